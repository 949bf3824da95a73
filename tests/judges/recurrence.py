"""Expands rules with python-dateutil.

One line `start<TAB>horizon<TAB>rule` in, one line of JSON out: the times before the horizon, and whether dateutil
came to an end within its time; for rules that hardly ever come true it walks second by second.
"""

import datetime
import json
import signal
import sys
from concurrent.futures import ProcessPoolExecutor

import dateutil.rrule

LIMIT = 20
SECONDS = 0.2


class Bounded:
    """dateutil gives up after MAXYEAR; for rules that never come true the year 9999 is far away."""

    MAXYEAR = 9999

    def __getattr__(self, name):
        return getattr(datetime, name)


bounded = dateutil.rrule.datetime = Bounded()


class Slow(Exception):
    pass


def ring(_signal, _frame):
    raise Slow


def expand(line):
    start, horizon, rule = line.split("\t")
    start, horizon = (datetime.datetime.fromisoformat(text) for text in (start, horizon))
    found, finished = [], True
    bounded.MAXYEAR = horizon.year
    signal.signal(signal.SIGVTALRM, ring)
    # The alarm may ring while it is being switched off: it is caught outside of that.
    try:
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            for time in dateutil.rrule.rrulestr(rule, dtstart=start):
                if time >= horizon or len(found) == LIMIT:
                    break
                found.append(time.isoformat())
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except Slow:
        finished = False
    except ValueError as error:
        # dateutil refuses what it sees can never come true; the RFC calls that an empty recurrence set.
        if "empty set" not in str(error):
            raise
    return json.dumps([found, finished])


if __name__ == "__main__":
    lines = sys.stdin.read().splitlines()
    with ProcessPoolExecutor() as pool:
        for answer in pool.map(expand, lines, chunksize=50):
            print(answer)
