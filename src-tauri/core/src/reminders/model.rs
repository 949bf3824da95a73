//! Rules of reminders, without SQL: when one is due, when it must wait, and what is said.

use chrono::{Duration, NaiveDate, Timelike};

use super::view::{Anchor, FireRef, Notice, NoticeActions, QuietPolicy, SubjectKind};
use crate::{
    Uid,
    clock::Millis,
    recurrence::{Civil, Zone},
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
pub(super) const SINGLE_AT_MOST: usize = 3;

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
    pub community: Uid,
    /// Its name, where that says something because there are several.
    pub community_name: Option<String>,
    pub title: String,
    pub subject_kind: SubjectKind,
    pub subject: Uid,
    /// It takes whole days.
    pub whole_day: bool,
    /// Its zone, as the schedule stores it.
    pub tz: String,
    pub duration_min: Option<i64>,
    /// How many days ahead a whole day is; less than nothing when it has passed.
    pub days_left: Option<i64>,
}

impl Due {
    /// The moment that it counts from.
    pub fn anchor_at(&self) -> Millis {
        self.due_at + self.lead_min * MINUTE
    }
    /// Whether that moment is when something has to be done by; what takes time begins and ends.
    fn is_deadline(&self) -> bool {
        let moment = self.whole_day || self.duration_min.unwrap_or_default() == 0;
        self.subject_kind == SubjectKind::Task && (moment || self.anchor == Anchor::End)
    }
}

/// How many days ahead the whole day is from or before which a reminder counts. Its end is the midnight after it.
pub fn days_left(anchor: Anchor, at: Civil, today: NaiveDate) -> i64 {
    let on = match anchor {
        Anchor::Start => at.date(),
        Anchor::End => (at - Duration::seconds(1)).date(),
    };
    (on - today).num_days()
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
    let first = &series[0][0];
    let one_community = all.iter().all(|due| due.community_id == first.community_id);
    let titles: Vec<&str> = series.iter().take(SINGLE_AT_MOST).map(|dates| dates[0].title.as_str()).collect();
    Notice {
        title: words.say(name, &[("count", all.len().into())]),
        text: titles.join("\n"),
        community: one_community.then_some(first.community),
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
        text: match &newest.community_name {
            Some(name) => format!("{} · {name}", distance(newest, now, words)),
            None => distance(newest, now, words),
        },
        community: Some(newest.community),
        subject_kind: Some(newest.subject_kind),
        subject: Some(newest.subject),
        original: newest.fire.original.clone(),
        fires: dates.iter().map(|due| due.fire.clone()).collect(),
        actions: actions(words),
    }
}

pub(super) fn actions(words: &Words) -> NoticeActions {
    NoticeActions {
        open: words.say("reminder-open", &[]),
        done: words.say("reminder-done", &[]),
        snooze: words.say("reminder-snooze", &[]),
    }
}

/// How far the moment is: "starts in 10 minutes", "due 2 hours ago"; of a whole day "today", "due tomorrow".
fn distance(due: &Due, now: Millis, words: &Words) -> String {
    let [at_once, coming, gone, today, tomorrow] = match due.anchor {
        _ if due.is_deadline() => [
            "reminder-due-now",
            "reminder-due-in",
            "reminder-overdue",
            "reminder-due-today",
            "reminder-due-tomorrow",
        ],
        Anchor::Start => [
            "reminder-start-now",
            "reminder-start-in",
            "reminder-started",
            "reminder-today",
            "reminder-tomorrow",
        ],
        Anchor::End => [
            "reminder-end-now",
            "reminder-end-in",
            "reminder-ended",
            "reminder-ends-today",
            "reminder-ends-tomorrow",
        ],
    };
    let far = |unit, count: i64, ahead: bool| {
        let lead = words.say(unit, &[("count", count.into())]);
        words.say(if ahead { coming } else { gone }, &[("lead", Value::from(lead))])
    };
    match due.days_left {
        Some(0) => return words.say(today, &[]),
        Some(1) => return words.say(tomorrow, &[]),
        Some(days) => return far("reminder-days", days.abs(), days > 0),
        None => {}
    }
    let left = due.anchor_at() - now;
    // Half a minute is nobody's concern: the clock is looked at every 20 seconds.
    let minutes = (left.abs() + MINUTE / 2) / MINUTE;
    let (unit, count) = match minutes {
        0 => return words.say(at_once, &[]),
        1..=119 => ("reminder-minutes", minutes),
        120..=2879 => ("reminder-hours", (minutes + 30) / 60),
        _ => ("reminder-days", (minutes + 720) / 1440),
    };
    far(unit, count, left > 0)
}
