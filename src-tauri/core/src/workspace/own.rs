//! The form in which records of plans and channels keep what stands in a field of one's own.

use super::view::FieldKind;
use crate::tabular::{DateReader, fold, joined, number_text, parse_number, pieces, tidy};

/// The option that a text means, in whatever case and width.
pub(crate) fn option_of<'a>(options: &'a [String], text: &str) -> Option<&'a str> {
    let wanted = fold(&tidy(text));
    options.iter().map(String::as_str).find(|option| fold(option) == wanted)
}

/// The options that one text names.
pub(crate) fn options_in(options: &[String], text: &str) -> Vec<String> {
    pieces(text, &|name| option_of(options, name).is_some())
}

/// The form in which a text is kept; the name of the rule that it breaks otherwise.
pub(crate) fn canonical(kind: FieldKind, options: &[String], text: &str) -> Result<String, &'static str> {
    match kind {
        FieldKind::Text => Ok(text.to_owned()),
        FieldKind::Number => Ok(number_text(parse_number(text).ok_or("not_a_number")?).0),
        FieldKind::Date => {
            let date = DateReader::for_column([text].into_iter(), false, chrono_tz::UTC).read(text);
            date.and_then(|date| date.date()).ok_or("not_a_date")
        }
        FieldKind::Choice => option_of(options, text).map(str::to_owned).ok_or("not_an_option"),
        FieldKind::Choices => {
            let named = options_in(options, text);
            let known: Option<Vec<&str>> = named.iter().map(|name| option_of(options, name)).collect();
            Ok(joined(known.ok_or("not_an_option")?.into_iter()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_one_form() {
        let options = ["早报".to_owned(), "晚安".to_owned()];
        let form = |kind, text: &str| canonical(kind, &options, text);
        assert_eq!(form(FieldKind::Text, " 随便 "), Ok(" 随便 ".to_owned()));
        assert_eq!(form(FieldKind::Number, "1,024.50"), Ok("1024.5".to_owned()));
        assert_eq!(form(FieldKind::Number, "很多"), Err("not_a_number"));
        assert_eq!(form(FieldKind::Date, "2026/3/5"), Ok("2026-03-05".to_owned()));
        assert_eq!(form(FieldKind::Date, "下周"), Err("not_a_date"));
        assert_eq!(form(FieldKind::Choice, "早报 "), Ok("早报".to_owned()));
        assert_eq!(form(FieldKind::Choice, "早报、晚安"), Err("not_an_option"));
        assert_eq!(form(FieldKind::Choices, "晚安, 早报"), Ok("晚安、早报".to_owned()));
        assert_eq!(form(FieldKind::Choices, "晚安, 午休"), Err("not_an_option"));
    }
}
