"""Inputs of many kinds, the same whenever they are made: notices as they are and damaged, generated
documents in many forms, and bytes that are no notice."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
sys.path.append(str(CORPUS))

import generate  # noqa: E402
import lossless  # noqa: E402
from damages.registry import CHAINS, damage  # noqa: E402

SEED = 5

_DAMAGES = [
    *(f"chain:{name}" for name in CHAINS),
    "stretch:utf8_as_gbk",
    "dropped_byte",
    "lost_spans",
    "iso-2022-cn",
    "gb18030",
    "mixed",
    "questioned",
]

# What breaks a writer or a reader of JSON, Arrow or a line, rather than the parser.
_ODD = [
    b"",
    b"\n",
    b"?",
    b"\x00" * 300,
    b"\xff\xfe",
    b"GIF89a\x01\x00\x01\x00\x80",
    "标题\u2028第二行\u2029第三行\r第四行\r\n".encode(),
    "关于“引号\\反斜线\t制表符”\x01\x1f\x7f的通知\n".encode(),
    "各区、县人民政府：𠮷林\U0001f600\ufdd0\U0010ffff特此通知。\n".encode(),
    "\ud800各科室：\udfff\n".encode("utf-8", "surrogatepass"),
    "关于开展检查的通知\n".encode()[:-2],
    "<p>关于开展检查的通知</p><p>各科室：</p><table><tr><td>一</td></tr>".encode(),
    bytes(random.Random(SEED).randbytes(4096)),
    ("一、" + "重要" * 20_000 + "\n").encode(),
    "（一）（1）①".encode() * 500,
]


def _notices() -> Iterator[tuple[str, bytes]]:
    for path in sorted((CORPUS / "notices").iterdir()):
        if path.suffix in {".txt", ".html"}:
            yield path.name, path.read_bytes()


def _damaged() -> Iterator[tuple[str, bytes]]:
    clean = [
        path
        for path in sorted((CORPUS / "notices").glob("*.txt"))
        if not path.name.startswith(("damaged_", "charset_", "unrecoverable"))
    ]
    random.Random(SEED).shuffle(clean)
    for path, kind in zip(cycle(clean), cycle(_DAMAGES)):
        try:
            made = bytes(damage(path.read_text("utf-8"), [kind], SEED).values)
        except UnicodeEncodeError:  # a charset that lacks a character of this notice
            continue
        yield f"{path.stem} {kind.replace(':', ' ')}.txt", made


def _generated() -> Iterator[tuple[str, bytes]]:
    for document, name in zip(generate.generate(sys.maxsize, SEED), cycle(lossless.FORMS)):
        made = lossless.form(name, document, SEED)
        if made is not None:
            yield f"{document.name} {name.replace(':', ' ')}", made


def _odd() -> Iterator[tuple[str, bytes]]:
    for number, data in enumerate(_ODD):
        yield f"odd {number} 100% #[x]{{y}} 文件.bin", data


def inputs(count: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the first ``count`` inputs; every kind comes in turn."""

    def in_turn() -> Iterator[tuple[str, bytes]]:
        waiting = [_odd(), _notices(), _damaged(), _generated()]
        while waiting:
            for source in list(waiting):
                found = next(source, None)
                if found is None:
                    waiting.remove(source)
                else:
                    yield found

    return islice(in_turn(), count)


def write(folder: Path, count: int) -> list[str]:
    """Writes them into a folder and gives their paths, sorted."""
    paths = []
    for number, (name, data) in enumerate(inputs(count)):
        path = folder / f"{number:03} {name}"
        path.write_bytes(data)
        paths.append(str(path))
    return paths
