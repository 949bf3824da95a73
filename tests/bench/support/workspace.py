"""A large workspace for benchmarks: 200,000 members and 20,000 planned items, made through tulou-cli as a user would.

The members come from a CSV, the plan from an .ics file; both are written here with a fixed seed.
"""

import csv
import datetime
import pathlib
import random
import subprocess

MEMBERS = 200_000
PLANNED = 20_000
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰"
CITIES = ["北京", "上海", "广州", "深圳", "杭州", "成都", "武汉", "西安"]


def make(cli: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """Makes the workspace in `folder`/workspace, once."""
    workspace = folder / "workspace"
    ready = folder / "ready"
    if ready.exists():
        return workspace
    folder.mkdir(parents=True, exist_ok=True)
    members, plan = folder / "members.csv", folder / "plan.ics"
    write_members(members)
    write_plan(plan)
    for arguments in (
        ["init", str(workspace), "--community", "读书会", "--tz", "Asia/Shanghai"],
        ["--workspace", str(workspace), "import", str(members)],
        ["--workspace", str(workspace), "import", str(plan)],
    ):
        subprocess.run([str(cli), *arguments], check=True, stdout=subprocess.DEVNULL)
    ready.write_text("made\n")
    return workspace


def write_members(path: pathlib.Path) -> None:
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["成员ID", "昵称", "手机号", "城市", "加入日期", "生日"])
        first = datetime.date(2021, 1, 1)
        for number in range(MEMBERS):
            name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.randint(1, 2)))
            joined = first + datetime.timedelta(days=chance.randrange(1800))
            birthday = datetime.date(1970, 1, 1) + datetime.timedelta(days=chance.randrange(13_000))
            phone = f"1{chance.randrange(3 * 10**9, 10**10):010d}"
            rows.writerow([f"u{number:06d}", name, phone, chance.choice(CITIES), joined, birthday])


def write_plan(path: pathlib.Path) -> None:
    """Three years around today; one in twenty items repeats weekly."""
    chance = random.Random(2)
    today = datetime.datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tulou//benchmark//EN\r\n")
        for number in range(PLANNED):
            start = today + datetime.timedelta(days=chance.randint(-700, 400), minutes=30 * chance.randint(14, 42))
            end = start + datetime.timedelta(minutes=chance.choice([30, 60, 90]))
            file.write(
                f"BEGIN:VEVENT\r\nUID:bench-{number}@tulou\r\nDTSTAMP:20260101T000000Z\r\n"
                f"DTSTART;TZID=Asia/Shanghai:{start:%Y%m%dT%H%M%S}\r\nDTEND;TZID=Asia/Shanghai:{end:%Y%m%dT%H%M%S}\r\n"
                f"SUMMARY:第 {number} 场\r\n"
            )
            if number % 20 == 0:
                file.write("RRULE:FREQ=WEEKLY;COUNT=10\r\n")
            file.write("END:VEVENT\r\n")
        file.write("END:VCALENDAR\r\n")
