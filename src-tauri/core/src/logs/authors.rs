//! Whose numbers in the interaction log the names of a file are.

use super::numbered::Numbered;
use crate::{
    Error, Result,
    interactions::{self, AuthorRow, LIST},
    members,
    store::{ReadTx, WriteTx},
};

/// By number in the file: the number in the log; nothing for who is not known yet.
pub(super) fn known(tx: &ReadTx<'_>, community_id: i64, names: &Numbered) -> Result<Vec<Option<u32>>> {
    let mut by_id: Vec<Option<u32>> = vec![None; names.len()];
    let mut by_name: Vec<Called> = vec![Called::Nobody; names.len()];
    members::each_account(tx, community_id, |account| {
        let number = interactions::of_account(account.id);
        if let Some(place) = account.external_id.and_then(|id| names.of(id)) {
            by_id[place] = by_id[place].or(number);
        }
        // An id is theirs, in the trash as well; a name may be somebody's who is there.
        if let Some(place) = account.handle.filter(|_| !account.trashed).and_then(|name| names.of(name)) {
            by_name[place] = by_name[place].and(number);
        }
    })?;
    interactions::each_stranger(tx, community_id, |stranger| {
        if let Some(place) = names.of(stranger.key).filter(|_| stranger.platform == LIST) {
            // What they wrote before they were a member stays under the number they had: theirs is still the same.
            by_id[place] = stranger.number().or(by_id[place]);
        }
    })?;
    let erased = interactions::erased(tx, community_id)?;
    // A name that two bear is neither's.
    let known = by_id.into_iter().zip(by_name).zip(names.iter());
    Ok(known.map(|((id, name), key)| id.or(name.one()).or_else(|| erased.listed(key))).collect())
}

/// Whom a name means.
#[derive(Clone, Copy)]
enum Called {
    Nobody,
    One(u32),
    Several,
}

impl Called {
    fn and(self, number: Option<u32>) -> Self {
        match (self, number) {
            (Self::Nobody, Some(number)) => Self::One(number),
            (same, None) => same,
            _ => Self::Several,
        }
    }

    fn one(self) -> Option<u32> {
        match self {
            Self::One(number) => Some(number),
            Self::Nobody | Self::Several => None,
        }
    }
}

/// The numbers of all, with those who are new written down; how many these are.
pub(super) fn all(
    tx: &WriteTx<'_>,
    community_id: i64,
    names: &Numbered,
    known: &[Option<u32>],
) -> Result<(Vec<u32>, u64)> {
    let mut numbers = Vec::with_capacity(known.len());
    let mut strangers = 0;
    for (name, known) in names.iter().zip(known) {
        let number = match known {
            Some(number) => Some(*number),
            None => {
                strangers += 1;
                let new = AuthorRow { platform: LIST, key: name, name, bot: false };
                interactions::of_stranger(interactions::insert_author(tx, community_id, &new)?)
            }
        };
        numbers.push(number.ok_or_else(|| Error::internal("more authors than the log can number"))?);
    }
    Ok((numbers, strangers))
}
