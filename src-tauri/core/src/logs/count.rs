//! What a table of messages or interactions holds, counted without a workspace.

use super::{
    apply::times_of,
    chats::{Asked, COLUMNS_MISSING, MESSAGES, layout, read_messages},
    reading::{ReadLog, Sink},
    times::DEPTH,
    view::LogFault,
    words,
};
use crate::{
    Code, Error, Result,
    chats::{self, Fault, Inspection, Options, Place, Precision, Problem, Time, When},
    interactions::Kind,
    recurrence::Zone,
    tabular::{self, DateOrder, ReadOptions, Source, SpawnReader},
};

/// What a table of interactions is called in results.
const INTERACTIONS: &str = "interactions";

/// Counts a table of messages, or of interactions; nothing when it is neither. Somebody may say that it is of messages.
///
/// # Errors
/// When the table cannot be read.
pub fn count(
    child: &dyn SpawnReader,
    source: &Source,
    options: &Options,
    is_of_messages: bool,
) -> Result<Option<Inspection>> {
    let table = ReadOptions { encoding: options.encoding.clone(), ..ReadOptions::default() };
    let day_first = options.date_order.map(|order| order == DateOrder::DayMonth);
    let asked = Asked { is_said: is_of_messages, ..Asked::nothing() };
    if let Some(layout) = layout(source, &table, child, &asked)? {
        if !layout.missing.is_empty() {
            return Err(Error::new(Code::BadFile)
                .with("reason", COLUMNS_MISSING)
                .with("path", source.name()));
        }
        let file = source.name();
        let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
        let read = |sink: &mut dyn chats::Sink| {
            read_messages(source, (&table, day_first), child, (&layout, stem), sink)
        };
        return chats::counted(MESSAGES, read).map(Some);
    }
    let first = tabular::beginning(source, &table, child, DEPTH)?;
    if is_of_messages || !words::is_log(&first.rows) {
        return Ok(None);
    }
    let column = times_of(source, &table, child)?;
    let dates = column.reader(day_first, chrono_tz::UTC);
    let new = || Sink { log: ReadLog::new(Zone::utc(), dates, ""), pace: &|_| Ok::<(), Error>(()) };
    let log = tabular::read_parts(source, &table, child, new)?.log.checked()?;
    let mut found = of_log(&log);
    if column.is_unclear() && day_first.is_none() {
        found.problems.push(Problem::new(Place::File, Fault::DateOrderUnclear));
        found.problem_counts.insert(Fault::DateOrderUnclear.code(), 1);
    }
    Ok(Some(found))
}

fn of_log(log: &ReadLog) -> Inspection {
    let mut found = Inspection { format: INTERACTIONS, rows: Some(log.rows), ..Inspection::default() };
    let mut written = vec![0_u64; log.authors.len()];
    let mut span: Option<(u32, u32)> = None;
    for row in log.by_channel.iter().flatten() {
        let of_kind = |kind: Kind| row.kind() == kind.code();
        if of_kind(Kind::Message) || of_kind(Kind::Reply) {
            found.messages += 1;
            found.replies += u64::from(of_kind(Kind::Reply));
            written[row.author()] += 1;
            span = Some(span.map_or((row.at, row.at), |(first, last)| (first.min(row.at), last.max(row.at))));
        }
        found.reactions += u64::from(of_kind(Kind::Reaction));
        found.joins += u64::from(of_kind(Kind::Join));
        found.leaves += u64::from(of_kind(Kind::Leave));
    }
    let authors = log.authors.iter().zip(written).filter(|(_, count)| *count > 0);
    found.per_author = authors.map(|(name, count)| (name.to_owned(), count)).collect();
    found.authors = found.per_author.len() as u64;
    // The times of a table that names no zone stand as they were written.
    let time = |second: u32| {
        let millis = i64::from(second) * 1_000;
        let when = if log.is_local { When::Local(millis) } else { When::Instant(millis) };
        Time { when, precision: Precision::Second }.written()
    };
    found.first = span.map(|(first, _)| time(first));
    found.last = span.map(|(_, last)| time(last));
    let told = log.problems.iter().map(|told| Problem::new(Place::Line(told.row), code(told.fault)));
    found.problems.extend(told);
    found
        .problem_counts
        .extend(log.problem_counts.iter().map(|(fault, count)| (code(*fault).code(), *count)));
    found
}

fn code(fault: LogFault) -> Fault {
    match fault {
        LogFault::NotATime => Fault::BadTime,
        LogFault::NoMember => Fault::BadLine,
    }
}
