//! One fragment of a line: the name, or the names, and what is said beside them.

use super::{
    Doubt, Person, company,
    words::{self, is_han},
};
use crate::members::normal_phone;

/// Where a name may end.
fn is_break(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | '-' | '—' | '–' | '_' | '/' | '|' | ':' | ';' | '.' | '·' | '~' | '!' | '&' | '+' | '…'
        )
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| is_break(c) || matches!(c, '\u{fe0f}'))
}

/// The people of a fragment. `listed` says that the line has a number of its own: then one person is likelier than several.
pub(super) fn people(fragment: &str, listed: bool, known: &dyn Fn(&str) -> bool) -> Vec<Person> {
    let text = fragment.trim();
    if text.is_empty() {
        return Vec::new();
    }
    let struck = words::is_struck(text);
    if known(text) && !struck {
        return vec![Person::named(text)];
    }
    let mut about = Person::default();
    let mut text = text.to_owned();
    if struck || words::is_cancelling(&text) {
        about.cancelled = true;
        text = words::without_cancelling(&text);
    }
    if let Some((labelled, rest)) = take_labels(&text, &mut about) {
        about.say(&rest);
        text = labelled;
    }
    text = take_phone(&text, &mut about);
    if !known(text.trim()) {
        let (rest, company) = take_company(&text);
        text = rest;
        about.take_company(company);
    }
    if !known(trimmed(&text)) {
        text = take_brackets(&text, &mut about);
    }
    let text = trimmed(&text);
    let mut people = split(text, listed, known);
    if let Some(first) = people.first_mut() {
        first.join(about);
    } else if about != Person::default() {
        people.push(about);
    }
    for person in &mut people {
        if person.extra.is_none() && person.note.as_deref().is_some_and(may_count) {
            person.doubt = person.doubt.or(Some(Doubt::Company));
        }
        if person.note.as_deref().is_some_and(words::is_tentative) {
            person.doubt = person.doubt.or(Some(Doubt::Tentative));
        }
    }
    people
}

/// 2只, 报2个名额: a remark that counts something may count people.
fn may_count(note: &str) -> bool {
    let signs: Vec<char> = note.chars().collect();
    let is_count = |c: char| c.is_ascii_digit() || "两俩二三四五".contains(c);
    let counts = signs.first().is_some_and(|c| is_count(*c));
    let is_short = (2..=3).contains(&signs.len());
    let named = signs.windows(2).enumerate().any(|(at, pair)| {
        let hours = matches!(signs.get(at + 2), Some('小' | '月' | '钟'));
        is_count(pair[0]) && "个位名人份".contains(pair[1]) && !hours
    });
    named
        || counts && is_short && !signs[1..].iter().any(|c| c.is_ascii() || "点月日号岁楼等班期".contains(*c))
}

/// Company beside a name; a fragment that is nothing but company belongs to the name before it.
fn take_company(text: &str) -> (String, company::Company) {
    let (rest, alone) = company::take(&format!("\u{1} {text}"));
    if rest == "\u{1}" { (String::new(), alone) } else { company::take(text) }
}

/// 姓名：张三 人数：2 电话：138…
fn take_labels(text: &str, about: &mut Person) -> Option<(String, String)> {
    const NAMES: &[&str] = &["姓名", "名字", "昵称", "群昵称", "name"];
    const OTHERS: &[&str] =
        &["人数", "电话", "手机", "手机号", "联系方式", "备注", "phone", "tel", "note", "people"];
    let lower = text.to_ascii_lowercase();
    let start = NAMES.iter().find_map(|label| {
        let at = lower.find(label)? + label.len();
        text[at..].trim_start().starts_with(':').then(|| at + text[at..].find(':').unwrap_or(0) + 1)
    })?;
    let body = text[start..].trim();
    let ends = OTHERS.iter().filter_map(|label| body.to_ascii_lowercase().find(label)).min();
    let (name, others) = body.split_at(ends.unwrap_or(body.len()));
    let mut notes = String::new();
    for field in others.split([' ', ',', ';']).filter(|field| !field.is_empty()) {
        match field.split_once(':') {
            Some((label, value)) if label == "人数" || label.eq_ignore_ascii_case("people") => {
                let (_, company) = company::take(&format!("人 共{}", value.trim()));
                about.take_company(company);
            }
            Some((_, value)) => {
                notes.push(' ');
                notes.push_str(take_phone(value, about).trim());
            }
            None => {
                notes.push(' ');
                notes.push_str(field);
            }
        }
    }
    Some((trimmed(name).to_owned(), notes))
}

/// Takes a phone number out: eleven digits that begin with 1, written together or in groups, or anything after a plus sign.
fn take_phone(text: &str, about: &mut Person) -> String {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < characters.len() {
        let (start, c) = characters[at];
        let before = at.checked_sub(1).map(|at| characters[at].1);
        if (c == '+' || c.is_ascii_digit()) && before.is_none_or(|c| !c.is_ascii_alphanumeric()) {
            let mut end = at + 1;
            while end < characters.len()
                && (characters[end].1.is_ascii_digit()
                    || matches!(characters[end].1, ' ' | '-' | '(' | ')')
                        && characters
                            .get(end + 1)
                            .is_some_and(|(_, c)| c.is_ascii_digit() || matches!(c, ' ' | '(')))
            {
                end += 1;
            }
            let stop = characters.get(end).map_or(text.len(), |(at, _)| *at);
            let run = &text[start..stop];
            let digits = run.chars().filter(char::is_ascii_digit).count();
            let mobile = normal_phone(run).filter(|phone| phone.len() == 11 && phone.starts_with('1'));
            if let Some(phone) =
                mobile.or_else(|| (c == '+' && digits >= 9).then(|| normal_phone(run)).flatten())
            {
                about.phone = about.phone.take().or(Some(phone));
                return format!("{} {}", &text[..start], &text[stop..]).trim().to_owned();
            }
            at = end;
        } else {
            at += 1;
        }
    }
    text.to_owned()
}

/// Takes out what stands in brackets; a name that stands in brackets alone is the name.
fn take_brackets(text: &str, about: &mut Person) -> String {
    let mut text = text.to_owned();
    for (open, close) in [('(', ')'), ('[', ']'), ('【', '】'), ('{', '}'), ('<', '>')] {
        while let Some(start) = text.find(open) {
            let end = text[start..].find(close).map(|end| start + end);
            let inside = text[start + open.len_utf8()..end.unwrap_or(text.len())].trim().to_owned();
            let after = end.map_or("", |end| &text[end + close.len_utf8()..]);
            let outside = format!("{} {}", &text[..start], after);
            if trimmed(&outside).is_empty() {
                text = inside;
                break;
            }
            let count = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
            if count && inside.len() <= 2 {
                about.doubt = Some(Doubt::Company);
            }
            about.say(&inside);
            text = outside.trim().to_owned();
        }
    }
    text
}

/// The names of a text without brackets, phone and company, and the remarks that follow them.
fn split(text: &str, listed: bool, known: &dyn Fn(&str) -> bool) -> Vec<Person> {
    if text.is_empty() {
        return Vec::new();
    }
    if known(text) {
        return vec![Person::named(text)];
    }
    if let Some(people) = joined(text, known) {
        return people;
    }
    let tokens: Vec<&str> = text.split(is_break).filter(|token| !token.is_empty()).collect();
    if tokens.len() > 1 && tokens.iter().all(|token| known(token)) {
        // On one number stands one person, as a rule.
        let named = |token| Person { glued: listed, ..Person::named(token) };
        return tokens.into_iter().map(named).collect();
    }
    let breaks: Vec<usize> = text.char_indices().filter(|(_, c)| is_break(*c)).map(|(at, _)| at).collect();
    let longest = breaks.iter().rev().map(|at| (*at, trimmed(&text[..*at]))).find(|(_, head)| known(head));
    if let Some((at, name)) = longest {
        return after_known(name, &text[at..], listed, known);
    }
    if let Some((at, c)) = text.char_indices().find(|(at, c)| is_soft(text, *at, *c)) {
        return after_unknown(text, at, c, listed, known);
    }
    // 张三2: a digit that is glued to a name is part of it or counts somebody.
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.len() < text.len() && bare.ends_with(is_han) && known(bare) {
        let mut person = Person::named(bare);
        person.say(&text[bare.len()..]);
        person.doubt = Some(Doubt::Company);
        return vec![person];
    }
    // 李四到了
    let ends = text.char_indices().map(|(at, _)| at).rev();
    if let Some(at) =
        ends.take_while(|at| *at > 0).find(|at| known(&text[..*at]) && words::is_remark(&text[*at..]))
        && text[..at].chars().count() > 1
    {
        let mut person = Person { glued: true, ..Person::named(&text[..at]) };
        person.say(&text[at..]);
        return vec![person];
    }
    vec![Person::named(text)]
}

/// A break that ends a name for sure: a blank, a comma, a colon, a dash with blanks around it.
fn is_soft(text: &str, at: usize, c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '!' | '~' | '…') || text[at..].starts_with("- ")
}

/// 张三和李四, Tom & Mary: two people when the first is one.
fn joined(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Person>> {
    [" and ", " & ", "&", "和", "与"].into_iter().find_map(|between| {
        let (first, second) = text.split_once(between)?;
        let (first, second) = (trimmed(first), trimmed(second));
        if first.is_empty() || second.is_empty() || !known(first) {
            return None;
        }
        let mut other = Person::named(second);
        if !known(second) {
            other.doubt = Some(Doubt::Name);
        }
        Some(vec![Person::named(first), other])
    })
}

/// What follows somebody's name: more names, or a remark.
fn after_known(name: &str, rest: &str, listed: bool, known: &dyn Fn(&str) -> bool) -> Vec<Person> {
    let soft = rest.chars().next().is_some_and(|c| is_soft(rest, 0, c) || c == '+');
    let rest = trimmed(rest);
    let mut people = vec![Person::named(name)];
    if !soft {
        // 张三/杭州: who it is, is likely and not sure.
        people[0].glued = true;
        people[0].say(rest);
        return people;
    }
    let tokens: Vec<&str> = rest.split(is_break).filter(|token| !token.is_empty()).collect();
    if known(rest) {
        people[0].glued = listed;
        people.push(Person { glued: listed, ..Person::named(rest) });
    } else if tokens.iter().any(|token| known(token) || words::may_be_a_name(token))
        && !words::is_remark(rest)
    {
        for token in tokens {
            let mut other = Person::named(token);
            other.doubt = (!known(token)).then_some(Doubt::Name);
            people.push(other);
        }
    } else {
        people[0].say(rest);
        if rest.bytes().all(|byte| byte.is_ascii_digit()) && !rest.is_empty() && rest.len() <= 2 {
            people[0].doubt = Some(Doubt::Company);
        }
    }
    people
}

/// A text that begins with nobody known: a Chinese name ends at the first blank, a Latin one where another script begins.
fn after_unknown(text: &str, at: usize, c: char, listed: bool, known: &dyn Fn(&str) -> bool) -> Vec<Person> {
    let tokens: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(trimmed)
        .filter(|token| !token.is_empty())
        .collect();
    // 杭州 张三: a nickname with parts, which is matched by its parts.
    if tokens.iter().skip(1).any(|token| known(token)) {
        return vec![Person::named(text)];
    }
    if !listed && tokens.len() > 1 && tokens.iter().all(|token| words::may_be_a_name(token)) {
        return tokens.into_iter().map(Person::named).collect();
    }
    let (name, rest) = if text[..at].chars().any(is_han) || !c.is_whitespace() {
        (&text[..at], &text[at..])
    } else {
        let latin = text
            .char_indices()
            .find(|(_, c)| is_han(*c) || matches!(c, ',' | ':' | ';'))
            .map_or(text.len(), |(at, _)| at);
        let dash = text.find(" - ").unwrap_or(text.len());
        text.split_at(latin.min(dash))
    };
    let (name, rest) = (trimmed(name), trimmed(rest));
    let mut people = vec![Person::named(name)];
    if words::is_remark(rest) || rest.is_empty() {
        people[0].say(rest);
    } else if words::may_be_a_name(rest) {
        let mut other = Person::named(rest);
        other.doubt = Some(Doubt::Name);
        people.push(other);
    } else if words::may_be_a_name(name) || name.chars().all(|c| !is_han(c)) {
        people[0].say(rest);
    } else {
        // Which part of it is the name, nobody can say.
        people[0].say(rest);
        people[0].doubt = Some(Doubt::Name);
    }
    people
}
