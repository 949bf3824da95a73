//! Feishu and Lark: pages of messages as the interface for programs gives them. They hold ids and no names.

use std::{borrow::Cow, io::Read};

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Chat, Event, EventKind, Fault, Format, Kind, Message, Options, Person, Place, Problem, Sample, Sink,
        Source, Time,
        json::{self, Json, JsonHead, Raw},
        lenient::{Flag, List, Number, Text},
    },
};

/// Feishu's JSON.
pub struct Feishu;

impl Format for Feishu {
    fn name(&self) -> &'static str {
        "feishu"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let page =
            sample.has_keys(&["code", "data"]) || sample.has_keys(&["data"]) || sample.has_keys(&["items"]);
        let pages = sample.items_have(&["code", "data"]) || sample.items_have(&["items"]);
        let messages = sample.text.contains("\"message_id\"") && sample.text.contains("\"om_");
        let members = sample.text.contains("\"member_id_type\"");
        match messages || members {
            true if page || pages || is_list(sample) || is_lines(sample) => 94,
            _ => 0,
        }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        let items = are_items(source)?;
        let mut reader = Reader { source, number: 0, chat: None };
        // Pages lie in one list, one after the other, or one on a line; so do their items where they were taken out of them.
        while let Some(first) = json.peek().map_err(broken)? {
            match first {
                b'[' => {
                    json::each_item(&mut json, source, sink, |bytes, sink| reader.either(bytes, sink))?;
                }
                b'{' if items => match json.raw().map_err(broken)? {
                    Raw::Bytes(bytes) => {
                        let number = reader.number + 1;
                        json::one_item(bytes, number, sink, &mut |bytes, sink| reader.item(bytes, sink))?;
                    }
                    // The end of the file is told once, with its place.
                    Raw::Refused(Fault::Truncated) => {}
                    Raw::Refused(fault) => {
                        sink.problem(Problem::new(Place::Element(reader.number + 1), fault));
                    }
                },
                b'{' => reader.page(&mut json, sink)?,
                // Something that does not belong here.
                _ => json.enter().map_err(broken)?,
            }
        }
        json::tell_end(&mut json, source, sink)
    }
}

/// Whether a list holds items.
fn is_list(sample: &Sample) -> bool {
    sample.items_have(&["message_id", "chat_id"]) || sample.items_have(&["member_id_type", "member_id"])
}

/// Whether every line holds one.
fn is_lines(sample: &Sample) -> bool {
    sample.has_keys(&["message_id", "chat_id"]) || sample.has_keys(&["member_id_type", "member_id"])
}

/// Whether the objects of a file are items and no pages.
fn are_items(source: &Source) -> Result<bool> {
    let keys = JsonHead::of(&source.head(4096)?).map(|head| head.keys).unwrap_or_default();
    Ok(keys.iter().any(|key| key == "message_id" || key == "member_id"))
}

struct Reader<'a> {
    source: &'a Source,
    /// How many items there were.
    number: u64,
    /// The id of the chat that was told last.
    chat: Option<String>,
}

impl Reader<'_> {
    /// A page, however long.
    fn page<R: Read>(&mut self, json: &mut Json<R>, sink: &mut dyn Sink) -> Result<()> {
        let source = self.source;
        let broken = |reason: std::io::Error| source.broken(&reason);
        let mut key = String::new();
        json.enter().map_err(broken)?;
        let mut depth = 1;
        while depth > 0 {
            if !json.next_key(&mut key).map_err(broken)? {
                depth -= 1;
                continue;
            }
            match key.as_str() {
                "data" if json.peek().map_err(broken)? == Some(b'{') => {
                    json.enter().map_err(broken)?;
                    depth += 1;
                }
                "items" | "messages" => {
                    json::each_item(json, source, sink, |bytes, sink| self.item(bytes, sink))?;
                }
                _ => json.skip().map_err(broken)?,
            }
        }
        Ok(())
    }

    /// An item of a list, or a page of one.
    fn either(&mut self, bytes: &[u8], sink: &mut dyn Sink) -> Result<serde_json::Result<()>> {
        let is_page = JsonHead::of(bytes)
            .is_some_and(|head| head.keys.iter().any(|key| key == "data" || key == "items"));
        if is_page {
            return self.page(&mut Json::new(bytes), sink).map(Ok);
        }
        self.item(bytes, sink)
    }

    fn item(&mut self, bytes: &[u8], sink: &mut dyn Sink) -> Result<serde_json::Result<()>> {
        let item = match serde_json::from_slice::<Item<'_>>(bytes) {
            Ok(item) => item,
            Err(reason) => return Ok(Err(reason)),
        };
        self.number += 1;
        if self.chat.as_deref() != Some(&*item.chat_id) {
            let id = item.chat_id.clone().given();
            sink.chat(&Chat { name: None, platform: "feishu".into(), id, direct: false, zoned: true })?;
            self.chat = Some(item.chat_id.to_string());
        }
        if let Some(id) = item.member_id.clone().given() {
            return sink
                .member(&Person { id: Some(id), name: item.name.given(), ..Person::default() })
                .map(Ok);
        }
        take(item, self.number, sink).map(Ok)
    }
}

fn take(item: Item<'_>, number: u64, sink: &mut dyn Sink) -> Result<()> {
    let time = item.create_time.0.and_then(Time::of_epoch);
    if time.is_none() {
        sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
    }
    let author =
        Person { id: item.sender.id.given(), bot: &*item.sender.sender_type == "app", ..Person::default() };
    let mut message = Message::new(Kind::Message);
    message.time = time;
    if &*item.msg_type == "system" {
        message.kind = Kind::System;
        if let Ok(notice) = serde_json::from_str::<Notice<'_>>(&item.body.content) {
            tell(&notice, time, sink)?;
        }
    } else if item.deleted.0 {
        message.kind = Kind::Recalled;
    } else {
        message.reply_to = item.parent_id.given().or(item.root_id.given());
        if message.reply_to.is_some() {
            message.kind = Kind::Reply;
        }
    }
    let medium = match &*item.msg_type {
        "image" => Some("photo"),
        "file" | "folder" => Some("file"),
        "audio" => Some("voice"),
        "media" => Some("video"),
        "sticker" => Some("sticker"),
        _ => None,
    };
    medium.into_iter().for_each(|kind| message.attach(kind));
    message.id = item.message_id.given();
    message.edited = item.updated.0;
    message.text = match serde_json::from_str::<Body<'_>>(&item.body.content) {
        Ok(body) => Cow::Owned(body.text.0.into_owned()),
        Err(_) => item.body.content.0,
    };
    message.author = Some(author);
    sink.message(&message)
}

fn tell(notice: &Notice<'_>, time: Option<Time>, sink: &mut dyn Sink) -> Result<()> {
    let template = notice.template.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| template.contains(word));
    let (kind, who) = if says(&["remove", "移出"]) {
        (EventKind::Left, &notice.to_chatters.0)
    } else if says(&[" left", "退出"]) {
        (EventKind::Left, &notice.from_user.0)
    } else if says(&["invited", "added", "邀请"]) {
        (EventKind::Invited, &notice.to_chatters.0)
    } else if says(&[" joined", "加入"]) {
        (EventKind::Joined, &notice.from_user.0)
    } else {
        return Ok(());
    };
    for name in who {
        let person = Person { name: name.clone().given(), ..Person::default() };
        sink.event(&Event { kind, person, by: None, time })?;
    }
    Ok(())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item<'a> {
    #[serde(borrow)]
    message_id: Text<'a>,
    #[serde(borrow)]
    root_id: Text<'a>,
    #[serde(borrow)]
    parent_id: Text<'a>,
    #[serde(borrow)]
    msg_type: Text<'a>,
    create_time: Number,
    deleted: Flag,
    updated: Flag,
    #[serde(borrow)]
    chat_id: Text<'a>,
    /// Of a member, as is the name.
    #[serde(borrow)]
    member_id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    sender: Sender<'a>,
    #[serde(borrow)]
    body: Wrapped<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sender<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    sender_type: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wrapped<'a> {
    #[serde(borrow)]
    content: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body<'a> {
    #[serde(borrow)]
    text: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Notice<'a> {
    #[serde(borrow)]
    template: Text<'a>,
    #[serde(borrow)]
    from_user: List<Text<'a>>,
    #[serde(borrow)]
    to_chatters: List<Text<'a>>,
}
