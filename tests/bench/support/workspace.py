"""The large workspace of the benchmarks: 200,000 members and 20,000 planned items around the present day."""

import datetime
import os
import pathlib
import shutil
import subprocess

TARGET = pathlib.Path(os.environ.get("TULOU_TARGET", pathlib.Path(__file__).resolve().parents[3] / "target"))
SUFFIX = ".exe" if os.name == "nt" else ""


def program(name: str) -> pathlib.Path:
    """A program of the release build."""
    return TARGET / "release" / f"{name}{SUFFIX}"


def make() -> pathlib.Path:
    """Makes the workspace, unless this build made it today: a plan of yesterday has another Today."""
    maker = program("large_workspace")
    folder = TARGET / "bench" / "large"
    made = folder / "made"
    stamp = f"{datetime.date.today()} {maker.stat().st_mtime_ns}"
    if not made.exists() or made.read_text() != stamp:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        subprocess.run([maker, folder / "workspace"], check=True)
        made.write_text(stamp)
    return folder / "workspace"
