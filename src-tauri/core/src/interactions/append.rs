//! Adding to the log what it does not hold yet, and taking out of it what nobody claims any more.
//!
//! A batch keeps all rows that its files hold: those that it added, and those that the log held already, which it confirms. Of rows
//! that cannot be told apart the log holds as many as the batch that has most of them; of rows with a platform's id one.

use std::collections::{BTreeMap, HashSet};

use super::{
    key::{self, Key, KeyedRow},
    segment::{self, Block, LogRow},
    table::{self, NewSegment},
};
use crate::{
    Error, Result,
    store::{ReadTx, WriteTx},
};

/// Rows of one stretch: few enough to be read for a week, many enough to cost nothing beside their rows.
const STRETCH: usize = 1 << 16;

/// What became of rows that were to be added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Added {
    /// How many were new.
    pub added: u64,
    /// How many the log held already.
    pub known: u64,
}

impl std::ops::AddAssign for Added {
    fn add_assign(&mut self, other: Self) {
        self.added += other.added;
        self.known += other.known;
    }
}

/// The rows of a file by what the log says to them.
#[derive(Debug)]
pub struct Compared<R> {
    /// Rows that it does not hold.
    pub new: Vec<R>,
    /// Rows that it holds.
    pub known: Vec<R>,
}

impl<R> Compared<R> {
    /// How many of each there are.
    pub fn counts(&self) -> Added {
        Added { added: self.new.len() as u64, known: self.known.len() as u64 }
    }
}

/// What the log holds of a channel between two seconds.
pub fn held(tx: &ReadTx<'_>, channel_id: i64, (first, last): (i64, i64)) -> Result<Vec<KeyedRow>> {
    let mut held = Vec::new();
    table::counted(tx, channel_id, (first, last), |packed| {
        key::unpack_keyed(packed, &mut Block::default(), |row| held.push(row))
    })?;
    held.retain(|row| first <= row.row.at && row.row.at <= last);
    held.sort_unstable();
    Ok(held)
}

/// Tells the rows of one channel that the log holds from those that it does not. Of rows that cannot be told apart there are
/// afterwards as many as there were in the log, or as came now, whichever is more.
pub fn compare<R: LogRow>(tx: &ReadTx<'_>, channel_id: i64, rows: Vec<R>) -> Result<Compared<R>> {
    let ats = rows.iter().map(|row| row.row().at);
    let held = match ats.clone().min().zip(ats.max()) {
        Some(span) => held(tx, channel_id, span)?,
        None => Vec::new(),
    };
    Ok(Compared::of(rows, &held))
}

impl<R: LogRow> Compared<R> {
    /// The rows, in whatever order, beside what the log holds of their seconds.
    pub fn of(mut rows: Vec<R>, held: &[KeyedRow]) -> Self {
        if rows.is_sorted_by_key(|row| row.row().at) {
            // Most logs are written as time goes by: only what happens within one second has to be put in order.
            rows.chunk_by_mut(|one, next| one.row().at == next.row().at).for_each(<[R]>::sort_unstable);
        } else {
            rows.sort_unstable();
        }
        if held.is_empty() && rows.iter().all(|row| !row.key().is_id()) {
            return Self { new: rows, known: Vec::new() };
        }
        apart(&rows, held)
    }
}

/// Those of `rows` that are more often in them than in `held`, as often as they are more, and the others; both are in order.
fn apart<R: LogRow>(rows: &[R], held: &[KeyedRow]) -> Compared<R> {
    let mut ids: HashSet<Key> = held.iter().map(|row| row.key).filter(|key| key.is_id()).collect();
    let mut compared = Compared { new: Vec::new(), known: Vec::new() };
    let mut held = held.iter().filter(|row| !row.key.is_id()).map(|row| (row.row, row.key)).peekable();
    let mut again = HashSet::new();
    for row in rows {
        let key = row.key();
        if key.is_id() {
            // A file that says the same thing twice says it once.
            if again.insert(key) {
                if ids.insert(key) { compared.new.push(*row) } else { compared.known.push(*row) }
            }
            continue;
        }
        let own = (row.row(), key);
        while held.next_if(|held| *held < own).is_some() {}
        if held.next_if_eq(&own).is_some() { compared.known.push(*row) } else { compared.new.push(*row) }
    }
    compared
}

/// Rows of a batch in one channel, packed by whatever thread, to be inserted.
pub struct Stretches(Vec<NewSegment>);

impl Stretches {
    /// Packs what was compared.
    ///
    /// # Errors
    /// An internal error when a century lies between two rows that follow each other.
    pub fn pack<R: LogRow>(batch_id: i64, channel_id: i64, compared: &Compared<R>) -> Result<Self> {
        let mut stretches = Vec::new();
        for (confirms, rows) in [(false, &compared.new), (true, &compared.known)] {
            for stretch in rows.chunks(STRETCH) {
                stretches.extend(packed(batch_id, channel_id, confirms, stretch)?);
            }
        }
        Ok(Self(stretches))
    }

    /// Writes them. To be called within [`WriteTx::bulk_inserts`].
    pub fn insert(&self, tx: &WriteTx<'_>) -> Result<()> {
        self.0.iter().try_for_each(|new| table::insert_segment(tx, new))
    }
}

fn packed(
    batch_id: i64,
    channel_id: i64,
    confirms: bool,
    rows: &[impl LogRow],
) -> Result<Option<NewSegment>> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(None) };
    Ok(Some(NewSegment {
        batch_id,
        channel_id,
        confirms,
        first_at: first.row().at,
        last_at: last.row().at,
        row_count: u32::try_from(rows.len()).map_err(Error::internal)?,
        rows: segment::pack(rows)?,
        keys: key::pack_keys(rows),
        targets: key::pack_targets(rows),
    }))
}

/// Gives the counted rows of a channel within some seconds to `each`, with what tells them apart and what they answer.
pub fn each_keyed(
    tx: &ReadTx<'_>,
    channel_id: i64,
    (first, last): (i64, i64),
    mut each: impl FnMut(&KeyedRow),
) -> Result<()> {
    let mut block = Block::default();
    table::counted(tx, channel_id, (first, last), |packed| {
        key::unpack_keyed(packed, &mut block, |row| {
            if first <= row.row.at && row.row.at <= last {
                each(&row);
            }
        })
    })
}

/// Takes the rows of a batch out of the log, except for those that other batches confirm: these are theirs from now on. Says how
/// many rows went.
pub fn withdraw(tx: &WriteTx<'_>, batch_id: i64) -> Result<u64> {
    let mut gone = 0;
    for (channel_id, added) in table::added_by(tx, batch_id)? {
        table::delete_segments(tx, batch_id, channel_id)?;
        gone += added.rows;
        if let Some(span) = added.span {
            // What others take over did not go.
            gone = gone.saturating_add_signed(-settle(tx, channel_id, span)?);
        }
    }
    Ok(gone)
}

/// Lets batches own what they confirm and nobody before them has, in the order in which they came; says how many more rows they
/// own than before.
pub(super) fn settle(tx: &WriteTx<'_>, channel_id: i64, span: (i64, i64)) -> Result<i64> {
    let mut taken = 0;
    // What the batches so far have, as in a log into which they came one after the other.
    let mut log: Vec<KeyedRow> = Vec::new();
    for (batch_id, stretches) in by_batch(tx, channel_id, span)? {
        let within = |row: &&KeyedRow| span.0 <= row.row.at && row.row.at <= span.1;
        let all = stretches.iter().flat_map(|stretch| &stretch.rows).filter(within);
        let mut all: Vec<KeyedRow> = all.copied().collect();
        all.sort_unstable();
        let compared = apart(&all, &log);
        log.extend(&compared.new);
        log.sort_unstable();
        let owned = stretches.iter().filter(|stretch| !stretch.confirms).flat_map(|stretch| &stretch.rows);
        let owned = owned.filter(within).count();
        if compared.new.len() == owned {
            continue;
        }
        taken += i64::try_from(compared.new.len()).map_err(Error::internal)?
            - i64::try_from(owned).map_err(Error::internal)?;
        let outside = |confirms: bool| -> Vec<KeyedRow> {
            let own = stretches.iter().filter(|stretch| stretch.confirms == confirms);
            own.flat_map(|stretch| &stretch.rows).filter(|row| !within(row)).copied().collect()
        };
        let (mut owns, mut confirms) = (outside(false), outside(true));
        owns.extend(compared.new);
        confirms.extend(compared.known);
        for stretch in &stretches {
            table::delete_segment(tx, stretch.id)?;
        }
        owns.sort_unstable();
        confirms.sort_unstable();
        let settled = Compared { new: owns, known: confirms };
        Stretches::pack(batch_id, channel_id, &settled)?.insert(tx)?;
    }
    Ok(taken)
}

/// A stretch as it is settled.
struct Stretch {
    id: i64,
    confirms: bool,
    rows: Vec<KeyedRow>,
}

fn by_batch(tx: &ReadTx<'_>, channel_id: i64, span: (i64, i64)) -> Result<BTreeMap<i64, Vec<Stretch>>> {
    let mut found = BTreeMap::<i64, Vec<Stretch>>::new();
    table::of_all_batches(tx, channel_id, span, |id, batch_id, confirms, packed| {
        let mut rows = Vec::new();
        key::unpack_keyed(packed, &mut Block::default(), |row| rows.push(row))?;
        found.entry(batch_id).or_default().push(Stretch { id, confirms, rows });
        Ok(())
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{super::segment::Row, *};

    fn keyed(at: i64, key: Key) -> KeyedRow {
        KeyedRow { row: Row { at, author: 1, kind: 0 }, key, target: Key::NONE }
    }

    #[test]
    fn of_equal_rows_as_many_stay_as_came_more() {
        let rows = |ats: &[i64]| ats.iter().map(|at| keyed(*at, Key::NONE)).collect::<Vec<_>>();
        for (given, held, new, known) in [
            (&[1, 2, 3][..], &[2][..], &[1, 3][..], &[2][..]),
            (&[5, 5, 5], &[5], &[5, 5], &[5]),
            (&[5], &[5, 5], &[], &[5]),
            (&[1, 2], &[], &[1, 2], &[]),
            (&[4, 6], &[1, 4, 5, 6, 7], &[], &[4, 6]),
        ] {
            let compared = apart(&rows(given), &rows(held));
            assert_eq!(compared.new, rows(new), "{given:?} beside {held:?}");
            assert_eq!(compared.known, rows(known), "{given:?} beside {held:?}");
        }
    }

    #[test]
    fn an_id_is_there_once_whatever_else_is_said_of_it() {
        let (one, other) = (Key::of_id(&["1"]), Key::of_id(&["2"]));
        let compared =
            apart(&[keyed(5, one), keyed(5, one), keyed(6, other), keyed(9, one)], &[keyed(6, other)]);
        assert_eq!(compared.new, [keyed(5, one)]);
        assert_eq!(compared.known, [keyed(6, other)]);
        // Texts of one second are told apart, ids and texts too.
        let (plus, minus) = (Key::of_text("+1"), Key::of_text("-1"));
        let mut rows = [keyed(5, plus), keyed(5, plus), keyed(5, minus)];
        rows.sort_unstable();
        let compared = apart(&rows, &[keyed(5, plus)]);
        assert_eq!(compared.counts(), Added { added: 2, known: 1 });
    }
}
