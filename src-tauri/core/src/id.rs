//! Identity of records outside of one database file: UUID version 7, written with hyphens in the API.

use std::{fmt, str::FromStr};

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::{NoContext, Timestamp, Uuid};

use crate::{Error, Result, clock::Millis};

/// The identity of a record: 16 bytes in SQLite, a hyphenated string in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(type = "string")]
pub struct Uid(Uuid);

impl Uid {
    /// A new identity, ordered by `now` and otherwise random.
    pub fn new(now: Millis) -> Self {
        let millis = u64::try_from(now).unwrap_or_default();
        let nanos = u32::try_from(millis % 1000).unwrap_or_default() * 1_000_000;
        Self(Uuid::new_v7(Timestamp::from_unix(NoContext, millis / 1000, nanos)))
    }
    /// The 16 bytes as SQLite stores them.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Uid {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Uuid::from_str(text).map(Self).map_err(|_| Error::invalid("uid", "not_a_uuid"))
    }
}

impl ToSql for Uid {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

impl FromSql for Uid {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Uuid::from_slice(value.as_blob()?).map(Self).map_err(|e| FromSqlError::Other(Box::new(e)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_sort_by_time_and_survive_text_and_json() {
        let (early, late) = (Uid::new(1_000), Uid::new(2_000));
        assert!(early < late);
        assert_eq!(early.to_string().parse::<Uid>().unwrap(), early);
        let json = serde_json::to_string(&late).unwrap();
        assert_eq!(serde_json::from_str::<Uid>(&json).unwrap(), late);
        assert_ne!(Uid::new(5), Uid::new(5));
    }
}
