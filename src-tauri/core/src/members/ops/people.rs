//! Accounts and memberships.

use crate::{
    Error, Result, Uid,
    members::{
        model, table,
        view::{AddAccount, AddMembership, EditMembership, MemberView},
    },
    patch::Patch,
    store::WriteTx,
    workspace::{checked_name, row_id},
};

/// Adds an account to a member; the identity of the account.
pub fn add_account(tx: &mut WriteTx<'_>, mut input: AddAccount) -> Result<(MemberView, Uid)> {
    let (id, _) = table::place(tx, input.member)?;
    let platform = checked_name(&input.platform)?.to_lowercase();
    input.external_id = model::checked_text("external_id", input.external_id.as_deref())?;
    input.handle = model::checked_text("handle", input.handle.as_deref())?;
    if input.external_id.is_none() && input.handle.is_none() {
        return Err(Error::invalid("external_id", "empty"));
    }
    if let Some(id) = &input.external_id
        && let Some(holder) = table::holder_of(tx, input.member, &platform, id)?
    {
        return Err(Error::invalid("external_id", "held").with("value", id.clone()).with("name", holder));
    }
    let account = table::insert_account(tx, id, &platform, &input)?;
    table::refresh_text(tx, id)?;
    Ok((super::get(tx, input.member)?, account))
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
    let joined_on = model::checked_date("joined_on", on)?;
    let input = AddMembership { joined_on, ..AddMembership::of(channel, channel) };
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
