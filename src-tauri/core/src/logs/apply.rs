//! Doing it: read outside of any transaction, then add in one step.

use serde_json::json;

use super::{
    authors,
    reading::{ReadLog, ReadRow, Sink},
    view::{LogImport, LogInspection, LogReport},
    words,
};
use crate::{
    Result,
    channels::{self, AddChannel, ChannelKind, ListChannels},
    imports::{self, InspectImport},
    interactions::{self, Added, Row},
    schedule, series,
    store::{ReadTx, Step, Store, WriteTx},
    tabular::{self, SpawnReader},
    workspace,
};

/// The tables that rows are added to.
const TABLES: &[&str] = &["interaction_author", "interaction_segment"];

/// Says whether a table is a log.
pub fn inspect(child: &dyn SpawnReader, input: &InspectImport) -> Result<LogInspection> {
    let looked = imports::look(child, input)?;
    Ok(LogInspection { is_log: words::is_log(&looked.rows) })
}

/// Imports a log as one step, or says what that would add. `pace` is told how many rows were read, and may end it.
pub fn apply(
    store: &Store,
    child: &dyn SpawnReader,
    input: &LogImport,
    pace: &dyn Fn(u64) -> Result<()>,
) -> Result<LogReport> {
    let log = read(store, child, input, pace)?;
    let add = |tx: &mut WriteTx<'_>| write(tx, input, &log);
    if input.dry_run { store.trial(add) } else { store.write(Step::new("log_import"), add) }
}

fn read(
    store: &Store,
    child: &dyn SpawnReader,
    input: &LogImport,
    pace: &dyn Fn(u64) -> Result<()>,
) -> Result<ReadLog> {
    let (zone, tz, community) = store.read(|tx| {
        let community_id = workspace::community_id(tx, input.community)?;
        let communities = workspace::communities(tx)?;
        let name = communities.into_iter().find(|view| view.uid == input.community).map(|view| view.name);
        Ok((
            schedule::zone_of(tx, community_id)?,
            workspace::zone(tx, community_id)?,
            name.unwrap_or_default(),
        ))
    })?;
    let file = input.source.name();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let named = [input.channel.as_deref().unwrap_or_default().trim(), stem, &community];
    let channel = named.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let mut sink = Sink { log: ReadLog::new(zone, tz, channel), pace };
    tabular::read(&input.source, &input.options.clone().unwrap_or_default(), child, &mut sink)?;
    sink.log.checked()
}

fn write(tx: &mut WriteTx<'_>, input: &LogImport, log: &ReadLog) -> Result<LogReport> {
    let community_id = workspace::community_id(tx, input.community)?;
    let known = authors::known(tx, community_id, &log.authors)?;
    let (channel_ids, made) = channels_of(tx, input, community_id, log)?;
    let (strangers, added) = tx.bulk_inserts(TABLES, log.authors.names.len(), |tx| {
        let (numbers, strangers) = authors::all(tx, community_id, &log.authors, &known)?;
        let mut sum = Added::default();
        for (channel_id, rows) in channel_ids.iter().zip(&log.by_channel) {
            let added = interactions::append(tx, *channel_id, &mut rows_of(rows, &numbers))?;
            sum = Added { added: sum.added + added.added, known: sum.known + added.known };
        }
        Ok((strangers, sum))
    })?;
    tx.describe(json!({ "count": added.added }));
    Ok(LogReport {
        rows: log.rows,
        added: added.added,
        known: added.known,
        strangers,
        channels: made,
        problem_counts: log.problem_counts.clone(),
        problems: log.problems.clone(),
    })
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
    let named = named(tx, input, community_id)?;
    let (mut ids, mut made) = (Vec::new(), Vec::new());
    for name in &log.channels.names {
        let known = named.iter().find(|(known, _)| known == name).map(|(_, id)| *id);
        ids.push(match known {
            Some(id) => id,
            None => {
                made.push(name.clone());
                series::add_channel(tx, community_id, &AddChannel::named(name, ChannelKind::Other))?
            }
        });
    }
    Ok((ids, made))
}

/// A community's channels by name.
fn named(tx: &ReadTx<'_>, input: &LogImport, community_id: i64) -> Result<Vec<(String, i64)>> {
    let ids = channels::made_at(tx, community_id)?;
    let asked = ListChannels { community: input.community, is_group: None, trashed: false };
    let views = channels::list(tx, &asked)?;
    Ok(views.into_iter().filter_map(|view| Some((view.name, ids.get(&view.uid)?.0))).collect())
}
