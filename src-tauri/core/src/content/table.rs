//! SQL of content items, their channels and pillars; lists, pieces and deliveries have files of their own.

mod deliveries;
mod list;
mod outcomes;
mod pieces;
mod pillars;
mod places;
mod ready;
mod shares;

use rusqlite::{OptionalExtension, Row, params};

pub use deliveries::OpenChannel;
pub(super) use deliveries::{
    DeliveryRow, Mark, deliveries_of, delivery_originals, open_channels, progress_of, put_delivery,
    rename_delivery, stopped_of,
};
pub(super) use list::{Filter, ListRow, channels_of_many, counts, list, total};
pub use outcomes::{Sent, sent};
pub(super) use outcomes::{Served, channel_ids_of, served, titles, to_go_out};
pub(super) use pieces::{PieceRow, copy_pieces, pieces_of, set_pieces};
pub(super) use pillars::{community_of_pillar, insert_pillar, pillar, pillars, remove_pillar, update_pillar};
pub(super) use places::{forget_all_places, forget_places, places, set_place};
pub use ready::ReadyItem;
pub(super) use ready::ready;
pub(super) use shares::{looked_after, share};

use super::view::ContentState;
use crate::{
    Error, Result, Uid,
    clock::Millis,
    patch::Patch,
    store::{ReadTx, Table, WriteTx},
    workspace::{found, from_name, name_of},
};

/// Tables of content.
pub const TABLES: &[Table] = &[
    Table::shared(
        "pillar",
        "CREATE TABLE pillar (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL, color TEXT,
           target_share REAL, position REAL NOT NULL, UNIQUE (community_id, name)) STRICT;",
    ),
    Table::shared(
        "content",
        "CREATE TABLE content (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), title TEXT NOT NULL, titled INTEGER NOT NULL,
           state TEXT NOT NULL, owner_id INTEGER REFERENCES operator (id),
           reviewer_id INTEGER REFERENCES operator (id), pillar_id INTEGER REFERENCES pillar (id),
           schedule_id INTEGER UNIQUE REFERENCES schedule (id), language TEXT, note TEXT,
           custom TEXT NOT NULL DEFAULT '{}',
           board_position REAL NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
           deleted_at INTEGER) STRICT;
         CREATE INDEX content_board ON content (community_id, state, board_position) WHERE deleted_at IS NULL;
         CREATE INDEX content_pillar ON content (pillar_id);
         CREATE INDEX content_trash ON content (deleted_at) WHERE deleted_at IS NOT NULL;",
    ),
    Table::shared(
        "piece",
        "CREATE TABLE piece (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           content_id INTEGER NOT NULL REFERENCES content (id), channel_id INTEGER REFERENCES channel (id),
           position INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
           attachment_id INTEGER REFERENCES attachment (id)) STRICT;
         CREATE INDEX piece_content ON piece (content_id, channel_id, position);
         CREATE INDEX piece_attachment ON piece (attachment_id) WHERE attachment_id IS NOT NULL;",
    ),
    Table::shared(
        "content_channel",
        "CREATE TABLE content_channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           content_id INTEGER NOT NULL REFERENCES content (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           UNIQUE (content_id, channel_id)) STRICT;
         CREATE INDEX content_channel_channel ON content_channel (channel_id);",
    ),
    Table::shared(
        "delivery",
        "CREATE TABLE delivery (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           content_id INTEGER NOT NULL REFERENCES content (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           original TEXT NOT NULL DEFAULT '', state TEXT NOT NULL, at INTEGER,
           operator_id INTEGER REFERENCES operator (id), reason TEXT,
           UNIQUE (content_id, original, channel_id)) STRICT;
         CREATE INDEX delivery_channel ON delivery (channel_id, at);",
    ),
    places::SEND_PLACE,
];

/// An item as it is stored.
#[derive(Debug, Clone)]
pub(super) struct ContentRecord {
    pub id: i64,
    pub uid: Uid,
    pub community_id: i64,
    pub community: Uid,
    pub title: String,
    pub titled: bool,
    pub state: ContentState,
    pub owner: Option<Uid>,
    pub reviewer: Option<Uid>,
    pub pillar: Option<Uid>,
    pub schedule_id: Option<i64>,
    pub language: Option<String>,
    pub note: Option<String>,
    pub custom: String,
    pub review_on: bool,
    pub created_at: Millis,
    pub updated_at: Millis,
    pub deleted_at: Option<Millis>,
}

const CONTENT: &str =
    "SELECT c.id, c.uid, c.community_id, m.uid, c.title, c.titled, c.state, o.uid, r.uid, p.uid,
    c.schedule_id, c.language, c.note, m.review_on, c.created_at, c.updated_at, c.deleted_at, c.custom
  FROM content c JOIN community m ON m.id = c.community_id LEFT JOIN operator o ON o.id = c.owner_id
  LEFT JOIN operator r ON r.id = c.reviewer_id LEFT JOIN pillar p ON p.id = c.pillar_id";

fn record(row: &Row<'_>) -> rusqlite::Result<ContentRecord> {
    Ok(ContentRecord {
        id: row.get(0)?,
        uid: row.get(1)?,
        community_id: row.get(2)?,
        community: row.get(3)?,
        title: row.get(4)?,
        titled: row.get(5)?,
        state: from_name(row.get(6)?)?,
        owner: row.get(7)?,
        reviewer: row.get(8)?,
        pillar: row.get(9)?,
        schedule_id: row.get(10)?,
        language: row.get(11)?,
        note: row.get(12)?,
        review_on: row.get(13)?,
        created_at: row.get(14)?,
        updated_at: row.get(15)?,
        deleted_at: row.get(16)?,
        custom: row.get(17)?,
    })
}

pub(super) fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<ContentRecord> {
    tx.sql()
        .prepare_cached(&format!("{CONTENT} WHERE c.uid = ?1"))?
        .query_row([uid], record)
        .optional()?
        .ok_or_else(|| Error::not_found("content", uid))
}

pub(super) fn by_schedule(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Option<ContentRecord>> {
    Ok(tx
        .sql()
        .prepare_cached(&format!("{CONTENT} WHERE c.schedule_id = ?1"))?
        .query_row([schedule_id], record)
        .optional()?)
}

/// The newest item, of one pillar or of any: what the next one is probably like.
/// `+` keeps the planner from an index that finds everything and then sorts it; the newest row mostly fits.
pub(super) fn last_like(
    tx: &ReadTx<'_>,
    community_id: i64,
    pillar_id: Option<i64>,
) -> Result<Option<ContentRecord>> {
    Ok(tx
        .sql()
        .prepare_cached(&format!(
            "{CONTENT} WHERE +c.community_id = ?1 AND c.deleted_at IS NULL AND (?2 IS NULL OR c.pillar_id = ?2)
             ORDER BY c.id DESC LIMIT 1"
        ))?
        .query_row(params![community_id, pillar_id], record)
        .optional()?)
}

pub(super) struct NewContent<'a> {
    pub community_id: i64,
    pub title: &'a str,
    pub titled: bool,
    pub state: ContentState,
    pub owner_id: Option<i64>,
    pub reviewer_id: Option<i64>,
    pub pillar_id: Option<i64>,
    pub schedule_id: Option<i64>,
    pub language: Option<&'a str>,
    pub note: Option<&'a str>,
    pub custom: &'a str,
}

/// Makes an item at the end of its column.
pub(super) fn insert(tx: &mut WriteTx<'_>, new: &NewContent<'_>) -> Result<(i64, Uid)> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO content (uid, community_id, title, titled, state, owner_id, reviewer_id, pillar_id,
               schedule_id, language, note, created_at, updated_at, custom, board_position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, ?13,
               (SELECT coalesce(max(board_position), 0) + 1 FROM content WHERE community_id = ?2 AND state = ?5
                  AND deleted_at IS NULL))",
        )?
        .execute(params![
            uid,
            new.community_id,
            new.title,
            new.titled,
            name_of(&new.state)?,
            new.owner_id,
            new.reviewer_id,
            new.pillar_id,
            new.schedule_id,
            new.language,
            new.note,
            tx.now(),
            new.custom
        ])?;
    Ok((tx.sql().last_insert_rowid(), uid))
}

/// Writes one column; `column` is one of this domain's own names.
pub(super) fn set(tx: &WriteTx<'_>, uid: Uid, column: &str, value: &dyn rusqlite::ToSql) -> Result<()> {
    let sql = format!("UPDATE content SET {column} = ?2, updated_at = ?3 WHERE uid = ?1");
    let changed = tx.sql().prepare_cached(&sql)?.execute(params![uid, value, tx.now()])?;
    found(changed, "content", uid)
}

pub(super) fn patch<T: rusqlite::ToSql>(
    tx: &WriteTx<'_>,
    uid: Uid,
    column: &str,
    value: Patch<T>,
) -> Result<()> {
    match value {
        Patch::Keep => Ok(()),
        Patch::Clear => set(tx, uid, column, &rusqlite::types::Null),
        Patch::Set(value) => set(tx, uid, column, &value),
    }
}

pub(super) fn set_state(tx: &WriteTx<'_>, uid: Uid, state: ContentState) -> Result<()> {
    set(tx, uid, "state", &name_of(&state)?)
}

/// Positions in a column around the place before the card `before`, or at its end: the last card that comes earlier
/// (cards that move are not counted) and the card itself.
pub(super) fn neighbours(
    tx: &ReadTx<'_>,
    community_id: i64,
    state: ContentState,
    before: Option<Uid>,
    moving: &[Uid],
) -> Result<(Option<f64>, Option<f64>)> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid, board_position FROM content WHERE community_id = ?1 AND state = ?2 AND deleted_at IS NULL
         ORDER BY board_position, id",
    )?;
    let mut rows = statement.query(params![community_id, name_of(&state)?])?;
    let mut earlier = None;
    while let Some(row) = rows.next()? {
        let uid: Uid = row.get(0)?;
        if moving.contains(&uid) {
            continue;
        }
        let position = row.get(1)?;
        if Some(uid) == before {
            return Ok((earlier, Some(position)));
        }
        earlier = Some(position);
    }
    Ok((earlier, None))
}

/// Numbers the cards of a column anew, in their order.
pub(super) fn renumber(tx: &mut WriteTx<'_>, community_id: i64, state: ContentState) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE content SET board_position = placed.place
             FROM (SELECT id, row_number() OVER (ORDER BY board_position, id) AS place FROM content
                   WHERE community_id = ?1 AND state = ?2 AND deleted_at IS NULL) AS placed
             WHERE content.id = placed.id",
        )?
        .execute(params![community_id, name_of(&state)?])?;
    Ok(())
}

/// Row ids and uids of an item's channels that are not in the trash, in the order of the channels.
pub(super) fn channels_of(tx: &ReadTx<'_>, content_id: i64) -> Result<Vec<(i64, Uid)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.id, h.uid FROM content_channel x JOIN channel h ON h.id = x.channel_id
         WHERE x.content_id = ?1 AND h.deleted_at IS NULL ORDER BY h.position, h.id",
    )?;
    let rows = statement.query_map([content_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those that something new may go to: a group that is closed gets nothing any more.
pub(super) fn open_channels_of(tx: &ReadTx<'_>, content_id: i64) -> Result<Vec<(i64, Uid)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT h.id, h.uid FROM content_channel x JOIN channel h ON h.id = x.channel_id
         WHERE x.content_id = ?1 AND h.deleted_at IS NULL AND h.state <> 'closed' ORDER BY h.position, h.id",
    )?;
    let rows = statement.query_map([content_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_channel(tx: &mut WriteTx<'_>, content_id: i64, channel_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO content_channel (uid, content_id, channel_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![tx.new_uid(), content_id, channel_id])?;
    Ok(())
}

pub(super) fn remove_channel(tx: &mut WriteTx<'_>, content_id: i64, channel_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("DELETE FROM content_channel WHERE content_id = ?1 AND channel_id = ?2")?
        .execute([content_id, channel_id])?;
    Ok(())
}

/// Whether a community's content passes a review.
pub(super) fn review_on(tx: &ReadTx<'_>, community_id: i64) -> Result<bool> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT review_on FROM community WHERE id = ?1")?
        .query_row([community_id], |row| row.get(0))?)
}
