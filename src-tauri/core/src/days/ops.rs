//! Notes of days and the import of new ones.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::{
    notes::{self, DayFile, Known, Recurring, StoredDay, Year, notes, unknown_year},
    table,
    view::{DayKind, DayNotes, DayNotesInput, ImportedDays, Named},
};
use crate::{
    Error, Result,
    recurrence::{Zone, parse_date},
    store::{ReadTx, WriteTx},
    workspace::{self, SetSetting},
};

/// The setting that keeps the festivals and marketing days of a file that was read in, in place of the shipped ones.
const RECURRING: &str = "days.recurring";

/// More days than this are not asked for at once.
const MOST_DAYS: i64 = 800;

/// The notes of some days, and whether a year to plan for is unknown.
pub fn day_notes(tx: &ReadTx<'_>, input: &DayNotesInput) -> Result<DayNotes> {
    let (from, to) = (parse_date("from", &input.from)?, parse_date("to", &input.to)?);
    if !(0..=MOST_DAYS).contains(&(to - from).num_days()) || !(1600..9000).contains(&from.year()) {
        return Err(Error::invalid("to", "out_of_range"));
    }
    let known = Known { days: table::stored_days(tx)?, recurring: own_recurring(tx)? };
    let today = Zone::utc().civil_of(tx.now()).date();
    let years: BTreeSet<i32> = known.days.iter().map(|day| day.on.year()).collect();
    Ok(DayNotes {
        days: notes(from, to, &known),
        unknown_year: unknown_year(today, &known.days),
        imported_years: years.into_iter().collect(),
        imported_recurring: known.recurring.is_some(),
    })
}

/// The official days off in `[from, to)`, each with its holiday.
pub fn days_off(tx: &ReadTx<'_>, from: NaiveDate, to: NaiveDate) -> Result<BTreeMap<NaiveDate, Named>> {
    Ok(notes::days_off(from, to, &table::stored_days(tx)?))
}

/// The festivals and marketing days of every year that were read in.
fn own_recurring(tx: &ReadTx<'_>) -> Result<Option<Vec<Recurring>>> {
    let kept = workspace::settings(tx)?.shared.get(RECURRING).cloned();
    Ok(kept.map(serde_json::from_value).transpose()?.flatten())
}

fn keep_recurring(tx: &mut WriteTx<'_>, recurring: Option<&[Recurring]>) -> Result<()> {
    let value = serde_json::to_value(recurring)?;
    workspace::setting_set(tx, &SetSetting { key: RECURRING.to_owned(), value })
}

/// Takes in days: of each year that has official days among them, they replace the official days known before. Festivals
/// and marketing days of every year replace the whole list of them.
/// `titled` are days of a calendar file with their titles; otherwise `text` is JSON.
pub fn import_days(
    tx: &mut WriteTx<'_>,
    text: &str,
    titled: Option<&[(NaiveDate, String)]>,
    kind: Option<DayKind>,
) -> Result<ImportedDays> {
    let (days, recurring) = match titled {
        Some(days) => (days.iter().map(|(on, title)| of_title(*on, title, kind)).collect(), Vec::new()),
        None => of_json(text)?,
    };
    if days.is_empty() && recurring.is_empty() {
        return Err(Error::invalid("text", "no_days"));
    }
    if !recurring.is_empty() {
        keep_recurring(tx, Some(&recurring))?;
    }
    let official = |day: &&StoredDay| matches!(day.kind, DayKind::Off | DayKind::Work);
    let years: BTreeSet<i32> = days.iter().filter(official).map(|day| day.on.year()).collect();
    for year in &years {
        table::remove_year(tx, *year, true)?;
    }
    for day in &days {
        table::insert_day(tx, day)?;
    }
    let all: BTreeSet<i32> = days.iter().map(|day| day.on.year()).collect();
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    Ok(ImportedDays {
        days: count(days.len()),
        years: all.into_iter().collect(),
        recurring: count(recurring.len()),
    })
}

/// Forgets the imported days of a year, or without one the imported festivals and marketing days of every year.
pub fn remove_days(tx: &mut WriteTx<'_>, year: Option<i32>) -> Result<()> {
    match year {
        Some(year) => table::remove_year(tx, year, false),
        None => keep_recurring(tx, None),
    }
}

/// Reads the shipped file's form, or one year as public lists write it.
fn of_json(text: &str) -> Result<(Vec<StoredDay>, Vec<Recurring>)> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum AnyFile {
        Year(Year),
        Whole(DayFile),
    }
    let text = text.trim_start_matches('\u{feff}');
    let (years, recurring) =
        match serde_json::from_str(text).map_err(|_| Error::invalid("text", "not_a_day_file"))? {
            AnyFile::Year(year) => (vec![year], Vec::new()),
            AnyFile::Whole(file) => (file.official, file.recurring),
        };
    recurring.iter().try_for_each(Recurring::check)?;
    let mut days = Vec::new();
    for day in years.iter().flat_map(|year| &year.days) {
        let kind = if day.off { DayKind::Off } else { DayKind::Work };
        days.push(StoredDay { on: parse_date("text", &day.on)?, kind, name: day.name.clone() });
    }
    Ok((days, recurring))
}

/// Calendar files of holidays say 休 and 班, or 放假 and 补班, in their titles.
fn of_title(on: NaiveDate, title: &str, kind: Option<DayKind>) -> StoredDay {
    let works = ["班", "workday"].iter().any(|word| title.to_lowercase().contains(word));
    let off = ["休", "假", "holiday"].iter().any(|word| title.to_lowercase().contains(word));
    let kind = match (works, off) {
        (true, _) => DayKind::Work,
        (false, true) => DayKind::Off,
        (false, false) => kind.unwrap_or(DayKind::Festival),
    };
    let name = match title.split(['（', '(', ' ', '：']).next() {
        Some(short) if matches!(kind, DayKind::Off | DayKind::Work) && !short.is_empty() => short,
        _ => title,
    };
    let name = ["补班", "调休", "放假", "休", "班"].iter().fold(name.to_owned(), |name, end| {
        name.strip_suffix(end).filter(|rest| !rest.is_empty()).map_or(name.clone(), str::to_owned)
    });
    StoredDay { on, kind, name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_lists_of_holidays_are_read() {
        let list = r#"{"$schema":"x","year":2027,"papers":[],"days":[
            {"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-03","isOffDay":false}]}"#;
        let (days, _) = of_json(list).unwrap();
        assert_eq!(days.len(), 2);
        assert_eq!((days[1].kind, days[1].name.as_str()), (DayKind::Work, "元旦"));
        let (days, recurring) = of_json(include_str!("days-cn.json")).unwrap();
        assert_eq!((days.len(), recurring.is_empty()), (72, false));
        assert!(of_json("holidays").is_err());
    }

    #[test]
    fn titles_of_calendar_files_say_off_or_work() {
        let day = |title: &str| {
            let day = of_title("2027-02-06".parse().unwrap(), title, None);
            (day.kind, day.name)
        };
        assert_eq!(day("春节（休）"), (DayKind::Off, "春节".to_owned()));
        assert_eq!(day("春节 补班"), (DayKind::Work, "春节".to_owned()));
        assert_eq!(day("国庆节 假期 第1天/共7天"), (DayKind::Off, "国庆节".to_owned()));
        assert_eq!(day("周年庆"), (DayKind::Festival, "周年庆".to_owned()));
    }
}
