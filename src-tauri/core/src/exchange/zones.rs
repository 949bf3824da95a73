//! Which zone a TZID of somebody's file means (CALENDAR §3, order of import).

use std::{
    collections::HashMap,
    sync::{Mutex, OnceLock, PoisonError},
};

use chrono::{Datelike, Duration, NaiveDate};

use super::{
    lines::Component,
    values::{Time, offset, times},
};
use crate::recurrence::{Civil, Rule, Zone, zone_names};

/// Zones that are tried first when only offsets are known, by the number of people who live by them.
const COMMON: [&str; 24] = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/London",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Hong_Kong",
    "Asia/Taipei",
    "Asia/Seoul",
    "Australia/Sydney",
    "Europe/Moscow",
    "Europe/Athens",
    "Europe/Istanbul",
    "America/Sao_Paulo",
    "America/Toronto",
    "America/Mexico_City",
    "Asia/Dubai",
    "Pacific/Auckland",
    "Africa/Lagos",
];

/// What a TZID came to mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// A zone of the database.
    Zone(Zone),
    /// Nothing in the database; these were its offsets.
    Own(OwnZone),
    /// Nothing is known; times are taken as they stand.
    Unknown,
}

/// Reads the TZIDs of one file.
#[derive(Debug, Default)]
pub(super) struct ZoneReader {
    definitions: HashMap<String, OwnZone>,
    aliases: HashMap<String, String>,
    known: HashMap<String, Meaning>,
}

impl ZoneReader {
    /// Learns what the VTIMEZONEs of a calendar say.
    pub fn learn(&mut self, calendar: &Component) {
        for component in calendar.components.iter().filter(|component| component.name == "VTIMEZONE") {
            let Some(id) = component.property("TZID").map(|property| property.value.trim().to_owned()) else {
                continue;
            };
            if let Some(name) =
                ["X-LIC-LOCATION", "TZID-ALIAS-OF"].iter().find_map(|name| component.property(name))
            {
                self.aliases.insert(id.clone(), name.value.trim().to_owned());
            }
            self.definitions.insert(id, OwnZone::read(component));
        }
    }

    /// The zone that a TZID means.
    pub fn meaning(&mut self, id: &str) -> Meaning {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let meaning = self.find(id);
        self.known.insert(id.to_owned(), meaning.clone());
        meaning
    }

    fn find(&self, id: &str) -> Meaning {
        let alias = self.aliases.get(id).map(String::as_str);
        if let Some(zone) = by_name(id).or_else(|| alias.and_then(by_name)) {
            return Meaning::Zone(zone);
        }
        match self.definitions.get(id) {
            None => Meaning::Unknown,
            Some(own) => match own.same_as() {
                Some(zone) => Meaning::Zone(zone),
                None => Meaning::Own(own.clone()),
            },
        }
    }
}

/// By IANA name, by what follows a vendor's prefix or the slash of a globally unique name, or by Windows' name.
fn by_name(id: &str) -> Option<Zone> {
    let id = id.trim();
    if let Ok(zone) = Zone::named(id) {
        return Some(zone);
    }
    let parts: Vec<&str> = id.split('/').filter(|part| !part.is_empty()).collect();
    for count in [3, 2, 1] {
        if parts.len() >= count
            && let Ok(zone) = Zone::named(&parts[parts.len() - count..].join("/"))
        {
            return Some(zone);
        }
    }
    let bare = id.trim_end_matches(|char: char| char.is_ascii_digit()).trim();
    windows().get(id).or_else(|| windows().get(bare)).and_then(|name| Zone::named(name).ok())
}

fn windows() -> &'static HashMap<&'static str, &'static str> {
    static NAMES: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let lines = include_str!("windows-zones.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).collect()
    })
}

/// A zone as a file defines it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct OwnZone(Vec<OwnChange>);

#[derive(Debug, Clone, PartialEq)]
struct OwnChange {
    start: Civil,
    rule: Option<Rule>,
    dates: Vec<Civil>,
    from: i32,
    to: i32,
}

impl OwnZone {
    fn read(component: &Component) -> Self {
        let change = |part: &Component| {
            let start = times(part.property("DTSTART")?).0.first().map(Time::civil)?;
            let from = offset(&part.property("TZOFFSETFROM")?.value)?;
            let zone_of_from = |at: Civil| at + Duration::seconds(i64::from(from));
            let rule = part.property("RRULE").and_then(|rule| Rule::parse(&rule.value).ok());
            // The bound is in UTC; the onsets are told by the clock before them.
            let rule = rule.map(|rule| match rule.end {
                crate::recurrence::RuleEnd::Until { until, form: crate::recurrence::UntilForm::Utc } => {
                    rule.clone().until(zone_of_from(until))
                }
                _ => rule.localised(None),
            });
            let dates = part.properties.iter().filter(|property| property.name == "RDATE");
            Some(OwnChange {
                start,
                rule,
                dates: dates.flat_map(|dates| times(dates).0).map(|time| time.civil()).collect(),
                from,
                to: offset(&part.property("TZOFFSETTO")?.value)?,
            })
        };
        Self(component.components.iter().filter_map(change).collect())
    }

    /// The offset in seconds at a wall-clock time.
    pub fn offset_at(&self, at: Civil) -> Option<i32> {
        let latest = |change: &OwnChange| {
            let from = at - Duration::days(400);
            let ruled = change.rule.as_ref().and_then(|rule| {
                rule.expand_between(change.start, from.max(change.start), Some(at + Duration::seconds(1)))
                    .last()
            });
            let first = (change.start <= at).then_some(change.start);
            change.dates.iter().copied().filter(|date| *date <= at).chain(ruled).chain(first).max()
        };
        let current = self.0.iter().filter_map(|change| Some((latest(change)?, change.to))).max();
        current
            .map(|(_, to)| to)
            .or_else(|| self.0.iter().min_by_key(|change| change.start).map(|first| first.from))
    }

    /// The zone of the database that has the same offsets on every tenth day of these years.
    fn same_as(&self) -> Option<Zone> {
        if self.0.is_empty() {
            return None;
        }
        static CANDIDATES: Mutex<Vec<Zone>> = Mutex::new(Vec::new());
        let mut candidates = CANDIDATES.lock().unwrap_or_else(PoisonError::into_inner);
        if candidates.is_empty() {
            let names = COMMON.iter().map(|name| (*name).to_owned()).chain(zone_names());
            candidates.extend(names.filter_map(|name| Zone::named(&name).ok()));
        }
        let year = 2024;
        let days: Vec<Civil> = (0..73)
            .filter_map(|tenth| {
                NaiveDate::from_yo_opt(year, 1)?.checked_add_signed(Duration::days(tenth * 10))
            })
            .filter_map(|day| day.and_hms_opt(12, 0, 0))
            .collect();
        debug_assert!(days.iter().all(|day| day.year() >= year));
        let offsets: Vec<i32> = days.iter().map(|day| self.offset_at(*day)).collect::<Option<_>>()?;
        let same = |zone: &&Zone| {
            days.iter().zip(&offsets).all(|(day, offset)| zone.offset_at(zone.resolve(*day)) == *offset)
        };
        candidates.iter().find(same).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{lines, vtimezone::zone_text};

    fn meaning(id: &str, file: &str) -> Meaning {
        let mut reader = ZoneReader::default();
        for calendar in &lines::read(file.as_bytes()).0 {
            reader.learn(calendar);
        }
        reader.meaning(id)
    }

    fn name(id: &str) -> String {
        match meaning(id, "") {
            Meaning::Zone(zone) => zone.name().to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn names_of_other_programs_are_known() {
        assert_eq!(name("europe/berlin"), "Europe/Berlin");
        assert_eq!(name("/freeassociation.sourceforge.net/Europe/Berlin"), "Europe/Berlin");
        assert_eq!(name("/Europe/Stockholm"), "Europe/Stockholm", "a globally unique name");
        assert_eq!(
            name("/mozilla.org/20070129_1/America/Argentina/Buenos_Aires"),
            "America/Argentina/Buenos_Aires"
        );
        assert_eq!(name("W. Europe Standard Time"), "Europe/Berlin");
        assert_eq!(name("China Standard Time 1"), "Asia/Shanghai");
        assert_eq!(name("Nowhere"), "Unknown");
    }

    #[test]
    fn a_definition_is_compared_with_the_zones_that_are_known() {
        let text = zone_text(&Zone::named("Europe/Paris").unwrap(), 1_700_000_000_000)
            .replace("Europe/Paris", "Custom");
        let file = format!("BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n");
        match meaning("Custom", &file) {
            Meaning::Zone(zone) => assert_eq!(zone.name(), "Europe/Berlin"),
            other => panic!("{other:?}"),
        }
        let own = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
                   TZOFFSETFROM:+0713\nTZOFFSETTO:+0713\nEND:STANDARD\nEND:VTIMEZONE\nEND:VCALENDAR\n";
        assert!(matches!(meaning("Odd", own), Meaning::Own(_)));
    }
}
