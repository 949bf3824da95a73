//! Rules of members, without SQL.

use chrono::NaiveDate;
use serde_json::Value;

use super::view::{FieldKind, FieldView};
use crate::{
    Error, Result,
    tabular::{DateOrder, DateReader, fold, parse_number, tidy},
};

/// Longest text of a one-line column, in characters.
const LONGEST_TEXT: usize = 1_000;
/// Longest note, in characters.
const LONGEST_NOTE: usize = 100_000;

/// A text without surrounding blanks; nothing when it is empty.
pub(super) fn checked_text(field: &str, text: Option<&str>) -> Result<Option<String>> {
    let Some(text) = text.map(tidy).filter(|text| !text.is_empty()) else { return Ok(None) };
    let longest = if field == "note" { LONGEST_NOTE } else { LONGEST_TEXT };
    if text.chars().count() > longest {
        return Err(Error::invalid(field, "too_long").with("limit", longest));
    }
    Ok(Some(text))
}

/// A civil date, `YYYY-MM-DD`.
pub(super) fn checked_date(field: &str, text: Option<&str>) -> Result<Option<String>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map(|date| Some(date.format("%Y-%m-%d").to_string()))
        .map_err(|_| Error::invalid(field, "not_a_date").with("value", text))
}

/// A birthday, `YYYY-MM-DD` or `MM-DD`. A date of the Chinese calendar has months up to 12 of up to 30 days.
pub(super) fn checked_birthday(text: Option<&str>, lunar: bool) -> Result<Option<String>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    parse_birthday(text, lunar)
        .map(Some)
        .ok_or_else(|| Error::invalid("birthday", "not_a_date").with("value", text))
}

/// The stored form of a birthday: `YYYY-MM-DD` or `MM-DD`.
pub fn parse_birthday(text: &str, lunar: bool) -> Option<String> {
    if !lunar {
        return any_dates().read(text).map(|date| date.to_string());
    }
    // 腊月三十 has no counterpart in every solar February, so lunar dates are checked by their own rule.
    let parts: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    match parts[..] {
        [month @ 1..=12, day @ 1..=30] => Some(format!("{month:02}-{day:02}")),
        [year @ 1900..=2100, month @ 1..=12, day @ 1..=30] => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// Dates typed into single cells, where no column can decide the order of day and month.
fn any_dates() -> DateReader {
    DateReader { order: DateOrder::MonthDay, date1904: false, zone: chrono_tz::UTC }
}

/// A typed date as `YYYY-MM-DD`.
pub(super) fn typed_date(field: &str, text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let date = any_dates().read(text).and_then(|date| date.date());
    date.map(Some).ok_or_else(|| Error::invalid(field, "not_a_date").with("value", text))
}

/// A phone number's one form: digits, a leading `+` for other countries than China.
pub fn normal_phone(text: &str) -> Option<String> {
    let folded = fold(&tidy(text));
    // A spreadsheet that took the number for an amount writes its decimals out.
    let folded = folded.strip_suffix(".0").unwrap_or(&folded);
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let foreign = folded.trim_start().starts_with('+') || digits.starts_with("00");
    let digits = if folded.trim_start().starts_with('+') {
        digits.as_str()
    } else {
        digits.strip_prefix("00").unwrap_or(&digits)
    };
    if digits.len() < 3 {
        return None;
    }
    let mobile = |rest: &str| rest.len() == 11 && rest.starts_with('1');
    if let Some(rest) = digits.strip_prefix("86").filter(|rest| mobile(rest)) {
        return Some(rest.to_owned());
    }
    Some(if foreign { format!("+{digits}") } else { digits.to_owned() })
}

/// The stored phone number: its one form, or the text as typed when it is no number.
pub(super) fn checked_phone(text: Option<&str>) -> Result<Option<String>> {
    let text = checked_text("phone", text)?;
    Ok(text.map(|text| normal_phone(&text).unwrap_or(text)))
}

/// A custom value in the form in which its field stores it; `Null` clears it.
pub(super) fn checked_custom(field: &FieldView, value: &Value) -> Result<Value> {
    let refuse = |reason: &str| Err(Error::invalid(&field.name, reason).with("value", value.clone()));
    let text = match value {
        Value::Null => return Ok(Value::Null),
        Value::String(text) => tidy(text),
        Value::Number(number) => number.to_string(),
        _ => return refuse("not_a_value"),
    };
    if text.is_empty() {
        return Ok(Value::Null);
    }
    match field.kind {
        // No field of members holds several options.
        FieldKind::Text | FieldKind::Choices => Ok(Value::from(checked_text(&field.name, Some(&text))?)),
        FieldKind::Number => match parse_number(&text) {
            Some(number) => Ok(Value::from(number)),
            None => refuse("not_a_number"),
        },
        FieldKind::Date => Ok(Value::from(typed_date(&field.name, &text)?)),
        FieldKind::Choice => match field.options.iter().find(|option| fold(option) == fold(&text)) {
            Some(option) => Ok(Value::from(option.clone())),
            None => refuse("not_an_option"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_have_one_form() {
        for (text, expected) in [
            ("138 0013 8000", Some("13800138000")),
            ("+86 138-0013-8000", Some("13800138000")),
            ("0086 13800138000", Some("13800138000")),
            ("8613800138000", Some("13800138000")),
            ("１３８００１３８０００", Some("13800138000")),
            ("+1 (415) 555-0100", Some("+14155550100")),
            ("0571-88880000", Some("057188880000")),
            ("13800138000.0", Some("13800138000")),
            ("无", None),
        ] {
            assert_eq!(normal_phone(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn birthdays_may_lack_the_year_and_may_be_lunar() {
        assert_eq!(parse_birthday("1990年3月1日", false).as_deref(), Some("1990-03-01"));
        assert_eq!(parse_birthday("2-30", false), None);
        assert_eq!(parse_birthday("2-30", true).as_deref(), Some("02-30"));
        assert_eq!(parse_birthday("1990-12-30", true).as_deref(), Some("1990-12-30"));
    }
}
