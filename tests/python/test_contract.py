"""Every output on the corpus is valid against the JSON schema that the package ships."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import gongwen
import jsonschema
import pytest
from conftest import corpus_files


@pytest.fixture(scope="module")
def validator() -> jsonschema.protocols.Validator:
    schema = json.loads(files("gongwen").joinpath("gongwen.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_there_is_a_corpus() -> None:
    assert len(corpus_files()) >= 12


@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: path.name)
def test_output_is_valid(path: Path, validator: jsonschema.protocols.Validator) -> None:
    result = gongwen.parse(path)
    assert result.broken_invariant() == ""
    validator.validate(result.to_dict(text=True, segments=True))
    validator.validate(result.to_dict())


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


def test_stubs_are_those_of_the_module() -> None:
    allowlist = Path(__file__).with_name("stubtest_allowlist.txt")
    run = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "gongwen", "--allowlist", str(allowlist)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
