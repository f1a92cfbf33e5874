"""Every way in gives the same JSON: a few inputs of every kind (`make everywhere` takes more)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="tables need pyarrow")

import inputs  # noqa: E402
import same_answer  # noqa: E402
from damages.base import MissingProgram  # noqa: E402

BUILD = Path(os.environ.get("GONGWEN_BUILD", Path(__file__).parents[2] / "build/release"))
COUNT = 48


@pytest.mark.skipif(
    not (BUILD / "tests/same_answer/gongwen_same_answer").exists(),
    reason=f"the programs are not built in {BUILD} (GONGWEN_BUILD names another folder)",
)
def test_every_way_in_gives_the_same_json(tmp_path: Path) -> None:
    ways = {**same_answer.of_programs(BUILD), **same_answer.of_python()}
    assert len(ways) == 7
    try:
        paths = inputs.write(tmp_path, COUNT)
    except MissingProgram as missing:
        pytest.skip(f"{missing} (Debian: .ci/setup test installs it)")
    assert same_answer.compare(ways, tmp_path, paths) == []


def test_a_difference_is_seen(tmp_path: Path) -> None:
    paths = inputs.write(tmp_path, 8)
    parse = same_answer.of_python()["parse"]

    def wrong(folder: Path, names: list[str]) -> same_answer.Answers:
        answers = parse(folder, names)
        return {path: json + b" " if path == names[3] else json for path, json in answers.items()}

    def fewer(folder: Path, names: list[str]) -> same_answer.Answers:
        return parse(folder, names[:-1])

    found = same_answer.compare({"a": parse, "b": wrong, "c": fewer}, tmp_path, paths)
    assert found[:2] == [f"b: {paths[3]}", f"c: {paths[-1]}"]
