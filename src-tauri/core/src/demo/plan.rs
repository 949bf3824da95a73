//! Six months of plan: five behind, one ahead. Posts with their deliveries, a daily series, a weekly talk, activities
//! with registrations, tasks.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::{
    ops::Making,
    texts::{Post, Talk},
};
use crate::{
    Result, Uid,
    activities::{self, AddActivity, MarkRegistrations, NewRegistration, Register, RegistrationState},
    clock::Millis,
    content::{self, AddContent, AddPillar, DeliveryState, MarkDeliveries},
    patch::Patch,
    recurrence::{Civil, Frequency, Rule, civil_text},
    reminders::{self, Anchor, QuietPolicy, ReminderInput, SetReminders, SubjectKind},
    schedule::{self, Change, Scope, When},
    store::WriteTx,
    tasks::{self, AddTask, MarkTasks, TaskDate},
};

/// Days of the activities, from the present one.
pub(super) const HAPPENINGS: [i64; 6] = [-126, -98, -63, -35, -14, 12];
const BEHIND: i64 = -150;
const AHEAD: i64 = 28;
/// Days of the daily series whose deliveries are written down.
const DAILY_SENT: i64 = 10;

/// A wall-clock time on a day.
fn at(day: NaiveDate, hour: u32, minute: u32) -> Civil {
    day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN))
}

pub(super) fn make(tx: &mut WriteTx<'_>, making: &mut Making) -> Result<()> {
    let mut pillars = Vec::new();
    for name in making.texts.pillars.clone() {
        let add = AddPillar { community: making.community, name, color: None, target_share: None };
        pillars.push(content::pillar_add(tx, &add)?.uid);
    }
    posts(tx, making, &pillars)?;
    daily(tx, making, &pillars)?;
    unplanned(tx, making, &pillars)?;
    talk(tx, making)?;
    happenings(tx, making)?;
    chores(tx, making)
}

fn post(
    tx: &mut WriteTx<'_>,
    making: &Making,
    pillars: &[Uid],
    post: &Post,
    channels: Vec<Uid>,
    when: Option<When>,
) -> Result<Uid> {
    let view = content::add(
        tx,
        AddContent {
            community: making.community,
            title: None,
            text: Some(post.text.clone()),
            pieces: Vec::new(),
            state: None,
            owner: Patch::Clear,
            reviewer: None,
            pillar: pillars.get(post.pillar).copied().map_or(Patch::Clear, Patch::Set),
            channels: Some(channels),
            channel_tags: Vec::new(),
            when,
            language: None,
            note: None,
        },
    )?;
    Ok(view.uid)
}

/// Three posts a week to all groups; what lies behind was sent, with a group left out now and then.
fn posts(tx: &mut WriteTx<'_>, making: &mut Making, pillars: &[Uid]) -> Result<()> {
    let texts = std::mem::take(&mut making.texts.posts);
    for days in BEHIND..=AHEAD {
        let day = making.day(days);
        // Texts name their weekday, so each has its own: Tuesday, Thursday, Saturday of one week, then of the other.
        let Some(slot) =
            [Weekday::Tue, Weekday::Thu, Weekday::Sat].iter().position(|on| *on == day.weekday())
        else {
            continue;
        };
        let odd_week = usize::from(day.num_days_from_ce() / 7 % 2 == 1);
        let Some(text) = texts.get(odd_week * 3 + slot) else { continue };
        let start = at(day, if day.weekday() == Weekday::Sat { 10 } else { 20 }, 0);
        let when = When::once(start, None);
        let uid = post(tx, making, pillars, text, making.groups.clone(), Some(when))?;
        let start_at = making.zone.resolve(start);
        if start_at < tx.now() && days < 0 {
            let skipped = making.dice.once_in(5).then(|| making.dice.below(making.groups.len()));
            sent(tx, making, uid, "", start_at, skipped)?;
        }
    }
    making.texts.posts = texts;
    Ok(())
}

/// Writes down that all groups got a post, but one.
fn sent(
    tx: &mut WriteTx<'_>,
    making: &Making,
    uid: Uid,
    original: &str,
    start_at: Millis,
    skipped: Option<usize>,
) -> Result<()> {
    if let Some(place) = skipped {
        let mark = MarkDeliveries {
            uid,
            original: original.to_owned(),
            channels: Some(vec![making.groups[place]]),
            state: DeliveryState::Skipped,
            reason: Some(making.texts.skip_reason.clone()),
        };
        content::mark(tx, &mark)?;
    }
    let others: Vec<Uid> = making
        .groups
        .iter()
        .enumerate()
        .filter(|(place, _)| Some(*place) != skipped)
        .map(|(_, uid)| *uid)
        .collect();
    content::record_sent(tx, uid, original, &others, start_at + 6 * 60_000)?;
    Ok(())
}

/// The morning page: one series, each date with its own deliveries; today three groups still wait.
fn daily(tx: &mut WriteTx<'_>, making: &mut Making, pillars: &[Uid]) -> Result<()> {
    let start = at(making.day(-DAILY_SENT), 7, 30);
    let rule = Rule::every(Frequency::Daily);
    let when = When { rule: Some(rule), ..When::once(start, None) };
    let uid = post(tx, making, pillars, &making.texts.daily, making.groups.clone(), Some(when))?;
    for days in -DAILY_SENT..=0 {
        let start = at(making.day(days), 7, 30);
        let (original, start_at) = (civil_text(start), making.zone.resolve(start));
        if days < 0 {
            sent(tx, making, uid, &original, start_at, None)?;
        } else if start_at < tx.now() {
            let most = making.groups.len().saturating_sub(3);
            content::record_sent(tx, uid, &original, &making.groups[..most], start_at + 6 * 60_000)?;
        }
    }
    let reminder = ReminderInput { anchor: Anchor::Start, lead_min: 10, quiet: QuietPolicy::Delay };
    let set = SetReminders { subject_kind: SubjectKind::Content, subject: uid, reminders: vec![reminder] };
    reminders::set(tx, &set)?;
    Ok(())
}

/// Ideas and drafts for the tray and the board.
fn unplanned(tx: &mut WriteTx<'_>, making: &Making, pillars: &[Uid]) -> Result<()> {
    for idea in &making.texts.ideas {
        let uid = post(tx, making, pillars, idea, making.groups.clone(), None)?;
        content::move_to(
            tx,
            &content::MoveContents { uids: vec![uid], state: content::ContentState::Idea, before: None },
        )?;
    }
    for draft in &making.texts.drafts {
        post(tx, making, pillars, draft, making.places.clone(), None)?;
    }
    Ok(())
}

fn activity(
    tx: &mut WriteTx<'_>,
    making: &Making,
    talk: &Talk,
    capacity: Option<i64>,
    when: When,
) -> Result<Uid> {
    let view = activities::add(
        tx,
        AddActivity {
            community: making.community,
            title: talk.title.clone(),
            format: Some(talk.format),
            place: talk.place.clone(),
            link: talk.link.clone(),
            host: Some(talk.host.clone()),
            capacity,
            owner: Patch::Clear,
            channels: Some(making.groups.clone()),
            channel_tags: Vec::new(),
            when: Some(when),
            note: Some(talk.note.clone()),
        },
    )?;
    Ok(view.uid)
}

/// People of a date: most came when it is over, a few wait when it is full.
fn register(
    tx: &mut WriteTx<'_>,
    making: &mut Making,
    uid: Uid,
    original: &str,
    count: usize,
    over: bool,
) -> Result<()> {
    let mut people = Vec::with_capacity(count);
    for place in 0..count {
        let family = making.dice.one(&making.texts.families);
        let given = making.texts.givens.get(place % making.texts.givens.len()).map_or("", String::as_str);
        let name =
            format!("{given}{}{family}", if making.texts.between_names.is_empty() { "·" } else { " " });
        let extra = i64::from(making.dice.once_in(9));
        people.push(NewRegistration { member: None, name: Some(name), extra, note: None });
    }
    let list = activities::register(tx, &Register { uid, original: original.to_owned(), people })?;
    if over {
        let (mut came, mut missed) = (Vec::new(), Vec::new());
        for row in list.registrations.iter().filter(|row| row.state == RegistrationState::Registered) {
            if making.dice.once_in(7) { missed.push(row.uid) } else { came.push(row.uid) }
        }
        for (uids, state) in [(came, RegistrationState::Came), (missed, RegistrationState::NoShow)] {
            if !uids.is_empty() {
                activities::registrations_mark(tx, &MarkRegistrations { uids, state })?;
            }
        }
    }
    Ok(())
}

/// The weekly talk: a series of which one date was moved and one skipped.
fn talk(tx: &mut WriteTx<'_>, making: &mut Making) -> Result<()> {
    let back = i64::from(making.today.weekday().num_days_from_monday());
    let first = -back - 7 * 16 + 2;
    let when = When {
        rule: Some(Rule::every(Frequency::Weekly)),
        ..When::once(at(making.day(first), 20, 0), Some(60))
    };
    let uid = activity(tx, making, &making.texts.talk, Some(30), when)?;
    let id = schedule_id(tx, uid)?;
    for week in 12..=17 {
        let days = first + 7 * week;
        let over = days < 0;
        let original = civil_text(at(making.day(days), 20, 0));
        if week == 13 {
            schedule::remove(tx, id, &original, Scope::This)?;
            continue;
        }
        let count = if over { 18 + making.dice.below(8) } else { 33 };
        if days <= 7 {
            register(tx, making, uid, &original, count, over)?;
        }
    }
    // The date after next is on a Thursday.
    let moved = first + 7 * 18;
    let change = Change::moving(at(making.day(moved + 1), 20, 0));
    schedule::edit(tx, id, &civil_text(at(making.day(moved), 20, 0)), Scope::This, &change)?;
    Ok(())
}

fn schedule_id(tx: &WriteTx<'_>, activity: Uid) -> Result<i64> {
    let view = activities::get(tx, activity)?;
    let ical_uid = view.schedule.map(|schedule| schedule.ical_uid).unwrap_or_default();
    schedule::by_ical_uid(tx, &ical_uid)?.ok_or_else(|| crate::Error::not_found("schedule", activity))
}

/// One activity a month behind, and one soon with its checklist.
fn happenings(tx: &mut WriteTx<'_>, making: &mut Making) -> Result<()> {
    let texts = std::mem::take(&mut making.texts.activities);
    for (place, days) in HAPPENINGS.into_iter().enumerate() {
        let Some(talk) = texts.get(place % texts.len().max(1)) else { continue };
        let when = When::once(at(making.day(days), 14, 0), Some(120));
        let uid = activity(tx, making, talk, Some(24), when)?;
        register(tx, making, uid, "", if days < 0 { 20 } else { 11 }, days < 0)?;
        for (step, title) in making.texts.checklist.clone().into_iter().enumerate() {
            let due = days - 10 + 2 * i64::try_from(step).unwrap_or_default();
            let task = task(tx, making, title, Some(uid), Some(whole_day(making.day(due))))?;
            if due < 0 {
                let tasks = vec![TaskDate { uid: task, original: String::new() }];
                tasks::mark(tx, &MarkTasks { tasks, done: true })?;
            }
        }
    }
    making.texts.activities = texts;
    Ok(())
}

fn whole_day(day: NaiveDate) -> When {
    When { all_day: true, ..When::once(at(day, 0, 0), None) }
}

fn task(
    tx: &mut WriteTx<'_>,
    making: &Making,
    title: String,
    activity: Option<Uid>,
    when: Option<When>,
) -> Result<Uid> {
    let community = making.community;
    let add = AddTask { community, title, activity, content: None, owner: None, when, note: None };
    Ok(tasks::add(tx, add)?.uid)
}

/// Tasks of their own: one overdue, one today, one later, one without a time; and one every week.
fn chores(tx: &mut WriteTx<'_>, making: &Making) -> Result<()> {
    for (title, days) in making.texts.tasks.clone().into_iter().zip([Some(-1), Some(0), Some(3), None]) {
        task(tx, making, title, None, days.map(|days: i64| whole_day(making.day(days))))?;
    }
    let to_monday = 7 - i64::from(making.today.weekday().num_days_from_monday());
    let when = When { rule: Some(Rule::every(Frequency::Weekly)), ..whole_day(making.day(to_monday)) };
    task(tx, making, making.texts.weekly_task.clone(), None, Some(when))?;
    Ok(())
}
