//! Questions that every subject asks of its schedule: the next date, whether a date has that name, where it stands.

use chrono::Duration;

use super::{
    model::{Occurrence, Tz, Window},
    table, window,
};
use crate::{
    Error, Result,
    clock::Millis,
    recurrence::{Civil, Zone, parse_civil},
    store::ReadTx,
};

const DAY: Millis = 86_400_000;

/// The zone of a community.
pub fn zone_of(tx: &ReadTx<'_>, community_id: i64) -> Result<Zone> {
    table::community_zone(tx, community_id)
}

/// The instant of a civil start in a zone as a schedule stores it; what floats is looked at in the community's.
pub fn instant(start: Civil, tz: &str, community: &Zone) -> Result<Millis> {
    Ok(match Tz::parse(tz)? {
        Tz::Named(zone) => zone.resolve(start),
        Tz::Community | Tz::Floating => community.resolve(start),
    })
}

/// The civil time of an instant in a zone as a schedule stores it.
pub fn civil(at: Millis, tz: &str, community: &Zone) -> Result<Civil> {
    Ok(match Tz::parse(tz)? {
        Tz::Named(zone) => zone.civil_of(at),
        Tz::Community | Tz::Floating => community.civil_of(at),
    })
}

/// When what begins at a civil time ends on the clock: after its length, at least a day when it takes whole days.
pub fn end_of(start: Civil, duration_min: Option<i64>, all_day: bool) -> Civil {
    let minutes = duration_min.unwrap_or_default().max(if all_day { 1440 } else { 0 });
    start + Duration::minutes(minutes)
}

/// The date of a schedule that goes on now or comes next; when all are over, the last of the past year.
pub fn next(tx: &ReadTx<'_>, id: i64) -> Result<Option<Occurrence>> {
    let now = tx.now();
    // Most series have a date within a month; only the others are looked at farther ahead.
    for days in [32, 400] {
        let found = window::occurrences_of(tx, id, Window { from: now, to: now + days * DAY })?;
        if let Some(next) = found.into_iter().next() {
            return Ok(Some(next));
        }
    }
    Ok(window::occurrences_of(tx, id, Window { from: now - 400 * DAY, to: now })?.pop())
}

/// The date of that name; nothing when it was left out.
pub fn date(tx: &ReadTx<'_>, id: i64, original: &str) -> Result<Option<Occurrence>> {
    let schedule = table::get(tx, id)?;
    let zone = table::community_zone(tx, schedule.community_id)?;
    let named = if original.is_empty() { schedule.start } else { parse_civil("original", original)? };
    let own = schedule.exceptions.iter().find(|exception| exception.original == named);
    let from = schedule.zone(&zone).resolve(own.map_or(named, super::Exception::starts));
    let mut found = Vec::new();
    schedule.collect(&zone, Window { from, to: from + 1 }, &mut found);
    Ok(found.into_iter().find(|date| date.original == original))
}

/// Whether a subject repeats; an error when `original` is not the name of one of its dates: empty for what happens
/// once or has no time, one of its originals for a series.
pub fn check_date(tx: &ReadTx<'_>, id: Option<i64>, original: &str) -> Result<bool> {
    let unknown = || Error::not_found("occurrence", original);
    let schedule = id.map(|id| table::get(tx, id)).transpose()?.filter(super::Schedule::is_series);
    let Some(schedule) = schedule else {
        return if original.is_empty() { Ok(false) } else { Err(unknown()) };
    };
    let civil = parse_civil("original", original)?;
    let zone = table::community_zone(tx, schedule.community_id)?;
    let known = schedule.exceptions.iter().any(|exception| exception.original == civil)
        || schedule.names(&zone, civil);
    if known { Ok(true) } else { Err(unknown()) }
}
