//! Which figures there are: those that Tulou knows, and a community's own with their units.

use super::{
    HEAD_COUNT, INVITED, JOINED, LEFT, MESSAGES, SPEAKERS, table,
    view::{AddFigure, EditFigure, FigureKind, FigureStored},
};
use crate::{
    Error, Result, Uid,
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name},
};

/// The figures that Tulou knows, in the order in which they are typed.
pub const KNOWN: [&str; 6] = [HEAD_COUNT, JOINED, LEFT, SPEAKERS, MESSAGES, INVITED];
/// More digits after the point than anybody types.
const MOST_DECIMALS: u32 = 4;
const LONGEST_UNIT: usize = 20;

/// Every figure of a community: the known ones, then its own in their order.
pub fn kinds(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<FigureKind>> {
    let known =
        KNOWN.map(|key| FigureKind { key: key.to_owned(), uid: None, name: None, unit: None, decimals: 0 });
    Ok(known.into_iter().chain(table::own(tx, community_id)?).collect())
}

/// Makes an own figure.
pub fn add(tx: &mut WriteTx<'_>, input: &AddFigure) -> Result<FigureKind> {
    let community_id = workspace::community_id(tx, input.community)?;
    let name = checked_name(&input.name)?;
    let known = kinds(tx, community_id)?;
    refuse_twin(&known, name, None)?;
    let mut kind = FigureKind {
        key: free_key(&known, name),
        uid: None,
        name: Some(name.to_owned()),
        unit: input.unit.as_deref().and_then(|unit| named(Some(unit))),
        decimals: input.decimals.unwrap_or(0),
    };
    check(&kind)?;
    kind.uid = Some(table::insert_own(tx, community_id, &kind)?);
    tx.describe(serde_json::json!({ "name": name }));
    Ok(kind)
}

/// The key of the figure that a table calls so; one of the community's own is made where there is none.
pub fn key_named(tx: &mut WriteTx<'_>, community_id: i64, name: &str) -> Result<String> {
    let known = kinds(tx, community_id)?;
    let called = |kind: &&FigureKind| kind.name.as_deref() == Some(name);
    if let Some(kind) = known.iter().find(called).or_else(|| known.iter().find(|kind| kind.key == name)) {
        return Ok(kind.key.clone());
    }
    let name = checked_name(name)?;
    let kind = FigureKind {
        key: free_key(&known, name),
        uid: None,
        name: Some(name.to_owned()),
        unit: None,
        decimals: MOST_DECIMALS,
    };
    table::insert_own(tx, community_id, &kind)?;
    Ok(kind.key)
}

/// Changes an own figure; its values stay its values.
pub fn edit(tx: &mut WriteTx<'_>, input: EditFigure) -> Result<FigureKind> {
    let (community_id, mut kind) = table::of_uid(tx, input.uid)?;
    if let Some(name) = &input.name {
        let name = checked_name(name)?;
        refuse_twin(&kinds(tx, community_id)?, name, Some(input.uid))?;
        kind.name = Some(name.to_owned());
    }
    kind.unit = named(input.unit.apply(kind.unit).as_deref());
    kind.decimals = input.decimals.unwrap_or(kind.decimals);
    check(&kind)?;
    table::update_own(tx, input.uid, &kind)?;
    tx.describe(serde_json::json!({ "name": kind.name }));
    Ok(kind)
}

/// Takes an own figure away with everything that was stored of it.
pub fn remove(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let (community_id, kind) = table::of_uid(tx, uid)?;
    let stored = table::stored(tx, community_id, &kind.key)?;
    tx.describe(serde_json::json!({ "name": kind.name, "count": stored.values }));
    table::remove_own(tx, community_id, &kind)
}

/// What would be gone with an own figure.
pub fn stored(tx: &ReadTx<'_>, uid: Uid) -> Result<FigureStored> {
    let (community_id, kind) = table::of_uid(tx, uid)?;
    table::stored(tx, community_id, &kind.key)
}

fn check(kind: &FigureKind) -> Result<()> {
    if kind.decimals > MOST_DECIMALS {
        return Err(Error::invalid("decimals", "out_of_range"));
    }
    match &kind.unit {
        Some(unit) if unit.chars().count() > LONGEST_UNIT => {
            Err(Error::invalid("unit", "too_long").with("limit", LONGEST_UNIT))
        }
        _ => Ok(()),
    }
}

fn named(unit: Option<&str>) -> Option<String> {
    unit.map(str::trim).filter(|unit| !unit.is_empty()).map(str::to_owned)
}

fn refuse_twin(known: &[FigureKind], name: &str, own: Option<Uid>) -> Result<()> {
    let twin = known.iter().any(|kind| kind.name.as_deref() == Some(name) && kind.uid != own);
    if twin { Err(Error::invalid("name", "taken")) } else { Ok(()) }
}

/// A key that can be read in an export and on the command line: the first name, with a number where that is taken by a
/// figure that was renamed since or by one that Tulou knows.
fn free_key(known: &[FigureKind], name: &str) -> String {
    let taken = |key: &str| key == super::CAPACITY || known.iter().any(|kind| kind.key == key);
    let numbered = (2..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|key| !taken(key)).unwrap_or_default()
}
