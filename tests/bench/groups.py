"""The day of a manager of five hundred groups after a year of twelve posts a day: 2.2 million deliveries.

usage: groups.py     (cargo xtask bench groups)
"""

import json
import shutil
import subprocess

from support import workspace
from support.figures import Figures


def main() -> None:
    folder = workspace.TARGET / "bench" / "groups"
    shutil.rmtree(folder, ignore_errors=True)
    program = workspace.program("bench_groups")
    printed = subprocess.run([program, folder], check=True, stdout=subprocess.PIPE, text=True).stdout
    shutil.rmtree(folder, ignore_errors=True)
    measured = json.loads(printed)
    figures = Figures(f"{measured['deliveries']:,} deliveries, {measured['steps']:,} of them waiting")
    figures.note("made in", measured["fill_s"], "s")
    figures.at_most("today, p95", measured["today_p95_ms"], 50, "ms")
    figures.at_most("send mode opens with the whole day, p95", measured["queue_p95_ms"], 50, "ms")
    figures.at_most("send mode opens with one post, p95", measured["queue_of_one_p95_ms"], 50, "ms")
    figures.at_most("the next piece, filled in, p95", measured["piece_p95_ms"], 8, "ms")
    figures.note("its place noted, p95", measured["copied_p95_ms"], "ms")
    figures.at_most("the table of all groups, a week beside the week before, p95", measured["table_p95_ms"], 50, "ms")
    figures.at_most("the figures of a day, p95", measured["figures_p95_ms"], 50, "ms")
    figures.note("one delivery marked, p95", measured["marks"]["one_ms"], "ms")
    figures.at_most("500 deliveries marked in one step, p95", measured["marks"]["all_ms"], 100, "ms")
    figures.at_most("that step undone, p95", measured["marks"]["undo_ms"], 100, "ms")
    figures.end()


if __name__ == "__main__":
    main()
