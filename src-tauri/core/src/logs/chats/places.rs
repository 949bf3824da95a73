//! Who was in a channel from when to when, as its export says, beside what is known of it.

use std::collections::BTreeMap;

use super::{
    gathered::{Gathered, NOBODY, Named, Who},
    people::Resolved,
};
use crate::{
    Result,
    interactions::Kind,
    members::{self, KnownStay, SaidStay},
    recurrence::{Zone, date_text},
    store::{ReadTx, WriteTx},
};

/// A time in a channel as the files say it: seconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Said {
    came: Option<i64>,
    went: Option<i64>,
    by: Option<Who>,
}

/// What an export of a channel says of who was there.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// To be written down.
    new: Vec<(i64, SaidStay)>,
    /// To be completed.
    known: Vec<(i64, SaidStay)>,
}

/// What is to be written about who was in a channel.
pub(super) fn places(
    tx: &ReadTx<'_>,
    channel_id: i64,
    chat: &Gathered,
    people: &[Named],
    resolved: &Resolved,
    zone: &Zone,
) -> Result<Places> {
    let known = members::stays_in(tx, channel_id)?;
    let mut found = Places::default();
    for (who, said) in said(chat) {
        let Some(member_id) = resolved.member(who) else { continue };
        let mut known: Vec<KnownStay> = known.get(&member_id).cloned().unwrap_or_default();
        for one in said {
            let says = said_stay(one, people, resolved, zone);
            match known.iter().position(|stay| is_same(stay, &says)) {
                None => found.new.push((member_id, says)),
                Some(place) => {
                    let stay = known.remove(place);
                    if completes(&stay, &says) {
                        found.known.push((stay.id, says));
                    }
                }
            }
        }
    }
    Ok(found)
}

impl Places {
    /// Writes the new ones. To be called within [`WriteTx::bulk_inserts`].
    pub(super) fn insert(&self, tx: &WriteTx<'_>, channel_id: i64) -> Result<()> {
        self.new
            .iter()
            .try_for_each(|(member_id, says)| members::insert_stay(tx, *member_id, channel_id, says))
    }

    /// Completes those that are known.
    pub(super) fn complete(&self, tx: &WriteTx<'_>) -> Result<()> {
        self.known.iter().try_for_each(|(id, says)| members::complete_stay(tx, *id, says))
    }
}

/// By person the times in the channel, in their order. Who says something is there, from when on nobody knows.
fn said(chat: &Gathered) -> BTreeMap<Who, Vec<Said>> {
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum What {
        Came(Who),
        There,
        Went,
    }
    let mut all: Vec<(Who, i64, What)> = Vec::new();
    for one in &chat.moves {
        all.push((one.who, one.at, if one.came { What::Came(one.by) } else { What::Went }));
    }
    for (who, since) in &chat.roster {
        all.push((*who, since.unwrap_or(i64::MIN), since.map_or(What::There, |_| What::Came(NOBODY))));
    }
    // Of everybody who writes, the first and the last time tell enough.
    let mut spoke: BTreeMap<Who, (i64, i64)> = BTreeMap::new();
    for row in chat.rows.iter().filter(|row| matches!(row.kind, Kind::Message | Kind::Reply)) {
        let span = spoke.entry(row.who).or_insert((row.at, row.at));
        *span = (span.0.min(row.at), span.1.max(row.at));
    }
    for (who, (first, last)) in spoke {
        all.extend([(who, first, What::There), (who, last, What::There)]);
    }
    all.retain(|(who, _, _)| *who != NOBODY);
    all.sort_unstable();
    let mut found: BTreeMap<Who, Vec<Said>> = BTreeMap::new();
    for (who, at, what) in all {
        let stays = found.entry(who).or_default();
        let open = stays.last_mut().filter(|stay| stay.went.is_none());
        match (what, open) {
            (What::Came(by), None) => {
                let by = Some(by).filter(|by| *by != NOBODY && *by != who);
                stays.push(Said { came: Some(at), went: None, by });
            }
            (What::There, None) => stays.push(Said::default()),
            // Who went was there, even if nobody saw them.
            (What::Went, None) => stays.push(Said { came: None, went: Some(at), by: None }),
            (What::Went, Some(open)) => open.went = Some(at),
            (What::Came(_) | What::There, Some(_)) => {}
        }
    }
    found
}

fn said_stay(said: Said, people: &[Named], resolved: &Resolved, zone: &Zone) -> SaidStay {
    let day = |at: i64| date_text(zone.civil_of(at.saturating_mul(1000)).date());
    let inviter_id = said.by.and_then(|by| resolved.member(by));
    // Whose name is erased is not written down again by whom they brought.
    let unknown = said.by.filter(|by| inviter_id.is_none() && !resolved.is_erased(*by));
    let named = unknown.and_then(|by| people.get(by as usize));
    SaidStay {
        joined_on: said.came.map(day),
        left_on: said.went.map(day),
        inviter_id,
        inviter_name: named.map(|person| person.name.clone()),
    }
}

/// Whether both are one time in the channel: what one of them does not know decides nothing.
fn is_same(known: &KnownStay, says: &SaidStay) -> bool {
    let ends_before = |left: &Option<String>, joined: &Option<String>| match (left, joined) {
        (Some(left), Some(joined)) => left < joined,
        _ => false,
    };
    match (&known.joined_on, &says.joined_on) {
        (Some(known), Some(says)) if known == says => true,
        // Somebody who is there already and comes again was not seen to go.
        _ => {
            !ends_before(&known.left_on, &says.joined_on)
                && !ends_before(&says.left_on, &known.joined_on)
                && (known.left_on.is_none()
                    || known.left_on == says.left_on
                    || says.joined_on.is_none() && says.left_on.is_none())
        }
    }
}

fn completes(known: &KnownStay, says: &SaidStay) -> bool {
    known.joined_on.is_none() && says.joined_on.is_some()
        || known.left_on.is_none() && says.left_on.is_some()
        || !known.is_invited && (says.inviter_id.is_some() || says.inviter_name.is_some())
}
