//! Dates that a series has beside those that its rule names: added by hand, or brought back after they were left out.
//! Leaving one out is deleting it (`ops::remove`).

use super::{
    model::{Exception, ExceptionKind, Schedule, check_start},
    ops::save,
    table,
};
use crate::{
    Error, Result,
    recurrence::{Civil, Zone},
    store::WriteTx,
};

/// Gives a series one more date, or one back that was left out.
pub fn add_date(tx: &mut WriteTx<'_>, id: i64, start: Civil) -> Result<()> {
    check_start(start)?;
    let schedule = table::get(tx, id)?;
    let zone = table::community_zone(tx, schedule.community_id)?;
    let changed = with_date(&schedule, &zone, start)?;
    table::replace_exceptions(tx, id, &schedule.exceptions, &changed.exceptions)?;
    save(tx, &changed)
}

fn with_date(schedule: &Schedule, zone: &Zone, start: Civil) -> Result<Schedule> {
    // What happens once has no dates that could be told apart.
    if !schedule.is_series() {
        return Err(Error::invalid("uid", "not_a_series"));
    }
    let start = if schedule.all_day { start.date().and_hms_opt(0, 0, 0).unwrap_or(start) } else { start };
    let mut changed = schedule.clone();
    changed.exceptions.retain(|one| one.original != start || one.kind != ExceptionKind::Skip);
    let was_left_out = changed.exceptions.len() < schedule.exceptions.len();
    let named = schedule.names(zone, start);
    // A date that was moved away keeps its name: no other can have it.
    let taken = changed.exceptions.iter().any(|one| one.original == start || one.starts() == start);
    if taken || (named && !was_left_out) {
        return Err(Error::invalid("start", "already_a_date"));
    }
    if !named {
        changed.exceptions.push(Exception::new(start, ExceptionKind::Add));
    }
    Ok(changed)
}
