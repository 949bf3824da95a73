//! The zone of a batch's clock times, put right later: what was written without a zone moves to the instants that it means.

use serde_json::json;

use super::view::{LogZone, Shifted};
use crate::{
    Code, Error, Result, imports,
    interactions::{self, Cover},
    recurrence::Zone,
    store::WriteTx,
    texts,
};

/// The zone in which files are to be read again that were read in another one: that in which all of them came in before. Their
/// times as of another zone would be other interactions.
///
/// # Errors
/// Where somebody says another zone, unless they only look.
pub(super) fn again_in(
    before: Option<&str>,
    read_in: &str,
    (said, dry_run): (Option<&str>, bool),
) -> Result<Option<Zone>> {
    match (before.filter(|before| *before != read_in), said) {
        (Some(before), Some(_)) if !dry_run => {
            Err(Error::invalid("zone", "imported_in_other_zone").with("zone", before))
        }
        (Some(before), None) => Zone::named(before).map(Some),
        _ => Ok(None),
    }
}

/// Says by whose clock the times of a batch were written. Days on which people joined or left stay as they were written down.
pub fn set_zone(tx: &mut WriteTx<'_>, input: &LogZone) -> Result<Shifted> {
    let (id, _, file) = imports::batch_place(tx, input.batch)?;
    let known = imports::log_of(tx, id)?.filter(|log| !log.mixed);
    let Some((mut log, before)) = known.and_then(|log| Some((log.clone(), log.zone?))) else {
        return Err(Error::new(Code::Invalid).with("field", "batch").with("reason", "no_zone"));
    };
    let (from, to) = (Zone::named(&before)?, Zone::named(&input.zone)?);
    if from.name() == to.name() {
        return Ok(Shifted { rows: 0 });
    }
    // Texts lie in the order of the rows and by their seconds: whoever keeps some takes the batch out and imports it anew.
    if texts::are_of(tx, id)? {
        return Err(Error::new(Code::Invalid).with("field", "batch").with("reason", "keeps_texts"));
    }
    let moved = |at: i64| to.resolve(from.civil_of(at.saturating_mul(1000))).div_euclid(1000);
    let rows = interactions::shift(tx, id, &moved)?;
    let confirmed = interactions::confirmed_by(tx, id)?;
    imports::confirm(tx, &confirmed, id)?;
    for cover in interactions::uncover(tx, id)? {
        let (first_at, last_at) = (moved(cover.first_at), moved(cover.last_at));
        interactions::cover(tx, &Cover { first_at, last_at, ..cover })?;
    }
    to.name().clone_into(log.zone.get_or_insert_default());
    imports::describe_log(tx, id, &log)?;
    tx.describe(json!({ "count": rows, "file": file }));
    Ok(Shifted { rows })
}
