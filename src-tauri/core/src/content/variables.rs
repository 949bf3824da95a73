//! What a text names in braces and gets filled in for each group: `大家好，这里是 {群名}`.
//!
//! Only the names below are variables; everything else in braces is text and stays, to the character. Full-width braces
//! are meant like others, because Chinese input methods type them.

use chrono::{Datelike, Timelike};

use super::view::Variable;
use crate::recurrence::Civil;

/// Names are shorter than this, in characters; what is longer is no name.
const LONGEST_NAME: usize = 12;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What is known of one delivery.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    pub group_name: String,
    pub number: Option<String>,
    pub link: Option<String>,
    pub community: String,
    /// When it goes out, on the community's clock.
    pub start: Option<Civil>,
    pub all_day: bool,
}

/// Whether a text could name a variable at all.
pub(super) fn may_name(text: &str) -> bool {
    text.contains(['{', '｛'])
}

impl Values {
    /// The text with its variables filled in. One without a value stays as it was typed and is added to `missing`.
    pub fn fill(&self, text: &str, missing: &mut Vec<Variable>) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(['{', '｛']) {
            let (before, braced) = rest.split_at(at);
            filled.push_str(before);
            let Some((name, length)) = name_at(braced) else {
                let brace = braced.chars().next().map_or(0, char::len_utf8);
                filled.push_str(&braced[..brace]);
                rest = &braced[brace..];
                continue;
            };
            match self.value(name) {
                None => filled.push_str(&braced[..length]),
                Some((variable, None)) => {
                    if !missing.contains(&variable) {
                        missing.push(variable);
                    }
                    filled.push_str(&braced[..length]);
                }
                Some((_, Some(value))) => filled.push_str(&value),
            }
            rest = &braced[length..];
        }
        filled.push_str(rest);
        filled
    }

    /// The variable of that name with its value; nothing for what is no variable.
    fn value(&self, name: &str) -> Option<(Variable, Option<String>)> {
        let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let clock = self.start.filter(|_| !self.all_day);
        Some(match name.trim().to_lowercase().as_str() {
            "群名" | "群名称" | "group" | "group name" => {
                (Variable::GroupName, Some(self.group_name.clone()))
            }
            "编号" | "群编号" | "number" | "no" | "no." => (Variable::Number, said(&self.number)),
            "链接" | "群链接" | "link" => (Variable::Link, said(&self.link)),
            "社群" | "社群名" | "community" => (Variable::Community, Some(self.community.clone())),
            "时间" | "time" => {
                (Variable::Time, clock.map(|at| format!("{:02}:{:02}", at.hour(), at.minute())))
            }
            "日期" => (Variable::Date, self.start.map(|at| format!("{}月{}日", at.month(), at.day()))),
            "date" => {
                let month = |at: Civil| MONTHS[at.month0() as usize];
                (Variable::Date, self.start.map(|at| format!("{} {}", at.day(), month(at))))
            }
            _ => return None,
        })
    }
}

/// The name in the braces at the beginning of a text, and how many bytes they take.
fn name_at(braced: &str) -> Option<(&str, usize)> {
    let mut characters = braced.char_indices();
    let (_, open) = characters.next()?;
    let begins = open.len_utf8();
    for (at, c) in characters.take(LONGEST_NAME) {
        match c {
            '}' | '｝' => return Some((&braced[begins..at], at + c.len_utf8())),
            '{' | '｛' | '\n' => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recurrence::parse_civil;

    fn values() -> Values {
        Values {
            group_name: "3 号群 {内测}".into(),
            number: Some("03".into()),
            link: None,
            community: "土楼".into(),
            start: parse_civil("start", "2026-11-29T08:05:00").ok(),
            all_day: false,
        }
    }

    #[test]
    fn names_are_filled_in_and_everything_else_stays_to_the_character() {
        let cases = [
            ("#接龙 {群名}\n1. {编号} ", "#接龙 3 号群 {内测}\n1. 03 "),
            ("｛群名｝·{ Number }", "3 号群 {内测}·03"),
            ("{日期} {时间} / {date} {TIME}", "11月29日 08:05 / 29 Nov 08:05"),
            ("{社群}", "土楼"),
            ("{ \"a\": 1 } {优惠码} {{群名}} {", "{ \"a\": 1 } {优惠码} {3 号群 {内测}} {"),
            ("{群\n名} {一个长得不可能是名字的名字}", "{群\n名} {一个长得不可能是名字的名字}"),
            ("", ""),
        ];
        for (text, expected) in cases {
            let mut missing = Vec::new();
            assert_eq!(values().fill(text, &mut missing), expected);
            assert_eq!(missing, [], "{text}");
        }
    }

    #[test]
    fn what_has_no_value_is_told_once_and_stays_as_it_was_typed() {
        let mut missing = Vec::new();
        let filled = Values { all_day: true, ..values() }.fill("{链接} {link} {时间} {日期}", &mut missing);
        assert_eq!(filled, "{链接} {link} {时间} 11月29日");
        assert_eq!(missing, [Variable::Link, Variable::Time]);
        missing.clear();
        Values { start: None, number: Some("  ".into()), ..values() }.fill("{日期}{编号}", &mut missing);
        assert_eq!(missing, [Variable::Date, Variable::Number]);
    }
}
