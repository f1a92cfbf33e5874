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
    # A value of the text, or a list of them: it has a confidence and a place.
    part: bool = False
    # It is never null.
    required: bool = False


class Form(NamedTuple):
    """Which columns beyond those that are always there."""

    json: bool = False
    confidence: bool = False
    spans: bool = False


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
    Struct(
        (
            ("text", "string"),
            ("start", "string"),
            ("end", "string"),
            ("role", "string"),
            ("start_day", "date"),
            ("end_day", "date"),
        )
    )
)
_REPAIRS = List(Struct((("kind", "string"), ("count", "bigint"))))
_DIAGNOSTICS = List(Struct((("severity", "string"), ("code", "string"), ("message", "string"))))

# Made by the table, which alone knows the other inputs.
ROW = Column(
    "row",
    "bigint",
    "position of the input among all that were given, from 0: what to join on",
    required=True,
)

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
        "number of the document in its input, in reading order (its place in all_documents()); null "
        "where the input has none",
    ),
    Column(
        "confidence",
        "double",
        "the lowest confidence of its parts, in [0, 1]: what lies under 0.75 is worth a look",
    ),
    Column("parent", "int", "the document that forwards, issues or annexes this one"),
    Column("role", "string", "main, duplicate, forwarded, issued or annex"),
    Column("duplicate_of", "int", "the document of the same input that this one repeats"),
    Column("number", "string", "发文字号 in canonical form: 市监函〔2024〕5号", part=True),
    Column("number_agency", "string", "机关代字: 市监函; of an order organ and word: 财政部令"),
    Column("number_year", "int", "年份"),
    Column("number_serial", "int", "发文顺序号"),
    Column("number_form", "string", "document, order, announcement or other"),
    Column("title", "string", "标题, on one line", part=True),
    Column("kind", "string", "文种: 通知, 函, 意见, 公告 …", part=True),
    Column(
        "issued_by",
        _STRINGS,
        "the organs that it is from: letterhead, else signature, else title, else page metadata", part=True
    ),
    Column("issued_by_first", "string", "the first of these, to group by"),
    Column("issued_by_place", "string", "which of these: letterhead, signature, title, page, none"),
    Column("issuers", _STRINGS, "发文机关标志, the organs of the letterhead", part=True),
    Column("signatories", _STRINGS, "发文机关署名", part=True),
    Column("addressees", _STRINGS, "主送机关, one for each group", part=True),
    Column("cc", _STRINGS, "抄送机关", part=True),
    Column("approvers", _STRINGS, "签发人", part=True),
    Column("date", "string", "成文日期, ISO 8601 to the precision given: 2024-09-02, 2024-09", part=True),
    Column("date_day", "date", "the same as a day; null where the text gives a month or year alone"),
    Column("annotation", "string", "附注, without its brackets", part=True),
    Column("disclosure", "string", "公开属性: 主动公开, 依申请公开 or 不予公开", part=True),
    Column("copy_number", "string", "份号", part=True),
    Column("classification", "string", "密级和保密期限", part=True),
    Column("urgency", "string", "紧急程度", part=True),
    Column("printed_by", "string", "印发机关", part=True),
    Column("printed_on", "string", "印发日期, ISO 8601", part=True),
    Column("printed_on_day", "date", "the same as a day, as date_day"),
    Column("body", "string", "the running text of the document, a paragraph a line"),
    Column("paragraphs", _STRINGS, "body text before the first numbered section", part=True),
    Column("sections", _SECTIONS, "all numbered sections in reading order; parent is an id"),
    Column("closing", _STRINGS, "body text behind the last section", part=True),
    Column("tables", _TABLES, "tables outside of sections: of each its rows, of each their cells"),
    Column("attachments", _ATTACHMENTS, "附件说明"),
    Column("contacts", _CONTACTS, "whom to ask, one row for each group of the text"),
    Column("references", _REFERENCES, "other documents that this one cites"),
    Column("dates", _DATES, "dates and periods of the body, with their role"),
    Column("page_title", "string", "headline of the page that is no document's title", part=True),
    Column("page_url", "string", "address of the page or of its original", part=True),
    Column("page_origin", "string", "来源", part=True),
    Column("page_author", "string", "作者", part=True),
    Column("page_editor", "string", "责任编辑", part=True),
    Column("page_published", "string", "发布日期 of the page, ISO 8601", part=True),
    Column("page_published_day", "date", "the same as a day, as date_day"),
    Column("page_index_number", "string", "索引号", part=True),
    Column("page_topic", "string", "主题分类", part=True),
    Column("page_keywords", _STRINGS, "主题词", part=True),
    Column("page_validity", "string", "有效性", part=True),
    Column("page_issuer", "string", "发文机关 of the page's metadata", part=True),
    Column("page_unified_number", "string", "统一编号", part=True),
    Column("page_effective", "string", "实施日期, ISO 8601", part=True),
    Column("page_effective_day", "date", "the same as a day, as date_day"),
    Column("page_expires", "string", "失效日期, ISO 8601", part=True),
    Column("page_expires_day", "date", "the same as a day, as date_day"),
    Column("format", "string", "text or html: what the input was read as"),
    Column("encoding", "string", "charset of the input, by its WHATWG name"),
    Column("script", "string", "hans, hant, mixed or none: of the input before conversion"),
    Column("bytes", "bigint", "size of the input"),
    Column("repairs", _REPAIRS, "what was repaired in the input: how often each kind"),
    Column("diagnostics", _DIAGNOSTICS, "what a reader should know of the input"),
)

JSON_COLUMN = Column("json", "string", "what to_json() says of the input, in its first row")


# Columns beside a part and fields at the end of a list's entries, and what they are for.
_CONFIDENCE = "in [0, 1]"
_BEGIN = "where it begins in the bytes of the input (of a str: of its UTF-8)"
_END = "the byte behind it"
_ENTRIES = ("sections", "attachments", "contacts", "references", "dates")


def columns(form: Form = Form(), *, row: bool = True) -> tuple[Column, ...]:
    """The columns of the table, in their order."""
    out = [ROW] if row else []
    for column in COLUMNS:
        out += _with_more(column, form)
    return (*out, JSON_COLUMN) if form.json else tuple(out)


def _with_more(column: Column, form: Form) -> list[Column]:
    """A column and what is asked for beside it."""
    name, kind = column.name, column.type
    if name in _ENTRIES and isinstance(kind, List) and isinstance(kind.of, Struct):
        fields = kind.of.fields
        if form.confidence:
            fields += (("confidence", "double"),)
        if form.spans:
            fields += (("begin_byte", "bigint"), ("end_byte", "bigint"))
        return [column._replace(type=List(Struct(fields)))]

    def beside(word: Type) -> Type:
        return List(word) if isinstance(kind, List) else word

    out = [column]
    if form.confidence and column.part:
        out.append(Column(f"{name}_confidence", beside("double"), f"of {name}, {_CONFIDENCE}"))
    if form.spans and (column.part or name == "document"):
        out.append(Column(f"{name}_begin_byte", beside("bigint"), f"of {name}: {_BEGIN}"))
        out.append(Column(f"{name}_end_byte", beside("bigint"), f"of {name}: {_END}"))
    return out


def ddl(form: Form = Form()) -> str:
    """The columns as Spark writes a schema: ``name STRING, document INT, …``. A worker of Spark
    does not know the others' inputs, so there is no ``row``."""

    def word(kind: Type) -> str:
        if isinstance(kind, List):
            return f"ARRAY<{word(kind.of)}>"
        if isinstance(kind, Struct):
            return "STRUCT<" + ", ".join(f"`{n}`: {word(t)}" for n, t in kind.fields) + ">"
        return kind.upper()

    every = columns(form, row=False)
    return ", ".join(f"`{column.name}` {word(column.type)}" for column in every)
