//! What a day is apart from the plan: lunar day, solar term, festivals, official days off and 调休, marketing days.
//!
//! Computed are the lunar calendar, terms and festivals by rule. Official days off are announced year by year and
//! never derived: they come from `days-cn.json`, and from what the user imported, which leads for its years.

use std::{collections::BTreeMap, sync::OnceLock};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use tyme4rs::tyme::{Culture, solar::SolarDay};

use super::view::{DayKind, DayNote, DayOff, Named};
use crate::{
    Error, Result,
    recurrence::{Rule, date_text},
};

/// English names of the solar terms, from the winter solstice on, as the almanac counts them.
const TERMS: [&str; 24] = [
    "Winter Solstice",
    "Minor Cold",
    "Major Cold",
    "Start of Spring",
    "Rain Water",
    "Awakening of Insects",
    "Spring Equinox",
    "Clear and Bright",
    "Grain Rain",
    "Start of Summer",
    "Grain Buds",
    "Grain in Ear",
    "Summer Solstice",
    "Minor Heat",
    "Major Heat",
    "Start of Autumn",
    "End of Heat",
    "White Dew",
    "Autumn Equinox",
    "Cold Dew",
    "Frost Descent",
    "Start of Winter",
    "Minor Snow",
    "Major Snow",
];

/// The file of days that ships with the program; one that the user imports has the same form.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct DayFile {
    #[serde(default)]
    pub official: Vec<Year>,
    #[serde(default)]
    pub recurring: Vec<Recurring>,
}

/// Official days of one year.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Year {
    pub year: i32,
    pub days: Vec<Day>,
}

/// One official day.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Day {
    #[serde(alias = "date")]
    pub on: String,
    pub name: String,
    #[serde(alias = "isOffDay")]
    pub off: bool,
}

/// A festival or marketing day of every year: by a rule, or by its lunar date.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Recurring {
    kind: DayKind,
    zh: String,
    en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lunar: Option<String>,
}

impl Recurring {
    /// Refuses a day that could never be found: by no rule and no lunar date, by both, or by one that cannot be read.
    pub fn check(&self) -> Result<()> {
        let wrong = || Error::invalid("text", "not_a_day_file").with("name", self.zh.clone());
        match (&self.rule, &self.lunar) {
            (Some(rule), None) => {
                Rule::parse(rule).and_then(|rule| rule.check().map(drop)).map_err(|_| wrong())
            }
            (None, Some(lunar)) if is_lunar_date(lunar) => Ok(()),
            _ => Err(wrong()),
        }
    }
}

fn is_lunar_date(text: &str) -> bool {
    let within = |text: &str, most: i32| text.parse::<i32>().is_ok_and(|number| (1..=most).contains(&number));
    text == "12-last" || text.split_once('-').is_some_and(|(month, day)| within(month, 12) && within(day, 30))
}

/// What the store knows of days: those that were read in, and the list of every year when one was read in.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub days: Vec<StoredDay>,
    pub recurring: Option<Vec<Recurring>>,
}

/// A day that the store knows: imported, or the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StoredDay {
    pub on: NaiveDate,
    pub kind: DayKind,
    pub name: String,
}

pub(super) fn shipped() -> &'static DayFile {
    static FILE: OnceLock<DayFile> = OnceLock::new();
    FILE.get_or_init(|| {
        // A test reads the file that is compiled in; a wrong one cannot ship.
        serde_json::from_str(include_str!("days-cn.json"))
            .unwrap_or(DayFile { official: Vec::new(), recurring: Vec::new() })
    })
}

/// The notes of every day in `[from, to)`.
pub(super) fn notes(from: NaiveDate, to: NaiveDate, known: &Known) -> Vec<DayNote> {
    let mut notes: BTreeMap<NaiveDate, DayNote> =
        from.iter_days().take_while(|day| *day < to).map(|day| (day, almanac(day))).collect();
    let recurring = known.recurring.as_ref().unwrap_or(&shipped().recurring);
    add_recurring(&mut notes, recurring, from, to);
    add_official(&mut notes, &known.days);
    notes.into_values().collect()
}

/// Lunar day and solar term.
fn almanac(on: NaiveDate) -> DayNote {
    let solar = SolarDay::from_ymd(
        isize::try_from(on.year()).unwrap_or_default(),
        on.month() as usize,
        on.day() as usize,
    );
    let lunar = solar.get_lunar_day();
    let month = lunar.get_lunar_month();
    let term = solar.get_term_day();
    let term = (term.get_day_index() == 0).then(|| {
        let zh = term.get_solar_term().get_name();
        let en = TERMS[term.get_solar_term().get_index() % 24].to_owned();
        Named { zh, en }
    });
    DayNote {
        on: date_text(on),
        lunar_month: i32::try_from(month.get_month_with_leap()).unwrap_or_default(),
        lunar_day: i32::try_from(lunar.get_day()).unwrap_or_default(),
        lunar: if lunar.get_day() == 1 { month.get_name() } else { lunar.get_name() },
        term,
        festivals: Vec::new(),
        marketing: Vec::new(),
        official: None,
        off: None,
    }
}

fn add_recurring(
    notes: &mut BTreeMap<NaiveDate, DayNote>,
    recurring: &[Recurring],
    from: NaiveDate,
    to: NaiveDate,
) {
    let midnight = |day: NaiveDate| day.and_hms_opt(0, 0, 0).unwrap_or_default();
    for entry in recurring {
        let mut days = Vec::new();
        if let Some(rule) = entry.rule.as_deref().and_then(|rule| Rule::parse(rule).ok()) {
            let start = midnight(NaiveDate::from_ymd_opt(1990, 1, 1).unwrap_or(from));
            days.extend(rule.expand_between(start, midnight(from), Some(midnight(to))).map(|at| at.date()));
        }
        if let Some(lunar) = &entry.lunar {
            days.extend(notes.iter().filter(|(day, note)| is_lunar(**day, note, lunar)).map(|(day, _)| *day));
        }
        for day in days {
            let Some(note) = notes.get_mut(&day) else { continue };
            let name = Named { zh: entry.zh.clone(), en: entry.en.clone() };
            match entry.kind {
                DayKind::Marketing => note.marketing.push(name),
                _ => note.festivals.push(name),
            }
        }
    }
}

/// Whether a day is the lunar date `month-day`; `12-last` is the day before the new year.
fn is_lunar(day: NaiveDate, note: &DayNote, lunar: &str) -> bool {
    if lunar == "12-last" {
        return note.lunar_day >= 29
            && day.succ_opt().map(almanac).is_some_and(|next| (next.lunar_month, next.lunar_day) == (1, 1));
    }
    format!("{}-{}", note.lunar_month, note.lunar_day) == lunar
}

fn add_official(notes: &mut BTreeMap<NaiveDate, DayNote>, stored: &[StoredDay]) {
    for (on, kind, name) in official(stored) {
        mark(notes, on, kind, name);
    }
}

/// The official days that ship and those that were read in, which lead for their years; and every other stored day.
fn official(stored: &[StoredDay]) -> impl Iterator<Item = (NaiveDate, DayKind, &str)> {
    let own_year = |year: i32| {
        stored.iter().any(|day| day.on.year() == year && matches!(day.kind, DayKind::Off | DayKind::Work))
    };
    let shipped =
        shipped().official.iter().filter(move |year| !own_year(year.year)).flat_map(|year| &year.days);
    let shipped = shipped.filter_map(|day| {
        let kind = if day.off { DayKind::Off } else { DayKind::Work };
        Some((day.on.parse().ok()?, kind, day.name.as_str()))
    });
    shipped.chain(stored.iter().map(|day| (day.on, day.kind, day.name.as_str())))
}

/// The official days off in `[from, to)`.
pub(super) fn days_off(from: NaiveDate, to: NaiveDate, stored: &[StoredDay]) -> BTreeMap<NaiveDate, Named> {
    let mut off = BTreeMap::new();
    for (on, kind, name) in official(stored).filter(|(on, ..)| (from..to).contains(on)) {
        match kind {
            DayKind::Off => drop(off.insert(on, named(name))),
            DayKind::Work => drop(off.remove(&on)),
            DayKind::Festival | DayKind::Marketing => {}
        }
    }
    off
}

fn named(name: &str) -> Named {
    Named { zh: name.to_owned(), en: english(name) }
}

fn mark(notes: &mut BTreeMap<NaiveDate, DayNote>, on: NaiveDate, kind: DayKind, name: &str) {
    let Some(note) = notes.get_mut(&on) else { return };
    let named = named(name);
    match kind {
        DayKind::Off => (note.off, note.official) = (Some(DayOff::Off), Some(named)),
        DayKind::Work => (note.off, note.official) = (Some(DayOff::Work), Some(named)),
        DayKind::Marketing => note.marketing.push(named),
        DayKind::Festival => note.festivals.push(named),
    }
}

/// The English name of an official holiday; another name stays as it is.
fn english(name: &str) -> String {
    match name {
        "元旦" => "New Year’s Day",
        "春节" => "Spring Festival",
        "清明节" => "Qingming",
        "劳动节" => "Labour Day",
        "端午节" => "Dragon Boat Festival",
        "中秋节" => "Mid-Autumn Festival",
        "国庆节" => "National Day",
        "国庆节、中秋节" => "National Day and Mid-Autumn",
        other => other,
    }
    .to_owned()
}

/// The first year whose official days are not known, when it is near enough to plan: from November on the next year.
pub(super) fn unknown_year(today: NaiveDate, stored: &[StoredDay]) -> Option<i32> {
    let known = |year: i32| {
        shipped().official.iter().any(|known| known.year == year)
            || stored
                .iter()
                .any(|day| day.on.year() == year && matches!(day.kind, DayKind::Off | DayKind::Work))
    };
    if !known(today.year()) {
        return Some(today.year());
    }
    (today.month() >= 11 && !known(today.year() + 1)).then(|| today.year() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn note(on: &str, stored: &[StoredDay]) -> DayNote {
        let known = Known { days: stored.to_vec(), recurring: None };
        notes(day(on), day(on).succ_opt().unwrap(), &known).remove(0)
    }

    fn names(names: &[Named]) -> Vec<&str> {
        names.iter().map(|name| name.zh.as_str()).collect()
    }

    #[test]
    fn the_shipped_file_is_read_and_its_rules_are_valid() {
        let file: DayFile = serde_json::from_str(include_str!("days-cn.json")).unwrap();
        assert_eq!(file.official.iter().map(|year| year.year).collect::<Vec<_>>(), [2025, 2026]);
        for entry in &file.recurring {
            entry.check().unwrap();
        }
        for day in file.official.iter().flat_map(|year| &year.days) {
            day.on.parse::<NaiveDate>().unwrap();
        }
    }

    #[test]
    fn days_have_their_lunar_date_term_and_names() {
        let eve = note("2026-02-16", &[]);
        assert_eq!((eve.lunar.as_str(), eve.lunar_month, eve.lunar_day), ("廿九", 12, 29));
        assert_eq!((names(&eve.festivals), eve.off), (vec!["除夕"], Some(DayOff::Off)));
        let new_year = note("2026-02-17", &[]);
        assert_eq!((new_year.lunar.as_str(), names(&new_year.festivals)), ("正月", vec!["春节"]));
        assert_eq!(
            note("2026-03-20", &[]).term.unwrap(),
            Named { zh: "春分".into(), en: "Spring Equinox".into() }
        );
        assert_eq!(names(&note("2026-06-18", &[]).marketing), ["618"]);
        assert_eq!(names(&note("2026-11-27", &[]).marketing), ["黑色星期五"]);
        assert_eq!(names(&note("2026-05-10", &[]).festivals), ["母亲节"]);
        assert_eq!(note("2025-07-25", &[]).lunar, "闰六月");
        assert_eq!(note("2026-02-28", &[]).off, Some(DayOff::Work));
    }

    #[test]
    fn unpublished_days_off_are_not_guessed_and_imported_ones_lead() {
        assert_eq!(note("2027-10-01", &[]).off, None);
        assert_eq!(unknown_year(day("2026-10-31"), &[]), None);
        assert_eq!(unknown_year(day("2026-11-01"), &[]), Some(2027));
        let stored = [StoredDay { on: day("2027-10-01"), kind: DayKind::Off, name: "国庆节".into() }];
        assert_eq!(note("2027-10-01", &stored).official.unwrap().en, "National Day");
        assert_eq!(unknown_year(day("2026-11-01"), &stored), None);
        let stored = [StoredDay { on: day("2026-02-27"), kind: DayKind::Work, name: "春节".into() }];
        assert_eq!(note("2026-02-28", &stored).off, None, "an imported year replaces the shipped one");
    }
}
