//! Who comes along: `+2` ＋2 加一 带2人 带娃 两大一小 共3人 ×2 一家三口, plus one, party of 4.

use super::numbering::numeral;

/// What a text says about company.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Company {
    /// How many more come along, when it says.
    pub extra: Option<i64>,
    /// It says something, and not how many.
    pub unclear: bool,
}

/// More than this is rather money, a class or a year than people.
const MANY: i64 = 20;

const KIN: &[&str] = &[
    "老妈",
    "老爸",
    "妹妹",
    "姐姐",
    "哥哥",
    "弟弟",
    "外婆",
    "奶奶",
    "爷爷",
    "家里人",
    "小朋友",
    "小孩子",
    "小孩",
    "孩子",
    "宝宝",
    "家属",
    "家人",
    "朋友",
    "老公",
    "老婆",
    "先生",
    "太太",
    "爱人",
    "对象",
    "妈妈",
    "爸爸",
    "儿子",
    "女儿",
    "男友",
    "女友",
    "男朋友",
    "女朋友",
    "闺蜜",
    "同事",
    "同学",
    "室友",
    "娃",
    "wife",
    "husband",
    "partner",
    "friends",
    "friend",
    "kids",
    "kid",
    "guests",
    "guest",
    "child",
    "one",
];
const UNITS: &[&str] =
    &["大人", "小孩", "孩子", "朋友", "家属", "同学", "个", "人", "位", "名", "大", "小", "娃", "宝"];
const PLUS: &[&str] = &[
    "plus ",
    "带上",
    "携带",
    "另带",
    "外加",
    "再加",
    "加",
    "带",
    "携",
    "+",
    "with ",
    "and ",
    "bringing ",
    "& ",
];
const JOINS: &[&str] = &["和", "及", "与", "跟"];
const TOTALS: &[&str] = &["一共", "总共", "合计", "共计", "共", "party of ", "total "];
const COUNTED: &[&str] = &["大人", "大", "人", "位", "名", "份", "pax", "people", "persons", "ppl", "adults"];
const FAMILIES: &[&str] = &["一家", "全家"];
const PAIRS: &[&str] = &["夫妻二人", "夫妻两人", "夫妻俩", "两口子", "夫妻", "夫妇", "情侣"];

/// Takes company out of a text.
pub(super) fn take(text: &str) -> (String, Company) {
    let mut found = Found::default();
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match found.at(rest, &kept) {
            0 => {
                kept.push(c);
                rest = &rest[c.len_utf8()..];
            }
            length => rest = &rest[length..],
        }
    }
    if found == Found::default() {
        return (text.to_owned(), Company::default());
    }
    let kept = kept.replace("()", "").replace("[]", "").replace("【】", "");
    (kept.trim().trim_end_matches(['(', '+', ',', '-', '/', '、', ':']).trim().to_owned(), found.company())
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    more: Option<i64>,
    total: Option<i64>,
    unclear: bool,
}

impl Found {
    fn company(&self) -> Company {
        let by_total = self.total.map(|total| total - 1);
        let extra = self.more.or(by_total);
        let disagree = matches!((self.more, by_total), (Some(more), Some(total)) if more != total);
        let odd = extra.is_some_and(|extra| !(0..=MANY).contains(&extra));
        let extra = extra.filter(|extra| (0..100).contains(extra));
        Company { extra, unclear: self.unclear || disagree || odd }
    }

    /// How many bytes of company the text begins with.
    fn at(&mut self, text: &str, before: &str) -> usize {
        let begins = before.trim_end().is_empty();
        let last = before.chars().next_back();
        let apart = last.is_none_or(|c| !c.is_ascii_alphanumeric());
        let unsigned = text.strip_prefix('+').map_or(text, str::trim_start);
        if let Some((sum, length)) = big_and_small(unsigned) {
            let lead = text.len() - unsigned.len();
            if lead > 0 {
                self.more = Some(self.more.unwrap_or(0) + sum);
            } else {
                self.total = Some(sum);
            }
            return lead + length;
        }
        if !begins && let Some((more, length)) = plus(text, apart) {
            match more {
                Some(more) => self.more = Some(self.more.unwrap_or(0).saturating_add(more)),
                None => self.unclear = true,
            }
            return length;
        }
        if !begins && let Some((total, length)) = total(text, apart, last) {
            match total {
                Some(total) => self.total = Some(total),
                None => self.unclear = true,
            }
            return length;
        }
        0
    }
}

fn strip_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
    })
}

/// A count in digits or in words, and what follows it.
fn count(text: &str) -> Option<(i64, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    if !digits.is_empty() {
        return if digits.len() <= 3 { Some((digits.parse().ok()?, rest)) } else { None };
    }
    let numerals: String = text
        .chars()
        .take_while(|c| matches!(c, '一'..='龥') && numeral(&c.to_string()).is_some())
        .take(3)
        .collect();
    if let Some(number) = numeral(&numerals) {
        return Some((i64::from(number), &text[numerals.len()..]));
    }
    let words = [("one", 1), ("two", 2), ("three", 3), ("four", 4), ("a ", 1)];
    words.iter().find_map(|(word, number)| Some((*number, strip_any(text, &[word])?)))
}

/// 两大一小, 1大2小
fn big_and_small(text: &str) -> Option<(i64, usize)> {
    let (big, rest) = count(text)?;
    let rest = strip_any(rest, &["大人", "大"])?;
    let rest = rest.trim_start_matches(['+', ' ', ',']);
    let (small, rest) = count(rest)?;
    let rest = strip_any(rest, &["小孩", "小"])?;
    Some((big + small, text.len() - rest.len()))
}

/// +2, 带两个朋友, +娃, 和老公; a plus without anything says that somebody comes along, and not who.
fn plus(text: &str, apart: bool) -> Option<(Option<i64>, usize)> {
    let spelt = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '&');
    if spelt && !apart {
        return None;
    }
    if let Some(after) = strip_any(text, JOINS) {
        let (number, rest) = count(after).unwrap_or((1, after));
        let rest = rest.trim_start_matches(['个', '位', '名']);
        return strip_any(rest, KIN).map(|rest| (Some(number), text.len() - rest.len()));
    }
    // 家属1人
    if let Some((number, rest)) = strip_any(text, KIN).filter(|_| apart && !spelt).and_then(count) {
        let rest = strip_any(rest, COUNTED)?;
        return Some((Some(number), text.len() - rest.len()));
    }
    let after = strip_any(text, PLUS)?.trim_start();
    if let Some((number, mut rest)) = count(after) {
        let counted = rest.trim_start();
        rest = strip_any(counted, KIN).or_else(|| strip_any(counted, UNITS)).unwrap_or(rest);
        while let Some(shorter) = strip_any(rest, UNITS).or_else(|| strip_any(rest.trim_start(), KIN)) {
            rest = shorter;
        }
        // 加一 and 带2 say it; "with 3D" and 加七七 do not.
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric()) || text.starts_with('+');
        return ends.then_some((Some(number), text.len() - rest.len()));
    }
    if let Some(rest) = strip_any(after.trim_start_matches("my "), KIN) {
        // +同事2人
        let counted =
            count(rest.trim_start()).and_then(|(number, rest)| Some((number, strip_any(rest, COUNTED)?)));
        let (number, rest) = counted.unwrap_or((1, rest));
        return Some((Some(number), text.len() - rest.len()));
    }
    (text.starts_with('+') && after.chars().all(|c| !c.is_alphanumeric())).then_some((None, 1))
}

/// 共3人, ×2, 3人, 一家三口, 夫妻; 全家 says that there are more, and not how many.
fn total(text: &str, apart: bool, last: Option<char>) -> Option<(Option<i64>, usize)> {
    let used = |rest: &str| text.len() - rest.len();
    if let Some(after) = strip_any(text, TOTALS).filter(|_| apart)
        && let Some((number, rest)) = count(after.trim_start_matches([':', ' ']))
    {
        let rest = strip_any(rest.trim_start(), &["个人"])
            .or_else(|| strip_any(rest.trim_start(), COUNTED))
            .unwrap_or(rest);
        return (number > 0).then_some((Some(number), used(rest)));
    }
    if let Some(after) = strip_any(text, &["×", "✕", "x", "*"]).filter(|_| apart)
        && let Some((number, rest)) = count(after.trim_start())
        && rest.chars().next().is_none_or(|c| !c.is_alphanumeric() || "人位份".contains(c))
        && number > 0
    {
        return Some((Some(number), used(strip_any(rest, COUNTED).unwrap_or(rest))));
    }
    if let Some(after) = strip_any(text, FAMILIES) {
        return match count(after) {
            Some((number, rest)) => {
                let rest = strip_any(rest, &["口人", "口", "人"])?;
                Some((Some(number), used(rest)))
            }
            None => after.chars().next().is_none_or(|c| !c.is_alphanumeric()).then_some((None, used(after))),
        };
    }
    if let Some(rest) =
        strip_any(text, PAIRS).filter(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    {
        return Some((Some(2), used(rest)));
    }
    let starts = last.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '第' | '.' | '-'));
    if let Some((number, rest)) = count(text).filter(|_| starts) {
        let rest = strip_any(rest.trim_start(), &["个人", "个"])
            .or_else(|| strip_any(rest.trim_start(), COUNTED))?;
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        return (ends && number > 0).then_some((Some(number), used(rest)));
    }
    None
}
