//! A batch of the log: what one import brought, so that it can be taken out again exactly, whatever came after it.

use serde_json::json;

use super::view::BatchRef;
use crate::{
    Code, Error, Result, Uid,
    imports::{self, BatchFile, ImportCounts, ListKind, LogBatch, NewBatch},
    interactions::{self, Compared, Cover, LogRow, Stretches},
    store::WriteTx,
    texts,
    workspace::row_id,
};

/// A batch that is being written.
pub(super) struct Batch {
    pub uid: Uid,
    pub id: i64,
}

impl Batch {
    /// Records that files came in; what became of them is said at the end.
    pub(super) fn begin(
        tx: &mut WriteTx<'_>,
        community_id: i64,
        kind: ListKind,
        file: &str,
        files: &[BatchFile],
    ) -> Result<Self> {
        let new = NewBatch {
            community_id,
            kind,
            file,
            files,
            counts: &ImportCounts::default(),
            problem_counts: &std::collections::BTreeMap::new(),
            problems: &[],
            list: None,
        };
        let uid = imports::record_batch(tx, &new)?;
        Ok(Self { uid, id: row_id(tx, "import_batch", uid)? })
    }

    /// A file speaks of a channel between two seconds.
    pub(super) fn cover(
        &self,
        tx: &WriteTx<'_>,
        channel_id: i64,
        (first_at, last_at): (i64, i64),
    ) -> Result<()> {
        interactions::cover(tx, &Cover { batch_id: self.id, channel_id, first_at, last_at })
    }

    /// Adds rows of one channel; gives what the log said to them. To be called within [`WriteTx::bulk_inserts`].
    pub(super) fn append<R: LogRow>(
        &self,
        tx: &WriteTx<'_>,
        channel_id: i64,
        rows: Vec<R>,
    ) -> Result<Compared<R>> {
        let compared = interactions::compare(tx, channel_id, rows)?;
        Stretches::pack(self.id, channel_id, &compared)?.insert(tx)?;
        Ok(compared)
    }

    /// Says what became of it.
    pub(super) fn finish(&self, tx: &mut WriteTx<'_>, log: &LogBatch) -> Result<()> {
        if log.known > 0 {
            let mut confirmed = interactions::confirmed_by(tx, self.id)?;
            confirmed.extend(texts::shared_with(tx, self.id)?);
            imports::confirm(tx, &confirmed, self.id)?;
        }
        imports::describe_log(tx, self.id, log)
    }
}

/// Takes a batch out of the log: its rows go, unless another batch holds them, too. Members whom it brought stay.
pub fn remove(tx: &mut WriteTx<'_>, input: &BatchRef) -> Result<u64> {
    let (id, kind, file) = imports::batch_place(tx, input.batch)?;
    if !matches!(kind, ListKind::Log | ListKind::Chats) {
        return Err(Error::new(Code::Invalid).with("field", "batch").with("reason", "not_a_log"));
    }
    // Texts lie in the order of the rows, so they go first.
    texts::withdraw(tx, id)?;
    let gone = interactions::withdraw(tx, id)?;
    interactions::uncover(tx, id)?;
    imports::forget(tx, id)?;
    tx.describe(json!({ "count": gone, "file": file }));
    Ok(gone)
}
