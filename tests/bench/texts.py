"""Kept texts of a million messages: what importing them takes, how they pack, what the index takes, and how soon words are found.

usage: texts.py [MESSAGES]     (cargo xtask bench texts)
Half of the messages follow the forms of a group, half are free words; every answer is compared with a walk over all messages.
"""

import json
import shutil
import subprocess
import sys

from support import workspace
from support.figures import Figures

MESSAGES = 1_000_000


def main() -> None:
    messages = sys.argv[1] if len(sys.argv) > 1 else MESSAGES
    folder = workspace.TARGET / "bench" / "texts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    program = workspace.program("bench_texts")

    def asked(*arguments: object) -> dict:
        printed = subprocess.run([program, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True).stdout
        return json.loads(printed)

    asked("write", folder, messages)
    bare = asked("import", folder, "drop", folder / "bare")
    kept = asked("import", folder, "keep", folder / "kept")
    found = asked("ask", folder, folder / "kept")
    shutil.rmtree(folder, ignore_errors=True)
    room = kept["room"]
    figures = Figures(f"{kept['messages']:,} messages, {room['length'] / 1e6:.1f} MB of text")
    figures.at_most("import with texts kept", kept["import_s"], 15, "s")
    figures.note("import without", bare["import_s"], "s")
    figures.at_most("texts as they are stored", 100 * room["stored"] / room["length"], 40, "%")
    figures.at_most("the index over them", 100 * room["index"] / room["length"], 40, "%")
    grown = kept["bytes"] - bare["bytes"]
    figures.note("growth of the file by both", 100 * grown / room["length"], "%")
    figures.at_most(f"{found['questions']} questions, {found['hits']:,} hits, p95", found["p95_ms"], 50, "ms")
    figures.note("half of them within", found["p50_ms"], "ms")
    figures.note("the slowest", found["worst_ms"], "ms")
    figures.note("the first, which reads the dictionary", found["first_ms"], "ms")
    figures.note("memory of the import", kept["peak_mb"], "MB")
    figures.note("memory of the import without", bare["peak_mb"], "MB")
    figures.end()


if __name__ == "__main__":
    main()
