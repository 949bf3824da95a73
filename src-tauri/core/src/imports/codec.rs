//! How a record lies in a spill: numbers of seven bits a byte, texts behind their length.

use serde_json::Value;

use super::{
    record::{InGroup, ListedAccount, Record},
    spill::broken,
};
use crate::{Error, Result};

/// Writes values one behind the other.
pub(super) struct Out<'a>(pub &'a mut Vec<u8>);

impl Out<'_> {
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.0.push(number.to_le_bytes()[0]);
    }
    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }
    /// A number that may be missing is one more than it is.
    fn optional(&mut self, number: Option<u32>) {
        self.number(number.map_or(0, |number| u64::from(number) + 1));
    }
    fn optional_text(&mut self, text: Option<&str>) {
        match text {
            None => self.number(0),
            Some(text) => {
                self.number(text.len() as u64 + 1);
                self.0.extend_from_slice(text.as_bytes());
            }
        }
    }
    fn numbers(&mut self, numbers: &[u32]) {
        self.number(numbers.len() as u64);
        numbers.iter().for_each(|&number| self.number(u64::from(number)));
    }
    fn value(&mut self, value: &Value) -> Result<()> {
        match (value, value.as_f64()) {
            (Value::String(text), _) => {
                self.0.push(b's');
                self.text(text);
            }
            // By its bits, because a number must come back as the very same one.
            (Value::Number(number), Some(float)) if number.is_f64() => {
                self.0.push(b'f');
                self.0.extend_from_slice(&float.to_bits().to_le_bytes());
            }
            (other, _) => {
                self.0.push(b'j');
                self.text(&serde_json::to_string(other)?);
            }
        }
        Ok(())
    }

    pub(super) fn record(&mut self, record: &Record) -> Result<()> {
        self.number(record.row);
        match record.uid {
            None => self.0.push(0),
            Some(uid) => {
                self.0.push(1);
                self.0.extend_from_slice(uid.as_bytes());
            }
        }
        self.text(&record.name);
        record.texts.iter().for_each(|text| self.optional_text(text.as_deref()));
        self.optional(record.lunar.map(u32::from));
        self.optional(record.tier);
        self.numbers(&record.tags);
        self.number(record.accounts.len() as u64);
        for account in &record.accounts {
            self.number(u64::from(account.platform));
            self.optional_text(account.external_id.as_deref());
            self.optional_text(account.handle.as_deref());
        }
        self.0.push(u8::from(record.group.is_some()));
        if let Some(group) = &record.group {
            self.numbers(&group.channels);
            for text in [&group.nickname, &group.joined_on, &group.left_on, &group.inviter, &group.how] {
                self.optional_text(text.as_deref());
            }
        }
        self.number(record.custom.len() as u64);
        for (place, value) in &record.custom {
            self.number(u64::from(*place));
            self.value(value)?;
        }
        Ok(())
    }
}

/// Reads what [`Out`] wrote.
pub(super) struct In<'a>(pub &'a [u8]);

impl<'a> In<'a> {
    fn bytes(&mut self, count: usize) -> Result<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or_else(broken)?;
        self.0 = rest;
        Ok(bytes)
    }
    fn byte(&mut self) -> Result<u8> {
        let (&byte, rest) = self.0.split_first().ok_or_else(broken)?;
        self.0 = rest;
        Ok(byte)
    }
    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.bytes(N)?.try_into().map_err(|_| broken())
    }
    pub(super) fn number(&mut self) -> Result<u64> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift).ok_or_else(broken)?;
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }
    fn small(&mut self) -> Result<u32> {
        u32::try_from(self.number()?).map_err(|_| broken())
    }
    pub(super) fn count(&mut self) -> Result<usize> {
        usize::try_from(self.number()?).map_err(|_| broken())
    }
    fn characters(&mut self, count: usize) -> Result<&'a str> {
        std::str::from_utf8(self.bytes(count)?).map_err(|_| broken())
    }
    pub(super) fn text(&mut self) -> Result<&'a str> {
        let count = self.count()?;
        self.characters(count)
    }
    fn optional(&mut self) -> Result<Option<u32>> {
        self.number()?.checked_sub(1).map(|number| u32::try_from(number).map_err(|_| broken())).transpose()
    }
    fn optional_text(&mut self) -> Result<Option<Box<str>>> {
        let count = self.count()?;
        count.checked_sub(1).map(|count| self.characters(count).map(Into::into)).transpose()
    }
    fn numbers(&mut self) -> Result<Vec<u32>> {
        let count = self.count()?;
        (0..count).map(|_| self.small()).collect()
    }
    fn value(&mut self) -> Result<Value> {
        Ok(match self.byte()? {
            b's' => Value::from(self.text()?),
            b'f' => Value::from(f64::from_bits(u64::from_le_bytes(self.array()?))),
            b'j' => serde_json::from_str(self.text()?)?,
            _ => return Err(broken()),
        })
    }

    pub(super) fn record(&mut self) -> Result<Record> {
        let row = self.number()?;
        let uid = match self.byte()? {
            0 => None,
            _ => Some(crate::Uid::from_bytes(self.array()?)),
        };
        let mut record = Record { row, uid, name: self.text()?.into(), ..Record::default() };
        for text in &mut record.texts {
            *text = self.optional_text()?;
        }
        record.lunar = self.optional()?.map(|lunar| lunar == 1);
        record.tier = self.optional()?;
        record.tags = self.numbers()?;
        for _ in 0..self.count()? {
            let platform = self.small()?;
            let (external_id, handle) = (self.optional_text()?, self.optional_text()?);
            record.accounts.push(ListedAccount { platform, external_id, handle });
        }
        if self.byte()? == 1 {
            record.group = Some(Box::new(InGroup {
                channels: self.numbers()?,
                nickname: self.optional_text()?,
                joined_on: self.optional_text()?,
                left_on: self.optional_text()?,
                inviter: self.optional_text()?,
                how: self.optional_text()?,
            }));
        }
        for _ in 0..self.count()? {
            record.custom.push((self.small()?, self.value()?));
        }
        Ok(record)
    }
}

/// A record alone in its frame.
pub(super) fn whole(frame: &[u8]) -> Result<Record> {
    let mut input = In(frame);
    let record = input.record()?;
    if input.0.is_empty() { Ok(record) } else { Err(Error::internal("a record is longer than itself")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Uid;

    fn text() -> impl Strategy<Value = Option<Box<str>>> {
        proptest::option::of("\\PC{0,12}".prop_map(Into::into))
    }

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            "\\PC{0,20}".prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            Just(Value::Null),
        ]
    }

    fn group() -> impl Strategy<Value = Option<Box<InGroup>>> {
        let texts = (text(), text(), text(), text(), text());
        let group = (proptest::collection::vec(any::<u32>(), 0..4), texts).prop_map(|(channels, texts)| {
            let (nickname, joined_on, left_on, inviter, how) = texts;
            Box::new(InGroup { channels, nickname, joined_on, left_on, inviter, how })
        });
        proptest::option::of(group)
    }

    fn record() -> impl Strategy<Value = Record> {
        let account = (any::<u32>(), text(), text());
        let account = account.prop_map(|(platform, external_id, handle)| ListedAccount {
            platform,
            external_id,
            handle,
        });
        let lists = (
            proptest::collection::vec(any::<u32>(), 0..4),
            proptest::collection::vec(account, 0..3),
            proptest::collection::vec((any::<u32>(), value()), 0..4),
        );
        let plain = (any::<u64>(), any::<Option<i64>>(), "\\PC{1,12}", any::<Option<bool>>());
        let tier = proptest::option::of(0..u32::MAX);
        let texts = proptest::collection::vec(text(), crate::imports::record::Slot::ALL.len());
        (plain, tier, texts, lists, group()).prop_map(|(plain, tier, texts, lists, group)| {
            let (row, at, name, lunar) = plain;
            let (tags, accounts, custom) = lists;
            Record {
                row,
                uid: at.map(Uid::new),
                name: name.into(),
                texts: texts.try_into().unwrap_or_default(),
                lunar,
                tier,
                tags,
                accounts,
                group,
                custom,
            }
        })
    }

    proptest! {
        #[test]
        fn a_record_comes_back_as_it_was(record in record()) {
            let mut frame = Vec::new();
            Out(&mut frame).record(&record).unwrap();
            prop_assert_eq!(whole(&frame).unwrap(), record);
            prop_assert!(whole(&frame[..frame.len() - 1]).is_err());
        }

        #[test]
        fn nonsense_is_refused_without_a_panic(frame in proptest::collection::vec(any::<u8>(), 0..200)) {
            drop(whole(&frame));
        }
    }
}
