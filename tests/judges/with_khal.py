"""Opens a calendar file with khal, as a person does, and prints what it lists, one JSON array a line.

Arguments: the file, the first day, the day after the last. khal imports the file into a calendar of its own, under a home
that is made for it, and lists the days; it has no tasks. A line: kind, start, end, title, and false.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

CONFIG = """[calendars]
[[plan]]
path = {home}/plan
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%S
longdatetimeformat = %Y-%m-%dT%H:%M:%S
[sqlite]
path = {home}/khal.db
[default]
default_calendar = plan
"""


def khal(home, *arguments):
    program = Path(sys.executable).parent / "khal"
    surroundings = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "LC_ALL": "C.UTF-8"}
    command = [str(program), "-c", f"{home}/config", *arguments]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    # khal ends well also when it could not read a file; then it complains.
    assert done.returncode == 0 and "error" not in done.stderr.lower(), done.stderr
    return done.stdout


def listed(path, first, last):
    with tempfile.TemporaryDirectory() as home:
        Path(home, "plan").mkdir()
        Path(home, "config").write_text(CONFIG.format(home=home), encoding="utf-8")
        khal(home, "import", "--batch", path)
        until = date.fromisoformat(last)
        fields = ("start-long-full", "end-long-full", "title", "all-day")
        ask = [part for field in fields for part in ("--json", field)]
        for line in khal(home, "list", "--notstarted", *ask, first, until.isoformat()).splitlines():
            yield from json.loads(line)


if __name__ == "__main__":
    # What lasts for several days is listed on each.
    for one in {json.dumps(one): one for one in listed(*sys.argv[1:4])}.values():
        start, end, all_day = one["start-long-full"], one["end-long-full"], str(one["all-day"]) == "True"
        if all_day:
            # khal names the last day, and an hour with it.
            end = (date.fromisoformat(end[:10]) + timedelta(days=1)).isoformat()
            print(json.dumps(["VEVENT", start[:10], end, one["title"], False]))
        else:
            print(json.dumps(["VEVENT", start + "Z", end + "Z", one["title"], False]))
