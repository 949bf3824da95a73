"""Large member lists: imports, lists by random questions, search.

usage: people.py     (cargo xtask bench people)
Each import runs in a process of its own into a new workspace, three times; the median counts, and the most memory.
"""

import json
import statistics
import subprocess
import tempfile

from support import workspace
from support.figures import Figures

RUNS = 3
IMPORTS = {"csv": 4.0, "xlsx": 10.0}
# A workbook is read in a second process, which is counted too.
MEMORY_MB = {"csv": 100.0, "xlsx": 300.0}


def asked(*arguments: object) -> dict:
    program = workspace.program("bench_people")
    printed = subprocess.run([program, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(printed)


def imports(figures: Figures) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asked("write", folder)
        for kind, limit in IMPORTS.items():
            runs = [asked("import", f"{folder}/members.{kind}") for _ in range(RUNS)]
            median = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
            figures.at_most(f"import of 200,000 rows, {kind}", median["import_s"], limit, "s")
            figures.note("its preview", median["preview_s"], "s")
            figures.note("the longest wait of an edit meanwhile", median["longest_wait_ms"], "ms")
            memory = max(run["peak_mb"] + run["child_peak_mb"] for run in runs)
            figures.at_most("its memory", memory, MEMORY_MB[kind], "MB")
        names = asked("names", f"{folder}/some.csv")
        figures.at_most("300 names among 5,000 members, p95", names["p95_ms"], 30, "ms")


def lists(figures: Figures) -> None:
    measured = asked("lists", workspace.make())
    figures.at_most("200 random lists, p95", measured["questions_p95_ms"], 16, "ms")
    figures.note("the slowest of them", measured["questions_worst_ms"], "ms")
    figures.at_most("search by initials, the slowest", measured["searches_worst_ms"], 30, "ms")
    figures.at_most("counts of selections, p95", measured["counts_p95_ms"], 16, "ms")
    figures.at_most("members on each tier", measured["tiers_ms"], 16, "ms")
    figures.at_most("the list after an edit, p95", measured["edit_then_list_ms"], 16, "ms")
    figures.note("the list after an edit of 5,000 members", measured["bulk_then_list_ms"], "ms")
    figures.note("loading the index, in the background", measured["index_load_s"], "s")
    figures.note("lists by SQLite until then, p95", measured["questions_by_sqlite_p95_ms"], "ms")


def main() -> None:
    figures = Figures("members")
    imports(figures)
    lists(figures)
    figures.end()


if __name__ == "__main__":
    main()
