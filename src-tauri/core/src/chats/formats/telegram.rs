//! Telegram Desktop: `result.json` of one chat, or of a whole account with all its chats.

use std::{borrow::Cow, collections::HashSet, fmt, io::Read};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use crate::{
    Result,
    chats::{
        Chat, Event, EventKind, Fault, Format, Kind, Message, Options, Person, Place, Problem, Reaction,
        Sample, Sink, Source, Time,
        json::{self, Json},
        lenient::{List, Number, Present, Text},
        sniff::beginning,
    },
};

/// Telegram Desktop's JSON.
pub struct Telegram;

const TYPES: &[&str] = &[
    "personal_chat",
    "bot_chat",
    "saved_messages",
    "private_group",
    "private_supergroup",
    "public_supergroup",
    "private_channel",
    "public_channel",
];

/// Chats that are nobody's group.
const DIRECT: &[&str] = &["personal_chat", "bot_chat", "saved_messages"];

impl Format for Telegram {
    fn name(&self) -> &'static str {
        "telegram"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let one = sample.has_keys(&["type", "messages"]) && {
            let begin = beginning(&sample.text, 4096);
            TYPES.iter().any(|kind| begin.contains(&format!("\"{kind}\"")))
                || sample.has_keys(&["name", "id"]) && begin.contains("\"from_id\"")
        };
        let account = sample.has_keys(&["chats"])
            && (sample.has_keys(&["about"]) || sample.text.contains("\"list\""))
            || sample.has_keys(&["about", "left_chats"])
            || sample.has_keys(&["about", "personal_information"])
            // Thousands of contacts stand in front of the first chat.
            || sample.has_keys(&["about", "contacts"]);
        if one || account { 95 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        json.enter().map_err(broken)?;
        let mut key = String::new();
        let mut reader = Reader::default();
        let mut elements = 0;
        while json.next_key(&mut key).map_err(broken)? {
            match key.as_str() {
                "chats" | "left_chats" => chats(&mut json, source, sink, &mut elements)?,
                other => {
                    let other = other.to_owned();
                    reader.field(&other, &mut json, source, sink, &mut elements)?;
                }
            }
        }
        json::tell_end(&mut json, source, sink)
    }
}

/// `{"about": …, "list": [ chats ]}`.
fn chats<R: Read>(
    json: &mut Json<R>,
    source: &Source,
    sink: &mut dyn Sink,
    elements: &mut u64,
) -> Result<()> {
    let broken = |reason: std::io::Error| source.broken(&reason);
    if json.peek().map_err(broken)? != Some(b'{') {
        return json.skip().map_err(broken);
    }
    json.enter().map_err(broken)?;
    let mut key = String::new();
    while json.next_key(&mut key).map_err(broken)? {
        if key != "list" || json.peek().map_err(broken)? != Some(b'[') {
            json.skip().map_err(broken)?;
            continue;
        }
        json.enter().map_err(broken)?;
        while json.next_item().map_err(broken)? {
            if json.peek().map_err(broken)? != Some(b'{') {
                json.skip().map_err(broken)?;
                continue;
            }
            json.enter().map_err(broken)?;
            let mut reader = Reader::default();
            while json.next_key(&mut key).map_err(broken)? {
                reader.field(&key, json, source, sink, elements)?;
            }
        }
    }
    Ok(())
}

/// Reads one chat.
#[derive(Default)]
struct Reader {
    name: String,
    kind: String,
    id: String,
    /// Roots of forum topics: what is said in a topic names its root as what it answers.
    topics: HashSet<String>,
}

impl Reader {
    fn field<R: Read>(
        &mut self,
        key: &str,
        json: &mut Json<R>,
        source: &Source,
        sink: &mut dyn Sink,
        elements: &mut u64,
    ) -> Result<()> {
        let broken = |reason: std::io::Error| source.broken(&reason);
        let text = |json: &mut Json<R>| json.text();
        match key {
            "name" => self.name = text(json).map_err(broken)?,
            "type" => self.kind = text(json).map_err(broken)?,
            "id" => self.id = text(json).map_err(broken)?,
            "messages" => {
                sink.chat(&Chat {
                    name: Some(Cow::Borrowed(self.name.as_str())).filter(|name| !name.is_empty()),
                    platform: "telegram".into(),
                    id: Some(Cow::Borrowed(self.id.as_str())).filter(|id| !id.is_empty()),
                    direct: DIRECT.contains(&self.kind.as_str()),
                    zoned: true,
                })?;
                let mut number = *elements;
                let count = json::each_item(json, source, sink, |bytes, sink| {
                    let post = match serde_json::from_slice::<Post<'_>>(bytes) {
                        Ok(post) => post,
                        Err(reason) => return Ok(Err(reason)),
                    };
                    number += 1;
                    self.post(post, number, sink).map(Ok)
                })?;
                *elements += count;
            }
            _ => json.skip().map_err(broken)?,
        }
        Ok(())
    }

    fn post(&mut self, post: Post<'_>, number: u64, sink: &mut dyn Sink) -> Result<()> {
        let time = match post.date_unixtime.0 {
            Some(seconds) => Time::of_seconds(seconds),
            None => Time::iso(&post.date),
        };
        match &*post.kind {
            "message" => {}
            "service" => return self.service(&post, time, sink),
            _ => {
                sink.problem(Problem::new(Place::Element(number), Fault::UnknownKind));
                return Ok(());
            }
        }
        if time.is_none() {
            sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
        }
        let mut message = Message::new(Kind::Message);
        let reply = post.reply_to_message_id.clone().given().filter(|target| {
            let elsewhere = post.reply_to_peer_id.0.as_ref();
            // An answer to a message of another chat names that chat.
            (elsewhere.is_empty()
                || elsewhere.trim_start_matches(|c: char| c.is_ascii_alphabetic()) == self.id)
                && !self.topics.contains(target.as_ref())
        });
        if reply.is_some() {
            message.kind = Kind::Reply;
            message.reply_to = reply;
        }
        message.time = time;
        if post.photo.0 || post.file.0 || !post.media_type.is_empty() {
            message.attach(media(&post));
        }
        message.id = post.id.given();
        // Until 2022 the beginning of 1970 stood for never.
        message.edited = post.edited_unixtime.0.is_some() || Time::iso(&post.edited).is_some();
        message.text = post.text.0;
        message.author = Some(self.person(post.from_id, post.from));
        message.reactions = post
            .reactions
            .0
            .into_iter()
            .map(|reaction| Reaction {
                name: reaction.emoji.given().or(reaction.document_id.given()).unwrap_or(reaction.kind.0),
                count: reaction.count.0.and_then(|count| u64::try_from(count).ok()).unwrap_or(0),
                authors: (reaction.recent.0.into_iter())
                    .map(|author| self.person(author.from_id, author.from))
                    .filter(|author| author.id.is_some())
                    .collect(),
            })
            .collect();
        sink.message(&message)
    }

    /// A line of Telegram itself: who came, who went, and everything else.
    fn service(&mut self, post: &Post<'_>, time: Option<Time>, sink: &mut dyn Sink) -> Result<()> {
        let actor = self.person(post.actor_id.clone(), post.actor.clone());
        let action = &*post.action;
        if action == "topic_created" {
            self.topics.insert(post.id.0.clone().into_owned());
        }
        let members =
            post.members.0.iter().map(|name| Person { name: name.clone().given(), ..Person::default() });
        match action {
            "invite_members" | "create_group" => {
                for person in members {
                    let own = person.name == actor.name;
                    let kind = if own { EventKind::Joined } else { EventKind::Invited };
                    let by = (!own).then(|| actor.clone());
                    let person = if own { actor.clone() } else { person };
                    sink.event(&Event { kind, person, by, time })?;
                }
            }
            "join_group_by_link" | "join_group_by_request" => {
                let by =
                    post.inviter.clone().given().map(|name| Person { name: Some(name), ..Person::default() });
                let kind = if by.is_some() { EventKind::Invited } else { EventKind::Joined };
                sink.event(&Event { kind, person: actor.clone(), by, time })?;
            }
            "remove_members" => {
                for person in members {
                    let own = person.name == actor.name;
                    let by = (!own).then(|| actor.clone());
                    let person = if own { actor.clone() } else { person };
                    sink.event(&Event { kind: EventKind::Left, person, by, time })?;
                }
            }
            _ => {}
        }
        let mut message = Message::new(Kind::System);
        message.id = post.id.clone().given();
        message.time = time;
        message.author = Some(actor);
        message.text = Cow::Borrowed(action);
        sink.message(&message)
    }

    fn person<'a>(&self, id: Text<'a>, name: Text<'a>) -> Person<'a> {
        let (id, name) = (id.given(), name.given());
        let partner = self.kind == "bot_chat"
            && id
                .as_deref()
                .is_some_and(|id| id.trim_start_matches(|c: char| c.is_ascii_alphabetic()) == self.id);
        Person {
            bot: partner || name.as_deref().is_some_and(called_bot),
            deleted: name.is_none() && id.is_some(),
            id,
            name,
            ..Person::default()
        }
    }
}

/// Names of Telegram's bots end with the word; people called Talbot or ABBOTT are none.
fn called_bot(name: &str) -> bool {
    let Some(begin) = name.len().checked_sub(3).filter(|&begin| name.is_char_boundary(begin)) else {
        return false;
    };
    let (front, word) = name.split_at(begin);
    let before = front.chars().next_back();
    match word {
        "bot" => !before.is_some_and(|letter| letter.is_ascii_alphabetic()),
        "Bot" => true,
        "BOT" => !before.is_some_and(|letter| letter.is_ascii_uppercase()),
        _ => false,
    }
}

#[derive(Deserialize)]
struct Post<'a> {
    #[serde(borrow, default)]
    id: Text<'a>,
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow, default)]
    date: Text<'a>,
    #[serde(default)]
    date_unixtime: Number,
    #[serde(borrow, default)]
    edited: Text<'a>,
    #[serde(default)]
    edited_unixtime: Number,
    #[serde(borrow, default)]
    from: Text<'a>,
    #[serde(borrow, default)]
    from_id: Text<'a>,
    #[serde(borrow, default)]
    actor: Text<'a>,
    #[serde(borrow, default)]
    actor_id: Text<'a>,
    #[serde(borrow, default)]
    action: Text<'a>,
    #[serde(borrow, default)]
    members: List<Text<'a>>,
    #[serde(borrow, default)]
    inviter: Text<'a>,
    #[serde(borrow, default)]
    reply_to_message_id: Text<'a>,
    #[serde(borrow, default)]
    reply_to_peer_id: Text<'a>,
    #[serde(borrow, default)]
    text: Rich<'a>,
    #[serde(default)]
    photo: Present,
    #[serde(default)]
    file: Present,
    #[serde(borrow, default)]
    media_type: Text<'a>,
    #[serde(borrow, default)]
    reactions: List<Reacted<'a>>,
}

#[derive(Deserialize)]
struct Reacted<'a> {
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    #[serde(default)]
    count: Number,
    #[serde(borrow, default)]
    emoji: Text<'a>,
    #[serde(borrow, default)]
    document_id: Text<'a>,
    #[serde(borrow, default)]
    recent: List<Recent<'a>>,
}

#[derive(Deserialize)]
struct Recent<'a> {
    #[serde(borrow, default)]
    from_id: Text<'a>,
    #[serde(borrow, default)]
    from: Text<'a>,
}

fn media(post: &Post<'_>) -> &'static str {
    match &*post.media_type {
        "sticker" => "sticker",
        "voice_message" | "audio_file" => "voice",
        "video_message" | "video_file" | "animation" => "video",
        _ if post.photo.0 => "photo",
        _ => "file",
    }
}

/// A text: plain, or in pieces of which some are links, mentions and the like.
#[derive(Default)]
struct Rich<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Rich<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RichVisitor).map(Rich)
    }
}

struct RichVisitor;

impl<'de> Visitor<'de> for RichVisitor {
    type Value = Cow<'de, str>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or its pieces")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(""))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut text = String::new();
        while let Some(piece) = seq.next_element::<Piece<'de>>()? {
            text.push_str(&piece.0);
        }
        Ok(Cow::Owned(text))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut text = Cow::Borrowed("");
        while let Some(key) = map.next_key::<Text<'de>>()? {
            if &*key == "text" {
                text = map.next_value::<Text<'de>>()?.0;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(text)
    }
}

/// A piece of a text: itself plain, or an object that holds it.
struct Piece<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Piece<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RichVisitor).map(Piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bots_are_known_by_their_names() {
        for name in ["welcome_bot", "社区小助手Bot", "HelperBot", "bot", "NEWS BOT"] {
            assert!(called_bot(name), "{name}");
        }
        for name in ["Talbot", "ABBOT", "Botticelli", "", "王"] {
            assert!(!called_bot(name), "{name}");
        }
    }
}
