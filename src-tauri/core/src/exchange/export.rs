//! From the plan to a calendar file, by the rules of CALENDAR §5.

use std::collections::BTreeMap;

use super::{component::Entry, view::ExportOptions, vtimezone, writer::Writer};
use crate::{
    clock::Millis,
    recurrence::Zone,
    schedule::{Schedule, Tz},
};

/// Everything that a file is written from.
pub(super) struct Source<'a> {
    /// The calendar's name.
    pub name: &'a str,
    /// The community's zone.
    pub zone: &'a Zone,
    /// What is written, in its order.
    pub entries: Vec<Entry<'a>>,
    /// Components that came in a file and did not become part of the plan.
    pub aside: Vec<String>,
    /// Zones that only those use, as they came.
    pub own_zones: Vec<(String, String)>,
    /// How it is written.
    pub options: &'a ExportOptions,
}

/// Writes the whole file. The same source gives the same bytes.
pub(super) fn write(source: &Source<'_>) -> String {
    let mut out = Writer::default();
    out.raw("BEGIN:VCALENDAR");
    out.raw("PRODID:-//Tulou//Tulou//EN");
    out.raw("VERSION:2.0");
    out.raw("CALSCALE:GREGORIAN");
    out.text("NAME", source.name);
    out.text("X-WR-CALNAME", source.name);
    if source.options.kept_current {
        out.raw("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        out.raw("X-PUBLISHED-TTL:PT1H");
    }
    let zones = zones(source);
    for (zone, from) in zones.values() {
        vtimezone::write(&mut out, zone, *from);
    }
    for (id, raw) in &source.own_zones {
        let used = source.aside.iter().any(|text| text.contains(id.as_str()));
        if used && !zones.contains_key(id) {
            lines(&mut out, raw);
        }
    }
    for entry in &source.entries {
        entry.write(&mut out, source.zone, source.options);
    }
    for text in &source.aside {
        lines(&mut out, text);
    }
    out.raw("END:VCALENDAR");
    out.finish()
}

/// Writes kept text line by line.
pub(super) fn lines(out: &mut Writer, text: &str) {
    for line in text.lines().filter(|line| !line.is_empty()) {
        out.raw(line);
    }
}

/// The zones that the entries use, each with the earliest instant at which it is needed.
fn zones<'a>(source: &'a Source<'a>) -> BTreeMap<String, (&'a Zone, Millis)> {
    let mut zones: BTreeMap<String, (&Zone, Millis)> = BTreeMap::new();
    for entry in &source.entries {
        let Some(schedule) = entry.schedule else { continue };
        let Some(zone) = named_zone(schedule, source.zone) else { continue };
        let starts = schedule.exceptions.iter().map(crate::schedule::Exception::starts);
        let first = starts.chain([schedule.start]).min().unwrap_or(schedule.start);
        let from = zone.resolve(first);
        let known = zones.entry(zone.name().to_owned()).or_insert((zone, from));
        known.1 = known.1.min(from);
    }
    zones
}

/// The zone whose name stands beside the times of a schedule: none for days, floating times and UTC.
pub(super) fn named_zone<'a>(schedule: &'a Schedule, community: &'a Zone) -> Option<&'a Zone> {
    if schedule.all_day || schedule.tz == Tz::Floating {
        return None;
    }
    let zone = schedule.zone(community);
    (!is_utc(zone)).then_some(zone)
}

/// Whether times of a zone are written with Z. A TZID of UTC is misread by some (rule 8).
pub(super) fn is_utc(zone: &Zone) -> bool {
    matches!(
        zone.name(),
        "UTC" | "Etc/UTC" | "Etc/UCT" | "UCT" | "Zulu" | "Etc/Zulu" | "Universal" | "Etc/Universal"
    )
}
