#!/usr/bin/env python3
"""What the linker says of the library and the program: hardened as src/hardening.cmake has it.

usage: hardening.py READELF FILE...
"""
import subprocess
import sys

readelf, files = sys.argv[1], sys.argv[2:]


def said(*options):
    return subprocess.run([readelf, "-W", *options], capture_output=True, text=True,
                          check=True).stdout


faults = []
for path in files:
    segments, dynamic, symbols = said("-l", path), said("-d", path), said("-s", path)
    stack = next((line for line in segments.splitlines() if "GNU_STACK" in line), "")
    checks = {
        "its relocations are not read-only": "GNU_RELRO" in segments,
        "it binds its symbols late": "BIND_NOW" in dynamic or " NOW" in dynamic,
        "its stack is executable": stack != "" and "E" not in stack.split("GNU_STACK")[1],
        "it has no stack protector": "__stack_chk_fail" in symbols,
        "its copies are not checked (_FORTIFY_SOURCE)": "_chk@" in symbols,
        "its place in memory is fixed": "(DYN" in said("-h", path) or "DYN (" in said("-h", path),
    }
    faults += [f"{path}: {fault}" for fault, fine in checks.items() if not fine]
print("\n".join(faults) or f"{len(files)} files hardened")
sys.exit(bool(faults))
