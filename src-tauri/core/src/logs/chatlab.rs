//! The log of a channel as ChatLab's exchange format, which other tools of chats read: who is in it, who said what when and what
//! answers what, with the texts that are kept. What the format has no word for (reactions, check-ins, who came and went) stays out,
//! and how much that is, is told.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use serde::Serialize;

use super::{
    platforms,
    view::{ExportChat, ExportedChat},
};
use crate::{
    Error, Result, channels,
    interactions::{self, Authors, KeyedRow, Kind, Whom},
    members,
    store::ReadTx,
    texts::{self, ChannelTexts},
    workspace::{
        self,
        disk::{self, Temporary},
        row_id,
    },
};

const VERSION: &str = "0.0.2";
/// ChatLab's types: something with a text, and something that answers.
const TEXT: u8 = 0;
const REPLY: u8 = 25;

/// Writes the log of a channel; the file is there wholly or not at all.
pub fn export(tx: &ReadTx<'_>, input: &ExportChat) -> Result<ExportedChat> {
    let path = Path::new(&input.path);
    let lines = match path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref() {
        Some("json") => false,
        Some("jsonl") => true,
        _ => return Err(Error::invalid("path", "json_or_jsonl")),
    };
    let channel = channels::get(tx, input.channel)?;
    let channel_id = row_id(tx, "channel", input.channel)?;
    let community_id = workspace::community_id(tx, channel.community)?;
    let (rows, left_out) = said(tx, channel_id)?;
    let people = People::of(tx, community_id, &rows)?;
    let meta = Meta { name: &channel.name, platform: platforms::of_kind(channel.kind), kind: "group" };
    let chat = Chat { meta, exported_at: tx.now() / 1000, rows, people };
    let texts = texts::of_channel(tx, channel_id)?;
    let unfinished = Temporary::at(disk::unfinished(path));
    let write = || {
        let mut file = BufWriter::new(File::create(unfinished.path())?);
        let kept = if lines { chat.lines(&texts, &mut file) } else { chat.object(&texts, &mut file) }?;
        file.flush()?;
        Ok(kept)
    };
    let texts = write().map_err(|error: std::io::Error| Error::io(path, &error))?;
    disk::put_in_place(unfinished.path(), path)?;
    Ok(ExportedChat {
        messages: chat.rows.len() as u64,
        members: chat.people.members.len() as u64,
        texts,
        left_out,
    })
}

/// What was said in a channel, as time went by, and how much else the log has of it.
fn said(tx: &ReadTx<'_>, channel_id: i64) -> Result<(Vec<KeyedRow>, u64)> {
    let (mut rows, mut left_out) = (Vec::new(), 0);
    interactions::each_keyed(tx, channel_id, (i64::MIN, i64::MAX), |row| {
        if interactions::is_said(row) { rows.push(*row) } else { left_out += 1 }
    })?;
    rows.sort_unstable();
    Ok((rows, left_out))
}

/// Who speaks in a channel.
struct People {
    /// By author's number: the place among the members.
    places: Vec<u32>,
    members: Vec<Member>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Member {
    platform_id: String,
    account_name: String,
}

impl People {
    fn of(tx: &ReadTx<'_>, community_id: i64, rows: &[KeyedRow]) -> Result<Self> {
        let authors = interactions::authors(tx, community_id)?;
        let mut by_person = vec![None; authors.len()];
        let mut people = Self { places: vec![u32::MAX; authors.person.len()], members: Vec::new() };
        for row in rows {
            let number = row.row.author as usize;
            let person = authors.person.get(number).copied().filter(|person| *person != Authors::NOBODY);
            let (Some(person), Some(place)) = (person, people.places.get_mut(number)) else { continue };
            if *place == u32::MAX {
                let known = &mut by_person[person as usize];
                if known.is_none() {
                    *known = u32::try_from(people.members.len()).ok();
                    people.members.push(member(tx, &authors, person as usize)?);
                }
                *place = known.unwrap_or(u32::MAX);
            }
        }
        Ok(people)
    }

    fn member(&self, author: u32) -> Option<&Member> {
        self.members.get(*self.places.get(author as usize)? as usize)
    }
}

fn member(tx: &ReadTx<'_>, authors: &Authors, person: usize) -> Result<Member> {
    let key = authors.key(person).to_owned();
    let name = match authors.whom[person] {
        Whom::Member(id) => members::rows(tx, &[id])?.into_iter().next().map(|row| row.name),
        Whom::Stranger(id) => interactions::name_of_stranger(tx, id)?,
    };
    Ok(Member { account_name: name.unwrap_or_else(|| key.clone()), platform_id: key })
}

#[derive(Serialize)]
struct Meta<'a> {
    name: &'a str,
    platform: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About {
    version: &'static str,
    exported_at: i64,
    generator: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Message<'a> {
    sender: &'a str,
    account_name: &'a str,
    timestamp: i64,
    #[serde(rename = "type")]
    kind: u8,
    content: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    platform_message_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_to_message_id: Option<String>,
}

#[derive(Serialize)]
struct Line<'a, T> {
    #[serde(rename = "_type")]
    line: &'static str,
    #[serde(flatten)]
    what: &'a T,
}

#[derive(Serialize)]
struct Header<'a> {
    chatlab: About,
    meta: &'a Meta<'a>,
}

/// A chat to be written.
struct Chat<'a> {
    meta: Meta<'a>,
    exported_at: i64,
    rows: Vec<KeyedRow>,
    people: People,
}

impl Chat<'_> {
    fn header(&self) -> Header<'_> {
        let chatlab = About { version: VERSION, exported_at: self.exported_at, generator: "Tulou" };
        Header { chatlab, meta: &self.meta }
    }

    /// One object a line; how many texts there are.
    fn lines(&self, texts: &ChannelTexts, out: &mut impl Write) -> std::io::Result<u64> {
        line(out, "header", &self.header())?;
        self.people.members.iter().try_for_each(|member| line(out, "member", member))?;
        self.each(texts, |message| line(out, "message", message))
    }

    /// One object; how many texts there are.
    fn object(&self, texts: &ChannelTexts, out: &mut impl Write) -> std::io::Result<u64> {
        let header = self.header();
        out.write_all(b"{\n\"chatlab\": ")?;
        serde_json::to_writer(&mut *out, &header.chatlab)?;
        out.write_all(b",\n\"meta\": ")?;
        serde_json::to_writer(&mut *out, header.meta)?;
        out.write_all(b",\n\"members\": [")?;
        let mut between = "\n";
        for member in &self.people.members {
            out.write_all(between.as_bytes())?;
            serde_json::to_writer(&mut *out, member)?;
            between = ",\n";
        }
        out.write_all(b"\n],\n\"messages\": [")?;
        between = "\n";
        let kept = self.each(texts, |message| {
            out.write_all(between.as_bytes())?;
            between = ",\n";
            Ok(serde_json::to_writer(&mut *out, message)?)
        })?;
        out.write_all(b"\n]\n}\n")?;
        Ok(kept)
    }

    fn each(
        &self,
        texts: &ChannelTexts,
        mut put: impl FnMut(&Message<'_>) -> std::io::Result<()>,
    ) -> std::io::Result<u64> {
        let mut kept = 0;
        for keyed in &self.rows {
            let member = self.people.member(keyed.row.author);
            let content = texts.text(keyed);
            kept += u64::from(content.is_some());
            put(&Message {
                sender: member.map_or("", |member| &member.platform_id),
                account_name: member.map_or("", |member| &member.account_name),
                timestamp: keyed.row.at,
                kind: if keyed.row.kind == Kind::Reply.code() { REPLY } else { TEXT },
                content,
                platform_message_id: keyed.key.is_id().then(|| keyed.key.to_string()),
                reply_to_message_id: keyed.target.is_some().then(|| keyed.target.to_string()),
            })?;
        }
        Ok(kept)
    }
}

fn line<T: Serialize>(out: &mut impl Write, line: &'static str, what: &T) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, &Line { line, what })?;
    out.write_all(b"\n")
}
