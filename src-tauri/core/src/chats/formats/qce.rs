//! QQChatExporter for QQ NT: one JSON file, or an archive of pieces with a message a line. Its newer and older releases
//! name the same things otherwise.

use std::{borrow::Cow, io::Read};

use serde::Deserialize;

use super::qq::notice;
use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Message, Options, Person, Place, Problem, Sample, Sink, Source, Time,
        archive::Archive,
        json,
        lenient::{Flag, List, Present, Text},
        lines::Lines,
        sniff::beginning,
    },
};

/// QQChatExporter's JSON.
pub struct Qce;

/// The same in an archive of pieces.
pub struct QceChunks;

/// A piece of it that was unpacked.
pub struct QceLines;

/// So much of a manifest is read.
const LARGEST_MANIFEST: u64 = 16 * 1024 * 1024;

impl Format for QceChunks {
    fn name(&self) -> &'static str {
        "qce"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let Some(entries) = &sample.entries else { return 0 };
        let manifest = entries.iter().any(|name| leaf(name) == "manifest.json");
        if manifest && entries.iter().any(|name| is_chunk(name)) { 97 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut archive = Archive::open(source, options)?;
        let mut entries = archive.entries(source, sink)?;
        entries.sort_by(|one, other| one.1.cmp(&other.1));
        let mut info = Info::default();
        if let Some((index, _)) = entries.iter().find(|(_, name)| leaf(name) == "manifest.json") {
            let (manifest, _) = archive.read(source, *index, |stream| {
                let mut text = Vec::new();
                stream
                    .take(LARGEST_MANIFEST)
                    .read_to_end(&mut text)
                    .map_err(|reason| source.broken(&reason))?;
                Ok(serde_json::from_slice::<Manifest>(&text).unwrap_or_default())
            })?;
            info = manifest.chat_info;
        }
        begin(&info, sink)?;
        let mut number = 0;
        for (index, name) in entries.iter().filter(|(_, name)| is_chunk(name)) {
            let ((), ended) =
                archive.read(source, *index, |stream| posts(stream, source, &mut number, sink))?;
            if let Some(fault) = ended {
                sink.problem(Problem::new(Place::Entry(name.clone()), fault));
            }
        }
        Ok(())
    }
}

/// Reads a post a line.
fn posts(stream: impl Read, source: &Source, number: &mut u64, sink: &mut dyn Sink) -> Result<()> {
    let mut lines = Lines::new(stream);
    while let Some((_, line, _)) = lines.next().map_err(|reason| source.broken(&reason))? {
        if line.trim().is_empty() {
            continue;
        }
        *number += 1;
        match serde_json::from_str::<Post<'_>>(line) {
            Ok(post) => take(post, *number, sink)?,
            Err(_) => sink.problem(Problem::new(Place::Element(*number), Fault::BadElement)),
        }
    }
    Ok(())
}

impl Format for QceLines {
    fn name(&self) -> &'static str {
        "qce"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let post = sample.has_keys(&["sender", "content", "timestamp"]) && sample.text.contains("\"uin\"");
        if post { 96 } else { 0 }
    }

    fn read(&self, source: &Source, _: &Options, sink: &mut dyn Sink) -> Result<()> {
        begin(&beside(source).unwrap_or_default(), sink)?;
        let stream = source.open()?;
        posts(stream, source, &mut 0, sink)
    }
}

/// What the manifest beside the folder of a piece says, where the archive was unpacked as it was.
fn beside(source: &Source) -> Option<Info> {
    let Source::File(path) = source else { return None };
    let manifest = path.parent()?.parent()?.join("manifest.json");
    let mut text = Vec::new();
    std::fs::File::open(manifest).ok()?.take(LARGEST_MANIFEST).read_to_end(&mut text).ok()?;
    serde_json::from_slice::<Manifest>(&text).ok().map(|manifest| manifest.chat_info)
}

fn begin(info: &Info, sink: &mut dyn Sink) -> Result<()> {
    let name = info.name.as_deref().map(Cow::Borrowed);
    let direct = matches!(info.kind.as_deref(), Some("private" | "c2c" | "friend"));
    sink.chat(&Chat { name, platform: "qq".into(), id: None, direct, zoned: true })
}

fn leaf(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

fn is_chunk(name: &str) -> bool {
    // The folder of the pieces may be called otherwise; they are numbered wherever they lie.
    let number = leaf(name).strip_suffix(".jsonl");
    let numbered = number
        .and_then(|name| name.strip_prefix('c'))
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    numbered || number.is_some() && (name.starts_with("chunks/") || name.contains("/chunks/"))
}

impl Format for Qce {
    fn name(&self) -> &'static str {
        "qce"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let named = beginning(&sample.text, 4096).contains("QQChatExporter");
        if sample.has_keys(&["chatInfo"]) && (named || sample.has_keys(&["metadata"])) { 98 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        json.enter().map_err(broken)?;
        let mut key = String::new();
        let mut info = Info::default();
        while json.next_key(&mut key).map_err(broken)? {
            match key.as_str() {
                "chatInfo" => info = json.value().map_err(broken)?,
                "messages" => {
                    begin(&info, sink)?;
                    let mut number = 0;
                    json::each_item(&mut json, source, sink, |bytes, sink| {
                        let post = match serde_json::from_slice::<Post<'_>>(bytes) {
                            Ok(post) => post,
                            Err(reason) => return Ok(Err(reason)),
                        };
                        number += 1;
                        take(post, number, sink).map(Ok)
                    })?;
                }
                _ => json.skip().map_err(broken)?,
            }
        }
        json::tell_end(&mut json, source, sink)
    }
}

fn take(post: Post<'_>, number: u64, sink: &mut dyn Sink) -> Result<()> {
    let time = Time::any(&post.timestamp).or_else(|| Time::any(&post.time));
    if time.is_none() {
        sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
    }
    let mut message = Message::new(Kind::Message);
    message.time = time;
    message.id = post.message_id.given().or(post.id.given()).or(post.seq.given());
    message.text = post.content.text.0;
    let grey = post.system.0 || post.is_system_message.0 || &*post.kind == "system";
    if grey {
        notice(&message.text, time, sink)?;
        message.kind = Kind::System;
        return sink.message(&message);
    }
    let elements = post.content.elements.0;
    let answer = post.content.reply.unwrap_or_default();
    let answer = answer.referenced_message_id.given().or(answer.message_id.given());
    message.reply_to =
        answer.or_else(|| elements.iter().find_map(|one| one.data.referenced_message_id.clone().given()));
    if post.recalled.0 || post.is_recalled.0 {
        message.kind = Kind::Recalled;
    } else if message.reply_to.is_some() || elements.iter().any(|element| &*element.kind == "reply") {
        message.kind = Kind::Reply;
    }
    let medium = elements.iter().find_map(|element| match &*element.kind {
        "image" => Some("photo"),
        "video" => Some("video"),
        "audio" | "voice" | "ptt" => Some("voice"),
        "file" => Some("file"),
        _ => None,
    });
    if let Some(kind) = medium.or(post.content.resources.0.then_some("file")) {
        message.attach(kind);
    }
    let (sender, raw) = (post.sender, post.raw_message.unwrap_or_default());
    let id = sender.uin.given().filter(|uin| uin != "0").or(sender.uid.given());
    let names = [sender.group_card, sender.nickname, sender.name, raw.send_member_name, raw.send_nick_name];
    // The older release repeats the number where it has no name; the name is then further down.
    let name = names.into_iter().filter_map(Text::given).find(|name| Some(name) != id.as_ref());
    message.author = Some(Person { id, name, ..Person::default() });
    sink.message(&message)
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Manifest {
    chat_info: Info,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Info {
    name: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Post<'a> {
    #[serde(borrow)]
    seq: Text<'a>,
    #[serde(borrow)]
    message_id: Text<'a>,
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    timestamp: Text<'a>,
    #[serde(borrow)]
    time: Text<'a>,
    #[serde(borrow)]
    sender: Sender<'a>,
    #[serde(borrow, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow)]
    content: Content<'a>,
    recalled: Flag,
    is_recalled: Flag,
    system: Flag,
    is_system_message: Flag,
    #[serde(borrow)]
    raw_message: Option<RawMessage<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Sender<'a> {
    #[serde(borrow)]
    uid: Text<'a>,
    #[serde(borrow)]
    uin: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    nickname: Text<'a>,
    #[serde(borrow)]
    group_card: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct RawMessage<'a> {
    #[serde(borrow)]
    send_member_name: Text<'a>,
    #[serde(borrow)]
    send_nick_name: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Content<'a> {
    #[serde(borrow)]
    text: Text<'a>,
    #[serde(borrow)]
    elements: List<Element<'a>>,
    resources: Present,
    #[serde(borrow)]
    reply: Option<Answer<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Element<'a> {
    #[serde(borrow, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow)]
    data: Answer<'a>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Answer<'a> {
    #[serde(borrow)]
    referenced_message_id: Text<'a>,
    #[serde(borrow)]
    message_id: Text<'a>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_known_by_their_folder_or_by_their_numbers() {
        for name in ["chunks/a.jsonl", "out/chunks/c1.jsonl", "parts/c000001.jsonl", "c000002.jsonl"] {
            assert!(is_chunk(name), "{name}");
        }
        for name in ["data/train.jsonl", "chat.jsonl", "c.jsonl", "chunks/c000001.json"] {
            assert!(!is_chunk(name), "{name}");
        }
    }
}
