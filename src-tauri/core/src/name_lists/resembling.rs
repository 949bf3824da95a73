//! Names that are alike without being the same: parts of nicknames, the same sound, one sign's difference, one in the other.
//! Nobody is matched by these without being asked about.

use std::collections::{HashMap, HashSet};

use super::{
    directory::{Bearer, Hit, loose_key},
    parse::may_be_a_name,
    view::NameReason,
};
use crate::members::search_forms;

/// Names are looked through in full only when this few share two signs with what is looked for.
const MOST_ALIKE: usize = 2_000;

/// Indexes of names by what they have in common.
pub(super) struct Resembling {
    parts: HashMap<String, Vec<u32>>,
    forms: HashMap<String, Vec<u32>>,
    keys: Vec<(String, u32)>,
    /// Keys by two signs of theirs that stand beside each other or with one between them.
    pairs: HashMap<(char, char), Vec<u32>>,
}

/// The parts of a nickname such as 杭州-产品-张三, 张三|上海 or A01张三: what stands between marks, and where the script changes.
pub(super) fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut part = String::new();
    let mut last = None;
    for c in name.chars() {
        let kind = if c.is_ascii_alphanumeric() {
            1
        } else if c.is_alphanumeric() {
            2
        } else {
            0
        };
        if Some(kind) != last && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
        }
        if kind != 0 {
            part.push(c);
        }
        last = Some(kind);
    }
    parts.push(part);
    let whole = parts.len() < 2;
    // One sign, or digits alone, are nobody's name.
    parts.retain(|part| part.chars().count() > 1 && !part.bytes().all(|byte| byte.is_ascii_digit()));
    if whole { Vec::new() } else { parts }
}

fn pairs_of(key: &str) -> impl Iterator<Item = (char, char)> {
    let signs: Vec<char> = key.chars().collect();
    let beside = signs.windows(2).map(|pair| (pair[0], pair[1]));
    let apart = signs.windows(3).map(|three| (three[0], three[2]));
    let all: Vec<_> = beside.chain(apart).collect();
    all.into_iter()
}

impl Resembling {
    pub fn new<'a>(names: impl Iterator<Item = (&'a str, u32)>, bearers: &[Bearer]) -> Self {
        let mut new =
            Self { parts: HashMap::new(), forms: HashMap::new(), keys: Vec::new(), pairs: HashMap::new() };
        for (name, at) in names {
            for part in parts(name) {
                new.parts.entry(part).or_default().push(at);
            }
            let key = loose_key(name);
            let place = u32::try_from(new.keys.len()).unwrap_or(u32::MAX);
            for pair in pairs_of(&key) {
                new.pairs.entry(pair).or_default().push(place);
            }
            new.keys.push((key, at));
        }
        for (at, bearer) in (0..).zip(bearers) {
            for form in bearer.search_text.lines().filter(|form| form.is_ascii() && form.len() > 2) {
                if form.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                    new.forms.entry(form.to_owned()).or_default().push(at);
                }
            }
        }
        new
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
        let common = parts.iter().filter(|part| may_be_a_name(part)).map(String::as_str).chain([name]);
        common.filter_map(|part| self.parts.get(part)).flatten().map(by_part).collect()
    }

    /// Who sounds the same, in whichever script it is written.
    pub fn by_sound(&self, name: &str) -> Vec<Hit> {
        let loose = loose_key(name);
        let count = loose.chars().count();
        let forms = search_forms(&loose);
        let whole = |form: &&String| form.is_ascii() && form.len() > 2.max(count) || forms.len() == 1;
        let mut hits = Vec::new();
        for form in forms.iter().filter(whole) {
            hits.extend(self.forms.get(form).into_iter().flatten().map(|at| (*at, NameReason::Pinyin)));
        }
        hits
    }

    /// Whose name differs by one sign, or holds this one, or is held by it.
    pub fn by_signs(&self, name: &str) -> Vec<Hit> {
        let name = loose_key(name);
        let signs: Vec<char> = name.chars().collect();
        let mut seen = HashSet::new();
        let mut hits = Vec::new();
        for pair in pairs_of(&name) {
            let Some(places) = self.pairs.get(&pair).filter(|places| places.len() <= MOST_ALIKE) else {
                continue;
            };
            for place in places.iter().filter(|place| seen.insert(**place)) {
                let (key, at) = &self.keys[*place as usize];
                let count = key.chars().count();
                if count > 2 && signs.len() > 2 && one_apart(&signs, key) {
                    hits.push((*at, NameReason::Close));
                } else if count > 1 && (key.contains(&name) || name.contains(key.as_str())) {
                    hits.push((*at, NameReason::Contained));
                }
            }
        }
        hits
    }
}

/// Whether two names differ by one sign that is other, more or less.
fn one_apart(signs: &[char], key: &str) -> bool {
    let other: Vec<char> = key.chars().collect();
    if signs.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same = signs.iter().zip(&other).take_while(|(one, two)| one == two).count();
    let (one, two) = (&signs[same..], &other[same..]);
    match one.len().cmp(&two.len()) {
        std::cmp::Ordering::Equal => one.len() == 1 || one.get(1..) == two.get(1..),
        std::cmp::Ordering::Less => two.get(1..) == Some(one),
        std::cmp::Ordering::Greater => one.get(1..) == Some(two),
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
    }

    #[test]
    fn one_sign_apart_is_one_and_not_two() {
        let apart = |one: &str, two: &str| one_apart(&one.chars().collect::<Vec<_>>(), two);
        assert!(apart("张小明", "张晓明") && apart("欧阳明月", "欧阳明") && apart("欧阳明", "欧阳小明"));
        assert!(!apart("张小明", "李晓明") && !apart("张小明", "张明小"));
    }
}
