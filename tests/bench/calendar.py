"""A month of the calendar and the export of 50,000 events, the latter compared with Python's icalendar.

usage: calendar.py     (cargo xtask bench calendar)
"""

import datetime
import json
import subprocess
import sys
import time
import zoneinfo

import icalendar

MONTH_LIMIT = 10.0
EXPORT_RATIO = 10.0


def ours() -> dict:
    command = ["cargo", "run", "--release", "--quiet", "--package", "tulou-tests", "--example", "calendar_bench"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


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


def main() -> int:
    report = ours()
    python = theirs(report["events"])
    ratio = python / report["export_ms"]
    print(f"month: {report['dates']} dates of 1,000 series in {report['month_ms']:.1f} ms (limit {MONTH_LIMIT:.0f} ms)")
    print(
        f"export: {report['events']} events in {report['export_ms']:.0f} ms, icalendar {python:.0f} ms, "
        f"{ratio:.1f} times as fast (at least {EXPORT_RATIO:.0f})"
    )
    print(f"import: {report['events']} events in {report['import_ms']:.0f} ms")
    return 0 if report["month_ms"] <= MONTH_LIMIT and ratio >= EXPORT_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
