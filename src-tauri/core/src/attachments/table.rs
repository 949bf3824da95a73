//! SQL of attachments; the table itself belongs to the workspace.

use rusqlite::{OptionalExtension, Row, params};

use super::{ops::Kept, view::AttachmentView};
use crate::{
    Error, Result, Uid,
    store::{ReadTx, WriteTx},
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
