"""Opens a calendar file with libical, which Evolution and KDE build on, and prints what happens, one JSON array a line.

Arguments: the file, the first day, the day after the last. libical expands a rule with its exceptions; that a changed date
takes the place of its original is said here, as its callers do. A line: kind, start, end, title, whether it is done.
"""

import ctypes
import json
import sys
from ctypes import POINTER, Structure, c_char_p, c_int, c_void_p
from datetime import date, datetime, timedelta, timezone

VEVENT, VTODO = 4, 5
LIBICAL = ctypes.CDLL("libical.so.3")
UTC = timezone.utc
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Time(Structure):
    """struct icaltimetype of libical 3."""

    _fields_ = [(name, c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_.append(("zone", c_void_p))


class Span(Structure):
    """struct icaltime_span."""

    _fields_ = [("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", c_int)]


SEEN = ctypes.CFUNCTYPE(None, c_void_p, POINTER(Span), c_void_p)


def function(name, result, *arguments):
    found = getattr(LIBICAL, name)
    found.restype, found.argtypes = result, arguments
    return found


parse = function("icalparser_parse_string", c_void_p, c_char_p)
first_component = function("icalcomponent_get_first_component", c_void_p, c_void_p, c_int)
next_component = function("icalcomponent_get_next_component", c_void_p, c_void_p, c_int)
count_errors = function("icalcomponent_count_errors", c_int, c_void_p)
foreach = function("icalcomponent_foreach_recurrence", None, c_void_p, Time, Time, SEEN, c_void_p)
dtstart = function("icalcomponent_get_dtstart", Time, c_void_p)
dtend = function("icalcomponent_get_dtend", Time, c_void_p)
due = function("icalcomponent_get_due", Time, c_void_p)
recurrence_id = function("icalcomponent_get_recurrenceid", Time, c_void_p)
uid = function("icalcomponent_get_uid", c_char_p, c_void_p)
summary = function("icalcomponent_get_summary", c_char_p, c_void_p)
status = function("icalcomponent_get_status", c_int, c_void_p)
as_seconds = function("icaltime_as_timet_with_zone", ctypes.c_long, Time, c_void_p)
from_text = function("icaltime_from_string", Time, c_char_p)
COMPLETED = function("icalproperty_string_to_status", c_int, c_char_p)(b"COMPLETED")


def instant(time):
    return as_seconds(time, time.zone)


def components(calendar):
    for kind in (VEVENT, VTODO):
        one = first_component(calendar, kind)
        while one:
            yield kind, one
            one = next_component(calendar, kind)


def happening(kind, component, start, seconds):
    time = dtstart(component)
    text = summary(component).decode()
    done = kind == VTODO and status(component) == COMPLETED

    def written(at):
        moment = EPOCH + timedelta(seconds=at)
        return moment.date().isoformat() if time.is_date else moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    end = written(start + seconds) if seconds is not None else None
    return start, seconds or 0, ["VEVENT" if kind == VEVENT else "VTODO", written(start), end, text, done]


def length(kind, component):
    end = dtend(component) if kind == VEVENT else due(component)
    return instant(end) - instant(dtstart(component)) if end.year else None


def happenings(calendar):
    # Dates that are components of their own, by UID.
    changed = {}
    for kind, component in components(calendar):
        original = recurrence_id(component)
        if original.year:
            # libical gives the digits without their zone, which is that of the start.
            changed.setdefault(uid(component), set()).add(as_seconds(original, dtstart(component).zone))
            yield happening(kind, component, instant(dtstart(component)), length(kind, component))
    for kind, component in components(calendar):
        if recurrence_id(component).year:
            continue
        starts = []
        seen = SEEN(lambda _, span, __: starts.append(span.contents.start))
        foreach(component, from_text(b"20200101T000000Z"), from_text(b"20320101T000000Z"), seen, None)
        for start in starts:
            if start not in changed.get(uid(component), ()):
                yield happening(kind, component, start, length(kind, component))


if __name__ == "__main__":
    path, first, last = sys.argv[1:4]
    root = parse(open(path, "rb").read())
    assert root and count_errors(root) == 0, "libical finds errors"
    begin, close = (int(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).timestamp()) for day in (first, last))
    for start, seconds, line in happenings(root):
        if start < close and (start + seconds > begin or start >= begin):
            print(json.dumps(line))
