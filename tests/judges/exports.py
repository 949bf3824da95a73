"""Judges calendars that people exported from their programs: those that icalendar and recurring-ical-events bring along for
their own tests.

With `list`: prints their paths. Else: reads pairs of paths, the file before and the file after, and prints for each the path
before, what is different, and how many occurrences were compared; a file that the judge cannot read is `unreadable`.
"""

import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import recurring_ical_events

from files import compare, occurrences

# An endless series is compared for as long.
AHEAD, LONGEST = timedelta(days=800), timedelta(days=15 * 366)


def exports():
    for module in (icalendar, recurring_ical_events):
        yield from sorted(Path(module.__file__).parent.rglob("*.ics"))


def day(value):
    return value.date() if isinstance(value, datetime) else value


def span(calendar):
    """From the first start on, as long as is worth looking at."""
    starts = [day(part["DTSTART"].dt) for part in calendar.walk() if part.name in ("VEVENT", "VTODO") and "DTSTART" in part]
    if not starts:
        return date(2025, 1, 1), date(2026, 1, 1)
    first = min(starts) - timedelta(days=2)
    return first, min(max(starts) + AHEAD, first + LONGEST)


def judge(before, after):
    calendar = icalendar.Calendar.from_ical(Path(before).read_bytes())
    window = span(calendar)
    count = sum(occurrences(calendar, window).values())
    return count, list(compare(calendar, icalendar.Calendar.from_ical(Path(after).read_bytes()), window))


if __name__ == "__main__":
    if sys.argv[1:] == ["list"]:
        print(*exports(), sep="\n")
        sys.exit()
    for line in sys.stdin.read().splitlines():
        before, after = line.split("\t")
        print(f"file\t{before}")
        try:
            count, differences = judge(before, after)
        except Exception as reason:  # noqa: BLE001: whatever the judge stumbles over, it cannot judge
            print(f"unreadable\t{type(reason).__name__}: {reason}".splitlines()[0])
            continue
        for difference in differences:
            print(f"different\t{difference}".replace("\n", " "))
        print(f"occurrences\t{count}")
