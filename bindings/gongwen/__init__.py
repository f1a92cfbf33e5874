"""Reads Chinese government documents as they are really found.

>>> import gongwen
>>> result = gongwen.parse("关于开展演练的通知\\n各科室：\\n特此通知。\\n")
>>> result.source.encoding
'UTF-8'

``parse`` gives documents with their parts (GB/T 9704-2012), ``clean`` the recovered text alone,
``detect`` what the bytes were, ``view`` a page to look at; ``read`` gives an Arrow table of many
files, ``parse_column`` that of texts in a DataFrame, ``child_tables`` one of each list in them.
``python -m gongwen`` does the same on the
command line.
Objects are immutable; their spans count characters of ``result.text``.
"""

from gongwen._api import Input, Limits, Script, Traditional, clean, parse
from gongwen._children import child_tables
from gongwen._core import (
    Attachment,
    Cleaned,
    Contact,
    Diagnostic,
    Document,
    Number,
    Page,
    Period,
    Reference,
    Repair,
    Result,
    Section,
    Segment,
    Source,
    Table,
    Value,
    __version__,
)
from gongwen._dates import Date, PartialDate
from gongwen._detect import Damage, Detection, detect
from gongwen._diagnostics import (
    DiagnosticCode,
    diagnostic_codes,
    diagnostic_message,
    explain_diagnostic,
)
from gongwen._explain import Change, Explanation
from gongwen._frames import parse_column
from gongwen._pipe import pipe
from gongwen._span import Span
from gongwen._table import parse_batches, parse_values, read, read_batches, schema
from gongwen._view import View, view
from gongwen._words import (
    Format,
    InputScript,
    IssuerPlace,
    LabelStyle,
    NumberForm,
    Part,
    PeriodRole,
    ReferenceRole,
    RepairKind,
    Role,
    Severity,
)

__all__ = [
    "Attachment",
    "Change",
    "Cleaned",
    "Contact",
    "Damage",
    "Date",
    "Detection",
    "Diagnostic",
    "DiagnosticCode",
    "Document",
    "Explanation",
    "Format",
    "Input",
    "InputScript",
    "IssuerPlace",
    "LabelStyle",
    "Limits",
    "Number",
    "NumberForm",
    "Page",
    "Part",
    "PartialDate",
    "Period",
    "PeriodRole",
    "Reference",
    "ReferenceRole",
    "Repair",
    "RepairKind",
    "Result",
    "Role",
    "Script",
    "Section",
    "Segment",
    "Severity",
    "Source",
    "Span",
    "Table",
    "Traditional",
    "Value",
    "View",
    "__version__",
    "child_tables",
    "clean",
    "detect",
    "diagnostic_codes",
    "diagnostic_message",
    "explain_diagnostic",
    "parse",
    "parse_batches",
    "parse_column",
    "parse_values",
    "pipe",
    "read",
    "read_batches",
    "schema",
    "view",
]
