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


def test_stubs_are_those_of_the_module() -> None:
    allowlist = Path(__file__).with_name("stubtest_allowlist.txt")
    # It says which packages may be missing.
    config = Path(__file__).parents[2] / "pyproject.toml"
    words = ["gongwen", "--allowlist", str(allowlist), "--mypy-config-file", str(config)]
    run = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
