//! SQL of pieces: the body of an item, and its versions for single channels.

use rusqlite::{Row, params};

use crate::{
    Result, Uid,
    attachments::AttachmentView,
    content::view::{PieceKind, PieceView},
    store::{ReadTx, WriteTx},
    workspace::{from_name, name_of},
};

/// A piece to be written, its attachment resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::content) struct PieceRow {
    pub kind: PieceKind,
    pub text: String,
    pub attachment_id: Option<i64>,
}

fn piece(row: &Row<'_>) -> rusqlite::Result<(Option<Uid>, PieceView)> {
    let attachment = match row.get::<_, Option<Uid>>(4)? {
        Some(uid) => Some(AttachmentView {
            uid,
            hash: row.get(5)?,
            name: row.get(6)?,
            mime: row.get(7)?,
            bytes: row.get(8)?,
            created_at: row.get(9)?,
        }),
        None => None,
    };
    let view = PieceView { uid: row.get(1)?, kind: from_name(row.get(2)?)?, text: row.get(3)?, attachment };
    Ok((row.get(0)?, view))
}

/// All pieces of an item with the channel whose version they belong to: the common body first, then by channel.
pub(in crate::content) fn pieces_of(
    tx: &ReadTx<'_>,
    content_id: i64,
) -> Result<Vec<(Option<Uid>, PieceView)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.uid, p.uid, p.kind, p.text, a.uid, a.hash, a.name, a.mime, a.bytes, a.created_at
         FROM piece p LEFT JOIN channel h ON h.id = p.channel_id LEFT JOIN attachment a ON a.id = p.attachment_id
         WHERE p.content_id = ?1 ORDER BY h.position, p.channel_id, p.position",
    )?;
    let rows = statement.query_map([content_id], piece)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Makes the pieces of a body (of a channel's version) those of `wanted`, touching only rows that differ, so that
/// typing logs one row and a piece keeps its identity.
pub(in crate::content) fn set_pieces(
    tx: &mut WriteTx<'_>,
    content_id: i64,
    channel_id: Option<i64>,
    wanted: &[PieceRow],
) -> Result<()> {
    let known: Vec<i64> = {
        let mut statement = tx.sql().prepare_cached(
            "SELECT id FROM piece WHERE content_id = ?1 AND channel_id IS ?2 ORDER BY position",
        )?;
        let ids = statement.query_map(params![content_id, channel_id], |row| row.get(0))?;
        ids.collect::<rusqlite::Result<_>>()?
    };
    for (place, piece) in wanted.iter().enumerate() {
        let position = i64::try_from(place).unwrap_or(i64::MAX);
        let kind = name_of(&piece.kind)?;
        match known.get(place) {
            Some(id) => tx
                .sql()
                .prepare_cached(
                    "UPDATE piece SET position = ?2, kind = ?3, text = ?4, attachment_id = ?5 WHERE id = ?1",
                )?
                .execute(params![id, position, kind, piece.text, piece.attachment_id])?,
            None => tx
                .sql()
                .prepare_cached(
                    "INSERT INTO piece (uid, content_id, channel_id, position, kind, text, attachment_id)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    tx.new_uid(),
                    content_id,
                    channel_id,
                    position,
                    kind,
                    piece.text,
                    piece.attachment_id
                ])?,
        };
    }
    for id in known.iter().skip(wanted.len()) {
        tx.sql().prepare_cached("DELETE FROM piece WHERE id = ?1")?.execute([id])?;
    }
    Ok(())
}

/// Gives an item the body of another, versions included.
pub(in crate::content) fn copy_pieces(tx: &mut WriteTx<'_>, from_id: i64, to_id: i64) -> Result<()> {
    let ids: Vec<i64> = {
        let mut statement = tx
            .sql()
            .prepare_cached("SELECT id FROM piece WHERE content_id = ?1 ORDER BY channel_id, position")?;
        let ids = statement.query_map([from_id], |row| row.get(0))?;
        ids.collect::<rusqlite::Result<_>>()?
    };
    for id in ids {
        tx.sql()
            .prepare_cached(
                "INSERT INTO piece (uid, content_id, channel_id, position, kind, text, attachment_id)
                 SELECT ?1, ?2, channel_id, position, kind, text, attachment_id FROM piece WHERE id = ?3",
            )?
            .execute(params![tx.new_uid(), to_id, id])?;
    }
    Ok(())
}
