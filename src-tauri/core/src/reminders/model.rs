//! Rules of reminders, without SQL: when one is due, when it must wait, and what is said.

use chrono::Timelike;

use super::view::{Anchor, FireRef, Notice, NoticeActions, QuietPolicy, SubjectKind};
use crate::{
    Uid,
    clock::Millis,
    recurrence::Zone,
    schedule::Occurrence,
    words::{Value, Words},
};

const MINUTE: Millis = 60_000;
const DAY: Millis = 86_400_000;

/// Rows are made this far ahead.
pub const HORIZON: Millis = 90 * DAY;

/// What is older than this is listed, not shown.
pub const LISTED_AFTER: Millis = 7 * DAY;

/// More notices than this at once become one.
const SINGLE_AT_MOST: usize = 3;

/// What is later than this was missed while nobody was there.
const MISSED_AFTER: Millis = 5 * MINUTE;

/// The farthest a reminder may be from its date: a year, in minutes.
pub const LONGEST_LEAD_MIN: i64 = 366 * 1440;

/// The moment that a reminder counts from.
pub fn anchor_at(anchor: Anchor, date: &Occurrence) -> Millis {
    match anchor {
        Anchor::Start => date.start_at,
        Anchor::End => date.end_at,
    }
}

/// When a reminder is due for a date.
pub fn due_at(anchor_at: Millis, lead_min: i64) -> Millis {
    anchor_at.saturating_sub(lead_min.saturating_mul(MINUTE))
}

/// Hours in which nothing rings, as minutes of the day; they may pass midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    from: u32,
    to: u32,
}

impl QuietHours {
    /// Reads `22:00` and `08:00`; nothing when they name no stretch of time.
    pub fn parse(from: &str, to: &str) -> Option<Self> {
        let minute = |text: &str| {
            let (hour, minute) = text.split_once(':')?;
            let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
            (hour < 24 && minute < 60).then_some(hour * 60 + minute)
        };
        let (from, to) = (minute(from)?, minute(to)?);
        (from != to).then_some(Self { from, to })
    }

    /// Whether the wall clock in `zone` stands in these hours.
    pub fn hold(&self, zone: &Zone, now: Millis) -> bool {
        let clock = zone.civil_of(now);
        let minute = clock.hour() * 60 + clock.minute();
        if self.from < self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}

/// One due reminder with what is needed to show it.
#[derive(Debug, Clone)]
pub struct Due {
    pub fire_id: i64,
    pub reminder_id: i64,
    pub fire: FireRef,
    pub anchor: Anchor,
    pub lead_min: i64,
    pub quiet: QuietPolicy,
    pub due_at: Millis,
    pub community_id: i64,
    pub title: String,
    pub subject_kind: SubjectKind,
    pub subject: Uid,
}

/// The notices for what is due: one for a date, one for all dates of a series, one for everything when that is much.
pub fn notices(due: Vec<Due>, words: &Words, now: Millis) -> Vec<Notice> {
    let mut series: Vec<Vec<Due>> = Vec::new();
    for one in due {
        match series.iter_mut().find(|dates| dates[0].reminder_id == one.reminder_id) {
            Some(dates) => dates.push(one),
            None => series.push(vec![one]),
        }
    }
    if series.len() > SINGLE_AT_MOST {
        return vec![all_in_one(&series, words, now)];
    }
    series.iter().map(|dates| of_series(dates, words, now)).collect()
}

fn all_in_one(series: &[Vec<Due>], words: &Words, now: Millis) -> Notice {
    let all: Vec<&Due> = series.iter().flatten().collect();
    let missed = all.iter().any(|due| due.due_at < now - MISSED_AFTER);
    let name = if missed { "reminder-missed" } else { "reminder-many" };
    let titles: Vec<&str> = series.iter().take(SINGLE_AT_MOST).map(|dates| dates[0].title.as_str()).collect();
    Notice {
        title: words.say(name, &[("count", all.len().into())]),
        text: titles.join("\n"),
        subject_kind: None,
        subject: None,
        original: String::new(),
        fires: all.into_iter().map(|due| due.fire.clone()).collect(),
        actions: actions(words),
    }
}

/// The newest date speaks for its series.
fn of_series(dates: &[Due], words: &Words, now: Millis) -> Notice {
    let newest = dates.iter().max_by_key(|due| due.due_at).unwrap_or(&dates[0]);
    let title = match dates.len() {
        1 => newest.title.clone(),
        count => {
            words.say("reminder-times", &[("title", newest.title.as_str().into()), ("count", count.into())])
        }
    };
    Notice {
        title,
        text: distance(newest.anchor, newest.due_at + newest.lead_min * MINUTE - now, words),
        subject_kind: Some(newest.subject_kind),
        subject: Some(newest.subject),
        original: newest.fire.original.clone(),
        fires: dates.iter().map(|due| due.fire.clone()).collect(),
        actions: actions(words),
    }
}

fn actions(words: &Words) -> NoticeActions {
    NoticeActions {
        open: words.say("reminder-open", &[]),
        done: words.say("reminder-done", &[]),
        snooze: words.say("reminder-snooze", &[]),
    }
}

/// How far the moment is: "starts in 10 minutes", "due 2 hours ago".
fn distance(anchor: Anchor, left: Millis, words: &Words) -> String {
    let (now, coming, gone) = match anchor {
        Anchor::Start => ("reminder-start-now", "reminder-start-in", "reminder-started"),
        Anchor::End => ("reminder-end-now", "reminder-end-in", "reminder-ended"),
    };
    // Half a minute is nobody's concern: the clock is looked at every 20 seconds.
    let minutes = (left.abs() + MINUTE / 2) / MINUTE;
    let (unit, count) = match minutes {
        0 => return words.say(now, &[]),
        1..=119 => ("reminder-minutes", minutes),
        120..=2879 => ("reminder-hours", (minutes + 30) / 60),
        _ => ("reminder-days", (minutes + 720) / 1440),
    };
    let lead = words.say(unit, &[("count", count.into())]);
    words.say(if left > 0 { coming } else { gone }, &[("lead", Value::from(lead))])
}
