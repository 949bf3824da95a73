//! SQL of communities, operators, tags and settings.

mod custom;
mod saved;

use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Map, Value};

pub(crate) use custom::{custom_of, set_custom};
pub(super) use saved::{delete_view, save_view, saved_views};

use super::view::{CommunityView, Scale, Tag, TagKind};
use crate::{
    Code, Error, Result, Uid,
    clock::Millis,
    store::{OperatorUids, ReadTx, Table, WriteTx},
};

/// Tables of the workspace.
pub const TABLES: &[Table] = &[
    Table::shared(
        "operator",
        "CREATE TABLE operator (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           name TEXT NOT NULL, color TEXT, deleted_at INTEGER) STRICT;",
    ),
    Table::shared(
        "community",
        "CREATE TABLE community (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           name TEXT NOT NULL, tz TEXT NOT NULL, scale TEXT NOT NULL, review_on INTEGER NOT NULL DEFAULT 0,
           is_demo INTEGER NOT NULL DEFAULT 0, position REAL NOT NULL, created_at INTEGER NOT NULL,
           deleted_at INTEGER) STRICT;",
    ),
    Table::shared(
        "setting",
        "CREATE TABLE setting (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;",
    ),
    Table::local(
        "local_setting",
        "CREATE TABLE local_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;",
    ),
    Table::shared(
        "tag",
        "CREATE TABLE tag (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), kind TEXT NOT NULL,
           name TEXT NOT NULL, color TEXT, UNIQUE (community_id, kind, name)) STRICT;",
    ),
    Table::shared(
        "attachment",
        "CREATE TABLE attachment (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           hash TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, bytes INTEGER NOT NULL,
           created_at INTEGER NOT NULL) STRICT;
         CREATE INDEX attachment_hash ON attachment (hash);",
    ),
    Table::shared(
        "saved_view",
        "CREATE TABLE saved_view (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), page TEXT NOT NULL, name TEXT NOT NULL,
           query TEXT NOT NULL, position REAL NOT NULL) STRICT;
         CREATE INDEX saved_view_page ON saved_view (community_id, page);",
    ),
];

/// One name of a kebab or snake enum, as its JSON text without quotes.
pub(crate) fn name_of<T: serde::Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value)? {
        Value::String(name) => Ok(name),
        other => Err(Error::internal(format!("not a name: {other}"))),
    }
}

/// The value that [`name_of`] wrote.
pub(crate) fn from_name<T: serde::de::DeserializeOwned>(name: String) -> rusqlite::Result<T> {
    serde_json::from_value(Value::String(name)).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

pub(super) fn insert_operator(tx: &mut WriteTx<'_>, name: &str) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached("INSERT INTO operator (uid, name) VALUES (?1, ?2)")?
        .execute(params![uid, name])?;
    Ok(uid)
}

pub(super) fn rename_operator(tx: &mut WriteTx<'_>, uid: Uid, name: &str) -> Result<()> {
    let changed = tx
        .sql()
        .prepare_cached("UPDATE operator SET name = ?2 WHERE uid = ?1")?
        .execute(params![uid, name])?;
    found(changed, "operator", uid)
}

pub(super) fn operators(tx: &ReadTx<'_>) -> Result<Vec<(i64, Uid, String)>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT id, uid, name FROM operator WHERE deleted_at IS NULL ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn former_operators(tx: &ReadTx<'_>) -> Result<Vec<(Uid, String)>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT uid, name FROM operator WHERE deleted_at IS NOT NULL ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Marks an operator as removed, and says their name.
pub(super) fn mark_operator(tx: &mut WriteTx<'_>, uid: Uid, deleted_at: Millis) -> Result<String> {
    let id = row_id(tx, "operator", uid)?;
    tx.sql()
        .prepare_cached("UPDATE operator SET deleted_at = coalesce(deleted_at, ?2) WHERE id = ?1")?
        .execute(params![id, deleted_at])?;
    Ok(tx.sql().query_row("SELECT name FROM operator WHERE id = ?1", [id], |row| row.get(0))?)
}

pub(super) fn operator_uids(tx: &ReadTx<'_>) -> Result<OperatorUids> {
    let mut statement = tx.sql().prepare_cached("SELECT id, uid FROM operator")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const COMMUNITY: &str = "SELECT uid, name, tz, scale, review_on, created_at FROM community";

fn community(row: &Row<'_>) -> rusqlite::Result<CommunityView> {
    Ok(CommunityView {
        uid: row.get(0)?,
        name: row.get(1)?,
        tz: row.get(2)?,
        scale: from_name(row.get(3)?)?,
        review_on: row.get(4)?,
        created_at: row.get(5)?,
    })
}

pub(super) fn communities(tx: &ReadTx<'_>) -> Result<Vec<CommunityView>> {
    let mut statement =
        tx.sql().prepare_cached(&format!("{COMMUNITY} WHERE deleted_at IS NULL ORDER BY position, id"))?;
    let rows = statement.query_map([], community)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_community(tx: &mut WriteTx<'_>, view: &CommunityView) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO community (uid, name, tz, scale, review_on, created_at, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(position), 0) + 1 FROM community))",
        )?
        .execute(params![
            view.uid,
            view.name,
            view.tz,
            name_of(&view.scale)?,
            view.review_on,
            view.created_at
        ])?;
    Ok(())
}

pub(super) fn update_community(
    tx: &mut WriteTx<'_>,
    uid: Uid,
    name: Option<&str>,
    review_on: Option<bool>,
    scale: Option<Scale>,
) -> Result<()> {
    let scale = scale.map(|scale| name_of(&scale)).transpose()?;
    let changed = tx
        .sql()
        .prepare_cached(
            "UPDATE community SET name = coalesce(?2, name), review_on = coalesce(?3, review_on),
                    scale = coalesce(?4, scale) WHERE uid = ?1",
        )?
        .execute(params![uid, name, review_on, scale])?;
    found(changed, "community", uid)
}

pub(super) fn set_community_zone(tx: &mut WriteTx<'_>, uid: Uid, tz: &str) -> Result<()> {
    let changed =
        tx.sql().prepare_cached("UPDATE community SET tz = ?2 WHERE uid = ?1")?.execute(params![uid, tz])?;
    found(changed, "community", uid)
}

pub(super) fn community_name(tx: &ReadTx<'_>, uid: Uid) -> Result<String> {
    let id = row_id(tx, "community", uid)?;
    Ok(tx.sql().query_row("SELECT name FROM community WHERE id = ?1", [id], |row| row.get(0))?)
}

pub(super) fn community_zone(tx: &ReadTx<'_>, id: i64) -> Result<chrono_tz::Tz> {
    let name: String = tx
        .sql()
        .prepare_cached("SELECT tz FROM community WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    name.parse().map_err(|_| Error::internal(format!("unknown zone {name}")))
}

/// Whether a community lies in the trash; nothing when there is none.
pub(super) fn is_in_trash(tx: &ReadTx<'_>, uid: Uid) -> Result<Option<bool>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT deleted_at IS NOT NULL FROM community WHERE uid = ?1")?;
    Ok(statement.query_row([uid], |row| row.get(0)).optional()?)
}

/// Sets or lifts the trash mark of a community.
pub(super) fn mark_community(tx: &mut WriteTx<'_>, uid: Uid, deleted_at: Option<Millis>) -> Result<()> {
    let changed = tx
        .sql()
        .prepare_cached("UPDATE community SET deleted_at = ?2 WHERE uid = ?1")?
        .execute(params![uid, deleted_at])?;
    found(changed, "community", uid)
}

/// The row id of the record `uid` in `table`.
pub(crate) fn row_id(tx: &ReadTx<'_>, table: &str, uid: Uid) -> Result<i64> {
    use rusqlite::OptionalExtension;
    let id = tx
        .sql()
        .prepare_cached(&format!("SELECT id FROM {table} WHERE uid = ?1"))?
        .query_row([uid], |row| row.get(0))
        .optional()?;
    id.ok_or_else(|| Error::not_found(table, uid))
}

/// The row id of a record that a filter names. One that is not there any more matches nothing: no row has the number 0.
pub(crate) fn filter_id(tx: &ReadTx<'_>, table: &str, uid: Uid) -> Result<i64> {
    match row_id(tx, table, uid) {
        Err(error) if error.code == Code::NotFound => Ok(0),
        found => found,
    }
}

/// An update that met no row is an error, not a silence.
pub(crate) fn found(changed: usize, table: &str, uid: Uid) -> Result<()> {
    if changed == 0 { Err(Error::not_found(table, uid)) } else { Ok(()) }
}

fn tag(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag { uid: row.get(0)?, kind: from_name(row.get(1)?)?, name: row.get(2)?, color: row.get(3)? })
}

pub(super) fn tags(tx: &ReadTx<'_>, community_id: i64, kind: Option<TagKind>) -> Result<Vec<Tag>> {
    let kind = kind.map(|kind| name_of(&kind)).transpose()?;
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid, kind, name, color FROM tag WHERE community_id = ?1 AND (?2 IS NULL OR kind = ?2) ORDER BY name",
    )?;
    let rows = statement.query_map(params![community_id, kind], tag)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tag's row id, made when it does not exist yet.
pub(super) fn tag_id_for(tx: &mut WriteTx<'_>, community_id: i64, kind: TagKind, name: &str) -> Result<i64> {
    use rusqlite::OptionalExtension;
    let kind = name_of(&kind)?;
    let known = tx
        .sql()
        .prepare_cached("SELECT id FROM tag WHERE community_id = ?1 AND kind = ?2 AND name = ?3")?
        .query_row(params![community_id, kind, name], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    tx.sql()
        .prepare_cached("INSERT INTO tag (uid, community_id, kind, name) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![tx.new_uid(), community_id, kind, name])?;
    Ok(tx.sql().last_insert_rowid())
}

/// The row id of the community whose tag it is.
pub fn community_of_tag(tx: &ReadTx<'_>, tag_id: i64) -> Result<i64> {
    Ok(tx.sql().query_row("SELECT community_id FROM tag WHERE id = ?1", [tag_id], |row| row.get(0))?)
}

pub(super) fn tag_by_id(tx: &ReadTx<'_>, id: i64) -> Result<Tag> {
    Ok(tx.sql().query_row("SELECT uid, kind, name, color FROM tag WHERE id = ?1", [id], tag)?)
}

pub(super) fn update_tag(
    tx: &mut WriteTx<'_>,
    uid: Uid,
    name: Option<&str>,
    color: Option<&str>,
) -> Result<()> {
    let changed = tx
        .sql()
        .prepare_cached(
            "UPDATE tag SET name = coalesce(?2, name),
                    color = CASE WHEN ?3 IS NULL THEN color ELSE nullif(?3, '') END WHERE uid = ?1",
        )?
        .execute(params![uid, name, color])?;
    found(changed, "tag", uid)
}

pub(super) fn delete_tag(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    tx.sql().execute("DELETE FROM tag WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn settings(tx: &ReadTx<'_>, table: &str) -> Result<Map<String, Value>> {
    let mut statement = tx.sql().prepare_cached(&format!("SELECT key, value FROM {table}"))?;
    let mut rows = statement.query([])?;
    let mut settings = Map::new();
    while let Some(row) = rows.next()? {
        settings.insert(row.get(0)?, serde_json::from_str(&row.get::<_, String>(1)?)?);
    }
    Ok(settings)
}

/// Sets or (with null) forgets a setting in `setting` or `local_setting`.
pub(super) fn set_setting(tx: &mut WriteTx<'_>, local: bool, key: &str, value: &Value) -> Result<()> {
    let text = value.to_string();
    match (local, value.is_null()) {
        (true, true) => tx.sql().execute("DELETE FROM local_setting WHERE key = ?1", [key])?,
        (false, true) => tx.sql().execute("DELETE FROM setting WHERE key = ?1", [key])?,
        (true, false) => tx.sql().execute(
            "INSERT INTO local_setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            [key, &text],
        )?,
        (false, false) => tx.sql().execute(
            "INSERT INTO setting (uid, key, value) VALUES (?3, ?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            params![key, text, tx.new_uid()],
        )?,
    };
    Ok(())
}

/// Marks a community as the demo.
pub(super) fn mark_demo(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let changed =
        tx.sql().prepare_cached("UPDATE community SET is_demo = 1 WHERE uid = ?1")?.execute([uid])?;
    found(changed, "community", uid)
}

/// The demo community's row id and identity, if there is one. One in the trash makes room for another.
pub(super) fn demo(tx: &ReadTx<'_>) -> Result<Option<(i64, Uid)>> {
    use rusqlite::OptionalExtension;
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT id, uid FROM community WHERE is_demo = 1 AND deleted_at IS NULL ORDER BY id LIMIT 1",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}
