//! Names that are alike without being the same: parts of nicknames, the same sound, one sign's difference, one in the other.
//! Nobody is matched by these without being asked about.

use super::{
    directory::{Bearer, Hit, Lookup, Name, hash, loose_key},
    parse::{is_han, may_be_a_name},
    view::NameReason,
};
use crate::members::search_forms;

/// Names are looked through in full only when this few share two signs with what is looked for.
const MOST_ALIKE: usize = 2_000;

/// Names by what they have in common, made for the first name that is not found.
pub(super) struct Resembling {
    /// Bearers by the parts of what they are called.
    parts: Lookup,
    /// Bearers by the sound of what they are called.
    forms: Lookup,
    /// Names by two signs of theirs that stand beside each other or with one between them.
    pairs: Lookup,
}

/// The parts of a nickname such as 杭州-产品-张三, 张三|上海 or A01张三: what stands between marks, and where the script changes.
pub(super) fn parts(name: &str) -> Vec<&str> {
    // Most names have none, and that is soon seen.
    if name.chars().all(is_han) {
        return Vec::new();
    }
    let mut parts: Vec<&str> = Vec::new();
    let mut begin = 0;
    let mut last = 0;
    for (at, c) in name.char_indices() {
        let kind = if c.is_ascii_alphanumeric() {
            1
        } else if c.is_alphanumeric() {
            2
        } else {
            0
        };
        if kind != last {
            if last != 0 {
                parts.push(&name[begin..at]);
            }
            (begin, last) = (at, kind);
        }
    }
    if last != 0 {
        parts.push(&name[begin..]);
    }
    let whole = parts.len() < 2;
    // One sign, or digits alone, are nobody's name.
    parts.retain(|part| part.chars().count() > 1 && !part.bytes().all(|byte| byte.is_ascii_digit()));
    if whole { Vec::new() } else { parts }
}

/// Two signs as one number.
fn pairs_of(key: &str) -> impl Iterator<Item = u64> + '_ {
    let mut before = [None; 2];
    key.chars().flat_map(move |sign| {
        let pairs = before.map(|earlier: Option<char>| {
            Some((u64::from(u32::from(earlier?)) << 32) | u64::from(u32::from(sign)))
        });
        before = [before[1], Some(sign)];
        pairs.into_iter().flatten()
    })
}

impl Resembling {
    pub fn new(names: &[Name], bearers: &[Bearer]) -> Self {
        let parts =
            names.iter().flat_map(|name| parts(name.exact()).into_iter().map(|part| (hash(part), name.at)));
        let forms = (0..).zip(bearers).flat_map(|(at, bearer)| {
            let sounds =
                |form: &&str| form.len() > 2 && form.bytes().all(|byte| byte.is_ascii_alphanumeric());
            bearer.search_text.lines().filter(sounds).map(move |form| (hash(form), at))
        });
        let pairs =
            (0..).zip(names).flat_map(|(place, name)| pairs_of(name.loose()).map(move |pair| (pair, place)));
        Self { parts: Lookup::new(parts), forms: Lookup::new(forms), pairs: Lookup::new(pairs) }
    }

    /// Who has a name of which this is a part, or is called like a part of it.
    pub fn by_part(&self, name: &str, bearing: impl Fn(&str) -> Vec<Hit>) -> Vec<Hit> {
        let by_part = |at: &u32| (*at, NameReason::Part);
        let parts = parts(name);
        let called: Vec<Hit> =
            parts.iter().flat_map(|part| bearing(part)).map(|(at, _)| by_part(&at)).collect();
        if !called.is_empty() {
            return called;
        }
        // A part that two have in common says something when it is a name, and not when it is 杭州.
        let common = parts.iter().copied().filter(|part| may_be_a_name(part)).chain([name]);
        common.flat_map(|part| self.parts.of(hash(part))).map(|at| by_part(&at)).collect()
    }

    /// Who sounds the same, in whichever script it is written.
    pub fn by_sound(&self, name: &str) -> Vec<Hit> {
        let loose = loose_key(name);
        let count = loose.chars().count();
        let forms = search_forms(&loose);
        let whole = |form: &&String| form.is_ascii() && form.len() > 2.max(count) || forms.len() == 1;
        let mut hits = Vec::new();
        for form in forms.iter().filter(whole) {
            hits.extend(self.forms.of(hash(form)).map(|at| (at, NameReason::Pinyin)));
        }
        hits
    }

    /// Whose name differs by one sign, or holds this one, or is held by it.
    pub fn by_signs(&self, name: &str, names: &[Name]) -> Vec<Hit> {
        let name = loose_key(name);
        let mut places: Vec<u32> = Vec::new();
        for pair in pairs_of(&name) {
            let few = places.len();
            places.extend(self.pairs.of(pair).take(MOST_ALIKE + 1));
            if places.len() - few > MOST_ALIKE {
                places.truncate(few);
            }
        }
        places.sort_unstable();
        places.dedup();
        let mut hits = Vec::new();
        for place in places {
            let (key, at) = (names[place as usize].loose(), names[place as usize].at);
            if has_more_than(2, key) && has_more_than(2, &name) && one_apart(&name, key) {
                hits.push((at, NameReason::Close));
            } else if has_more_than(1, key) && (holds(key, &name) || holds(&name, key)) {
                hits.push((at, NameReason::Contained));
            }
        }
        hits
    }
}

fn has_more_than(signs: usize, text: &str) -> bool {
    text.chars().nth(signs).is_some()
}

/// Whether a short text holds another. A search that prepares itself takes longer than looking.
fn holds(text: &str, other: &str) -> bool {
    !other.is_empty() && text.as_bytes().windows(other.len()).any(|window| window == other.as_bytes())
}

/// Whether two names differ by one sign that is other, more or less.
fn one_apart(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    loop {
        let (rest, others) = (one.as_str(), other.as_str());
        match (one.next(), other.next()) {
            (Some(sign), Some(same)) if sign == same => {}
            (None, None) => return false,
            _ => return one.as_str() == other.as_str() || rest == other.as_str() || one.as_str() == others,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nicknames_have_parts_and_names_have_none() {
        assert_eq!(parts("杭州-产品-张三"), ["杭州", "产品", "张三"]);
        assert_eq!(parts("a01张三"), ["a01", "张三"]);
        assert_eq!(parts("张三|上海"), ["张三", "上海"]);
        assert_eq!(parts("张三"), [""; 0]);
        assert_eq!(parts("maryann"), [""; 0]);
        assert_eq!(parts("(张三)"), [""; 0]);
        assert_eq!(parts("🌸小美-Amy🌸"), ["小美", "Amy"]);
    }

    #[test]
    fn one_sign_apart_is_one_and_not_two() {
        for (one, other, expected) in [
            ("张小明", "张晓明", true),
            ("欧阳明月", "欧阳明", true),
            ("欧阳明", "欧阳小明", true),
            ("小明", "张小明", true),
            ("张小明", "李晓明", false),
            ("张小明", "张明小", false),
            ("张小明", "张小明", false),
        ] {
            assert_eq!(one_apart(one, other), expected, "{one} {other}");
            assert_eq!(one_apart(other, one), expected, "{other} {one}");
        }
    }
}
