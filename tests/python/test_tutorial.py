"""The tutorial runs, and shows what is committed."""

from __future__ import annotations

import base64
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

for needed in ("nbclient", "ipykernel", "matplotlib", "pandas", "pyarrow"):
    pytest.importorskip(needed, reason=f"the tutorial needs {needed}")

import nbformat  # noqa: E402
from nbclient import NotebookClient  # noqa: E402

TUTORIAL = Path(__file__).parents[2] / "bindings/tutorial/tutorial.ipynb"
_PNG = b"\x89PNG\r\n"


@pytest.fixture(scope="module")
def run() -> Any:
    """The notebook, run anew; an error in a cell is an error here."""
    notebook = nbformat.read(TUTORIAL, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        NotebookClient(
            notebook, timeout=120, resources={"metadata": {"path": TUTORIAL.parent}}
        ).execute()
    return notebook


def outputs(notebook: Any) -> list[Any]:
    return [
        output
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    ]


def said(notebook: Any) -> str:
    """What all cells print or show as text."""
    parts = [o.get("text") or o.get("data", {}).get("text/plain", "") for o in outputs(notebook)]
    return "\n".join(parts)


def test_every_cell_has_run_without_a_warning(run: Any) -> None:
    code = [cell for cell in run.cells if cell.cell_type == "code"]
    assert len(code) >= 12
    assert all(cell.execution_count for cell in code)
    assert [o for o in outputs(run) if o.get("name") == "stderr"] == []


def test_it_reads_the_corpus(run: Any) -> None:
    found = re.search(r"(\d+) files, (\d+) documents, (\d+) errors", said(run))
    assert found is not None
    files, documents, errors = map(int, found.groups())
    assert files == sum(
        path.suffix in {".txt", ".html"}
        for path in TUTORIAL.parents[2].joinpath("corpus/notices").iterdir()
    )
    assert documents > files and errors == 0


def test_the_plot_is_a_picture(run: Any) -> None:
    pictures = [o.data["image/png"] for o in outputs(run) if "image/png" in o.get("data", {})]
    assert len(pictures) == 1
    data = base64.b64decode(pictures[0])
    assert data.startswith(_PNG) and len(data) > 8_000


def test_the_notice_is_shown_with_its_values(run: Any) -> None:
    pages = [o.data["text/html"] for o in outputs(run) if "text/html" in o.get("data", {})]
    assert any("data-to=" in page and "云政发〔2024〕18号" in page for page in pages)


def test_committed_outputs_are_those_of_a_run_and_small(run: Any) -> None:
    committed = nbformat.read(TUTORIAL, as_version=4)
    nbformat.validate(committed)
    code = [cell for cell in committed.cells if cell.cell_type == "code"]
    assert [len(cell.outputs) for cell in code] == [
        len(cell.outputs) for cell in run.cells if cell.cell_type == "code"
    ]
    assert TUTORIAL.stat().st_size < 400_000
    # Where it was run is nobody's business.
    assert str(TUTORIAL.parents[2]) not in TUTORIAL.read_text("utf-8")
    assert not re.search(r'[" (](/home/|/root/|/tmp/|/work/)', TUTORIAL.read_text("utf-8"))
