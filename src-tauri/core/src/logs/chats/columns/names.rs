//! What the columns of tables of messages are called.

use crate::logs::{chats::view::MessageTarget, words};

/// Where accounts are of which nobody says where.
pub(in crate::logs::chats) const NOWHERE: &str = "list";

const TIME: &[&str] =
    &["发送时间", "消息时间", "发言时间", "createtime", "createdat", "sentat", "senttime", "创建时间"];
const TEXT: &[&str] = &[
    "content",
    "text",
    "message",
    "body",
    "msg",
    "messagetext",
    "strcontent",
    "内容",
    "消息内容",
    "聊天内容",
    "消息",
    "文本",
    "正文",
    "发言内容",
];
const ACCOUNT: &[&str] = &[
    "authorid",
    "senderid",
    "userid",
    "fromid",
    "memberid",
    "发送者微信id",
    "发送人微信id",
    "发送者微信号",
    "微信号",
    "wxid",
    "发送者qq",
    "发送者qq号",
    "发送人qq",
    "发送人qq号",
    "qq号",
    "qq",
    "发送人id",
    "发送者id",
    "用户id",
    "成员id",
    "会员号",
];
const AUTHOR: &[&str] = &[
    "authorname",
    "sendername",
    "author",
    "sender",
    "from",
    "fromname",
    "username",
    "user",
    "nickname",
    "name",
    "member",
    "发送者昵称",
    "发送人昵称",
    "发送人",
    "发送者",
    "发言人",
    "昵称",
    "群昵称",
    "用户名",
    "用户",
    "成员",
    "姓名",
    "作者",
    // What a tool calls the standing of the sender is the name where it writes no other.
    "发送者身份",
];
const ID: &[&str] = &["messageid", "msgid", "msgsvrid", "id", "消息id", "消息编号"];
const REPLY_TO: &[&str] =
    &["replyto", "replytoid", "replytomessageid", "inreplyto", "回复", "回复id", "引用消息id"];
const REACTIONS: &[&str] =
    &["reactioncount", "reactionscount", "likes", "likecount", "点赞数", "点赞", "表情回应数"];
const BOT: &[&str] = &["isbot", "bot", "机器人", "是否机器人"];
const TYPE: &[&str] = &["type", "messagetype", "msgtype", "消息类型", "类型"];
const RECALLED: &[&str] = &["recalled", "isrecalled", "是否撤回", "已撤回", "撤回"];
const ATTACHMENTS: &[&str] =
    &["attachmentcount", "attachments", "resourcecount", "资源数量", "附件数", "附件数量"];

/// Words that a plan has, and no chat.
const OF_PLANS: &[&str] = &["title", "status", "pillar", "owner", "标题", "状态", "栏目", "负责人", "阶段"];

/// What a column may hold, by the words of headers; of several words that of the most worth comes first.
pub(super) fn known() -> [(MessageTarget, &'static [&'static str]); 13] {
    [
        (MessageTarget::Time, TIME),
        (MessageTarget::Time, words::TIME),
        (MessageTarget::Text, TEXT),
        (MessageTarget::Account { platform: NOWHERE.to_owned() }, ACCOUNT),
        (MessageTarget::Author, AUTHOR),
        (MessageTarget::Id, ID),
        (MessageTarget::Channel, words::CHANNEL),
        (MessageTarget::ReplyTo, REPLY_TO),
        (MessageTarget::Reactions, REACTIONS),
        (MessageTarget::Bot, BOT),
        (MessageTarget::Type, TYPE),
        (MessageTarget::Recalled, RECALLED),
        (MessageTarget::Attachments, ATTACHMENTS),
    ]
}

/// Whether a plan has such a column, and no chat.
pub(super) fn is_of_plans(word: &str) -> bool {
    OF_PLANS.contains(&word)
}

/// Where the people have their accounts, as far as a header tells.
pub(super) fn platform_of(word: &str) -> &'static str {
    match word {
        _ if word.contains("微信") || word == "wxid" => "wechat",
        _ if word.contains("qq") => "qq",
        _ => NOWHERE,
    }
}
