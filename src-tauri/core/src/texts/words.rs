//! Words of texts, and of what is looked for in them. Scripts that are written without blanks are indexed by single characters and by
//! two that stand together, so that every piece of a text is found; what somebody looks for is cut into words by a dictionary.

use std::{collections::HashSet, sync::OnceLock};

use jieba_rs::Jieba;

use super::sieve::Sieve;
use crate::tabular::fold;

/// So many tokens of a question are asked of the index; the texts themselves are compared with all of it.
const MOST_TOKENS: usize = 48;
/// Words of a question; what follows is left out.
const MOST_WORDS: usize = 24;

/// Whether a character is of a script that is written without blanks between words.
pub(super) fn is_dense(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3040..=0x312F | 0x31A0..=0x31BF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFF66..=0xFF9F
        | 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1B000..=0x1B16F | 0x20000..=0x323AF)
}

/// A character of words with blanks between them: letters of other scripts, and digits.
fn is_spaced(c: char) -> bool {
    c.is_alphanumeric() && !is_dense(c)
}

/// The tokens of texts, each once.
#[derive(Default)]
pub(super) struct Tokens {
    dense: HashSet<(char, char)>,
    spaced: HashSet<Box<str>>,
}

/// What stands for the second character where there is only one.
const ALONE: char = '\0';

impl Tokens {
    /// Adds those of a text.
    pub(super) fn add(&mut self, text: &str) {
        let text = fold(text);
        let mut before = None;
        let mut word = 0;
        let mut is_word = false;
        for (at, c) in text.char_indices() {
            if is_spaced(c) {
                if !is_word {
                    (word, is_word) = (at, true);
                }
                before = None;
                continue;
            }
            if is_word {
                self.word(&text[word..at]);
                is_word = false;
            }
            if !is_dense(c) {
                before = None;
                continue;
            }
            self.dense.insert((c, ALONE));
            if let Some(before) = before {
                self.dense.insert((before, c));
            }
            before = Some(c);
        }
        if is_word {
            self.word(&text[word..]);
        }
    }

    fn word(&mut self, word: &str) {
        if !self.spaced.contains(word) {
            self.spaced.insert(word.into());
        }
    }

    /// All of them with blanks between them, as the index takes them.
    pub(super) fn document(&self) -> String {
        let mut document = String::with_capacity(self.dense.len() * 7 + self.spaced.len() * 8);
        for (one, other) in &self.dense {
            document.push(*one);
            if *other != ALONE {
                document.push(*other);
            }
            document.push(' ');
        }
        for word in &self.spaced {
            document.push_str(word);
            document.push(' ');
        }
        document
    }
}

/// A word that is looked for, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// Stands anywhere.
    Anywhere(String),
    /// Stands where a word begins.
    Beginning(String),
    /// Is a word, from its beginning to its end.
    Whole(String),
}

impl Word {
    fn text(&self) -> &str {
        match self {
            Self::Anywhere(text) | Self::Beginning(text) | Self::Whole(text) => text,
        }
    }

    /// Where it stands in a folded text, from a byte on.
    fn find(&self, folded: &str, from: usize) -> Option<(usize, usize)> {
        let mut start = from;
        loop {
            let at = start + folded.get(start..)?.find(self.text())?;
            let begins = || !folded[..at].chars().next_back().is_some_and(is_spaced);
            let ends = || !folded[at + self.text().len()..].chars().next().is_some_and(is_spaced);
            let is_there = match self {
                Self::Anywhere(_) => true,
                Self::Beginning(_) => begins(),
                Self::Whole(_) => begins() && ends(),
            };
            if is_there {
                return Some((at, at + self.text().len()));
            }
            start = at + folded[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// What is looked for: words that must all stand in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    words: Vec<Word>,
}

impl Words {
    /// Those of a question. What stands in quotes is one word, and so is what holds signs, such as an address.
    pub(super) fn of(question: &str) -> Self {
        let mut found = Self::default();
        let question = fold(question);
        for (place, part) in question.split(['"', '“', '”', '「', '」']).enumerate() {
            if place % 2 == 1 && !part.trim().is_empty() {
                found.add(Word::Anywhere(part.trim().to_owned()));
                continue;
            }
            for chunk in part.split_whitespace() {
                let bare = chunk.trim_matches(is_stop);
                let chunk = if bare.is_empty() { chunk } else { bare };
                if chunk.chars().all(|c| is_dense(c) || is_spaced(c) || is_stop(c)) {
                    found.add_plain(chunk);
                } else {
                    found.add(Word::Anywhere(chunk.to_owned()));
                }
            }
        }
        found
    }

    fn add(&mut self, word: Word) {
        if self.words.len() < MOST_WORDS && !self.words.contains(&word) {
            self.words.push(word);
        }
    }

    fn add_plain(&mut self, chunk: &str) {
        let kind = |c: char| if is_dense(c) { 1 } else { 2 * u8::from(is_spaced(c)) };
        let mut rest = chunk;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
            let (piece, left) = rest.split_at(end);
            match kind(first) {
                1 => cut(piece).into_iter().for_each(|word| self.add(Word::Anywhere(word))),
                // The last word may be half typed; what stands in front of something else is whole.
                2 if left.is_empty() => self.add(Word::Beginning(piece.to_owned())),
                2 => self.add(Word::Whole(piece.to_owned())),
                // Nothing but stops.
                _ if piece == chunk => self.add(Word::Anywhere(piece.to_owned())),
                _ => {}
            }
            rest = left;
        }
    }

    /// The question for the index: what a block must hold to hold a hit; nothing when the index cannot tell.
    pub(super) fn for_index(&self) -> Option<String> {
        let mut asked: Vec<String> = Vec::new();
        for word in &self.words {
            let text = word.text();
            let mut before: Option<char> = None;
            let mut rest = text;
            while let Some(c) = rest.chars().next() {
                if is_spaced(c) {
                    let end = rest.find(|c| !is_spaced(c)).unwrap_or(rest.len());
                    // In front of a piece of a text more letters of the same word may stand.
                    let begins = rest.len() < text.len() || !matches!(word, Word::Anywhere(_));
                    if begins {
                        // Behind the last piece more of them may, too.
                        let is_whole = end < rest.len() || matches!(word, Word::Whole(_));
                        let part = if is_whole { "" } else { " *" };
                        asked.push(format!("\"{}\"{part}", &rest[..end]));
                    }
                    (before, rest) = (None, &rest[end..]);
                    continue;
                }
                rest = &rest[c.len_utf8()..];
                if !is_dense(c) {
                    before = None;
                    continue;
                }
                let next_is_dense = rest.chars().next().is_some_and(is_dense);
                match before {
                    Some(before) => asked.push(format!("\"{before}{c}\"")),
                    None if !next_is_dense => asked.push(format!("\"{c}\"")),
                    None => {}
                }
                before = Some(c);
            }
        }
        asked.truncate(MOST_TOKENS);
        (!asked.is_empty()).then(|| asked.join(" AND "))
    }

    /// What tells in which of many texts they may stand.
    pub(super) fn sieve(&self) -> Sieve {
        Sieve::of(self.words.iter().map(Word::text))
    }

    /// Whether all of them stand in a text.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        let is_as_written = |word: &&Word| matches!(word, Word::Anywhere(word) if word.chars().all(is_dense));
        let (as_written, others): (Vec<_>, Vec<_>) = self.words.iter().partition(is_as_written);
        if !as_written.iter().all(|word| text.contains(word.text())) {
            return false;
        }
        let folded = if others.is_empty() { String::new() } else { fold(text) };
        others.iter().all(|word| word.find(&folded, 0).is_some())
    }

    /// The places of a text, in bytes, at which they stand: in order, none over another.
    pub(super) fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let (folded, places) = folded_with_places(text);
        let mut found = Vec::new();
        for word in &self.words {
            let mut from = 0;
            while let Some((start, end)) = word.find(&folded, from) {
                found.push((places[start], places[end]));
                from = end.max(start + 1);
            }
        }
        found.sort_unstable();
        let mut marks: Vec<(usize, usize)> = Vec::new();
        for (start, end) in found {
            match marks.last_mut().filter(|last| start <= last.1) {
                Some(last) => last.1 = last.1.max(end),
                None => marks.push((start, end)),
            }
        }
        marks
    }
}

/// The folded text, and by each of its bytes, and its end, where that stood in the text.
fn folded_with_places(text: &str) -> (String, Vec<usize>) {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
    for (at, c) in text.char_indices() {
        let one = fold(c.encode_utf8(&mut [0; 4]));
        places.resize(places.len() + one.len(), at);
        folded.push_str(&one);
    }
    places.push(text.len());
    (folded, places)
}

/// What ends sentences and joins parts of them, and is not looked for.
fn is_stop(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '（'
            | '）'
            | '《'
            | '》'
            | '【'
            | '】'
            | '…'
            | '—'
            | '～'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | '('
            | ')'
            | '['
            | ']'
            | '~'
    )
}

/// The words of a piece of dense script. What the dictionary leaves as single characters beside each other is a word that it does not
/// know, such as a name.
fn cut(piece: &str) -> Vec<String> {
    static DICTIONARY: OnceLock<Jieba> = OnceLock::new();
    if piece.chars().count() < 3 {
        return vec![piece.to_owned()];
    }
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    for word in DICTIONARY.get_or_init(Jieba::new).cut(piece, false) {
        let is_single = word.chars().nth(1).is_none();
        match words.last_mut().filter(|_| is_open && is_single) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
        is_open = is_single;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(question: &str, text: &str) -> bool {
        let words = Words::of(question);
        let mut tokens = Tokens::default();
        tokens.add(text);
        let document = tokens.document();
        let tokens: Vec<&str> = document.split(' ').collect();
        let by_index = words.for_index().is_none_or(|asked| {
            asked.split(" AND ").all(|asked| match asked.strip_suffix(" *") {
                Some(start) => tokens.iter().any(|token| token.starts_with(start.trim_matches('"'))),
                None => tokens.contains(&asked.trim_matches('"')),
            })
        });
        let found = words.stand_in(text);
        assert!(by_index || !found, "the index would miss {question} in {text}");
        assert_eq!(found, !words.marks(text).is_empty() && found, "{question} in {text}");
        found
    }

    #[test]
    fn texts_are_found_by_words_and_by_every_piece_of_two_characters() {
        let text = "周五读书会改到线下了，地址：https://Example.com/p/12？Ｔｅｌｅｇｒａｍ群也通知一下 +1";
        for question in [
            "读书会",
            "书会",
            "会改到",
            "读书会线下",
            "线下读书会",
            "周五 地址",
            "telegram",
            "tele",
            "example.com/p/12",
            "HTTPS",
            "12",
            "+1",
            "\"读书会改到\"",
            "读",
            "telegram群",
            "通知。",
        ] {
            assert!(is_found(question, text), "{question}");
        }
        for question in ["读线", "书店", "gram", "周六 读书会", "\"读书会线下\"", "+2"] {
            assert!(!is_found(question, text), "{question}");
        }
        assert!(is_found("阿木木", "阿木木来了") && !is_found("阿木木", "木木阿来了"));
        assert!(
            is_found("привет", "Привет, мир")
                && is_found("한국", "한국어 공부")
                && is_found("カタ", "ひらがなとカタカナ")
        );
    }

    #[test]
    fn marks_lie_on_the_letters_that_were_found() {
        let marked = |question: &str, text: &str| -> Vec<String> {
            Words::of(question).marks(text).iter().map(|(start, end)| text[*start..*end].to_owned()).collect()
        };
        assert_eq!(marked("abc 读书", "ＡＢＣ与读书，abcd"), ["ＡＢＣ", "读书", "abc"]);
        assert_eq!(marked("读书会", "İİ读书会读书会"), ["读书会读书会"]);
        assert_eq!(marked("读书 书会", "读书会"), ["读书会"]);
        assert!(marked("", "读书会").is_empty());
    }

    #[test]
    fn a_question_is_cut_by_the_dictionary() {
        let words = |question: &str| -> Vec<String> {
            Words::of(question).words.iter().map(|word| word.text().to_owned()).collect()
        };
        assert_eq!(words("周末线下活动"), ["周末", "线下", "活动"]);
        assert_eq!(words("签到 签到"), ["签到"]);
        assert_eq!(words("？！"), ["？！".replace('？', "?").replace('！', "!")]);
        assert!(Words::of(" ").words.is_empty());
    }
}
