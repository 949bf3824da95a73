"""Single edits beside the disk's own time to make a small append durable, and the day, both on the large workspace.

usage: edit.py     (cargo xtask bench edit)
"""

import json
import subprocess

from support import workspace
from support.figures import Figures


def main() -> None:
    program, folder = workspace.program("bench_edit"), workspace.make()
    printed = subprocess.run([program, folder], check=True, stdout=subprocess.PIPE, text=True).stdout
    measured = json.loads(printed)
    figures = Figures("edits and the day")
    figures.note("a small append made durable, median", measured["append_ms"], "ms")
    for name, times in measured["edits"].items():
        figures.at_most(f"{name}: committed and published, beside that", times["beside_ms"], 10, "ms")
        figures.note("in all", times["median_ms"], "ms")
    figures.at_most("today, p95", measured["today_p95_ms"], 20, "ms")
    figures.note("its median", measured["today_median_ms"], "ms")
    figures.end()


if __name__ == "__main__":
    main()
