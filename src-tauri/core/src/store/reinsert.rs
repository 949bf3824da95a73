//! Deleted rows come back from their images: one, or as many as a large import had.

use rusqlite::{Connection, params_from_iter, types::Value as Sql};
use serde_json::{Map, Value, json};

use super::{
    log,
    tx::{Bare, WriteTx},
};
use crate::{
    Code, Error, Result, Uid,
    store::{indexes, table::HEX},
};

/// Fewer rows of a table are put back one by one.
const WORTH_BULK: i64 = 5_000;

/// Puts the rows of those tables back of which `step_id` deleted many and did nothing else; says which tables these are.
/// As in a bulk insert no trigger fires and no foreign key is looked up: ranges are logged instead of a million rows,
/// indexes of empty tables are made afterwards, and [`check`] looks in the end whether what the rows name is there.
pub(super) fn many(tx: &WriteTx<'_>, step_id: i64) -> Result<Vec<String>> {
    let (conn, open) = (tx.sql(), tx.step_id().unwrap_or_default());
    let tables = conn
        .prepare(
            "SELECT tbl FROM change_row WHERE step_id = ?1 GROUP BY tbl
             HAVING count(*) >= ?2 AND count(*) = sum(op = 'd') AND count(*) = count(DISTINCT row_id)",
        )?
        .query_map([step_id, WORTH_BULK], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    if tables.is_empty() {
        return Ok(tables);
    }
    let names: Vec<&str> = tables.iter().map(String::as_str).collect();
    let later = indexes::set_aside(conn, &names)?;
    let bare = Bare::new(conn)?;
    let come_back: Result<()> = tables.iter().try_for_each(|table| fill(conn, open, step_id, table));
    drop(bare);
    come_back?;
    indexes::put_back(conn, &later)?;
    Ok(tables)
}

/// Refuses rows of `tables` that name what is gone for good. Comes last: what they name may have come back after them.
pub(super) fn check(conn: &Connection, tables: &[String]) -> Result<()> {
    for table in tables {
        if conn.prepare(&format!("PRAGMA foreign_key_check({table})"))?.exists([])? {
            return Err(Error::new(Code::Conflict).with("rows", json!([])));
        }
    }
    Ok(())
}

/// Inserts what `step_id` deleted of a table, and logs it as ranges of the `open` step.
fn fill(conn: &Connection, open: i64, step_id: i64, table: &str) -> Result<()> {
    let mut statement = conn.prepare(
        "SELECT row_id, uid, before FROM change_row WHERE step_id = ?1 AND tbl = ?2 ORDER BY row_id",
    )?;
    let mut rows = statement.query((step_id, table))?;
    let mut range = None::<(i64, i64)>;
    while let Some(row) = rows.next()? {
        let row_id = row.get(0)?;
        one(conn, table, row_id, row.get(1)?, row.get_ref(2)?.as_str().map_err(Error::internal)?)?;
        range = match range {
            Some((first, last)) if last + 1 == row_id => Some((first, row_id)),
            ended => {
                if let Some((first, last)) = ended {
                    log::log_range(conn, open, table, first, last)?;
                }
                Some((row_id, row_id))
            }
        };
    }
    range.map_or(Ok(()), |(first, last)| log::log_range(conn, open, table, first, last))
}

/// Inserts one row from its image.
pub(super) fn one(conn: &Connection, table: &str, row_id: i64, uid: Uid, image: &str) -> Result<()> {
    let (names, mut values) = columns(image)?;
    values.push(Sql::Integer(row_id));
    values.push(Sql::Blob(uid.as_bytes().to_vec()));
    let mut sql = format!("INSERT INTO {table} (");
    for name in &names {
        sql.extend(["\"", name, "\", "]);
    }
    sql += "id, uid) VALUES (?";
    sql += &", ?".repeat(values.len() - 1);
    sql += ")";
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// The columns of an image and their values.
pub(super) fn columns(image: &str) -> Result<(Vec<String>, Vec<Sql>)> {
    let image: Map<String, Value> = serde_json::from_str(image)?;
    Ok(image.into_iter().map(|(name, value)| (name, sql_value(value))).unzip())
}

/// Packed data from the digits of its image.
fn bytes_of(packed: &Map<String, Value>) -> Vec<u8> {
    let digits = packed.get(HEX).and_then(Value::as_str).unwrap_or_default().as_bytes();
    let value =
        |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok()).unwrap_or(0);
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | value(*digit))).collect()
}

fn sql_value(value: Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::Bool(flag) => Sql::Integer(i64::from(flag)),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => Sql::Integer(integer),
            None => Sql::Real(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => Sql::Text(text),
        Value::Object(packed) if packed.contains_key(HEX) => Sql::Blob(bytes_of(&packed)),
        nested @ (Value::Array(_) | Value::Object(_)) => Sql::Text(nested.to_string()),
    }
}
