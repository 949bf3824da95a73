//! Two dated lists of the same people: who is missing from the later one has left in between, who is new there has joined.

use super::{
    existing::Person,
    plan::{Plan, Scope},
    record::Slot,
    table::{self, Newest},
    view::MemberImport,
};
use crate::{
    Error, Result, members,
    recurrence::{date_text, parse_date},
    store::{ReadTx, WriteTx},
    workspace,
};

/// A list of a day, and the day of the one before it.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub as_of: String,
    pub since: Option<String>,
}

/// The days of a list that has one. A list of a day before the newest one says nothing of who is there now, and is refused.
pub(super) fn dated(tx: &ReadTx<'_>, input: &MemberImport, scope: Scope) -> Result<Option<Dated>> {
    let Some(day) = &input.as_of else { return Ok(None) };
    let as_of = date_text(parse_date("as_of", day)?);
    if as_of > workspace::today(tx, scope.community_id)? {
        return Err(Error::invalid("as_of", "in_future").with("value", as_of));
    }
    let (newest, since) = table::list_days(tx, scope.community_id, input.channel, &as_of)?;
    match newest.filter(|newest| as_of < *newest) {
        Some(newest) => Err(Error::invalid("as_of", "older_list").with("value", as_of).with("last", newest)),
        None => Ok(Some(Dated { as_of, since })),
    }
}

impl Dated {
    /// Whether somebody came only after the day of the list: that they are not in it says nothing.
    pub(super) fn is_before(&self, person: &Person, channel_id: Option<i64>) -> bool {
        let joined = match channel_id {
            Some(channel_id) => person.place(channel_id).and_then(|place| place.joined_on.as_deref()),
            None => person.texts[Slot::JoinedOn as usize].as_deref(),
        };
        joined.is_some_and(|joined| *joined > *self.as_of)
    }
}

/// Writes down what a dated list says of those who came and went: when the new ones joined, and who is in no group any more.
pub(super) fn settle(tx: &WriteTx<'_>, plan: &Plan, scope: Scope, before: Newest) -> Result<()> {
    let Some(dated) = &plan.dated else { return Ok(()) };
    let mut moved: Vec<i64> = plan.leaving.iter().map(|&place| plan.existing.people[place].id).collect();
    if dated.since.is_some() {
        table::date_joins(tx, before, scope.channel_id, &dated.as_of)?;
        if let Some(channel_id) = scope.channel_id {
            moved.extend(table::came_into(tx, before, channel_id)?);
        }
    }
    table::date_known(tx, scope.community_id, scope.channel_id, &dated.as_of)?;
    if scope.channel_id.is_some() { members::settle_left(tx, &moved) } else { Ok(()) }
}
