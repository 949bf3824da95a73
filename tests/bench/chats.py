"""How fast exports of chats are read: `tulou-cli inspect` alone, without a workspace.

usage: chats.py [FILE OR FOLDER …]     (cargo xtask bench chats)
Without files, one Telegram and one Discord export of 500,000 messages each are made. What counts is the processor's time, so that
others on the machine change little; the reading itself is done by one thread.
"""

import datetime
import json
import os
import pathlib
import random
import subprocess
import sys

from support import workspace
from support.figures import Figures

MESSAGES, AUTHORS = 500_000, 3_000
LIMIT = 150
RUNS = 3
WORDS = "大家 今天 活动 报名 收到 谢谢 几点 开始 周末 读书 分享 链接 请问 可以 好的 the and what we for you http://example.org/a?b=1".split()


def messages(dice: random.Random):
    """(number, second, author, text, what it answers)."""
    second = 1_700_000_000
    for number in range(1, MESSAGES + 1):
        second += int(dice.expovariate(1 / 60)) + 1
        text = " ".join(dice.choices(WORDS, k=min(40, 1 + int(dice.expovariate(1 / 8)))))
        yield number, second, int(AUTHORS * dice.random() ** 3), text, number - 1 if dice.random() < 0.15 else None


def local(second: int) -> str:
    return (datetime.datetime.fromtimestamp(second, datetime.UTC) + datetime.timedelta(hours=8)).isoformat()[:19]


def telegram(path: pathlib.Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write('{\n "name": "读书会",\n "type": "private_supergroup",\n "id": 15,\n "messages": [\n')
        for number, second, author, text, answers in messages(random.Random(1)):
            one = {"id": number, "type": "message", "date": local(second), "date_unixtime": str(second)}
            one |= {"from": f"用户{author}", "from_id": f"user{author}"}
            if answers:
                one["reply_to_message_id"] = answers
            one |= {"text": text, "text_entities": [{"type": "plain", "text": text}]}
            out.write(("" if number == 1 else ",\n") + json.dumps(one, ensure_ascii=False, indent=1))
        out.write("\n ]\n}")


def discord(path: pathlib.Path) -> None:
    role = {"id": "1", "name": "member", "color": "#5865F2", "position": 1}
    with path.open("w", encoding="utf-8") as out:
        out.write('{"guild":{"id":"8","name":"G"},"channel":{"id":"9","type":"GuildTextChat","name":"general"},"messages":[\n')
        for number, second, author, text, answers in messages(random.Random(2)):
            who = {"id": str(10**17 + author), "name": f"user{author}", "discriminator": "0000", "nickname": f"用户{author}"}
            who |= {"color": None, "isBot": False, "roles": [role], "avatarUrl": "a.png"}
            one = {"id": str(10**18 + number), "type": "Reply" if answers else "Default", "timestamp": local(second) + "+08:00"}
            one |= {"timestampEdited": None, "callEndedTimestamp": None, "isPinned": False, "content": text, "author": who}
            one |= {"attachments": [], "embeds": [], "stickers": [], "reactions": [], "mentions": [], "inlineEmojis": []}
            if answers:
                one["reference"] = {"messageId": str(10**18 + answers), "channelId": "9", "guildId": "8"}
            out.write(("" if number == 1 else ",\n") + json.dumps(one, ensure_ascii=False, indent=2))
        out.write(f'],"messageCount":{MESSAGES}}}')


def made() -> list[pathlib.Path]:
    folder = workspace.TARGET / "bench" / f"chats-{MESSAGES}"
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for make in (telegram, discord):
        path = folder / f"{make.__name__}.json"
        if not path.exists():
            half = path.with_suffix(".half")
            make(half)
            half.rename(path)
        files.append(path)
    return files


def read(files: list[pathlib.Path]) -> tuple[float, str]:
    """Megabytes for each second of the processor, the best of some runs, and the format."""
    seconds = []
    for _ in range(RUNS):
        before = os.times()
        said = subprocess.run([workspace.program("tulou-cli"), "inspect", "--json", *files], check=True, stdout=subprocess.PIPE)
        after = os.times()
        seconds.append(after.children_user + after.children_system - before.children_user - before.children_system)
    found = json.loads(said.stdout)
    found = found[0] if isinstance(found, list) else found
    return sum(path.stat().st_size for path in files) / 1e6 / min(seconds), found["format"]


def main() -> None:
    figures = Figures(f"exports of chats that are read, the best of {RUNS} runs")
    given = [pathlib.Path(name) for name in sys.argv[1:]]
    groups = [sorted(path.glob("*.json")) if path.is_dir() else [path] for path in given] or [[path] for path in made()]
    for files in groups:
        speed, name = read(files)
        figures.at_least(f"{name}, by one processor", speed, LIMIT, "MB/s")
    figures.end()


if __name__ == "__main__":
    main()
