//! Schedules in a real store: tables of edits, and the property that no date is lost or doubled.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    Result,
    clock::FixedClock,
    patch::Patch,
    recurrence::{Rule, Zone, civil_text, parse_civil},
    schema::SCHEMA,
    store::{Step, Store},
    workspace::{self, AddCommunity, Scale},
};

struct Plan {
    store: Store,
    community_id: i64,
    _folder: tempfile::TempDir,
}

impl Plan {
    fn new(tz: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(1_772_413_200_000));
        let store = Store::create(&folder.path().join("main.db"), &SCHEMA, clock).unwrap();
        let community = AddCommunity { name: "读书会".to_owned(), tz: tz.to_owned(), scale: Scale::One };
        let uid =
            store.write(Step::new("test"), |tx| workspace::community_add(tx, community.clone())).unwrap().uid;
        let community_id = store.read(|tx| workspace::community_id(tx, uid)).unwrap();
        Self { store, community_id, _folder: folder }
    }
    fn write<T>(&self, body: impl FnOnce(&mut crate::store::WriteTx<'_>) -> Result<T>) -> T {
        self.store.write(Step::new("test"), body).unwrap()
    }
    fn add(&self, start: &str, minutes: i64, rule: Option<&str>) -> i64 {
        let mut when = When::once(at(start), Some(minutes));
        when.rule = rule.map(|rule| Rule::parse(rule).unwrap());
        self.write(|tx| add(tx, &NewSchedule::new(self.community_id, Kind::Activity, when)))
    }
    /// Starts of every date of the community between two days.
    fn dates(&self, from: &str, to: &str) -> Vec<String> {
        let window = window(from, to);
        let mut found = self.store.read(|tx| occurrences(tx, self.community_id, window)).unwrap();
        found.sort_by_key(|date| date.start_at);
        found.iter().map(|date| civil_text(date.start)).collect()
    }
    fn edit(&self, id: i64, original: &str, scope: Scope, change: &Change) -> Shifted {
        self.write(|tx| edit(tx, id, original, scope, change))
    }
    fn remove(&self, id: i64, original: &str, scope: Scope) -> Removal {
        self.write(|tx| remove(tx, id, original, scope))
    }
}

fn at(text: &str) -> crate::recurrence::Civil {
    parse_civil("at", text).unwrap()
}

fn window(from: &str, to: &str) -> Window {
    let instant = |day: &str| at(&format!("{day}T00:00:00")).and_utc().timestamp_millis();
    Window { from: instant(from), to: instant(to) }
}

fn evening(day: &str) -> String {
    format!("{day}T20:00:00")
}

fn evenings(days: &[&str]) -> Vec<String> {
    days.iter().map(|day| evening(day)).collect()
}

const TALK: &str = "FREQ=WEEKLY;BYDAY=TU;COUNT=5";

fn talk(plan: &Plan) -> i64 {
    plan.add("2026-03-03T20:00:00", 90, Some(TALK))
}

#[test]
fn one_date_moves_alone_and_keeps_its_name() {
    let plan = Plan::new("Asia/Shanghai");
    let id = talk(&plan);
    plan.edit(id, &evening("2026-03-10"), Scope::This, &Change::moving(at("2026-03-12T19:00:00")));
    let dates = plan.dates("2026-03-01", "2026-05-01");
    let mut expected = evenings(&["2026-03-03", "2026-03-17", "2026-03-24", "2026-03-31"]);
    expected.insert(1, "2026-03-12T19:00:00".to_owned());
    assert_eq!(dates, expected);
    plan.edit(id, &evening("2026-03-10"), Scope::This, &Change::moving(at("2026-03-10T20:00:00")));
    assert_eq!(
        plan.dates("2026-03-01", "2026-05-01"),
        evenings(&["2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24", "2026-03-31"])
    );
    assert!(plan.store.read(|tx| get(tx, id)).unwrap().exceptions.is_empty(), "moved back, nothing differs");
}

#[test]
fn all_dates_move_by_the_distance_of_the_dragged_one() {
    let plan = Plan::new("Asia/Shanghai");
    let id = talk(&plan);
    plan.remove(id, &evening("2026-03-17"), Scope::This);
    let change = Change { duration_min: Patch::Set(60), ..Change::moving(at("2026-03-11T20:00:00")) };
    let shifted = plan.edit(id, &evening("2026-03-10"), Scope::All, &change);
    assert_eq!(
        plan.dates("2026-03-01", "2026-05-01"),
        evenings(&["2026-03-04", "2026-03-11", "2026-03-25", "2026-04-01"])
    );
    assert_eq!(shifted.rekeys[0].new_name(&evening("2026-03-24")), Some(evening("2026-03-25")));
    assert_eq!(plan.store.read(|tx| get(tx, id)).unwrap().duration_min, Some(60));
}

#[test]
fn this_and_following_is_a_new_series_that_names_the_old_one() {
    let plan = Plan::new("Asia/Shanghai");
    let id = talk(&plan);
    plan.edit(id, &evening("2026-03-31"), Scope::This, &Change::moving(at("2026-04-01T20:00:00")));
    let shifted =
        plan.edit(id, &evening("2026-03-17"), Scope::Following, &Change::moving(at("2026-03-19T18:00:00")));
    let new = shifted.split.unwrap();
    let expected = [
        evening("2026-03-03"),
        evening("2026-03-10"),
        "2026-03-19T18:00:00".to_owned(),
        "2026-03-26T18:00:00".to_owned(),
        evening("2026-04-01"),
    ];
    assert_eq!(plan.dates("2026-03-01", "2026-05-01"), expected);
    let (old, new) = plan.store.read(|tx| Ok((get(tx, id)?, get(tx, new)?))).unwrap();
    assert_eq!(new.related_to.as_deref(), Some(old.ical_uid.as_str()));
    assert_eq!(old.rrule.as_deref(), Some("FREQ=WEEKLY;UNTIL=20260310T200000;BYDAY=TU"));
    assert_eq!(new.rrule.as_deref(), Some("FREQ=WEEKLY;COUNT=3;BYDAY=TH"));
    let name = shifted.rekeys.iter().try_fold(evening("2026-03-24"), |name, rekey| rekey.new_name(&name));
    assert_eq!(name.as_deref(), Some("2026-03-26T18:00:00"));
    assert_eq!(
        shifted.rekeys[0].new_name(&evening("2026-03-10")),
        None,
        "dates before the cut keep their names"
    );
}

/// A rule from 3 March at eight in the evening, with one more date.
fn with_extra(rule: &str, extra: &str) -> (Plan, i64) {
    let plan = Plan::new("Asia/Shanghai");
    let id = plan.add("2026-03-03T20:00:00", 90, Some(rule));
    plan.write(|tx| add_date(tx, id, at(extra)));
    (plan, id)
}

const RULES: [(&str, [&str; 4]); 3] = [
    ("FREQ=WEEKLY;BYDAY=TU;COUNT=4", ["2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4", ["2026-03-03", "2026-03-17", "2026-03-31", "2026-04-14"]),
    ("FREQ=MONTHLY;BYMONTHDAY=3;COUNT=4", ["2026-03-03", "2026-04-03", "2026-05-03", "2026-06-03"]),
];

fn sorted(mut dates: Vec<String>) -> Vec<String> {
    dates.sort();
    dates
}

#[test]
fn from_an_added_date_on_the_rule_goes_on_with_its_own_next_date() {
    let extra = "2026-03-14T15:00:00";
    for (rule, days) in RULES {
        let (plan, id) = with_extra(rule, extra);
        let before = plan.dates("2026-03-01", "2026-07-01");
        let shifted = plan.edit(id, extra, Scope::Following, &Change::resizing(60));
        assert_eq!(plan.dates("2026-03-01", "2026-07-01"), before, "{rule}");
        let new = plan.store.read(|tx| get(tx, shifted.split.unwrap())).unwrap();
        let next = days.iter().find(|day| **day > "2026-03-14").unwrap();
        assert_eq!(civil_text(new.start), evening(next), "{rule}");
        assert_eq!(new.exceptions, [Exception::new(at(extra), ExceptionKind::Add)], "{rule}");
        for name in [extra.to_owned(), evening(days[3])] {
            assert_eq!(shifted.rekeys[0].new_name(&name), Some(name.clone()), "{rule}");
        }
        // Moved from there on, all that follow go as far as it goes.
        let (plan, id) = with_extra(rule, extra);
        plan.edit(id, extra, Scope::Following, &Change::moving(at("2026-03-14T16:00:00")));
        let expected = days.iter().map(|day| match *day < "2026-03-14" {
            true => evening(day),
            false => format!("{day}T21:00:00"),
        });
        let expected: Vec<_> = expected.chain(["2026-03-14T16:00:00".to_owned()]).collect();
        assert_eq!(plan.dates("2026-03-01", "2026-07-01"), sorted(expected), "{rule}");
    }
}

#[test]
fn all_dates_move_as_far_as_the_added_one_that_is_dragged() {
    let extra = "2026-03-14T15:00:00";
    for (rule, days) in RULES {
        let (plan, id) = with_extra(rule, extra);
        let shifted = plan.edit(id, extra, Scope::All, &Change::moving(at("2026-03-15T14:30:00")));
        let next_day = |day: &str| (at(&evening(day)) + chrono::Duration::minutes(24 * 60 - 30)).to_owned();
        let expected: Vec<_> = days.iter().map(|day| civil_text(next_day(day))).collect();
        let expected: Vec<_> = expected.into_iter().chain(["2026-03-15T14:30:00".to_owned()]).collect();
        assert_eq!(plan.dates("2026-03-01", "2026-07-01"), sorted(expected), "{rule}");
        assert_eq!(shifted.rekeys[0].new_name(&evening(days[1])), Some(civil_text(next_day(days[1]))));
    }
}

#[test]
fn the_last_of_the_added_dates_goes_on_without_the_rule() {
    let extra = "2026-09-12T15:00:00";
    for (rule, _) in RULES {
        let (plan, id) = with_extra(rule, extra);
        let before = plan.dates("2026-03-01", "2026-12-01");
        let shifted = plan.edit(id, extra, Scope::Following, &Change::moving(at("2026-09-13T16:00:00")));
        let mut expected = before.clone();
        *expected.last_mut().unwrap() = "2026-09-13T16:00:00".to_owned();
        assert_eq!(plan.dates("2026-03-01", "2026-12-01"), expected, "{rule}");
        assert_eq!(shifted.rekeys[0].new_name(extra), Some(String::new()));
        assert_eq!(shifted.rekeys[0].to_schedule, shifted.split.unwrap());
    }
}

#[test]
fn a_date_that_was_moved_before_goes_where_it_is_put_with_all() {
    let plan = Plan::new("Asia/Shanghai");
    let id = talk(&plan);
    plan.edit(id, &evening("2026-03-10"), Scope::This, &Change::moving(at("2026-03-11T19:00:00")));
    plan.edit(id, &evening("2026-03-10"), Scope::All, &Change::moving(at("2026-03-12T19:00:00")));
    let mut expected = evenings(&["2026-03-04", "2026-03-18", "2026-03-25", "2026-04-01"]);
    expected.insert(1, "2026-03-12T19:00:00".to_owned());
    assert_eq!(plan.dates("2026-03-01", "2026-05-01"), expected);
}

#[test]
fn deleting_takes_what_its_scope_says() {
    let plan = Plan::new("Asia/Shanghai");
    let id = talk(&plan);
    assert_eq!(plan.remove(id, &evening("2026-03-10"), Scope::This), Removal::Part);
    assert_eq!(plan.remove(id, &evening("2026-03-24"), Scope::Following), Removal::Part);
    assert_eq!(plan.dates("2026-03-01", "2026-05-01"), evenings(&["2026-03-03", "2026-03-17"]));
    assert_eq!(plan.remove(id, &evening("2026-03-17"), Scope::This), Removal::Part);
    assert_eq!(plan.remove(id, &evening("2026-03-03"), Scope::Following), Removal::Whole);
    assert_eq!(plan.remove(id, &evening("2026-03-03"), Scope::This), Removal::Whole, "the last date");
    assert!(
        plan.store.write(Step::new("test"), |tx| remove(tx, id, "2026-03-04T20:00:00", Scope::This)).is_err()
    );
}

#[test]
fn a_single_date_becomes_a_series_and_its_state_follows() {
    let plan = Plan::new("Asia/Shanghai");
    let id = plan.add("2026-03-03T20:00:00", 60, None);
    let change = Change { rule: Patch::Set(Rule::parse(TALK).unwrap()), ..Change::default() };
    let shifted = plan.edit(id, "", Scope::All, &change);
    assert_eq!(shifted.rekeys[0].new_name(""), Some(evening("2026-03-03")));
    assert_eq!(plan.dates("2026-03-01", "2026-05-01").len(), 5);
    let back = plan.edit(
        id,
        &evening("2026-03-03"),
        Scope::All,
        &Change { rule: Patch::Clear, ..Change::default() },
    );
    assert_eq!(back.rekeys[0].new_name(&evening("2026-03-03")), Some(String::new()));
}

#[test]
fn a_form_is_refused_or_brought_into_order() {
    let plan = Plan::new("Asia/Shanghai");
    let id = plan.add("2026-03-02T20:00:00", 60, Some("FREQ=WEEKLY;BYDAY=TU"));
    assert_eq!(civil_text(plan.store.read(|tx| get(tx, id)).unwrap().start), evening("2026-03-03"));
    let mut days = When::once(at("2026-03-05T10:00:00"), Some(1500));
    days.all_day = true;
    let id = plan.write(|tx| add(tx, &NewSchedule::new(plan.community_id, Kind::Activity, days)));
    let dates = plan.store.read(|tx| occurrences_of(tx, id, window("2026-03-01", "2026-04-01"))).unwrap();
    assert_eq!(
        (civil_text(dates[0].start), civil_text(dates[0].end)),
        ("2026-03-05T00:00:00".into(), "2026-03-07T00:00:00".into())
    );
    let refused = |when: When| {
        let new = NewSchedule::new(plan.community_id, Kind::Task, when);
        plan.store.write(Step::new("test"), |tx| add(tx, &new)).unwrap_err().details["reason"].clone()
    };
    let good = When::once(at("2026-03-05T10:00:00"), None);
    assert_eq!(refused(When { tz: "Mars/Olympus".into(), ..good.clone() }), "unknown_zone");
    assert_eq!(refused(When { duration_min: Some(-1), ..good.clone() }), "out_of_range");
    let never = Rule::parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").unwrap();
    assert_eq!(refused(When { rule: Some(never), ..good }), "never_happens");
}

#[test]
fn a_night_of_the_change_of_clocks_has_each_date_once() {
    let plan = Plan::new("Europe/Berlin");
    plan.add("2026-03-28T02:30:00", 30, Some("FREQ=DAILY;COUNT=3"));
    let dates =
        plan.store.read(|tx| occurrences(tx, plan.community_id, window("2026-03-27", "2026-03-31"))).unwrap();
    let utc: Vec<String> = dates.iter().map(|date| civil_text(Zone::utc().civil_of(date.start_at))).collect();
    assert_eq!(utc, ["2026-03-28T01:30:00", "2026-03-29T01:30:00", "2026-03-30T00:30:00"]);
    let plan = Plan::new("Europe/Berlin");
    plan.add("2026-03-29T01:30:00", 30, Some("FREQ=HOURLY;COUNT=4"));
    assert_eq!(plan.dates("2026-03-28", "2026-03-31").len(), 3, "02:30 and 03:30 are one instant");
}

#[test]
fn a_new_zone_of_the_community_is_shown_before_it_is_taken() {
    let plan = Plan::new("Asia/Shanghai");
    talk(&plan);
    let own = When { tz: "Europe/Berlin".into(), ..When::once(at("2026-03-05T10:00:00"), None) };
    plan.write(|tx| add(tx, &NewSchedule::new(plan.community_id, Kind::Task, own)));
    let preview = plan.store.read(|tx| zone_preview(tx, plan.community_id, "Asia/Tokyo")).unwrap();
    assert_eq!((preview.moved, preview.kept), (1, 1));
    assert_eq!(preview.examples[0].old_at - preview.examples[0].new_at, 3_600_000);
}

fn rule() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("FREQ=DAILY;INTERVAL=3"),
        Just("FREQ=WEEKLY;BYDAY=TU,SA;COUNT=30"),
        Just("FREQ=WEEKLY;INTERVAL=2"),
        Just("FREQ=MONTHLY;COUNT=9"),
        Just("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231T000000"),
    ]
}

#[derive(Debug, Clone)]
enum Act {
    MoveThis(usize, i64),
    RemoveThis(usize),
    Cut(usize),
    Extra(usize, i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0..40usize, -500..500i64).prop_map(|(index, hours)| Act::MoveThis(index, hours)),
        (0..40usize).prop_map(Act::RemoveThis),
        (0..40usize).prop_map(Act::Cut),
        (0..40usize, -500..500i64).prop_map(|(index, hours)| Act::Extra(index, hours)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn moving_removing_and_cutting_never_lose_or_double_a_date(rule in rule(), acts in prop::collection::vec(act(), 1..8)) {
        let plan = Plan::new("America/New_York");
        plan.add("2026-01-02T20:00:00", 45, Some(rule));
        let year = window("2025-06-01", "2027-06-01");
        let dates = || {
            let mut found = plan.store.read(|tx| occurrences(tx, plan.community_id, year)).unwrap();
            found.sort_by(|a, b| (a.start_at, &a.original).cmp(&(b.start_at, &b.original)));
            found
        };
        for act in acts {
            let before = dates();
            let (Act::MoveThis(index, _) | Act::RemoveThis(index) | Act::Cut(index) | Act::Extra(index, _)) = act;
            let date = before[index % before.len()].clone();
            let mut expected: Vec<_> = before.iter().map(|date| date.start_at).collect();
            match act {
                Act::MoveThis(_, hours) => {
                    let to = date.start + chrono::Duration::hours(hours);
                    if to < at("2025-06-02T00:00:00") || to > at("2027-05-30T00:00:00") { continue }
                    plan.edit(date.schedule_id, &date.original, Scope::This, &Change::moving(to));
                    let place = expected.iter().position(|at| *at == date.start_at).unwrap();
                    expected[place] = Zone::named("America/New_York").unwrap().resolve(to);
                }
                Act::RemoveThis(_) => {
                    if plan.remove(date.schedule_id, &date.original, Scope::This) == Removal::Whole { return Ok(()) }
                    let place = expected.iter().position(|at| *at == date.start_at).unwrap();
                    expected.remove(place);
                }
                Act::Cut(_) => {
                    // A cut that changes nothing but the length must leave every date where it is.
                    plan.edit(date.schedule_id, &date.original, Scope::Following, &Change::resizing(50));
                }
                Act::Extra(_, hours) => {
                    // An odd minute, so that it falls on no date that is there.
                    let start = date.start + chrono::Duration::minutes(hours * 60 + 7);
                    if start < at("2025-06-02T00:00:00") || start > at("2027-05-30T00:00:00") { continue }
                    let added = plan.store.write(Step::new("test"), |tx| add_date(tx, date.schedule_id, start));
                    if added.is_err() { continue }
                    expected.push(Zone::named("America/New_York").unwrap().resolve(start));
                }
            }
            expected.sort_unstable();
            let after: Vec<_> = dates().iter().map(|date| date.start_at).collect();
            prop_assert_eq!(after, expected, "{:?}", act);
        }
    }
}
