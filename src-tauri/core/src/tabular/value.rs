//! Text and number forms that every reader and comparison shares.

use std::borrow::Cow;

/// Text as people mean it: no control characters, no invisible marks, no blanks around it.
pub fn tidy(text: &str) -> String {
    tidied(text).into_owned()
}

/// As [`tidy`]; a text that needs nothing taken out of it is not copied.
pub fn tidied(text: &str) -> Cow<'_, str> {
    let needs_work = text.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || is_invisible(c));
    if !needs_work {
        return Cow::Borrowed(text.trim_matches(is_blank));
    }
    let kept: String =
        text.chars().filter(|&c| !(is_invisible(c) || c.is_control() && c != '\n' && c != '\t')).collect();
    Cow::Owned(kept.trim_matches(is_blank).to_owned())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{3000}' || c == '\u{a0}' || is_invisible(c)
}

/// Marks that spreadsheets and chat programs leave in names. The zero-width joiner stays: emoji need it.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// One form for comparing and searching: lower case, full-width forms as half-width ones.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let narrow = narrow(c);
        if narrow.is_ascii() {
            folded.push(narrow.to_ascii_lowercase());
        } else {
            folded.extend(narrow.to_lowercase());
        }
    }
    folded
}

/// The text with half-width forms for full-width ones; letters keep their case.
pub fn half_width(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// A full-width character's half-width form, or the character itself.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// Integers above this cannot all be told apart in a spreadsheet's numbers.
const EXACT_LIMIT: f64 = 1e15;

/// A spreadsheet's number as a person would type it, and whether digits were lost.
pub fn number_text(number: f64) -> (String, bool) {
    if number.fract() == 0.0 && number.abs() < EXACT_LIMIT {
        return (format!("{number:.0}"), false);
    }
    if number.abs() >= EXACT_LIMIT {
        return (shown_digits(number), true);
    }
    // Fifteen significant digits are what a spreadsheet shows: 0.1 + 0.2 is 0.3 there.
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    (rounded.to_string(), false)
}

/// A large integer as a spreadsheet shows it: fifteen digits and then zeros.
fn shown_digits(number: f64) -> String {
    let scientific = format!("{number:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    let zeros = exponent.parse::<usize>().unwrap_or(14).saturating_sub(14);
    digits + &"0".repeat(zeros.min(300))
}

/// A number as people write it: digit groups, full-width digits, a percent sign, 万 and 亿.
pub fn parse_number(text: &str) -> Option<f64> {
    let folded = fold(text.trim());
    let (body, factor) = match folded.strip_suffix('%') {
        Some(body) => (body, 0.01),
        None => match folded.strip_suffix('万') {
            Some(body) => (body, 1e4),
            None => folded.strip_suffix('亿').map_or((folded.as_str(), 1.0), |body| (body, 1e8)),
        },
    };
    let plain: String = body.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '¥' | '￥')).collect();
    if !plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
        return None;
    }
    plain.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_stored_as_numbers_come_back_as_digits() {
        assert_eq!(number_text(13_800_138_000.0), ("13800138000".to_owned(), false));
        assert_eq!(number_text(0.1 + 0.2), ("0.3".to_owned(), false));
        assert_eq!(number_text(7.437_27e18), ("7437270000000000000".to_owned(), true));
        assert_eq!(number_text(-2.5), ("-2.5".to_owned(), false));
    }

    #[test]
    fn text_loses_what_cannot_be_seen_and_keeps_joined_emoji() {
        assert_eq!(tidy("\u{feff} \u{3000}张三\u{200b}\0 "), "张三");
        assert_eq!(tidy("👨‍👩‍👧 一家"), "👨‍👩‍👧 一家");
        assert_eq!(fold("ＡＢc１２３Ｚ张"), "abc123z张");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(parse_number("1,234.5"), Some(1234.5));
        assert_eq!(parse_number("１２％"), Some(0.12));
        assert_eq!(parse_number("3万"), Some(30_000.0));
        assert_eq!(parse_number("inf"), None);
        assert_eq!(parse_number("三"), None);
    }
}
