//! What a rule that somebody works on means, before anything has it: its normal text and its next dates.

use super::{Rule, RulePreview, RulePreviewInput};
use crate::{Error, Result};

/// So many dates show whether a rule means what was meant.
const SHOWN: usize = 6;

/// The parts of a rule that are understood. A file may hold others; somebody who types one has mistyped it.
const PARTS: [&str; 15] = [
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "WKST",
    "BYMONTH",
    "BYWEEKNO",
    "BYYEARDAY",
    "BYMONTHDAY",
    "BYDAY",
    "BYHOUR",
    "BYMINUTE",
    "BYSECOND",
    "BYSETPOS",
    "SKIP",
];

/// Reads and checks a rule; its first dates from `from` on.
pub fn preview(input: &RulePreviewInput) -> Result<RulePreview> {
    let rule = match (&input.rule, &input.text) {
        (Some(rule), _) => rule.clone(),
        (None, Some(text)) => typed(text)?,
        (None, None) => return Err(Error::invalid("rrule", "not_a_rule")),
    };
    rule.check()?;
    let local = rule.clone().localised(None);
    local.check_density(input.start)?;
    let from = input.from.unwrap_or(input.start).max(input.start);
    let dates = local.expand_between(input.start, from, None).take(SHOWN).collect();
    Ok(RulePreview { text: rule.to_string(), rule, dates })
}

/// Reads what somebody typed: more strictly than what a file brings, for they can mend it.
fn typed(text: &str) -> Result<Rule> {
    let text = text.trim();
    let text = match text.get(..6) {
        Some(name) if name.eq_ignore_ascii_case("RRULE:") => &text[6..],
        _ => text,
    };
    let mut seen: Vec<String> = Vec::new();
    for part in text.split(';').filter(|part| !part.trim().is_empty()) {
        let name = part.split('=').next().unwrap_or_default().trim().to_ascii_uppercase();
        if !PARTS.contains(&name.as_str()) && name != "RSCALE" {
            return Err(Error::invalid("rrule", "unknown_part").with("part", name));
        }
        if seen.contains(&name) {
            return Err(Error::invalid("rrule", "contradiction"));
        }
        seen.push(name);
    }
    let has = |name: &str| seen.iter().any(|one| one == name);
    if has("COUNT") && has("UNTIL") {
        return Err(Error::invalid("rrule", "contradiction"));
    }
    Rule::parse(text.trim_end_matches(';'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recurrence::{civil_text, parse_civil};

    fn ask(text: &str, from: Option<&str>) -> Result<RulePreview> {
        let at = |text: &str| parse_civil("at", text).unwrap();
        preview(&RulePreviewInput {
            start: at("2026-11-24T20:00:00"),
            from: from.map(at),
            rule: None,
            text: Some(text.to_owned()),
        })
    }

    #[test]
    fn a_typed_rule_comes_back_in_its_normal_form_with_its_next_dates() {
        for (typed, text, from, first, count) in [
            ("rrule:freq=daily;count=3", "FREQ=DAILY;COUNT=3", None, "2026-11-24T20:00:00", 3),
            (
                "FREQ=MONTHLY;BYMONTHDAY=1,15,-1;",
                "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
                None,
                "2026-11-30T20:00:00",
                6,
            ),
            (
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                Some("2027-01-01T00:00:00"),
                "2027-01-29T20:00:00",
                6,
            ),
            ("FREQ=MONTHLY;BYDAY=1MO,3MO", "FREQ=MONTHLY;BYDAY=1MO,3MO", None, "2026-12-07T20:00:00", 6),
        ] {
            let found = ask(typed, from).unwrap();
            assert_eq!(found.text, text);
            assert_eq!(found.rule.to_string(), text);
            assert_eq!((civil_text(found.dates[0]).as_str(), found.dates.len()), (first, count), "{typed}");
        }
        let never = ask("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", None).unwrap();
        assert!(never.dates.is_empty());
    }

    #[test]
    fn a_mistyped_rule_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("every monday", "unknown_part"),
            ("FREQ=WEEKLY;BYDY=MO", "unknown_part"),
            ("FREQ=WEEKLY;BYDAY=XX", "not_a_rule"),
            ("INTERVAL=2", "not_a_rule"),
            ("", "not_a_rule"),
            ("FREQ=WEEKLY;BYMONTHDAY=3", "part_not_with_frequency"),
            ("FREQ=WEEKLY;BYDAY=2MO", "weekday_number_not_allowed"),
            ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "contradiction"),
            ("FREQ=DAILY;COUNT=3;COUNT=4", "contradiction"),
            ("RSCALE=CHINESE;FREQ=YEARLY", "other_calendar_scale"),
        ] {
            let error = ask(typed, None).unwrap_err();
            assert_eq!(error.details["reason"], reason, "{typed}");
        }
    }
}
