//! SQL of care: what was done or put off, and who was born on which day.

use std::collections::HashMap;

use rusqlite::params;

use super::view::CareKind;
use crate::{
    Result,
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of},
};

/// The table of marks. One without a member is of everybody for whom the reason holds.
pub const TABLES: &[Table] = &[Table::shared(
    "care_mark",
    "CREATE TABLE care_mark (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), member_id INTEGER REFERENCES member (id),
       kind TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, until TEXT, on_day TEXT NOT NULL,
       operator_id INTEGER REFERENCES operator (id)) STRICT;
     CREATE UNIQUE INDEX care_mark_key ON care_mark (community_id, kind, key, coalesce(member_id, 0));
     CREATE INDEX care_mark_day ON care_mark (community_id, on_day);
     CREATE INDEX care_mark_member ON care_mark (member_id);",
)];

/// What became of a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    Done,
    Skipped,
    /// It comes again on a day.
    Until(String),
}

/// A reason: whose (row id, 0 of several), kind and key.
pub(super) type Reason = (i64, CareKind, String);

/// Whether a reason is settled on a day.
pub(super) fn is_settled(marks: &HashMap<Reason, Fate>, reason: &Reason, on: &str) -> bool {
    match marks.get(reason) {
        Some(Fate::Until(until)) => on < until.as_str(),
        Some(Fate::Done | Fate::Skipped) => true,
        None => false,
    }
}

/// The marks of a community that were made since a day.
pub(super) fn marks(tx: &ReadTx<'_>, community_id: i64, since: &str) -> Result<HashMap<Reason, Fate>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT coalesce(member_id, 0), kind, key, state, until FROM care_mark
         WHERE community_id = ?1 AND on_day >= ?2",
    )?;
    let rows = statement.query_map(params![community_id, since], |row| {
        let until: Option<String> = row.get(4)?;
        let fate = match (row.get_ref(3)?.as_str()?, until) {
            ("done", _) => Fate::Done,
            (_, Some(until)) => Fate::Until(until),
            _ => Fate::Skipped,
        };
        Ok(((row.get(0)?, from_name(row.get(1)?)?, row.get(2)?), fate))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes what became of a reason, whatever it was before.
pub(super) fn mark(
    tx: &mut WriteTx<'_>,
    community_id: i64,
    (member_id, kind, key): &Reason,
    fate: &Fate,
    on: &str,
) -> Result<()> {
    let (state, until) = match fate {
        Fate::Done => ("done", None),
        Fate::Skipped => ("skipped", None),
        Fate::Until(until) => ("put_off", Some(until.as_str())),
    };
    let member_id = Some(*member_id).filter(|id| *id != 0);
    let changed = tx
        .sql()
        .prepare_cached(
            "UPDATE care_mark SET state = ?5, until = ?6, on_day = ?7, operator_id = ?8
             WHERE community_id = ?1 AND coalesce(member_id, 0) = coalesce(?2, 0) AND kind = ?3 AND key = ?4",
        )?
        .execute(params![community_id, member_id, name_of(kind)?, key, state, until, on, tx.operator_id()])?;
    if changed == 0 {
        tx.sql()
            .prepare_cached(
                "INSERT INTO care_mark (uid, community_id, member_id, kind, key, state, until, on_day, operator_id)
                 VALUES (?9, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                community_id,
                member_id,
                name_of(kind)?,
                key,
                state,
                until,
                on,
                tx.operator_id(),
                tx.new_uid()
            ])?;
    }
    Ok(())
}

/// How much care was given on a day: what was ticked, and contacts with people for whom nothing was.
pub(super) fn done_on(tx: &ReadTx<'_>, community_id: i64, on: &str) -> Result<u32> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT (SELECT count(*) FROM care_mark WHERE community_id = ?1 AND on_day = ?2 AND state = 'done')
           + (SELECT count(DISTINCT c.member_id) FROM contact c JOIN member m ON m.id = c.member_id
              WHERE c.on_day = ?2 AND c.way <> 'note' AND m.community_id = ?1 AND NOT EXISTS
                (SELECT 1 FROM care_mark k WHERE k.member_id = c.member_id AND k.on_day = ?2 AND k.state = 'done'))",
    )?;
    Ok(statement.query_row(params![community_id, on], |row| row.get(0))?)
}

/// Members, by row id, whose birthday is one of these days of the sun's calendar or of the moon's; `MM-DD` each.
pub(super) fn birthdays(
    tx: &ReadTx<'_>,
    community_id: i64,
    solar: &[String],
    lunar: &[String],
) -> Result<Vec<i64>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT id FROM member WHERE community_id = ?1 AND birthday IS NOT NULL AND birthday_lunar = ?2
           AND substr(birthday, -5) IN (SELECT value FROM json_each(?3)) AND deleted_at IS NULL AND left_on IS NULL
         ORDER BY id",
    )?;
    let mut found = Vec::new();
    for (is_lunar, days) in [(false, solar), (true, lunar)] {
        let asked = params![community_id, is_lunar, serde_json::to_string(days)?];
        for row in statement.query_map(asked, |row| row.get(0))? {
            found.push(row?);
        }
    }
    Ok(found)
}
