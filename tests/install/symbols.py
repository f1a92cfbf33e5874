#!/usr/bin/env python3
"""The library shows its own names and no others, and which they are is written down.

usage: symbols.py LIBRARY LIST [--update]

LIST is what other programs link with: a name that leaves it breaks them (a new minor version while
the major one is 0), a name that joins it is a promise. --update writes it anew.
"""
import pathlib
import subprocess
import sys


def shown(library):
    """The functions and data that the library defines, as they stand in its headers."""
    said = subprocess.run(["nm", "--dynamic", "--defined-only", "--demangle", library],
                          capture_output=True, text=True, check=True).stdout
    # W and V are bodies of inline functions: a program has its own, and optimisation decides which
    # are there.
    rows = (line.split(" ", 2)[1:] for line in said.splitlines())
    rows = [(kind, name) for kind, name in rows]
    foreign = sorted(name for kind, name in rows if "gongwen::" not in name.split("(")[0])
    return sorted({name for kind, name in rows if kind not in "WVu"}), foreign


def main():
    library, listed = sys.argv[1], pathlib.Path(sys.argv[2])
    names, foreign = shown(library)
    for name in foreign:
        print(f"{library} shows a name that is not its own: {name}")
    if sys.argv[3:] == ["--update"]:
        listed.write_text("".join(f"{name}\n" for name in names), "utf-8")
    known = listed.read_text("utf-8").splitlines()
    for name in sorted(set(known) - set(names)):
        print(f"gone from the library, which breaks programs that use it: {name}")
    for name in sorted(set(names) - set(known)):
        print(f"new in the library, not in {listed.name}: {name}")
    return 1 if foreign or known != names else 0


if __name__ == "__main__":
    sys.exit(main())
