"""``python -m gongwen``: what the program does, for who has the wheel alone."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import Any, Literal, NoReturn

from gongwen import _core
from gongwen._api import clean, parse
from gongwen._batch import run
from gongwen._detect import detect
from gongwen._diagnostics import diagnostic_codes, explain_diagnostic
from gongwen._journal import DONE, SIGNAL, UNREAD, UNWRITTEN, USAGE, Arguments, Refused
from gongwen._table import printable
from gongwen._view import is_same, view

_EPILOG = """\
exit status: 0 done, 1 an input could not be read, 2 wrong usage, 3 the output could not be written,
128 and the number of the signal that stopped the run
"""


def main(words: list[str] | None = None) -> int:
    """Runs the command that ``words`` (by default the program's arguments) say; the exit code."""
    arguments = _parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return SIGNAL + signal.SIGINT
    except Refused as refused:
        print(f"gongwen: {refused}", file=sys.stderr)
        return refused.code
    except BrokenPipeError:  # who read our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return UNWRITTEN
    except OSError as error:
        where = error.filename or "standard output"
        print(f"gongwen: {where}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return UNWRITTEN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gongwen",
        description="Reads Chinese government documents as they are really found.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"gongwen {_core.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, help: str, run: Any) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        made.add_argument("--encoding", help="charset that the sender declared: evidence alone")
        return made

    def add_script(made: argparse.ArgumentParser) -> None:
        made.add_argument("--script", choices=["auto", "off", "on"], default="auto")
        whose = ["standard", "taiwan", "taiwan_phrases", "hong_kong"]
        made.add_argument("--traditional", choices=whose, default="standard")

    made = command("parse", "Read documents: JSON, an outline or a page.", _parse)
    made.add_argument("file", nargs="+", metavar="FILE", help="files; - is standard input")
    made.add_argument("--format", choices=["text", "json", "jsonl", "html"], default="json")
    made.add_argument("--with", dest="extra", default="", metavar="text,segments", type=_extra)
    add_script(made)

    made = command("clean", "Print the recovered text, or with repairs and map.", _clean)
    made.add_argument("file", nargs="+", metavar="FILE", help="files; - is standard input")
    made.add_argument("--format", choices=["text", "json"], default="text")
    add_script(made)

    made = command("inspect", "Say what the bytes were: charset, script, damages.", _inspect)
    made.add_argument("file", nargs="+", metavar="FILE", help="files; - is standard input")

    made = commands.add_parser("explain-diagnostic", help="Say what a diagnostic means.")
    made.set_defaults(run=_explain_diagnostic)
    made.add_argument("code", nargs="?", metavar="CODE", help="without one, all are explained")

    made = command("view", "Make a page: what came in beside what was recovered.", _view)
    made.add_argument("file", metavar="FILE", help="file to read; - is standard input")
    made.add_argument("-o", "--output", metavar="PAGE", help="by default standard output")
    add_script(made)

    made = command("batch", "Read many files into one, on all cores; can be resumed.", _batch)
    made.add_argument(
        "input",
        nargs="+",
        metavar="INPUT",
        help="files, directories and quoted patterns; - is a list of files on standard input",
    )
    made.add_argument(
        "-o", "--output", required=True, metavar="OUT", help="OUT.jsonl, OUT.parquet or OUT.csv"
    )
    made.add_argument("--rows", action="store_true", help="in OUT.jsonl: a line a document, flat")
    made.add_argument("--with", dest="extra", default="", metavar="text,segments", type=_extra)
    made.add_argument("-j", "--jobs", type=_number, metavar="N", help="by default the cores")
    made.add_argument("--resume", action="store_true", help="go on where a run was stopped")
    made.add_argument("--force", action="store_true", help="replace OUT, or begin anew")
    made.add_argument("-0", "--null", action="store_true", help="NUL ends a file in the list")
    made.add_argument("-q", "--quiet", action="store_true", help="only why a run ends early")
    add_script(made)
    return parser


def _extra(words: str) -> str:
    for word in filter(None, words.split(",")):
        if word not in ("text", "segments"):
            raise argparse.ArgumentTypeError(f"{word!r} is none of text, segments")
    return words


def _number(word: str) -> int:
    if not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 1")
    return int(word)


def _each(files: list[str], show: Any) -> int:
    """Shows each file; one that cannot be read does not keep the others from being done."""
    code = DONE
    first = True
    for path in files:
        try:
            data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except OSError as error:
            batch = "; to read all files in it: python -m gongwen batch FOLDER -o OUT.jsonl"
            more = batch if isinstance(error, IsADirectoryError) else ""
            print(f"gongwen: {path}: {error.strerror}{more}", file=sys.stderr)
            code = UNREAD
            continue
        out: str = show(data, None if path == "-" else printable(path), first)
        sys.stdout.buffer.write(out.encode("utf-8", "replace"))
        first = False
    sys.stdout.buffer.flush()
    return code


def _parse(arguments: argparse.Namespace) -> int:
    if arguments.extra and arguments.format in ("text", "html"):
        raise Refused("--with applies to --format json", USAGE)
    extra = {word: True for word in arguments.extra.split(",") if word}

    def show(data: bytes, name: str | None, first: bool) -> str:
        result = parse(
            data,
            name=name,
            encoding=arguments.encoding,
            script=arguments.script,
            traditional=arguments.traditional,
        )
        if arguments.format == "text":
            text = result.to_text(color=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
            return text if first else "\n" + text
        if arguments.format == "html":
            return result.to_html(source=data)
        return result.to_json(**extra) + "\n"

    return _each(arguments.file, show)


def _view(arguments: argparse.Namespace) -> int:
    page = arguments.output if arguments.output != "-" else None
    if page is not None and arguments.file != "-" and is_same(Path(arguments.file), page):
        raise Refused(f"{page}: is the input, which the page would replace", USAGE)

    def show(data: bytes, name: str | None, first: bool) -> str:
        shown = view(
            data,
            name=name,
            encoding=arguments.encoding,
            script=arguments.script,
            traditional=arguments.traditional,
        )
        if page is None:
            return shown.to_html()
        try:
            shown.save(page)
        except OSError as error:
            why = f"{page}: cannot be written: {error.strerror}"
            raise Refused(why, UNWRITTEN) from None
        return ""

    return _each([arguments.file], show)


def _clean(arguments: argparse.Namespace) -> int:
    if arguments.format == "text" and len(arguments.file) > 1:
        raise Refused("texts of several files would run together: --format json", USAGE)

    def show(data: bytes, name: str | None, first: bool) -> str:
        cleaned = clean(
            data,
            name=name,
            encoding=arguments.encoding,
            script=arguments.script,
            traditional=arguments.traditional,
        )
        return cleaned.to_json() + "\n" if arguments.format == "json" else cleaned.text

    return _each(arguments.file, show)


def _explain_diagnostic(arguments: argparse.Namespace) -> int:
    language: Literal["en", "zh"] = "zh" if _speaks_chinese() else "en"
    try:
        rows = [explain_diagnostic(arguments.code, language)] if arguments.code else None
    except ValueError as error:
        raise Refused(str(error), USAGE) from None
    print("\n\n".join(map(str, rows or diagnostic_codes(language))))
    return DONE


def _speaks_chinese() -> bool:
    """Whether messages are to be Chinese: by LC_ALL, else LC_MESSAGES, else LANG."""
    named = filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")))
    return next(named, "").startswith("zh")


def _inspect(arguments: argparse.Namespace) -> int:
    def show(data: bytes, name: str | None, first: bool) -> str:
        return ("" if first else "\n") + str(detect(data, name=name, encoding=arguments.encoding))

    return _each(arguments.file, show)


def _batch(arguments: argparse.Namespace) -> int:
    inputs: list[str] = []
    for one in arguments.input:
        inputs += _listed(b"\0" if arguments.null else b"\n") if one == "-" else [one]
    signal.signal(signal.SIGTERM, _stop)
    return run(
        Arguments(
            inputs=inputs,
            output=arguments.output,
            rows=arguments.rows,
            resume=arguments.resume,
            force=arguments.force,
            quiet=arguments.quiet,
            jobs=arguments.jobs,
            text="text" in arguments.extra.split(","),
            segments="segments" in arguments.extra.split(","),
            encoding=arguments.encoding,
            script=arguments.script,
            traditional=arguments.traditional,
        )
    )


def _listed(separator: bytes) -> list[str]:
    return [os.fsdecode(path) for path in sys.stdin.buffer.read().split(separator) if path]


def _stop(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt(number)
