"""Every output on the corpus is valid against the JSON schema that the package ships."""

from __future__ import annotations

import ast
import importlib
import json
import re
import subprocess
import sys
import typing
from importlib.resources import files
from pathlib import Path

import gongwen
import jsonschema
import pytest
import referencing
from conftest import corpus_files


@pytest.fixture(scope="module")
def validator() -> jsonschema.protocols.Validator:
    schema = json.loads(files("gongwen").joinpath("gongwen.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def clean_validator() -> jsonschema.protocols.Validator:
    folder = files("gongwen")
    schemas = [
        json.loads(folder.joinpath(name).read_text("utf-8"))
        for name in ("gongwen.schema.json", "gongwen-clean.schema.json")
    ]
    jsonschema.Draft202012Validator.check_schema(schemas[1])
    registry = referencing.Registry().with_resources(
        (schema["$id"], referencing.Resource.from_contents(schema)) for schema in schemas
    )
    return jsonschema.Draft202012Validator(schemas[1], registry=registry)


def test_there_is_a_corpus() -> None:
    assert len(corpus_files()) >= 12


@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: path.name)
def test_output_is_valid(path: Path, validator: jsonschema.protocols.Validator) -> None:
    result = gongwen.parse(path)
    assert result.broken_invariant() == ""
    validator.validate(result.to_dict(text=True, segments=True))
    validator.validate(result.to_dict())


@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: path.name)
def test_clean_output_is_valid_and_its_map_tiles(
    path: Path, clean_validator: jsonschema.protocols.Validator
) -> None:
    cleaned = gongwen.clean(path)
    written = cleaned.to_dict()
    clean_validator.validate(written)
    assert written["text"] == cleaned.text
    ends = [row[:2] for row in written["map"][1:]]
    ends.append([written["source"]["bytes"], len(cleaned.text.encode())])
    for row, (source_end, text_end) in zip(written["map"], ends):
        source, text = source_end - row[0], text_end - row[1]
        assert source >= 0 and text >= 0
        if row[2]:
            assert source % row[2] == 0 and source // row[2] == text // row[3]


@pytest.mark.parametrize("data", [b"", b"?", b"\xff\xfe", b"GIF89a\x01"])
def test_output_on_bad_input_is_valid(
    data: bytes, validator: jsonschema.protocols.Validator
) -> None:
    validator.validate(gongwen.parse(data).to_dict(text=True, segments=True))


@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: path.name)
def test_spans_in_characters_and_in_bytes_agree(path: Path) -> None:
    result = gongwen.parse(path)
    contract = result.to_dict(text=True)
    text = contract["text"].encode()
    for document, written in zip(result.documents, contract["documents"]):
        for field in ("title", "number", "annotation"):
            value = getattr(document, field)
            if value is not None:
                assert value.span.of(result.text) == text[slice(*written[field]["span"])].decode()
                assert list(result.source_of(value.span)) == written[field]["source"]


def mypy(module: str, *words: str, cwd: Path | None = None) -> None:
    """Runs mypy, which must find nothing."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr


def test_stubs_are_those_of_the_module() -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    allowlist = Path(__file__).with_name("stubtest_allowlist.txt")
    # It says which packages may be missing; where they are there, less is to be allowed.
    config = Path(__file__).parents[2] / "pyproject.toml"
    words = ["--allowlist", str(allowlist), "--ignore-unused-allowlist"]
    mypy("mypy.stubtest", "gongwen", *words, "--mypy-config-file", str(config))


USER = """
import datetime
from pathlib import Path

import gongwen

result = gongwen.parse(Path("notice.txt"))
for document in result.documents:
    title: str = document.title.text if document.title else ""
    if isinstance(document.date, gongwen.Date):
        age: datetime.timedelta = datetime.date.today() - document.date
        days: datetime.timedelta = document.date - datetime.date(2024, 1, 1)
        later: datetime.date = document.date + days
    reveal_type(document.sections[0].heading)


class Frame:
    columns: list[str]
    shape: tuple[int, int]


rows: Frame = gongwen.parse_column(Frame(), "content", name="url")
tables: dict[str, Frame] = gongwen.child_tables(rows)
script: gongwen.Script = "off"
gongwen.read("notices/", script=script, cache=Path("rows"))
number: int = gongwen.parse_column(Frame(), "content")
gongwen.parse(5)
gongwen.clean(b"", script="maybe")
result.text = ""
"""


def test_types_are_of_use_to_strict_users(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    (tmp_path / "user.py").write_text(USER, "utf-8")
    words = ["--strict", "--cache-dir", str(tmp_path / "cache"), "user.py"]
    command = [sys.executable, "-m", "mypy", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    said = [re.sub(r"^user.py:(\d+): (\w+): .*?(\[[\w-]+\])?$", r"\1 \2 \3", line)
            for line in done.stdout.splitlines()]
    last = USER.count("\n")
    noted = USER[: USER.index("reveal_type")].count("\n") + 1
    assert said[0].startswith(f"{noted} note") and "Value | None" in done.stdout
    assert said[1:-1] == [
        f"{last - 3} error [assignment]",
        f"{last - 2} error [arg-type]",
        f"{last - 1} error [arg-type]",
        f"{last} error [misc]",
    ], done.stdout


def words() -> dict[str, tuple[str, ...]]:
    """The words of each type that is made of words."""
    module = importlib.import_module("gongwen._words")
    return {
        name: typing.get_args(kind)
        for name, kind in vars(module).items()
        if typing.get_origin(kind) is typing.Literal
    }


def test_words_are_those_of_the_contract() -> None:
    schema = json.loads(files("gongwen").joinpath("gongwen.schema.json").read_text("utf-8"))
    defs, document = schema["$defs"], schema["$defs"]["document"]["properties"]
    told = {
        "Format": schema["properties"]["source"]["properties"]["format"],
        "InputScript": schema["properties"]["script"],
        "Severity": schema["properties"]["diagnostics"]["items"]["properties"]["severity"],
        "NumberForm": defs["number"]["properties"]["form"],
        "RepairKind": defs["repair"]["properties"]["kind"],
        "LabelStyle": defs["section"]["properties"]["style"],
        "Role": document["role"],
        "ReferenceRole": document["references"]["items"]["properties"]["role"],
        "PeriodRole": document["dates"]["items"]["properties"]["role"],
    }
    for name, where in told.items():
        assert set(words()[name]) == set(where["enum"]), name
    # The schema has no list of the parts: what the corpus has must be among them.
    parts, places = set(), set()
    for path in corpus_files():
        result = gongwen.parse(path)
        parts |= {word for segment in result.segments for word in (segment.part, segment.runner_up)}
        places |= {document.issued_by_place for document in result.all_documents()}
    assert parts <= set(words()["Part"]) and len(parts) > 20
    assert places <= set(words()["IssuerPlace"])
    assert set(words()) <= set(gongwen.__all__)


def test_help_says_the_types_of_the_stubs() -> None:
    stub = ast.parse(Path(gongwen.__file__).with_name("_core.pyi").read_text("utf-8"))
    aliases = {"_AnyDate": "Date | PartialDate", **dict.fromkeys(words(), "str")}
    checked = 0
    for made in (node for node in stub.body if isinstance(node, ast.ClassDef)):
        for member in (node for node in made.body if isinstance(node, ast.FunctionDef)):
            doc = getattr(getattr(gongwen, made.name), member.name).__doc__ or ""
            _, has, said = doc.partition(":type: ")
            if not has:
                continue
            assert member.returns is not None
            stated = ast.unparse(member.returns)
            for alias, meaning in aliases.items():
                stated = re.sub(rf"\b{alias}\b", meaning, stated)
            assert said == re.sub(r"Literal\[.*?\]", "str", stated), f"{made.name}.{member.name}"
            checked += 1
    assert checked > 90
