//! SQL of attachments; the table itself belongs to the workspace.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Row, params};

use super::{ops::Kept, view::AttachmentView};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    store::{LIVING_IMAGES, ReadTx, Reference, WriteTx},
};

const ATTACHMENT: &str = "SELECT uid, hash, name, mime, bytes, created_at FROM attachment";

fn attachment(row: &Row<'_>) -> rusqlite::Result<AttachmentView> {
    Ok(AttachmentView {
        uid: row.get(0)?,
        hash: row.get(1)?,
        name: row.get(2)?,
        mime: row.get(3)?,
        bytes: row.get(4)?,
        created_at: row.get(5)?,
    })
}

pub(super) fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<AttachmentView> {
    tx.sql()
        .prepare_cached(&format!("{ATTACHMENT} WHERE uid = ?1"))?
        .query_row([uid], attachment)
        .optional()?
        .ok_or_else(|| Error::not_found("attachment", uid))
}

/// The row of the same content under the same name, if there is one.
pub(super) fn same(tx: &ReadTx<'_>, kept: &Kept) -> Result<Option<AttachmentView>> {
    Ok(tx
        .sql()
        .prepare_cached(&format!("{ATTACHMENT} WHERE hash = ?1 AND name = ?2"))?
        .query_row(params![kept.hash, kept.name], attachment)
        .optional()?)
}

pub(super) fn insert(tx: &mut WriteTx<'_>, kept: &Kept) -> Result<AttachmentView> {
    let view = AttachmentView {
        uid: tx.new_uid(),
        hash: kept.hash.clone(),
        name: kept.name.clone(),
        mime: kept.mime.to_owned(),
        bytes: kept.bytes,
        created_at: tx.now(),
    };
    tx.sql()
        .prepare_cached(
            "INSERT INTO attachment (uid, hash, name, mime, bytes, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![view.uid, view.hash, view.name, view.mime, view.bytes, view.created_at])?;
    Ok(view)
}

/// The ids of attachments that were added before a moment.
pub(super) fn added_before(tx: &ReadTx<'_>, before: Millis) -> Result<BTreeSet<i64>> {
    let mut statement = tx.sql().prepare_cached("SELECT id FROM attachment WHERE created_at < ?1")?;
    let ids = statement.query_map([before], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The ids of attachments that a column names, or would name again after an undo or a redo.
pub(super) fn named_by(tx: &ReadTx<'_>, reference: &Reference) -> Result<BTreeSet<i64>> {
    let Reference { from, column, .. } = reference;
    let mut statement = tx.sql().prepare(&format!(
        "SELECT id FROM (SELECT {column} AS id FROM {from}
           UNION SELECT json_extract(image, '$.{column}') FROM ({LIVING_IMAGES}))
         WHERE id IS NOT NULL"
    ))?;
    let ids = statement.query_map([from], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The hashes that rows have, or would have again after an undo or a redo.
pub(super) fn hashes(tx: &ReadTx<'_>) -> Result<BTreeSet<String>> {
    let mut statement = tx.sql().prepare(&format!(
        "SELECT hash FROM (SELECT hash FROM attachment
           UNION SELECT json_extract(image, '$.hash') FROM ({LIVING_IMAGES}))
         WHERE hash IS NOT NULL"
    ))?;
    let hashes = statement.query_map(["attachment"], |row| row.get(0))?;
    Ok(hashes.collect::<rusqlite::Result<_>>()?)
}
