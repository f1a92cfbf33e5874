#!/usr/bin/env python3
"""Makes a page for each field, in English and Chinese, in bindings/fields.

The words come from the descriptions of gongwen/gongwen.schema.json (first line English, second
Chinese) and its comments (clause of the standard, chapter of tests/spec.md, example); the examples
are what the program prints for a notice of the corpus; the types are those of result.hpp and of the
stubs. Confidences are left out: they change with every better judgement.

usage: fields.py GONGWEN [--check]    --check only says whether the pages are up to date
"""
from __future__ import annotations

import ast
import functools
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "bindings" / "fields"
NOTICES = ROOT / "corpus" / "notices"
# A list shows its first rows, a text its first characters: a page shows a form, not a document.
MOST_ROWS = 3
MOST_CHARACTERS = 60

Node = dict[str, Any]

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "languages": "English | [中文]({other})",
        "standard": "Standard: GB/T 9704-2012, {}",
        "no_standard": "Standard: none in GB/T 9704-2012",
        "spec": "Rules and examples: [tests/spec.md, {}](../../tests/spec.md#{})",
        "key": "key",
        "name": "name",
        "type": "type",
        "meaning": "meaning",
        "where": "## Where it stands",
        "json": "JSON: `{}`",
        "python": "Python: `{}` – `{}`",
        "cpp": "C++: `{}` – `{}`",
        "columns": "Table of `gongwen.read`: {}",
        "parts": "## Its parts",
        "example": "## Example",
        "in": "In [`{0}`](../../corpus/notices/{0}):",
        "out": "`gongwen parse --format json` says:",
        "required": "always there",
        "more": "… {} more",
        "list": "list of {}",
        "codes": ("## Codes", "code", "severity", "meaning", "what to do"),
        "index": "# Fields",
        "intro": "What the JSON of schema `gongwen/1` holds, field by field. A value that the input "
        "does not have is absent: never an empty string, a null or a guess. These pages are made "
        "from the [schema](../gongwen/gongwen.schema.json) by [`fields.py`](../fields.py).",
        "input": "## Of an input",
        "document": "## Of a document",
    },
    "zh": {
        "languages": "[English]({other}) | 中文",
        "standard": "标准：GB/T 9704-2012 第 {} 条",
        "no_standard": "标准：GB/T 9704-2012 未作规定",
        "spec": "规则和例子：[tests/spec.md，{}](../../tests/spec.md#{})",
        "key": "键",
        "name": "名称",
        "type": "类型",
        "meaning": "含义",
        "where": "## 所在位置",
        "json": "JSON：`{}`",
        "python": "Python：`{}`，类型 `{}`",
        "cpp": "C++：`{}`，类型 `{}`",
        "columns": "`gongwen.read` 的表格列：{}",
        "parts": "## 组成",
        "example": "## 例子",
        "in": "[`{0}`](../../corpus/notices/{0}) 中：",
        "out": "`gongwen parse --format json` 的输出：",
        "required": "必有",
        "more": "…… 另有 {} 项",
        "list": "{} 的列表",
        "codes": ("## 代码", "代码", "级别", "含义", "处理"),
        "index": "# 字段说明",
        "intro": "JSON（JSON Schema `gongwen/1`）的各个字段。输入中没有的内容不出现：既不用空字符串或 "
        "null 代替，也不推测。各页由 [`fields.py`](../fields.py) 根据"
        "[JSON Schema](../gongwen/gongwen.schema.json)生成。",
        "input": "## 输入的字段",
        "document": "## 公文的字段",
    },
}


def suffix(language: str) -> str:
    return ".md" if language == "en" else ".zh.md"


class Schema:
    """The schema, and what its notes say."""

    def __init__(self) -> None:
        path = ROOT / "bindings" / "gongwen" / "gongwen.schema.json"
        self.root: Node = json.loads(path.read_text("utf-8"))

    def resolve(self, node: Node) -> Node:
        """The node with what it refers to."""
        while "$ref" in node:
            target: Any = self.root
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            own = {key: value for key, value in node.items() if key != "$ref"}
            node = {**target, **own}
        return node

    def parts(self, node: Node) -> tuple[dict[str, Node], list[str]]:
        """The keys of an object (or of the rows of a list), and those that are always there."""
        node = self.resolve(node)
        if node.get("type") == "array":
            return self.parts(node["items"]) if isinstance(node.get("items"), dict) else ({}, [])
        properties, required = {}, []
        for base in node.get("allOf", []):
            more, always = self.parts(base)
            properties.update(more)
            required += always
        return {**properties, **node.get("properties", {})}, required + node.get("required", [])

    def type_name(self, node: Node, language: str) -> str:
        """The type in a word."""
        reference = node.get("$ref", "").rsplit("/", 1)[-1]
        whole = self.resolve(node)
        if reference in ("span", "confidence"):
            return {"span": "[begin, end)", "confidence": "0 … 1"}[reference]
        if whole.get("type") == "array":
            if not isinstance(whole.get("items"), dict):
                return "array"
            return WORDS[language]["list"].format(self.type_name(whole["items"], language))
        if "enum" in whole:
            return " \\| ".join(f"`{value}`" for value in whole["enum"])
        if reference and reference != "values":
            return reference
        return str(whole.get("type", "object"))


def described(node: Node, language: str) -> str:
    """The description in a language: a line each."""
    lines = str(node.get("description", "")).split("\n")
    return lines[-1] if language == "zh" else lines[0]


def notes(node: Node) -> dict[str, str]:
    """`clause`, `spec` and `example` of a comment."""
    found = {}
    for part in re.split(r"; (?=(?:spec|example): )", str(node.get("$comment", ""))):
        key, colon, value = part.partition(": ")
        if colon:
            found["clause" if key.startswith("GB/T") else key] = value
    return found


def anchor(heading: str) -> str:
    """The address that a heading of Markdown gets."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@functools.cache
def python_types() -> dict[tuple[str, str], str]:
    """The types of properties, from the stubs: (class, property) → type."""
    tree = ast.parse((ROOT / "bindings" / "gongwen" / "_core.pyi").read_text("utf-8"))
    found = {}
    for kind in tree.body:
        if isinstance(kind, ast.ClassDef):
            for item in kind.body:
                if isinstance(item, ast.FunctionDef) and item.returns is not None:
                    found[kind.name, item.name] = ast.unparse(item.returns)
    return found


@functools.cache
def cpp_types() -> dict[tuple[str, str], str]:
    """The types of members, from the header: (struct, member) → type."""
    found = {}
    struct = ""
    for line in (ROOT / "include" / "gongwen" / "result.hpp").read_text("utf-8").splitlines():
        if begin := re.match(r"struct (\w+)", line):
            struct = begin[1]
        elif member := re.match(r"  ([\w:<>]+) (\w+)(?: = [^;]+)?;", line):
            found[struct, member[2]] = member[1]
    return found


@functools.cache
def table_columns() -> list[str]:
    """The columns of the table, read from their list: the package need not be built."""
    source = (ROOT / "bindings" / "gongwen" / "_columns.py").read_text("utf-8")
    return re.findall(r'^    Column\(\s*"(\w+)"', source, re.M)


class Program:
    """The program, asked once for each notice."""

    def __init__(self, path: str) -> None:
        self._path = path

    @functools.cache
    def output(self, notice: str) -> Node:
        done = subprocess.run(
            [self._path, "parse", "--with", "text", "--format", "json", notice],
            cwd=NOTICES, capture_output=True, check=True)
        result: Node = json.loads(done.stdout)
        return result

    def codes(self) -> list[Node]:
        """What each code of a diagnostic means."""
        done = subprocess.run(
            [self._path, "explain-diagnostic", "--format", "json"], capture_output=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]


def at(value: Any, pointer: str) -> Any:
    """What a JSON pointer names."""
    for step in pointer.strip("/").split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def spans(value: Any) -> list[tuple[int, int]]:
    """All places in the text that a value names."""
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    if isinstance(value, dict):
        own = [tuple(value["span"])] if "span" in value else []
        return own or [span for item in value.values() for span in spans(item)]
    return []


def shortened(value: Any, more: str) -> Any:
    """A value of which only the form matters: long lists and texts cut, confidences left out."""
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        return value[:MOST_CHARACTERS] + "…"
    if isinstance(value, list):
        rows = [shortened(item, more) for item in value[:MOST_ROWS]]
        return rows + ([more.format(len(value) - MOST_ROWS)] if len(value) > MOST_ROWS else [])
    if isinstance(value, dict):
        return {key: shortened(item, more) for key, item in value.items()
                if key not in ("confidence", "encoding_confidence")}
    return value


def written(value: Any, indent: int = 0) -> str:
    """JSON with what fits on a line on a line."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(flat) + indent <= 90:
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        rows = [f"{json.dumps(key)}: {written(item, indent + 2)}" for key, item in value.items()]
        return "{\n" + ",\n".join(pad + row for row in rows) + "\n" + " " * indent + "}"
    rows = [written(item, indent + 2) for item in value]
    return "[\n" + ",\n".join(pad + row for row in rows) + "\n" + " " * indent + "]"


def example(program: Program, where: str, language: str) -> list[str]:
    """The lines of the notice, and what the program says of them."""
    words = WORDS[language]
    notice, _, pointer = where.partition("#")
    output = program.output(notice)
    value = at(output, pointer)
    text = output["text"].encode()
    shown: list[str] = []
    for begin, end in spans(value)[:MOST_ROWS]:
        begin = text.rfind(b"\n", 0, begin) + 1
        end = text.find(b"\n", max(end - 1, begin))
        for line in text[begin:end if end >= 0 else None].decode().strip().splitlines():
            cut = line.strip("　 ")
            cut = cut if len(cut) <= MOST_CHARACTERS else cut[:MOST_CHARACTERS] + "…"
            if cut and cut not in shown and len(shown) < 2 * MOST_ROWS:
                shown.append(cut)
    out = ["", words["example"], "", words["in"].format(notice), ""]
    if shown:
        out += ["```text", *shown, "```", "", words["out"], ""]
    else:
        out += [words["out"], ""]
    name = pointer.rsplit("/", 1)[-1]
    return [*out, "```text", f'"{name}": {written(shortened(value, words["more"]))}', "```"]


def codes(program: Program, language: str) -> list[str]:
    """The table of the codes of diagnostics."""
    heading, *columns = WORDS[language]["codes"]
    out = ["", heading, "", "| " + " | ".join(columns) + " |", "|---|---|---|---|"]
    for row in program.codes():
        said = row[language]
        out.append(f"| `{row['code']}` | {row['severity']} | {said['meaning']} | {said['remedy']} |")
    return out


def page(schema: Schema, program: Program, name: str, node: Node, of: str, language: str) -> str:
    """The page of a field."""
    words = WORDS[language]
    said = notes(node)
    out = [f"# `{name}` – {node['title']}", "",
           words["languages"].format(other=name + suffix("zh" if language == "en" else "en")), "",
           described(node, language), ""]
    if of == "Document":
        out.append("- " + (words["standard"].format(said["clause"]) if "clause" in said
                           else words["no_standard"]))
    if "spec" in said:
        out.append("- " + words["spec"].format(said["spec"], anchor(said["spec"])))
    path = f"documents[…].{name}" if of == "Document" else name
    out += ["", words["where"], "", "- " + words["json"].format(path)]
    owner = "document" if of == "Document" else "result"
    if kind := python_types().get((of, name)):
        out.append("- " + words["python"].format(f"{owner}.{name}", kind))
    if kind := cpp_types().get((of, name)):
        out.append("- " + words["cpp"].format(f"{owner}.{name}", kind))
    prefix = name if of == "Document" else {"page": "page_"}.get(name, name)
    columns = [column for column in table_columns()
               if column == prefix or column.startswith(prefix.rstrip("_") + "_")
               and (of == "Document") == (not column.startswith("page_"))]
    if columns:
        out.append("- " + words["columns"].format(", ".join(f"`{column}`" for column in columns)))
    properties, required = schema.parts(node)
    if properties:
        out += ["", words["parts"], "",
                f"| {words['key']} | {words['name']} | {words['type']} | {words['meaning']} |",
                "|---|---|---|---|"]
        for key, part in properties.items():
            always = f" ({words['required']})" if key in required else ""
            meaning = described(part, language).replace("|", "\\|")
            out.append(f"| `{key}`{always} | {part.get('title', '')} "
                       f"| {schema.type_name(part, language)} | {meaning} |")
    elif "enum" in schema.resolve(node):
        values = ", ".join(f"`{value}`" for value in schema.resolve(node)["enum"])
        out += ["", words["parts"], "", values]
    if name == "diagnostics":
        out += codes(program, language)
    if "example" in said:
        out += example(program, said["example"], language)
    return "\n".join(out) + "\n"


def index(groups: list[tuple[str, dict[str, Node]]], language: str) -> str:
    """The list of all fields."""
    words = WORDS[language]
    other = "README" + suffix("zh" if language == "en" else "en")
    out = [words["index"], "", words["languages"].format(other=other), "", words["intro"]]
    for heading, fields in groups:
        out += ["", words[heading], "", f"| {words['key']} | {words['name']} | {words['meaning']} |",
                "|---|---|---|"]
        for name, node in fields.items():
            first = re.split(r"(?<=\.) |(?<=。)(?!”)", described(node, language))[0]
            out.append(f"| [`{name}`]({name}{suffix(language)}) | {node['title']} | {first} |")
    return "\n".join(out) + "\n"


def pages(program: Program) -> dict[str, str]:
    """All pages: name of the file → what it holds."""
    schema = Schema()
    # `schema` is a constant, and `documents` is what the second group is about.
    result = {name: node for name, node in schema.root["properties"].items()
              if name not in ("schema", "documents")}
    document = schema.root["$defs"]["document"]["properties"]
    out = {}
    for language in WORDS:
        out["README" + suffix(language)] = index(
            [("document", document), ("input", result)], language)
        for of, fields in (("Result", result), ("Document", document)):
            for name, node in fields.items():
                out[name + suffix(language)] = page(schema, program, name, node, of, language)
    return out


def main() -> int:
    arguments = sys.argv[1:]
    if len(arguments) not in (1, 2) or arguments[1:] not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    wanted = pages(Program(str(Path(arguments[0]).resolve())))
    there = {path.name: path.read_text("utf-8") for path in PAGES.glob("*.md")}
    if arguments[1:]:
        stale = sorted(name for name in wanted.keys() | there.keys()
                       if wanted.get(name) != there.get(name))
        for name in stale:
            print(f"bindings/fields/{name} is not what bindings/fields.py makes: run make fields")
        return 1 if stale else 0
    PAGES.mkdir(exist_ok=True)
    for name in there.keys() - wanted.keys():
        (PAGES / name).unlink()
    for name, words in wanted.items():
        (PAGES / name).write_text(words, "utf-8")
    print(f"{len(wanted)} pages in {PAGES.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
