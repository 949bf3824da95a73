//! SQL of registrations.

use rusqlite::{OptionalExtension, Row, ToSql, params};

use crate::{
    Error, Result, Uid,
    activities::{
        model,
        view::{RegistrationCounts, RegistrationState, RegistrationView},
    },
    store::{ReadTx, WriteTx},
    workspace::{found, from_name, name_of},
};

/// A registration with the rows it belongs to.
#[derive(Debug, Clone)]
pub(in crate::activities) struct RegistrationRow {
    pub activity: Uid,
    pub original: String,
    pub view: RegistrationView,
}

const REGISTRATION: &str =
    "SELECT a.uid, r.original, r.uid, m.uid, coalesce(m.name, r.name), r.extra, r.state, r.checked_in_at,
    r.note, r.award, r.created_at
  FROM registration r JOIN activity a ON a.id = r.activity_id LEFT JOIN member m ON m.id = r.member_id";

fn row(row: &Row<'_>) -> rusqlite::Result<RegistrationRow> {
    let view = RegistrationView {
        uid: row.get(2)?,
        member: row.get(3)?,
        name: row.get(4)?,
        extra: row.get(5)?,
        state: from_name(row.get(6)?)?,
        checked_in_at: row.get(7)?,
        note: row.get(8)?,
        award: row.get(9)?,
        created_at: row.get(10)?,
    };
    Ok(RegistrationRow { activity: row.get(0)?, original: row.get(1)?, view })
}

/// Everyone of one date, in the order of coming.
pub(in crate::activities) fn registrations(
    tx: &ReadTx<'_>,
    activity_id: i64,
    original: &str,
) -> Result<Vec<RegistrationView>> {
    let mut statement = tx.sql().prepare_cached(&format!(
        "{REGISTRATION} WHERE r.activity_id = ?1 AND r.original = ?2 ORDER BY r.id"
    ))?;
    let rows = statement.query_map(params![activity_id, original], row)?;
    Ok(rows.map(|row| row.map(|row| row.view)).collect::<rusqlite::Result<_>>()?)
}

pub(in crate::activities) fn registration(tx: &ReadTx<'_>, uid: Uid) -> Result<RegistrationRow> {
    tx.sql()
        .prepare_cached(&format!("{REGISTRATION} WHERE r.uid = ?1"))?
        .query_row([uid], row)
        .optional()?
        .ok_or_else(|| Error::not_found("registration", uid))
}

/// The registration of a member, or of a name that is no member's, on one date.
pub(in crate::activities) fn known(
    tx: &ReadTx<'_>,
    activity_id: i64,
    original: &str,
    member_id: Option<i64>,
    name: &str,
) -> Result<Option<RegistrationRow>> {
    Ok(tx
        .sql()
        .prepare_cached(&format!(
            "{REGISTRATION} WHERE r.activity_id = ?1 AND r.original = ?2
               AND (r.member_id = ?3 OR (r.member_id IS NULL AND r.name = ?4 AND r.name <> ''))
             ORDER BY r.member_id IS NULL, r.id LIMIT 1"
        ))?
        .query_row(params![activity_id, original, member_id, name], row)
        .optional()?)
}

/// How many people stand where, for many dates with one statement.
pub(in crate::activities) fn counts_of(
    tx: &ReadTx<'_>,
    activity_id: i64,
    original: &str,
    capacity: Option<i64>,
) -> Result<RegistrationCounts> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT state, count(*) + sum(extra) FROM registration WHERE activity_id = ?1 AND original = ?2 GROUP BY state",
    )?;
    let mut rows = statement.query(params![activity_id, original])?;
    let mut counts = RegistrationCounts { capacity, ..RegistrationCounts::default() };
    while let Some(row) = rows.next()? {
        model::count(&mut counts, from_name(row.get(0)?)?, row.get(1)?);
    }
    Ok(counts)
}

/// A seat that somebody had on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attended {
    /// The activity's row id.
    pub activity_id: i64,
    /// Which date of a series, by its original; empty for what happens once.
    pub original: String,
    /// Whether they came; nothing where nobody wrote it down.
    pub came: Option<bool>,
    /// Who: equal for the same member, else for the same name.
    pub who: String,
    /// How many people, company included.
    pub people: u32,
}

/// Every seat of a community's activities outside of the trash that was not called off.
pub fn attended(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<Attended>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT r.activity_id, r.original, r.state, coalesce('#' || r.member_id, r.name), 1 + r.extra
         FROM activity a CROSS JOIN registration r ON r.activity_id = a.id
         WHERE a.community_id = ?1 AND a.deleted_at IS NULL AND r.state IN ('registered', 'came', 'no_show')",
    )?;
    let rows = statement.query_map([community_id], |row| {
        let came = match from_name(row.get(2)?)? {
            RegistrationState::Came => Some(true),
            RegistrationState::NoShow => Some(false),
            _ => None,
        };
        Ok(Attended {
            activity_id: row.get(0)?,
            original: row.get(1)?,
            came,
            who: row.get(3)?,
            people: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Members (row ids) of a community with the days, `YYYY-MM-DD`, of the activities to which they came, in order.
pub fn attendances(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<(i64, String)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT r.member_id, substr(coalesce(nullif(r.original, ''), s.start), 1, 10) AS day
         FROM activity a CROSS JOIN registration r ON r.activity_id = a.id LEFT JOIN schedule s ON s.id = a.schedule_id
         WHERE a.community_id = ?1 AND a.deleted_at IS NULL AND r.state = 'came' AND r.member_id IS NOT NULL
           AND day IS NOT NULL
         ORDER BY r.member_id, day, r.id",
    )?;
    let rows = statement.query_map([community_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many registrations each date of an activity has that were not called off.
pub(in crate::activities) fn registered_by_date(
    tx: &ReadTx<'_>,
    activity_id: i64,
) -> Result<Vec<(String, i64)>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT original, count(*) FROM registration WHERE activity_id = ?1 AND state <> 'cancelled' GROUP BY original",
    )?;
    let rows = statement.query_map([activity_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Dates of an activity on which somebody waits.
pub(in crate::activities) fn originals_waiting(tx: &ReadTx<'_>, activity_id: i64) -> Result<Vec<String>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT DISTINCT original FROM registration WHERE activity_id = ?1 AND state = 'waiting' ORDER BY original",
    )?;
    let rows = statement.query_map([activity_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::activities) struct NewRegistrationRow<'a> {
    pub activity_id: i64,
    pub original: &'a str,
    pub member_id: Option<i64>,
    pub name: &'a str,
    pub extra: i64,
    pub state: RegistrationState,
    pub note: Option<&'a str>,
}

pub(in crate::activities) fn insert_registration(
    tx: &mut WriteTx<'_>,
    new: &NewRegistrationRow<'_>,
) -> Result<Uid> {
    let uid = tx.new_uid();
    tx.sql()
        .prepare_cached(
            "INSERT INTO registration (uid, activity_id, original, member_id, name, extra, state, note, created_at)
             VALUES (?1, ?2, ?3, ?4, coalesce((SELECT name FROM member WHERE id = ?4), ?5), ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            uid,
            new.activity_id,
            new.original,
            new.member_id,
            new.name,
            new.extra,
            name_of(&new.state)?,
            new.note,
            tx.now()
        ])?;
    Ok(uid)
}

/// Writes one column; `column` is one of this domain's own names.
pub(in crate::activities) fn set_registration(
    tx: &WriteTx<'_>,
    uid: Uid,
    column: &str,
    value: &dyn ToSql,
) -> Result<()> {
    let sql = format!("UPDATE registration SET {column} = ?2 WHERE uid = ?1");
    let changed = tx.sql().prepare_cached(&sql)?.execute(params![uid, value])?;
    found(changed, "registration", uid)
}

/// Row ids of an activity's registrations with their dates.
pub(in crate::activities) fn originals(tx: &ReadTx<'_>, activity_id: i64) -> Result<Vec<(i64, String)>> {
    let mut statement = tx
        .sql()
        .prepare_cached("SELECT id, original FROM registration WHERE activity_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([activity_id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives a registration to another activity or date.
pub(in crate::activities) fn rename_registration(
    tx: &mut WriteTx<'_>,
    id: i64,
    activity_id: i64,
    original: &str,
) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE registration SET activity_id = ?2, original = ?3 WHERE id = ?1")?
        .execute(params![id, activity_id, original])?;
    Ok(())
}
