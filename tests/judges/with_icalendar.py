"""Opens a calendar file with icalendar and recurring-ical-events and prints what happens, one JSON array a line.

Arguments: the file, the first day, the day after the last. A line: kind, start, end, title, whether it is done.
"""

import json
import sys
from datetime import date, datetime, timezone

import icalendar
import recurring_ical_events


def moment(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


if __name__ == "__main__":
    path, first, last = sys.argv[1:4]
    calendar = icalendar.Calendar.from_ical(open(path, "rb").read())
    broken = [error for component in calendar.walk() for error in component.errors]
    assert not broken, broken
    query = recurring_ical_events.of(calendar, components=["VEVENT", "VTODO"])
    for one in query.between(date.fromisoformat(first), date.fromisoformat(last)):
        end = one.get("DTEND") or one.get("DUE")
        done = str(one.get("STATUS", "")) == "COMPLETED"
        end = moment(end.dt) if end else None
        print(json.dumps([one.name, moment(one["DTSTART"].dt), end, str(one["SUMMARY"]), done]))
