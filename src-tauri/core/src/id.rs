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
    /// New identities in ascending order, as many as are wanted: each lies a random distance above the one before, as RFC 9562 has it
    /// for many in one moment. Random bytes are asked of the system twice, not for every one.
    pub fn sequence(now: Millis) -> impl Iterator<Item = Self> {
        const BELOW_VARIANT: u32 = 62;
        let first = Self::new(now).0.as_u128();
        let (stamp, low) = (first >> 80 << 80, (1 << BELOW_VARIANT) - 1);
        // The highest of the 74 random bits stays free, so that no step carries into the version.
        let mut place = ((first >> 64 & 0x7ff) << BELOW_VARIANT) | (first & low);
        let mut step = Self::new(now).0.as_u128() as u64;
        std::iter::repeat_with(move || {
            let uid =
                stamp | 7 << 76 | (place >> BELOW_VARIANT) << 64 | 0b10 << BELOW_VARIANT | (place & low);
            // A shuffle of a counter (splitmix64): the distances need not be secret, only uneven.
            step = step.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (step ^ step >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            place += u128::from(mixed >> 32) + 1;
            Self(Uuid::from_u128(uid))
        })
    }
    /// The identity of these 16 bytes.
    pub(crate) fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
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

    #[test]
    fn a_sequence_ascends_within_its_millisecond_and_never_repeats() {
        let many: Vec<Uid> = Uid::sequence(1_772_413_200_000).take(10_000).collect();
        assert!(many.is_sorted() && many.windows(2).all(|pair| pair[0] != pair[1]));
        for uid in &many {
            assert_eq!((uid.0.get_version_num(), uid.0.get_variant()), (7, uuid::Variant::RFC4122));
            let stamp = u64::try_from(uid.0.as_u128() >> 80).unwrap();
            assert_eq!(stamp, 1_772_413_200_000);
        }
        let others: Vec<Uid> = Uid::sequence(1_772_413_200_000).take(10_000).collect();
        assert!(others.iter().all(|uid| many.binary_search(uid).is_err()));
    }
}
