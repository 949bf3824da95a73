//! Words of headers and kinds in tables of interactions.

use super::times;
use crate::{
    interactions::Kind,
    tabular::{Cells, column_words},
};

pub(super) const TIME: &[&str] =
    &["time", "timestamp", "datetime", "date", "at", "时间", "日期", "发生时间", "时间戳"];
const MEMBER: &[&str] = &[
    "memberid",
    "member",
    "userid",
    "user",
    "author",
    "authorid",
    "sender",
    "senderid",
    "用户id",
    "会员号",
    "成员",
    "成员id",
    "群成员",
    "会员",
    "会员名",
    "发言人",
    "用户",
    "发送人",
    "发送者",
    "微信号",
    "wxid",
    "qq号",
];
const KIND: &[&str] = &["kind", "type", "event", "action", "类型", "动作", "行为", "事件"];
pub(super) const CHANNEL: &[&str] =
    &["channel", "channelname", "group", "room", "群", "群名", "群名称", "频道", "所在群"];

/// Where the columns of a log stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub time: usize,
    pub member: usize,
    pub kind: usize,
    pub channel: Option<usize>,
}

/// The columns that a header names; nothing when it is not that of a log.
pub(super) fn columns(header: &Cells) -> Option<Columns> {
    let words: Vec<String> = header.iter().map(column_words).collect();
    // The order of the words is that of their worth: an id before a name.
    let of = |known: &[&str]| known.iter().find_map(|word| words.iter().position(|header| header == word));
    Some(Columns { time: of(TIME)?, member: of(MEMBER)?, kind: of(KIND)?, channel: of(CHANNEL) })
}

/// Whether one of the first rows of a table is the header of a log.
pub(super) fn is_log(rows: &[(u64, Cells)]) -> bool {
    rows.iter().take(super::times::DEPTH).any(|(_, cells)| columns(cells).is_some())
}

/// Whether the times of the first rows can be read without knowing the others.
pub(super) fn has_plain_times(rows: &[(u64, Cells)]) -> bool {
    let mut found = None;
    rows.iter().all(|(_, cells)| match found {
        None => {
            found = columns(cells);
            true
        }
        Some(Columns { time, .. }) => times::is_plain(cells.get(time).unwrap_or_default()),
    })
}

/// The kind that a word means; what is not understood is something else that happened.
pub(super) fn kind_of(word: &str) -> Kind {
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == word) {
        return kind;
    }
    match column_words(word).as_str() {
        "message" | "post" | "text" | "消息" | "发言" | "发帖" => Kind::Message,
        "reply" | "comment" | "answer" | "回复" | "评论" => Kind::Reply,
        "reaction" | "like" | "点赞" | "表态" | "表情回应" => Kind::Reaction,
        "checkin" | "打卡" | "签到" => Kind::CheckIn,
        "attendance" | "attended" | "到场" | "出席" | "参加" => Kind::Attendance,
        "order" | "purchase" | "下单" | "订单" | "购买" => Kind::Order,
        "join" | "joined" | "rejoin" | "rejoined" | "加入" | "入群" | "进群" => Kind::Join,
        "leave" | "left" | "退出" | "退群" => Kind::Leave,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_of_a_log_has_a_time_a_member_and_a_kind() {
        for (header, expected) in [
            (&["time", "member_id", "channel", "kind"][..], Some((0, 1, 3, Some(2)))),
            (&["类型", "时间", "成员", "备注"], Some((1, 2, 0, None))),
            (&["member", "member_id", "timestamp", "event"], Some((2, 1, 3, None))),
            (&["姓名", "手机", "加入时间"], None),
            (&["时间", "成员", "内容"], None),
        ] {
            let found = columns(&Cells::from(header.to_vec()));
            assert_eq!(
                found.map(|found| (found.time, found.member, found.kind, found.channel)),
                expected,
                "{header:?}"
            );
        }
    }

    #[test]
    fn kinds_are_known_by_their_words() {
        for (word, kind) in [
            ("check-in", Kind::CheckIn),
            ("Check In", Kind::CheckIn),
            ("打卡", Kind::CheckIn),
            ("REPLY", Kind::Reply),
            ("退群", Kind::Leave),
            ("", Kind::Other),
            ("dance", Kind::Other),
        ] {
            assert_eq!(kind_of(word), kind, "{word}");
        }
    }
}
