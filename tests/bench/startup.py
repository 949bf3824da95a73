"""From process start to Today painted with its data, compared with an empty window; median of alternating runs.

usage: startup.py [RUNS]     (cargo xtask bench startup)
Each run starts a window on a virtual display and waits for the moment that it writes into its ready file after two
animation frames. The two windows take turns, so that a busy machine is busy for both.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from support import workspace
from support.figures import Figures

LIMIT = 1.6
HERE = pathlib.Path(__file__).resolve().parent


def build_empty_window() -> pathlib.Path:
    project = HERE / "empty-window"
    npm = ["npm.cmd" if os.name == "nt" else "npm"]
    subprocess.run([*npm, "ci", "--no-audit", "--no-fund"], cwd=project / "ui", check=True)
    subprocess.run([*npm, "run", "build"], cwd=project / "ui", check=True)
    target = workspace.TARGET / "empty-window"
    build = ["cargo", "build", "--release", "--locked", "--package", "spike", "--target-dir", str(target)]
    subprocess.run(build, cwd=project, check=True)
    return target / "release" / "spike"


class Display:
    """A virtual display that picks its own number."""

    def __enter__(self) -> str:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
        self.server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        return ":" + os.read(read, 20).decode().strip()

    def __exit__(self, *_: object) -> None:
        self.server.terminate()
        self.server.wait()


def start_once(program: pathlib.Path, display: str, variables: dict[str, str], ready: str) -> float:
    """Milliseconds from the start of the process to the painted screen."""
    # The web view's processes end a moment after the window and may still write into the folder while it is removed.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        mark = pathlib.Path(folder) / "ready"
        own = {name: os.path.join(folder, name) for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
        environment = {**os.environ, **own, **variables, "DISPLAY": display, ready: str(mark)}
        environment["SPIKE_DATA_DIR"] = os.path.join(folder, "data")
        begun = time.time()
        process = subprocess.Popen(
            [str(program)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while not (mark.exists() and mark.stat().st_size > 0):
                if time.time() - begun > 60 or process.poll() is not None:
                    raise SystemExit(f"{program.name} did not paint")
                time.sleep(0.005)
            painted = int(mark.read_text().split()[0]) / 1e6
        finally:
            process.terminate()
            process.wait()
    time.sleep(0.5)
    return (painted - begun) * 1000


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    if shutil.which("Xvfb") is None:
        raise SystemExit("Xvfb is missing")
    empty = build_empty_window()
    tulou, folder = workspace.program("tulou"), workspace.make()
    times: dict[str, list[float]] = {"empty": [], "tulou": []}
    with Display() as display:
        # One start of each that does not count: files come into the system's cache.
        for counted in range(runs + 1):
            pair = {
                "empty": start_once(empty, display, {}, "SPIKE_READY_FILE"),
                "tulou": start_once(tulou, display, {"TULOU_WORKSPACE": str(folder)}, "TULOU_READY_FILE"),
            }
            if counted:
                for name, took in pair.items():
                    times[name].append(took)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    figures = Figures(f"start, the median of {runs} runs by turns")
    for name, taken in times.items():
        figures.note(f"{name}, from {min(taken):.0f} to {max(taken):.0f} ms", medians[name], "ms")
    figures.at_most("Today painted, against the empty window", medians["tulou"] / medians["empty"], LIMIT, "times")
    figures.end()


if __name__ == "__main__":
    main()
