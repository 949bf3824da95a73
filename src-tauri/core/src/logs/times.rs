//! Times of tables: as programs write them, else as people do.

use crate::{
    Result,
    chats::Time,
    tabular::{Cells, ColumnOrder, DateOrder, DateReader, Problem, RowSink, TableInfo},
};

/// How far down a header is looked for.
pub(super) const DEPTH: usize = 20;

/// When something happened, by a cell; on a clock whose zone is not known where the cell names none.
pub(super) fn time_of(text: &str, dates: &DateReader) -> Option<Time> {
    // Nearly all tables have the first form, ten million times.
    Time::iso(text).or_else(|| written(text, dates))
}

/// A date as people write it, or a number of an epoch.
fn written(text: &str, dates: &DateReader) -> Option<Time> {
    if let Some(time) = epoch(text.trim()) {
        return Some(time);
    }
    let civil = dates.read(text)?;
    let (hour, minute, second) = civil.time.unwrap_or_default();
    // Of a time without seconds nobody says that there are none.
    let second = (second != 0).then_some(second);
    Time::local((i64::from(civil.year?), civil.month, civil.day), hour, minute, second)
}

/// Ten digits and more are seconds since 1970 or smaller parts of them; fewer are a day of a spreadsheet.
fn epoch(text: &str) -> Option<Time> {
    let is_long = text.len() >= 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_long { Time::of_epoch(text.parse().ok()?) } else { None }
}

/// Whether a time needs no knowledge of its column to be read.
pub(super) fn is_plain(text: &str) -> bool {
    Time::iso(text).is_some() || epoch(text.trim()).is_some()
}

/// How the column of the times is known.
enum Header {
    /// A function finds it in the header, which stands among the first rows.
    Named(fn(&Cells) -> Option<usize>),
    /// The header stands in this row.
    Row(u64, usize),
}

/// The times of a table, looked at before they are read.
pub(super) struct TimeColumn {
    header: Header,
    place: Option<usize>,
    order: ColumnOrder,
    date1904: bool,
    before: usize,
}

impl TimeColumn {
    /// The column that a function finds in the header.
    pub(super) fn of(find: fn(&Cells) -> Option<usize>) -> Self {
        Self::new(Header::Named(find), None)
    }

    /// The column at a place below the header's row; below none it begins with the first row.
    pub(super) fn below(header_row: u64, place: usize) -> Self {
        Self::new(Header::Row(header_row, place), (header_row == 0).then_some(place))
    }

    fn new(header: Header, place: Option<usize>) -> Self {
        Self { header, place, order: ColumnOrder::default(), date1904: false, before: 0 }
    }

    /// Whether nothing in the column says what 3/5 means.
    pub(super) fn is_unclear(&self) -> bool {
        self.order.is_unclear()
    }

    /// A reader of its times, which believes what somebody says of days and months.
    pub(super) fn reader(&self, day_first: Option<bool>, zone: chrono_tz::Tz) -> DateReader {
        let mut reader = self.order.reader(self.date1904, zone);
        if let Some(day_first) = day_first {
            reader.order = DateOrder::said(day_first);
        }
        reader
    }
}

impl RowSink for TimeColumn {
    fn start(&mut self, info: &TableInfo) -> Result<()> {
        self.date1904 = info.date1904;
        Ok(())
    }

    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        match (self.place, &self.header) {
            (Some(place), _) => self.order.see(cells.get(place).unwrap_or_default()),
            (None, Header::Named(find)) => {
                self.place = find(cells);
                self.before += 1;
            }
            (None, Header::Row(row, place)) => self.place = (number >= *row).then_some(*place),
        }
        Ok(self.place.is_some() || self.before < DEPTH)
    }

    fn problem(&mut self, _: Problem) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tabular::DateOrder;

    #[test]
    fn times_are_read_in_every_form_that_tables_have() {
        let dates =
            DateReader { order: DateOrder::DayMonth, date1904: false, zone: chrono_tz::Asia::Shanghai };
        for (text, expected) in [
            ("2024-03-05T09:02:00+08:00", Some("2024-03-05T01:02:00Z")),
            ("2024-03-05 09:02:11", Some("2024-03-05T09:02:11")),
            ("2024/3/5 9:02", Some("2024-03-05T09:02:00")),
            ("2024年3月5日 下午9:02", Some("2024-03-05T21:02:00")),
            ("1709600520", Some("2024-03-05T01:02:00Z")),
            ("1709600520123", Some("2024-03-05T01:02:00.123Z")),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(time_of(text, &dates).map(Time::written).as_deref(), expected, "{text}");
        }
    }
}
