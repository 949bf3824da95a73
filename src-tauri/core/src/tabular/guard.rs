//! Formula injection: a cell that a spreadsheet would run is written with an apostrophe in front, and read without.

/// Characters with which a spreadsheet begins a formula, also in their full-width forms.
fn is_trigger(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

/// Whether the text is any number of apostrophes (at least `least`) and then a trigger.
fn is_risky(text: &str, least: usize) -> bool {
    let rest = text.trim_start_matches('\'');
    text.len() - rest.len() >= least && rest.starts_with(is_trigger)
}

/// The text as it may stand in a file that a spreadsheet will open.
pub fn guard(text: &str) -> String {
    if is_risky(text, 0) { format!("'{text}") } else { text.to_owned() }
}

/// The text that [`guard`] was given. Also takes off the `="0123"` that programs write to keep leading zeros.
pub fn unguard(text: &str) -> &str {
    if is_risky(text, 1) {
        return &text[1..];
    }
    text.strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inner| !inner.contains('"'))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn guarding_is_lossless_and_leaves_no_trigger_in_front(text in "('|=|\\+|-|@|＝|\t|a|\"|张){0,6}") {
            let guarded = guard(&text);
            prop_assert!(!guarded.starts_with(is_trigger));
            prop_assert_eq!(unguard(&guarded), text);
        }
    }

    #[test]
    fn the_text_trick_of_other_programs_is_understood() {
        assert_eq!(unguard("=\"00123\""), "00123");
        assert_eq!(unguard("=SUM(A1)"), "=SUM(A1)");
    }
}
