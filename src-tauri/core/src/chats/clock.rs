//! What text exports have in common about times: halves of the day in many languages, digits of many scripts, and which
//! of two numbers is the month.

use super::{Fault, Options, Place, Problem, Sink, Time};
use crate::tabular::DateOrder;

/// Half of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Before noon.
    Morning,
    /// From noon on.
    Afternoon,
    /// Chinese noon: twelve is noon, one is thirteen.
    Noon,
}

/// The half of the day that a word names.
pub fn half(word: &str) -> Option<Half> {
    // Short words that are names as well are these only as phones write them.
    match word.trim() {
        "de." | "PG" => return Some(Half::Morning),
        "du." | "PTG" => return Some(Half::Afternoon),
        _ => {}
    }
    let plain: String = word
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '.')
        .flat_map(char::to_lowercase)
        .collect();
    Some(match plain.as_str() {
        "am"
        | "上午"
        | "午前"
        | "오전"
        | "ص"
        | "凌晨"
        | "早上"
        | "清晨"
        | "πμ"
        | "sa"
        | "öö"
        | "قظ"
        | "पूर्वाह्न"
        | "ก่อนเที่ยง"
        | "পূর্বাহ্ণ" => Half::Morning,
        "pm"
        | "下午"
        | "午後"
        | "오후"
        | "م"
        | "晚上"
        | "傍晚"
        | "μμ"
        | "ch"
        | "ös"
        | "بظ"
        | "अपराह्न"
        | "หลังเที่ยง"
        | "অপরাহ্ণ" => Half::Afternoon,
        "中午" => Half::Noon,
        _ => return None,
    })
}

/// The hour of a day of 24.
pub fn hour(hour: u32, half: Option<Half>) -> u32 {
    match (half, hour) {
        (Some(Half::Morning), 12) => 0,
        (Some(Half::Afternoon), 1..=11) | (Some(Half::Noon), 1..=3) => hour + 12,
        _ => hour,
    }
}

/// The digit of any of the scripts that phones write.
pub fn digit(letter: char) -> Option<u32> {
    let code = letter as u32;
    // Latin, Arabic and Persian, those of India and of its neighbours, full-width.
    [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0x1040, 0xff10]
        .into_iter()
        .find_map(|zero| (zero..zero + 10).contains(&code).then(|| code - zero))
}

/// A date of three numbers as it is written, with how many digits the first has.
pub type Parts = (u32, u32, u32);

/// Where day, month and year stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Year, month, day.
    Year,
    /// Day, month, year.
    Day,
    /// Month, day, year.
    Month,
}

impl Order {
    /// Year, month and day of a date.
    pub fn date(self, parts: Parts) -> (i64, u32, u32) {
        let (year, month, day) = match self {
            _ if parts.0 > 31 => (parts.0, parts.1, parts.2),
            Self::Year => (parts.0, parts.1, parts.2),
            Self::Day => (parts.2, parts.1, parts.0),
            Self::Month => (parts.2, parts.0, parts.1),
        };
        let year = match year {
            0..50 => year + 2000,
            // Thai phones count from the Buddha, with four digits or two.
            50..100 => year + 2500 - 543,
            2400.. => year - 543,
            _ => year,
        };
        (i64::from(year), month, day)
    }
}

/// Finds the order over a whole file: by numbers above twelve, else by which one makes time run forward.
#[derive(Debug, Default)]
pub struct OrderGuess {
    first_above: bool,
    second_above: bool,
    year_first: bool,
    any: bool,
    ambiguous: bool,
    slashes: bool,
    halves: bool,
    before: Option<[(i64, u32, u32); 2]>,
    backward: [u64; 2],
}

impl OrderGuess {
    /// Looks at one date.
    pub fn see(&mut self, parts: Parts, slash: bool, half: bool) {
        self.slashes |= slash;
        self.halves |= half;
        if parts.0 > 31 {
            self.year_first = true;
            return;
        }
        self.any = true;
        self.first_above |= parts.0 > 12;
        self.second_above |= parts.1 > 12;
        self.ambiguous |= parts.0 != parts.1;
        let now = [Order::Day.date(parts), Order::Month.date(parts)];
        if let Some(before) = self.before {
            for (count, (now, before)) in self.backward.iter_mut().zip(now.iter().zip(before)) {
                *count += u64::from(*now < before);
            }
        }
        self.before = Some(now);
    }

    /// The order; says so when the file does not tell.
    pub fn decide(&self, options: &Options, sink: &mut dyn Sink) -> Order {
        if !self.any || self.year_first {
            return Order::Year;
        }
        match options.date_order {
            Some(DateOrder::DayMonth) => return Order::Day,
            Some(DateOrder::MonthDay) => return Order::Month,
            None => {}
        }
        if self.first_above {
            return Order::Day;
        }
        if self.second_above {
            return Order::Month;
        }
        match self.backward[0].cmp(&self.backward[1]) {
            std::cmp::Ordering::Less => return Order::Day,
            std::cmp::Ordering::Greater => return Order::Month,
            std::cmp::Ordering::Equal => {}
        }
        // Points and dashes stand in dates that begin with the day; only slashes are written both ways.
        if self.ambiguous && self.slashes {
            sink.problem(Problem::new(Place::File, Fault::DateOrderUnclear));
        }
        if self.slashes && self.halves { Order::Month } else { Order::Day }
    }
}

/// A time of a clock on a wall.
pub fn local(order: Order, parts: Parts, hour: u32, minute: u32, second: Option<u32>) -> Option<Time> {
    Time::local(order.date(parts), hour, minute, second)
}

/// Reads numbers and words from the front of a line, over marks that show nothing.
pub struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    /// At the beginning of a line.
    pub fn new(line: &'a str) -> Self {
        Self { rest: line }
    }

    /// What was not read yet, with all its marks.
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    /// The next letter that shows; kinds of blanks become one kind.
    pub fn peek(&self) -> Option<char> {
        self.rest.chars().find(|letter| !invisible(*letter)).map(|letter| match letter {
            '\u{202f}' | '\u{a0}' | '\u{2009}' => ' ',
            '،' => ',',
            other => other,
        })
    }

    /// Passes over one letter that shows.
    pub fn step(&mut self) {
        let mut letters = self.rest.chars();
        for letter in letters.by_ref() {
            if !invisible(letter) {
                break;
            }
        }
        self.rest = letters.as_str();
    }

    /// Passes over one letter when it is one of these.
    pub fn eat(&mut self, letters: &str) -> bool {
        let fits = self.peek().is_some_and(|letter| letters.contains(letter));
        if fits {
            self.step();
        }
        fits
    }

    /// A number of at most so many digits.
    pub fn number(&mut self, most: usize) -> Option<u32> {
        let mut value = None;
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(digit) else { break };
            value = Some(value.unwrap_or(0) * 10 + digit);
            self.step();
        }
        value
    }

    /// Letters up to the next digit, at most so many.
    pub fn word(&mut self, most: usize) -> String {
        let mut word = String::new();
        while word.chars().count() < most
            && let Some(letter) = self.peek().filter(|letter| digit(*letter).is_none())
        {
            word.push(letter);
            self.step();
        }
        word
    }

    /// Passes over a word without digits, at most so many letters, when `end` follows it.
    pub fn eat_word(&mut self, most: usize, end: &str) -> bool {
        let mut ahead = Self { rest: self.rest };
        for _ in 0..most {
            match ahead.peek() {
                Some(letter) if end.contains(letter) => {
                    self.rest = ahead.rest;
                    return true;
                }
                Some(letter) if is_of_word(letter) || ". ".contains(letter) => ahead.step(),
                _ => return false,
            }
        }
        false
    }

    /// Three numbers with the same kind of sign between them; also whether that is a slash.
    pub fn date(&mut self) -> Option<(Parts, bool)> {
        let first = self.number(4)?;
        let sign = self.peek().filter(|sign| "-/.年년".contains(*sign))?;
        self.step();
        self.eat(" ");
        let second = self.number(2)?;
        if !self.eat("-/.月월") {
            return None;
        }
        self.eat(" ");
        let third = self.number(4)?;
        self.eat("日일");
        Some(((first, second, third), sign == '/'))
    }

    /// Hour, minute and second, if any, and a half of the day behind them.
    pub fn time(&mut self) -> Option<(u32, u32, Option<u32>, Option<Half>)> {
        let hour = self.number(2)?;
        if !self.eat(":.") {
            return None;
        }
        let minute = self.number(2)?;
        let second = if self.eat(":.") { Some(self.number(2)?) } else { None };
        let mut behind = Self { rest: self.rest };
        behind.eat(" ");
        let mut word = String::new();
        while word.chars().count() < 12
            && let Some(letter) = behind.peek().filter(|letter| is_of_word(*letter) || ". ".contains(*letter))
        {
            if letter == ' ' && half(&word).is_some() {
                break;
            }
            word.push(letter);
            behind.step();
            // `a. m.` has its blank inside: what is whole is taken, more of it a step later.
            if half(&word).is_some() && behind.peek() != Some('.') {
                break;
            }
        }
        let found = half(&word);
        if found.is_some() {
            self.rest = behind.rest;
        }
        Some((hour, minute, second, found))
    }
}

/// Letters, and the signs that stand on those of India and Thailand.
fn is_of_word(letter: char) -> bool {
    letter.is_alphabetic() || ('\u{900}'..='\u{e4e}').contains(&letter) && digit(letter).is_none()
}

/// Marks of direction and width that show nothing.
fn invisible(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A time in a cell: an epoch, ISO, or year, month and day as a spreadsheet shows them.
pub fn written(text: &str) -> Option<Time> {
    Time::any(text).or_else(|| {
        let mut cursor = Cursor::new(text.trim());
        let (parts, _) = cursor.date()?;
        cursor.eat(" T");
        let (hour_read, minute, second, half) = cursor.time()?;
        local(Order::Year, parts, hour(hour_read, half), minute, second)
    })
}
