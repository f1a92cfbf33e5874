"""What must hold for any document: cleaned text is clean, positions go there and back, and a damage
that loses nothing changes nothing.

Documents are those of the corpus; GONGWEN_DOCUMENTS may name folders of more, with `:` between them.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import gongwen
import pytest
from conftest import corpus_files

CORPUS = Path(__file__).parents[2] / "corpus"
sys.path.append(str(CORPUS))

from damages import registry  # noqa: E402
from damages.base import MissingProgram  # noqa: E402

SEED = 7
SPANS = 40  # of each document whose positions are asked for
# Charsets that hold all of the text, and misreadings that keep every byte.
LOSSLESS = (
    [[name] for name in registry.CHARSETS if name not in {"big5", "euc-tw", "iso-2022-cn", "mixed"}]
    + [["mixed"], ["mixed:body=utf-8,part=gb18030,place=tail"]]
    + [["utf8_as_latin"], ["utf8_as_cp1252"], ["gbk_as_latin"], ["gbk_as_cp1252"]]
    + [["chain:twice_latin"]]
)


def documents() -> list[Path]:
    folders = [Path(p) for p in os.environ.get("GONGWEN_DOCUMENTS", "").split(":") if p]
    more = [p for folder in folders for p in sorted(folder.iterdir()) if p.is_file()]
    return corpus_files() + more


def clean_notices() -> list[Path]:
    return [
        p
        for p in sorted((CORPUS / "notices").glob("*.txt"))
        if not p.stem.startswith(("damaged_", "charset_", "unrecoverable"))
    ]


def damaged(text: str, kinds: list[str]) -> bytes:
    return bytes(registry.damage(text, kinds, SEED).values)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_cleaned_text_is_clean(path: Path) -> None:
    once = gongwen.clean(path)
    twice = gongwen.clean(once.text)
    assert twice.text == once.text
    assert not twice.repairs


def is_added(cleaned: gongwen.Cleaned, at: int) -> bool:
    begin, end = cleaned.source_of((at, at + 1))
    return begin == end


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_positions_go_there_and_back(path: Path) -> None:
    cleaned = gongwen.clean(path)
    size = len(cleaned.text)
    rng = random.Random(SEED)
    for _ in range(SPANS if size else 0):
        begin = rng.randrange(size)
        end = rng.randint(begin + 1, min(size, begin + 30))
        # A mark that was put in stands for no byte: at an edge nothing leads back to it.
        while begin < end and is_added(cleaned, begin):
            begin += 1
        while begin < end and is_added(cleaned, end - 1):
            end -= 1
        source = cleaned.source_of((begin, end))
        back = cleaned.text_of(source)
        assert back[0] <= begin
        assert end <= back[1]
    # The whole is the whole: no byte lies outside the map.
    assert tuple(cleaned.text_of((0, path.stat().st_size))) == (0, size)
    for repair in cleaned.repairs:
        assert 0 <= repair.span[0] <= repair.span[1] <= size


# Of a line of rare characters, or of figures and marks alone, nothing may tell what it was: so many
# of a thousand lines may come back as they are.
UNTOLD = 5


@pytest.mark.parametrize("kinds", LOSSLESS, ids=" ".join)
def test_what_loses_nothing_changes_nothing(kinds: list[str]) -> None:
    wrong: list[str] = []
    count = 0
    for path in clean_notices():
        wanted = gongwen.clean(path).text
        try:
            data = damaged(wanted, kinds)
        except UnicodeEncodeError:
            continue  # a character that the charset does not have
        lines, found = wanted.split("\n"), gongwen.clean(data).text.split("\n")
        assert len(found) == len(lines), path.name
        count += len(lines)
        wrong += [f"{path.name}: {b}" for a, b in zip(lines, found) if a != b]
    assert len(wrong) * 1000 <= UNTOLD * count, wrong


@pytest.mark.parametrize("name", sorted({*registry.OF_TEXT, *registry.CHAINS}))
def test_any_damage_can_be_cleaned_and_stays_so(name: str) -> None:
    kind = f"chain:{name}" if name in registry.CHAINS else name
    kind = f"{kind}:utf8_as_gbk" if name == "stretch" else kind
    for path in clean_notices():
        try:
            data = damaged(path.read_text("utf8"), [kind])
        except UnicodeEncodeError:
            continue
        except MissingProgram as missing:
            pytest.skip(str(missing))
        result = gongwen.parse(data)
        assert result.broken_invariant() == ""
        again = gongwen.clean(result.text)
        assert again.text == result.text, path.name
