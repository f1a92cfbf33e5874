"""Runs the program on many inputs in few processes."""
import json
import pathlib
import subprocess
import sys
import tempfile

BATCH = 400


def parse(program, inputs, options=()):
    """what the program says of each of the inputs, in their order"""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for begin in range(0, len(inputs), BATCH):
            paths = []
            for i, data in enumerate(inputs[begin:begin + BATCH]):
                path = folder / f"{i:05d}"
                path.write_bytes(data)
                paths.append(str(path))
            run = subprocess.run([program, "parse", "--format", "json", *options, *paths],
                                 capture_output=True, check=False)
            lines = run.stdout.decode("utf8").split("\n")[:-1]
            if run.returncode or len(lines) != len(paths):
                sys.exit(f"{program} failed: {run.stderr.decode('utf8', 'replace')[-500:]}")
            yield from map(json.loads, lines)
