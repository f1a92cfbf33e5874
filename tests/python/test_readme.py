"""The Python blocks of README.md run, and print what stands there."""

from __future__ import annotations

import doctest
import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS = [
    block
    for block in re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.M | re.S
    )
    if not block.startswith("# not run by the tests")
]


class WithoutPandas:
    """Finds no pandas. (None in `sys.modules` is not what Arrow expects of a package missing.)"""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def test_there_are_blocks() -> None:
    assert len(BLOCKS) >= 2


@pytest.mark.parametrize("block", BLOCKS)
def test_block_prints_what_is_shown(
    block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "read(" in block:
        pytest.importorskip("pyarrow", reason="tables of the README need pyarrow")
    if "pandas" in block:
        pytest.importorskip("pandas", reason="frames of the README need pandas")
    else:
        # The extra `arrow` does not bring it, so what does not name it must do without.
        monkeypatch.delitem(sys.modules, "pandas", raising=False)
        monkeypatch.setattr(sys, "meta_path", [WithoutPandas, *sys.meta_path])
    shutil.copytree(ROOT / "corpus" / "notices", tmp_path / "notices")
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    assert test.examples
    said: list[str] = []
    # A line `...` is any lines.
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    result = runner.run(test, out=said.append)
    assert result.failed == 0, "".join(said)
