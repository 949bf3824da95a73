"""Lines of a benchmark: each figure with its limit, and the load of the machine beside them."""

import os
import sys


class Figures:
    """Prints figures as they come and ends the program with 1 when one of them is over its limit."""

    def __init__(self, title: str) -> None:
        load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors" if hasattr(os, "getloadavg") else ""
        print(f"\n{title}  ({load})", flush=True)
        self.over: list[str] = []

    def at_most(self, name: str, value: float, limit: float, unit: str) -> None:
        self._line(name, value, f"at most {limit:g}", unit, value <= limit)

    def at_least(self, name: str, value: float, limit: float, unit: str) -> None:
        self._line(name, value, f"at least {limit:g}", unit, value >= limit)

    def note(self, name: str, value: float, unit: str) -> None:
        """A figure that has no limit of its own."""
        print(f"        {name:<58} {value:>9.1f} {unit}", flush=True)

    def _line(self, name: str, value: float, limit: str, unit: str, fits: bool) -> None:
        if not fits:
            self.over.append(name)
        print(f"  {'ok' if fits else 'OVER':<5} {name:<58} {value:>9.1f} {unit:<5} {limit}", flush=True)

    def end(self) -> None:
        sys.exit(f"over the limit: {', '.join(self.over)}" if self.over else 0)
