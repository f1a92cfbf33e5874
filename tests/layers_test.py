#!/usr/bin/env python3
"""Holds every #include of the library against the table of layers in ARCHITECTURE.md.

The table stands there and nowhere else: a folder that it does not name fails, so does an include
that it does not allow, so does a row without a folder. Two types of one name in headers of one
namespace fail, too: no compiler tells of them, and each would do the other's work. So does what the
library asks of the process's locale: a program that speaks German must be given the same bytes.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUFFIXES = {".cpp", ".hpp", ".h", ".inc", ".in"}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
PUBLIC = "gongwen/"
POSIX = {"fcntl.h", "fnmatch.h", "poll.h", "sched.h", "spawn.h", "sys/file.h", "sys/ioctl.h",
         "sys/prctl.h", "sys/resource.h", "sys/socket.h", "sys/stat.h", "sys/types.h",
         "sys/wait.h", "unistd.h"}


def read_table():
    """folder -> (folders it may include, prefixes of third-party headers)"""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf8")
    table = page.split("<!-- layers: begin -->")[1].split("<!-- layers: end -->")[0]
    rows = {}
    for line in table.splitlines():
        if line.startswith("| `"):
            folder, _, layers, third = [cell.strip() for cell in line.strip("|").split("|")]
            rows[folder.strip("`")] = (
                {"src/" + name for name in re.findall(r"`([^`]+)`", layers)},
                re.findall(r"`([^`]+)`", third),
            )
    return rows


def layer_of(path, rows):
    """the innermost folder of the table that holds `path`"""
    inside = [row for row in rows if path.startswith(row + "/")]
    return max(inside, key=len, default=None)


def is_standard(name):
    # Headers of the C++ library have neither folder nor ending; of POSIX the program needs a few.
    return not re.search("[./]", name) or name in POSIX


def check_file(path, rows):
    layer = layer_of(path, rows)
    if layer is None:
        return [f"{path}: its folder stands in no row of the table"]
    allowed, third_parties = rows[layer]
    faults = []
    for bracket, name in INCLUDE.findall((ROOT / path).read_text(encoding="utf8")):
        if name.startswith(PUBLIC):
            continue
        if bracket == "<":
            own = any(name.startswith(prefix) for prefix in third_parties)
            if not (own or is_standard(name)):
                faults.append(f"{path}: <{name}> is not private to {layer}")
            elif own and path.endswith(".hpp") and layer != "bindings":
                faults.append(f"{path}: <{name}> belongs in a .cpp file")
            continue
        if (ROOT / path).parent.joinpath(name).exists():
            continue  # a neighbour
        target = layer_of("src/" + name, rows)
        if target == "src" and "/" in name:
            target = None
        if target is None or not (target == layer or target in allowed):
            faults.append(f'{path}: {layer} may not include "{name}"')
    return faults


def check_types(files):
    """no two headers define a type of the same name in the same namespace"""
    where, faults = {}, []
    for path in files:
        if not path.endswith(".hpp"):
            continue
        text = (ROOT / path).read_text(encoding="utf8")
        namespaces = re.findall(r"^namespace (\S+) \{", text, re.M)
        for name in re.findall(r"^(?:struct|class|enum class) (?:GONGWEN_EXPORT )?(\w+)[^;]*?\{", text, re.M):
            first = where.setdefault((tuple(namespaces[:1]), name), path)
            if first != path:
                faults.append(f"{path}: {name} is defined in {first}, too")
    return faults


LOCALE = re.compile(
    r'"[^"\n]*%[-+ #0-9.*]*[aefgAEFG][^"\n]*"'  # printf of a float
    r"|\b(?:std::)?(?:sto[dflu]\w*|strto(?:d|f|ld)|atof|setlocale|localeconv|"
    r"(?:to(?:upper|lower)|is(?:alnum|alpha|digit|lower|print|punct|space|upper|xdigit))(?=\())"
    r"|\bstd::(?:locale|\w*stringstream|put_time|get_time)\b"
)


def check_locale(files):
    """nothing of the library depends on the locale; the program has one of its own"""
    faults = []
    for path in files:
        if not path.startswith(("src/", "include/")) or path.startswith("src/cli/"):
            continue
        if not path.endswith((".cpp", ".hpp")):
            continue
        code = re.sub(r"//.*", "", (ROOT / path).read_text(encoding="utf8"))
        for found in LOCALE.findall(code):
            faults.append(f"{path}: {found} depends on the locale of the process")
    return faults


def main():
    rows = read_table()
    faults = [] if rows else ["ARCHITECTURE.md: the table of layers is gone"]
    for row in rows:
        if not (ROOT / row).is_dir():
            faults.append(f"ARCHITECTURE.md: there is no folder {row}")
    files = [
        str(path.relative_to(ROOT))
        for top in ("include", "src", "bindings")
        for path in sorted((ROOT / top).rglob("*"))
        if path.suffix in SUFFIXES and path.is_file() and path.name != "CMakeLists.txt"
    ]
    for path in files:
        faults += check_file(path, rows)
    faults += check_types(files)
    faults += check_locale(files)
    print("\n".join(faults) or f"{len(files)} files keep to the {len(rows)} layers")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
