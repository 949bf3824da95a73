//! Reminders in a real store with a clock that is set by hand: tables of rules, and the property that every due date is
//! shown exactly once or listed, whatever the clock, the program and the plan do.

use std::{collections::BTreeMap, sync::Arc};

use proptest::prelude::*;

use super::{model::QuietHours, *};
use crate::{
    Result, Uid,
    clock::{FixedClock, Millis},
    content::{self, AddContent},
    recurrence::{Rule, Zone, civil_text, parse_civil},
    schedule::{self, Change, Scope, When},
    schema::SCHEMA,
    store::{Access, ReadTx, Step, Store, WriteTx},
    tasks::{self, AddTask},
    workspace::{self, AddCommunity, Scale},
};

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;
const DAY: Millis = 24 * HOUR;

/// 2026-03-02T01:00:00Z: Monday, nine in the morning in Shanghai.
const MONDAY: Millis = 1_772_413_200_000;

struct Desk {
    store: Option<Store>,
    clock: Arc<FixedClock>,
    community: Uid,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(MONDAY));
        let store = Store::create(&folder.path().join("main.db"), &SCHEMA, clock.clone()).unwrap();
        let new =
            AddCommunity { name: "读书会".to_owned(), tz: "Asia/Shanghai".to_owned(), scale: Scale::One };
        let made = store.write(Step::new("test"), |tx| workspace::community_add(tx, new)).unwrap();
        Self { store: Some(store), clock, community: made.uid, folder }
    }
    fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }
    fn restart(&mut self) {
        self.store = None;
        let path = self.folder.path().join("main.db");
        self.store = Some(Store::open(&path, &SCHEMA, Access::Write, self.clock.clone()).unwrap());
    }
    fn write<T>(&self, body: impl FnOnce(&mut WriteTx<'_>) -> Result<T>) -> T {
        self.store().write(Step::new("test"), body).unwrap()
    }
    /// A post at a civil time, with reminders that many minutes before.
    fn post(&self, title: &str, start: &str, rule: Option<&str>, leads: &[i64]) -> Uid {
        let mut when = When::once(parse_civil("start", start).unwrap(), Some(60));
        when.rule = rule.map(|rule| Rule::parse(rule).unwrap());
        let input = serde_json::json!({ "community": self.community, "title": title, "when": when });
        let input: AddContent = serde_json::from_value(input).unwrap();
        let uid = self.write(|tx| content::add(tx, input)).uid;
        self.remind(uid, leads);
        uid
    }
    /// A task at a civil time, with reminders that many minutes before.
    fn task(&self, title: &str, start: &str, minutes: Option<i64>, all_day: bool, leads: &[i64]) {
        let when = When { all_day, ..When::once(parse_civil("start", start).unwrap(), minutes) };
        let input = serde_json::json!({ "community": self.community, "title": title, "when": when });
        let input: AddTask = serde_json::from_value(input).unwrap();
        let subject = self.write(|tx| tasks::add(tx, input)).uid;
        self.remind_of(SubjectKind::Task, subject, leads);
    }
    fn remind(&self, subject: Uid, leads: &[i64]) {
        self.remind_of(SubjectKind::Content, subject, leads);
    }
    fn remind_of(&self, subject_kind: SubjectKind, subject: Uid, leads: &[i64]) {
        let reminder = |lead_min: &i64| ReminderInput {
            anchor: Anchor::Start,
            lead_min: *lead_min,
            quiet: QuietPolicy::Delay,
        };
        let input = SetReminders { subject_kind, subject, reminders: leads.iter().map(reminder).collect() };
        self.write(|tx| set(tx, &input));
    }
    fn due(&self) -> Vec<Notice> {
        self.store().write_local(|tx| due(tx, &DueInput { language: "en".to_owned() })).unwrap()
    }
    /// Asks and shows, as the shell does.
    fn tick(&self) -> Vec<Notice> {
        let notices = self.due();
        for notice in &notices {
            let fires = Acknowledge { fires: notice.fires.clone() };
            self.store().write_local(|tx| shown(tx, &fires)).unwrap();
        }
        notices
    }
    fn titles(&self) -> Vec<String> {
        self.tick().into_iter().map(|notice| format!("{}: {}", notice.title, notice.text)).collect()
    }
    fn acknowledge(&self, notice: &Notice) {
        let fires = Acknowledge { fires: notice.fires.clone() };
        self.store().write_local(|tx| acknowledge(tx, &fires)).unwrap();
    }
    fn waiting(&self) -> Vec<WaitingReminder> {
        self.store().read(waiting).unwrap()
    }
    fn live_in(&self, tz: &str) {
        self.write(|tx| Ok(tx.sql().execute("UPDATE community SET tz = ?1", [tz])?));
    }
    fn schedule_of(&self, subject: Uid) -> i64 {
        self.store().read(|tx| table::schedule_of(tx, SubjectKind::Content, subject)).unwrap().unwrap()
    }
}

#[test]
fn a_reminder_rings_once_when_it_is_due_and_waits_for_an_answer() {
    let desk = Desk::new();
    desk.post("分享会", "2026-03-02T10:00:00", None, &[10]);
    assert_eq!(desk.titles(), [""; 0]);
    desk.clock.set(MONDAY + 50 * MINUTE);
    let notices = desk.tick();
    assert_eq!((notices[0].title.as_str(), notices[0].text.as_str()), ("分享会", "Starts in 10 minutes"));
    assert_eq!(desk.titles(), [""; 0], "not twice");
    assert_eq!(desk.waiting().len(), 1);
    desk.acknowledge(&notices[0]);
    assert_eq!(desk.waiting().len(), 0);
    assert_eq!(desk.titles(), [""; 0]);
}

#[test]
fn a_task_is_due_where_others_start() {
    let desk = Desk::new();
    for (title, start, minutes) in [("发邀请", "10:00", None), ("写稿", "10:00", Some(60))] {
        desk.task(title, &format!("2026-03-02T{start}:00"), minutes, false, &[10]);
    }
    desk.clock.set(MONDAY + 50 * MINUTE);
    assert_eq!(desk.titles(), ["发邀请: Due in 10 minutes", "写稿: Starts in 10 minutes"]);
    let desk = Desk::new();
    desk.task("发邀请", "2026-03-02T10:00:00", None, false, &[0, -120]);
    desk.clock.set(MONDAY + HOUR);
    assert_eq!(desk.titles(), ["发邀请: Due now"]);
    desk.clock.set(MONDAY + 3 * HOUR);
    assert_eq!(desk.titles(), ["发邀请: Due 2 hours ago"]);
}

#[test]
fn a_reminder_of_a_whole_day_rings_by_the_clock_and_says_which_day_it_is_of() {
    let desk = Desk::new();
    let day = 24 * 60;
    // At six in the evening of the day before, at nine on the day, at nine on the day after.
    desk.task("交周报", "2026-03-03T00:00:00", None, true, &[6 * 60, -9 * 60, -9 * 60 - day]);
    desk.clock.set(MONDAY + 9 * HOUR - MINUTE);
    assert_eq!(desk.titles(), [""; 0]);
    for (at, text) in [(9, "Due tomorrow"), (24, "Due today"), (48, "Due 1 day ago")] {
        desk.clock.set(MONDAY + at * HOUR);
        assert_eq!(desk.titles(), [format!("交周报: {text}")]);
        assert!(desk.waiting()[0].whole_day);
    }
}

#[test]
fn a_program_that_ends_before_showing_shows_it_at_the_next_start() {
    let mut desk = Desk::new();
    desk.post("分享会", "2026-03-02T10:00:00", None, &[0]);
    desk.clock.set(MONDAY + HOUR);
    assert_eq!(desk.due().len(), 1);
    desk.restart();
    assert_eq!(desk.titles(), ["分享会: Starts now"]);
    desk.restart();
    assert_eq!(desk.titles(), [""; 0]);
}

#[test]
fn a_snoozed_reminder_comes_again_and_says_how_late_it_is() {
    let desk = Desk::new();
    desk.post("分享会", "2026-03-02T10:00:00", None, &[0]);
    desk.clock.set(MONDAY + HOUR);
    let notice = desk.tick().remove(0);
    let put_off = Snooze { fires: notice.fires, minutes: 10 };
    desk.store().write_local(|tx| snooze(tx, &put_off)).unwrap();
    desk.clock.advance(9 * MINUTE);
    assert_eq!(desk.titles(), [""; 0]);
    assert_eq!(desk.waiting()[0].snooze_until, Some(MONDAY + HOUR + 10 * MINUTE));
    desk.clock.advance(MINUTE);
    assert_eq!(desk.titles(), ["分享会: Started 10 minutes ago"]);
    assert_eq!(desk.titles(), [""; 0]);
}

#[test]
fn after_an_absence_three_come_singly_and_more_come_as_one() {
    let desk = Desk::new();
    for (number, title) in ["一", "二", "三"].iter().enumerate() {
        desk.post(title, &format!("2026-03-02T1{number}:00:00"), None, &[0]);
    }
    desk.clock.set(MONDAY + DAY);
    assert_eq!(desk.titles().len(), 3);
    for (number, title) in ["四", "五", "六", "七"].iter().enumerate() {
        desk.post(title, &format!("2026-03-03T1{number}:00:00"), None, &[0]);
    }
    desk.clock.set(MONDAY + 2 * DAY);
    let notices = desk.tick();
    assert_eq!(notices.len(), 1);
    assert_eq!(
        (notices[0].title.as_str(), notices[0].text.as_str()),
        ("4 reminders while you were away", "四\n五\n六")
    );
    assert_eq!(notices[0].fires.len(), 4);
    assert_eq!(desk.waiting().len(), 7);
}

#[test]
fn the_dates_of_one_series_are_one_notice_with_a_count() {
    let desk = Desk::new();
    desk.post("早报", "2026-03-02T10:00:00", Some("FREQ=DAILY"), &[0]);
    desk.clock.set(MONDAY + 4 * DAY + 2 * HOUR);
    assert_eq!(desk.titles(), ["早报 (5 dates): Started 60 minutes ago"]);
    assert_eq!(desk.waiting().len(), 5);
}

#[test]
fn what_is_older_than_a_week_is_listed_and_nothing_beyond_the_horizon_is_lost() {
    let desk = Desk::new();
    desk.post("周会", "2026-03-02T10:00:00", Some("FREQ=WEEKLY"), &[0]);
    assert_eq!(desk.titles(), [""; 0]);
    desk.clock.set(MONDAY + 140 * DAY + 2 * HOUR);
    let notices = desk.tick();
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].fires.len(), 1, "that of a week ago is an hour too old");
    assert_eq!(desk.waiting().len(), 21, "every Monday of 20 weeks, also beyond the 90 days");
}

#[test]
fn a_moved_date_rings_at_its_new_time_and_a_deleted_one_not_at_all() {
    let desk = Desk::new();
    let post = desk.post("讲座", "2026-03-02T10:00:00", Some("FREQ=DAILY;COUNT=4"), &[30]);
    assert_eq!(desk.titles(), [""; 0]);
    let id = desk.schedule_of(post);
    let moved = Change::moving(parse_civil("start", "2026-03-02T15:00:00").unwrap());
    desk.write(|tx| schedule::edit(tx, id, "2026-03-02T10:00:00", Scope::This, &moved));
    desk.write(|tx| schedule::remove(tx, id, "2026-03-03T10:00:00", Scope::This));
    desk.clock.set(MONDAY + 2 * HOUR);
    assert_eq!(desk.titles(), [""; 0], "not at the old time");
    desk.clock.set(MONDAY + 5 * HOUR + 30 * MINUTE);
    assert_eq!(desk.titles(), ["讲座: Starts in 30 minutes"]);
    desk.clock.set(MONDAY + DAY + 12 * HOUR);
    assert_eq!(desk.titles(), [""; 0], "the deleted date is silent");
    desk.clock.set(MONDAY + 2 * DAY + 31 * MINUTE);
    assert_eq!(desk.titles(), ["讲座: Starts in 29 minutes"]);
}

#[test]
fn a_date_that_was_answered_rings_again_only_when_it_is_moved_into_the_future() {
    let desk = Desk::new();
    let post = desk.post("讲座", "2026-03-02T10:00:00", None, &[0]);
    desk.clock.set(MONDAY + HOUR);
    let notice = desk.tick().remove(0);
    desk.acknowledge(&notice);
    let id = desk.schedule_of(post);
    let to = |text: &str| Change::moving(parse_civil("start", text).unwrap());
    desk.write(|tx| schedule::edit(tx, id, "", Scope::All, &to("2026-03-02T09:30:00")));
    assert_eq!(desk.titles(), [""; 0]);
    desk.write(|tx| schedule::edit(tx, id, "", Scope::All, &to("2026-03-02T12:00:00")));
    desk.clock.set(MONDAY + 3 * HOUR);
    assert_eq!(desk.titles(), ["讲座: Starts now"]);
}

#[test]
fn quiet_hours_delay_and_never_delete() {
    let desk = Desk::new();
    let quiet = workspace::SetSetting {
        key: "reminders.quiet_hours".to_owned(),
        value: serde_json::json!({ "from": "22:00", "to": "08:00" }),
    };
    desk.write(|tx| workspace::setting_set(tx, &quiet));
    desk.post("晚安", "2026-03-02T22:30:00", None, &[0]);
    desk.clock.set(MONDAY + 13 * HOUR + 31 * MINUTE);
    assert_eq!(desk.titles(), [""; 0]);
    desk.clock.set(MONDAY + 22 * HOUR + 59 * MINUTE);
    assert_eq!(desk.titles(), [""; 0], "07:59");
    desk.clock.set(MONDAY + 23 * HOUR);
    assert_eq!(desk.titles(), ["晚安: Started 10 hours ago"]);
}

#[test]
fn quiet_hours_are_read_and_may_pass_midnight() {
    let zone = Zone::utc();
    let hold = |hours: QuietHours, hour: i64| hours.hold(&zone, hour * HOUR);
    let night = QuietHours::parse("22:00", "08:00").unwrap();
    let expected: Vec<i64> = (0..24).filter(|hour| *hour >= 22 || *hour < 8).collect();
    assert_eq!((0..24).filter(|hour| hold(night, *hour)).collect::<Vec<_>>(), expected);
    let noon = QuietHours::parse("12:00", "14:00").unwrap();
    assert_eq!((0..24).filter(|hour| hold(noon, *hour)).collect::<Vec<_>>(), [12, 13]);
    for (from, to) in [("8:00", "8:00"), ("25:00", "8:00"), ("a", "b"), ("10:60", "11:00")] {
        assert_eq!(QuietHours::parse(from, to), None, "{from} {to}");
    }
}

#[test]
fn a_new_zone_of_the_community_moves_its_reminders() {
    let desk = Desk::new();
    desk.post("分享会", "2026-03-02T10:00:00", None, &[0]);
    assert_eq!(desk.titles(), [""; 0]);
    desk.live_in("Europe/Berlin");
    desk.clock.set(MONDAY + HOUR);
    assert_eq!(desk.titles(), [""; 0]);
    desk.clock.set(MONDAY + 8 * HOUR);
    assert_eq!(desk.titles(), ["分享会: Starts now"], "ten in Berlin");
}

#[test]
fn a_reminder_across_the_change_of_clocks_keeps_the_wall_clock() {
    let desk = Desk::new();
    desk.live_in("Europe/Berlin");
    let zone = Zone::named("Europe/Berlin").unwrap();
    // Clocks jump from two to three on 29 March 2026; a weekly nine o'clock stays nine o'clock.
    desk.post("周会", "2026-03-25T09:00:00", Some("FREQ=WEEKLY;COUNT=2"), &[60]);
    desk.post("夜", "2026-03-29T02:30:00", None, &[0]);
    desk.clock.set(zone.resolve(parse_civil("at", "2026-03-25T08:00:00").unwrap()));
    assert_eq!(desk.titles(), ["周会: Starts in 60 minutes"]);
    desk.clock.set(zone.resolve(parse_civil("at", "2026-03-29T03:29:00").unwrap()));
    assert_eq!(desk.titles(), [""; 0]);
    desk.clock.advance(MINUTE);
    assert_eq!(desk.titles(), ["夜: Starts now"], "half past two does not exist and becomes half past three");
    desk.clock.set(zone.resolve(parse_civil("at", "2026-04-01T08:00:00").unwrap()));
    assert_eq!(desk.titles(), ["周会: Starts in 60 minutes"]);
}

#[test]
fn the_same_reminders_set_again_stay_as_they_are() {
    let desk = Desk::new();
    let post = desk.post("分享会", "2026-03-02T10:00:00", None, &[0, 30, 30]);
    let input = RemindersOf { subject_kind: SubjectKind::Content, subject: post };
    let kept = |desk: &Desk| desk.store().read(|tx| of_subject(tx, &input)).unwrap();
    assert_eq!(kept(&desk).iter().map(|reminder| reminder.lead_min).collect::<Vec<_>>(), [30, 0]);
    let before = kept(&desk);
    desk.remind(post, &[30, 5]);
    assert_eq!(kept(&desk)[0], before[0]);
    assert_eq!(kept(&desk).iter().map(|reminder| reminder.lead_min).collect::<Vec<_>>(), [30, 5]);
}

#[derive(Debug, Clone)]
enum Happening {
    Wait(Millis),
    ClockBack(Millis),
    Restart,
    QuitBeforeShowing,
    Answer,
    MoveFirstOpen(i64),
    DeleteFirstOpen,
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let one = prop_oneof![
        4 => (1..3_000i64).prop_map(|minutes| Happening::Wait(minutes * MINUTE)),
        1 => (1..120i64).prop_map(|days| Happening::Wait(days * DAY)),
        1 => (1..600i64).prop_map(|minutes| Happening::ClockBack(minutes * MINUTE)),
        1 => Just(Happening::Restart),
        1 => Just(Happening::QuitBeforeShowing),
        2 => Just(Happening::Answer),
        1 => (-2_000..4_000i64).prop_map(Happening::MoveFirstOpen),
        1 => Just(Happening::DeleteFirstOpen),
    ];
    proptest::collection::vec(one, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// The judge expands the plan itself at the end: every date that fell due while it stood was shown, or stands in the
    /// list, and none was shown again after its answer.
    #[test]
    fn every_due_date_is_shown_once_or_listed(steps in happenings(), lead in 0..300i64) {
        let mut desk = Desk::new();
        let post = desk.post("早报", "2026-03-02T12:00:00", Some("FREQ=DAILY;INTERVAL=2;COUNT=40"), &[lead]);
        let id = desk.schedule_of(post);
        let mut shows: BTreeMap<(String, Millis), usize> = BTreeMap::new();
        let mut latest = MONDAY;
        for step in steps {
            match step {
                Happening::Wait(span) => desk.clock.advance(span),
                Happening::ClockBack(span) => desk.clock.advance(-span),
                Happening::Restart => desk.restart(),
                Happening::QuitBeforeShowing => {
                    desk.due();
                    desk.restart();
                }
                Happening::Answer => {
                    let fires = desk.waiting().into_iter().map(|waiting| waiting.fire).collect();
                    desk.store().write_local(|tx| acknowledge(tx, &Acknowledge { fires })).unwrap();
                }
                Happening::MoveFirstOpen(minutes) => {
                    if let Some(date) = next_date(&desk, id) {
                        let to = desk.clock_now() + minutes * MINUTE;
                        let start = Zone::named("Asia/Shanghai").unwrap().civil_of(to);
                        desk.write(|tx| schedule::edit(tx, id, &date, Scope::This, &Change::moving(start)));
                    }
                }
                Happening::DeleteFirstOpen => {
                    if let Some(date) = next_date(&desk, id) {
                        desk.write(|tx| schedule::remove(tx, id, &date, Scope::This));
                    }
                }
            }
            latest = latest.max(desk.clock_now());
            for notice in desk.tick() {
                for fire in &notice.fires {
                    let due = desk.due_of(fire);
                    *shows.entry((fire.original.clone(), due)).or_default() += 1;
                }
            }
        }
        let again: Vec<_> = shows.iter().filter(|(_, times)| **times > 1).collect();
        prop_assert!(again.is_empty(), "shown more than once: {again:?}");
        for (original, due) in desk.planned(id, lead, latest) {
            prop_assert!(desk.was_seen(&original), "{original}, due at {due}, was never shown nor listed by {latest}");
        }
    }
}

/// The first date that is yet to come.
fn next_date(desk: &Desk, id: i64) -> Option<String> {
    let window = schedule::Window { from: desk.clock_now(), to: desk.clock_now() + 30 * DAY };
    let dates = desk.store().read(|tx| schedule::occurrences_of(tx, id, window)).unwrap();
    dates.into_iter().find(|date| date.start_at > desk.clock_now()).map(|date| date.original)
}

impl Desk {
    fn clock_now(&self) -> Millis {
        use crate::Clock;
        self.clock.now()
    }
    fn rows(&self) -> Vec<(String, Millis, String)> {
        let rows = |tx: &ReadTx<'_>| {
            let mut statement = tx.sql().prepare("SELECT original, due_at, state FROM reminder_fire")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
        };
        self.store().read(rows).unwrap()
    }
    fn due_of(&self, fire: &FireRef) -> Millis {
        self.rows().into_iter().find(|(original, ..)| *original == fire.original).unwrap().1
    }
    fn was_seen(&self, wanted: &str) -> bool {
        self.rows()
            .iter()
            .any(|(original, _, state)| original == wanted && (state == "shown" || state == "acked"))
    }
    /// Dates that stand in the plan and fell due between the beginning and `latest`, by the plan alone. A date that was
    /// moved to a due time already past was never ahead, so nothing had to ring.
    fn planned(&self, id: i64, lead: i64, latest: Millis) -> Vec<(String, Millis)> {
        let window = schedule::Window { from: MONDAY, to: latest + 2 * DAY };
        let dates = self.store().read(|tx| schedule::occurrences_of(tx, id, window)).unwrap();
        let moved = |date: &schedule::Occurrence| civil_text(date.start) != date.original;
        let due = |date: schedule::Occurrence| (date.original, date.start_at - lead * MINUTE);
        dates
            .into_iter()
            .filter(|date| !moved(date))
            .map(due)
            .filter(|(_, at)| *at > MONDAY && *at <= latest)
            .collect()
    }
}

#[test]
fn what_is_in_the_trash_or_published_is_silent() {
    let desk = Desk::new();
    let post = desk.post("分享会", "2026-03-02T10:00:00", None, &[0]);
    let input = serde_json::json!({ "uids": [post], "trashed": true });
    desk.write(|tx| content::trash(tx, &serde_json::from_value(input).unwrap()));
    desk.clock.set(MONDAY + HOUR);
    assert_eq!(desk.titles(), [""; 0]);
}
