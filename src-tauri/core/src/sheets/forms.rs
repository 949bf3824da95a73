//! What single cells say: choices by their words, numbers, times of day. A canonical text goes in and out.

use super::columns::Form;
use crate::{
    imports::RowFault,
    tabular::{fold, number_text, parse_number, tidy},
};

/// One word of a choice: its code, what an export writes, and what else people write.
#[derive(Debug)]
pub(super) struct Choice {
    pub code: &'static str,
    pub chinese: &'static str,
    pub english: &'static str,
    pub more: &'static [&'static str],
}

const fn choice(
    code: &'static str,
    chinese: &'static str,
    english: &'static str,
    more: &'static [&'static str],
) -> Choice {
    Choice { code, chinese, english, more }
}

pub(super) const CONTENT_STATES: &[Choice] = &[
    choice("idea", "选题", "Idea", &["想法", "待写", "未开始", "待定", "ideas", "todo", "backlog"]),
    choice(
        "draft",
        "草稿",
        "Draft",
        &["撰写中", "写作中", "编辑中", "进行中", "制作中", "drafting", "writing", "inprogress"],
    ),
    choice("review", "待审", "Review", &["审核中", "待审核", "inreview", "pendingreview"]),
    choice(
        "scheduled",
        "待发",
        "Ready",
        &["待发布", "待发送", "待推送", "已排期", "已定稿", "未发布", "未发", "scheduled", "approved"],
    ),
    choice(
        "published",
        "已发",
        "Published",
        &["已发布", "已发送", "已推送", "完成", "已完成", "sent", "done", "posted"],
    ),
    choice("evaluated", "已复盘", "Evaluated", &["复盘", "reviewed"]),
];

pub(super) const FORMATS: &[Choice] = &[
    choice("talk", "分享", "Talk", &["讲座", "直播", "分享会", "线上分享", "webinar", "live", "lecture"]),
    choice("discussion", "主题讨论", "Discussion", &["讨论", "话题讨论", "圆桌"]),
    choice("ama", "答疑", "AMA", &["嘉宾答疑", "问答", "q&a", "qa"]),
    choice("contest", "比赛", "Contest", &["竞赛", "大赛", "挑战赛"]),
    choice("meetup", "线下聚会", "Meetup", &["线下", "线下活动", "聚会", "沙龙", "offline"]),
    choice("class", "课程", "Class", &["课", "培训", "公开课", "workshop", "course", "training"]),
    choice("camp", "打卡营", "Camp", &["打卡", "训练营", "共读营", "共读", "challenge"]),
    choice("offer", "福利", "Offer", &["抽奖", "团购", "优惠", "giveaway"]),
    choice("other", "其他", "Other", &["其它"]),
];

pub(super) const DONE: &[Choice] = &[
    choice(
        "done",
        "是",
        "Yes",
        &["已完成", "完成", "完毕", "done", "completed", "true", "1", "√", "✓", "✔", "✅", "y", "x"],
    ),
    choice(
        "open",
        "否",
        "No",
        &[
            "未完成",
            "进行中",
            "未开始",
            "待办",
            "待处理",
            "open",
            "todo",
            "inprogress",
            "false",
            "0",
            "n",
            "☐",
        ],
    ),
];

pub(super) const GROUP_STATES: &[Choice] = &[
    choice("preparing", "筹备", "Preparing", &["筹备中", "准备中", "planned"]),
    choice("open", "开放", "Open", &["正常", "进行中", "运营中", "活跃", "active", "normal", "running"]),
    choice("full", "满员", "Full", &["满", "已满"]),
    choice("quiet", "沉默", "Quiet", &["静默", "休眠", "冷群", "silent", "inactive"]),
    choice("closed", "关闭", "Closed", &["已关闭", "解散", "已解散", "已结束", "ended", "dissolved"]),
];

pub(super) const KINDS: &[Choice] = &[
    choice("wechat_group", "微信群", "WeChat group", &["微信", "wechat"]),
    choice("wecom_group", "企业微信群", "WeCom group", &["企微", "企业微信", "企微群", "客户群", "wecom"]),
    choice("qq_group", "QQ 群", "QQ group", &["qq"]),
    choice("feishu_group", "飞书群", "Feishu group", &["飞书", "feishu", "lark"]),
    choice("dingtalk_group", "钉钉群", "DingTalk group", &["钉钉", "dingtalk"]),
    choice("telegram", "Telegram", "Telegram", &["tg", "电报"]),
    choice("discord", "Discord", "Discord", &[]),
    choice("slack", "Slack", "Slack", &[]),
    choice("whatsapp", "WhatsApp", "WhatsApp", &[]),
    choice("line", "LINE", "LINE", &[]),
    choice("forum", "论坛", "Forum", &["discourse"]),
    choice("official_account", "公众号", "Official account", &["微信公众号"]),
    choice("moments", "朋友圈", "Moments", &["微信朋友圈"]),
    choice("newsletter", "邮件", "Newsletter", &[]),
    choice("website", "网站", "Website", &[]),
    choice("other", "其他", "Other", &["其它"]),
];

/// A word without case, width, blanks and joints.
fn plain(text: &str) -> String {
    fold(text).replace([' ', '_', '-'], "")
}

/// What stands in a sheet for a canonical text.
pub(super) fn shown(form: Form, canonical: &str, chinese: bool) -> &str {
    match form {
        Form::Choice(choices) => choices
            .iter()
            .find(|choice| choice.code == canonical)
            .map_or(canonical, |choice| if chinese { choice.chinese } else { choice.english }),
        _ => canonical,
    }
}

/// The canonical text of a cell of a form that knows nothing of the workspace.
pub(super) fn read(form: Form, text: &str) -> Result<String, RowFault> {
    Ok(match form {
        Form::Body => text.replace("\r\n", "\n").replace('\r', "\n"),
        Form::Choice(choices) => {
            let word = plain(&tidy(text));
            let is_said = |choice: &&Choice| {
                [choice.code, choice.chinese, choice.english]
                    .iter()
                    .chain(choice.more)
                    .any(|known| plain(known) == word)
            };
            choices.iter().find(is_said).ok_or(RowFault::NotAWord)?.code.to_owned()
        }
        Form::Count => {
            let count = parse_number(text).filter(|number| *number >= 0.0 && *number < 1e9);
            number_text(count.ok_or(RowFault::NotANumber)?.round()).0
        }
        Form::Amount => number_text(parse_number(text).ok_or(RowFault::NotANumber)?).0,
        Form::Minutes => minutes(text).ok_or(RowFault::NotANumber)?.to_string(),
        _ => squeezed(text),
    })
}

/// Whether two canonical texts mean the same: blanks are what spreadsheets lose, and records may have been written without
/// any sheet.
pub(super) fn same(form: Form, one: &str, other: &str) -> bool {
    one == other
        || match form {
            Form::Body => tidy(one) == tidy(other),
            Form::Line | Form::Person | Form::Pillar => squeezed(one) == squeezed(other),
            _ => false,
        }
}

/// A text in one line.
pub(super) fn squeezed(text: &str) -> String {
    tidy(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A length: minutes, `1:30`, `1.5小时`, `90 min`, `2h`.
fn minutes(text: &str) -> Option<i64> {
    let text = fold(tidy(text).as_str()).replace(' ', "");
    if let Some((hours, rest)) = text.split_once(':') {
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, rest.get(..2)?.parse().ok()?);
        return (hours < 1_000 && minutes < 60).then_some(hours * 60 + minutes);
    }
    let number: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let unit = &text[number.len()..];
    let number: f64 = number.parse().ok()?;
    let factor = match unit {
        "" | "分" | "分钟" | "min" | "mins" | "minutes" | "m" => 1.0,
        "小时" | "时" | "h" | "hr" | "hour" | "hours" | "个小时" => 60.0,
        "天" | "day" | "days" | "d" => 1_440.0,
        _ => return None,
    };
    Some((number * factor).round() as i64).filter(|minutes| (1..1_000_000).contains(minutes))
}

/// A time of day in a text, as minutes after midnight, its end when a range is said, and what the text says besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clocked {
    pub start: u32,
    pub end: Option<u32>,
    pub rest: String,
}

/// Finds `08:00`, `8点半`, `晚上8点`, `8pm`, `20:00-21:30` in a text.
pub(super) fn clocked(text: &str) -> Option<Clocked> {
    let narrow: Vec<char> = fold(text).chars().collect();
    let (start, from, to) = clock_at(&narrow, 0)?;
    let mut after = to;
    while narrow.get(after).is_some_and(|c| c.is_whitespace()) {
        after += 1;
    }
    let joined = narrow.get(after).is_some_and(|c| "-–—~～至到".contains(*c));
    let end = joined
        .then(|| clock_at(&narrow, after + 1))
        .flatten()
        .filter(|(_, begins, _)| narrow[after + 1..*begins].iter().all(|c| c.is_whitespace()));
    let past = end.map_or(to, |(_, _, ends)| ends);
    let original: Vec<char> = text.chars().collect();
    // Folding keeps the number of characters for everything that is a time; elsewhere the folded text has to do.
    let source = if original.len() == narrow.len() { &original } else { &narrow };
    let rest: String = source[..from].iter().chain(&[' ']).chain(&source[past..]).collect();
    let trim = |c: char| c.is_whitespace() || "()（）[]【】:：-–—|｜/,，·".contains(c);
    Some(Clocked {
        start,
        end: end.map(|(minute, ..)| minute),
        rest: rest.trim_matches(trim).split_whitespace().collect::<Vec<_>>().join(" "),
    })
}

const HALVES: [(&str, bool); 13] = [
    ("上午", false),
    ("早上", false),
    ("早晨", false),
    ("凌晨", false),
    ("下午", true),
    ("晚上", true),
    ("晚间", true),
    ("傍晚", true),
    ("中午", true),
    ("am", false),
    ("pm", true),
    ("早", false),
    ("晚", true),
];

/// The first time of day from a place on: its minutes, where it begins, where it ends.
fn clock_at(text: &[char], from: usize) -> Option<(u32, usize, usize)> {
    let mut at = from;
    while at < text.len() {
        if !text[at].is_ascii_digit() || at > 0 && text[at - 1].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = text[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if digits <= 2
            && let Some((hour, minute, mut end)) = hour_and_minute(text, at, digits)
        {
            let before: String =
                text[at.saturating_sub(3)..at].iter().filter(|c| !c.is_whitespace()).collect();
            let mut begin = at;
            let mut half = None;
            if let Some((word, later)) = HALVES.iter().find(|(word, _)| before.ends_with(word)) {
                half = Some(*later);
                begin = at
                    - text[..at].iter().rev().take_while(|c| c.is_whitespace()).count()
                    - word.chars().count();
            }
            let after: String = text[end..].iter().take(3).collect();
            for (word, later) in [("am", false), ("pm", true)] {
                if after.trim_start().starts_with(word) {
                    half = Some(later);
                    end += after.len() - after.trim_start().len() + 2;
                }
            }
            let is_clock = half.is_some() || end > at + digits;
            let hour = match (hour, half) {
                (1..=11, Some(true)) => hour + 12,
                (12, Some(false)) => 0,
                _ => hour,
            };
            if is_clock && hour < 24 && minute < 60 {
                return Some((hour * 60 + minute, begin, end));
            }
        }
        at += digits;
    }
    None
}

/// `8:05`, `8点`, `8点半`, `8点05分`, or bare `8` (which only half a day makes a time).
fn hour_and_minute(text: &[char], at: usize, digits: usize) -> Option<(u32, u32, usize)> {
    let number = |range: &[char]| range.iter().collect::<String>().parse::<u32>().ok();
    let hour = number(&text[at..at + digits])?;
    let mark = at + digits;
    match text.get(mark) {
        Some(':' | '点' | '时') => {}
        _ => return Some((hour, 0, mark)),
    }
    let more = text[mark + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
    if more == 2 {
        let mut end = mark + 3;
        if text.get(end) == Some(&':')
            && text.get(end + 1..end + 3).is_some_and(|s| s.iter().all(char::is_ascii_digit))
        {
            end += 3;
        }
        if text.get(end) == Some(&'分') {
            end += 1;
        }
        return Some((hour, number(&text[mark + 1..mark + 3])?, end));
    }
    if text[mark] == ':' || more > 0 {
        return None;
    }
    match text.get(mark + 1) {
        Some('半') => Some((hour, 30, mark + 2)),
        Some('钟') => Some((hour, 0, mark + 2)),
        _ => Some((hour, 0, mark + 1)),
    }
}

/// Minutes after midnight as `08:05`.
pub(super) fn clock_text(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_found_in_labels() {
        for (text, start, end, rest) in [
            ("早报 08:00", 480, None, "早报"),
            ("08:00 早报", 480, None, "早报"),
            ("读书会1群 20:00-21:30", 1_200, Some(1_290), "读书会1群"),
            ("晚上8点半", 1_230, None, ""),
            ("早上8点 晨读", 480, None, "晨读"),
            ("8pm", 1_200, None, ""),
            ("１２：３０", 750, None, ""),
            ("20:00:00", 1_200, None, ""),
            ("下午3点05分 打卡（每日）", 905, None, "打卡（每日"),
        ] {
            let found = clocked(text);
            let expected = Clocked { start, end, rest: rest.to_owned() };
            assert_eq!(found, Some(expected), "{text}");
        }
        for text in ["早报", "读书会1群", "2026-12-01", "第3期", "25:00", "1群 2群"] {
            assert_eq!(clocked(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, expected) in
            [("90", 90), ("1.5小时", 90), ("1:30", 90), ("2h", 120), ("45 分钟", 45), ("1天", 1_440)]
        {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        assert_eq!(minutes("很久"), None);
    }

    #[test]
    fn each_word_of_a_choice_means_one_thing() {
        for choices in [CONTENT_STATES, FORMATS, DONE, GROUP_STATES, KINDS] {
            let mut seen = std::collections::HashMap::new();
            for choice in choices {
                for word in [choice.code, choice.chinese, choice.english].iter().chain(choice.more) {
                    let earlier = seen.insert(plain(word), choice.code);
                    assert!(earlier.is_none_or(|code| code == choice.code), "{word} is said twice");
                }
            }
        }
    }
}
