//! Where words may stand in many texts at once: told from the bytes, without folding them or looking at them one by one. What passes is
//! to be compared properly; what does not pass holds no hit.

use memchr::{memchr_iter, memchr2_iter, memmem::Finder};

/// Bytes of ASCII that chats are full of, the most frequent first; one that is not named is rare.
const FREQUENT: &[u8] = b" 012etaoin3456789srhldcumfpgwy.b,v:k/-xjqz";

/// What is looked for: words that must all stand in a text.
#[derive(Debug, Default)]
pub(super) struct Sieve {
    /// The longest first.
    words: Vec<Looked>,
}

impl Sieve {
    /// One for some folded words; those that it cannot tell of, it takes to stand everywhere.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut words: Vec<Looked> = words.filter_map(Looked::of).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.length()));
        Self { words }
    }

    /// Whether texts, one behind the other, may hold all words.
    pub(super) fn may_hold(&self, texts: &[u8]) -> bool {
        self.words.iter().all(|word| word.places(texts, |places| places.next().is_some()))
    }

    /// Bytes of texts, in order, that may belong to a hit: one at least of every hit. Nothing when every byte may.
    pub(super) fn places(&self, texts: &[u8]) -> Option<Vec<usize>> {
        let mut places: Vec<usize> = self.words.first()?.places(texts, |places| places.collect());
        places.sort_unstable();
        Some(places)
    }
}

/// A word that can be looked for in texts that are not folded.
#[derive(Debug)]
enum Looked {
    /// One of a script that has no capitals.
    Plain(Box<Finder<'static>>),
    /// One of ASCII.
    Ascii(Ascii),
}

impl Looked {
    fn of(word: &str) -> Option<Self> {
        if word.is_ascii() && !word.is_empty() {
            return Ascii::of(word.as_bytes()).map(Self::Ascii);
        }
        word.chars()
            .all(super::words::is_dense)
            .then(|| Self::Plain(Box::new(Finder::new(word).into_owned())))
    }

    fn length(&self) -> usize {
        match self {
            Self::Plain(finder) => finder.needle().len(),
            Self::Ascii(ascii) => ascii.word.len(),
        }
    }

    /// Gives bytes of texts to `each`, one at least of every place where it may stand.
    fn places<T>(&self, texts: &[u8], each: impl FnOnce(&mut dyn Iterator<Item = usize>) -> T) -> T {
        match self {
            Self::Plain(finder) => each(&mut finder.find_iter(texts)),
            Self::Ascii(ascii) => each(&mut ascii.narrow(texts).chain(ascii.wide(texts))),
        }
    }
}

#[derive(Debug)]
struct Ascii {
    word: Vec<u8>,
    /// Its rarest byte.
    rare: usize,
    /// What folds to one of its bytes beside the letters and their full-width forms.
    others: Vec<(Finder<'static>, u8)>,
}

impl Ascii {
    fn of(word: &[u8]) -> Option<Self> {
        let often = |byte: u8| FREQUENT.iter().position(|other| *other == byte).unwrap_or(FREQUENT.len());
        let rare = (0..word.len()).max_by_key(|place| often(word[*place]))?;
        let others = OTHERS.iter().filter(|(_, byte)| word.contains(byte));
        let others = others.map(|(form, byte)| (Finder::new(*form), *byte)).collect();
        Some(Self { word: word.to_vec(), rare, others })
    }

    /// Where the word itself begins, in letters of either case.
    fn narrow(&self, texts: &[u8]) -> impl Iterator<Item = usize> {
        let rare = self.word[self.rare];
        let begins =
            memchr2_iter(rare, rare.to_ascii_uppercase(), texts.get(self.rare..).unwrap_or_default());
        begins.filter(|at| {
            texts.get(*at..at + self.word.len()).is_some_and(|here| here.eq_ignore_ascii_case(&self.word))
        })
    }

    /// Where a form that folds to a byte of the word stands between what may fold to the bytes beside that.
    fn wide(&self, texts: &[u8]) -> impl Iterator<Item = usize> {
        let fits = move |byte: u8, start: usize, end: usize| {
            (0..self.word.len()).filter(|place| self.word[*place] == byte).any(|place| {
                let before = place.checked_sub(1).map(|before| self.word[before]);
                before.is_none_or(|wanted| may_end_in(&texts[..start], wanted))
                    && self.word.get(place + 1).is_none_or(|wanted| may_begin_with(&texts[end..], *wanted))
            })
        };
        let full = memchr_iter(0xEF, texts).filter(move |at| {
            let byte = texts.get(*at..at + 3).and_then(of_full_width);
            byte.is_some_and(|byte| fits(byte, *at, at + 3))
        });
        let others = self.others.iter().flat_map(move |(form, byte)| {
            form.find_iter(texts).filter(move |at| fits(*byte, *at, at + form.needle().len()))
        });
        full.chain(others)
    }
}

/// What folds to a byte of ASCII beside letters and their full-width forms: the wide blank, the sign of Kelvin, the dotted I.
const OTHERS: [(&str, u8); 3] = [("\u{3000}", b' '), ("\u{212a}", b'k'), ("\u{130}", b'i')];

/// What three bytes fold to when they are a full-width form.
fn of_full_width(bytes: &[u8]) -> Option<u8> {
    let [0xEF, high @ 0xBC..=0xBD, low] = bytes else { return None };
    let wide = u32::from(*high & 0x3f) << 6 | u32::from(*low & 0x3f);
    u8::try_from(wide.checked_sub(0xEE0)?).ok().map(|narrow| narrow.to_ascii_lowercase())
}

/// Whether what some bytes end in may fold to a byte.
fn may_end_in(bytes: &[u8], wanted: u8) -> bool {
    let at = |back: usize| bytes.len().checked_sub(back).map(|at| bytes[at]);
    // The dotted I folds to a letter with a dot behind it, so it ends nothing of ASCII.
    at(1).is_some_and(|last| last.eq_ignore_ascii_case(&wanted)) || at(3).is_some_and(begins_wide)
}

/// Whether what some bytes begin with may fold to a byte.
fn may_begin_with(bytes: &[u8], wanted: u8) -> bool {
    bytes
        .first()
        .is_some_and(|first| first.eq_ignore_ascii_case(&wanted) || begins_wide(*first) || *first == DOTTED)
}

/// The first byte of the dotted I.
const DOTTED: u8 = 0xC4;

/// Whether a byte is the first of a form of three bytes that folds to ASCII: full-width forms, the sign of Kelvin, the wide blank.
fn begins_wide(byte: u8) -> bool {
    matches!(byte, 0xEF | 0xE2 | 0xE3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tabular::fold;

    fn sieve(words: &[&str]) -> Sieve {
        Sieve::of(words.iter().copied())
    }

    #[test]
    fn what_stands_there_passes() {
        for text in [
            "ＡＢｃ，好？",
            "p/77？from",
            "P/77?FROM",
            "，？！（）",
            "20\u{212a}",
            "İstanbul",
            "ａ",
            "no",
            "a\u{3000}b",
            "",
        ] {
            for word in
                ["abc", "p/77?from", "from", "?", "20k", "i", "stanbul", "a", "o", "n", "读书", "!", "a b"]
            {
                let is_there = fold(text).contains(word);
                assert!(!is_there || sieve(&[word]).may_hold(text.as_bytes()), "{word} stands in {text}");
            }
        }
    }

    #[test]
    fn what_stands_nowhere_does_not_pass_because_of_its_signs() {
        for (word, text) in [
            ("from", "周五，读书会？"),
            ("77", "第12天打卡！"),
            ("p/7?from", "好吗？from 周五 p/7！"),
            ("ok!", "好的！"),
            ("读书会", "读书，会"),
        ] {
            assert!(!sieve(&[word]).may_hold(text.as_bytes()), "{word} in {text}");
        }
        assert!(!sieve(&["读书", "from"]).may_hold("读书会".as_bytes()), "every word is needed");
        assert!(sieve(&["привет"]).may_hold(b""), "of others nobody can tell");
    }

    proptest! {
        #[test]
        fn every_hit_holds_one_of_the_places(
            texts in prop::collection::vec("[abkiABKI ?？ａｂＫＩ\u{212a}İ\u{3000}读书\u{307}]{0,12}", 0..6),
            word in "[abki ?读书]{1,4}",
        ) {
            let all = texts.concat();
            let Some(places) = sieve(&[&word]).places(all.as_bytes()) else { return Ok(()) };
            prop_assert!(places.is_sorted());
            let mut start = 0;
            for text in &texts {
                let within = places.iter().any(|at| (start..start + text.len()).contains(at));
                prop_assert!(within || !fold(text).contains(&word), "{word:?} in {text:?}");
                start += text.len();
            }
        }
    }
}
