"""The tutorial of the site for analysts runs as it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import corpus_files

for needed in ("pandas", "pyarrow", "matplotlib"):
    pytest.importorskip(needed, reason=f"the tutorial needs {needed}")

PAGE = Path(__file__).parents[2] / "bindings/site/tutorials/analyst.md"


def test_the_analysts_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notices").mkdir()
    for path in corpus_files():
        shutil.copy(path, tmp_path / "notices")
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)  # noqa: S102
    assert len(blocks) >= 6
    for made in ("page.html", "months.png", "notices.parquet"):
        assert (tmp_path / made).stat().st_size > 1000
