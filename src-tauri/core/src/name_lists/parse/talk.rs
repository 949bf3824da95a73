//! Messages copied out of a chat: who wrote, when, and below it what they said. Whoever says that they come is on the list; a 接龙 that
//! somebody sent is read as one; everything else is shown as no name.

use super::{Doubt, Entry, Parsed, Person, Skipped, company, numbering, words};

/// Longest name of a sender, in characters.
const LONGEST_NAME: usize = 40;

/// Words of which one says that whoever writes it comes, or did what was asked.
const JOINING: &[&str] = &[
    "报名",
    "参加",
    "我来",
    "我去",
    "我也",
    "我要",
    "算我",
    "加我",
    "带我",
    "我一个",
    "我们",
    "想来",
    "想去",
    "要去",
    "会来",
    "能来",
    "接龙",
    "打卡",
    "签到",
    "到了",
    "已到",
    "完成",
    "准时",
    "没问题",
    "举手",
    "i'm in",
    "im in",
    "count me",
    "me too",
    "i'll come",
    "i will come",
    "joining",
    "sign me up",
    "coming",
    "🙋",
    "✋",
    "🙌",
    "👍",
    "✅",
    "✔",
];

/// What is a whole message of somebody who comes.
const JOINING_ALONE: &[&str] = &[
    "1", "+1", "➕1", "+", "来", "去", "到", "在", "我", "好", "好的", "可以", "ok", "okay", "yes", "y", "in",
];

/// Words by which somebody speaks for another one.
const FOR_ANOTHER: &[&str] = &["帮", "替", "代", "给", "for "];

/// A message: who wrote it, the place of its first line, and what it says.
struct Message<'a> {
    head: usize,
    sender: &'a str,
    body: &'a [String],
}

/// Reads a copied chat; false where the text is none.
pub(super) fn read(lines: &[String], known: &dyn Fn(&str) -> bool, parsed: &mut Parsed) -> bool {
    let Some(messages) = messages(lines, known) else { return false };
    for message in messages {
        let text = message.body.join("\n");
        if is_list(message.body) {
            let inner = super::parse(&text, known);
            let below = u32::try_from(message.head).unwrap_or(u32::MAX).saturating_add(1);
            parsed
                .entries
                .extend(inner.entries.into_iter().map(|entry| Entry { line: entry.line + below, ..entry }));
            parsed
                .skipped
                .extend(inner.skipped.into_iter().map(|line| Skipped { line: line.line + below, ..line }));
            continue;
        }
        let line = u32::try_from(message.head).unwrap_or(u32::MAX).saturating_add(1);
        let raw = format!("{}: {}", message.sender, text.trim());
        match said(&text) {
            Some(person) => {
                let person = Person { name: message.sender.to_owned(), ..person };
                parsed.entries.push(Entry { line, place: None, raw, person });
            }
            None => parsed.skipped.push(Skipped { line, text: raw }),
        }
    }
    true
}

/// The messages of a text that is nothing but messages.
fn messages<'a>(lines: &'a [String], known: &dyn Fn(&str) -> bool) -> Option<Vec<Message<'a>>> {
    let by = |sender: fn(&str) -> Option<&str>| {
        let heads: Vec<(usize, &str)> =
            lines.iter().enumerate().filter_map(|(at, line)| Some((at, sender(line)?))).collect();
        let first = lines.iter().position(|line| !line.is_empty());
        let ends = heads.iter().skip(1).map(|(at, _)| *at).chain([lines.len()]);
        let messages: Vec<Message<'a>> = heads
            .iter()
            .zip(ends)
            .map(|(&(head, sender), end)| Message { head, sender, body: said_in(&lines[head + 1..end]) })
            .collect();
        // An agenda has times too, but nobody says anything below them.
        let is_talk =
            heads.first().map(|(at, _)| *at) == first && messages.iter().all(|one| !one.body.is_empty());
        let known = messages.iter().filter(|one| known(one.sender)).count();
        (messages.len() >= 2 && is_talk && known * 2 >= messages.len()).then_some(messages)
    };
    by(timed_sender).or_else(|| by(named_sender))
}

/// Lines without the empty ones around them.
fn said_in(lines: &[String]) -> &[String] {
    let Some(start) = lines.iter().position(|line| !line.is_empty()) else { return &[] };
    let end = lines.iter().rposition(|line| !line.is_empty()).unwrap_or(start);
    &lines[start..=end]
}

/// The sender of a first line such as `张三 2026/3/2 20:15`, `张三(12345) 20:15:33`, `2026-03-02 20:15:33 张三(12345)`,
/// `Mary, [02.03.2026 20:15]` or `Mary — Today at 8:15 PM`.
fn timed_sender(line: &str) -> Option<&str> {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '—' | '–' | '-');
    let mut rest = line;
    let mut timed = false;
    while let Some(at) = rest.trim_end_matches(is_sign).rfind(char::is_whitespace) {
        let whole = rest.trim_end_matches(is_sign);
        let word = whole[at..].trim_start_matches(is_sign);
        timed |= is_time(word);
        if !is_time(word) && !is_date(word) {
            break;
        }
        rest = whole[..at].trim_end_matches(is_sign);
    }
    if !timed {
        let (date, after) = line.split_once(' ')?;
        let (time, name) = after.trim_start().split_once(' ')?;
        if !(is_date(date) && is_time(time)) {
            return None;
        }
        rest = name;
    }
    is_sender(rest)
}

/// The sender of a first line such as `张三:`.
fn named_sender(line: &str) -> Option<&str> {
    is_sender(line.strip_suffix(':')?)
}

/// A sender without the number that QQ writes behind the name.
fn is_sender(text: &str) -> Option<&str> {
    let text = text.trim();
    let name = text.strip_suffix([')', '>']).and_then(|inner| {
        let (name, number) = inner.rsplit_once(['(', '<'])?;
        let is_account =
            number.len() >= 5 && number.bytes().all(|byte| byte.is_ascii_digit()) || number.contains('@');
        is_account.then_some(name.trim())
    });
    let name = name.unwrap_or(text);
    let fits = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.starts_with('#');
    (fits && numbering::number(name).is_none_or(|(mark, _)| mark.glued)).then_some(name)
}

/// 20:15, 20:15:33.
fn is_time(word: &str) -> bool {
    let parts: Vec<&str> = word.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts
            .iter()
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A day, or what stands between a day and a time.
fn is_date(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "今天",
        "昨天",
        "前天",
        "上午",
        "下午",
        "晚上",
        "凌晨",
        "中午",
        "早上",
        "星期",
        "周",
        "today",
        "yesterday",
        "at",
        "am",
        "pm",
    ];
    let lower = word.to_lowercase();
    let (digits, signs): (Vec<char>, Vec<char>) = lower.chars().partition(char::is_ascii_digit);
    let is_numeric =
        !digits.is_empty() && !signs.is_empty() && signs.iter().all(|c| "/-.年月日".contains(*c));
    is_numeric
        || WORDS.contains(&lower.as_str())
        || (lower.starts_with("星期") || lower.starts_with('周')) && lower.chars().count() <= 3
}

/// Whether somebody sent a list.
fn is_list(body: &[String]) -> bool {
    let counted =
        body.iter().filter(|line| numbering::number(line).is_some_and(|(mark, _)| !mark.glued)).count();
    counted >= 2 || counted >= 1 && body.iter().any(|line| line.contains("接龙"))
}

/// What a message says about whoever wrote it; nothing where it says neither that they come nor that they do not.
fn said(text: &str) -> Option<Person> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let note = Some(text.split('\n').map(str::trim).collect::<Vec<_>>().join(" "));
    if words::is_cancelling(text) {
        return Some(Person { cancelled: true, note, ..Person::default() });
    }
    let bare = lower.trim_end_matches(['!', '.', '~', '。', ' ']);
    if JOINING_ALONE.contains(&bare) {
        return Some(Person { note, ..Person::default() });
    }
    let (_, company) = company::take(&format!("\u{1} {text}"));
    let joins = JOINING.iter().any(|word| lower.contains(word)) || company.extra.is_some();
    if !joins || lower.contains('?') {
        return None;
    }
    let mut person = Person { note, ..Person::default() };
    person.take_company(company);
    if company.extra == Some(1) && lower.contains("+1") {
        // 报名+1 is one who comes, or one who brings another.
        person.doubt = Some(Doubt::Company);
    }
    if words::is_tentative(text) {
        person.doubt = Some(Doubt::Tentative);
    }
    if FOR_ANOTHER.iter().any(|word| lower.contains(word)) {
        person.doubt = Some(Doubt::Name);
    }
    Some(person)
}
