"""A month of the calendar and the export of 50,000 events, the latter compared with Python's icalendar.

usage: calendar.py     (cargo xtask bench calendar)
"""

import datetime
import json
import subprocess
import time
import zoneinfo

import icalendar

from support import workspace
from support.figures import Figures

MONTH_LIMIT = 10.0
EXPORT_RATIO = 10.0


def ours() -> dict:
    program = workspace.program("bench_calendar")
    return json.loads(subprocess.run([program], check=True, stdout=subprocess.PIPE).stdout)


def theirs(count: int) -> float:
    """Milliseconds that icalendar needs for the same events."""
    zone = zoneinfo.ZoneInfo("Asia/Shanghai")
    start = datetime.datetime(2020, 1, 1, 8, tzinfo=zone)
    stamp = datetime.datetime(2026, 3, 2, 1, tzinfo=datetime.timezone.utc)
    begun = time.perf_counter()
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bench//EN")
    calendar.add("version", "2.0")
    for number in range(count):
        event = icalendar.Event()
        event.add("uid", f"e{number}")
        event.add("dtstamp", stamp)
        event.add("dtstart", start + datetime.timedelta(hours=number))
        event.add("dtend", start + datetime.timedelta(hours=number + 1))
        event.add("summary", f"早报 {number}")
        event.add("location", "咖啡馆")
        event.add("description", f"第 {number} 期, 内容\n第二行")
        calendar.add_component(event)
    calendar.to_ical()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    figures = Figures("calendar")
    report = ours()
    python = theirs(report["events"])
    figures.at_most(f"a month of {report['dates']} dates of 1,000 series", report["month_ms"], MONTH_LIMIT, "ms")
    figures.note("the same before the plan is in memory", report["month_by_sql_ms"], "ms")
    ratio = python / report["export_ms"]
    figures.at_least(f"export of {report['events']} events, against icalendar", ratio, EXPORT_RATIO, "times")
    figures.note("the export", report["export_ms"], "ms")
    figures.note("icalendar's", python, "ms")
    figures.note("their import", report["import_ms"], "ms")
    figures.end()


if __name__ == "__main__":
    main()
