//! Calendar grids: dates along one side, groups or slots of the day along the other, an item in each cell.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::{
    columns, forms,
    lexicon::{Cells, Lexicon},
    reading::{Line, Raw, in_year},
    view::{GridView, SheetKind},
};
use crate::{
    recurrence::date_text,
    tabular::{DateReader, column_words, fold, tidy},
};

/// How far down the first dates are looked for.
const DEPTH: usize = 40;
/// Fewest dates that make a grid.
const FEWEST: usize = 3;
/// Longest text of one line that is a title and not yet what is sent.
const LONGEST_TITLE: usize = 30;

/// A cell of the grid with its day and the labels of its row or column.
struct Spot<'a> {
    row: u64,
    column: usize,
    on: NaiveDate,
    labels: Vec<String>,
    text: &'a str,
}

/// A grid that was found in a sheet.
pub(super) struct Grid<'a> {
    dates_down: bool,
    spots: Vec<Spot<'a>>,
}

impl Grid<'_> {
    pub(super) fn view(&self) -> GridView {
        let days = || self.spots.iter().map(|spot| spot.on);
        GridView {
            dates_down: self.dates_down,
            from: days().min().map(date_text).unwrap_or_default(),
            to: days().max().map(date_text).unwrap_or_default(),
            cells: self.spots.len() as u64,
        }
    }
}

/// The month or week that a title speaks of.
#[derive(Debug, Clone, Copy, Default)]
struct Context {
    year: Option<i32>,
    month: Option<u32>,
    /// A day of the week that the grid shows.
    day: Option<NaiveDate>,
}

struct Finder<'a, 'l> {
    raw: &'a Raw,
    lexicon: &'l Lexicon,
    dates: DateReader,
}

/// The grid in a sheet; nothing when it is a list. `asked` when the user says that it is one.
pub(super) fn find<'a>(raw: &'a Raw, lexicon: &Lexicon, asked: bool) -> Option<Grid<'a>> {
    let cells = raw.rows.iter().take(DEPTH).flat_map(|(_, cells)| cells.iter().map(String::as_str));
    let dates = DateReader::for_column(cells, raw.date1904, lexicon.zone);
    let finder = Finder { raw, lexicon, dates };
    finder.across().or_else(|| finder.down(asked)).filter(|grid| !grid.spots.is_empty())
}

impl<'a> Finder<'a, '_> {
    /// Dates in a row, groups or slots below; a month of weeks has such a row for each.
    fn across(&self) -> Option<Grid<'a>> {
        let mut context = self.context_of(self.raw.sheet.as_deref().unwrap_or_default(), Context::default());
        let mut axis: Option<Vec<(usize, NaiveDate)>> = None;
        let mut spots = Vec::new();
        let mut carried: Vec<String> = Vec::new();
        for (index, (row, cells)) in self.raw.rows.iter().enumerate() {
            if let Some(found) = self.axis(cells, context) {
                axis = Some(found);
                carried.clear();
                continue;
            }
            let Some(columns) = &axis else {
                if index >= DEPTH {
                    return None;
                }
                for cell in cells {
                    context = self.context_of(cell, context);
                }
                continue;
            };
            if cells.iter().all(|cell| cell.trim().is_empty() || weekday(cell).is_some()) {
                continue;
            }
            let first = columns.first().map_or(0, |(column, _)| *column);
            let labels = carry(&mut carried, &cells[..first.min(cells.len())]);
            for (column, on) in columns {
                if let Some(text) = cells.get(*column).filter(|text| says_something(text)) {
                    spots.push(Spot { row: *row, column: *column, on: *on, labels: labels.clone(), text });
                }
            }
        }
        axis.map(|_| Grid { dates_down: false, spots })
    }

    /// Dates in a column, groups or slots across.
    fn down(&self, asked: bool) -> Option<Grid<'a>> {
        let mut context = self.context_of(self.raw.sheet.as_deref().unwrap_or_default(), Context::default());
        for (_, cells) in self.raw.rows.iter().take(4) {
            for cell in cells {
                context = self.context_of(cell, context);
            }
        }
        let on = |cells: &[String], column: usize| cells.get(column).and_then(|cell| self.day(cell, context));
        let column = (0..3).find(|column| {
            self.raw.rows.iter().filter(|(_, cells)| on(cells, *column).is_some()).count() >= FEWEST
        })?;
        let first = self.raw.rows.iter().position(|(_, cells)| on(cells, column).is_some())?;
        let header = self.raw.rows[..first].iter().rev().map(|(_, cells)| cells).find(|cells| {
            cells.iter().enumerate().any(|(at, cell)| at != column && !cell.trim().is_empty())
        })?;
        if !asked && !self.are_places(header, column) {
            return None;
        }
        let mut spots = Vec::new();
        let mut day = None;
        for (row, cells) in &self.raw.rows[first..] {
            day = on(cells, column).or(day);
            let Some(on) = day else { continue };
            for (at, text) in cells.iter().enumerate().filter(|(at, _)| *at != column) {
                let label = header.get(at).map(|label| tidy(label)).unwrap_or_default();
                let names_days = weekday(text).is_some() || is_word_for_days(&label);
                if says_something(text) && !label.is_empty() && !names_days {
                    spots.push(Spot { row: *row, column: at, on, labels: vec![label], text });
                }
            }
        }
        Some(Grid { dates_down: true, spots })
    }

    /// Whether the header beside a column of dates names groups or slots, and not the columns of a list.
    fn are_places(&self, header: &[String], dates: usize) -> bool {
        let labels: Vec<&String> = header
            .iter()
            .enumerate()
            .filter(|(at, cell)| *at != dates && !cell.trim().is_empty() && !is_word_for_days(cell))
            .map(|(_, cell)| cell)
            .collect();
        let is_place = |label: &&&String| {
            let word = column_words(label);
            let is_column = SheetKind::ALL.iter().any(|kind| columns::called(*kind, &word).is_some());
            let slot = self.lexicon.slot_named(label).is_some();
            slot || !is_column
                && (forms::clocked(label).is_some() || !self.lexicon.channels_meant(label).is_empty())
        };
        let places = labels.iter().filter(is_place).count();
        places > 0 && places * 2 >= labels.len()
    }

    /// The dates of a row that is the head of a grid.
    fn axis(&self, cells: &[String], context: Context) -> Option<Vec<(usize, NaiveDate)>> {
        let filled: Vec<(usize, &String)> =
            cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).collect();
        let days: Vec<(usize, NaiveDate)> =
            filled.iter().filter_map(|(at, cell)| Some((*at, self.day(cell, context)?))).collect();
        let first = days.first().map_or(0, |(at, _)| *at);
        let beside = filled.iter().filter(|(at, _)| *at >= first).count();
        let ascend = days.windows(2).all(|pair| pair[0].1 < pair[1].1);
        if days.len() >= FEWEST && ascend && days.len() * 10 >= beside * 8 && first <= 3 {
            return Some(days);
        }
        let week = context.day?;
        let named: Vec<(usize, Weekday)> =
            filled.iter().filter_map(|(at, cell)| Some((*at, weekday(cell)?))).collect();
        let monday = week - TimeDelta::days(i64::from(week.weekday().num_days_from_monday()));
        let days: Vec<(usize, NaiveDate)> = named
            .iter()
            .map(|(at, day)| (*at, monday + TimeDelta::days(i64::from(day.num_days_from_monday()))))
            .collect();
        let enough = days.len() >= FEWEST && days.len() + 3 >= filled.len();
        (enough && days.windows(2).all(|pair| pair[0].1 < pair[1].1)).then_some(days)
    }

    /// The day in the head of a grid: a date, or the number of a day under the title of a month.
    fn day(&self, cell: &str, context: Context) -> Option<NaiveDate> {
        let text = fold(&tidy(cell));
        if text.is_empty() || text.chars().count() > 24 {
            return None;
        }
        let near = |day: &NaiveDate| (day.year() - self.lexicon.today.year()).abs() <= 3;
        if let Some(number) = day_number(&text) {
            let month = context.month?;
            let year = context.year.unwrap_or_else(|| year_near(month, self.lexicon.today));
            return NaiveDate::from_ymd_opt(year, month, number);
        }
        let found = self.dates.read(&without_weekday(&text))?;
        let with_year = match (found.year, context.year, context.month) {
            (None, Some(year), month) => {
                // January below the title of a December is the next year's.
                let turned = month.is_some_and(|month| month > 9 && found.month < 4);
                NaiveDate::from_ymd_opt(year + i32::from(turned), found.month, found.day)
            }
            _ => in_year(&found, self.lexicon.today),
        };
        with_year.filter(near)
    }

    /// What a title adds: `2026年12月排期`, `12月内容排期`, `第50周（12/7–12/13）`, `2026-12`.
    fn context_of(&self, cell: &str, before: Context) -> Context {
        let text = fold(&tidy(cell));
        let mut context = before;
        let parts: Vec<(u32, usize)> = numbers(&text);
        for (place, (number, end)) in parts.iter().enumerate() {
            let follows = text[*end..].chars().next();
            if (2_000..=2_100).contains(number) && matches!(follows, Some('年' | '-' | '/' | '.')) {
                context.year = i32::try_from(*number).ok();
                let next = parts.get(place + 1).filter(|(month, _)| (1..=12).contains(month));
                context.month = next.map(|(month, _)| *month).or(context.month);
            } else if (1..=12).contains(number) && follows == Some('月') {
                context.month = Some(*number);
            }
        }
        let begins = text.split(['-', '–', '—', '~', '至', '到', '(', ')', ' ']).find_map(|part| {
            let found =
                self.dates.read(part.trim_matches(|c: char| !c.is_ascii_digit() && !"年月日".contains(c)))?;
            in_year(&found, self.lexicon.today)
        });
        if text.chars().any(|c| c == '周' || c == '月' || c == '/') && text.chars().count() <= 60 {
            context.day = begins.or(context.day);
        }
        context
    }
}

/// The labels of a row; an empty one that others stand beside is the one above, because people merge such cells.
fn carry(carried: &mut Vec<String>, cells: &[String]) -> Vec<String> {
    let said: Vec<String> = cells.iter().map(|cell| tidy(cell)).collect();
    let some = said.iter().any(|label| !label.is_empty());
    carried.resize(said.len(), String::new());
    for (kept, label) in carried.iter_mut().zip(&said) {
        if !label.is_empty() || !some {
            kept.clone_from(label);
        }
    }
    carried.clone()
}

fn says_something(text: &str) -> bool {
    !matches!(tidy(text).as_str(), "" | "-" | "/" | "—" | "——" | "无" | "×" | "x" | "休" | "休息" | "n/a")
}

fn is_word_for_days(label: &str) -> bool {
    matches!(column_words(label).as_str(), "星期" | "周" | "周几" | "weekday" | "day" | "日期" | "date")
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("一", Weekday::Mon),
    ("二", Weekday::Tue),
    ("三", Weekday::Wed),
    ("四", Weekday::Thu),
    ("五", Weekday::Fri),
    ("六", Weekday::Sat),
    ("日", Weekday::Sun),
];

/// The day of the week that a cell names and nothing else.
fn weekday(cell: &str) -> Option<Weekday> {
    let text = fold(&tidy(cell));
    let named = ["星期", "礼拜", "周"].iter().find_map(|word| text.strip_prefix(word));
    if let Some(rest) = named {
        let rest = if rest == "天" { "日" } else { rest };
        return WEEKDAYS.iter().find(|(name, _)| *name == rest).map(|(_, day)| *day);
    }
    let english = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let at =
        english.iter().position(|name| text == *name || text.starts_with(name) && text.ends_with("day"))?;
    Some(WEEKDAYS[at].1)
}

/// The text of a date without the day of the week that stands with it.
fn without_weekday(text: &str) -> String {
    let mut kept = text.to_owned();
    for head in ["星期", "礼拜", "周"] {
        for (name, _) in WEEKDAYS.iter().chain(&[("天", Weekday::Sun)]) {
            kept = kept.replace(&format!("{head}{name}"), " ");
        }
    }
    for name in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] {
        kept = kept.replace(name, " ").replace(&name[..3], " ");
    }
    kept.replace(['(', ')', '\n', '（', '）'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `7`, `7日`, `7号`, `7 周一`.
fn day_number(text: &str) -> Option<u32> {
    let bare = without_weekday(text);
    let digits = bare.trim_end_matches(['日', '号']);
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

fn year_near(month: u32, today: NaiveDate) -> i32 {
    let middle = |year: i32| NaiveDate::from_ymd_opt(year, month, 15);
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let nearest =
        years.into_iter().min_by_key(|year| middle(*year).map(|day| (day - today).num_days().abs()));
    nearest.unwrap_or_else(|| today.year())
}

/// The numbers of a text, each with the place where it ends.
fn numbers(text: &str) -> Vec<(u32, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.extend(text[from..at].parse().ok().map(|number| (number, at)));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The items of a grid. What stands in several groups at the same time is one item that goes to all of them.
pub(super) fn lines(grid: &Grid<'_>, lexicon: &Lexicon) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut same: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for spot in &grid.spots {
        let line = line(spot, lexicon);
        let said = |id: &str| line.cells.get(id).to_owned();
        let name = ["date", "time", "title", "text", "pillar", "slot"].map(said).to_vec();
        match same.get(&name) {
            Some(&at) => {
                let both = format!("{}\n{}", lines[at].cells.get("channels"), line.cells.get("channels"));
                let uids: Vec<_> = both.lines().flat_map(|part| lexicon.channel_uids(part)).collect();
                lines[at].cells.put("channels", lexicon.channels(&uids));
            }
            None => {
                same.insert(name, lines.len());
                lines.push(line);
            }
        }
    }
    lines
}

fn line(spot: &Spot<'_>, lexicon: &Lexicon) -> Line {
    let mut cells = Cells::default();
    cells.put("date", date_text(spot.on));
    let mut slots = Vec::new();
    let mut channels = Vec::new();
    let mut time = None;
    for label in spot.labels.iter().filter(|label| !label.is_empty()) {
        let meant = lexicon.channels_meant(label);
        if !meant.is_empty() {
            channels.extend(meant);
            continue;
        }
        let clock = forms::clocked(label);
        let rest = clock.as_ref().map_or(label.as_str(), |clock| clock.rest.as_str());
        time = time.or(clock.as_ref().map(|clock| clock.start));
        match lexicon.channels_meant(rest) {
            meant if !meant.is_empty() => channels.extend(meant),
            _ if !rest.is_empty() => slots.push(rest.to_owned()),
            _ => {}
        }
    }
    let mut text = spot.text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
    let begins_with_time = text.starts_with(|c: char| c.is_ascii_digit());
    if let Some(clock) = forms::clocked(text.lines().next().unwrap_or_default())
        && time.is_none()
        && begins_with_time
        && (!clock.rest.is_empty() || text.contains('\n'))
    {
        time = Some(clock.start);
        let others = text.split_once('\n').map(|(_, others)| others).unwrap_or_default();
        text = format!("{}\n{others}", clock.rest).trim().to_owned();
    }
    if let Some(minutes) = time {
        cells.put("time", forms::clock_text(minutes));
    }
    // What is written under the name of a slot fills its date.
    let place = slots.iter().position(|label| lexicon.slot_named(label).is_some());
    let named = place.and_then(|at| lexicon.slot_named(&slots.remove(at)).map(|(_, name)| name.to_owned()));
    let pillar = slots.iter().position(|slot| lexicon.pillar_named(slot).is_some());
    if let Some(at) = pillar {
        cells.put("pillar", lexicon.read(columns::Form::Pillar, &slots.remove(at)).0);
    }
    let slot = slots.join(" ");
    if is_sent(&text) {
        if !slot.is_empty() {
            cells.put("title", slot);
        }
        cells.put("text", text);
    } else {
        let colon = if slot.is_ascii() { ": " } else { "：" };
        cells.put("title", if slot.is_empty() { text } else { format!("{slot}{colon}{text}") });
    }
    cells.put("channels", lexicon.channels(&channels));
    if let Some(name) = named {
        cells.put("slot", name);
    }
    let column = u32::try_from(spot.column).unwrap_or(u32::MAX);
    let places = ["title", "text", "slot"].map(|id| (id.to_owned(), column)).into();
    Line { row: spot.row, key: None, cells, places }
}

/// Whether a cell holds what is sent, and not only what it is about: some lines, a long one, one that is punctuated as a
/// sentence, names a variable or links somewhere.
fn is_sent(text: &str) -> bool {
    text.contains('\n')
        || text.chars().count() > LONGEST_TITLE
        || text.contains(['。', '！', '？', '!', '?', '，', '{', '｛'])
        || text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::is_sent;

    #[test]
    fn a_topic_is_a_title_and_a_sentence_is_what_is_sent() {
        for topic in ["新书速递", "话题：旅行", "晚安一", "Book of the week", "周五共读 20:00"]
        {
            assert!(!is_sent(topic), "{topic}");
        }
        for text in [
            "大家早上好！",
            "你最近读了什么？",
            "{群名}早上好",
            "早安，今天读第一章",
            "报名 https://a.example",
            "#接龙\n1. ",
        ] {
            assert!(is_sent(text), "{text}");
        }
    }
}
