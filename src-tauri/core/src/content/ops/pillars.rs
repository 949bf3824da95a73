//! Pillars: what kinds of content a community makes.

use crate::{
    Error, Result, Uid,
    content::{
        table,
        view::{AddPillar, EditPillar, PillarView},
    },
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, row_id},
};

/// The pillars of a community, in their order.
pub fn pillars(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<PillarView>> {
    table::pillars(tx, workspace::community_id(tx, community)?)
}

/// Makes a pillar.
pub fn pillar_add(tx: &mut WriteTx<'_>, input: &AddPillar) -> Result<PillarView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let name = checked_name(&input.name)?;
    check_share(input.target_share)?;
    refuse_twin(tx, community_id, name, None)?;
    let uid = table::insert_pillar(tx, community_id, name, input.color.as_deref(), input.target_share)?;
    tx.describe(serde_json::json!({ "name": name }));
    table::pillar(tx, uid)
}

/// Changes a pillar.
pub fn pillar_edit(tx: &mut WriteTx<'_>, input: EditPillar) -> Result<PillarView> {
    let mut view = table::pillar(tx, input.uid)?;
    if let Some(name) = &input.name {
        checked_name(name)?.clone_into(&mut view.name);
        refuse_twin(tx, table::community_of_pillar(tx, input.uid)?, &view.name, Some(input.uid))?;
    }
    view.color = input.color.apply(view.color);
    view.target_share = input.target_share.apply(view.target_share);
    check_share(view.target_share)?;
    table::update_pillar(tx, &view)?;
    tx.describe(serde_json::json!({ "name": view.name }));
    Ok(view)
}

/// Takes a pillar away; its items stay, without one.
pub fn pillar_remove(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let view = table::pillar(tx, uid)?;
    let id = row_id(tx, "pillar", uid)?;
    tx.describe(serde_json::json!({ "name": view.name, "count": view.items }));
    table::remove_pillar(tx, id)
}

fn check_share(share: Option<f64>) -> Result<()> {
    match share {
        Some(share) if !(0.0..=1.0).contains(&share) => Err(Error::invalid("target_share", "out_of_range")),
        _ => Ok(()),
    }
}

fn refuse_twin(tx: &ReadTx<'_>, community_id: i64, name: &str, own: Option<Uid>) -> Result<()> {
    let twin = table::pillars(tx, community_id)?
        .into_iter()
        .any(|pillar| pillar.name == name && Some(pillar.uid) != own);
    if twin { Err(Error::invalid("name", "taken")) } else { Ok(()) }
}
