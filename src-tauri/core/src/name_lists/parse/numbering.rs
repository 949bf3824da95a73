//! The numbers before names: `1.` `1、` `（1）` `①` `1️⃣` `一、` `No.1` `第1位`, bullets and ticks.

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The number, when it is one.
    pub place: Option<u32>,
    /// A number without anything between it and the name may be part of the name.
    pub glued: bool,
}

const BULLETS: &[char] =
    &['•', '●', '○', '▪', '◆', '◇', '■', '□', '✅', '☑', '✔', '✓', '👉', '➤', '►', '★', '☆'];
const NUMERALS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const CIRCLED: &[(char, char, u32)] = &[
    ('①', '⑳', 1),
    ('⑴', '⒇', 1),
    ('⒈', '⒛', 1),
    ('㉑', '㉟', 21),
    ('㊱', '㊿', 36),
    ('❶', '❿', 1),
    ('➀', '➉', 1),
    ('➊', '➓', 1),
    ('㈠', '㈩', 1),
    ('⓵', '⓾', 1),
];

const fn mark(place: Option<u32>) -> Mark {
    Mark { place, glued: false }
}

/// The mark before a name and what follows it.
pub(super) fn number(line: &str) -> Option<(Mark, &str)> {
    let line = line.trim();
    let first = line.chars().next()?;
    let after = |text: &'static [char]| line.trim_start_matches(text).trim_start_matches('\u{fe0f}').trim();
    if BULLETS.contains(&first) {
        let rest = after(BULLETS);
        return Some(number(rest).unwrap_or((mark(None), rest)));
    }
    if matches!(first, '-' | '*' | '·' | '+' | '—') {
        let rest = line[first.len_utf8()..].trim_start();
        // +1 is company, and a rule of dashes is no name.
        let is_mark = first != '+' && rest.chars().next().is_some_and(char::is_alphanumeric);
        return is_mark.then(|| number(rest).unwrap_or((mark(None), rest)));
    }
    if let Some((from, _, start)) = CIRCLED.iter().find(|(from, to, _)| (*from..=*to).contains(&first)) {
        let rest = line[first.len_utf8()..].trim_start_matches(['.', '、', ' ', ':']);
        return Some((mark(Some(start + first as u32 - *from as u32)), rest.trim()));
    }
    keycaps(line).or_else(|| numerals(line)).or_else(|| bracketed(line)).or_else(|| digits(line))
}

/// 1️⃣ 1️⃣2️⃣ 🔟
fn keycaps(line: &str) -> Option<(Mark, &str)> {
    if let Some(rest) = line.strip_prefix('🔟') {
        return Some((mark(Some(10)), rest.trim_start_matches(['.', '、']).trim()));
    }
    let (mut place, mut rest, mut any) = (0_u32, line, false);
    while let Some(digit) = rest.chars().next().and_then(|c| c.to_digit(10)) {
        let Some(after) = rest[1..].trim_start_matches('\u{fe0f}').strip_prefix('\u{20e3}') else { break };
        (place, rest, any) = (place.saturating_mul(10).saturating_add(digit), after, true);
    }
    any.then(|| (mark(Some(place)), rest.trim_start_matches(['.', '、']).trim()))
}

/// 一、 十二、
fn numerals(line: &str) -> Option<(Mark, &str)> {
    let rest = line.trim_start_matches(NUMERALS);
    let number = &line[..line.len() - rest.len()];
    let rest = rest.strip_prefix(['、', '.'])?;
    Some((mark(Some(numeral(number)?)), rest.trim()))
}

/// 一 to 九十九, 两 too.
pub(super) fn numeral(text: &str) -> Option<u32> {
    let value = |c: char| match c {
        '两' | '俩' => Some(2),
        '仨' => Some(3),
        _ => NUMERALS[..9].iter().position(|known| *known == c).and_then(|at| u32::try_from(at + 1).ok()),
    };
    let characters: Vec<char> = text.chars().collect();
    match *characters.as_slice() {
        ['十'] => Some(10),
        ['十', ones] => Some(10 + value(ones)?),
        [tens, '十'] => Some(value(tens)? * 10),
        [tens, '十', ones] => Some(value(tens)? * 10 + value(ones)?),
        [one] => value(one),
        _ => None,
    }
}

/// (1) [1] 【1】 No.1 #1 第1位
fn bracketed(line: &str) -> Option<(Mark, &str)> {
    for (open, close) in
        [("(", ")"), ("[", "]"), ("【", "】"), ("第", "位"), ("第", "个"), ("第", "号"), ("<", ">")]
    {
        if let Some((number, rest)) = line.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && let Some(place) = place(number.trim())
        {
            return Some((mark(Some(place)), rest.trim_start_matches(['.', '、', ':', ' ']).trim()));
        }
    }
    for prefix in ["No.", "NO.", "no.", "No", "NO", "#"] {
        if let Some(rest) = line.strip_prefix(prefix)
            && let Some(found) = digits(rest)
        {
            return Some(found);
        }
    }
    None
}

fn place(digits: &str) -> Option<u32> {
    let short = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if short { digits.parse().ok() } else { None }
}

/// 1. 1、 1) 1: 1- `1 ` 1张三
fn digits(line: &str) -> Option<(Mark, &str)> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let place = place(&line[..line.len() - rest.len()])?;
    let separators: &[char] = &['.', '、', ')', ':', ',', '-', '。', '—', '_', ']', '】', '>', '·'];
    let rest = rest.trim_start_matches('\u{fe0f}');
    let spaced = rest.trim_start();
    let Some(separator) = spaced.chars().next() else { return Some((mark(Some(place)), "")) };
    if separators.contains(&separator) {
        let after = spaced.trim_start_matches(separators);
        let follows = after.chars().take_while(char::is_ascii_digit).count();
        // 1.5, 10:30, 3-4 and 2026-03-01 are no numbers of a list; a phone number may follow one.
        let is_value = matches!(separator, '.' | ':' | '-' | ',') && (1..10).contains(&follows);
        let is_value = is_value
            && after
                .chars()
                .nth(follows)
                .is_none_or(|c| !super::words::is_han(c) || "月日点号年时".contains(c));
        return (!is_value).then_some((mark(Some(place)), after.trim()));
    }
    if spaced.len() < rest.len() {
        let is_value = spaced.starts_with(['人', '位', '月', '点', '年', '号'])
            && spaced.chars().nth(1).is_none_or(|c| !super::words::is_han(c));
        return (!is_value).then_some((mark(Some(place)), spaced));
    }
    (super::words::is_han(separator) || separator == '@')
        .then_some((Mark { place: Some(place), glued: separator != '@' }, rest))
}
