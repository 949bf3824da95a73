//! The words that people write beside names: what is a remark, what calls it off, what may be a name.

/// Words of which one makes a text a remark rather than a name.
const REMARKS: &[&str] = &[
    "晚到",
    "迟到",
    "早退",
    "早走",
    "素食",
    "吃素",
    "清真",
    "不吃",
    "忌口",
    "过敏",
    "不辣",
    "线上",
    "线下",
    "已付",
    "已交",
    "已转",
    "付款",
    "缴费",
    "报名",
    "参加",
    "可以",
    "需要",
    "分钟",
    "小时",
    "自驾",
    "拼车",
    "停车",
    "开车",
    "打车",
    "住宿",
    "订票",
    "旁听",
    "第一次",
    "首次",
    "新人",
    "新来",
    "谢谢",
    "收到",
    "代报",
    "代接",
    "帮报",
    "到了",
    "来了",
    "报到",
    "时间",
    "地点",
    "到场",
    "签到",
    "打卡",
    "完成",
    "已读",
    "必到",
    "准时",
    "带饭",
    "自带",
    "男生",
    "女生",
    "上午",
    "下午",
    "晚上",
    "中午",
    "早上",
    "明天",
    "今天",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "late",
    "vegan",
    "vegetarian",
    "online",
    "paid",
    "remote",
    "allerg",
    "driving",
    "parking",
    "early",
    "first time",
];

/// Remarks that are a whole text of their own.
const SHORT_REMARKS: &[&str] = &[
    "男", "女", "到", "在", "已到", "来", "去", "ok", "好", "好的", "1", "是", "yes", "有", "高", "无",
    "会员", "素", "荤",
];

/// Words that say that somebody is not sure yet.
const TENTATIVE: &[&str] = &[
    "待定",
    "不确定",
    "不一定",
    "尽量",
    "看情况",
    "可能",
    "候补",
    "暂定",
    "maybe",
    "tbd",
    "tentative",
    "not sure",
];

/// Words that take a name off the list again.
const CANCELLED: &[&str] = &[
    "取消",
    "退出",
    "不来了",
    "来不了",
    "不去了",
    "去不了",
    "不参加",
    "参加不了",
    "参加不成",
    "已退",
    "退了",
    "请假",
    "作废",
    "划掉",
    "没空了",
    "cancel",
    "can't come",
    "cannot come",
    "not coming",
    "dropped out",
    "withdrawn",
];

/// Signs that take a name off the list again.
const CROSSES: &[char] = &['❌', '✗', '✘', '🚫', '\u{0336}', '\u{0335}'];

/// What a line above or below the names is about.
const ABOUT: &[&str] = &[
    "接龙",
    "报名",
    "名单",
    "时间",
    "地点",
    "主题",
    "费用",
    "嘉宾",
    "主讲",
    "主持",
    "活动",
    "格式",
    "示例",
    "截止",
    "人数",
    "内容",
    "要求",
    "注意",
    "流程",
    "联系",
    "签到",
    "集合",
    "请大家",
    "欢迎",
    "合计",
    "总计",
    "共计",
    "已报",
    "group note",
    "sign up",
    "sign-up",
    "signup",
    "rsvp",
    "when:",
    "where:",
    "total",
    "attendee",
    "deadline",
];

/// Labels before a list of names on one line.
const LIST_LABELS: &[&str] = &[
    "报名",
    "名单",
    "已到",
    "到场",
    "签到",
    "参加",
    "人员",
    "中奖",
    "获奖",
    "一等奖",
    "二等奖",
    "三等奖",
    "恭喜",
    "未到",
    "接龙",
    "已报名",
    "参与",
    "成员",
    "attending",
    "coming",
    "here",
    "winners",
    "names",
    "present",
    "going",
];

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const LONG_SURNAMES: &[&str] = &["欧阳", "司马", "上官", "诸葛", "慕容", "令狐", "皇甫", "东方", "尉迟"];

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether a character is written in Chinese.
pub(in crate::name_lists) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}' | '〇')
}

/// Whether a text beside a name is a remark for sure.
pub(super) fn is_remark(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    SHORT_REMARKS.contains(&text.as_str())
        || holds(&text, REMARKS)
        || holds(&text, TENTATIVE)
        || text.chars().all(|c| !c.is_alphabetic())
}

/// Whether a text says that it is not sure yet.
pub(super) fn is_tentative(text: &str) -> bool {
    holds(&text.to_lowercase(), TENTATIVE)
}

/// Whether a text is struck, by signs that are in nobody's name.
pub(super) fn is_struck(text: &str) -> bool {
    text.contains(CROSSES) || text.contains("~~")
}

/// Whether a text calls it off.
pub(super) fn is_cancelling(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    bare == "退" || bare.ends_with("(退") || holds(&lower, CANCELLED) || is_struck(text)
}

/// The text without the words and signs that call it off.
pub(super) fn without_cancelling(text: &str) -> String {
    let mut text: String = text.replace("~~", "").chars().filter(|c| !CROSSES.contains(c)).collect();
    let lower = text.to_lowercase();
    if lower.len() == text.len()
        && let Some(at) = CANCELLED.iter().filter_map(|word| lower.find(word)).min()
        && at > 0
    {
        // Whatever follows belongs to it: (临时有事取消了), 取消~.
        let open = text[..at].rfind(['(', '[', '【', ',', ' ', ':', '-']).filter(|open| *open > 0);
        text.truncate(open.unwrap_or(at));
    }
    text
}

/// Whether a line is about the list rather than on it.
pub(super) fn is_about(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    lower.starts_with('#')
        || lower.ends_with(':')
        || lower.starts_with("例") && !lower[3..].starts_with(is_han)
        || lower.starts_with("e.g")
        || lower.starts_with("eg ")
        || holds(&lower, ABOUT)
        || lower.starts_with('共') && lower.ends_with(['人', '位', '份'])
        || line.chars().all(|c| !c.is_alphanumeric() && c.is_ascii())
        || line.contains(['。', '!', '?', '“'])
        || line.chars().count() > 40
}

/// Whether the label of a line says what the list is about: 时间: …, Where: ….
pub(super) fn is_about_label(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "时间", "地点", "主题", "费用", "内容", "流程", "要求", "注意", "主讲", "嘉宾", "主持", "联系",
        "集合", "截止", "when", "where", "what", "cost", "host", "topic",
    ];
    line.split_once(':').is_some_and(|(label, _)| {
        let label = label.trim().to_lowercase();
        label.chars().count() <= 8 && holds(&label, LABELS)
    })
}

/// Whether a text before names says what they are named for.
pub(super) fn is_label(text: &str) -> bool {
    holds(&text.to_lowercase(), LIST_LABELS)
}

/// The names after a label such as 报名: or Winners:.
pub(super) fn after_label(line: &str) -> Option<&str> {
    let (label, rest) = line.split_once(':')?;
    let label = label.trim().to_lowercase();
    (label.chars().count() <= 12 && !rest.trim().is_empty() && holds(&label, LIST_LABELS)).then_some(rest)
}

/// Whether a text looks like somebody's whole name.
pub(in crate::name_lists) fn may_be_a_name(text: &str) -> bool {
    let text = text.trim();
    let count = text.chars().count();
    if is_remark(text) || !text.chars().all(is_han) {
        return false;
    }
    let Some(first) = text.chars().next() else { return false };
    match count {
        2 | 3 => SURNAMES.contains(first) || matches!(first, '小' | '老' | '阿'),
        4 => LONG_SURNAMES.iter().any(|surname| text.starts_with(surname)),
        _ => false,
    }
}
