"""Every public function of the package has an example, which runs and prints what it says."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import shutil
from pathlib import Path

import gongwen
import pytest

NOTICES = Path(__file__).parents[2] / "corpus" / "notices"
MODULES = ["gongwen"] + [
    f"gongwen.{module.name}"
    for module in pkgutil.iter_modules(gongwen.__path__)
    if module.name not in ("_core", "__main__", "_batch", "_journal")  # the latter want a Unix
]


def test_every_function_has_an_example() -> None:
    for name in gongwen.__all__:
        if inspect.isfunction(made := getattr(gongwen, name)):
            assert ">>> " in (made.__doc__ or ""), name


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "gongwen.pandas":
        pytest.importorskip("pandas", reason="its accessor needs pandas")
    module = importlib.import_module(name)
    finder, shared = doctest.DocTestFinder(), {"gongwen": gongwen}
    tests = [test for test in finder.find(module, extraglobs=shared) if test.examples]
    if any("pyarrow" in test.docstring or "read(" in test.docstring for test in tests):
        pytest.importorskip("pyarrow", reason="tables need pyarrow")
    shutil.copytree(NOTICES, tmp_path / "notices")
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    for test in tests:
        runner.run(test, out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)
