//! SQL of contacts, findings, relations and intervals.

use rusqlite::{OptionalExtension, params};

use super::view::{
    ContactView, ContactWay, FindingKind, FindingView, RelationView, Touch, TouchRule, TouchSubject,
};
use crate::{
    Result, Uid,
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of, row_id},
};

/// Tables of contacts. An interval is for one tier, one tag or one member.
pub const TABLES: &[Table] = &[
    Table::shared(
        "contact",
        "CREATE TABLE contact (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), way TEXT NOT NULL, on_day TEXT NOT NULL,
           text TEXT NOT NULL, follow_up_on TEXT, followed_up INTEGER NOT NULL DEFAULT 0,
           operator_id INTEGER REFERENCES operator (id)) STRICT;
         CREATE INDEX contact_member ON contact (member_id, on_day);
         CREATE INDEX contact_follow_up ON contact (follow_up_on) WHERE follow_up_on IS NOT NULL AND followed_up = 0;
         CREATE INDEX contact_day ON contact (on_day);",
    ),
    Table::shared(
        "finding",
        "CREATE TABLE finding (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), kind TEXT NOT NULL, text TEXT NOT NULL,
           evidence TEXT NOT NULL, on_day TEXT NOT NULL) STRICT;
         CREATE INDEX finding_member ON finding (member_id);",
    ),
    Table::shared(
        "relation",
        "CREATE TABLE relation (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), other_id INTEGER NOT NULL REFERENCES member (id),
           kind TEXT NOT NULL, UNIQUE (member_id, other_id), CHECK (member_id <> other_id)) STRICT;
         CREATE INDEX relation_other ON relation (other_id);",
    ),
    Table::shared(
        "touch_rule",
        "CREATE TABLE touch_rule (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           tier_id INTEGER UNIQUE REFERENCES tier (id), tag_id INTEGER UNIQUE REFERENCES tag (id),
           member_id INTEGER UNIQUE REFERENCES member (id), ideal INTEGER, latest INTEGER,
           since TEXT NOT NULL) STRICT;",
    ),
];

/// What is written of a contact.
pub(super) struct NewContact<'a> {
    pub member_id: i64,
    pub way: ContactWay,
    pub on: &'a str,
    pub text: &'a str,
    pub follow_up_on: Option<&'a str>,
}

pub(super) fn insert_contact(tx: &mut WriteTx<'_>, new: &NewContact<'_>) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO contact (uid, member_id, way, on_day, text, follow_up_on, operator_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            uid,
            new.member_id,
            name_of(&new.way)?,
            new.on,
            new.text,
            new.follow_up_on,
            tx.operator_id()
        ])?;
    Ok(uid)
}

const CONTACT: &str = "SELECT c.uid, c.way, c.on_day, c.text, c.follow_up_on, c.followed_up, o.uid
  FROM contact c LEFT JOIN operator o ON o.id = c.operator_id";

fn contact(row: &rusqlite::Row<'_>) -> rusqlite::Result<ContactView> {
    Ok(ContactView {
        uid: row.get(0)?,
        way: from_name(row.get(1)?)?,
        on: row.get(2)?,
        text: row.get(3)?,
        follow_up_on: row.get(4)?,
        followed_up: row.get(5)?,
        by: row.get(6)?,
    })
}

/// The contacts with a member, the latest first.
pub(super) fn contacts(tx: &ReadTx<'_>, member_id: i64) -> Result<Vec<ContactView>> {
    let mut statement = tx
        .sql()
        .prepare_cached(&format!("{CONTACT} WHERE c.member_id = ?1 ORDER BY c.on_day DESC, c.id DESC"))?;
    Ok(statement.query_map([member_id], contact)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one_contact(tx: &ReadTx<'_>, id: i64) -> Result<ContactView> {
    Ok(tx.sql().prepare_cached(&format!("{CONTACT} WHERE c.id = ?1"))?.query_row([id], contact)?)
}

pub(super) fn update_contact(tx: &mut WriteTx<'_>, id: i64, to: &ContactView) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "UPDATE contact SET way = ?2, on_day = ?3, text = ?4, follow_up_on = ?5, followed_up = ?6 WHERE id = ?1",
        )?
        .execute(params![id, name_of(&to.way)?, to.on, to.text, to.follow_up_on, to.followed_up])?;
    Ok(())
}

/// Deletes a row of one of the tables.
pub(super) fn delete(tx: &mut WriteTx<'_>, table: &str, id: i64) -> Result<()> {
    tx.sql().prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([id])?;
    Ok(())
}

/// The day of the last contact with a member.
pub fn contacted_on(tx: &ReadTx<'_>, member_id: i64) -> Result<Option<String>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT max(on_day) FROM contact WHERE member_id = ?1 AND way <> 'note'")?;
    Ok(statement.query_row([member_id], |row| row.get(0))?)
}

pub(super) fn findings(tx: &ReadTx<'_>, member_id: i64) -> Result<Vec<FindingView>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT uid, kind, text, evidence, on_day FROM finding WHERE member_id = ?1
         ORDER BY CASE kind WHEN 'pain' THEN 0 WHEN 'need' THEN 1 ELSE 2 END, on_day DESC, id DESC",
    )?;
    let rows = statement.query_map([member_id], finding)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn finding(row: &rusqlite::Row<'_>) -> rusqlite::Result<FindingView> {
    Ok(FindingView {
        uid: row.get(0)?,
        kind: from_name::<FindingKind>(row.get(1)?)?,
        text: row.get(2)?,
        evidence: row.get(3)?,
        on: row.get(4)?,
    })
}

pub(super) fn one_finding(tx: &ReadTx<'_>, id: i64) -> Result<FindingView> {
    let mut statement =
        tx.sql().prepare_cached("SELECT uid, kind, text, evidence, on_day FROM finding WHERE id = ?1")?;
    Ok(statement.query_row([id], finding)?)
}

/// Writes a finding: a new one of a member, or another state of one by row id.
pub(super) fn store_finding(
    tx: &mut WriteTx<'_>,
    of: std::result::Result<i64, i64>,
    to: &FindingView,
) -> Result<()> {
    let kind = name_of(&to.kind)?;
    match of {
        Ok(id) => tx
            .sql()
            .prepare_cached("UPDATE finding SET kind = ?2, text = ?3, evidence = ?4, on_day = ?5 WHERE id = ?1")?
            .execute(params![id, kind, to.text, to.evidence, to.on])?,
        Err(member_id) => tx
            .sql()
            .prepare_cached(
                "INSERT INTO finding (uid, member_id, kind, text, evidence, on_day) VALUES (?6, ?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![member_id, kind, to.text, to.evidence, to.on, to.uid])?,
    };
    Ok(())
}

/// Whom a member knows, outside of the trash.
pub(super) fn relations(tx: &ReadTx<'_>, member_id: i64) -> Result<Vec<RelationView>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT r.uid, m.uid, m.name, r.kind FROM relation r
         JOIN member m ON m.id = CASE r.member_id WHEN ?1 THEN r.other_id ELSE r.member_id END
         WHERE (r.member_id = ?1 OR r.other_id = ?1) AND m.deleted_at IS NULL ORDER BY r.id",
    )?;
    let rows = statement.query_map([member_id], |row| {
        Ok(RelationView { uid: row.get(0)?, member: row.get(1)?, name: row.get(2)?, kind: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Says what two are to each other, in whichever order they stand.
pub(super) fn relate(tx: &mut WriteTx<'_>, one: i64, other: i64, kind: &str) -> Result<()> {
    let changed = tx
        .sql()
        .prepare_cached(
            "UPDATE relation SET kind = ?3 WHERE member_id = ?1 AND other_id = ?2 OR member_id = ?2 AND other_id = ?1",
        )?
        .execute(params![one, other, kind])?;
    if changed == 0 {
        tx.sql()
            .prepare_cached("INSERT INTO relation (uid, member_id, other_id, kind) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![tx.new_uid(), one, other, kind])?;
    }
    Ok(())
}

fn column(subject: TouchSubject) -> (&'static str, Uid) {
    match subject {
        TouchSubject::Tier(uid) => ("tier", uid),
        TouchSubject::Tag(uid) => ("tag", uid),
        TouchSubject::Member(uid) => ("member", uid),
    }
}

/// The community of a tier, a tag or a member.
pub(super) fn community_of(tx: &ReadTx<'_>, subject: TouchSubject) -> Result<i64> {
    let (table, uid) = column(subject);
    let id = row_id(tx, table, uid)?;
    let sql = match subject {
        TouchSubject::Tier(_) => {
            "SELECT l.community_id FROM tier t JOIN ladder l ON l.id = t.ladder_id WHERE t.id = ?1"
        }
        TouchSubject::Tag(_) => "SELECT community_id FROM tag WHERE id = ?1",
        TouchSubject::Member(_) => "SELECT community_id FROM member WHERE id = ?1",
    };
    Ok(tx.sql().prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// Takes an interval away, if there is one; returns whether there was.
pub(super) fn remove_touch(tx: &mut WriteTx<'_>, subject: TouchSubject) -> Result<bool> {
    let (table, uid) = column(subject);
    let id = row_id(tx, table, uid)?;
    let gone =
        tx.sql().prepare_cached(&format!("DELETE FROM touch_rule WHERE {table}_id = ?1"))?.execute([id])?;
    Ok(gone > 0)
}

/// Sets an interval; one that is changed stands since the day on which it was first set.
pub(super) fn set_touch(
    tx: &mut WriteTx<'_>,
    subject: TouchSubject,
    touch: Option<Touch>,
    since: &str,
) -> Result<()> {
    let (table, uid) = column(subject);
    let id = row_id(tx, table, uid)?;
    let known: Option<i64> = tx
        .sql()
        .prepare_cached(&format!("SELECT id FROM touch_rule WHERE {table}_id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let (ideal, latest) = (touch.map(|touch| touch.ideal), touch.map(|touch| touch.latest));
    match known {
        Some(rule) => tx
            .sql()
            .prepare_cached("UPDATE touch_rule SET ideal = ?2, latest = ?3 WHERE id = ?1")?
            .execute(params![rule, ideal, latest])?,
        None => tx
            .sql()
            .prepare_cached(&format!(
                "INSERT INTO touch_rule (uid, {table}_id, ideal, latest, since) VALUES (?1, ?2, ?3, ?4, ?5)"
            ))?
            .execute(params![tx.new_uid(), id, ideal, latest, since])?,
    };
    Ok(())
}

/// The intervals of a community: of tiers, the highest first, of tags and of members by name.
pub(super) fn touch_rules(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<TouchRule>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT kind, uid, name, ideal, latest, since FROM
         (SELECT 'tier' AS kind, t.uid AS uid, t.name AS name, r.ideal AS ideal, r.latest AS latest, r.since AS since,
                 -t.position AS place FROM touch_rule r
           JOIN tier t ON t.id = r.tier_id JOIN ladder l ON l.id = t.ladder_id WHERE l.community_id = ?1
         UNION ALL
         SELECT 'tag', g.uid, g.name, r.ideal, r.latest, r.since, 0 FROM touch_rule r
           JOIN tag g ON g.id = r.tag_id WHERE g.community_id = ?1
         UNION ALL
         SELECT 'member', m.uid, m.name, r.ideal, r.latest, r.since, 0 FROM touch_rule r
           JOIN member m ON m.id = r.member_id WHERE m.community_id = ?1 AND m.deleted_at IS NULL)
         ORDER BY CASE kind WHEN 'tier' THEN 0 WHEN 'tag' THEN 1 ELSE 2 END, place, name",
    )?;
    let rows = statement.query_map([community_id], |row| {
        let uid: Uid = row.get(1)?;
        let subject = match row.get_ref(0)?.as_str()? {
            "tier" => TouchSubject::Tier(uid),
            "tag" => TouchSubject::Tag(uid),
            _ => TouchSubject::Member(uid),
        };
        Ok(TouchRule { subject, name: row.get(2)?, touch: touch(row, 3)?, since: row.get(5)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn touch(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<Touch>> {
    let (ideal, latest): (Option<u32>, Option<u32>) = (row.get(at)?, row.get(at + 1)?);
    Ok(ideal.zip(latest).map(|(ideal, latest)| Touch { ideal, latest }))
}

/// A member for whom an interval holds, and since when it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchState {
    /// Who, by row id.
    pub member_id: i64,
    /// How often.
    pub touch: Touch,
    /// The day of the last contact.
    pub contacted_on: Option<String>,
    /// The day from which on it counts where there was no contact.
    pub since: String,
}

/// Everybody in a community for whom an interval holds, who is a member now and no program, in the order of their row ids.
pub fn touched(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<TouchState>> {
    // A member's own interval comes first, then the shortest; without any rule nothing is read.
    let mut statement = tx.sql().prepare_cached(
        "WITH rule AS (
           SELECT r.member_id AS member_id, 0 AS rank, r.ideal, r.latest, r.since FROM touch_rule r WHERE r.member_id IS NOT NULL
           UNION ALL
           SELECT m.id, 1, r.ideal, r.latest, r.since FROM touch_rule r JOIN member m ON m.tier_id = r.tier_id
           UNION ALL
           SELECT x.member_id, 1, r.ideal, r.latest, r.since FROM touch_rule r JOIN member_tag x ON x.tag_id = r.tag_id)
         SELECT m.id, rule.ideal, rule.latest,
           (SELECT max(c.on_day) FROM contact c WHERE c.member_id = m.id AND c.way <> 'note'),
           max(rule.since, coalesce(m.joined_on, date(m.created_at / 1000, 'unixepoch')))
         FROM rule JOIN member m ON m.id = rule.member_id
         WHERE m.community_id = ?1 AND m.deleted_at IS NULL AND m.left_on IS NULL AND m.part IS NULL
         ORDER BY m.id, rule.rank, rule.ideal",
    )?;
    let mut rows = statement.query([community_id])?;
    let mut found: Vec<TouchState> = Vec::new();
    let mut last = None;
    while let Some(row) = rows.next()? {
        let member_id: i64 = row.get(0)?;
        if last.replace(member_id) == Some(member_id) {
            continue;
        }
        if let Some(touch) = touch(row, 1)? {
            found.push(TouchState { member_id, touch, contacted_on: row.get(3)?, since: row.get(4)? });
        }
    }
    Ok(found)
}

/// A contact to which the manager wants to come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The contact.
    pub contact: Uid,
    /// With whom, by row id.
    pub member_id: i64,
    /// When to come back to it.
    pub on: String,
    /// What was said.
    pub text: String,
}

/// What is to be followed up in a community by a day, the oldest first.
pub fn follow_ups(tx: &ReadTx<'_>, community_id: i64, by: &str) -> Result<Vec<FollowUp>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT c.uid, c.member_id, c.follow_up_on, c.text FROM contact c JOIN member m ON m.id = c.member_id
         WHERE c.follow_up_on IS NOT NULL AND c.followed_up = 0 AND c.follow_up_on <= ?2
           AND m.community_id = ?1 AND m.deleted_at IS NULL ORDER BY c.follow_up_on, c.id",
    )?;
    let rows = statement.query_map(params![community_id, by], |row| {
        Ok(FollowUp { contact: row.get(0)?, member_id: row.get(1)?, on: row.get(2)?, text: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes the interval of a tag away.
pub fn drop_tag(tx: &mut WriteTx<'_>, tag_id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM touch_rule WHERE tag_id = ?1")?.execute([tag_id])?;
    Ok(())
}

/// Takes the interval of a tier away.
pub fn drop_tier(tx: &mut WriteTx<'_>, tier_id: i64) -> Result<()> {
    tx.sql().prepare_cached("DELETE FROM touch_rule WHERE tier_id = ?1")?.execute([tier_id])?;
    Ok(())
}

/// Gives the interval of a tag to another one that has none.
pub fn move_tag(tx: &mut WriteTx<'_>, from_id: i64, into_id: i64) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE OR IGNORE touch_rule SET tag_id = ?2 WHERE tag_id = ?1")?
        .execute([from_id, into_id])?;
    drop_tag(tx, from_id)
}
