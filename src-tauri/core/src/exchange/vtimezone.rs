//! VTIMEZONE components out of the zone database (CALENDAR §3 and rules 6 to 8).
//!
//! Outlook maps only yearly rules with one numbered weekday, so changes become such rules where they can; where they
//! cannot, a rule over seven days of the month or single dates say the same to all other programs.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};

use super::{
    values::{push_civil, push_date},
    writer::Writer,
};
use crate::{
    clock::Millis,
    recurrence::{Civil, Rule, Weekday, Zone},
};

const DAY: Millis = 86_400_000;
/// As far as changes are looked at, 2070; a rule that holds until then is written without an end.
const HORIZON: Millis = 3_155_760_000_000;
/// Changes that repeat in fewer years than this are written as single dates.
const SHORTEST_RUN: usize = 3;

/// What changes of one kind have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    from: i32,
    to: i32,
    daylight: bool,
    name: String,
}

/// One change of the clock.
#[derive(Debug, Clone)]
struct Change {
    at: Millis,
    /// The wall clock just before it.
    onset: Civil,
    key: Key,
}

/// Changes that one observance states.
struct Observance {
    key: Key,
    onsets: Vec<Change>,
    rule: Option<String>,
    /// Whether the rule goes on behind the horizon.
    open: bool,
}

/// Writes the zone for a file whose times lie at or after `from`.
pub(super) fn write(out: &mut Writer, zone: &Zone, from: Millis) {
    out.raw("BEGIN:VTIMEZONE");
    out.plain("TZID", zone.name());
    let start = from - 400 * DAY;
    let changes = changes(zone, start);
    let observances = observances(&changes);
    match observances.as_slice() {
        [] => fixed(out, zone, from),
        [one, other] if one.holds_from(start) && other.holds_from(start) => {
            // One pair of rules for the whole file: begun in 1970, as every program knows it.
            for observance in [one, other] {
                write_observance(out, observance, Some(since_1970(observance)));
            }
        }
        several => {
            base(out, zone, start, several);
            for observance in several {
                write_observance(out, observance, None);
            }
        }
    }
    out.raw("END:VTIMEZONE");
}

impl Observance {
    /// Whether it is a rule without an end that held already in the year after `start`.
    fn holds_from(&self, start: Millis) -> bool {
        self.open && self.onsets[0].at < start + 370 * DAY
    }
}

fn changes(zone: &Zone, start: Millis) -> Vec<Change> {
    let mut before = zone.state_at(start);
    let raw: Vec<_> = zone
        .changes_after(start)
        .take_while(|change| change.at < HORIZON)
        .filter(|change| {
            // A change of name alone moves no clock.
            let moves = change.offset != before.offset;
            before = change.clone();
            moves
        })
        .collect();
    let mut from = zone.offset_at(start);
    let mut changes = Vec::with_capacity(raw.len());
    for (index, change) in raw.iter().enumerate() {
        let up = change.offset > from;
        // Ireland and Morocco count winter as the exception; calendar programs know only summer time.
        let reversed = raw.get(index + 1).is_some_and(|next| next.summer && next.offset < change.offset);
        let key = Key {
            from,
            to: change.offset,
            daylight: up && (change.summer || reversed),
            name: change.abbreviation.clone(),
        };
        let onset = Zone::utc().civil_of(change.at) + Duration::seconds(i64::from(from));
        from = change.offset;
        changes.push(Change { at: change.at, onset, key });
    }
    changes
}

/// Groups changes of a kind into runs of consecutive years with one rule; what is left becomes lists of dates.
fn observances(changes: &[Change]) -> Vec<Observance> {
    let mut kinds: BTreeMap<(Key, u32, Weekday, chrono::NaiveTime), Vec<Change>> = BTreeMap::new();
    for change in changes {
        let on = change.onset.date();
        let slot = (change.key.clone(), on.month(), Weekday::of(on), change.onset.time());
        kinds.entry(slot).or_default().push(change.clone());
    }
    let mut observances = Vec::new();
    let mut single: BTreeMap<Key, Vec<Change>> = BTreeMap::new();
    for ((key, month, weekday, _), changes) in kinds {
        for run in runs(changes) {
            let open = run.last().is_some_and(|last| last.at > HORIZON - 500 * DAY);
            match rule(&run, month, weekday).filter(|_| run.len() >= SHORTEST_RUN) {
                Some(rule) => {
                    observances.push(Observance { key: key.clone(), onsets: run, rule: Some(rule), open })
                }
                None => single.entry(key.clone()).or_default().extend(run),
            }
        }
    }
    for (key, mut onsets) in single {
        onsets.sort_by_key(|change| change.at);
        observances.push(Observance { key, onsets, rule: None, open: false });
    }
    observances.sort_by_key(|observance| observance.onsets[0].at);
    observances
}

/// Cuts changes, one kind and month of them, where a year is missing or has two, or where no one rule fits any more.
fn runs(changes: Vec<Change>) -> Vec<Vec<Change>> {
    let mut runs: Vec<Vec<Change>> = Vec::new();
    for change in changes {
        let fits = runs.last().is_some_and(|run| {
            let last = &run[run.len() - 1];
            let days: Vec<NaiveDate> = run.iter().chain([&change]).map(|one| one.onset.date()).collect();
            change.onset.year() == last.onset.year() + 1 && pattern(&days).is_some()
        });
        match runs.last_mut() {
            Some(run) if fits => run.push(change),
            _ => runs.push(vec![change]),
        }
    }
    runs
}

/// What places the days in their months: a number of the weekday, or the first of seven days of the month.
enum Pattern {
    Number(i8),
    From(u32),
}

fn pattern(days: &[NaiveDate]) -> Option<Pattern> {
    for number in 1..=4 {
        if days.iter().all(|day| (day.day() - 1) / 7 + 1 == number) {
            return Some(Pattern::Number(i8::try_from(number).unwrap_or_default()));
        }
    }
    if days.iter().all(|day| (*day + Duration::days(7)).month() != day.month()) {
        return Some(Pattern::Number(-1));
    }
    let (first, last) = (days.iter().map(Datelike::day).min()?, days.iter().map(Datelike::day).max()?);
    (last - first < 7).then_some(Pattern::From(first.min(25)))
}

fn rule(run: &[Change], month: u32, weekday: Weekday) -> Option<String> {
    let days: Vec<NaiveDate> = run.iter().map(|change| change.onset.date()).collect();
    Some(match pattern(&days)? {
        Pattern::Number(number) => format!("FREQ=YEARLY;BYMONTH={month};BYDAY={number}{}", weekday.letters()),
        Pattern::From(first) => {
            let list: Vec<String> = (first..first + 7).map(|day| day.to_string()).collect();
            format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={};BYDAY={}", list.join(","), weekday.letters())
        }
    })
}

fn since_1970(observance: &Observance) -> Civil {
    let first = observance.onsets[0].onset;
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap_or(first);
    let start = epoch.date().and_time(first.time());
    let rule = observance.rule.as_deref().and_then(|rule| Rule::parse(rule).ok());
    rule.and_then(|rule| rule.expand(start).next()).unwrap_or(first)
}

fn write_observance(out: &mut Writer, observance: &Observance, since: Option<Civil>) {
    let first = &observance.onsets[0];
    let name = if observance.key.daylight { "DAYLIGHT" } else { "STANDARD" };
    out.plain("BEGIN", name);
    out.with("DTSTART", |line| {
        line.push(':');
        push_civil(line, since.unwrap_or(first.onset));
    });
    if let Some(rule) = &observance.rule {
        let last = &observance.onsets[observance.onsets.len() - 1];
        out.with("RRULE", |line| {
            line.push(':');
            line.push_str(rule);
            if !observance.open {
                line.push_str(";UNTIL=");
                // In UTC, as it must be; where the wall clock is ahead its digits are used, because readers exist that
                // take the bound for a local time and would lose the last change.
                push_civil(line, Zone::utc().civil_of(last.at).max(last.onset));
                line.push('Z');
            }
        });
    } else {
        for other in &observance.onsets[1..] {
            out.with("RDATE", |line| {
                line.push(':');
                push_civil(line, other.onset);
            });
        }
    }
    offsets(out, observance.key.from, observance.key.to, &observance.key.name);
    out.plain("END", name);
}

/// What held before the first change that is written.
fn base(out: &mut Writer, zone: &Zone, start: Millis, observances: &[Observance]) {
    let state = zone.state_at(start);
    let first = observances.iter().map(|observance| observance.onsets[0].at).min().unwrap_or(start);
    let on = Zone::utc().civil_of(start.min(0).min(first)).date();
    out.raw("BEGIN:STANDARD");
    out.with("DTSTART", |line| {
        line.push(':');
        push_date(line, on);
        line.push_str("T000000");
    });
    offsets(out, state.offset, state.offset, &state.abbreviation);
    out.raw("END:STANDARD");
}

fn fixed(out: &mut Writer, zone: &Zone, at: Millis) {
    let state = zone.state_at(at);
    out.raw("BEGIN:STANDARD");
    out.plain("DTSTART", "19700101T000000");
    offsets(out, state.offset, state.offset, &state.abbreviation);
    out.raw("END:STANDARD");
}

fn offsets(out: &mut Writer, from: i32, to: i32, name: &str) {
    out.plain("TZOFFSETFROM", &offset_text(from));
    out.plain("TZOFFSETTO", &offset_text(to));
    out.text("TZNAME", name);
}

fn offset_text(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    match rest {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        rest => format!("{sign}{hours:02}{minutes:02}{rest:02}"),
    }
}

/// The zone as a calendar of its own, for the judge of all zones.
pub fn zone_text(zone: &Zone, from: Millis) -> String {
    let mut out = Writer::default();
    write(&mut out, zone, from);
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-01-01.
    const NOW: Millis = 1_767_225_600_000;

    fn lines(name: &str, from: Millis) -> Vec<String> {
        zone_text(&Zone::named(name).unwrap(), from).lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_zone_of_two_rules_is_written_as_every_program_knows_it() {
        assert_eq!(
            lines("Europe/Berlin", NOW),
            [
                "BEGIN:VTIMEZONE",
                "TZID:Europe/Berlin",
                "BEGIN:DAYLIGHT",
                "DTSTART:19700329T020000",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "TZNAME:CEST",
                "END:DAYLIGHT",
                "BEGIN:STANDARD",
                "DTSTART:19701025T030000",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "TZNAME:CET",
                "END:STANDARD",
                "END:VTIMEZONE",
            ]
        );
    }

    #[test]
    fn a_zone_without_changes_is_one_line_of_time() {
        let text = lines("Asia/Shanghai", NOW).join("\n");
        assert_eq!(text.matches("BEGIN:STANDARD").count(), 1);
        assert!(text.contains("DTSTART:19700101T000000\nTZOFFSETFROM:+0800\nTZOFFSETTO:+0800\nTZNAME:CST"));
    }

    #[test]
    fn an_era_that_ended_has_its_end_and_irish_summer_is_summer() {
        let text = lines("America/New_York", 946_684_800_000).join("\n");
        assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z"), "{text}");
        let text = lines("Europe/Dublin", NOW).join("\n");
        assert!(text.contains("BEGIN:DAYLIGHT\nDTSTART:19700329T010000"), "{text}");
    }
}
