//! Dates of a list, whose order of day and month a whole column decides: rows are looked at while they are read, and read
//! again only if one of them holds a date that is not yet in the form in which dates are stored.

use serde_json::Value;

use super::{
    reading::{MappedField, Problems},
    record::{Record, Slot},
    records::Records,
    spill::Spill,
    view::RowFault,
};
use crate::{
    Result,
    members::{FieldKind, parse_birthday},
    tabular::{ColumnOrder, DateReader, is_plain_date},
};

/// Where a date of a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Slot(Slot),
    GroupJoined,
    GroupLeft,
    Custom(u32),
}

impl Where {
    fn text(self, record: &Record) -> Option<&str> {
        let group = record.group.as_deref();
        match self {
            Self::Slot(slot) => record.text(slot),
            Self::GroupJoined => group?.joined_on.as_deref(),
            Self::GroupLeft => group?.left_on.as_deref(),
            Self::Custom(place) => {
                record.custom.iter().find(|(field, _)| *field == place).and_then(|(_, value)| value.as_str())
            }
        }
    }

    fn set(self, record: &mut Record, date: Option<String>) {
        let text = |date: Option<String>| date.map(Into::into);
        match (self, record.group.as_deref_mut()) {
            (Self::Slot(slot), _) => record.texts[slot as usize] = text(date),
            (Self::GroupJoined, Some(group)) => group.joined_on = text(date),
            (Self::GroupLeft, Some(group)) => group.left_on = text(date),
            (Self::Custom(place), _) => {
                for (_, value) in record.custom.iter_mut().filter(|(field, _)| *field == place) {
                    *value = Value::from(date.clone());
                }
                record.custom.retain(|(_, value)| !value.is_null());
            }
            (_, None) => {}
        }
    }

    fn is_lunar(self, record: &Record) -> bool {
        self == Self::Slot(Slot::Birthday) && record.lunar == Some(true)
    }

    fn is_ready(self, record: &Record, text: &str) -> bool {
        is_plain_date(text) && !self.is_lunar(record)
    }

    fn read(self, record: &Record, text: &str, reader: &DateReader) -> Option<String> {
        if self.is_lunar(record) {
            return parse_birthday(text, true);
        }
        let date = reader.read(text)?;
        if self == Self::Slot(Slot::Birthday) { Some(date.to_string()) } else { date.date() }
    }
}

struct Column {
    place: Where,
    order: ColumnOrder,
    /// Some row holds what must be read.
    unready: bool,
    problems: Problems,
}

/// The columns of a list that hold dates.
pub(super) struct Dates(Vec<Column>);

impl Dates {
    pub(super) fn new(fields: &[MappedField]) -> Self {
        let plain = [Slot::JoinedOn, Slot::LeftOn, Slot::Birthday].map(Where::Slot);
        let custom = fields.iter().zip(0..).filter(|(field, _)| field.kind == FieldKind::Date);
        let places = plain
            .into_iter()
            .chain([Where::GroupJoined, Where::GroupLeft])
            .chain(custom.map(|(_, place)| Where::Custom(place)));
        let column = |place| Column {
            place,
            order: ColumnOrder::default(),
            unready: false,
            problems: Problems::default(),
        };
        Self(places.map(column).collect())
    }

    /// Looks at a row that was read.
    pub(super) fn see(&mut self, record: &Record) {
        for column in &mut self.0 {
            if let Some(text) = column.place.text(record)
                && !column.place.is_ready(record, text)
            {
                column.order.see(text);
                column.unready = true;
            }
        }
    }

    /// Reads what could not be read row by row; what is no date is reported and becomes empty.
    pub(super) fn settle(
        mut self,
        records: &mut Records,
        spill: Spill,
        date1904: bool,
        zone: chrono_tz::Tz,
        problems: &mut Problems,
    ) -> Result<()> {
        self.0.retain(|column| column.unready);
        if self.0.is_empty() {
            return Ok(());
        }
        let readers: Vec<DateReader> =
            self.0.iter().map(|column| column.order.reader(date1904, zone)).collect();
        records.rewrite(spill, |record| {
            for (column, reader) in self.0.iter_mut().zip(&readers) {
                let Some(text) = column.place.text(record) else { continue };
                if column.place.is_ready(record, text) {
                    continue;
                }
                let date = column.place.read(record, text, reader);
                if date.is_none() {
                    column.problems.add(record.row, None, RowFault::NotADate, text);
                }
                column.place.set(record, date);
            }
        })?;
        self.0.into_iter().for_each(|column| problems.append(column.problems));
        Ok(())
    }
}
