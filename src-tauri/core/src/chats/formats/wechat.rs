//! WeChat through the tools that people export it with: JSON of WeFlow and its kin, and of chatlog.

use std::borrow::Cow;

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Chat,
        EventKind::{Invited, Joined, Left},
        Fault, Format, Kind, Message, Options, Person, Place, Problem, Sample, Sink, Source, Time,
        draft::{
            Sentence::{After, Around, Before, Between, Passive},
            tell,
        },
        json,
        kinds::{self, Said},
        lenient::{Flag, Number, Present, Text},
    },
};

/// WeFlow's JSON, and EchoTrace's, which has the same shape.
pub struct WeFlow;

/// chatlog's JSON.
pub struct Chatlog;

/// What WeChat says about who came and went; whether it did.
pub fn notice(text: &str, time: Option<Time>, sink: &mut dyn Sink) -> Result<bool> {
    // Behind what one did oneself stands a button, in words or as it is written down.
    let text = text.trim().trim_end_matches("撤销").trim_end_matches("$revoke$");
    let text = text.trim().trim_end_matches(['。', '.']);
    // `"A"邀请你加入了群聊，群聊参与人还有：B、C`: the others were there before.
    let text = text.split("，群聊参与人还有").next().unwrap_or_default();
    if let Some(front) = ["加入了群聊", "加入群聊"].iter().find_map(|words| text.strip_suffix(words))
    {
        if let Some((who, _)) = front.split_once("通过扫描") {
            return tell(&[After("", Joined)], who, time, sink);
        }
        if front.contains("邀请") {
            return tell(&[Between("邀请", Invited)], front, time, sink);
        }
        return tell(&[After("通过群聊邀请", Joined), After("", Joined)], front, time, sink);
    }
    let sentences = [
        Around("将", "移出了群聊", Left),
        Around("将", "移出群聊", Left),
        Passive("被移出了群聊", Left),
        Passive("被移出群聊", Left),
        // `你被"甲"移出群聊`
        Before("被", "移出群聊", Left),
        Before("被", "移出了群聊", Left),
        Between("移出了群聊", Left),
        After("退出了群聊", Left),
        After("退出群聊", Left),
        Around(" invited ", " to the group chat", Invited),
        After(" joined the group chat", Joined),
        Around(" removed ", " from the group chat", Left),
    ];
    match text
        .split_once(" joined group chat via ")
        .or_else(|| text.split_once(" joined the group chat via "))
    {
        Some((who, _)) => tell(&[After("", Joined)], who, time, sink),
        None => tell(&sentences, text, time, sink),
    }
}

/// Gives a message a system kind and tells what it says.
pub fn system(message: &mut Message<'_>, sink: &mut dyn Sink) -> Result<()> {
    message.kind = Kind::System;
    notice(&message.text, message.time, sink)?;
    Ok(())
}

/// Gives a message the kind that a tool's word says; whether it is a line of WeChat's, which then was told.
pub fn described(word: &str, message: &mut Message<'_>, sink: &mut dyn Sink) -> Result<bool> {
    match Said::of(word) {
        Said::System => {
            system(message, sink)?;
            return Ok(true);
        }
        Said::Reply => message.kind = Kind::Reply,
        Said::Medium(kind) => message.attach(kind),
        Said::Text => {}
    }
    Ok(false)
}

impl Format for WeFlow {
    fn name(&self) -> &'static str {
        "weflow"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let echo = sample.has_keys(&["session", "messages"]) && sample.text.contains("\"senderUsername\"");
        // Pictures of everybody may fill all that is looked at.
        let pictured = sample.has_keys(&["session", "avatars"]);
        if sample.has_keys(&["weflow"]) || echo || pictured { 98 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        json.enter().map_err(broken)?;
        let mut key = String::new();
        let mut session = Session::default();
        while json.next_key(&mut key).map_err(broken)? {
            match key.as_str() {
                "session" => session = json.value().map_err(broken)?,
                "messages" => {
                    let name = [&session.display_name, &session.nickname].into_iter().flatten().next();
                    sink.chat(&Chat {
                        name: name.map(|name| Cow::Borrowed(name.as_str())),
                        platform: "wechat".into(),
                        id: session.wxid.as_deref().map(Cow::Borrowed),
                        direct: session.wxid.as_deref().is_some_and(|id| !id.ends_with("@chatroom")),
                        zoned: true,
                    })?;
                    let mut number = 0;
                    json::each_item(&mut json, source, sink, |bytes, sink| {
                        let post = match serde_json::from_slice::<Post<'_>>(bytes) {
                            Ok(post) => post,
                            Err(reason) => return Ok(Err(reason)),
                        };
                        number += 1;
                        flow(post, session.wxid.as_deref(), number, sink).map(Ok)
                    })?;
                }
                _ => json.skip().map_err(broken)?,
            }
        }
        json::tell_end(&mut json, source, sink)
    }
}

fn flow(post: Post<'_>, room: Option<&str>, number: u64, sink: &mut dyn Sink) -> Result<()> {
    let time = post.create_time.0.and_then(Time::of_epoch).or_else(|| Time::iso(&post.formatted_time));
    if time.is_none() {
        sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
    }
    let of_room = room.is_some_and(|room| room.ends_with("@chatroom") && room == &*post.sender_username);
    let is_system = &*post.kind == "系统消息" || post.local_type.0 == Some(10_000) || of_room;
    let mut message = Message::new(Kind::Message);
    message.time = time;
    message.id = post.platform_message_id.given().filter(|id| id != "0");
    message.text = post.content.0;
    message.reply_to = post.reply_to_message_id.given();
    if is_system {
        system(&mut message, sink)?;
        return sink.message(&message);
    }
    if &*post.kind == "引用消息" || message.reply_to.is_some() || post.quoted_content.0 {
        message.kind = Kind::Reply;
    }
    if let Some(kind) = kinds::medium(&post.kind) {
        message.attach(kind);
    }
    message.author = Some(sender(post.sender_username, post.sender_display_name, post.is_send.0));
    sink.message(&message)
}

/// Who wrote; the owner of the account is not always named.
fn sender<'a>(id: Text<'a>, name: Text<'a>, own: bool) -> Person<'a> {
    let (id, name) = (id.given(), name.given());
    let nobody = id.is_none() && name.is_none();
    Person { name: if nobody && own { Some("我".into()) } else { name }, id, own, ..Person::default() }
}

/// What WeChat's numbers for a kind of message mean as an attachment.
pub fn medium_of(kind: i64, part: i64) -> Option<&'static str> {
    Some(match (kind, part) {
        (3, _) => "photo",
        (34, _) => "voice",
        (43 | 62, _) => "video",
        (47, _) => "sticker",
        (49, 6) => "file",
        _ => return None,
    })
}

impl Format for Chatlog {
    fn name(&self) -> &'static str {
        "chatlog"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if sample.items_have(&["seq", "talker", "isChatRoom"]) { 94 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let mut number = 0;
        let mut talker: Option<String> = None;
        json::each_item(&mut json, source, sink, |bytes, sink| {
            let item = match serde_json::from_slice::<Item<'_>>(bytes) {
                Ok(item) => item,
                Err(reason) => return Ok(Err(reason)),
            };
            number += 1;
            if talker.as_deref() != Some(&*item.talker) {
                sink.chat(&Chat {
                    name: item.talker_name.clone().given(),
                    platform: "wechat".into(),
                    id: item.talker.clone().given(),
                    direct: !item.talker.ends_with("@chatroom"),
                    zoned: true,
                })?;
                talker = Some(item.talker.to_string());
            }
            logged(item, number, sink).map(Ok)
        })?;
        json::tell_end(&mut json, source, sink)
    }
}

fn logged(item: Item<'_>, number: u64, sink: &mut dyn Sink) -> Result<()> {
    let time = Time::any(&item.time);
    if time.is_none() {
        sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
    }
    let (kind, part) = (item.kind.0.unwrap_or(1), item.sub_type.0.unwrap_or(0));
    let mut message = Message::new(Kind::Message);
    message.time = time;
    message.id = item.seq.given().filter(|id| id != "0");
    message.text = item.content.0;
    // A pat is a line of WeChat's, though it has a sender.
    if kind == 10_000 || &*item.sender == "系统消息" || (kind, part) == (49, 62) {
        system(&mut message, sink)?;
        return sink.message(&message);
    }
    if (kind, part) == (49, 57) {
        message.kind = Kind::Reply;
        message.reply_to =
            item.contents.and_then(|contents| contents.refer).and_then(|refer| refer.seq.given());
    }
    if let Some(kind) = medium_of(kind, part) {
        message.attach(kind);
    }
    message.author = Some(sender(item.sender, item.sender_name, item.is_self.0));
    sink.message(&message)
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Session {
    /// Older releases called it the name of a user.
    #[serde(alias = "username")]
    wxid: Option<String>,
    nickname: Option<String>,
    display_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Post<'a> {
    create_time: Number,
    #[serde(borrow)]
    formatted_time: Text<'a>,
    #[serde(borrow, rename = "type")]
    kind: Text<'a>,
    local_type: Number,
    #[serde(borrow)]
    content: Text<'a>,
    is_send: Flag,
    #[serde(borrow)]
    sender_username: Text<'a>,
    #[serde(borrow)]
    sender_display_name: Text<'a>,
    #[serde(borrow)]
    platform_message_id: Text<'a>,
    #[serde(borrow)]
    reply_to_message_id: Text<'a>,
    quoted_content: Present,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Item<'a> {
    #[serde(borrow)]
    seq: Text<'a>,
    #[serde(borrow)]
    time: Text<'a>,
    #[serde(borrow)]
    talker: Text<'a>,
    #[serde(borrow)]
    talker_name: Text<'a>,
    #[serde(borrow)]
    sender: Text<'a>,
    #[serde(borrow)]
    sender_name: Text<'a>,
    is_self: Flag,
    #[serde(rename = "type")]
    kind: Number,
    sub_type: Number,
    #[serde(borrow)]
    content: Text<'a>,
    #[serde(borrow)]
    contents: Option<Contents<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Contents<'a> {
    #[serde(borrow)]
    refer: Option<Refer<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refer<'a> {
    #[serde(borrow)]
    seq: Text<'a>,
}
