//! Reads the day.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Duration, NaiveDate};
use serde::Deserialize;

use super::{
    shift::{SHIFTS, Shift},
    table::{self, Community, Subject},
    view::{
        DayItem, SoonDay, TodayCounts, TodayInput, TodayKind, TodayView, WaitingItem, WaitingReason, Whose,
    },
};
use crate::{
    Result, Uid, activities,
    clock::Millis,
    content::{self, ContentState, DeliveryProgress},
    feedback, groups,
    holds::{self, Holding},
    recurrence::{Zone, civil_text, date_text, parse_civil, parse_date},
    schedule::{self, Occurrence, Place, Window},
    sending::{LATE_DAYS, OPEN_DAYS},
    slots,
    store::ReadTx,
    workspace,
};

const DAY: Millis = 86_400_000;
/// Days ahead that are shown.
const SOON: i64 = 7;
/// Names that one line shows.
const NAMES: usize = 7;
/// A row shows no more of a quote, in characters.
const LONGEST_TITLE: usize = 120;

/// The day of one community or of all. `me` is the operator whose view `mine` is.
pub fn today(tx: &ReadTx<'_>, input: &TodayInput, me: Option<Uid>) -> Result<TodayView> {
    let asked = input.on.as_deref().map(|on| parse_date("on", on)).transpose()?;
    let mut view = TodayView {
        on: String::new(),
        now: Vec::new(),
        waiting: Vec::new(),
        soon: Vec::new(),
        counts: TodayCounts::default(),
    };
    let mut soon: BTreeMap<String, Vec<DayItem>> = BTreeMap::new();
    for community in table::communities(tx, input.community)? {
        let zone = schedule::zone_of(tx, community.id)?;
        let on = asked.unwrap_or_else(|| zone.civil_of(tx.now()).date());
        if view.on.is_empty() {
            view.on = date_text(on);
        }
        let holding = holds::current(tx, community.id)?;
        let mine = me.filter(|_| input.whose != Whose::All);
        let day = Day { tx, community, zone, holding, on, mine };
        day.read(&mut view, &mut soon)?;
    }
    if input.whose != Whose::All {
        let shift = if input.whose == Whose::Shift { shift_of(tx, me)? } else { None };
        let mine = |owner: Option<Uid>, date: Option<&DayItem>| match (owner, input.whose) {
            _ if date.is_some_and(|date| date.share.is_some()) => true,
            (Some(_), _) => owner == me,
            (None, Whose::Shift) => date.is_none_or(|date| is_in(shift.as_ref(), date)),
            (None, _) => true,
        };
        view.now.retain(|item| mine(item.owner, Some(item)));
        view.waiting.retain(|item| mine(item.owner, item.date.as_ref()));
        soon.values_mut().for_each(|items| items.retain(|item| mine(item.owner, Some(item))));
    }
    view.now.sort_by_key(|item| (!item.all_day, item.start_at, item.kind));
    view.waiting.sort_by_key(|item| (item.reason, item.at));
    for (on, mut items) in soon.into_iter().filter(|(_, items)| !items.is_empty()) {
        items.sort_by_key(|item| (!item.all_day, item.start_at, item.kind));
        view.soon.push(SoonDay { on, items });
    }
    view.counts = counts(&view);
    Ok(view)
}

/// The present operator's shift, if they have one.
fn shift_of(tx: &ReadTx<'_>, me: Option<Uid>) -> Result<Option<Shift>> {
    let Some(me) = me else { return Ok(None) };
    let settings = workspace::settings(tx)?;
    let own = settings.shared.get(SHIFTS).and_then(|shifts| shifts.get(me.to_string()));
    Ok(own.and_then(|shift| Shift::deserialize(shift).ok()))
}

/// Whether a date falls into a shift; whoever has none has every hour.
fn is_in(shift: Option<&Shift>, date: &DayItem) -> bool {
    let Ok(start) = parse_civil("start", &date.start) else { return true };
    shift.is_none_or(|shift| shift.covers(start, date.all_day))
}

#[allow(clippy::cast_possible_wrap)] // lists on one screen
fn counts(view: &TodayView) -> TodayCounts {
    let open = |kind: Option<TodayKind>| {
        view.now
            .iter()
            .filter(|item| !item.done && !item.late && kind.is_none_or(|kind| item.kind == kind))
            .count()
    };
    let waiting = |kind: TodayKind| view.waiting.iter().filter(|item| item.kind == kind).count() as i64;
    TodayCounts {
        today: (open(None) + view.waiting.len()) as i64,
        content: waiting(TodayKind::Content) + waiting(TodayKind::Slot),
        activities: open(Some(TodayKind::Activity)) as i64,
        channels: waiting(TodayKind::Channel),
    }
}

/// One community's day.
struct Day<'a> {
    tx: &'a ReadTx<'a>,
    community: Community,
    zone: Zone,
    holding: Holding,
    on: NaiveDate,
    /// Whose share of sending counts; of all when nobody's alone is asked for.
    mine: Option<Uid>,
}

impl Day<'_> {
    /// The instant at which a day begins, counted from this one.
    fn begins(&self, days: i64) -> Millis {
        let on = self.on.checked_add_signed(Duration::days(days)).unwrap_or(self.on);
        self.zone.resolve(on.and_time(chrono::NaiveTime::MIN))
    }

    fn read(&self, view: &mut TodayView, soon: &mut BTreeMap<String, Vec<DayItem>>) -> Result<()> {
        let window = Window { from: self.begins(-LATE_DAYS), to: self.begins(1 + SOON) };
        let mut dates = schedule::occurrences(self.tx, self.community.id, window)?;
        for schedule_id in self.left_over()? {
            let past = Window { from: self.begins(-OPEN_DAYS), to: window.from };
            dates.extend(schedule::occurrences_of(self.tx, schedule_id, past)?);
        }
        let ids: Vec<i64> =
            dates.iter().map(|date| date.schedule_id).collect::<HashSet<_>>().into_iter().collect();
        let subjects = table::subjects(self.tx, &ids)?;
        let done: HashSet<(i64, String)> = table::dates_done(self.tx, &ids)?.into_iter().collect();
        let progress = self.progress(&dates, &subjects)?;
        let looked_after = self.looked_after(&subjects)?;
        let today = Window { from: self.begins(0), to: self.begins(1) };
        for date in &dates {
            let Some(subject) = subjects.get(&date.schedule_id) else { continue };
            let share = looked_after.get(&subject.id).filter(|_| subject.kind == TodayKind::Content);
            // Others send it: whoever only wrote it sees how far it has come.
            if share == Some(&false) && subject.owner != self.mine {
                continue;
            }
            let mut item = self.item(date, subject, &done, &progress)?;
            item.share = self.mine.filter(|_| share == Some(&true));
            self.wait(&item, subject, &mut view.waiting);
            if today.meets(date.start_at, date.end_at) {
                view.now.push(item);
            } else if date.start_at >= today.to {
                let on = date_text(self.zone.civil_of(date.start_at).date());
                soon.entry(on).or_default().push(item);
            }
        }
        self.wait_for_slots(&mut view.waiting)?;
        self.wait_for_others(&mut view.waiting)
    }

    /// Adds the slots that have nothing for what is left of the day and for the next one.
    fn wait_for_slots(&self, waiting: &mut Vec<WaitingItem>) -> Result<()> {
        for slot in slots::empty_slots(self.tx, self.community.id, self.begins(2))? {
            waiting.push(WaitingItem {
                reason: WaitingReason::SlotEmpty,
                kind: TodayKind::Slot,
                uid: slot.uid,
                community: self.community.uid,
                original: slot.first.original,
                title: slot.name,
                names: Vec::new(),
                at: Some(slot.first.start_at),
                count: slot.count,
                total: slot.count,
                date: None,
                owner: slot.owner,
            });
        }
        Ok(())
    }

    /// Single posts and tasks from before the dates that are read anyway.
    fn left_over(&self) -> Result<Vec<i64>> {
        let text = |days: i64| civil_text(self.zone.civil_of(self.begins(days)));
        table::left_over(self.tx, self.community.id, &text(-OPEN_DAYS), &text(-LATE_DAYS))
    }

    /// How far the posts have come whose time is today or has passed; those that are published need no look unless
    /// they are of today.
    fn progress(
        &self,
        dates: &[Occurrence],
        subjects: &HashMap<i64, Subject>,
    ) -> Result<HashMap<(i64, String), DeliveryProgress>> {
        let (today, end) = (self.begins(0), self.begins(1));
        let asked: Vec<(i64, String)> = dates
            .iter()
            .filter(|date| date.start_at < end)
            .filter_map(|date| Some((date, subjects.get(&date.schedule_id)?)))
            .filter(|(date, subject)| {
                subject.kind == TodayKind::Content
                    && (date.start_at >= today || subject.state == Some(ContentState::Scheduled))
            })
            .map(|(date, subject)| (subject.id, date.original.clone()))
            .collect();
        let mut progress = content::progress(self.tx, &asked, &self.holding)?;
        if let Some(operator) = self.mine {
            let shares = content::shares(self.tx, &asked, operator, &self.holding)?;
            progress.extend(shares.into_iter().filter(|(_, share)| share.total > 0));
        }
        Ok(progress)
    }

    /// Of which posts, by row id, the groups are looked after by operators, and whether some by the one whose day it is.
    fn looked_after(&self, subjects: &HashMap<i64, Subject>) -> Result<HashMap<i64, bool>> {
        let Some(operator) = self.mine else { return Ok(HashMap::new()) };
        let posts = subjects.values().filter(|subject| subject.kind == TodayKind::Content);
        content::looked_after(self.tx, &posts.map(|subject| subject.id).collect::<Vec<_>>(), operator)
    }

    fn item(
        &self,
        date: &Occurrence,
        subject: &Subject,
        done: &HashSet<(i64, String)>,
        progress: &HashMap<(i64, String), DeliveryProgress>,
    ) -> Result<DayItem> {
        let now = self.tx.now();
        let sent = progress.get(&(subject.id, date.original.clone())).copied();
        let (is_done, late) = match subject.kind {
            TodayKind::Content => {
                let published =
                    matches!(subject.state, Some(ContentState::Published | ContentState::Evaluated));
                let is_done = published || sent.is_some_and(|sent| sent.is_done());
                let all_day = date.place == Place::AllDay;
                let late_at = subject.state.zip(sent).and_then(|(state, sent)| {
                    content::late_at(state, sent, all_day, date.start_at, date.end_at)
                });
                (is_done, late_at.is_some_and(|at| at <= now))
            }
            TodayKind::Activity => (date.end_at <= now, false),
            _ => {
                let is_done = subject.done || done.contains(&(date.schedule_id, date.original.clone()));
                (is_done, !is_done && date.end_at <= now)
            }
        };
        let registrations = match subject.kind {
            TodayKind::Activity => {
                Some(activities::counts(self.tx, subject.id, &date.original, subject.capacity)?)
            }
            _ => None,
        };
        Ok(DayItem {
            kind: subject.kind,
            uid: subject.uid,
            community: self.community.uid,
            original: date.original.clone(),
            title: date.overrides.title.clone().unwrap_or_else(|| subject.title.clone()),
            start: civil_text(date.start_on_the_wall(&self.zone)),
            start_at: date.start_at,
            end_at: date.end_at,
            all_day: date.place == Place::AllDay,
            owner: subject.owner,
            place: date.overrides.place.clone().or_else(|| subject.place.clone()),
            progress: sent,
            share: None,
            registrations,
            done: is_done,
            late,
        })
    }

    /// Adds what waits because of one date.
    fn wait(&self, item: &DayItem, subject: &Subject, waiting: &mut Vec<WaitingItem>) {
        let now = self.tx.now();
        let progress = item.progress.unwrap_or_default();
        let unready = matches!(subject.state, Some(ContentState::Idea | ContentState::Draft));
        let free =
            item.registrations.filter(|counts| counts.waiting > 0 && counts.has_room_for(1) && !item.done);
        let (reason, count, total) = match item.kind {
            // Where every channel that is left has failed, that is the news.
            TodayKind::Content if item.late && (progress.pending() > 0 || progress.total == 0) => {
                (WaitingReason::LateDelivery, progress.pending(), progress.total)
            }
            TodayKind::Content if progress.failed > 0 && !item.done => {
                (WaitingReason::FailedDelivery, progress.failed, progress.total)
            }
            TodayKind::Content if unready && item.start_at < now + DAY => (WaitingReason::Unfinished, 1, 1),
            TodayKind::Task if item.late => (WaitingReason::OverdueTask, 1, 1),
            TodayKind::Activity => match free {
                Some(counts) => (WaitingReason::FreeSeats, counts.waiting, counts.waiting),
                None => return,
            },
            _ => return,
        };
        waiting.push(WaitingItem {
            reason,
            kind: item.kind,
            uid: item.uid,
            community: item.community,
            original: item.original.clone(),
            title: item.title.clone(),
            names: Vec::new(),
            at: Some(if item.kind == TodayKind::Task { item.end_at } else { item.start_at }),
            count,
            total,
            date: Some(item.clone()),
            owner: item.owner,
        });
    }

    /// Adds what waits without a date of its own: reviews, QR codes, announcements.
    fn wait_for_others(&self, waiting: &mut Vec<WaitingItem>) -> Result<()> {
        let line = |reason, kind, found: table::Waiting, at| WaitingItem {
            reason,
            kind,
            uid: found.uid,
            community: self.community.uid,
            original: String::new(),
            title: found.title,
            names: Vec::new(),
            at,
            count: 1,
            total: 1,
            date: None,
            owner: found.owner,
        };
        for found in table::to_review(self.tx, self.community.id)? {
            waiting.push(line(WaitingReason::Review, TodayKind::Content, found, None));
        }
        for said in feedback::pending(self.tx, self.community.id)? {
            let since = self.zone.resolve(parse_date("on", &said.on)?.and_time(chrono::NaiveTime::MIN));
            let reason = if said.to_tell { WaitingReason::FeedbackToTell } else { WaitingReason::Feedback };
            let title = said.quote.lines().next().unwrap_or_default().chars().take(LONGEST_TITLE).collect();
            let found = table::Waiting { uid: said.uid, title, owner: said.owner, on: Some(said.on) };
            waiting.push(line(reason, TodayKind::Feedback, found, Some(since)));
        }
        if let Some(days) = groups::qr_days(self.tx, self.community.uid)? {
            let by = self.on.checked_add_signed(Duration::days(days)).unwrap_or(self.on);
            let codes = table::expiring_codes(self.tx, self.community.id, &date_text(by))?;
            // A code works until the end of its last day; an announcement is looked at on its day.
            self.wait_for_groups(waiting, WaitingReason::QrExpiring, codes, 1)?;
        }
        let due = table::announcements(self.tx, self.community.id, &date_text(self.on))?;
        self.wait_for_groups(waiting, WaitingReason::AnnouncementReview, due, 0)?;
        Ok(())
    }

    /// Adds groups that wait for one reason: those of one owner are one row, by the first of them. The moment is a midnight so
    /// many days after the day that each names.
    fn wait_for_groups(
        &self,
        waiting: &mut Vec<WaitingItem>,
        reason: WaitingReason,
        groups: Vec<table::Waiting>,
        after: i64,
    ) -> Result<()> {
        let mut rows: Vec<Vec<table::Waiting>> = Vec::new();
        for group in groups {
            match rows.iter_mut().find(|row| row[0].owner == group.owner) {
                Some(row) => row.push(group),
                None => rows.push(vec![group]),
            }
        }
        for row in rows {
            let day = parse_date("on", row[0].on.as_deref().unwrap_or_default())?;
            let count = i64::try_from(row.len()).unwrap_or(i64::MAX);
            waiting.push(WaitingItem {
                reason,
                kind: TodayKind::Channel,
                uid: row[0].uid,
                community: self.community.uid,
                original: String::new(),
                title: row[0].title.clone(),
                names: if row.len() > 1 { first(row.iter().map(|group| &group.title)) } else { Vec::new() },
                at: Some(self.begins((day - self.on).num_days() + after)),
                count,
                total: count,
                date: None,
                owner: row[0].owner,
            });
        }
        Ok(())
    }
}

/// The first names of several, for one row.
fn first<'a>(all: impl Iterator<Item = &'a String>) -> Vec<String> {
    all.take(NAMES).cloned().collect()
}
