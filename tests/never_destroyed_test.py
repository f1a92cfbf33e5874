#!/usr/bin/env python3
"""What parsing reads is never destroyed: no object file of the library registers a destructor.

A program may end while its threads parse. `exit` runs the destructors of what has static storage
duration, and a thread that still reads it crashes, in a moment that no test of behaviour meets each
time. A static with a destructor is registered by `__cxa_atexit`; `static const T& x = *new T(...)`
is not.

usage: never_destroyed_test.py NM FOLDER-OF-OBJECT-FILES
"""
import pathlib
import subprocess
import sys

nm, folder = sys.argv[1], pathlib.Path(sys.argv[2])
objects = sorted(folder.rglob("*.o"))
if not objects:
    sys.exit(f"no object file in {folder}")
faults = []
for path in objects:
    undefined = subprocess.run([nm, "-u", path], capture_output=True, text=True, check=True).stdout
    if "__cxa_atexit" in undefined:
        faults.append(f"{path.relative_to(folder)}: has a static with a destructor; "
                      "write `static const T& x = *new T(...)`")
print("\n".join(faults) or f"{len(objects)} object files: no static has a destructor")
sys.exit(bool(faults))
