"""Large member lists: imports, lists by random questions, search. Fails when a figure misses what is promised."""

import json
import os
import pathlib
import subprocess
import sys

LIMITS = {
    "import_csv_s": 4.0,
    "import_xlsx_s": 10.0,
    "questions_p95_ms": 16.0,
    "searches_worst_ms": 30.0,
}

program = pathlib.Path(os.environ["TULOU_TARGET"]) / "release" / "bench_people"
printed = subprocess.run([program], check=True, capture_output=True, text=True).stdout
figures = json.loads(printed)
print(printed)
flat = {**figures, **figures["lists"]}
missed = [f"{name}: {flat[name]:.2f} > {limit}" for name, limit in LIMITS.items() if flat[name] > limit]
if missed:
    sys.exit("\n".join(missed))
