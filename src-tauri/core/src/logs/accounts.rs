//! Accounts that are given to members and taken from them, and what the log says of whoever has them.

use crate::{
    Result, Uid, interactions,
    members::{self, AddAccount, MemberView},
    store::WriteTx,
    workspace::{self, row_id},
};

/// Adds an account to a member: what was written under it before is theirs.
pub fn add(tx: &mut WriteTx<'_>, input: AddAccount) -> Result<MemberView> {
    let (member, account) = members::add_account(tx, input)?;
    let community_id = workspace::community_id(tx, member.community)?;
    interactions::claim(tx, community_id, row_id(tx, "account", account)?)?;
    Ok(member)
}

/// Takes an account from a member: what was written under it is that of somebody who is no member.
pub fn remove(tx: &mut WriteTx<'_>, account: Uid) -> Result<()> {
    interactions::release(tx, row_id(tx, "account", account)?)?;
    members::remove_account(tx, account)
}
