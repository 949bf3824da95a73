//! Into which channels chats go: those that somebody chose, those into which they went before, those of their names, new ones.

use super::{
    apply::Community,
    gathered::Gathered,
    overlap,
    people::Known,
    view::{ChatImport, ChatOutcome, ChatReport},
};
use crate::{
    Result, Uid,
    channels::AddChannel,
    logs::{apply::named, platforms, table},
    recurrence::{Zone, date_text},
    series,
    store::{ReadTx, WriteTx},
    workspace,
};

/// Where a chat goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Goes {
    /// Not taken.
    Nowhere,
    /// It is a list of people of no channel.
    People,
    Into(i64),
}

/// Where every chat goes, and what is said of it; channels are made for those that have none.
pub(super) fn channels_of(
    tx: &mut WriteTx<'_>,
    input: &ChatImport,
    community: &Community,
    (chats, people): (&[Gathered], &Known),
    report: &mut ChatReport,
) -> Result<Vec<Goes>> {
    let again = report.files.iter().any(|file| file.imported_at.is_some());
    let all_direct = chats.iter().all(|chat| chat.direct);
    let named = named(tx, input.community, community.id)?;
    let mut made: Vec<(usize, i64)> = Vec::new();
    let mut all = Vec::with_capacity(chats.len());
    for (place, chat) in chats.iter().enumerate() {
        let taken = match &input.chats {
            Some(wanted) => wanted.contains(&chat.key),
            None => all_direct || !chat.direct,
        };
        let is_new = input.channels.get(&chat.key) == Some(&None);
        let is_pasted = is_pasted(input, chat);
        let mut known = if is_new { None } else { known_channel(tx, input, community, chat, &named)? };
        if known.is_none() && chat.by_file && !chat.is_list() && !is_new {
            // What its file is called says little: a copy has another name, and next week's export, too.
            let ids = named.iter().map(|(_, id, _)| *id);
            let found = overlap::channel_of(tx, chat, people, ids, again)?;
            known = named.iter().find(|(_, id, _)| Some(*id) == found).map(|(_, id, uid)| (*id, *uid));
        }
        if known.is_none() && is_pasted && !is_new {
            known = called(&named, &chat.name);
        }
        let goes = match (taken, known) {
            (false, _) => Goes::Nowhere,
            (true, _) if chat.is_list() => Goes::People,
            (true, Some((id, _))) => Goes::Into(id),
            (true, None) => {
                let before =
                    made.iter().find(|(of, _)| !is_new && is_one(&chats[*of], chat)).map(|(_, id)| *id);
                let id = match before {
                    Some(id) => id,
                    None => {
                        let new = AddChannel::named(&chat.name, platforms::kind_of(&chat.platform));
                        series::add_channel(tx, community.id, &new)?
                    }
                };
                made.push((place, id));
                Goes::Into(id)
            }
        };
        if let Goes::Into(_) = goes {
            report.messages += chat.messages;
            report.joins += chat.moves.iter().filter(|one| one.came).count() as u64;
            report.leaves += chat.moves.iter().filter(|one| !one.came).count() as u64;
        }
        report.chats.push(outcome(chat, &community.zone, goes, known.map(|(_, uid)| uid)));
        all.push(goes);
    }
    Ok(all)
}

/// Whether two chats that no channel is known for go into the same: of one name, or called by their files alone and saying the same.
fn is_one(made: &Gathered, chat: &Gathered) -> bool {
    let is_unsure = made.by_file && chat.by_file && made.platform == chat.platform;
    made.name == chat.name || is_unsure && overlap::are_one(chat, made)
}

/// The channel that somebody chose for a chat, into which it went before, or that is called like it.
fn known_channel(
    tx: &ReadTx<'_>,
    input: &ChatImport,
    community: &Community,
    chat: &Gathered,
    named: &[(String, i64, Uid)],
) -> Result<Option<(i64, Uid)>> {
    if let Some(uid) = input.channels.get(&chat.key).copied().flatten().or(input.into) {
        return Ok(Some((workspace::row_id(tx, "channel", uid)?, uid)));
    }
    if is_pasted(input, chat) {
        return Ok(None);
    }
    if let Some(id) = table::channel_of(tx, community.id, (&chat.platform, &chat.key))? {
        // A channel in the trash is nobody's place any more.
        if let Some((_, id, uid)) = named.iter().find(|(_, known, _)| *known == id) {
            return Ok(Some((*id, *uid)));
        }
    }
    Ok(called(named, &chat.name))
}

/// Whether nothing says of a chat which one it is: it was pasted, and has no name. Another one may be another's.
fn is_pasted(input: &ChatImport, chat: &Gathered) -> bool {
    input.text.is_some() && chat.by_file
}

fn called(named: &[(String, i64, Uid)], wanted: &str) -> Option<(i64, Uid)> {
    named.iter().find(|(name, _, _)| name == wanted).map(|(_, id, uid)| (*id, *uid))
}

fn outcome(chat: &Gathered, zone: &Zone, goes: Goes, channel: Option<Uid>) -> ChatOutcome {
    let day = |at: i64| date_text(zone.civil_of(at.saturating_mul(1000)).date());
    ChatOutcome {
        key: chat.key.clone(),
        name: chat.name.clone(),
        platform: chat.platform.clone(),
        direct: chat.direct,
        taken: goes != Goes::Nowhere,
        channel,
        messages: chat.messages,
        first: chat.span.map(|(first, _)| day(first)),
        last: chat.span.map(|(_, last)| day(last)),
        sample: chat.sample.clone(),
    }
}

/// Writes down where chats went, so that they go there again.
pub(super) fn remember<'a>(
    tx: &mut WriteTx<'_>,
    input: &ChatImport,
    community_id: i64,
    taken: impl Iterator<Item = (&'a Gathered, &'a Goes)>,
) -> Result<()> {
    for (chat, goes) in taken {
        if let Goes::Into(id) = *goes
            && !is_pasted(input, chat)
        {
            table::remember(tx, community_id, (&chat.platform, &chat.key), id)?;
        }
    }
    Ok(())
}
