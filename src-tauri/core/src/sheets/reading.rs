//! From the cells of a file to rows of canonical texts.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{
    columns::Form,
    forms,
    lexicon::{Cells, Lexicon, own_id},
    times,
    view::{SheetImport, SheetKind, SheetTarget},
};
use crate::{
    Code, Error, Result,
    imports::{Problems, RowFault},
    recurrence::{date_text, parse_civil},
    tabular::{self, Civil, DateReader, Problem, RowSink, SpawnReader, TableInfo, fold, tidy},
    workspace::LONGEST_NAME,
};

/// Most rows of a sheet.
pub(super) const MOST_ROWS: usize = 50_000;
/// Most characters of a sheet, in bytes.
const MOST_TEXT: usize = 128 << 20;
/// Longest cell that is taken, in characters: more than a spreadsheet holds.
const LONGEST_CELL: usize = 100_000;
/// Oddities that are told.
const TOLD: usize = 500;

/// A file's rows as they stand in it.
#[derive(Default)]
pub(super) struct Raw {
    pub rows: Vec<(u64, Vec<String>)>,
    pub date1904: bool,
    pub sheet: Option<String>,
    pub problems: Vec<Problem>,
    pub size: usize,
}

impl RowSink for Raw {
    fn start(&mut self, info: &TableInfo) -> Result<()> {
        self.date1904 = info.date1904;
        self.sheet.clone_from(&info.sheet);
        Ok(())
    }
    fn row(&mut self, number: u64, cells: &tabular::Cells) -> Result<bool> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(true);
        }
        self.size += cells.as_slice().len();
        let over = |limit| Err(Error::new(Code::TooLarge).with("limit", limit));
        if self.rows.len() >= MOST_ROWS {
            return over("rows");
        }
        if self.size > MOST_TEXT {
            return over("text");
        }
        self.rows.push((number, cells.iter().map(str::to_owned).collect()));
        Ok(true)
    }
    fn problem(&mut self, problem: Problem) {
        if self.problems.len() < TOLD {
            self.problems.push(problem);
        }
    }
}

impl Raw {
    /// Reads the whole of a sheet.
    pub(super) fn of(child: &dyn SpawnReader, input: &SheetImport) -> Result<Self> {
        let mut raw = Self::default();
        tabular::read(&input.source, &input.options.clone().unwrap_or_default(), child, &mut raw)
            .map_err(|error| error.with("path", input.source.name()))?;
        Ok(raw)
    }

    /// The cells of the header's row.
    pub(super) fn header(&self, row: u64) -> Vec<String> {
        let found = self.rows.iter().find(|(number, _)| *number == row);
        found.map(|(_, cells)| cells.iter().map(|cell| tidy(cell)).collect()).unwrap_or_default()
    }
}

/// The key of an exported row, and the export that wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub record: String,
    pub export: Option<String>,
}

impl Key {
    /// Reads `record.export`, or the record alone.
    fn read(text: &str) -> Option<Self> {
        let (record, export) = match text.rsplit_once('.') {
            Some((record, export)) => (record, Some(export.to_owned())),
            None => (text, None),
        };
        let uid = record.split('@').next().unwrap_or_default();
        uid.parse::<crate::Uid>().ok().map(|_| Self { record: record.to_owned(), export })
    }
    pub(super) fn text(record: &str, export: &str) -> String {
        format!("{record}.{export}")
    }
}

/// One row, or one cell of a calendar grid, as the record that it speaks of.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub row: u64,
    pub key: Option<Key>,
    pub cells: Cells,
    /// In which column of the file each cell stood.
    pub places: BTreeMap<String, u32>,
}

/// Reads the rows of a list by its mapping.
pub(super) fn lines(raw: &Raw, input: &SheetImport, lexicon: &Lexicon, problems: &mut Problems) -> Vec<Line> {
    let body = raw.rows.iter().filter(|(row, _)| *row > input.header_row);
    let readers: Vec<DateReader> = (0..input.mapping.len())
        .map(|column| {
            let samples = body.clone().filter_map(|(_, cells)| cells.get(column).map(String::as_str));
            DateReader::for_column(samples, raw.date1904, lexicon.zone)
        })
        .collect();
    let mut lines = Vec::new();
    for (row, cells) in body {
        let mut line = Line { row: *row, ..Line::default() };
        let mut reading = Reading { lexicon, problems, length: None, chinese: input.chinese };
        for ((column, cell), target) in (0_u32..).zip(cells).zip(&input.mapping) {
            reading.cell(&mut line, column, cell, target, &readers[column as usize]);
        }
        for (column, target) in (0_u32..).zip(&input.mapping).skip(cells.len()) {
            reading.cell(&mut line, column, "", target, &readers[column as usize]);
        }
        reading.settle(&mut line);
        lines.push(line);
    }
    lines
}

struct Reading<'a> {
    lexicon: &'a Lexicon,
    problems: &'a mut Problems,
    /// A length that becomes an end once the start is known.
    length: Option<i64>,
    /// Names of fields that are to be made, in Chinese instead of English.
    chinese: bool,
}

impl Reading<'_> {
    fn cell(&mut self, line: &mut Line, column: u32, text: &str, target: &SheetTarget, dates: &DateReader) {
        let id = match target {
            SheetTarget::Ignore => return,
            SheetTarget::Key => {
                let text = tidy(text);
                line.key = Key::read(&text);
                if line.key.is_none() && !text.is_empty() {
                    self.problems.add(line.row, Some(column), RowFault::UnknownUid, &text);
                }
                return;
            }
            SheetTarget::Column { column } => column.clone(),
            SheetTarget::Own { name, .. } => own_id(name),
        };
        let text = self.bounded(line.row, column, text);
        let form = self.lexicon.form(&id);
        if text.trim().is_empty() {
            if !matches!(form, Form::Minutes) && line.cells.said(&id).is_none() {
                line.cells.put(&id, "");
                line.places.insert(id, column);
            }
            return;
        }
        let fault = match form {
            Form::Date => self.date(line, &id, text, dates),
            Form::Time => self.time(line, &id, text, dates),
            Form::End => self.end(line, &id, text, dates),
            Form::Minutes => match forms::read(form, text) {
                Ok(minutes) => {
                    self.length = minutes.parse().ok();
                    None
                }
                Err(fault) => Some(fault),
            },
            form => self.plain(line, &id, form, text),
        };
        line.places.entry(id.clone()).or_insert(column);
        if let Some(fault) = fault {
            // What cannot be read says nothing; it must not clear what stands there.
            if line.cells.get(&id).is_empty() {
                line.cells.0.remove(&id);
            }
            self.problems.add(line.row, Some(column), fault, text);
        }
    }

    fn bounded<'t>(&mut self, row: u64, column: u32, text: &'t str) -> &'t str {
        match text.char_indices().nth(LONGEST_CELL) {
            Some((end, _)) => {
                self.problems.add(row, Some(column), RowFault::TooLong, text);
                &text[..end]
            }
            None => text,
        }
    }

    fn plain(&mut self, line: &mut Line, id: &str, form: Form, text: &str) -> Option<RowFault> {
        let (mut canonical, mut fault) = self.lexicon.read(form, text);
        if matches!(id, "title" | "name")
            && let Some((end, _)) = canonical.char_indices().nth(LONGEST_NAME)
        {
            canonical.truncate(end);
            fault = Some(RowFault::TooLong);
        }
        if fault == Some(RowFault::FirstOnly) {
            self.others(line, id, text);
        }
        let before = line.cells.get(id);
        let canonical = match form {
            // Several columns of one kind are one list; of everything else the first that says something counts.
            Form::Channels | Form::Tags | Form::Options(_) if !before.is_empty() => {
                self.lexicon.read(form, &format!("{before}\n{canonical}")).0
            }
            _ if !before.is_empty() => before.to_owned(),
            _ => canonical,
        };
        line.cells.put(id, canonical);
        fault
    }

    /// Keeps those for whom the column of one person has no place.
    fn others(&self, line: &mut Line, id: &str, text: &str) {
        let field = self.lexicon.others(id, self.chinese);
        if line.cells.get(&field).is_empty() {
            let others = self.lexicon.people(text).split_off(1).join("\n");
            let (kept, _) = self.lexicon.read(self.lexicon.form(&field), &others);
            line.cells.put(&field, kept);
        }
    }

    /// A day, and the time of day that stands with it.
    fn date(&self, line: &mut Line, id: &str, text: &str, dates: &DateReader) -> Option<RowFault> {
        let Some(found) = dates.read(text) else { return Some(RowFault::NotADate) };
        line.cells.put(id, date_text(self.day(&found)?));
        let planned = id == "date" && self.lexicon.column("time").is_some();
        if planned && line.cells.get("time").is_empty() {
            let clock = forms::clocked(text).map(|clock| clock.start);
            let said = clock.or(found.time.map(|(hour, minute, _)| hour * 60 + minute));
            if let Some(minutes) = said.filter(|minutes| found.time.is_some() || *minutes > 0) {
                line.cells.put("time", forms::clock_text(minutes));
            }
        }
        None
    }

    /// The day that is meant: what was counted was counted on a day that is over.
    fn day(&self, found: &Civil) -> Option<NaiveDate> {
        let today = self.lexicon.today;
        let day = in_year(found, today)?;
        let is_counted = self.lexicon.kind == SheetKind::Figures;
        match found.year {
            None if is_counted && day > today => {
                NaiveDate::from_ymd_opt(today.year() - 1, found.month, found.day)
            }
            _ => Some(day),
        }
    }

    /// A time of day; a day that stands with it counts when nothing else says the day.
    fn time(&self, line: &mut Line, id: &str, text: &str, dates: &DateReader) -> Option<RowFault> {
        let Some(clock) = forms::clocked(text) else {
            let Some(found) = dates.read(text) else { return Some(RowFault::NotATime) };
            let date = in_year(&found, self.lexicon.today)?;
            if line.cells.get("date").is_empty() {
                line.cells.put("date", date_text(date));
            }
            let (hour, minute, _) = found.time?;
            line.cells.put(id, forms::clock_text(hour * 60 + minute));
            return None;
        };
        if let Some(found) = dates.read(text).filter(|found| found.year.is_some())
            && line.cells.get("date").is_empty()
            && let Some(date) = in_year(&found, self.lexicon.today)
        {
            line.cells.put("date", date_text(date));
        }
        line.cells.put(id, forms::clock_text(clock.start));
        if let Some(end) = clock.end.filter(|_| self.lexicon.column("end").is_some())
            && line.cells.get("end").is_empty()
        {
            line.cells.put("end", forms::clock_text(end));
        }
        None
    }

    fn end(&self, line: &mut Line, id: &str, text: &str, dates: &DateReader) -> Option<RowFault> {
        let clock = forms::clocked(text).map(|clock| forms::clock_text(clock.start));
        let date = dates.read(text).and_then(|found| in_year(&found, self.lexicon.today)).map(date_text);
        let said = match (date, clock) {
            (Some(date), Some(clock)) => format!("{date} {clock}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return Some(RowFault::NotATime),
        };
        line.cells.put(id, said);
        None
    }

    /// Makes a whole end of what was said of it: a time on the day of the start or the next, a length.
    fn settle(&self, line: &mut Line) {
        let (date, time) = (line.cells.get("date").to_owned(), line.cells.get("time").to_owned());
        let clock = if time.is_empty() { "00:00" } else { &time };
        let Ok(start) = parse_civil("date", &format!("{date}T{clock}")) else { return };
        let end = line.cells.get("end").to_owned();
        if end.len() == 5
            && let Ok(mut until) = parse_civil("end", &format!("{date}T{end}"))
        {
            if until <= start {
                until += chrono::TimeDelta::days(1);
            }
            line.cells.put("end", times::end_text(until, false));
        } else if end.is_empty()
            && let Some(minutes) = self.length.and_then(chrono::TimeDelta::try_minutes)
            && self.lexicon.kind == SheetKind::Activities
        {
            let whole_days = time.is_empty();
            let until =
                if whole_days { start + minutes - chrono::TimeDelta::days(1) } else { start + minutes };
            if until > start {
                line.cells.put("end", times::end_text(until, whole_days));
            }
        }
    }
}

/// The day that is meant: without a year the one nearest to today.
pub(super) fn in_year(found: &Civil, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = found.year {
        return NaiveDate::from_ymd_opt(year, found.month, found.day);
    }
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let days = years.iter().filter_map(|year| NaiveDate::from_ymd_opt(*year, found.month, found.day));
    days.min_by_key(|day| (*day - today).num_days().abs())
}

/// Whether texts of a column are times of day and nothing else.
pub(super) fn are_times(values: &[String]) -> bool {
    let is_time = |value: &String| {
        forms::clocked(value)
            .is_some_and(|clock| fold(&clock.rest).chars().filter(char::is_ascii_digit).count() < 2)
    };
    !values.is_empty() && values.iter().filter(|value| is_time(value)).count() * 10 >= values.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_the_record_and_the_export_that_wrote_them() {
        let uid = "019cac0f-2680-7fe1-80d7-c7d0ea2a79da";
        let key = Key::read(&Key::text(uid, "k3f9a2")).unwrap();
        assert_eq!((key.record.as_str(), key.export.as_deref()), (uid, Some("k3f9a2")));
        assert_eq!(Key::read(uid).unwrap().export, None);
        let figure = Key::read(&format!("{uid}@2026-12-01.ab")).unwrap();
        assert_eq!(figure.record, format!("{uid}@2026-12-01"));
        assert_eq!(Key::read("7"), None);
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_one() {
        let civil = |month, day| Civil { year: None, month, day, time: None };
        let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        assert_eq!(in_year(&civil(12, 1), today).map(date_text).as_deref(), Some("2026-12-01"));
        assert_eq!(in_year(&civil(1, 5), today).map(date_text).as_deref(), Some("2027-01-05"));
        assert_eq!(in_year(&civil(2, 30), today), None);
    }
}
