"""The words that values are made of, as types: each of these is a ``str`` at run time."""

from typing import Literal

Format = Literal[
    "text",
    "html",
    "docx",
    "doc",
    "rtf",
    "pdf",
    "ofd",
    "mhtml",
    "email",
    "json",
    "binary",
]
"""What the bytes of an input are; text and html are read."""

InputScript = Literal[
    "hans",
    "hant",
    "mixed",
    "none",
]
"""The script of an input before conversion."""

Severity = Literal[
    "note",
    "warning",
    "error",
]
"""Of a diagnostic."""

NumberForm = Literal[
    "document",
    "order",
    "announcement",
    "other",
]
"""What a 发文字号 is of."""

LabelStyle = Literal[
    "chapter",
    "article",
    "han",
    "han_paren",
    "arabic",
    "arabic_paren",
    "circled",
    "ordinal_word",
    "none",
]
"""Of a section's label."""

Role = Literal[
    "main",
    "duplicate",
    "forwarded",
    "issued",
    "annex",
]
"""Of a document."""

IssuerPlace = Literal[
    "letterhead",
    "signature",
    "title",
    "page",
    "none",
]
"""What says whom a document is from."""

ReferenceRole = Literal[
    "basis",
    "implements",
    "forwards",
    "issues",
    "amends",
    "repeals",
    "replies_to",
    "mentions",
]
"""What a document does with one that it cites."""

PeriodRole = Literal[
    "deadline",
    "effective",
    "expiry",
    "event",
    "mention",
]
"""What a date in the body is for."""

RepairKind = Literal[
    "encoding",
    "gbk_misaligned",
    "utf8_as_gbk",
    "utf8_as_latin",
    "gbk_as_latin",
    "big5_as_gbk",
    "gbk_as_big5",
    "double_encoded",
    "lost_space",
    "lost_character",
    "lost_date_mark",
    "lost_number_bracket",
    "pinyin_annotation",
    "traditional",
    "variant",
    "width",
    "private_use",
    "control",
    "hard_wrap",
    "entity",
]
"""What was repaired."""

Part = Literal[
    "blank",
    "navigation",
    "page_title",
    "page_metadata",
    "related",
    "disclaimer",
    "footer",
    "copy_number",
    "classification",
    "urgency",
    "issuer",
    "number",
    "approver",
    "title",
    "passing_line",
    "addressee",
    "paragraph",
    "heading",
    "table",
    "closing",
    "attachment",
    "signatory",
    "date",
    "annotation",
    "disclosure",
    "contact",
    "cc",
    "printed",
    "other",
]
"""What a stretch of the text is."""
