//! SQL of members, accounts, memberships, member tags and custom fields.

mod alike;
mod condition;
mod fields;
mod load;
mod newcomers;
mod people;
mod query;

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use super::{
    names,
    view::{Account, MemberPart},
};
use crate::{
    Error, Result, Uid,
    clock::Millis,
    patch::Patch,
    store::{ReadTx, Table, WriteTx},
    workspace::{self, found},
};

pub(super) use alike::{Compared, apart, compared, keep_apart, merge};
pub use fields::having;
pub(super) use fields::{
    delete_field, field, fields, fields_of, held, insert_field, place_field, put_held, replace_value,
    subject_of, update_field, value_counts,
};
pub(super) use load::{
    Belonging, IndexedRow, belongings_of, by_tier, each_belonging, each_indexed, members_of, one_indexed,
    size, tier_positions,
};
pub use newcomers::{
    KnownAccount, KnownStay, Newcomer, SaidStay, complete_stay, each_account, fill_joined, give_account,
    has_no_part, insert_newcomers, insert_stay, mark_bot, rename_account, settle_left, stays_in,
};
pub use people::{
    FirstDays, MemberSet, Stay, any_dated, bearing, brought, drop_tag, each_stay, each_stay_in, first_days,
    move_tag, of_part, placed, tag_counts,
};
pub(super) use people::{
    add_tag, delete_account, delete_membership, holder_of, insert_account, insert_membership, leave,
    membership_ids, remove_tag, update_membership,
};
pub(super) use query::{count, ids, named, namesakes, one, page, rows_by_id, uids};

/// Tables of members.
pub const TABLES: &[Table] = &[
    Table::shared(
        "member",
        "CREATE TABLE member (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id),
           name TEXT NOT NULL, remark TEXT, phone TEXT, email TEXT,
           birthday TEXT, birthday_lunar INTEGER NOT NULL DEFAULT 0,
           joined_on TEXT, left_on TEXT, source TEXT, tier_id INTEGER REFERENCES tier (id),
           custom TEXT NOT NULL DEFAULT '{}', note TEXT, namesake INTEGER NOT NULL DEFAULT 0,
           part TEXT, known_on TEXT, name_key TEXT NOT NULL, search_text TEXT NOT NULL,
           created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;
         CREATE INDEX member_community ON member (community_id, deleted_at, name_key);
         CREATE INDEX member_birthday ON member (community_id, birthday_lunar, substr(birthday, -5))
           WHERE birthday IS NOT NULL;
         CREATE INDEX member_part ON member (community_id, part) WHERE part IS NOT NULL;",
    ),
    Table::shared(
        "account",
        "CREATE TABLE account (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id),
           platform TEXT NOT NULL, external_id TEXT, handle TEXT) STRICT;
         CREATE INDEX account_member ON account (member_id);",
    ),
    Table::shared(
        "membership",
        "CREATE TABLE membership (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           joined_on TEXT, left_on TEXT, inviter_id INTEGER REFERENCES member (id), inviter_name TEXT,
           nickname TEXT, how TEXT, known_on TEXT) STRICT;
         CREATE INDEX membership_member ON membership (member_id);
         CREATE INDEX membership_channel ON membership (channel_id, joined_on);",
    ),
    Table::shared(
        "member_tag",
        "CREATE TABLE member_tag (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), tag_id INTEGER NOT NULL REFERENCES tag (id),
           UNIQUE (member_id, tag_id)) STRICT;
         CREATE INDEX member_tag_tag ON member_tag (tag_id);",
    ),
    Table::shared(
        "member_apart",
        "CREATE TABLE member_apart (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           one_id INTEGER NOT NULL REFERENCES member (id), other_id INTEGER NOT NULL REFERENCES member (id),
           UNIQUE (one_id, other_id)) STRICT;
         CREATE INDEX member_apart_other ON member_apart (other_id);",
    ),
    Table::shared(
        "field_def",
        "CREATE TABLE field_def (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id),
           subject TEXT NOT NULL DEFAULT 'member', name TEXT NOT NULL, kind TEXT NOT NULL,
           options TEXT NOT NULL DEFAULT '[]', position REAL NOT NULL, UNIQUE (community_id, subject, name)) STRICT;",
    ),
];

/// A member to be written.
#[derive(Debug, Clone, Default)]
pub(super) struct NewMember {
    pub name: String,
    pub remark: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub birthday: Option<String>,
    pub birthday_lunar: bool,
    pub joined_on: Option<String>,
    pub source: Option<String>,
    pub custom: BTreeMap<Uid, Value>,
    pub note: Option<String>,
}

pub(super) fn insert(tx: &mut WriteTx<'_>, community_id: i64, new: &NewMember) -> Result<(i64, Uid)> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO member (uid, community_id, name, remark, phone, email, birthday, birthday_lunar, joined_on,
               source, custom, note, name_key, search_text, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, '', ?14, ?14)",
        )?
        .execute(params![
            uid,
            community_id,
            new.name,
            new.remark,
            new.phone,
            new.email,
            new.birthday,
            new.birthday_lunar,
            new.joined_on,
            new.source,
            serde_json::to_string(&new.custom)?,
            new.note,
            names::sort_key(&new.name),
            tx.now()
        ])?;
    let id = tx.sql().last_insert_rowid();
    Ok((id, uid))
}

/// Writes one column of a member; `column` is one of this module's own names.
pub(super) fn set(tx: &mut WriteTx<'_>, id: i64, column: &str, value: &dyn rusqlite::ToSql) -> Result<()> {
    let sql = format!("UPDATE member SET {column} = ?2, updated_at = ?3 WHERE id = ?1");
    tx.sql().prepare_cached(&sql)?.execute(params![id, value, tx.now()])?;
    Ok(())
}

pub(super) fn patch(tx: &mut WriteTx<'_>, id: i64, column: &str, value: Patch<String>) -> Result<()> {
    match value {
        Patch::Keep => Ok(()),
        Patch::Clear => set(tx, id, column, &rusqlite::types::Null),
        Patch::Set(value) => set(tx, id, column, &value),
    }
}

pub(super) fn set_part(tx: &mut WriteTx<'_>, id: i64, part: Patch<MemberPart>) -> Result<()> {
    let named = match part {
        Patch::Keep => Patch::Keep,
        Patch::Clear => Patch::Clear,
        Patch::Set(part) => Patch::Set(workspace::name_of(&part)?),
    };
    patch(tx, id, "part", named)
}

/// The text in which a member is searched, from everything that names them.
pub(super) fn search_text(
    name: &str,
    remark: Option<&str>,
    phone: Option<&str>,
    email: Option<&str>,
    others: &[String],
) -> String {
    let mut forms = Vec::new();
    let mut add = |text: &str| {
        for form in names::search_forms(text) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    };
    add(name);
    remark.into_iter().chain(phone).chain(email).for_each(&mut add);
    others.iter().for_each(|other| add(other));
    forms.join("\n")
}

/// Makes a member's order and search forms anew from what is stored; whatever changes a name calls this.
pub(crate) fn refresh_text(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let (name, remark, phone, email): (String, Option<String>, Option<String>, Option<String>) = tx
        .sql()
        .prepare_cached("SELECT name, remark, phone, email FROM member WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let mut statement = tx.sql().prepare_cached(
        "SELECT external_id FROM account WHERE member_id = ?1 AND external_id IS NOT NULL
         UNION SELECT handle FROM account WHERE member_id = ?1 AND handle IS NOT NULL
         UNION SELECT nickname FROM membership WHERE member_id = ?1 AND nickname IS NOT NULL ORDER BY 1",
    )?;
    let others = statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let text = search_text(&name, remark.as_deref(), phone.as_deref(), email.as_deref(), &others);
    tx.sql()
        .prepare_cached("UPDATE member SET name_key = ?2, search_text = ?3 WHERE id = ?1")?
        .execute(params![id, names::sort_key(&name), text])?;
    Ok(())
}

/// Puts a member into a tier, or into none. The history of moves belongs to `tiers`.
pub(crate) fn set_tier(tx: &mut WriteTx<'_>, id: i64, tier_id: Option<i64>) -> Result<()> {
    set(tx, id, "tier_id", &tier_id)
}

/// The custom values of a member.
pub(super) fn custom(tx: &ReadTx<'_>, id: i64) -> Result<BTreeMap<Uid, Value>> {
    let text: String = tx
        .sql()
        .prepare_cached("SELECT custom FROM member WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(serde_json::from_str(&text)?)
}

pub(super) fn trash(tx: &mut WriteTx<'_>, id: i64, at: Option<Millis>) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE member SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = (?2 IS NOT NULL)",
        )?
        .execute(params![id, at])?;
    Ok(())
}

/// A member's row id and that of their community.
pub fn place(tx: &ReadTx<'_>, uid: Uid) -> Result<(i64, i64)> {
    tx.sql()
        .prepare_cached("SELECT id, community_id FROM member WHERE uid = ?1")?
        .query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("member", uid))
}

/// The row ids of those of `uids` that exist in `table`.
pub(super) fn known_ids(tx: &ReadTx<'_>, table: &str, uids: &[Uid]) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(&format!("SELECT id FROM {table} WHERE uid = ?1"))?;
    let mut ids = Vec::with_capacity(uids.len());
    for uid in uids {
        ids.extend(statement.query_row([uid], |row| row.get::<_, i64>(0)).optional()?);
    }
    Ok(ids)
}

/// Row ids of the channels that bear one of these tags, closed ones too: people are still in them.
pub(super) fn channels_with_tags(tx: &ReadTx<'_>, tags: &[Uid]) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.id FROM tag t JOIN channel_tag x ON x.tag_id = t.id JOIN channel c ON c.id = x.channel_id
         WHERE t.uid = ?1 AND c.deleted_at IS NULL",
    )?;
    let mut ids = Vec::new();
    for tag in tags {
        let rows = statement.query_map([tag], |row| row.get::<_, i64>(0))?;
        ids.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(ids)
}

/// An account of a member.
fn account(row: &rusqlite::Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account { uid: row.get(1)?, platform: row.get(2)?, external_id: row.get(3)?, handle: row.get(4)? })
}

/// The member to whom a row of `table` (an account or membership) belongs.
pub(super) fn owner(tx: &ReadTx<'_>, table: &str, uid: Uid) -> Result<i64> {
    tx.sql()
        .prepare_cached(&format!("SELECT member_id FROM {table} WHERE uid = ?1"))?
        .query_row([uid], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found(table, uid))
}

/// Deletes the row `uid` of `table`.
fn delete(tx: &mut WriteTx<'_>, table: &str, uid: Uid) -> Result<()> {
    let changed = tx.sql().prepare_cached(&format!("DELETE FROM {table} WHERE uid = ?1"))?.execute([uid])?;
    found(changed, table, uid)
}

/// The community (row id) of a member.
pub fn community_of(tx: &ReadTx<'_>, id: i64) -> Result<i64> {
    Ok(tx
        .sql()
        .prepare_cached("SELECT community_id FROM member WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}

/// The present day in the zone of a channel's community.
pub(super) fn today(tx: &ReadTx<'_>, channel_id: i64) -> Result<String> {
    let community_id: i64 = tx
        .sql()
        .prepare_cached("SELECT community_id FROM channel WHERE id = ?1")?
        .query_row([channel_id], |row| row.get(0))?;
    workspace::today(tx, community_id)
}
