"""Compares two calendar files by recurring-ical-events: occurrences, alarms, and properties that must survive.

Arguments: the file before and the file after. Output: one line for each difference.
"""

import sys
from collections import Counter
from datetime import date, datetime, timezone

import icalendar
import recurring_ical_events

SPAN = date(2025, 1, 1), date(2029, 1, 1)
# What an exporter says of itself and of the moment, or says in another form.
OWN = {
    "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "EXDATE", "RDATE",
    "RECURRENCE-ID",
}


def moment(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat() if value.tzinfo else value.isoformat()
    return value.isoformat()


def occurrences(calendar, span):
    found = Counter()
    for component in recurring_ical_events.of(calendar, components=["VEVENT", "VTODO"]).between(*span):
        end = component.get("DTEND") or component.get("DUE")
        texts = tuple(str(component.get(name, "")) for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "URL"))
        found[(str(component["UID"]), moment(component["DTSTART"].dt), end and moment(end.dt), texts)] += 1
    return found


def parts(calendar):
    """Components by UID and by the date that they change: its instant, of whole days the day."""
    kinds = ("VEVENT", "VTODO", "VJOURNAL")
    planned = [component for component in calendar.walk() if component.name in kinds and "UID" in component]
    masters = (one for one in planned if "RECURRENCE-ID" not in one and "DTSTART" in one)
    days = {str(one["UID"]) for one in masters if not isinstance(one["DTSTART"].dt, datetime)}
    for component in planned:
        change, uid = component.get("RECURRENCE-ID"), str(component["UID"])
        # Exchange names the days of a series by their midnights.
        named = change and (change.dt.date() if uid in days and isinstance(change.dt, datetime) else change.dt)
        yield (component.name, uid, moment(named) if change else ""), component


def properties(component):
    """Properties with a value; BEGIN and END come as bare bytes."""
    return [
        (name, value)
        for name, value in component.property_items(recursive=False)
        if name not in ("BEGIN", "END") and value.to_ical()
    ]


def lines(component):
    found = Counter()
    for name, value in properties(component):
        if name not in OWN:
            params = tuple(sorted((key, str(param)) for key, param in getattr(value, "params", {}).items()))
            found[(name, value.to_ical(), params)] += 1
    return found


def alarms(component):
    found = Counter()
    for alarm in component.walk("VALARM"):
        found[tuple(sorted((name, value.to_ical()) for name, value in properties(alarm)))] += 1
    return found


def compare(before, after, span):
    for what, left, right in (("before", before, after), ("after", after, before)):
        for occurrence in occurrences(left, span) - occurrences(right, span):
            yield f"occurrence only {what}: {occurrence}"
    known = dict(parts(after))
    for key, component in parts(before):
        if key not in known:
            yield f"component lost: {key}"
            continue
        for line in lines(component) - lines(known[key]):
            yield f"property lost: {key} {line}"
        for alarm in alarms(component) - alarms(known[key]):
            yield f"alarm lost: {key} {alarm}"


if __name__ == "__main__":
    files = [icalendar.Calendar.from_ical(open(path, "rb").read()) for path in sys.argv[1:3]]
    for difference in compare(*files, SPAN):
        print(difference)
    print(f"{sum(occurrences(files[0], SPAN).values())} occurrences")
