//! Doing it: files are read, then people, channels, rows and memberships are written in one step.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::json;

use super::{
    channels::{self, Goes},
    gather::{Gather, Manner},
    gathered::{Gathered, NOBODY, Named, Who},
    people::{self, Known, Resolved},
    places::{self, Places},
    reading::{self, Read},
    rows::{InChannel, by_channel},
    view::{Assignment, ChatImport, ChatReport, MessageTable, ReadFile},
};
use crate::{
    Result, Uid,
    chats::Sink,
    imports::{self, ListKind, LogBatch},
    interactions::{self, Added, Compared, KeyedRow},
    logs::{batch::Batch, zone::again_in},
    members,
    recurrence::{Zone, date_text},
    schedule,
    store::{ReadTx, Step, Store, WriteTx},
    tabular::SpawnReader,
    texts::{self, KeptTexts},
    workspace,
};

/// The tables that rows are added to.
const TABLES: &[&str] = &["member", "account", "membership", "interaction_author", "interaction_segment"];

/// Exports of chats that were read, and what was taken for granted of them.
pub struct ReadChats<'a> {
    community: Community,
    read: Read<'a>,
    zone: String,
    zone_before: Option<String>,
}

/// Reads exports of chats and changes nothing. `pace` is told how many records were read, and may end it.
pub fn read<'a>(
    store: &Store,
    child: &dyn SpawnReader,
    input: &'a ChatImport,
    pace: &'a dyn Fn(u64) -> Result<()>,
) -> Result<ReadChats<'a>> {
    let (community, name) = store.read(|tx| {
        let id = workspace::community_id(tx, input.community)?;
        let keeps_texts = match input.keep_texts {
            Some(chosen) => chosen,
            None => imports::last_kept_texts(tx, id)?.unwrap_or(false),
        };
        let me = match &input.me {
            Some(name) => Some(name.clone()),
            None => imports::last_me(tx, id)?,
        };
        let name = workspace::community_name(tx, input.community)?;
        Ok((Community { id, zone: schedule::zone_of(tx, id)?, keeps_texts, me }, name))
    })?;
    let columns = |headers: &[String]| store.read(|tx| imports::mapping(tx, &imports::messages_key(headers)));
    let known = reading::Known { stem: &name, columns: &columns };
    let zone = match &input.zone {
        Some(name) => Zone::named(name)?,
        None => community.zone.clone(),
    };
    let in_zone = |zone: Zone| -> Result<ReadChats<'a>> {
        let name = zone.name().to_owned();
        let manner = Manner {
            zone,
            me: community.me.clone(),
            keeps_texts: community.keeps_texts,
            not_bots: &input.not_bots,
            pace,
        };
        let read = reading::read(input, child, &known, manner)?;
        Ok(ReadChats { community: community.clone(), read, zone: name, zone_before: None })
    };
    let chats = in_zone(zone)?;
    let before = store.read(|tx| imports::zone_before(tx, community.id, &chats.read.taken))?;
    let before = before.filter(|_| chats.read.gathered.is_local);
    let chats = match again_in(before.as_deref(), &chats.zone, (input.zone.as_deref(), input.dry_run))? {
        None => chats,
        Some(zone) => in_zone(zone)?,
    };
    Ok(ReadChats { zone_before: before, ..chats })
}

/// Imports what was read as one step, or says what that would add.
pub fn apply(store: &Store, input: &ChatImport, chats: &ReadChats<'_>) -> Result<ChatReport> {
    let write = |tx: &mut WriteTx<'_>| {
        let report = write(tx, input, &chats.community, &chats.read, &chats.zone)?;
        Ok(ChatReport { zone_before: chats.zone_before.clone(), ..report })
    };
    if input.dry_run {
        return store.trial(write);
    }
    let report = store.write(Step::new("chat_import"), write)?;
    if !chats.read.tables.is_empty() {
        // What came in is in: what cannot be remembered is asked again.
        drop(store.write_local(|tx| remember_columns(tx, input, &chats.read.tables)));
    }
    Ok(report)
}

/// Lets in what somebody tells as the reader of an export would, within a step that is under way: of the demo, whose chats lie in no
/// file. Times without a zone are those of the community; nobody becomes a member by it.
pub fn apply_told(
    tx: &mut WriteTx<'_>,
    community: Uid,
    name: &str,
    tell: impl FnOnce(&mut dyn Sink) -> Result<()>,
) -> Result<ChatReport> {
    let id = workspace::community_id(tx, community)?;
    let zone = schedule::zone_of(tx, id)?;
    let assumed = zone.name().to_owned();
    let mut gathered = Gather::new(Manner {
        zone: zone.clone(),
        me: None,
        keeps_texts: false,
        not_bots: &[],
        pace: &|_| Ok(()),
    });
    gathered.begin(name);
    tell(&mut gathered)?;
    gathered.finish();
    let file = ReadFile { name: name.to_owned(), format: None, refused: None, imported_at: None };
    let read =
        Read { gathered, files: vec![file], taken: Vec::new(), formats: Vec::new(), tables: Vec::new() };
    let input = ChatImport {
        community,
        paths: Vec::new(),
        text: None,
        format: None,
        encoding: None,
        day_first: None,
        zone: None,
        me: None,
        columns: Vec::new(),
        header_row: None,
        sheet: None,
        not_bots: Vec::new(),
        channels: BTreeMap::new(),
        into: None,
        chats: None,
        people: Assignment::Unassigned,
        unpack: false,
        keep_texts: None,
        dry_run: false,
    };
    write(tx, &input, &Community { id, zone, keeps_texts: false, me: None }, &read, &assumed)
}

#[derive(Clone)]
pub(super) struct Community {
    pub id: i64,
    pub zone: Zone,
    /// Whether texts are kept.
    keeps_texts: bool,
    /// Whose messages are those of "me": as somebody says, or as they did before.
    me: Option<String>,
}

fn write(
    tx: &mut WriteTx<'_>,
    input: &ChatImport,
    community: &Community,
    read: &Read<'_>,
    assumed: &str,
) -> Result<ChatReport> {
    let gathered = &read.gathered;
    let known = people::known(tx, community.id, &gathered.people)?;
    let mut report = begun(tx, community, &known, (read, assumed))?;
    let goes = channels::channels_of(tx, input, community, (&gathered.chats, &known), &mut report)?;
    if let Some(rows) = all_known(tx, input, read, (&known, &goes), &report)? {
        report.known = rows;
        return Ok(report);
    }
    channels::remember(tx, input, community.id, taken(read, &goes))?;
    let names: Vec<&str> = report.files.iter().map(|file| file.name.as_str()).collect();
    let batch = Batch::begin(tx, community.id, ListKind::Chats, &names.join(", "), &read.taken)?;
    let (added, resolved, places, channels) = insert(tx, input, community, read, (&known, &goes, &batch))?;
    report.texts = keep_texts(tx, input, &batch, &channels, &resolved)?;
    report.renamed = known.update(tx, &gathered.people, &resolved)?;
    if resolved.new_members > 0 {
        interactions::claim_all(tx, community.id)?;
    }
    for places in &places {
        places.complete(tx)?;
    }
    fill_joined(tx, community, taken(read, &goes), &resolved)?;
    members::settle_left(tx, &moved(taken(read, &goes), &resolved))?;
    (report.added, report.known) = (added.added, added.known);
    (report.new_members, report.strangers) = (resolved.new_members, resolved.strangers);
    report.batch = (!input.dry_run).then_some(batch.uid);
    for (chat, goes) in taken(read, &goes) {
        if let Goes::Into(channel_id) = *goes {
            for (_, span) in &chat.spans {
                batch.cover(tx, channel_id, *span)?;
            }
        }
    }
    batch.finish(
        tx,
        &LogBatch {
            format: read.formats.join(", "),
            zone: report.zone.clone(),
            added: added.added,
            known: added.known,
            new_members: resolved.new_members,
            keeps_texts: community.keeps_texts,
            mixed: gathered.is_local && gathered.is_zoned,
            me: community.me.clone().filter(|_| gathered.has_self),
            minutes: channels.iter().any(|(channel, _)| channel.minutes),
        },
    )?;
    tx.stands_alone();
    tx.describe(json!({ "count": report.messages, "added": added.added, "new": resolved.new_members }));
    Ok(report)
}

/// What the files say, before anything comes of it.
fn begun(
    tx: &ReadTx<'_>,
    community: &Community,
    known: &Known,
    (read, assumed): (&Read<'_>, &str),
) -> Result<ChatReport> {
    let gathered = &read.gathered;
    let mut report = ChatReport {
        files: read.files.clone(),
        tables: read.tables.clone(),
        people: gathered.people.len() as u64,
        bots: gathered.people.iter().filter(|person| person.bot).count() as u64,
        guessed_bots: gathered.guessed.clone(),
        members: known.count(),
        erased: known.erased(),
        reactions: gathered.reactions,
        zone: gathered.is_local.then(|| assumed.to_owned()),
        has_self: gathered.has_self,
        me: community.me.clone().filter(|_| gathered.has_self),
        keeps_texts: community.keeps_texts,
        ..ChatReport::default()
    };
    (report.problem_counts, report.problems) = gathered.problems.parts();
    for (file, taken) in report.files.iter_mut().filter(|file| file.format.is_some()).zip(&read.taken) {
        file.imported_at = imports::batch_of_file(tx, community.id, &taken.sha256)?.map(|(_, at)| at);
    }
    Ok(report)
}

/// What somebody said of the columns of a table holds for the next one with its header.
fn remember_columns(tx: &mut WriteTx<'_>, input: &ChatImport, tables: &[MessageTable]) -> Result<()> {
    for table in tables.iter().filter(|table| table.header_row > 0 && table.missing.is_empty()) {
        let headers = table.headers();
        let is_said = input.columns.iter().any(|columns| columns.headers == headers);
        if is_said || table.remembered || input.format.is_some() {
            imports::remember(tx, &imports::messages_key(&headers), &table.targets())?;
        }
    }
    Ok(())
}

/// How many rows there are, when all of these files came in before and the log still holds everything that they say.
fn all_known(
    tx: &ReadTx<'_>,
    input: &ChatImport,
    read: &Read<'_>,
    (known, goes): (&Known, &[Goes]),
    report: &ChatReport,
) -> Result<Option<u64>> {
    if report.files.iter().any(|file| file.format.is_some() && file.imported_at.is_none()) {
        return Ok(None);
    }
    let people = &read.gathered.people;
    let wanted = wanted_people(people, taken(read, goes).map(|(chat, _)| chat));
    let Some(resolved) = known.as_known((people, &wanted), input.people) else { return Ok(None) };
    let mut known_rows = 0;
    for channel in by_channel(tx, taken(read, goes), &resolved)? {
        let compared = interactions::compare(tx, channel.id, channel.rows(&resolved))?;
        let heard = texts::compare(tx, channel.id, &compared, channel.spoken(&resolved))?;
        if compared.counts().added > 0 || heard.new_texts().0 > 0 {
            return Ok(None);
        }
        known_rows += compared.counts().known;
    }
    Ok(Some(known_rows))
}

/// The chats that are taken, and where they go.
fn taken<'a>(read: &'a Read<'_>, goes: &'a [Goes]) -> impl Iterator<Item = (&'a Gathered, &'a Goes)> {
    read.gathered.chats.iter().zip(goes).filter(|(_, goes)| **goes != Goes::Nowhere)
}

/// What became of the people, the memberships, and the rows of each channel.
type Inserted<'a> = (Added, Resolved, Vec<Places>, Vec<(InChannel<'a>, Compared<KeyedRow>)>);

fn insert<'a>(
    tx: &mut WriteTx<'_>,
    input: &ChatImport,
    community: &Community,
    read: &'a Read<'_>,
    (known, goes, batch): (&Known, &'a [Goes], &Batch),
) -> Result<Inserted<'a>> {
    let gathered = &read.gathered;
    let wanted = wanted_people(&gathered.people, taken(read, goes).map(|(chat, _)| chat));
    let joined = joined_days(taken(read, goes).map(|(chat, _)| chat), &community.zone);
    tx.check_rows("community", [community.id])?;
    tx.bulk_inserts(TABLES, gathered.people.len(), |tx| {
        let resolved = known.resolve(tx, community.id, (&gathered.people, &wanted), input.people, &joined)?;
        let (mut sum, mut all, mut channels) = (Added::default(), Vec::new(), Vec::new());
        for channel in by_channel(tx, taken(read, goes), &resolved)? {
            let compared = batch.append(tx, channel.id, channel.rows(&resolved))?;
            sum += compared.counts();
            for chat in &channel.chats {
                let places =
                    places::places(tx, channel.id, chat, &gathered.people, &resolved, &community.zone)?;
                places.insert(tx, channel.id)?;
                all.push(places);
            }
            channels.push((channel, compared));
        }
        Ok((sum, resolved, all, channels))
    })
}

/// Keeps the texts of the messages, where they are to be kept, beside what the log said to the rows.
fn keep_texts(
    tx: &mut WriteTx<'_>,
    input: &ChatImport,
    batch: &Batch,
    channels: &[(InChannel<'_>, Compared<KeyedRow>)],
    resolved: &Resolved,
) -> Result<KeptTexts> {
    let mut sum = KeptTexts::default();
    for (channel, compared) in channels {
        let heard = texts::compare(tx, channel.id, compared, channel.spoken(resolved))?;
        let kept = if input.dry_run {
            let (texts, length) = heard.new_texts();
            KeptTexts { texts, length, stored: 0 }
        } else {
            texts::append(tx, (batch.id, channel.id), &heard)?
        };
        sum.texts += kept.texts;
        sum.length += kept.length;
        sum.stored += kept.stored;
    }
    Ok(sum)
}

/// Whom the chats that are taken name: nobody else becomes a member.
fn wanted_people<'a>(people: &[Named], chats: impl Iterator<Item = &'a Gathered>) -> Vec<bool> {
    let mut wanted = vec![false; people.len()];
    for chat in chats {
        let rows = chat.rows.iter().map(|row| row.who);
        let moves = chat.moves.iter().flat_map(|one| [one.who, one.by]);
        let listed = chat.roster.iter().map(|(who, _)| *who);
        for who in rows.chain(moves).chain(listed).filter(|who| *who != NOBODY) {
            wanted[who as usize] = true;
        }
    }
    wanted
}

fn joined_days<'a>(chats: impl Iterator<Item = &'a Gathered>, zone: &Zone) -> HashMap<Who, String> {
    let day = |at: i64| date_text(zone.civil_of(at.saturating_mul(1000)).date());
    people::first_joins(chats).into_iter().map(|(who, at)| (who, day(at))).collect()
}

/// Members of whom nobody knew when they joined.
fn fill_joined<'a>(
    tx: &WriteTx<'_>,
    community: &Community,
    chats: impl Iterator<Item = (&'a Gathered, &'a Goes)>,
    resolved: &Resolved,
) -> Result<()> {
    for (who, day) in joined_days(chats.map(|(chat, _)| chat), &community.zone) {
        if let Some(member) = resolved.member(who).filter(|_| !resolved.is_new(who)) {
            members::fill_joined(tx, member, &day)?;
        }
    }
    Ok(())
}

/// The members who came or went.
fn moved<'a>(chats: impl Iterator<Item = (&'a Gathered, &'a Goes)>, resolved: &Resolved) -> Vec<i64> {
    let moves = chats.flat_map(|(chat, _)| &chat.moves);
    let found: BTreeSet<i64> = moves.filter_map(|one| resolved.member(one.who)).collect();
    found.into_iter().collect()
}
