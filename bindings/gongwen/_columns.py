"""The columns of the table: names, Arrow types and what they hold. One list, from which the Arrow
schema, the DDL for Spark and the documentation are made."""

from __future__ import annotations

from typing import NamedTuple, Union

# A type is a word of SQL, a list of one type, or a struct of named types.
Type = Union[str, "List", "Struct"]


class List(NamedTuple):
    """A list of one type."""

    of: Type


class Struct(NamedTuple):
    """Named fields, each with its type."""

    fields: tuple[tuple[str, Type], ...]


class Column(NamedTuple):
    """A column of the table."""

    name: str
    type: Type
    doc: str


_STRINGS = List("string")
# Tables, each its rows, each their cells.
_TABLES = List(List(_STRINGS))

_SECTIONS = List(
    Struct(
        (
            ("id", "int"),
            ("parent", "int"),
            ("level", "int"),
            ("label", "string"),
            ("style", "string"),
            ("ordinal", "int"),
            ("heading", "string"),
            ("run_in", "boolean"),
            ("text", "string"),
            ("tables", _TABLES),
        )
    )
)
_ATTACHMENTS = List(
    Struct((("ordinal", "int"), ("title", "string"), ("file", "string"), ("url", "string")))
)
_CONTACTS = List(
    Struct(
        (
            ("organization", "string"),
            ("names", _STRINGS),
            ("phones", _STRINGS),
            ("faxes", _STRINGS),
            ("emails", _STRINGS),
            ("address", "string"),
            ("postcode", "string"),
        )
    )
)
_REFERENCES = List(Struct((("title", "string"), ("number", "string"), ("role", "string"))))
_DATES = List(
    Struct((("text", "string"), ("start", "string"), ("end", "string"), ("role", "string")))
)
_REPAIRS = List(Struct((("kind", "string"), ("count", "bigint"))))
_DIAGNOSTICS = List(Struct((("severity", "string"), ("code", "string"), ("message", "string"))))

COLUMNS: tuple[Column, ...] = (
    Column("name", "string", "the input: its path, or the name that the caller gave"),
    Column(
        "error",
        "string",
        "why the input could not be read; then all other columns but name are null",
    ),
    Column(
        "document",
        "int",
        "number of the document in its input, in reading order; null where the input has none",
    ),
    Column("parent", "int", "the document that forwards, issues or annexes this one"),
    Column("role", "string", "main, duplicate, forwarded, issued or annex"),
    Column("duplicate_of", "int", "the document of the same input that this one repeats"),
    Column("number", "string", "发文字号 in canonical form: 市监函〔2024〕5号"),
    Column("number_agency", "string", "机关代字: 市监函; of an order organ and word: 财政部令"),
    Column("number_year", "int", "年份"),
    Column("number_serial", "int", "发文顺序号"),
    Column("number_form", "string", "document, order, announcement or other"),
    Column("title", "string", "标题, on one line"),
    Column("kind", "string", "文种: 通知, 函, 意见, 公告 …"),
    Column(
        "issued_by",
        _STRINGS,
        "the organs that it is from: letterhead, else signature, else title, else page metadata",
    ),
    Column("issued_by_place", "string", "which of these: letterhead, signature, title, page, none"),
    Column("issuers", _STRINGS, "发文机关标志, the organs of the letterhead"),
    Column("signatories", _STRINGS, "发文机关署名"),
    Column("addressees", _STRINGS, "主送机关, one for each group"),
    Column("cc", _STRINGS, "抄送机关"),
    Column("approvers", _STRINGS, "签发人"),
    Column("date", "string", "成文日期, ISO 8601 to the precision given: 2024-09-02, 2024-09"),
    Column("annotation", "string", "附注, without its brackets"),
    Column("disclosure", "string", "公开属性: 主动公开, 依申请公开 or 不予公开"),
    Column("copy_number", "string", "份号"),
    Column("classification", "string", "密级和保密期限"),
    Column("urgency", "string", "紧急程度"),
    Column("printed_by", "string", "印发机关"),
    Column("printed_on", "string", "印发日期, ISO 8601"),
    Column("body", "string", "the running text of the document, a paragraph a line"),
    Column("paragraphs", _STRINGS, "body text before the first numbered section"),
    Column("sections", _SECTIONS, "all numbered sections in reading order; parent is an id"),
    Column("closing", _STRINGS, "body text behind the last section"),
    Column("tables", _TABLES, "tables outside of sections: of each its rows, of each their cells"),
    Column("attachments", _ATTACHMENTS, "附件说明"),
    Column("contacts", _CONTACTS, "whom to ask, one row for each group of the text"),
    Column("references", _REFERENCES, "other documents that this one cites"),
    Column("dates", _DATES, "dates and periods of the body, with their role"),
    Column("page_title", "string", "headline of the page that is no document's title"),
    Column("page_url", "string", "address of the page or of its original"),
    Column("page_origin", "string", "来源"),
    Column("page_author", "string", "作者"),
    Column("page_editor", "string", "责任编辑"),
    Column("page_published", "string", "发布日期 of the page, ISO 8601"),
    Column("page_index_number", "string", "索引号"),
    Column("page_topic", "string", "主题分类"),
    Column("page_keywords", _STRINGS, "主题词"),
    Column("page_validity", "string", "有效性"),
    Column("page_issuer", "string", "发文机关 of the page's metadata"),
    Column("page_unified_number", "string", "统一编号"),
    Column("page_effective", "string", "实施日期, ISO 8601"),
    Column("page_expires", "string", "失效日期, ISO 8601"),
    Column("format", "string", "text or html: what the input was read as"),
    Column("encoding", "string", "charset of the input, by its WHATWG name"),
    Column("script", "string", "hans, hant, mixed or none: of the input before conversion"),
    Column("bytes", "bigint", "size of the input"),
    Column("repairs", _REPAIRS, "what was repaired in the input: how often each kind"),
    Column("diagnostics", _DIAGNOSTICS, "what a reader should know of the input"),
)

JSON_COLUMN = Column("json", "string", "what to_json() says of the input, in its first row")


def columns(json: bool = False) -> tuple[Column, ...]:
    """The columns of the table, with the one of the JSON if asked for."""
    return (*COLUMNS, JSON_COLUMN) if json else COLUMNS


def ddl(json: bool = False) -> str:
    """The columns as Spark writes a schema: ``name STRING, document INT, …``."""

    def word(kind: Type) -> str:
        if isinstance(kind, List):
            return f"ARRAY<{word(kind.of)}>"
        if isinstance(kind, Struct):
            return "STRUCT<" + ", ".join(f"`{n}`: {word(t)}" for n, t in kind.fields) + ">"
        return kind.upper()

    return ", ".join(f"`{column.name}` {word(column.type)}" for column in columns(json))
