//! Use cases of feedback.

use super::{
    table::{self, Stored},
    view::{AddFeedback, EditFeedback, FeedbackList, ListFeedback},
};
use crate::{
    Error, Result, Uid, channels,
    recurrence::parse_date,
    store::{ReadTx, WriteTx},
    workspace::{self, row_id},
};

/// Longest quote and longest reply, in characters.
const LONGEST: usize = 10_000;
/// Longest page of a list.
const LONGEST_PAGE: u32 = 1_000;

fn checked_quote(quote: &str) -> Result<&str> {
    let quote = quote.trim();
    match quote.chars().count() {
        0 => Err(Error::invalid("quote", "empty")),
        length if length > LONGEST => Err(Error::invalid("quote", "too_long")),
        _ => Ok(quote),
    }
}

/// Feedback of a community or of one member, with how long things take.
pub fn list(tx: &ReadTx<'_>, input: &ListFeedback) -> Result<FeedbackList> {
    let community_id = workspace::community_id(tx, input.community)?;
    let member_id = input.member.map(|member| row_id(tx, "member", member)).transpose()?;
    let of = (community_id, member_id, input.pending);
    let (total, pending) = table::count(tx, of)?;
    let (to_reply, to_close) = table::waits(tx, community_id)?;
    let rows = table::rows(tx, of, (input.offset, input.limit.min(LONGEST_PAGE)))?;
    Ok(FeedbackList {
        total,
        pending,
        days_to_reply: median(to_reply),
        days_to_close: median(to_close),
        rows,
    })
}

/// Half of them are at most this.
fn median(mut days: Vec<u32>) -> Option<u32> {
    days.sort_unstable();
    days.get(days.len().saturating_sub(1) / 2).copied()
}

/// Keeps what somebody said.
///
/// # Errors
/// Nothing that was said, a day that is none, a member or a channel of another community.
pub fn add(tx: &mut WriteTx<'_>, input: &AddFeedback) -> Result<Uid> {
    let community_id = workspace::community_id(tx, input.community)?;
    let today = workspace::today(tx, community_id)?;
    let on = input.on.as_deref().unwrap_or(&today);
    parse_date("on", on)?;
    let channel_id =
        input.channel.map(|channel| table::of_community(tx, "channel", channel, community_id)).transpose()?;
    let owner_id = match (input.owner, channel_id) {
        (Some(owner), _) => Some(row_id(tx, "operator", owner)?),
        (None, Some(channel_id)) => channels::looked_after_by(tx, channel_id)?,
        (None, None) => None,
    };
    let new = Stored {
        quote: checked_quote(&input.quote)?.to_owned(),
        kind: input.kind,
        member_id: input
            .member
            .map(|member| table::of_community(tx, "member", member, community_id))
            .transpose()?,
        channel_id,
        owner_id,
        on: on.to_owned(),
        ..Stored::default()
    };
    let uid = tx.new_uid();
    table::insert(tx, community_id, uid, &new)?;
    Ok(uid)
}

/// Changes feedback. The day of the first answer and that of the end are noted when they come; what is opened again has no end.
pub fn edit(tx: &mut WriteTx<'_>, input: &EditFeedback) -> Result<()> {
    let (id, community_id, mut now) = table::one(tx, input.uid)?;
    let today = workspace::today(tx, community_id)?;
    if let Some(quote) = &input.quote {
        checked_quote(quote)?.clone_into(&mut now.quote);
    }
    if let Some(on) = &input.on {
        parse_date("on", on)?;
        now.on.clone_from(on);
    }
    now.kind = input.kind.unwrap_or(now.kind);
    let member = input.member.try_map(|uid| table::of_community(tx, "member", uid, community_id))?;
    now.member_id = member.apply(now.member_id);
    let channel = input.channel.try_map(|uid| table::of_community(tx, "channel", uid, community_id))?;
    now.channel_id = channel.apply(now.channel_id);
    let owner = input.owner.try_map(|uid| row_id(tx, "operator", uid))?;
    now.owner_id = owner.apply(now.owner_id);
    if let Some(reply) = &input.reply {
        let reply = reply.trim();
        if reply.chars().count() > LONGEST {
            return Err(Error::invalid("reply", "too_long"));
        }
        reply.clone_into(&mut now.reply);
        now.replied_on = (!reply.is_empty()).then(|| now.replied_on.take().unwrap_or_else(|| today.clone()));
    }
    if let Some(state) = input.state {
        now.state = state;
        now.closed_on = state.is_closed().then(|| now.closed_on.take().unwrap_or(today));
        // What goes on has another end, of which they know nothing yet.
        now.told = now.told && state.is_closed();
    }
    now.told = input.told.unwrap_or(now.told);
    table::update(tx, id, &now)
}

/// Removes feedback that was none.
pub fn remove(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let (id, ..) = table::one(tx, uid)?;
    table::delete(tx, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_them_are_at_most_the_median() {
        for (days, expected) in
            [(vec![], None), (vec![3], Some(3)), (vec![9, 1], Some(1)), (vec![5, 1, 2], Some(2))]
        {
            assert_eq!(median(days.clone()), expected, "{days:?}");
        }
    }
}
