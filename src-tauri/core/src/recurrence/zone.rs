//! Time zones by IANA name, out of the database built into the program, so every system gives the same answers.

use std::sync::OnceLock;

use chrono::NaiveDate;
use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{TimeZone, TimeZoneDatabase},
};

use super::Civil;
use crate::{Error, Result, clock::Millis};

/// The earliest and the latest instant that civil arithmetic here will name (years 1 to 9998).
const RANGE: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_370_764_800_000;

/// A time zone of the IANA database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

fn database() -> &'static TimeZoneDatabase {
    static DATABASE: OnceLock<TimeZoneDatabase> = OnceLock::new();
    DATABASE.get_or_init(TimeZoneDatabase::bundled)
}

/// Every name that [`Zone::named`] knows, links like `Asia/Calcutta` included, sorted.
pub fn zone_names() -> Vec<String> {
    let mut names: Vec<String> = database().available().map(|name| name.as_str().to_owned()).collect();
    names.sort();
    names
}

impl Zone {
    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The zone of that IANA name, in any case.
    pub fn named(name: &str) -> Result<Self> {
        database().get(name).map(Self).map_err(|_| Error::invalid("tz", "unknown_zone").with("zone", name))
    }

    /// The zone's name as the database spells it.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The instant of a civil time, by RFC 5545 3.3.5: in a gap forward by the gap, in a fold the first.
    ///
    /// Computed from offsets of instants: jiff's own table from civil times reads a change of name without a change
    /// of the clock (America/Nuuk, October 2023) as an hour that comes twice.
    pub fn resolve(&self, at: Civil) -> Millis {
        const DAY: Millis = 86_400_000;
        let as_utc = at.and_utc().timestamp_millis();
        let [before, after] = [-DAY, DAY].map(|days| self.offset_at(as_utc + days));
        let with = |offset: i32| as_utc - Millis::from(offset) * 1000;
        if before == after {
            return with(before);
        }
        // The clock goes on by the old offset until the change; its instant is the earlier of two in a fold and the
        // one that shows a later time in a gap. Only behind the change does the new offset hold.
        let (old, new) = (with(before), with(after));
        let behind_the_change = self.offset_at(new) == after && self.offset_at(old) != before;
        if behind_the_change { new } else { old }
    }

    /// What the wall clock of this zone shows at an instant, to the second.
    pub fn civil_of(&self, at: Millis) -> Civil {
        let at = at.clamp(*RANGE.start(), *RANGE.end());
        let instant = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        from_jiff(self.0.to_datetime(instant))
    }

    /// The offset from UTC in seconds at an instant.
    pub fn offset_at(&self, at: Millis) -> i32 {
        let at = at.clamp(*RANGE.start(), *RANGE.end());
        self.0.to_offset(Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH)).seconds()
    }

    /// The changes of the clock after an instant, soonest first: when, offset after it in seconds, whether that
    /// is summer time, and the abbreviation.
    pub fn changes_after(&self, at: Millis) -> impl Iterator<Item = ZoneChange> + '_ {
        let at = at.clamp(*RANGE.start(), *RANGE.end());
        let instant = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        self.0.following(instant).map(|change| ZoneChange {
            at: change.timestamp().as_millisecond(),
            offset: change.offset().seconds(),
            summer: change.dst().is_dst(),
            abbreviation: change.abbreviation().to_owned(),
        })
    }

    /// What holds at an instant, in the form of a change that happened at that instant.
    pub fn state_at(&self, at: Millis) -> ZoneChange {
        let at = at.clamp(*RANGE.start(), *RANGE.end());
        let info = self.0.to_offset_info(Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH));
        ZoneChange {
            at,
            offset: info.offset().seconds(),
            summer: info.dst().is_dst(),
            abbreviation: info.abbreviation().to_owned(),
        }
    }
}

/// A change of a zone's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneChange {
    /// The instant from which the new offset holds.
    pub at: Millis,
    /// The new offset from UTC in seconds.
    pub offset: i32,
    /// Whether the new offset is summer time.
    pub summer: bool,
    /// The abbreviation, `CEST`.
    pub abbreviation: String,
}

fn from_jiff(at: DateTime) -> Civil {
    let large = |value: i8| u32::try_from(value).unwrap_or_default();
    NaiveDate::from_ymd_opt(i32::from(at.year()), large(at.month()), large(at.day()))
        .and_then(|date| date.and_hms_opt(large(at.hour()), large(at.minute()), large(at.second())))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recurrence::{civil_text, parse_civil};

    fn check(zone: &str, civil: &str, instant: &str) {
        let zone = Zone::named(zone).unwrap();
        let at = zone.resolve(parse_civil("at", civil).unwrap());
        assert_eq!(civil_text(Zone::utc().civil_of(at)), instant, "{civil} in {}", zone.name());
    }

    #[test]
    fn a_jumped_over_time_moves_forward_and_a_doubled_time_means_the_first() {
        check("Europe/Berlin", "2024-03-31T02:30:00", "2024-03-31T01:30:00");
        check("Europe/Berlin", "2024-10-27T02:30:00", "2024-10-27T00:30:00");
        check("America/New_York", "2025-03-09T02:30:00", "2025-03-09T07:30:00");
        check("Asia/Shanghai", "2026-05-01T08:00:00", "2026-05-01T00:00:00");
        check("America/Santiago", "2024-09-08T00:00:00", "2024-09-08T04:00:00");
        check("Australia/Lord_Howe", "2024-10-06T02:15:00", "2024-10-05T15:45:00");
    }

    #[test]
    fn every_zone_shows_a_resolved_time_again_or_jumped_over_it() {
        for name in zone_names() {
            let zone = Zone::named(&name).unwrap();
            let start = parse_civil("at", "2000-01-01T00:00:00").unwrap();
            let mut at = zone.resolve(start);
            for change in zone.changes_after(at).take_while(|c| c.at < 2_145_916_800_000).collect::<Vec<_>>()
            {
                for minutes in [-90, -1, 0, 30, 90] {
                    let civil = zone.civil_of(change.at) + chrono::Duration::minutes(minutes);
                    let resolved = zone.resolve(civil);
                    let shown = zone.civil_of(resolved);
                    assert!(shown >= civil, "{name}: {civil} shows {shown}");
                    let moved = i64::from(zone.offset_at(resolved) - zone.offset_at(resolved - 86_400_000));
                    assert!(
                        shown == civil || (shown - civil).num_seconds() <= moved.abs().max(1800),
                        "{name}: {civil} became {shown}"
                    );
                }
                assert!(change.at > at, "{name}: changes are in order");
                at = change.at;
            }
        }
    }
}
