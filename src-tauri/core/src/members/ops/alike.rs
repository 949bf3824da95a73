//! People who may be one person: proposed with the reason, made one, or kept apart for good.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::json;

use super::super::{
    table::{self, Compared},
    view::{
        AlikeMember, AlikePair, AlikePeople, AlikeReason, KeepApart, ListAlike, MemberView, MergeMembers,
    },
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
/// Shorter names of accounts tell nothing.
const SHORTEST_HANDLE: usize = 4;

/// Pairs of members who are probably one person.
pub fn alike(tx: &ReadTx<'_>, input: &ListAlike) -> Result<AlikePeople> {
    let community_id = workspace::community_id(tx, input.community)?;
    let people = table::compared(tx, community_id)?;
    let apart: HashSet<(i64, i64)> = table::apart(tx, community_id)?.into_iter().collect();
    let mut found: BTreeMap<(i64, i64), Vec<AlikeReason>> = BTreeMap::new();
    let mut frequent_names = 0;
    for reason in REASONS {
        for people in by_key(&people, reason).into_values().filter(|people| people.len() > 1) {
            if people.len() > MOST_OF_A_NAME {
                frequent_names += u32::from(reason == AlikeReason::Name);
                continue;
            }
            for (place, one) in people.iter().enumerate() {
                for other in &people[place + 1..] {
                    let pair = (one.id.min(other.id), one.id.max(other.id));
                    // Who are called alike anyway are so for that reason.
                    let says = reason != AlikeReason::Handle || fold(&one.name) != fold(&other.name);
                    if says && !apart.contains(&pair) && (is_sure(reason) || are_elsewhere(one, other)) {
                        found.entry(pair).or_default().push(reason);
                    }
                }
            }
        }
    }
    let by_id: HashMap<i64, &Compared> = people.iter().map(|person| (person.id, person)).collect();
    let mut pairs: Vec<(Vec<AlikeReason>, (i64, i64))> =
        found.into_iter().map(|(pair, reasons)| (reasons, pair)).collect();
    // The surest reason first; of pairs with the same one those with more.
    pairs.sort_by(|(one, first), (other, second)| {
        (one.first(), std::cmp::Reverse(one.len()), first).cmp(&(
            other.first(),
            std::cmp::Reverse(other.len()),
            second,
        ))
    });
    let more = u32::try_from(pairs.len().saturating_sub(PROPOSED)).unwrap_or(u32::MAX);
    pairs.truncate(PROPOSED);
    let view = |id: &i64| by_id.get(id).map(|person| member(person));
    let told = pairs.into_iter().filter_map(|(reasons, (one, other))| {
        Some(AlikePair { one: view(&one)?, other: view(&other)?, reasons })
    });
    Ok(AlikePeople { pairs: told.collect(), more, frequent_names })
}

/// Who is no member and may be one.
#[derive(Debug, Clone, Copy)]
pub struct Outsider<'a> {
    /// The name.
    pub name: &'a str,
    /// What the platform calls them: a stable id, else the name.
    pub key: &'a str,
    /// The platform.
    pub platform: &'a str,
}

impl Outsider<'_> {
    fn keys(&self, reason: AlikeReason) -> Vec<String> {
        keys(Called { name: self.name, accounts: &[self.key], ..Called::default() }, reason)
    }
}

/// Which member each of them probably is, by the surest reason that means one member alone.
pub fn alike_to(
    tx: &ReadTx<'_>,
    community_id: i64,
    outsiders: &[Outsider<'_>],
) -> Result<Vec<Option<(AlikeMember, AlikeReason)>>> {
    let people = table::compared(tx, community_id)?;
    let mut found: Vec<Option<(AlikeMember, AlikeReason)>> = vec![None; outsiders.len()];
    for reason in REASONS {
        let groups = by_key(&people, reason);
        // On one platform several of one name are several people, of whom none is known to be the member.
        let mut bearers: HashMap<(String, &str), u32> = HashMap::new();
        for outsider in outsiders {
            for key in outsider.keys(reason) {
                *bearers.entry((key, outsider.platform)).or_default() += 1;
            }
        }
        for (outsider, found) in outsiders.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            // Who is known by the name alone may well be somebody whose id the platform gave elsewhere.
            let is_named = outsider.key == outsider.name;
            let mut keys = outsider.keys(reason);
            keys.retain(|key| bearers.get(&(key.clone(), outsider.platform)) == Some(&1));
            let mut ones = keys.iter().filter_map(|key| groups.get(key)).flatten();
            if let (Some(one), None) = (ones.next(), ones.next())
                && (is_named
                    || is_sure(reason)
                    || !one.platforms.iter().any(|platform| platform == outsider.platform))
            {
                *found = Some((member(one), reason));
            }
        }
    }
    Ok(found)
}

/// Reasons, the surest first.
const REASONS: [AlikeReason; 4] =
    [AlikeReason::Phone, AlikeReason::Email, AlikeReason::Handle, AlikeReason::Name];

fn is_sure(reason: AlikeReason) -> bool {
    matches!(reason, AlikeReason::Phone | AlikeReason::Email)
}

/// People by what makes them alike, each once for every key of theirs.
fn by_key(people: &[Compared], reason: AlikeReason) -> HashMap<String, Vec<&Compared>> {
    let mut found: HashMap<String, Vec<&Compared>> = HashMap::new();
    for person in people {
        let accounts: Vec<&str> = person.accounts.iter().map(String::as_str).collect();
        let called = Called {
            name: &person.name,
            phone: person.phone.as_deref(),
            email: person.email.as_deref(),
            accounts: &accounts,
        };
        for key in keys(called, reason) {
            found.entry(key).or_default().push(person);
        }
    }
    found
}

/// What somebody is called by.
#[derive(Clone, Copy, Default)]
struct Called<'a> {
    name: &'a str,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    accounts: &'a [&'a str],
}

/// What of somebody makes them alike to somebody else, as it is compared, each once.
fn keys(Called { name, phone, email, accounts }: Called<'_>, reason: AlikeReason) -> Vec<String> {
    let called = || accounts.iter().copied().chain([name]);
    let mut keys: Vec<String> = match reason {
        AlikeReason::Phone => phone.into_iter().chain(called()).filter_map(phone_key).collect(),
        AlikeReason::Email => {
            let mails = called().filter(|name| is_mail(name));
            email.into_iter().chain(mails).map(fold).filter(|key| !key.is_empty()).collect()
        }
        AlikeReason::Handle => accounts.iter().copied().filter(|name| is_handle(name)).map(fold).collect(),
        AlikeReason::Name => Some(fold(name)).filter(|key| !key.is_empty()).into_iter().collect(),
    };
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A phone number as it is compared: its digits, without the country code of China. Contacts that have no name are called by it.
fn phone_key(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_written =
        text.chars().all(|letter| letter.is_ascii_digit() || "+-() \u{a0}\u{202a}\u{202c}".contains(letter));
    let own = digits.strip_prefix("86").filter(|own| own.len() == 11).unwrap_or(&digits);
    let is_mobile = own.len() == 11 && own.starts_with('1');
    let is_abroad = text.trim_start_matches('\u{202a}').starts_with('+') && (8..=15).contains(&digits.len());
    (is_written && (is_mobile || is_abroad)).then(|| own.to_owned())
}

fn is_mail(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// A name that somebody chose for an account: letters, no number that a platform gave.
fn is_handle(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    text.chars().count() >= SHORTEST_HANDLE
        && letters >= 2
        && !is_mail(text)
        && !text.starts_with("wxid_")
        && !text.contains(char::is_whitespace)
        && !is_given(text)
}

/// An id that begins with a word of the platform's: `user123`.
fn is_given(text: &str) -> bool {
    ["user", "channel"].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| rest.chars().all(|letter| letter.is_ascii_digit()))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_are_compared_however_they_are_written() {
        for (text, key) in [
            ("13800138000", Some("13800138000")),
            ("+86 138 0013 8000", Some("13800138000")),
            ("\u{202a}+86 138 0013 8000\u{202c}", Some("13800138000")),
            ("+44 20 7946 0018", Some("442079460018")),
            ("1001", None),
            ("138001380001", None),
            ("小红 13800138000", None),
        ] {
            assert_eq!(phone_key(text).as_deref(), key, "{text}");
        }
    }

    #[test]
    fn what_a_platform_gave_is_no_name_that_somebody_chose() {
        for (text, is) in [
            ("liming_88", true),
            ("user123", false),
            ("wxid_ab12", false),
            ("123456", false),
            ("li", false),
            ("Li Ming", false),
            ("a@b.org", false),
        ] {
            assert_eq!(is_handle(text), is, "{text}");
        }
    }
}
