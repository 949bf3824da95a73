"""Logs and the figures that are counted from them, beside DuckDB and beside a floor without any database, in one run.

usage: insights.py [EVENTS]     (cargo xtask bench insights)
200,000 members, 730 days, 10,000,000 interactions unless another number is given; two threads for everybody. Every figure is
compared with DuckDB's to the last digit before any time counts.
"""

import datetime
import json
import pathlib
import shutil
import statistics
import subprocess
import sys

from support import workspace
from support.events import PEERS, data, peers, timed
from support.figures import Figures

RUNS = 5
HERE = pathlib.Path(__file__).resolve().parent
EPOCH = datetime.date(1970, 1, 1)
CHANNELS = ["channel-0", "channel-1"]


def floor() -> pathlib.Path:
    target = workspace.TARGET / "floor"
    build = ["cargo", "build", "--release", "--locked", "--quiet", "--target-dir", str(target)]
    subprocess.run(build, cwd=HERE / "floor", check=True)
    return target / "release" / f"floor{workspace.SUFFIX}"


def told(text: str) -> dict[str, float]:
    """Lines of a name and a number."""
    return {name: float(value) for name, value in (line.split() for line in text.splitlines())}


def seconds(text: str) -> float:
    """A duration as Rust prints it."""
    for unit, scale in (("ms", 1e-3), ("µs", 1e-6), ("s", 1.0)):
        if text.endswith(unit):
            return float(text.removesuffix(unit)) * scale
    raise ValueError(text)


def differences(found: dict, peer: dict) -> list[str]:
    """Names of the figures that are not the peer's."""
    day = lambda number: (EPOCH + datetime.timedelta(number)).isoformat()
    monday = lambda week: day(week * 7 - 3)
    expected = {
        "dau": [[day(on), count] for on, count in peer["dau"]],
        "wau": [[day(on), count] for on, count in peer["wau7"]],
        "mau": [[day(on), count] for on, count in peer["mau30"]],
        "retention": [[monday(week), offset, count] for week, offset, count in peer["retention"]],
        "lifecycle": [[monday(row[0])] + row[1:] for row in peer["lifecycle"]],
        "heat": peer["heat"],
        "top": peer["top"],
        "rfm": [[key, recency, days, int(weight)] for recency, days, weight, key in peer["rfm"]],
    }
    wrong = [name for name, figure in expected.items() if found[name] != figure]
    return wrong if abs(found["gini"] - peer["gini"][0][0]) < 1e-9 else [*wrong, "gini"]


def imports(figures: Figures, cli: pathlib.Path, folder: pathlib.Path, events: int, peer_load: float) -> pathlib.Path:
    place = folder / "workspace"
    shutil.rmtree(place, ignore_errors=True)
    timed(cli, "init", place, "--community", "B", "--tz", "Asia/Shanghai")
    timed(cli, "--workspace", place, "import", folder / "members.csv")
    size = lambda: sum(file.stat().st_size for file in place.glob("main.db*"))
    before = size()
    took, memory, _ = timed(cli, "--workspace", place, "import", folder / "events.csv")
    figures.note("import", took, "s")
    figures.at_least("DuckDB's load beside it", peer_load / took, 1.5, "×")
    figures.at_most("its memory", memory, 250, "MB")
    figures.at_most("bytes an interaction", (size() - before) / events, 4.5, "bytes")
    return place


def program(figures: Figures, cli: pathlib.Path, place: pathlib.Path, peer: dict, peer_s: float, least: float) -> None:
    ask = (cli, "--workspace", place, "insights", "--members", "--json")
    found = json.loads(timed(*ask)[2])
    wrong = differences(found, peer)
    if wrong:
        sys.exit(f"figures that are not DuckDB's: {', '.join(wrong)}")
    runs = [timed(*ask) for _ in range(RUNS)]
    took = statistics.median(run[0] for run in runs)
    figures.note("all figures, a new process", took * 1e3, "ms")
    figures.at_most("beside the floor", took / least, 1.5, "×")
    figures.at_least("DuckDB's figures beside it", peer_s / took, 12, "×")
    figures.at_most("its memory", max(run[1] for run in runs), 250, "MB")


def running(figures: Figures, cli: pathlib.Path, place: pathlib.Path, least: float) -> None:
    bench = workspace.program("bench_insights")
    filters = json.loads(timed(bench, "filters", place, *CHANNELS)[2])
    named = [part for name in CHANNELS for part in ("--channel", name)]
    for tag, figure in enumerate(filters["figures"], start=1):
        ask = (cli, "--workspace", place, "insights", "--members", *named, "--segment", str(tag), "--json")
        own = json.loads(timed(*ask)[2])
        # The benchmark read the coefficient and wrote it again, which may cost its last digit.
        close = abs(own.pop("gini") - figure.pop("gini")) < 1e-9
        if own != figure or not close:
            sys.exit(f"a new process and the application do not count the same for the tag {tag}")
    figures.note("reading the log into memory, in the background", filters["load_ms"], "ms")
    figures.note("all figures for a new filter", filters["filter_ms"], "ms")
    figures.at_most("beside the floor", filters["filter_ms"] / 1e3 / least, 0.5, "×")
    figures.note("the slowest of them", filters["filter_worst_ms"], "ms")
    more = json.loads(timed(bench, "more", place)[2])
    if more["added"] != 10_000:
        sys.exit(f"{more['added']} of 10,000 interactions were added")
    figures.note("all figures of everybody", more["whole_ms"], "ms")
    figures.at_most("import of 10,000 more", more["import_ms"], 1000, "ms")
    figures.note("all figures after it", more["after_ms"], "ms")
    figures.note("and once more", more["again_ms"], "ms")
    figures.note("memory of the application", max(filters["peak_mb"], more["peak_mb"]), "MB")


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    figures = Figures(f"insights of {events:,} interactions")
    python, least_program, cli = peers(), floor(), workspace.program("tulou-cli")
    folder = data(python, events)
    (folder / "peer.duckdb").unlink(missing_ok=True)
    peer = told(timed(python, PEERS / "peer_insights.py", "duckdb", folder, "2")[2])
    floors = [timed(least_program, folder)[2] for _ in range(3)]
    least = statistics.median(seconds(text.split("figures ")[1].split()[0]) for text in floors)
    figures.note("DuckDB's load", peer["load_s"], "s")
    figures.note("DuckDB's figures", peer["query_s"], "s")
    figures.note("the floor: read and all figures, one thread", least * 1e3, "ms")
    place = imports(figures, cli, folder, events, peer["load_s"])
    program(figures, cli, place, json.loads((folder / "duckdb.json").read_text()), peer["query_s"], least)
    running(figures, cli, place, least)
    figures.end()


if __name__ == "__main__":
    main()
