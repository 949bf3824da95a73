//! Element's export of a Matrix room: decrypted events as JSON.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Chat, Event, EventKind, Fault, Format, Kind, Message, Options, Person, Place, Problem, Reaction,
        Sample, Sink, Source, Time,
        formats::Quiet,
        json,
        lenient::{Number, Present, Text},
    },
};

/// Element's JSON.
pub struct Matrix;

impl Format for Matrix {
    fn name(&self) -> &'static str {
        "matrix"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if sample.has_keys(&["room_name", "exported_by"]) { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        // Changes and reactions are events of their own behind what they are about.
        let mut later = Later::default();
        let looked = &mut later;
        each(source, options, &mut Quiet, |item, _, _| {
            looked.see(&item);
            Ok(())
        })?;
        each(source, options, sink, |item, number, sink| take(item, number, &later, sink))
    }
}

fn each(
    source: &Source,
    options: &Options,
    sink: &mut dyn Sink,
    mut take: impl FnMut(Item<'_>, u64, &mut dyn Sink) -> Result<()>,
) -> Result<()> {
    let mut json = json::open(source, options.encoding.as_deref(), sink)?;
    let broken = |reason: std::io::Error| source.broken(&reason);
    json.enter().map_err(broken)?;
    let mut key = String::new();
    let mut name = String::new();
    while json.next_key(&mut key).map_err(broken)? {
        match key.as_str() {
            "room_name" => name = json.text().map_err(broken)?,
            "messages" => {
                let name = Some(Cow::Borrowed(name.as_str()));
                sink.chat(&Chat { name, platform: "matrix".into(), id: None, direct: false, zoned: true })?;
                let mut number = 0;
                json::each_item(&mut json, source, sink, |bytes, sink| {
                    let item = match serde_json::from_slice::<Item<'_>>(bytes) {
                        Ok(item) => item,
                        Err(reason) => return Ok(Err(reason)),
                    };
                    number += 1;
                    take(item, number, sink).map(Ok)
                })?;
            }
            _ => json.skip().map_err(broken)?,
        }
    }
    json::tell_end(&mut json, source, sink)
}

/// What later events say about earlier ones.
#[derive(Default)]
struct Later {
    edited: HashSet<String>,
    reactions: HashMap<String, Vec<(String, String)>>,
}

impl Later {
    fn see(&mut self, item: &Item<'_>) {
        let Some(relation) = &item.content.relates_to else { return };
        if &*relation.rel_type == "m.replace" {
            self.edited.insert(relation.event_id.to_string());
        } else if &*item.kind == "m.reaction" {
            let reaction = (relation.key.to_string(), item.sender.to_string());
            self.reactions.entry(relation.event_id.to_string()).or_default().push(reaction);
        }
    }
}

fn take(item: Item<'_>, number: u64, later: &Later, sink: &mut dyn Sink) -> Result<()> {
    let time = item.origin_server_ts.0.and_then(Time::of_millis);
    if time.is_none() {
        sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
    }
    let relation = item.content.relates_to.unwrap_or_default();
    match &*item.kind {
        "m.reaction" => return Ok(()),
        "m.room.message" | "m.sticker" | "m.room.encrypted" if &*relation.rel_type == "m.replace" => {
            return Ok(());
        }
        _ => {}
    }
    let sender = Person { id: item.sender.given(), ..Person::default() };
    let mut message = Message::new(Kind::Message);
    message.time = time;
    match &*item.kind {
        "m.room.message"
        | "m.sticker"
        | "m.room.encrypted"
        | "m.poll.start"
        | "org.matrix.msc3381.poll.start" => {
            let reply = relation.in_reply_to.and_then(|target| target.event_id.given());
            let thread = (&*relation.rel_type == "m.thread").then(|| relation.event_id.given()).flatten();
            message.reply_to = reply.or(thread);
            if message.reply_to.is_some() {
                message.kind = Kind::Reply;
            }
            let bare = item.content.msgtype.is_empty() && item.content.body.is_empty();
            if bare && &*item.kind == "m.room.message" || item.unsigned.redacted_because.0 {
                message.kind = Kind::Recalled;
            }
            let medium = match &*item.content.msgtype {
                "m.image" => Some("photo"),
                "m.file" => Some("file"),
                "m.video" => Some("video"),
                "m.audio" => Some("voice"),
                _ => (&*item.kind == "m.sticker").then_some("sticker"),
            };
            medium.into_iter().for_each(|kind| message.attach(kind));
        }
        kind => {
            message.kind = Kind::System;
            if kind == "m.room.member" {
                let before = item.prev_content.or(item.unsigned.prev_content).unwrap_or_default();
                let person = Person {
                    id: item.state_key.given(),
                    name: item.content.displayname.given(),
                    ..Person::default()
                };
                moved(&item.content.membership, &before.membership, person, &sender, time, sink)?;
            }
        }
    }
    if let Some(id) = item.event_id.given() {
        message.edited = later.edited.contains(id.as_ref()) || item.unsigned.relations.replace.0;
        let reactions = later.reactions.get(id.as_ref()).into_iter().flatten();
        message.reactions = reactions
            .map(|(key, sender)| Reaction {
                name: Cow::Borrowed(key.as_str()),
                count: 1,
                authors: vec![Person::of_id(Cow::Borrowed(sender.as_str()))],
            })
            .collect();
        message.id = Some(id);
    }
    message.text = item.content.body.0;
    message.author = Some(sender);
    sink.message(&message)
}

/// A membership changed; joining while being in is a new name or picture, and an invitation is no coming.
fn moved(
    now: &str,
    before: &str,
    person: Person<'_>,
    sender: &Person<'_>,
    time: Option<Time>,
    sink: &mut dyn Sink,
) -> Result<()> {
    let kind = match (now, before) {
        ("join", "join") => EventKind::Renamed,
        ("join", _) => EventKind::Joined,
        ("leave" | "ban", "join" | "") => EventKind::Left,
        _ => return Ok(()),
    };
    let by = (person.id != sender.id).then(|| sender.clone());
    sink.event(&Event { kind, person, by, time })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item<'a> {
    #[serde(borrow, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow)]
    sender: Text<'a>,
    origin_server_ts: Number,
    #[serde(borrow)]
    event_id: Text<'a>,
    #[serde(borrow)]
    state_key: Text<'a>,
    #[serde(borrow)]
    content: Content<'a>,
    #[serde(borrow)]
    prev_content: Option<Before<'a>>,
    #[serde(borrow)]
    unsigned: Unsigned<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Content<'a> {
    #[serde(borrow)]
    msgtype: Text<'a>,
    #[serde(borrow)]
    body: Text<'a>,
    #[serde(borrow)]
    membership: Text<'a>,
    #[serde(borrow)]
    displayname: Text<'a>,
    #[serde(borrow, rename = "m.relates_to")]
    relates_to: Option<Relation<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Relation<'a> {
    #[serde(borrow)]
    rel_type: Text<'a>,
    #[serde(borrow)]
    event_id: Text<'a>,
    #[serde(borrow)]
    key: Text<'a>,
    #[serde(borrow, rename = "m.in_reply_to")]
    in_reply_to: Option<Target<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Target<'a> {
    #[serde(borrow)]
    event_id: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Unsigned<'a> {
    #[serde(borrow)]
    prev_content: Option<Before<'a>>,
    redacted_because: Present,
    /// What servers add up of later events.
    #[serde(rename = "m.relations")]
    relations: Relations,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Relations {
    #[serde(rename = "m.replace")]
    replace: Present,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Before<'a> {
    #[serde(borrow)]
    membership: Text<'a>,
}
