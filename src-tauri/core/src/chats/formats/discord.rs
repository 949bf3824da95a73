//! DiscordChatExporter's JSON: one file for each channel or thread.

use std::borrow::Cow;

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Attachment, Chat, Event, EventKind, Fault, Format, Kind, Message, Options, Person, Place, Problem,
        Reaction, Sample, Sink, Source, Time, json,
        lenient::{Flag, List, Number, Text},
    },
};

/// DiscordChatExporter's JSON.
pub struct Discord;

impl Format for Discord {
    fn name(&self) -> &'static str {
        "discord"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if sample.has_keys(&["guild", "channel"]) { 97 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        json.enter().map_err(broken)?;
        let mut key = String::new();
        let (mut guild, mut channel) = (Named::default(), Named::default());
        let (mut count, mut announced) = (0, Number(None));
        while json.next_key(&mut key).map_err(broken)? {
            match key.as_str() {
                "guild" => guild = json.value().map_err(broken)?,
                "channel" => channel = json.value().map_err(broken)?,
                "messageCount" => announced = json.value().map_err(broken)?,
                "messages" => {
                    // Messages between friends belong to no server; there people are added and removed.
                    let friends = guild.id.as_deref() == Some("0");
                    sink.chat(&Chat {
                        name: channel.name.clone().map(Cow::Owned),
                        platform: "discord".into(),
                        id: channel.id.clone().map(Cow::Owned),
                        direct: friends,
                        zoned: true,
                    })?;
                    let mut number = 0;
                    count = json::each_item(&mut json, source, sink, |bytes, sink| {
                        let post = match serde_json::from_slice::<Post<'_>>(bytes) {
                            Ok(post) => post,
                            Err(reason) => return Ok(Err(reason)),
                        };
                        number += 1;
                        take(post, number, friends, sink).map(Ok)
                    })?;
                }
                _ => json.skip().map_err(broken)?,
            }
        }
        json::tell_end(&mut json, source, sink)?;
        if !json.truncated && announced.0.is_some_and(|told| u64::try_from(told) != Ok(count)) {
            sink.problem(Problem::new(Place::File, Fault::CountDiffers));
        }
        Ok(())
    }
}

fn take(post: Post<'_>, number: u64, friends: bool, sink: &mut dyn Sink) -> Result<()> {
    let time = Time::iso(&post.timestamp);
    if time.is_none() {
        sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
    }
    let kind = match &*post.kind {
        // Numbers are kinds that the exporter has no word for: commands of programs.
        "Default" | "20" | "23" | "0" => Kind::Message,
        "Reply" | "19" => Kind::Reply,
        _ => Kind::System,
    };
    let author = person(post.author);
    let event = match &*post.kind {
        "GuildMemberJoin" | "7" => Some(EventKind::Joined),
        "RecipientAdd" | "1" if friends => Some(EventKind::Invited),
        "RecipientRemove" | "2" if friends => Some(EventKind::Left),
        _ => None,
    };
    match event {
        Some(kind @ EventKind::Joined) => {
            sink.event(&Event { kind, person: author.clone(), by: None, time })?;
        }
        Some(kind) => {
            for mentioned in post.mentions.0 {
                let by = Some(author.clone());
                sink.event(&Event { kind, person: person(mentioned), by, time })?;
            }
        }
        None => {}
    }
    let mut message = Message::new(kind);
    message.id = post.id.given();
    message.time = time;
    message.author = Some(author);
    message.reply_to = post.reference.and_then(|reference| reference.message_id.given());
    message.text = post.content.0;
    message.edited = !post.timestamp_edited.is_empty();
    message.attachments = post
        .attachments
        .0
        .into_iter()
        .map(|file| Attachment { kind: "file", name: file.file_name.given() })
        .chain(
            post.stickers
                .0
                .into_iter()
                .map(|sticker| Attachment { kind: "sticker", name: sticker.name.given() }),
        )
        .collect();
    message.reactions = post
        .reactions
        .0
        .into_iter()
        .map(|reaction| Reaction {
            name: reaction.emoji.name.0,
            count: reaction.count.0.and_then(|count| u64::try_from(count).ok()).unwrap_or(0),
            authors: reaction.users.0.into_iter().map(person).filter(|user| user.id.is_some()).collect(),
        })
        .collect();
    sink.message(&message)
}

fn person(account: Account<'_>) -> Person<'_> {
    let deleted = account.name.starts_with("Deleted User");
    Person {
        id: account.id.given(),
        name: account.nickname.given().or(account.name.given()),
        bot: account.is_bot.0,
        roles: account.roles.0.into_iter().filter_map(|role| role.name.given()).collect(),
        deleted,
        ..Person::default()
    }
}

#[derive(Default, Deserialize)]
struct Named {
    #[serde(default, deserialize_with = "owned")]
    id: Option<String>,
    #[serde(default, deserialize_with = "owned")]
    name: Option<String>,
}

fn owned<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Text::deserialize(deserializer).map(|text| text.given().map(Cow::into_owned))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Post<'a> {
    #[serde(borrow, default)]
    id: Text<'a>,
    #[serde(borrow, default, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow, default)]
    timestamp: Text<'a>,
    #[serde(borrow, default)]
    timestamp_edited: Text<'a>,
    #[serde(borrow, default)]
    content: Text<'a>,
    #[serde(borrow, default)]
    author: Account<'a>,
    #[serde(borrow, default)]
    attachments: List<File<'a>>,
    #[serde(borrow, default)]
    stickers: List<Titled<'a>>,
    #[serde(borrow, default)]
    reactions: List<Reacted<'a>>,
    #[serde(borrow, default)]
    mentions: List<Account<'a>>,
    #[serde(borrow, default)]
    reference: Option<Reference<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Account<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    nickname: Text<'a>,
    is_bot: Flag,
    #[serde(borrow)]
    roles: List<Titled<'a>>,
}

#[derive(Deserialize)]
struct Titled<'a> {
    #[serde(borrow, default)]
    name: Text<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File<'a> {
    #[serde(borrow, default)]
    file_name: Text<'a>,
}

#[derive(Deserialize)]
struct Reacted<'a> {
    #[serde(borrow, default)]
    emoji: Emoji<'a>,
    #[serde(default)]
    count: Number,
    #[serde(borrow, default)]
    users: List<Account<'a>>,
}

#[derive(Default, Deserialize)]
struct Emoji<'a> {
    #[serde(borrow, default)]
    name: Text<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Reference<'a> {
    #[serde(borrow, default)]
    message_id: Text<'a>,
}
