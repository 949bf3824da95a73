//! Doing it: read outside of any transaction, then add in one step.

use std::{panic::resume_unwind, thread};

use serde_json::json;

use super::{
    authors,
    batch::Batch,
    chats::{Asked, LOOKED_AT as LOOKED_AT_OF_MESSAGES, MESSAGES, is_messages},
    reading::{ReadLog, ReadRow, Sink},
    times::TimeColumn,
    view::{LogImport, LogInspection, LogReport},
    words,
    zone::again_in,
};
use crate::{
    Error, Result, Uid,
    channels::{self, AddChannel, ChannelKind, ListChannels},
    chats,
    imports::{self, BatchFile, InspectImport, ListKind, LogBatch},
    interactions::{self, Added, Compared, Row, Stretches},
    recurrence::Zone,
    schedule, series,
    store::{ReadTx, Step, Store, WriteTx},
    tabular::{self, ReadOptions, Source, SpawnReader},
    workers, workspace,
};

/// The tables that rows are added to.
const TABLES: &[&str] = &["interaction_author", "interaction_segment"];

/// How many rows show how a table writes its times.
const LOOKED_AT: usize = 300;

/// Says whether a file is an export of a chat, a log, or something else.
pub fn inspect(store: &Store, child: &dyn SpawnReader, input: &InspectImport) -> Result<LogInspection> {
    let is = |is_log, format, is_folder| Ok(LogInspection { is_log, format, is_folder });
    let source = match &input.source {
        Source::File { path } if path.is_dir() => return is(false, None, true),
        Source::File { path } => chats::Source::File(path.clone()),
        Source::Text { text } => chats::Source::Text(text.as_str().into()),
    };
    // What is no export of a chat may be anything else.
    if let Ok(found) = chats::recognise(&source, &chats::Options::default())
        && !is_list_after_all(&source)
    {
        // An archive of chats may hold a list of people, too.
        let chat = found.iter().find(|(_, format)| !format.is_list());
        let name = chat.map(|(_, format)| format.name().to_owned());
        return is(false, name, false);
    }
    let options = input.options.clone().unwrap_or_default();
    let first = tabular::beginning(&input.source, &options, child, LOOKED_AT_OF_MESSAGES)?;
    let remembered =
        |headers: &[String]| store.read(|tx| imports::mapping(tx, &imports::messages_key(headers)));
    if is_messages(&first, &Asked { remembered: &remembered, ..Asked::nothing() })? {
        return is(false, Some(MESSAGES.to_owned()), false);
    }
    is(words::is_log(&first.rows), None, false)
}

/// Whether pasted rows only look like lines of a chat: nothing in them is a message.
fn is_list_after_all(source: &chats::Source) -> bool {
    let is_pasted = matches!(source, chats::Source::Text(_));
    is_pasted
        && chats::inspect(source, None, &chats::Options::default())
            .is_ok_and(|found| found.messages + found.system_messages + found.members == 0)
}

/// A log that was read, and how it was understood.
pub struct ReadTable {
    log: ReadLog,
    files: Vec<BatchFile>,
    zone: String,
    /// That in which the file came in before.
    zone_before: Option<String>,
    order_unclear: bool,
}

/// Reads a log and changes nothing. `pace` is told how many rows were read, and may end it.
pub fn read(
    store: &Store,
    child: &dyn SpawnReader,
    input: &LogImport,
    pace: &dyn Fn(u64) -> Result<()>,
) -> Result<ReadTable> {
    // The file's hash is found by another thread meanwhile.
    let table = thread::scope(|scope| {
        let files = scope.spawn(|| imports::of_source(&input.source));
        let table = rows(store, child, input, pace);
        let files = files.join().unwrap_or_else(|panic| resume_unwind(panic));
        Ok::<_, Error>(ReadTable { files: files?, ..table? })
    })?;
    let before = store
        .read(|tx| imports::zone_before(tx, workspace::community_id(tx, input.community)?, &table.files))?;
    let before = before.filter(|_| table.log.is_local);
    let table = match again_in(before.as_deref(), &table.zone, (input.zone.as_deref(), input.dry_run))? {
        None => table,
        Some(zone) => {
            let input = LogImport { zone: Some(zone.name().to_owned()), ..input.clone() };
            ReadTable { files: table.files, ..rows(store, child, &input, pace)? }
        }
    };
    Ok(ReadTable { zone_before: before, ..table })
}

/// Imports what was read as one step, or says what that would add.
pub fn apply(store: &Store, input: &LogImport, table: &ReadTable) -> Result<LogReport> {
    let add = |tx: &mut WriteTx<'_>| write(tx, input, table);
    if input.dry_run { store.trial(add) } else { store.write(Step::new("log_import"), add) }
}

fn rows(
    store: &Store,
    child: &dyn SpawnReader,
    input: &LogImport,
    pace: &dyn Fn(u64) -> Result<()>,
) -> Result<ReadTable> {
    let (zone, tz, community) = store.read(|tx| {
        let community_id = workspace::community_id(tx, input.community)?;
        Ok((
            schedule::zone_of(tx, community_id)?,
            workspace::zone(tx, community_id)?,
            workspace::community_name(tx, input.community)?,
        ))
    })?;
    let file = input.source.name();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let named = [input.channel.as_deref().unwrap_or_default().trim(), stem, &community];
    let channel = named.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let options = input.options.clone().unwrap_or_default();
    let (zone, tz) = match &input.zone {
        Some(name) => (Zone::named(name)?, name.parse().unwrap_or(tz)),
        None => (zone, tz),
    };
    let column = times_of(&input.source, &options, child)?;
    let dates = column.reader(input.day_first, tz);
    let new = || Sink { log: ReadLog::new(zone.clone(), dates, channel), pace };
    let log = tabular::read_parts(&input.source, &options, child, new)?.log.checked()?;
    let zone = zone.name().to_owned();
    let order_unclear = column.is_unclear();
    Ok(ReadTable { log, files: Vec::new(), zone, zone_before: None, order_unclear })
}

/// The column of times, looked at wholly where its beginning shows that it has to be: what 3/5 means only all of it says.
pub(super) fn times_of(
    source: &Source,
    options: &ReadOptions,
    child: &dyn SpawnReader,
) -> Result<TimeColumn> {
    let mut column = TimeColumn::of(|cells| Some(words::columns(cells)?.time));
    let first = tabular::beginning(source, options, child, LOOKED_AT)?;
    if !words::has_plain_times(&first.rows) {
        tabular::read(source, options, child, &mut column)?;
    }
    Ok(column)
}

fn write(tx: &mut WriteTx<'_>, input: &LogImport, table: &ReadTable) -> Result<LogReport> {
    let (log, files) = (&table.log, &table.files);
    let community_id = workspace::community_id(tx, input.community)?;
    let known = authors::known(tx, community_id, &log.authors)?;
    let (channel_ids, made) = channels_of(tx, input, community_id, log)?;
    let mut report = LogReport {
        batch: None,
        rows: log.rows,
        added: 0,
        known: 0,
        strangers: 0,
        channels: made,
        zone: log.is_local.then(|| table.zone.clone()),
        zone_before: table.zone_before.clone(),
        order_unclear: table.order_unclear,
        problem_counts: log.problem_counts.clone(),
        problems: log.problems.clone(),
    };
    if came_before(tx, community_id, files)?
        && let Some(numbers) = known.iter().copied().collect::<Option<Vec<u32>>>()
        && is_held(tx, &channel_ids, log, &numbers)?
    {
        report.known = log.rows;
        return Ok(report);
    }
    let batch = Batch::begin(tx, community_id, ListKind::Log, &input.source.name(), files)?;
    let (strangers, added) = tx.bulk_inserts(TABLES, log.authors.len(), |tx| {
        let (numbers, strangers) = authors::all(tx, community_id, &log.authors, &known)?;
        Ok((strangers, append(tx, batch.id, &channel_ids, log, &numbers)?))
    })?;
    for (channel_id, rows) in channel_ids.iter().zip(&log.by_channel) {
        let at = || rows.iter().map(|row| i64::from(row.at));
        if let Some(span) = at().min().zip(at().max()) {
            batch.cover(tx, *channel_id, span)?;
        }
    }
    let (zone, mixed) = (report.zone.clone(), log.is_local && log.is_zoned);
    batch.finish(
        tx,
        &LogBatch { zone, mixed, added: added.added, known: added.known, ..LogBatch::default() },
    )?;
    tx.describe(json!({ "count": added.added }));
    report.batch = (!input.dry_run).then_some(batch.uid);
    (report.added, report.known, report.strangers) = (added.added, added.known, strangers);
    Ok(report)
}

/// Adds the rows of all channels. Threads compare and pack them, so that others wait for this transaction as shortly as may be.
fn append(
    tx: &WriteTx<'_>,
    batch_id: i64,
    channel_ids: &[i64],
    log: &ReadLog,
    numbers: &[u32],
) -> Result<Added> {
    let mut sum = Added::default();
    let mut channels = channel_ids.iter().copied().zip(&log.by_channel);
    workers::in_order(
        &mut sum,
        |_| {
            let Some((channel_id, rows)) = channels.next() else { return Ok(None) };
            let ats = rows.iter().map(|row| i64::from(row.at));
            let span = ats.clone().min().zip(ats.max()).unwrap_or_default();
            Ok(Some((channel_id, rows, interactions::held(tx, channel_id, span)?)))
        },
        |(channel_id, rows, held)| {
            let compared = Compared::of(rows_of(rows, numbers), &held);
            Ok((compared.counts(), Stretches::pack(batch_id, channel_id, &compared)?))
        },
        |sum, packed: Result<(Added, Stretches)>| {
            let (counts, stretches) = packed?;
            *sum += counts;
            stretches.insert(tx)
        },
    )?;
    Ok(sum)
}

/// Whether the same file, or the same pasted text, came in before.
fn came_before(tx: &ReadTx<'_>, community_id: i64, files: &[BatchFile]) -> Result<bool> {
    for file in files {
        if imports::batch_of_file(tx, community_id, &file.sha256)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the log holds every row already.
fn is_held(tx: &ReadTx<'_>, channel_ids: &[i64], log: &ReadLog, numbers: &[u32]) -> Result<bool> {
    for (channel_id, rows) in channel_ids.iter().zip(&log.by_channel) {
        if interactions::compare(tx, *channel_id, rows_of(rows, numbers))?.counts().added > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

fn rows_of(rows: &[ReadRow], numbers: &[u32]) -> Vec<Row> {
    rows.iter()
        .map(|row| Row { at: i64::from(row.at), author: numbers[row.author()], kind: row.kind() })
        .collect()
}

/// The row ids of the log's channels, and the names of those that were made for it.
fn channels_of(
    tx: &mut WriteTx<'_>,
    input: &LogImport,
    community_id: i64,
    log: &ReadLog,
) -> Result<(Vec<i64>, Vec<String>)> {
    let named = named(tx, input.community, community_id)?;
    let (mut ids, mut made) = (Vec::new(), Vec::new());
    for name in log.channels.iter() {
        let known = named.iter().find(|(known, ..)| known == name).map(|(_, id, _)| *id);
        ids.push(match known {
            Some(id) => id,
            None => {
                made.push(name.to_owned());
                series::add_channel(tx, community_id, &AddChannel::named(name, ChannelKind::Other))?
            }
        });
    }
    Ok((ids, made))
}

/// A community's channels with their row ids and identities.
pub(super) fn named(tx: &ReadTx<'_>, community: Uid, community_id: i64) -> Result<Vec<(String, i64, Uid)>> {
    let ids = channels::made_at(tx, community_id)?;
    let views = channels::list(tx, &ListChannels { community, is_group: None, trashed: false })?;
    Ok(views.into_iter().filter_map(|view| Some((view.name, ids.get(&view.uid)?.0, view.uid))).collect())
}
