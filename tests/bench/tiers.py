"""Tiers by rule over a whole community: what the rules say of everybody, once and for each week of a year.

usage: tiers.py [EVENTS]     (cargo xtask bench tiers)
200,000 members, 730 days, 10,000,000 interactions unless another number is given; a ladder of six rules, the log in memory.
"""

import json
import shutil
import sys

from support import workspace
from support.events import data, peers, timed
from support.figures import Figures


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    figures = Figures(f"tiers by rule over {events:,} interactions")
    cli, folder = workspace.program("tulou-cli"), data(peers(), events)
    place = folder / "tiers"
    shutil.rmtree(place, ignore_errors=True)
    timed(cli, "init", place, "--community", "B", "--tz", "Asia/Shanghai")
    timed(cli, "--workspace", place, "import", folder / "members.csv")
    timed(cli, "--workspace", place, "import", folder / "events.csv")
    found = json.loads(timed(workspace.program("bench_tiers"), place)[2])
    if found["up"] == 0 or found["weeks"] < 30:
        sys.exit(f"the rules moved {found['up']} members, over {found['weeks']} weeks")
    figures.note("members whom the rules look at", found["members"], "")
    figures.note("weeks of the dry run", found["weeks"], "")
    figures.note(f"saving the rules, with {found['up']:,} moves", found["saved_ms"], "ms")
    figures.at_most("asking the rules about everybody again", found["again_ms"], 300, "ms")
    figures.at_most("a year's dry run, week by week", found["dry_ms"] / 1e3, 5, "s")
    figures.at_most("who is near a move", found["near_ms"], 600, "ms")
    figures.at_most("why one member stands where they stand", found["why_ms"], 300, "ms")
    figures.at_most("who moved in a year", found["moves_ms"], 600, "ms")
    figures.note("memory of the application", found["peak_mb"], "MB")
    figures.end()


if __name__ == "__main__":
    main()
