//! Feishu and Lark: pages of messages as the interface for programs gives them. They hold ids and no names.

use std::borrow::Cow;

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Chat, Event, EventKind, Fault, Format, Kind, Message, Options, Person, Place, Problem, Sample, Sink,
        Source, Time, json,
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
        let shape = sample.has_keys(&["code", "data"]) || sample.has_keys(&["items"]);
        if shape && sample.text.contains("\"message_id\"") && sample.text.contains("\"om_") { 94 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        let mut key = String::new();
        let mut chat: Option<String> = None;
        let mut number = 0;
        json.enter().map_err(broken)?;
        while json.next_key(&mut key).map_err(broken)? {
            match key.as_str() {
                // The list lies inside of this; its own end is passed over like a stray bracket.
                "data" if json.peek().map_err(broken)? == Some(b'{') => json.enter().map_err(broken)?,
                "items" => {
                    json::each_item(&mut json, source, sink, |bytes, sink| {
                        let item = match serde_json::from_slice::<Item<'_>>(bytes) {
                            Ok(item) => item,
                            Err(reason) => return Ok(Err(reason)),
                        };
                        number += 1;
                        if chat.as_deref() != Some(&*item.chat_id) {
                            let id = item.chat_id.clone().given();
                            sink.chat(&Chat {
                                name: None,
                                platform: "feishu".into(),
                                id,
                                direct: false,
                                zoned: true,
                            })?;
                            chat = Some(item.chat_id.to_string());
                        }
                        take(item, number, sink).map(Ok)
                    })?;
                    break;
                }
                _ => json.skip().map_err(broken)?,
            }
        }
        json::tell_truncated(&json, sink);
        Ok(())
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
