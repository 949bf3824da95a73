//! ChatLab's exchange format, which many Chinese tools speak: one JSON object, or one object a line.

use std::borrow::Cow;

use serde::Deserialize;

use super::notice;
use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Message, Options, Person, Place, Problem, Sample, Sink, Source, Time,
        json,
        lenient::{List, Number, Text},
        lines,
    },
};

/// ChatLab's JSON and JSONL.
pub struct ChatLab;

impl Format for ChatLab {
    fn name(&self) -> &'static str {
        "chatlab"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if sample.has_keys(&["chatlab"]) || is_lines(&sample.lines) { 99 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let head = source.head(4096)?;
        let text = String::from_utf8_lossy(&head);
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if is_lines(&lines) {
            return read_lines(source, options, sink);
        }
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        json.enter().map_err(broken)?;
        let mut key = String::new();
        while json.next_key(&mut key).map_err(broken)? {
            match key.as_str() {
                "meta" => {
                    let meta: Meta = json.value().map_err(broken)?;
                    begin(&meta, sink)?;
                }
                "members" => {
                    json::each_item(&mut json, source, sink, |bytes, sink| {
                        Ok(match serde_json::from_slice::<Member<'_>>(bytes) {
                            Ok(member) => Ok(enter(member, sink)?),
                            Err(reason) => Err(reason),
                        })
                    })?;
                }
                "messages" => {
                    let mut number = 0;
                    json::each_item(&mut json, source, sink, |bytes, sink| {
                        number += 1;
                        Ok(match serde_json::from_slice::<Post<'_>>(bytes) {
                            Ok(post) => Ok(take(post, Place::Element(number), sink)?),
                            Err(reason) => Err(reason),
                        })
                    })?;
                }
                _ => json.skip().map_err(broken)?,
            }
        }
        json::tell_end(&mut json, source, sink)
    }
}

fn is_lines(lines: &[String]) -> bool {
    let plain = |line: &str| line.trim_start_matches('\u{feff}').trim().to_owned();
    // Comments may stand anywhere.
    let first = lines.iter().map(|line| plain(line)).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| {
        line.starts_with('{') && line.contains("\"_type\"") && line.contains("\"header\"")
    })
}

fn read_lines(source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
    lines::each(source, options, sink, |number, line, sink| {
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        let kind = serde_json::from_str::<Typed<'_>>(line).map(|typed| typed.kind);
        let parsed = match kind.as_deref() {
            Ok("header") => serde_json::from_str::<Header>(line).map(|header| begin(&header.meta, sink)),
            Ok("member") => serde_json::from_str::<Member<'_>>(line).map(|member| enter(member, sink)),
            Ok("message") => {
                serde_json::from_str::<Post<'_>>(line).map(|post| take(post, Place::Line(number), sink))
            }
            Ok(_) => return Ok(()),
            Err(_) => {
                sink.problem(Problem::new(Place::Line(number), Fault::BadLine));
                return Ok(());
            }
        };
        match parsed {
            Ok(taken) => taken,
            Err(_) => {
                sink.problem(Problem::new(Place::Line(number), Fault::BadLine));
                Ok(())
            }
        }
    })
}

fn begin(meta: &Meta, sink: &mut dyn Sink) -> Result<()> {
    sink.chat(&Chat {
        name: meta.name.as_deref().map(Cow::Borrowed),
        platform: Cow::Borrowed(meta.platform.as_deref().unwrap_or("chatlab")),
        id: meta.group_id.as_deref().map(Cow::Borrowed),
        direct: meta.kind.as_deref() == Some("private"),
        zoned: true,
    })
}

fn enter(member: Member<'_>, sink: &mut dyn Sink) -> Result<()> {
    sink.member(&Person {
        id: member.platform_id.given(),
        name: member.group_nickname.given().or(member.account_name.given()),
        roles: member.roles.0.into_iter().filter_map(|role| role.id.given()).collect(),
        ..Person::default()
    })
}

fn take(post: Post<'_>, place: Place, sink: &mut dyn Sink) -> Result<()> {
    let time = post.timestamp.0.and_then(Time::of_epoch);
    if time.is_none() {
        sink.problem(Problem::new(place, Fault::BadTime));
    }
    let mut message = Message::new(Kind::Message);
    message.time = time;
    message.id = post.platform_message_id.given();
    message.text = post.content.0;
    message.reply_to = post.reply_to_message_id.given();
    let kind = post.kind.0.unwrap_or(0);
    match kind {
        80 => {
            message.kind = Kind::System;
            notice(&message.text, time, sink)?;
            return sink.message(&message);
        }
        81 => message.kind = Kind::Recalled,
        25 => message.kind = Kind::Reply,
        _ if message.reply_to.is_some() => message.kind = Kind::Reply,
        _ => {}
    }
    let medium = match kind {
        1 => Some("photo"),
        2 => Some("voice"),
        3 => Some("video"),
        4 => Some("file"),
        5 => Some("sticker"),
        _ => None,
    };
    medium.into_iter().for_each(|kind| message.attach(kind));
    message.author = Some(Person {
        id: post.sender.given(),
        name: post.group_nickname.given().or(post.account_name.given()),
        ..Person::default()
    });
    sink.message(&message)
}

#[derive(Deserialize)]
struct Typed<'a> {
    #[serde(borrow, rename = "_type")]
    kind: Cow<'a, str>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    meta: Meta,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Meta {
    name: Option<String>,
    platform: Option<String>,
    group_id: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Member<'a> {
    #[serde(borrow)]
    platform_id: Text<'a>,
    #[serde(borrow)]
    account_name: Text<'a>,
    #[serde(borrow)]
    group_nickname: Text<'a>,
    #[serde(borrow)]
    roles: List<Role<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Role<'a> {
    #[serde(borrow)]
    id: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Post<'a> {
    #[serde(borrow)]
    sender: Text<'a>,
    #[serde(borrow)]
    account_name: Text<'a>,
    #[serde(borrow)]
    group_nickname: Text<'a>,
    timestamp: Number,
    #[serde(rename = "type")]
    kind: Number,
    #[serde(borrow)]
    content: Text<'a>,
    #[serde(borrow)]
    platform_message_id: Text<'a>,
    #[serde(borrow)]
    reply_to_message_id: Text<'a>,
}
