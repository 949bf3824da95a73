//! Accounts, memberships and custom fields.

use crate::{
    Error, Result, Uid,
    members::{
        model, table,
        view::{
            AddAccount, AddField, AddMembership, EditField, EditMembership, FieldKind, FieldView, MemberView,
        },
    },
    patch::Patch,
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, row_id},
};

/// Adds an account to a member.
pub fn add_account(tx: &mut WriteTx<'_>, mut input: AddAccount) -> Result<MemberView> {
    let (id, _) = table::place(tx, input.member)?;
    let platform = checked_name(&input.platform)?.to_lowercase();
    input.external_id = model::checked_text("external_id", input.external_id.as_deref())?;
    input.handle = model::checked_text("handle", input.handle.as_deref())?;
    if input.external_id.is_none() && input.handle.is_none() {
        return Err(Error::invalid("external_id", "empty"));
    }
    table::insert_account(tx, id, &platform, &input)?;
    table::refresh_text(tx, id)?;
    super::get(tx, input.member)
}

/// Takes an account from a member.
pub fn remove_account(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = table::owner(tx, "account", uid)?;
    table::delete_account(tx, uid)?;
    table::refresh_text(tx, id)
}

/// Puts a member into a channel; does nothing when they are in it already.
pub(super) fn enter(tx: &mut WriteTx<'_>, id: i64, channel: Uid, on: Option<&str>) -> Result<()> {
    let channel_id = row_id(tx, "channel", channel)?;
    if table::membership_ids(tx, id, channel_id)?.is_some() {
        return Ok(());
    }
    let input = AddMembership {
        member: channel,
        channel,
        joined_on: model::checked_date("joined_on", on)?,
        nickname: None,
        inviter_name: None,
        inviter: None,
        how: None,
    };
    table::insert_membership(tx, id, channel_id, None, &input)?;
    Ok(())
}

/// Puts a member into a channel with what is known of it.
pub fn join(tx: &mut WriteTx<'_>, mut input: AddMembership) -> Result<MemberView> {
    let (id, _) = table::place(tx, input.member)?;
    let channel_id = row_id(tx, "channel", input.channel)?;
    if table::membership_ids(tx, id, channel_id)?.is_some() {
        return Err(Error::invalid("channel", "already_in"));
    }
    let inviter_id = input.inviter.map(|uid| Ok::<_, Error>(table::place(tx, uid)?.0)).transpose()?;
    input.joined_on = model::checked_date("joined_on", input.joined_on.as_deref())?;
    input.nickname = model::checked_text("nickname", input.nickname.as_deref())?;
    input.inviter_name = model::checked_text("inviter_name", input.inviter_name.as_deref())?;
    input.how = model::checked_text("how", input.how.as_deref())?;
    table::insert_membership(tx, id, channel_id, inviter_id, &input)?;
    table::refresh_text(tx, id)?;
    super::get(tx, input.member)
}

/// Changes a membership.
pub fn edit_membership(tx: &mut WriteTx<'_>, mut input: EditMembership) -> Result<()> {
    let id = table::owner(tx, "membership", input.uid)?;
    input.joined_on = super::checked(input.joined_on, |text| model::checked_date("joined_on", Some(text)))?;
    input.left_on = super::checked(input.left_on, |text| model::checked_date("left_on", Some(text)))?;
    input.nickname = super::text("nickname", input.nickname)?;
    input.inviter_name = super::text("inviter_name", input.inviter_name)?;
    input.how = super::text("how", input.how)?;
    let inviter_id = match input.inviter {
        Patch::Set(uid) => Patch::Set(table::place(tx, uid)?.0),
        Patch::Clear => Patch::Clear,
        Patch::Keep => Patch::Keep,
    };
    table::update_membership(tx, &input, inviter_id)?;
    table::refresh_text(tx, id)
}

/// Removes a membership that never was.
pub fn remove_membership(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = table::owner(tx, "membership", uid)?;
    table::delete_membership(tx, uid)?;
    table::refresh_text(tx, id)
}

/// The custom fields of a community, in their order.
pub fn fields(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<FieldView>> {
    let community_id = workspace::community_id(tx, community)?;
    Ok(table::fields(tx, community_id)?.into_iter().map(|(_, field)| field).collect())
}

/// Makes a custom field.
pub fn add_field(tx: &mut WriteTx<'_>, mut input: AddField) -> Result<FieldView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let name = checked_name(&input.name)?.to_owned();
    if table::fields(tx, community_id)?.iter().any(|(_, field)| field.name == name) {
        return Err(Error::invalid("name", "taken").with("value", name));
    }
    input.options = checked_options(input.kind, input.options)?;
    let uid = table::insert_field(tx, community_id, &name, &input)?;
    Ok(table::field(tx, uid)?.1)
}

/// Options without blanks and doubles; a choice needs some.
fn checked_options(kind: FieldKind, options: Vec<String>) -> Result<Vec<String>> {
    let mut kept: Vec<String> = Vec::new();
    for option in options {
        let option = option.trim().to_owned();
        if !option.is_empty() && !kept.contains(&option) {
            kept.push(option);
        }
    }
    match kind {
        FieldKind::Choice if kept.is_empty() => Err(Error::invalid("options", "empty")),
        FieldKind::Choice => Ok(kept),
        _ => Ok(Vec::new()),
    }
}

/// Renames a custom field, changes its options or moves it.
pub fn edit_field(tx: &mut WriteTx<'_>, mut input: EditField) -> Result<FieldView> {
    let (community_id, field) = table::field(tx, input.uid)?;
    let others = table::fields(tx, community_id)?;
    if let Some(name) = &input.name {
        let name = checked_name(name)?;
        if others.iter().any(|(_, other)| other.uid != input.uid && other.name == name) {
            return Err(Error::invalid("name", "taken").with("value", name));
        }
    }
    input.options = input.options.map(|options| checked_options(field.kind, options)).transpose()?;
    if let Some(position) = input.position {
        let mut order: Vec<Uid> =
            others.iter().map(|(_, other)| other.uid).filter(|uid| *uid != input.uid).collect();
        order.insert(order.len().min(position as usize), input.uid);
        for (place, uid) in order.into_iter().enumerate() {
            let moved = EditField { uid, name: None, options: None, position: None };
            table::update_field(tx, &moved, Some(place as f64 + 1.0))?;
        }
    }
    table::update_field(tx, &input, None)?;
    Ok(table::field(tx, input.uid)?.1)
}

/// Removes a custom field. The members' values stay where they are, so that undo brings everything back.
pub fn remove_field(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    table::delete_field(tx, uid)
}
