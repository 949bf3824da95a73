//! Use cases of tiers.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime};
use serde_json::json;

use super::{
    table::{self, NewMove},
    view::{
        AddLadder, AddTier, EditLadder, EditTier, LadderRules, LadderView, LetGo, ListMovements, MoveMembers,
        MovedMember, Movements, TierFlow, TierMove,
    },
};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    contacts,
    members::{self, MemberCount},
    recurrence::parse_date,
    schedule,
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, row_id},
};

/// A longer grace is a slip of the finger.
const MOST_GRACE: u32 = 3_660;

/// The ladders of a community with their tiers, and how many members stand on each.
pub fn ladders(tx: &ReadTx<'_>, index: &members::Index, community: Uid) -> Result<Vec<LadderView>> {
    let community_id = workspace::community_id(tx, community)?;
    table::ladders(tx, community_id, &index.by_tier(tx, community_id)?)
}

/// One ladder as the open step sees it; the index knows only what is committed.
fn ladder(tx: &ReadTx<'_>, community_id: i64, uid: Uid) -> Result<LadderView> {
    let all = table::ladders(tx, community_id, &members::by_tier(tx, community_id)?)?;
    all.into_iter().find(|ladder| ladder.uid == uid).ok_or_else(|| Error::not_found("ladder", uid))
}

/// Makes a ladder with its tiers.
pub fn add_ladder(tx: &mut WriteTx<'_>, input: &AddLadder) -> Result<LadderView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let (id, uid) = table::insert_ladder(tx, community_id, checked_name(&input.name)?)?;
    for name in &input.tiers {
        table::insert_tier(tx, id, checked_name(name)?, None)?;
    }
    ladder(tx, community_id, uid)
}

/// Renames a ladder.
pub fn edit_ladder(tx: &mut WriteTx<'_>, input: &EditLadder) -> Result<()> {
    table::rename_ladder(tx, input.uid, checked_name(&input.name)?)
}

/// Removes a ladder with its tiers; members who stood on them stand on none.
pub fn remove_ladder(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = row_id(tx, "ladder", uid)?;
    for tier_id in table::tiers_of(tx, id)? {
        clear_tier(tx, tier_id)?;
    }
    table::delete_ladder(tx, id)
}

/// Adds a tier above the others of its ladder.
pub fn add_tier(tx: &mut WriteTx<'_>, input: &AddTier) -> Result<Uid> {
    let ladder_id = row_id(tx, "ladder", input.ladder)?;
    Ok(table::insert_tier(tx, ladder_id, checked_name(&input.name)?, input.color.as_deref())?.1)
}

/// The row id of the tier called `name`, made on the community's first ladder when it does not exist.
///
/// A ladder that has to be made for it has no name; the window shows its own word for the only ladder.
pub fn tier_id_for(tx: &mut WriteTx<'_>, community_id: i64, name: &str) -> Result<i64> {
    let name = checked_name(name)?;
    if let Some(id) = table::tier_named(tx, community_id, name)? {
        return Ok(id);
    }
    let ladder_id = match table::first_ladder(tx, community_id)? {
        Some(id) => id,
        None => table::insert_ladder(tx, community_id, "")?.0,
    };
    Ok(table::insert_tier(tx, ladder_id, name, None)?.0)
}

/// Changes a tier or moves it on its ladder.
pub fn edit_tier(tx: &mut WriteTx<'_>, input: &EditTier) -> Result<()> {
    let name = input.name.as_deref().map(checked_name).transpose()?;
    if let Some(position) = input.position {
        let mut order = table::siblings(tx, input.uid)?;
        order.retain(|uid| *uid != input.uid);
        order.insert(order.len().min(position as usize), input.uid);
        for (place, uid) in order.into_iter().enumerate() {
            table::update_tier(tx, uid, None, None, Some(place as f64 + 1.0))?;
        }
    }
    table::update_tier(tx, input.uid, name, input.color.as_deref(), None)
}

/// Removes a tier; members who stood on it stand on none.
pub fn remove_tier(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = row_id(tx, "tier", uid)?;
    clear_tier(tx, id)
}

/// How many members stand on a tier, those in the trash too.
pub fn on_tier(tx: &ReadTx<'_>, uid: Uid) -> Result<usize> {
    Ok(table::members_on(tx, row_id(tx, "tier", uid)?)?.len())
}

/// How many members stand on the tiers of a ladder, those in the trash too.
pub fn on_ladder(tx: &ReadTx<'_>, uid: Uid) -> Result<usize> {
    let tiers = table::tiers_of(tx, row_id(tx, "ladder", uid)?)?;
    tiers.into_iter().map(|tier| Ok(table::members_on(tx, tier)?.len())).sum()
}

/// The row ids of the members of a community who stood on a tier at a moment.
pub fn on_tier_at(tx: &ReadTx<'_>, community_id: i64, uid: Uid, at: Millis) -> Result<Vec<i64>> {
    table::members_on_at(tx, community_id, row_id(tx, "tier", uid)?, at)
}

fn clear_tier(tx: &mut WriteTx<'_>, tier_id: i64) -> Result<()> {
    for member_id in table::members_on(tx, tier_id)? {
        members::set_tier(tx, member_id, None)?;
    }
    contacts::drop_tier(tx, tier_id)?;
    table::delete_tier(tx, tier_id)
}

/// Puts members on a tier by hand; those who stand there already do not move. On a ladder with rules they are held there: the
/// rules leave them where they are.
pub fn move_members(tx: &mut WriteTx<'_>, input: &MoveMembers) -> Result<MemberCount> {
    let to = input.tier.map(|uid| row_id(tx, "tier", uid)).transpose()?;
    let reason = input.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    let until = input.until.as_deref();
    if let Some(until) = until {
        parse_date("until", until)?;
    }
    let mut ruled = HashMap::new();
    let mut total = 0;
    for member_id in members::selected_ids(tx, &input.who)? {
        let from = table::tier_of(tx, member_id)?;
        let Some(either) = to.or(from) else { continue };
        let ladder_id = table::ladder_of(tx, either)?;
        let is_ruled = match ruled.get(&ladder_id) {
            Some(is_ruled) => *is_ruled,
            None => *ruled.entry(ladder_id).or_insert(table::has_rules(tx, ladder_id)?),
        };
        if is_ruled {
            table::hold(tx, (member_id, ladder_id), until, reason)?;
        }
        if from != to {
            members::set_tier(tx, member_id, to)?;
            table::insert_move(tx, &NewMove { member_id, ladder_id, from, to, how: "hand", reason })?;
        }
        total += u32::from(is_ruled || from != to);
    }
    tx.describe(json!({ "count": total }));
    Ok(MemberCount { total })
}

/// Leaves members to the rules of a ladder again.
pub fn let_go(tx: &mut WriteTx<'_>, input: &LetGo) -> Result<MemberCount> {
    let ladder_id = row_id(tx, "ladder", input.ladder)?;
    let mut total = 0;
    for member_id in members::selected_ids(tx, &input.who)? {
        total += u32::from(table::let_go(tx, member_id, ladder_id)?);
    }
    tx.describe(json!({ "count": total }));
    Ok(MemberCount { total })
}

/// Writes the rules of a ladder; whether they can be followed is for who follows them to say.
pub fn store_rules(tx: &mut WriteTx<'_>, input: &LadderRules) -> Result<()> {
    let ladder_id = row_id(tx, "ladder", input.ladder)?;
    if !(1..=100).contains(&input.lower_mark) {
        return Err(Error::invalid("lower_mark", "out_of_range"));
    }
    if input.grace_days > MOST_GRACE {
        return Err(Error::invalid("grace_days", "out_of_range"));
    }
    let own = table::tiers_of(tx, ladder_id)?;
    for rule in &input.rules {
        if !own.contains(&row_id(tx, "tier", rule.tier)?) {
            return Err(Error::not_found("tier", rule.tier));
        }
    }
    table::store_rules(tx, ladder_id, input)
}

/// A move that a rule makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuledMove {
    /// Whose, by row id.
    pub member_id: i64,
    /// From and to which tier, by row ids.
    pub from: Option<i64>,
    /// The tier after.
    pub to: Option<i64>,
    /// Whether it happens at a review.
    pub at_review: bool,
}

/// Makes moves that rules of a ladder ask for, but of those who stand elsewhere or are held by now; returns those that were made.
pub fn follow(tx: &mut WriteTx<'_>, ladder_id: i64, moves: &[RuledMove]) -> Result<Vec<RuledMove>> {
    let community = table::community_of(tx, ladder_id)?;
    let today = workspace::today(tx, workspace::community_id(tx, community)?)?;
    let mut made = Vec::with_capacity(moves.len());
    for ruled in moves.iter().copied() {
        let RuledMove { member_id, from, to, at_review } = ruled;
        if table::tier_of(tx, member_id)? != from || table::is_held(tx, (member_id, ladder_id), &today)? {
            continue;
        }
        members::set_tier(tx, member_id, to)?;
        let how = if at_review { "review" } else { "rule" };
        table::insert_move(tx, &NewMove { member_id, ladder_id, from, to, how, reason: None })?;
        made.push(ruled);
    }
    Ok(made)
}

/// Puts one value of a custom field in the place of another in every rule that asks for it: an option was renamed.
pub fn rename_value(tx: &mut WriteTx<'_>, field: Uid, from: &str, to: &str) -> Result<()> {
    for (tier_id, mut rule) in table::naming(tx, field)? {
        if rule.rename_value(field, from, to) {
            table::set_rule(tx, tier_id, &rule)?;
        }
    }
    Ok(())
}

/// The moves of a member, newest first.
pub fn history(tx: &ReadTx<'_>, member: Uid) -> Result<Vec<TierMove>> {
    table::history(tx, row_id(tx, "member", member)?)
}

/// Who moved from which tier to which between two days.
///
/// # Errors
/// A day that is none, and a range that ends before it begins.
pub fn movements(tx: &ReadTx<'_>, input: &ListMovements) -> Result<Movements> {
    let (ladder_id, tiers) = table::steps(tx, input.ladder)?;
    let community = table::community_of(tx, ladder_id)?;
    let community_id = workspace::community_id(tx, community)?;
    let (from, to) = (parse_date("from", &input.from)?, parse_date("to", &input.to)?);
    if to < from {
        return Err(Error::invalid("to", "out_of_range"));
    }
    let zone = schedule::zone_of(tx, community_id)?;
    let begin = |day: NaiveDate| zone.resolve(day.and_time(NaiveTime::MIN));
    let end = to.succ_opt().map_or(Millis::MAX, begin) - 1;
    let stood = table::stood(tx, (community_id, ladder_id), &tiers, (begin(from), end))?;

    let uids: HashMap<i64, Uid> = tiers.iter().copied().zip(table::uids(tx, ladder_id)?).collect();
    let uid = |tier: Option<i64>| tier.and_then(|tier| uids.get(&tier).copied());
    let mut flows: BTreeMap<(Option<usize>, Option<usize>), u32> = BTreeMap::new();
    let step = |tier: Option<i64>| tiers.iter().position(|one| Some(*one) == tier);
    for one in stood.iter().filter(|one| one.before.or(one.after).is_some()) {
        *flows.entry((step(one.before), step(one.after))).or_default() += 1;
    }
    let mut moved: Vec<_> = stood.iter().filter(|one| one.before != one.after).collect();
    let total = moved.len();
    moved.sort_by_key(|one| std::cmp::Reverse(one.at));
    moved.truncate(input.limit as usize);
    let ids: Vec<i64> = moved.iter().map(|one| one.member_id).collect();
    let rows = members::rows(tx, &ids)?.into_iter().zip(moved);
    let at_step = |step: Option<usize>| uid(step.map(|step| tiers[step]));
    Ok(Movements {
        flows: flows
            .into_iter()
            .map(|((from, to), members)| TierFlow { from: at_step(from), to: at_step(to), members })
            .collect(),
        moved: rows
            .map(|(row, one)| MovedMember {
                member: row.uid,
                name: row.name,
                from: uid(one.before),
                to: uid(one.after),
                at: one.at.unwrap_or_default(),
            })
            .collect(),
        moved_total: u32::try_from(total).unwrap_or(u32::MAX),
    })
}
