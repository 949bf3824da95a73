//! From the components of a file to items of the plan.

use std::collections::{BTreeMap, HashMap};

use chrono::Duration;
use sha2::{Digest, Sha256};

use super::{
    lines::{Component, Property, read},
    model::{Item, ItemKind, Parsed},
    series::Series,
    values::times,
    view::{CalendarProblem, ProblemCode},
    zones::ZoneReader,
};
use crate::clock::Millis;

/// Reads a file.
pub fn parse(bytes: &[u8]) -> Parsed {
    let (calendars, problems) = read(bytes);
    let mut parsed = Parsed { problems, ..Parsed::default() };
    if !calendars.iter().any(|calendar| calendar.name == "VCALENDAR") {
        parsed.problems.push(CalendarProblem::new(1, ProblemCode::NoCalendar, ""));
    }
    let mut zones = ZoneReader::default();
    for calendar in &calendars {
        zones.learn(calendar);
    }
    // A file may hold several calendars, and one series in several places; order is kept for what is kept aside.
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<(String, Vec<&Component>)> = Vec::new();
    for component in calendars.iter().flat_map(plannable) {
        let uid = uid_of(component, &mut parsed.problems);
        let place = *places.entry(uid).or_insert_with_key(|uid| {
            groups.push((uid.clone(), Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(component);
    }
    for (uid, components) in groups {
        match item(&uid, &components, &mut zones, &mut parsed.problems) {
            Some(item) => parsed.items.push(item),
            None => {
                let raw: String = components.iter().map(|component| component.text()).collect();
                parsed.aside.push((uid, raw));
            }
        }
    }
    // What stands by itself, without a calendar around it or anything to plan in it, is kept like the rest.
    let bare = calendars.iter().filter(|one| one.name != "VCALENDAR" && plannable(one).is_empty());
    for component in bare.chain(calendars.iter().flat_map(|calendar| &calendar.components)) {
        if component.name == "VTIMEZONE" {
            let id = component.property("TZID").map(|id| id.value.trim().to_owned()).unwrap_or_default();
            parsed.zones.push((id, component.text()));
        } else if !matches!(component.name.as_str(), "VEVENT" | "VTODO") {
            let uid = component
                .property("UID")
                .map_or_else(|| made_uid(component), |uid| uid.value.trim().to_owned());
            parsed.aside.push((uid, component.text()));
        }
    }
    parsed.problems.sort_by_key(|problem| problem.line);
    parsed
}

/// Events and to-dos of a calendar; of a bare one without VCALENDAR too.
fn plannable(calendar: &Component) -> Vec<&Component> {
    let is_plan = |component: &&Component| matches!(component.name.as_str(), "VEVENT" | "VTODO");
    std::iter::once(calendar).chain(&calendar.components).filter(is_plan).collect()
}

fn uid_of(component: &Component, problems: &mut Vec<CalendarProblem>) -> String {
    match component.property("UID").map(|uid| uid.value.trim()).filter(|uid| !uid.is_empty()) {
        Some(uid) => uid.to_owned(),
        None => {
            problems.push(CalendarProblem::new(component.line, ProblemCode::NoUid, &summary(component)));
            made_uid(component)
        }
    }
}

/// A digest of components without their DTSTAMP, which some programs write afresh on every export.
fn digest(components: &[&Component]) -> String {
    let mut hash = Sha256::new();
    for text in components.iter().map(|component| component.text()) {
        for line in text.lines().filter(|line| !line.starts_with("DTSTAMP")) {
            hash.update(line.as_bytes());
        }
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The same content gets the same UID, so that importing twice doubles nothing.
fn made_uid(component: &Component) -> String {
    format!("{}@content", hex(&Sha256::digest(component.text().as_bytes())))
}

fn summary(component: &Component) -> String {
    component.property("SUMMARY").map(Property::content).unwrap_or_default()
}

fn modified_at(component: &Component) -> Option<Millis> {
    let stamp = component.property("LAST-MODIFIED").and_then(|stamp| times(stamp).0.into_iter().next())?;
    Some(stamp.civil().and_utc().timestamp_millis())
}

pub(super) fn sequence(component: &Component) -> i64 {
    component.property("SEQUENCE").and_then(|value| value.value.trim().parse().ok()).unwrap_or(0)
}

/// The item of one UID, or nothing when it cannot be planned.
fn item(
    uid: &str,
    components: &[&Component],
    zones: &mut ZoneReader,
    problems: &mut Vec<CalendarProblem>,
) -> Option<Item> {
    let is_change = |component: &&&Component| component.property("RECURRENCE-ID").is_some();
    let master = components.iter().filter(|component| !is_change(component)).max_by_key(|one| sequence(one));
    let mut changes: BTreeMap<String, &Component> = BTreeMap::new();
    for change in components.iter().filter(is_change) {
        let id = change.property("RECURRENCE-ID").map(|id| id.value.clone()).unwrap_or_default();
        let newer = changes.get(&id).is_none_or(|known| sequence(known) <= sequence(change));
        if newer {
            changes.insert(id, change);
        }
    }
    let first = *master.or_else(|| components.first())?;
    let kind = if first.name == "VTODO" { ItemKind::Todo } else { ItemKind::Event };
    let text = |name: &str| first.property(name).map(Property::content).unwrap_or_default();
    let mut item = Item {
        kind,
        uid: uid.to_owned(),
        sequence: sequence(first),
        title: text("SUMMARY"),
        note: text("DESCRIPTION"),
        place: text("LOCATION"),
        link: text("URL"),
        when: None,
        rrule: None,
        exceptions: Vec::new(),
        alarms: Vec::new(),
        done_at: None,
        done_dates: Vec::new(),
        kept: Vec::new(),
        modified_at: components.iter().filter_map(|one| modified_at(one)).max(),
        digest: digest(components),
        line: first.line,
    };
    let mut series = Series { zones, problems, item: &mut item };
    series.master(first, master.is_some())?;
    for change in changes.values() {
        series.change(change);
    }
    series.finish();
    Some(item)
}

/// Whole minutes, rounded; calendars are not kept to the second.
pub(super) fn minutes(duration: Duration) -> i64 {
    (duration.num_seconds() + 30).div_euclid(60)
}
