//! Use cases of the ledger.

use std::collections::HashMap;

use super::{
    expiry::expiring,
    table::{self, Granted, NewEntry},
    view::{
        AddPointRule, AddPoints, EditPointRule, ListPoints, MemberPoints, PointKind, PointPage, PointRule,
        PointSource, PointsWritten, ReversePoints, TransferPoints,
    },
};
use crate::{
    Error, Result, Uid, members,
    recurrence::parse_date,
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, row_id},
};

/// More points at once are a slip of the finger.
const MOST: i64 = 10_000_000;
/// Longest page of the ledger.
const LONGEST_PAGE: u32 = 1_000;
/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;
/// A longer streak, cooldown or time to expire is one, too.
const MOST_DAYS: u32 = 3_660;

/// Writes entries. Every other way to points goes through here.
pub fn write<'a>(
    tx: &mut WriteTx<'_>,
    entries: impl IntoIterator<Item = NewEntry<'a>>,
) -> Result<PointsWritten> {
    let mut written = PointsWritten::default();
    for entry in entries {
        table::insert(tx, &entry)?;
        written.entries += 1;
        written.points += entry.points;
    }
    tx.describe(serde_json::json!({ "count": written.entries, "points": written.points }));
    Ok(written)
}

fn checked_points(points: i64) -> Result<i64> {
    if points == 0 || points.abs() > MOST {
        Err(Error::invalid("points", "out_of_range"))
    } else {
        Ok(points)
    }
}

fn checked_reason(reason: &str) -> Result<&str> {
    let reason = reason.trim();
    match reason.chars().count() {
        0 => Err(Error::invalid("reason", "empty")),
        length if length > LONGEST_REASON => Err(Error::invalid("reason", "too_long")),
        _ => Ok(reason),
    }
}

/// A part of the ledger.
pub fn ledger(tx: &ReadTx<'_>, input: &ListPoints) -> Result<PointPage> {
    let community_id = workspace::community_id(tx, input.community)?;
    let member_id = input.member.map(|member| row_id(tx, "member", member)).transpose()?;
    let (total, balance) = table::sum(tx, community_id, member_id)?;
    let page = (input.offset, input.limit.min(LONGEST_PAGE));
    Ok(PointPage { total, balance, entries: table::entries(tx, (community_id, member_id), page)? })
}

/// What a member has.
pub fn of_member(tx: &ReadTx<'_>, member: Uid) -> Result<MemberPoints> {
    let (member_id, community_id) = members::place(tx, member)?;
    let (_, balance) = table::sum(tx, community_id, Some(member_id))?;
    let entries = table::dated(tx, member_id)?;
    let dated: Vec<_> = entries.iter().map(|(points, until)| (*points, until.as_deref())).collect();
    let mut days: Vec<&str> = dated.iter().filter_map(|(_, until)| *until).collect();
    days.sort_unstable();
    days.dedup();
    // On the day after the last one they are gone.
    let gone_after = |day: &str| -> i64 { expiring(&dated, &format!("{day}~")) };
    let expires =
        days.into_iter().map(|day| (day.to_owned(), gone_after(day))).find(|(_, points)| *points > 0);
    Ok(MemberPoints { balance, earned: table::given(tx, member_id)?, expires })
}

/// Members (row ids) with their balances.
pub fn balances(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, i64)>> {
    table::balances(tx, community_id)
}

/// Gives members points, or takes them.
///
/// # Errors
/// Nobody, no points, no reason, a day that is none.
pub fn add(tx: &mut WriteTx<'_>, input: &AddPoints) -> Result<PointsWritten> {
    let points = checked_points(input.points)?;
    let reason = checked_reason(&input.reason)?;
    for (field, day) in [("on", &input.on), ("expires_on", &input.expires_on)] {
        if let Some(day) = day {
            parse_date(field, day)?;
        }
    }
    if points < 0 && input.expires_on.is_some() {
        return Err(Error::invalid("expires_on", "out_of_range"));
    }
    let ids = members::selected_ids(tx, &input.who)?;
    let first = *ids.first().ok_or_else(|| Error::invalid("who", "empty"))?;
    let today = workspace::today(tx, members::community_of(tx, first)?)?;
    let on = input.on.as_deref().unwrap_or(&today);
    let entry = |member_id: i64| NewEntry {
        expires_on: input.expires_on.as_deref(),
        ..NewEntry::new(member_id, points, PointKind::Hand, reason, on)
    };
    write(tx, ids.into_iter().map(entry))
}

/// Takes entries back, each by an entry of its own; of a transfer both sides.
///
/// # Errors
/// One that was taken back already, and one that takes another back.
pub fn reverse(tx: &mut WriteTx<'_>, input: &ReversePoints) -> Result<PointsWritten> {
    let reason = checked_reason(&input.reason)?;
    let mut written = PointsWritten::default();
    for uid in &input.uids {
        for old in table::to_reverse(tx, *uid)? {
            if old.is_reversed {
                // The other side of a transfer may be named as well.
                if old.pair.is_some() && input.uids.len() > 1 {
                    continue;
                }
                return Err(Error::invalid("uids", "reversed"));
            }
            if old.kind == PointKind::Reversal {
                return Err(Error::invalid("uids", "reversal"));
            }
            let entry = NewEntry {
                rule_id: old.rule_id,
                reverses_id: Some(old.id),
                ..NewEntry::new(old.member_id, -old.points, PointKind::Reversal, reason, &old.on)
            };
            let one = write(tx, [entry])?;
            written.entries += one.entries;
            written.points += one.points;
        }
    }
    tx.describe(serde_json::json!({ "count": written.entries, "points": written.points }));
    Ok(written)
}

/// Gives points of one member to another: two entries that cancel each other.
///
/// # Errors
/// Oneself, somebody of another community, and more than there is.
pub fn transfer(tx: &mut WriteTx<'_>, input: &TransferPoints) -> Result<PointsWritten> {
    let points = checked_points(input.points)?;
    if points < 0 {
        return Err(Error::invalid("points", "out_of_range"));
    }
    let (from, to) = (members::place(tx, input.from)?, members::place(tx, input.to)?);
    if from.0 == to.0 {
        return Err(Error::invalid("to", "same"));
    }
    if from.1 != to.1 {
        return Err(Error::invalid("to", "other_community"));
    }
    if table::sum(tx, from.1, Some(from.0))?.1 < points {
        return Err(Error::invalid("points", "too_many"));
    }
    let today = workspace::today(tx, from.1)?;
    let pair = Some(tx.new_uid());
    let side = |member_id: i64, points: i64| NewEntry {
        pair,
        ..NewEntry::new(member_id, points, PointKind::Transfer, input.reason.trim(), &today)
    };
    write(tx, [side(from.0, -points), side(to.0, points)])
}

/// Takes what has expired by today from everybody in a community.
pub fn expire(tx: &mut WriteTx<'_>, community_id: i64) -> Result<PointsWritten> {
    let today = workspace::today(tx, community_id)?;
    let mut gone = Vec::new();
    for member_id in table::with_expired(tx, community_id, &today)? {
        let entries = table::dated(tx, member_id)?;
        let dated: Vec<_> = entries.iter().map(|(points, until)| (*points, until.as_deref())).collect();
        let points = expiring(&dated, &today);
        if points > 0 {
            gone.push((member_id, points));
        }
    }
    let entry =
        |(member_id, points): (i64, i64)| NewEntry::new(member_id, -points, PointKind::Expiry, "", &today);
    write(tx, gone.into_iter().map(entry))
}

/// The rules of a community, with their row ids.
pub fn rules(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<(i64, PointRule)>> {
    table::rules(tx, workspace::community_id(tx, community)?)
}

/// What a rule has given from a day on, by member (row id) and day.
pub fn by_rule(tx: &ReadTx<'_>, rule_id: i64, since: &str) -> Result<HashMap<(i64, String), Granted>> {
    table::granted(tx, rule_id, since)
}

fn checked(rule: PointRule) -> Result<PointRule> {
    checked_name(&rule.name)?;
    checked_points(rule.points)?;
    parse_date("from", &rule.from)?;
    let within = |field, number: Option<i64>, most: i64| match number {
        Some(number) if !(1..=most).contains(&number) => Err(Error::invalid(field, "out_of_range")),
        _ => Ok(()),
    };
    within("points", Some(rule.points), MOST)?;
    within("daily_cap", rule.daily_cap, MOST)?;
    within("cooldown_hours", rule.cooldown_hours, i64::from(MOST_DAYS) * 24)?;
    within("expires_days", rule.expires_days.map(i64::from), i64::from(MOST_DAYS))?;
    if let PointSource::Streak { days, .. } = rule.source
        && !(2..=MOST_DAYS).contains(&days)
    {
        return Err(Error::invalid("days", "out_of_range"));
    }
    Ok(rule)
}

/// A rule as it would be saved, looked at for mistakes; one that does not say from when on it gives, gives from `first` or today on.
pub fn draft(tx: &ReadTx<'_>, input: &AddPointRule, first: Option<&str>) -> Result<PointRule> {
    let today = workspace::today(tx, workspace::community_id(tx, input.community)?)?;
    let from = input.from.as_deref().or(first).unwrap_or(&today);
    checked(PointRule {
        uid: input.community,
        name: input.name.trim().to_owned(),
        source: input.source.clone(),
        points: input.points,
        daily_cap: input.daily_cap,
        cooldown_hours: input.cooldown_hours,
        expires_days: input.expires_days,
        from: from.to_owned(),
        active: true,
        given: 0,
    })
}

/// Makes a rule. It gives nothing until points are counted.
pub fn add_rule(tx: &mut WriteTx<'_>, input: &AddPointRule) -> Result<Uid> {
    let community_id = workspace::community_id(tx, input.community)?;
    let rule = PointRule { uid: tx.new_uid(), ..draft(tx, input, None)? };
    table::store_rule(tx, Err(community_id), &rule)?;
    Ok(rule.uid)
}

/// Changes a rule; what it has given already is put right when points are counted again.
pub fn edit_rule(tx: &mut WriteTx<'_>, input: EditPointRule) -> Result<()> {
    let (id, mut rule) = table::one_rule(tx, input.uid)?;
    if let Some(name) = input.name {
        name.trim().clone_into(&mut rule.name);
    }
    rule.source = input.source.unwrap_or(rule.source);
    rule.points = input.points.unwrap_or(rule.points);
    rule.daily_cap = input.daily_cap.apply(rule.daily_cap);
    rule.cooldown_hours = input.cooldown_hours.apply(rule.cooldown_hours);
    rule.expires_days = input.expires_days.apply(rule.expires_days);
    rule.from = input.from.unwrap_or(rule.from);
    rule.active = input.active.unwrap_or(rule.active);
    table::store_rule(tx, Ok(id), &checked(rule)?)
}

/// Removes a rule. What it gave stays given.
pub fn remove_rule(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let (id, _) = table::one_rule(tx, uid)?;
    table::remove_rule(tx, id)
}
