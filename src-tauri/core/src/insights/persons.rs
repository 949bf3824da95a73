//! Names of the few people whom a list tells.

use std::collections::HashMap;

use super::{log::Log, view::InsightPerson};
use crate::{
    Result,
    interactions::{self, Whom},
    members,
    store::ReadTx,
};

/// The people with their names, in the same order.
pub(super) fn named(tx: &ReadTx<'_>, log: &Log, people: &[usize]) -> Result<Vec<InsightPerson>> {
    let authors = &log.authors;
    let ids: Vec<i64> = people.iter().filter_map(|person| authors.whom[*person].member()).collect();
    let members: HashMap<i64, _> = ids.iter().copied().zip(members::rows(tx, &ids)?).collect();
    let mut named = Vec::with_capacity(people.len());
    for person in people {
        let key = authors.key(*person).to_owned();
        named.push(match authors.whom[*person] {
            Whom::Member(id) => {
                let row = members.get(&id);
                let name = row.map_or_else(|| key.clone(), |row| row.name.clone());
                InsightPerson { name, member: row.map(|row| row.uid), key }
            }
            Whom::Stranger(id) => {
                let name = interactions::name_of_stranger(tx, id)?.unwrap_or_else(|| key.clone());
                InsightPerson { name, member: None, key }
            }
        });
    }
    Ok(named)
}
