//! Five months of what was said: told like an export of a chat, and let in by the same code. Six groups in which people join, bring
//! others, answer each other and go; one that falls silent; and a Discord channel with reactions.

use std::borrow::Cow;

use chrono::{Datelike, NaiveTime, Weekday};

use super::{
    ops::{Known, Making},
    people::{KNOWN_GROUPS, ON_DISCORD},
    plan::HAPPENINGS,
};
use crate::{
    Result,
    chats::{Chat, Event, EventKind, Kind, Message, Person, Reaction, Sink, Time},
    logs,
    store::WriteTx,
};

/// The first day of which the exports speak.
const BEHIND: i64 = -150;
/// The group that falls silent, and since when.
const QUIET: usize = 5;
const QUIET_SINCE: i64 = -40;
/// The group whose export names neither messages nor what answers what, and times by the clock on the wall.
const PLAIN: usize = 4;
/// The group that people leave.
const SHRINKING: usize = 2;
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// At which hours people write, by how often: readers of the morning who talk in the evening.
const HOURS: [(i64, usize); 14] = [
    (6, 2),
    (7, 9),
    (8, 6),
    (9, 3),
    (10, 3),
    (12, 6),
    (13, 4),
    (15, 2),
    (17, 3),
    (19, 6),
    (20, 12),
    (21, 16),
    (22, 8),
    (23, 2),
];

/// Something that somebody says or does in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    Joins {
        by: Option<usize>,
    },
    Leaves,
    /// The program at the door greets somebody.
    Greets,
    Says,
    /// Answers a message by its place among those of the group.
    Answers {
        first: usize,
    },
    Posts,
}

/// At which second who did it, by the place of the member.
type Line = (i64, usize, Act);

pub(super) fn make(tx: &mut WriteTx<'_>, making: &mut Making) -> Result<()> {
    let people = std::mem::take(&mut making.people);
    let names = (1..=KNOWN_GROUPS).map(|number| making.texts.group.replace("{n}", &format!("{number:02}")));
    let names: Vec<String> = names.collect();
    let now = tx.now().div_euclid(1000);
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for group in 0..names.len() {
        let mut lines = lines(making, &people, group);
        lines.retain(|(at, ..)| *at < now);
        lines.sort_unstable();
        groups.push(lines);
    }
    let told = Told { making, people: &people };
    let community = making.community;
    logs::apply_told(tx, community, "wechat.json", |sink| {
        let mut linked = names.iter().zip(&groups).enumerate().filter(|(group, _)| *group != PLAIN);
        linked.try_for_each(|(_, (name, lines))| told.group(sink, name, lines, true))
    })?;
    logs::apply_told(tx, community, "wechat.txt", |sink| {
        told.group(sink, &names[PLAIN], &groups[PLAIN], false)
    })?;
    let announcements = announcements(making, &people, now);
    if let Some(place) = making.texts.channels.first().map(|place| place.name.clone()) {
        let told = Told { making, people: &people };
        logs::apply_told(tx, community, "discord.json", |sink| told.announced(sink, &place, &announcements))?;
    }
    making.people = people;
    Ok(())
}

/// The second of an hour and a minute of a day, by the clock of the community.
fn second(making: &Making, day: i64, seconds: i64) -> i64 {
    let midnight = making.day(day).and_time(NaiveTime::MIN);
    making.zone.resolve(midnight + chrono::Duration::seconds(seconds)).div_euclid(1000)
}

fn hour(making: &mut Making) -> i64 {
    let mut thrown = making.dice.below(HOURS.iter().map(|(_, often)| often).sum());
    let found = HOURS.iter().find(|(_, often)| {
        let is_here = thrown < *often;
        thrown = thrown.saturating_sub(*often);
        is_here
    });
    found.map_or(21, |(hour, _)| *hour)
}

fn moment(making: &mut Making, day: i64, hour: i64) -> i64 {
    let within = i64::try_from(making.dice.below(3600)).unwrap_or_default();
    second(making, day, hour * HOUR + within)
}

/// How often somebody writes: on how many of a thousand days.
fn habit(making: &mut Making, known: &Known) -> usize {
    match making.dice.below(20) {
        _ if known.host => 650,
        0 => 700,
        1..=3 => 400,
        4..=8 => 160,
        9..=15 => 40,
        _ => 0,
    }
}

/// The day on which somebody leaves the group, if they do.
fn leaves(making: &mut Making, known: &Known) -> Option<i64> {
    let stayed = match making.dice.below(16) {
        _ if known.host => return None,
        0 => 1 + making.dice.below(6),
        1 => 10 + making.dice.below(60),
        2 | 3 if known.group == SHRINKING => {
            usize::try_from(-known.joined - 1).unwrap_or_default().saturating_sub(making.dice.below(18))
        }
        _ => return None,
    };
    let day = known.joined + i64::try_from(stayed).unwrap_or_default();
    (known.joined < day && day < 0).then_some(day)
}

/// Everything that happens in a group.
fn lines(making: &mut Making, people: &[Known], group: usize) -> Vec<Line> {
    let of_group: Vec<usize> = (0..people.len()).filter(|place| people[*place].group == group).collect();
    let host = of_group.iter().copied().filter(|place| people[*place].host).min_by_key(|p| people[*p].joined);
    let mut lines = Vec::new();
    for &place in &of_group {
        let known = &people[place];
        let came = moment(making, known.joined, 10);
        let earlier: Vec<usize> =
            of_group.iter().copied().filter(|other| people[*other].joined < known.joined).collect();
        let brings = known.by_friend && !earlier.is_empty();
        let by = brings.then(|| earlier[making.dice.below(earlier.len().min(12))]);
        if known.joined >= BEHIND {
            lines.push((came, place, Act::Joins { by }));
            if group == 0 {
                lines.push((came + 2, place, Act::Greets));
            }
        }
        let gone = leaves(making, known);
        if let Some(day) = gone {
            lines.push((moment(making, day, 22), place, Act::Leaves));
        }
        talk(making, (place, known), gone, &mut lines);
        begins(making, (place, known, came), (host, gone), &mut lines);
    }
    if let Some(host) = host {
        posts(making, (host, &people[host]), &mut lines);
    }
    lines
}

/// What somebody says day by day.
fn talk(making: &mut Making, (place, known): (usize, &Known), gone: Option<i64>, lines: &mut Vec<Line>) {
    let often = habit(making, known);
    // Most are eager in the beginning; many fall silent after a while.
    let tires = i64::try_from(20 + making.dice.below(150)).unwrap_or_default();
    for day in known.joined.max(BEHIND)..=0 {
        if gone.is_some_and(|gone| day >= gone) {
            break;
        }
        let age = day - known.joined;
        let mut often = if age < 5 { often + 120 } else { often };
        if age > tires && !known.host {
            often /= 6;
        }
        if known.group == QUIET && day > QUIET_SINCE {
            often /= 25;
        }
        let weekday = making.day(day).weekday();
        often = match weekday {
            Weekday::Wed => often * 5 / 4,
            Weekday::Sat | Weekday::Sun => often * 3 / 4,
            _ => often,
        };
        let lively = HAPPENINGS.contains(&day);
        if lively {
            often = often * 5 / 2 + 60;
        }
        if making.dice.below(1000) >= often {
            continue;
        }
        for _ in 0..=making.dice.below(if lively { 6 } else { 3 }) {
            let hour = match making.dice.below(3) {
                0 | 1 if lively => 14 + i64::try_from(making.dice.below(4)).unwrap_or_default(),
                0 if weekday == Weekday::Wed => 20,
                _ => hour(making),
            };
            lines.push((moment(making, day, hour), place, Act::Says));
        }
    }
}

/// First words on the day of joining, and the host who answers most of them.
fn begins(
    making: &mut Making,
    (place, known, came): (usize, &Known, i64),
    (host, gone): (Option<usize>, Option<i64>),
    lines: &mut Vec<Line>,
) {
    let is_shy = making.dice.below(5) < 2;
    if known.joined < BEHIND || is_shy || gone.is_some_and(|gone| gone <= known.joined + 1) {
        return;
    }
    let first = came + MINUTE * i64::try_from(2 + making.dice.below(600)).unwrap_or_default();
    lines.push((first, place, Act::Says));
    if let Some(host) = host.filter(|host| *host != place)
        && making.dice.below(10) < 7
    {
        let after = MINUTE * i64::try_from(1 + making.dice.below(80)).unwrap_or_default();
        lines.push((first + after, host, Act::Answers { first: place }));
    }
}

/// What the host sends on Tuesdays, Thursdays and Saturdays, as the plan says.
fn posts(making: &mut Making, (host, known): (usize, &Known), lines: &mut Vec<Line>) {
    for day in known.joined.max(BEHIND)..=0 {
        let hour = match making.day(day).weekday() {
            Weekday::Tue | Weekday::Thu => 20,
            Weekday::Sat => 10,
            _ => continue,
        };
        lines.push((second(making, day, hour * HOUR + 30), host, Act::Posts));
    }
}

/// Tells what happened as the reader of an export does.
struct Told<'a> {
    making: &'a Making,
    people: &'a [Known],
}

impl Told<'_> {
    fn person(&self, place: usize, prefix: &str) -> Person<'_> {
        let known = &self.people[place];
        Person {
            id: Some(Cow::Owned(format!("{prefix}{}", known.id))),
            name: Some(Cow::Borrowed(&known.name)),
            ..Person::default()
        }
    }

    /// A time, as an instant or by the clock on the wall.
    fn time(&self, at: i64, zoned: bool) -> Option<Time> {
        if zoned {
            return Time::of_epoch(at);
        }
        let civil = self.making.zone.civil_of(at * 1000);
        let date = (i64::from(civil.year()), civil.month(), civil.day());
        Time::local(date, chrono::Timelike::hour(&civil), chrono::Timelike::minute(&civil), None)
    }

    /// Which of the sayings of a list is said now.
    fn of<'b>(texts: &'b [String], at: i64) -> Cow<'b, str> {
        let place = usize::try_from(at).unwrap_or_default() % texts.len().max(1);
        Cow::Borrowed(texts.get(place).map_or("", String::as_str))
    }

    fn group(&self, sink: &mut dyn Sink, name: &str, lines: &[Line], linked: bool) -> Result<()> {
        let texts = &self.making.texts;
        let name = Cow::Borrowed(name);
        sink.chat(&Chat {
            name: Some(name),
            platform: Cow::Borrowed("wechat"),
            id: None,
            direct: false,
            zoned: linked,
        })?;
        // The last messages: the number, who wrote it and when.
        let mut said: Vec<(usize, usize, i64)> = Vec::new();
        for (number, (at, place, act)) in lines.iter().enumerate() {
            let (time, person) = (self.time(*at, linked), self.person(*place, "wxid_"));
            let (kind, by) = match act {
                Act::Joins { by } => (EventKind::Joined, by.map(|by| self.person(by, "wxid_"))),
                Act::Leaves => (EventKind::Left, None),
                act => {
                    let answered = answered(&said, (number, *at, *place), *act).filter(|_| linked);
                    let text = match act {
                        Act::Greets => Self::of(&texts.welcomes, 0),
                        Act::Answers { .. } => Self::of(&texts.welcomes, *at),
                        _ if answered.is_some() => Self::of(&texts.answers, *at),
                        _ => Self::of(&texts.says, *at),
                    };
                    let bot = Person {
                        id: Some(Cow::Borrowed("wxid_demobot")),
                        name: Some(Cow::Borrowed(&texts.bot)),
                        bot: true,
                        ..Person::default()
                    };
                    sink.message(&Message {
                        id: linked.then(|| Cow::Owned(number.to_string())),
                        time,
                        author: Some(if *act == Act::Greets { bot } else { person }),
                        reply_to: answered.map(|number| Cow::Owned(number.to_string())),
                        text,
                        ..Message::new(if answered.is_some() { Kind::Reply } else { Kind::Message })
                    })?;
                    said.push((number, *place, *at));
                    continue;
                }
            };
            sink.event(&Event { kind, person, by, time })?;
        }
        Ok(())
    }

    fn announced(&self, sink: &mut dyn Sink, name: &str, lines: &[(i64, usize, Vec<usize>)]) -> Result<()> {
        sink.chat(&Chat {
            name: Some(Cow::Borrowed(name)),
            platform: Cow::Borrowed("discord"),
            id: None,
            direct: false,
            zoned: true,
        })?;
        for (number, (at, place, fans)) in lines.iter().enumerate() {
            let person = |fan: &usize| Person {
                id: Some(Cow::Borrowed(self.people[*fan].id.as_str())),
                ..Person::default()
            };
            let authors: Vec<Person<'_>> = fans.iter().map(person).collect();
            let reaction = Reaction { name: Cow::Borrowed("👍"), count: authors.len() as u64, authors };
            sink.message(&Message {
                id: Some(Cow::Owned(number.to_string())),
                time: self.time(*at, true),
                author: Some(self.person(*place, "")),
                text: Self::of(&self.making.texts.says, *at),
                reactions: if fans.is_empty() { Vec::new() } else { vec![reaction] },
                ..Message::new(Kind::Message)
            })?;
        }
        Ok(())
    }
}

/// The number of the message that something answers.
fn answered(
    said: &[(usize, usize, i64)],
    (number, at, place): (usize, i64, usize),
    act: Act,
) -> Option<usize> {
    let found = match act {
        Act::Answers { first } => said.iter().rev().find(|(_, author, _)| *author == first),
        // Every third message answers one of the last three.
        Act::Says if number % 3 == 0 => {
            said.iter().rev().take(3).find(|(_, author, then)| *author != place && at - then < 2 * HOUR)
        }
        _ => None,
    };
    found.map(|(number, ..)| *number)
}

/// What is announced on Discord on Mondays, who reacts, and a few words beside it.
fn announcements(making: &mut Making, people: &[Known], now: i64) -> Vec<(i64, usize, Vec<usize>)> {
    let there: Vec<usize> = (0..people.len()).step_by(ON_DISCORD).collect();
    let host = there.iter().copied().find(|place| people[*place].host).unwrap_or_default();
    let mut lines = Vec::new();
    for day in BEHIND..=0 {
        let joined: Vec<usize> = there.iter().copied().filter(|place| people[*place].joined <= day).collect();
        let is_monday = making.day(day).weekday() == Weekday::Mon;
        if is_monday {
            let fans = joined.iter().copied().filter(|_| making.dice.once_in(3)).collect();
            lines.push((second(making, day, 12 * HOUR), host, fans));
        }
        if !joined.is_empty() && (is_monday || making.dice.once_in(3)) {
            let hour = hour(making);
            lines.push((moment(making, day, hour), joined[making.dice.below(joined.len())], Vec::new()));
        }
    }
    lines.retain(|(at, ..)| *at < now);
    lines.sort_unstable();
    lines
}
