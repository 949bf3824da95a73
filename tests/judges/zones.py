"""Reads VTIMEZONEs with dateutil's parser and compares their offsets with zoneinfo, 2000 to 2037.

Standard input: calendar files, one for each zone. Output: one line for each zone that differs, then the counts.
"""

import io
import re
import sys
import zoneinfo
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta, timezone

from dateutil.tz import tzical

zoneinfo.reset_tzpath([])
FIRST, LAST = datetime(2000, 1, 5), datetime(2037, 12, 25)


def moments(zone):
    """Wall-clock times on both sides of every change, and in the middle of every quarter."""
    at = FIRST.replace(tzinfo=timezone.utc)
    end = LAST.replace(tzinfo=timezone.utc)
    day = timedelta(days=1)
    before = at.astimezone(zone).utcoffset()
    index = 0
    while at < end:
        after = (at + day).astimezone(zone).utcoffset()
        if after != before:
            low, high = at, at + day
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                if middle.astimezone(zone).utcoffset() == before:
                    low = middle
                else:
                    high = middle
            # An hour away from the change no wall-clock time is doubled or missing (Lord Howe: 30 minutes).
            gap = max(timedelta(hours=1), abs(after - before)) + timedelta(minutes=2)
            for moment in (high - gap, high + gap):
                yield moment.astimezone(zone).replace(tzinfo=None)
        elif index % 90 == 0:
            yield at.astimezone(zone).replace(tzinfo=None)
        before = after
        at += day
        index += 1


def judge(text):
    name = re.search(r"^TZID:(.*)$", text, re.M).group(1).strip()
    try:
        ours = tzical(io.StringIO(text.replace("\r\n", "\n"))).get()
        truth = zoneinfo.ZoneInfo(name)
    except zoneinfo.ZoneInfoNotFoundError:
        return name, 0, "unknown to zoneinfo"
    except Exception as error:
        return name, 0, f"not read: {error}"
    count = 0
    for moment in moments(truth):
        count += 1
        want = moment.replace(tzinfo=truth).utcoffset()
        have = moment.replace(tzinfo=ours).utcoffset()
        if want != have:
            return name, count, f"{moment}: zoneinfo {want}, VTIMEZONE {have}"
    return name, count, ""


if __name__ == "__main__":
    files = ["BEGIN:VCALENDAR" + part for part in sys.stdin.read().split("BEGIN:VCALENDAR")[1:]]
    with ProcessPoolExecutor() as pool:
        answers = list(pool.map(judge, files, chunksize=8))
    for name, _, problem in answers:
        if problem:
            print(f"{name}: {problem}")
    print(f"{len(answers)} zones, {sum(count for _, count, _ in answers)} moments")
