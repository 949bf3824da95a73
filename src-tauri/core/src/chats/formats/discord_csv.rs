//! DiscordChatExporter's CSV: neither ids of messages nor their kinds, and dates as the machine wrote them.

use std::borrow::Cow;

use crate::{
    Result,
    chats::{
        Attachment, Chat, Event, EventKind, Fault, Format, Kind, Message, Options, Person, Place, Problem,
        Reaction, Sample, Sink, Source, Time,
        clock::{self, Cursor, Order, OrderGuess},
        delimited::each_row,
        formats::Quiet,
    },
};

/// DiscordChatExporter's CSV.
pub struct DiscordCsv;

const NAMES: &[&str] = &["AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"];

impl Format for DiscordCsv {
    fn name(&self) -> &'static str {
        "discord_csv"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let header = sample.header();
        let known = NAMES.iter().filter(|name| header.contains(name)).count();
        if known >= 5 && header.contains(&"Author") { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut guess = OrderGuess::default();
        each_row(source, options, NAMES, &mut Quiet, |row, _| {
            let date = row.cell(2);
            if Time::iso(date).is_none()
                && let Some((parts, slash)) = Cursor::new(date).date()
            {
                guess.see(parts, slash, date.ends_with('M'));
            }
            Ok(())
        })?;
        let order = guess.decide(options, sink);
        let stem = source.stem();
        sink.chat(&Chat {
            name: Some(stem.into()),
            platform: "discord".into(),
            id: None,
            direct: false,
            zoned: false,
        })?;
        each_row(source, options, NAMES, sink, |row, sink| {
            let content = row.cell(3);
            let mut message = Message::new(Kind::Message);
            message.time = date(row.cell(2), order);
            if message.time.is_none() {
                sink.problem(Problem::new(Place::Line(row.number), Fault::BadTime));
            }
            let author = Person {
                id: row.given(0).map(Cow::Borrowed),
                name: row.given(1).map(Cow::Borrowed),
                ..Person::default()
            };
            // The kind is lost; only these sentences are Discord's own beyond doubt.
            if content == "Joined the server." {
                let time = message.time;
                sink.event(&Event { kind: EventKind::Joined, person: author.clone(), by: None, time })?;
                message.kind = Kind::System;
            } else if content == "Pinned a message." {
                message.kind = Kind::System;
            }
            message.author = Some(author);
            message.text = Cow::Borrowed(content);
            message.attachments = row
                .cell(4)
                .split(',')
                .filter(|link| !link.trim().is_empty())
                .map(|link| Attachment { kind: "file", name: link.rsplit('/').next().map(Cow::Borrowed) })
                .collect();
            message.reactions = row.cell(5).split(',').filter_map(reaction).collect();
            sink.message(&message)
        })
    }
}

/// `👍 (3)`.
fn reaction(text: &str) -> Option<Reaction<'_>> {
    let (name, count) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some(Reaction { name: Cow::Borrowed(name.trim()), count: count.parse().ok()?, authors: Vec::new() })
}

/// ISO, `10/6/2023 12:37 AM`, or `01-Jan-20 01:33 AM`.
fn date(text: &str, order: Order) -> Option<Time> {
    if let Some(time) = Time::iso(text) {
        return Some(time);
    }
    let mut cursor = Cursor::new(text.trim());
    let (order, parts) = match cursor.date() {
        Some((parts, _)) => (order, parts),
        None => {
            const MONTHS: [&str; 12] =
                ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            cursor = Cursor::new(text.trim());
            let day = cursor.number(2)?;
            cursor.eat("-");
            let name = cursor.word(3);
            let month = MONTHS.iter().position(|month| *month == name)? as u32 + 1;
            cursor.eat("-");
            (Order::Day, (day, month, cursor.number(4)?))
        }
    };
    cursor.eat(" ");
    let (hour, minute, second, half) = cursor.time()?;
    clock::local(order, parts, clock::hour(hour, half), minute, second)
}
