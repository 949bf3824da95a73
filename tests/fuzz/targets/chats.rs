//! Exports of chats: recognised, and read by every format that somebody may say they are in.

use std::{io::Write, path::Path};

use tulou_core::{
    Code,
    chats::{self, Chat, Event, Message, Options, Person, Problem, Sink, Source},
};

use crate::{campaign::Target, dice::Dice};

pub const CHAT_JSON: Target = Target {
    name: "chat_json",
    words: &[
        "{\"",
        "\":",
        "\"messages\":[",
        "\"id\":",
        "\"type\":\"message\"",
        "\"date_unixtime\":\"1709600520\"",
        "\"text\":[\"",
        "\"reactions\":[{\"count\":",
        "\"author\":{\"id\":\"",
        "\"timestamp\":",
        "\"chatlab\":{}",
        "\"weflow\":{}",
        "\"post_stream\":{\"posts\":[",
        "\"comments\":[{",
        "null",
        "true",
        "-1e999",
        "9223372036854775808",
        "\\x0B",
        "\\u",
        "\\ud800",
        "]}",
        "[[[[",
    ],
    seeds: || {
        fixtures(&[
            "chatlab",
            "chatlog",
            "discord",
            "discourse_topic",
            "feishu",
            "github",
            "matrix",
            "qce",
            "telegram",
            "weflow",
        ])
    },
    longest: 12_000,
    replays: 700,
    change: None,
    run: read,
};

pub const CHAT_TEXT: Target = Target {
    name: "chat_text",
    words: &[
        "2024/3/5 21:07 - ",
        "[2024/3/5 下午9:07:33] ",
        "12/31/99, 12:00 AM - ",
        "2019-07-16 8:15:05 ",
        "(12345)\n",
        "【管理员】",
        "消息对象:",
        "================================\n",
        "系统消息(10000)\n",
        "\n— — 2020-2-21 — —\n",
        "[LINE] X的聊天記錄\n",
        "2024/03/05（二）\n",
        "09:02\t",
        " '张三'\n",
        "(wxid_a) 01-02 15:04:05\n",
        "\u{200e}",
        "\u{202f}PM",
        " added ",
        "邀请",
        "加入了群聊",
        "99:99:99",
        "١٢",
        "localId,TalkerId,Type,SubType\n",
        "id,MsgSvrID,type_name\n",
        "\"",
    ],
    seeds: || {
        fixtures(&[
            "chatlog_csv",
            "chatlog_txt",
            "copied",
            "discord_csv",
            "discourse",
            "discourse_posts",
            "line",
            "memotrace",
            "pywxdump",
            "qce_txt",
            "qq",
            "weflow_txt",
            "welink",
            "whatsapp",
        ])
    },
    longest: 6_000,
    replays: 700,
    change: None,
    run: read,
};

pub const CHAT_ARCHIVE: Target = Target {
    name: "chat_archive",
    words: &[],
    seeds: || fixtures(&["slack", "qce", "whatsapp", "mbox", "discourse"]),
    longest: 1 << 18,
    replays: 400,
    change: Some(packed),
    run: read,
};

pub const MAIL: Target = Target {
    name: "mail",
    words: &[
        "\nFrom a@b Tue Mar  5 09:00:00 2024\n",
        "From: =?GB2312?B?1cXI/Q==?= <a@b>\n",
        "Subject: =?UTF-8?Q?=E5?=\n",
        "Date: Tue, 05 Mar 2024 09:00:00 +0800\n",
        "Message-ID: <1@b>\n",
        "In-Reply-To: <1@b>\n",
        "References: <1@b>\n\t<2@b>\n",
        "\n>From ",
        "=?",
        "?=",
        "Content-Type: multipart/related\n",
        "Tencent IM Message",
        "<tr><td>日期: 2017-02-25</td></tr>",
        "<tr><td><div><div>",
        "</div>12:34:56</div>",
        "</td></tr>",
        "<IMG src=\"{",
        "&#x110000;",
        "&amp",
    ],
    seeds: || fixtures(&["mbox", "qq_mht"]),
    longest: 8_000,
    replays: 700,
    change: None,
    run: read,
};

pub const VCARD: Target = Target {
    name: "vcard",
    words: &[
        "BEGIN:VCARD\r\n",
        "END:VCARD\r\n",
        "VERSION:2.1\r\n",
        "VERSION:4.0\r\n",
        "FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=D5=C5=\r\n",
        "N:张;三;;;\r\n",
        "item1.TEL;TYPE=\"cell,voice\":",
        "tel:+86-138-0013-8000",
        "EMAIL;PREF=1:",
        "PHOTO;ENCODING=b:",
        "\r\n ",
        "=\r\n",
        "\\,",
        "\\n",
        ";;;;",
        "UID:",
        "REV:",
    ],
    seeds: || fixtures(&["vcard"]),
    longest: 6_000,
    replays: 700,
    change: None,
    run: read,
};

/// What the fixtures of these formats hold.
fn fixtures(formats: &[&str]) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/chats");
    let mut paths: Vec<_> = formats
        .iter()
        .flat_map(|format| std::fs::read_dir(root.join(format)).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| !path.to_string_lossy().ends_with(".expected.json"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// The bytes of an archive, or one of its entries, or a name in it.
fn packed(dice: &mut Dice, input: &[u8]) -> Vec<u8> {
    const WORDS: &[&str] =
        &["[{\"type\":\"message\",", "\"ts\":\"1709600400.000100\"", "]", "{", "2024/3/5 21:07 - a: b\n"];
    const NAMES: &[&str] = &[
        "users.json",
        "channels.json",
        "general/2024-03-05.json",
        "../2024-03-05.json",
        "manifest.json",
        "chunks/1.jsonl",
        "_chat.txt",
        "messages.mbox",
        "",
        "a\0b",
    ];
    let entries = if dice.below(4) == 0 { None } else { super::archive::entries(input) };
    let Some(mut entries) = entries.filter(|entries| !entries.is_empty()) else {
        return dice.change(input, &["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}"], input, 1 << 18);
    };
    let place = dice.below(entries.len());
    match dice.below(5) {
        0 => entries[place].0 = dice.one(NAMES).to_owned(),
        1 => drop(entries.remove(place)),
        _ => entries[place].1 = dice.change(&entries[place].1, WORDS, &[], 1 << 16),
    }
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        if out.start_file(name, zip::write::SimpleFileOptions::default()).is_ok() {
            out.write_all(&content).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

/// Counts what it hears, and looks at what must hold of it.
#[derive(Default, PartialEq, Debug)]
struct Heard {
    messages: u64,
    events: u64,
    members: u64,
    problems: u64,
    letters: usize,
}

impl Sink for Heard {
    fn chat(&mut self, chat: &Chat<'_>) -> tulou_core::Result<()> {
        assert!(!chat.platform.is_empty(), "a chat of no platform");
        Ok(())
    }
    fn member(&mut self, person: &Person<'_>) -> tulou_core::Result<()> {
        self.members += 1;
        self.letters += person.key().len();
        Ok(())
    }
    fn message(&mut self, message: &Message<'_>) -> tulou_core::Result<()> {
        self.messages += 1;
        self.letters += message.text.len();
        if let Some(time) = message.time {
            assert!(time.written().len() >= 16, "{time:?}");
        }
        Ok(())
    }
    fn event(&mut self, _: &Event<'_>) -> tulou_core::Result<()> {
        self.events += 1;
        Ok(())
    }
    fn problem(&mut self, _: Problem) {
        self.problems += 1;
    }
}

/// As what it is recognised as, twice, and as what somebody might take it for.
fn read(bytes: &[u8]) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let source = Source::File(file.path().to_owned());
    let options = Options::default();
    let inspected = chats::inspect(&source, None, &options);
    match (inspected, chats::inspect(&source, None, &options)) {
        (Ok(first), Ok(again)) => {
            assert_eq!(format!("{first:?}"), format!("{again:?}"), "the same each time")
        }
        (Err(first), again) => {
            assert!(is_of_the_input(first.code), "{first}");
            assert_eq!(again.err(), Some(first), "the same each time");
        }
        (Ok(_), Err(again)) => panic!("read once, then {again}"),
    }
    let names = chats::format_names();
    let pick =
        bytes.iter().fold(bytes.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let mut heard = Heard::default();
    let said = chats::overruled(&source, names[pick % names.len()], &options).and_then(|found| {
        found.iter().try_for_each(|(source, format)| format.read(source, &options, &mut heard))
    });
    if let Err(error) = said {
        assert!(is_of_the_input(error.code), "{error}");
    }
    assert!(heard.letters <= 64 * bytes.len().max(1024 * 1024), "{} letters", heard.letters);
}

fn is_of_the_input(code: Code) -> bool {
    matches!(code, Code::BadFile | Code::TooLarge | Code::Invalid)
}
