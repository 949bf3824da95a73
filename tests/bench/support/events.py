"""A made community of 200,000 members whose interactions fill two years, the peers' Python that makes it, and how programs are timed."""

import os
import pathlib
import subprocess
import sys
import time
import venv

from support import workspace

MEMBERS, DAYS = 200_000, 730
PEERS = pathlib.Path(__file__).resolve().parents[1] / "peers"


def peers() -> pathlib.Path:
    """The Python of the peers, with the pinned packages."""
    folder = workspace.TARGET / "bench" / "peers"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = (PEERS / "requirements.txt").read_text()
    mark = folder / "installed.txt"
    if not mark.exists() or mark.read_text() != wanted:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", PEERS / "requirements.txt"], check=True)
        mark.write_text(wanted)
    return python


def data(python: pathlib.Path, events: int) -> pathlib.Path:
    folder = workspace.TARGET / "bench" / f"events-{events}"
    if not (folder / "made").exists():
        subprocess.run([python, PEERS / "gen_events.py", folder, str(MEMBERS), str(DAYS), str(events)], check=True)
        (folder / "made").touch()
    return folder


def timed(*command: object) -> tuple[float, float, str]:
    """Seconds, peak of memory in MB, and what was printed."""
    begun = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - begun
    if status != 0:
        sys.exit(f"{command} ended with {status}")
    return took, usage.ru_maxrss / 1024, printed.decode()
