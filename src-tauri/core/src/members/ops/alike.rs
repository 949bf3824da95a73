//! People who may be one person: proposed with the reason, made one, or kept apart for good.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::json;

use super::super::{
    table::{self, Compared},
    view::{AlikeMember, AlikePair, AlikeReason, KeepApart, ListAlike, MemberView, MergeMembers},
};
use crate::{
    Error, Result,
    store::{ReadTx, WriteTx},
    tabular::fold,
    workspace,
};

/// Pairs that are proposed at once, the surest first.
const PROPOSED: usize = 200;
/// So many of one name tell nothing: "momo" is half of a platform.
const MOST_OF_A_NAME: usize = 4;

/// Pairs of members who are probably one person.
pub fn alike(tx: &ReadTx<'_>, input: &ListAlike) -> Result<Vec<AlikePair>> {
    let community_id = workspace::community_id(tx, input.community)?;
    let people = table::compared(tx, community_id)?;
    let apart: HashSet<(i64, i64)> = table::apart(tx, community_id)?.into_iter().collect();
    let mut found: BTreeMap<(i64, i64), AlikeReason> = BTreeMap::new();
    let mut propose = |reason: AlikeReason, groups: HashMap<String, Vec<&Compared>>| {
        for people in groups.into_values().filter(|people| (2..=MOST_OF_A_NAME).contains(&people.len())) {
            for (place, one) in people.iter().enumerate() {
                for other in &people[place + 1..] {
                    if reason == AlikeReason::Name && !are_elsewhere(one, other) {
                        continue;
                    }
                    let pair = (one.id.min(other.id), one.id.max(other.id));
                    if !apart.contains(&pair) {
                        found.entry(pair).and_modify(|known| *known = reason.min(*known)).or_insert(reason);
                    }
                }
            }
        }
    };
    propose(AlikeReason::Phone, groups(&people, |person| person.phone.clone()));
    propose(AlikeReason::Email, groups(&people, |person| person.email.as_deref().map(fold)));
    propose(AlikeReason::Name, groups(&people, |person| Some(fold(&person.name))));
    let by_id: HashMap<i64, &Compared> = people.iter().map(|person| (person.id, person)).collect();
    let mut pairs: Vec<(AlikeReason, (i64, i64))> =
        found.into_iter().map(|(pair, reason)| (reason, pair)).collect();
    pairs.sort_unstable();
    let view = |id: &i64| by_id.get(id).map(|person| member(person));
    Ok(pairs
        .iter()
        .filter_map(|(reason, (one, other))| {
            Some(AlikePair { one: view(one)?, other: view(other)?, reason: *reason })
        })
        .take(PROPOSED)
        .collect())
}

fn groups(people: &[Compared], key: impl Fn(&Compared) -> Option<String>) -> HashMap<String, Vec<&Compared>> {
    let mut found: HashMap<String, Vec<&Compared>> = HashMap::new();
    for person in people {
        if let Some(key) = key(person).filter(|key| !key.is_empty()) {
            found.entry(key).or_default().push(person);
        }
    }
    found
}

/// Whether two have no platform in common: on one platform two accounts of one name are two people until somebody knows better.
fn are_elsewhere(one: &Compared, other: &Compared) -> bool {
    one.platforms.iter().all(|platform| !other.platforms.contains(platform))
}

fn member(person: &Compared) -> AlikeMember {
    AlikeMember { uid: person.uid, name: person.name.clone(), platforms: person.platforms.clone() }
}

/// Makes one member of two: what belongs to the other, and what only the other's record says, is the one's.
pub fn merge(tx: &mut WriteTx<'_>, input: &MergeMembers) -> Result<MemberView> {
    if input.from == input.into {
        return Err(Error::invalid("from", "same"));
    }
    let ((from, from_community), (into, into_community)) =
        (table::place(tx, input.from)?, table::place(tx, input.into)?);
    if from_community != into_community {
        return Err(Error::invalid("from", "other_community"));
    }
    let names = [super::get(tx, input.from)?.row.name, super::get(tx, input.into)?.row.name];
    table::merge(tx, from, into)?;
    tx.describe(json!({ "from": names[0], "into": names[1] }));
    super::get(tx, input.into)
}

/// Says that two members are two people: they are not proposed again.
pub fn keep_apart(tx: &mut WriteTx<'_>, input: &KeepApart) -> Result<()> {
    let (one, other) = (table::place(tx, input.one)?.0, table::place(tx, input.other)?.0);
    if one == other {
        return Err(Error::invalid("other", "same"));
    }
    table::keep_apart(tx, one, other)
}
