//! SQL of imported days.

use rusqlite::params;

use super::notes::StoredDay;
use crate::{
    Result,
    recurrence::date_text,
    store::{ReadTx, Table, WriteTx},
    workspace::{from_name, name_of},
};

/// The table of imported days.
pub const TABLES: &[Table] = &[Table::shared(
    "day_note",
    "CREATE TABLE day_note (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       day TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (day, kind, name)) STRICT;",
)];

/// All imported days; a few hundred at most.
pub(super) fn stored_days(tx: &ReadTx<'_>) -> Result<Vec<StoredDay>> {
    let mut statement = tx.sql().prepare_cached("SELECT day, kind, name FROM day_note ORDER BY day, id")?;
    let rows = statement.query_map([], |row| {
        let day: String = row.get(0)?;
        Ok((day, from_name(row.get(1)?)?, row.get(2)?))
    })?;
    let mut days = Vec::new();
    for row in rows {
        let (day, kind, name) = row?;
        days.push(StoredDay { on: crate::recurrence::parse_date("day", &day)?, kind, name });
    }
    Ok(days)
}

pub(super) fn insert_day(tx: &mut WriteTx<'_>, day: &StoredDay) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "INSERT INTO day_note (uid, day, kind, name) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?
        .execute(params![tx.new_uid(), date_text(day.on), name_of(&day.kind)?, day.name])?;
    Ok(())
}

/// Removes the days of one year, or only its official ones.
pub(super) fn remove_year(tx: &mut WriteTx<'_>, year: i32, official_only: bool) -> Result<()> {
    tx.sql()
        .prepare_cached(
            "DELETE FROM day_note WHERE day BETWEEN ?1 AND ?2 AND (NOT ?3 OR kind IN ('off', 'work'))",
        )?
        .execute(params![format!("{year:04}-01-01"), format!("{year:04}-12-31"), official_only])?;
    Ok(())
}
