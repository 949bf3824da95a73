//! Whether a text holds what was typed: the characters themselves, or their pinyin in full or by initials, mixed.

use crate::{members::readings, tabular::fold};

/// Characters shown around a found word.
const AROUND: usize = 24;

/// How well a title fits: lower is better; nothing when some word is in none of the texts.
pub(super) fn rank(words: &[String], title: &str, body: &str) -> Option<u32> {
    let (title, body) = (fold(title), fold(body));
    let mut rank = 0;
    for word in words {
        rank += match title.find(word.as_str()) {
            Some(0) => 0,
            Some(_) => 1,
            None if by_pinyin(&title, word) => 2,
            None if body.contains(word.as_str()) => 4,
            None => return None,
        };
    }
    Some(rank)
}

/// The surroundings of the first word that stands in the text, on one line.
pub(super) fn excerpt(words: &[String], text: &str) -> Option<String> {
    let folded: Vec<char> = text.chars().collect();
    let place = words.iter().find_map(|word| {
        let lower = fold(text);
        let at = lower.find(word.as_str())?;
        Some(lower[..at].chars().count())
    })?;
    let start = place.saturating_sub(AROUND);
    let end = (place + 2 * AROUND).min(folded.len());
    let piece: String = folded.get(start..end)?.iter().collect();
    let line = piece.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < folded.len() { "…" } else { "" });
    Some(format!("{before}{line}{after}"))
}

/// Whether `word`, in Latin letters, is the pinyin of some piece of the text.
fn by_pinyin(text: &str, word: &str) -> bool {
    if !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) || text.is_ascii() {
        return false;
    }
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if reads(rest, word) {
            return true;
        }
        rest = &rest[c.len_utf8()..];
    }
    false
}

/// Whether the text begins with what `word` spells: each character by its full reading or its initial; the last one
/// may be half typed.
fn reads(text: &str, word: &str) -> bool {
    if word.is_empty() {
        return true;
    }
    let Some(c) = text.chars().next() else { return false };
    let rest = &text[c.len_utf8()..];
    if c.is_ascii_alphanumeric() {
        return word.strip_prefix(c).is_some_and(|word| reads(rest, word));
    }
    readings(c).any(|reading| {
        reading.starts_with(word)
            || word.strip_prefix(reading).is_some_and(|word| reads(rest, word))
            || initials(reading)
                .any(|initial| word.strip_prefix(initial).is_some_and(|word| reads(rest, word)))
    })
}

/// What people type for a reading's beginning: its first letter, or both of `zh`, `ch`, `sh`.
fn initials(reading: &str) -> impl Iterator<Item = &str> {
    let double = ["zh", "ch", "sh"].iter().any(|double| reading.starts_with(double));
    [Some(&reading[..1]), double.then(|| &reading[..2])].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_by_characters_pinyin_and_initials() {
        let title = "周五读书会：重阳特辑";
        for (word, expected) in [
            ("读书", Some(1)),
            ("周五", Some(0)),
            ("dushu", Some(2)),
            ("dsh", Some(2)),
            ("chongy", Some(2)),
            ("cy", Some(2)),
            ("zhongyang", Some(2)),
            ("dushh", Some(2)),
            ("xyz", None),
        ] {
            assert_eq!(rank(&[word.to_owned()], title, ""), expected, "{word}");
        }
        assert_eq!(rank(&["读书".into(), "报名".into()], title, "点这里报名"), Some(5));
    }

    #[test]
    fn an_excerpt_shows_where_the_word_stands() {
        let text = format!("{}\n报名 从这里开始", "前".repeat(60));
        let found = excerpt(&["报名".to_owned()], &text).unwrap();
        assert!(found.starts_with('…') && found.contains("报名 从这里"), "{found}");
        assert_eq!(excerpt(&["没有".to_owned()], &text), None);
    }
}
