//! The columns of each kind, in the order of its sheets.

use super::{Column, Form, Written};
use crate::sheets::forms;

pub(super) const fn column(
    id: &'static str,
    (chinese, english): (&'static str, &'static str),
    form: Form,
    telling: &'static [&'static str],
    more: &'static [&'static str],
) -> Column {
    Column { id, chinese, english, form, written: Written::Always, more, telling }
}

const fn spare(column: Column, written: Written) -> Column {
    Column { written, ..column }
}

const DATES: &[&str] = &["date", "day", "on", "计划日期", "日期时间", "datetime"];
const TIMES: &[&str] = &["时段", "时刻", "具体时间", "开始时刻", "time", "at"];
const OWNERS: &[&str] = &[
    "责任人",
    "执行人",
    "经办人",
    "跟进人",
    "对接人",
    "运营",
    "运营人",
    "运营负责人",
    "owner",
    "assignee",
    "operator",
    "responsible",
];
const NOTES: &[&str] =
    &["说明", "描述", "note", "notes", "remark", "remarks", "comment", "comments", "description"];
const CHANNELS: &[&str] = &[
    "群",
    "群名",
    "群名称",
    "群组",
    "社群",
    "目标群",
    "所在群",
    "渠道",
    "频道",
    "平台",
    "发布平台",
    "group",
    "groups",
    "channel",
    "channels",
    "platform",
    "platforms",
];
const STATES: &[&str] = &["进度", "进展", "阶段", "state", "status", "stage", "progress"];
const LINKS: &[&str] = &["会议链接", "直播链接", "报名链接", "线上链接", "link", "url", "meetinglink"];

pub(super) const CONTENTS: &[Column] = &[
    column(
        "title",
        ("标题", "Title"),
        Form::Line,
        &["标题", "选题", "内容标题", "推文标题", "文章标题", "headline"],
        &["主题", "题目", "topic", "subject", "title"],
    ),
    column(
        "date",
        ("日期", "Date"),
        Form::Date,
        &[
            "发布日期",
            "发布时间",
            "推送日期",
            "推送时间",
            "计划发布时间",
            "排期",
            "发送日期",
            "发送时间",
            "publishdate",
            "publishon",
        ],
        DATES,
    ),
    column("time", ("时间", "Time"), Form::Time, &["发布时段"], TIMES),
    column(
        "channels",
        ("群", "Groups"),
        Form::Channels,
        &["发布渠道", "发布群", "投放群", "发送群", "投放渠道", "推送群"],
        CHANNELS,
    ),
    column(
        "pillar",
        ("栏目", "Pillar"),
        Form::Pillar,
        &["栏目", "内容类型", "内容分类", "内容板块", "pillar"],
        &["类型", "类别", "分类", "板块", "专栏", "category", "type", "column"],
    ),
    spare(
        column("slot", ("栏目位", "Slot"), Form::Slot, &["栏目位"], &["slot", "slotrow"]),
        Written::WhenUsed,
    ),
    column("state", ("状态", "State"), Form::Choice(forms::CONTENT_STATES), &["发布状态"], STATES),
    column(
        "owner",
        ("负责人", "Owner"),
        Form::Person,
        &["撰写人", "作者", "编辑", "文案负责人", "author", "writer"],
        OWNERS,
    ),
    column(
        "reviewer",
        ("审核人", "Reviewer"),
        Form::Person,
        &["审核人", "审稿人", "reviewer", "approver"],
        &["审核"],
    ),
    column("note", ("备注", "Note"), Form::Body, &[], NOTES),
    column(
        "text",
        ("正文", "Text"),
        Form::Body,
        &[
            "正文",
            "文案",
            "内容",
            "文案内容",
            "发布内容",
            "推文内容",
            "群文案",
            "话术",
            "发送内容",
            "copy",
            "正文1",
            "文案1",
            "内容1",
        ],
        &["text", "body", "content", "message", "text1", "消息"],
    ),
    spare(
        column("text_2", ("正文 2", "Text 2"), Form::Body, &["文案2", "内容2", "话术2"], &["消息2"]),
        Written::WhenUsed,
    ),
    spare(
        column("text_3", ("正文 3", "Text 3"), Form::Body, &["文案3", "内容3", "话术3"], &["消息3"]),
        Written::WhenUsed,
    ),
    spare(
        column("text_4", ("正文 4", "Text 4"), Form::Body, &["文案4", "内容4", "话术4"], &["消息4"]),
        Written::WhenUsed,
    ),
    spare(
        column("text_5", ("正文 5", "Text 5"), Form::Body, &["文案5", "内容5", "话术5"], &["消息5"]),
        Written::WhenUsed,
    ),
    spare(
        column("text_6", ("正文 6", "Text 6"), Form::Body, &["文案6", "内容6", "话术6"], &["消息6"]),
        Written::WhenUsed,
    ),
];

pub(super) const ACTIVITIES: &[Column] = &[
    column(
        "title",
        ("活动", "Event"),
        Form::Line,
        &[
            "活动",
            "活动名称",
            "活动主题",
            "活动标题",
            "课程名称",
            "直播主题",
            "event",
            "eventname",
            "eventtitle",
            "activity",
        ],
        &["标题", "主题", "名称", "title", "name"],
    ),
    column(
        "format",
        ("形式", "Format"),
        Form::Choice(forms::FORMATS),
        &["活动形式", "活动类型"],
        &["类型", "类别", "type", "kind"],
    ),
    column(
        "date",
        ("日期", "Date"),
        Form::Date,
        &[
            "活动日期",
            "活动时间",
            "开始日期",
            "开始时间",
            "举办时间",
            "startdate",
            "start",
            "starttime",
            "startsat",
        ],
        DATES,
    ),
    column("time", ("时间", "Time"), Form::Time, &[], TIMES),
    column(
        "end",
        ("结束时间", "End"),
        Form::End,
        &["结束", "结束日期", "end", "endtime", "enddate", "endsat"],
        &["截止", "until"],
    ),
    spare(
        column(
            "duration",
            ("时长", "Duration"),
            Form::Minutes,
            &["时长", "活动时长", "duration"],
            &["分钟", "minutes", "length"],
        ),
        Written::Never,
    ),
    column(
        "place",
        ("地点", "Place"),
        Form::Line,
        &["地点", "活动地点", "场地", "地址", "place", "venue", "location"],
        &[],
    ),
    column("link", ("链接", "Link"), Form::Line, &["会议链接", "直播链接"], LINKS),
    column(
        "host",
        ("主讲人", "Host"),
        Form::Line,
        &[
            "主讲",
            "主讲人",
            "嘉宾",
            "分享人",
            "分享嘉宾",
            "主持人",
            "讲师",
            "host",
            "speaker",
            "guest",
            "presenter",
        ],
        &[],
    ),
    column(
        "capacity",
        ("名额", "Seats"),
        Form::Count,
        &["名额", "人数上限", "报名上限", "seats"],
        &["上限", "容量", "capacity", "limit"],
    ),
    column("channels", ("群", "Groups"), Form::Channels, &["通知群", "报名群"], CHANNELS),
    column("owner", ("负责人", "Owner"), Form::Person, &["活动负责人", "organizer", "organiser"], OWNERS),
    column("note", ("备注", "Note"), Form::Body, &["活动简介", "活动介绍"], NOTES),
];

pub(super) const TASKS: &[Column] = &[
    column(
        "title",
        ("待办", "Task"),
        Form::Line,
        &[
            "任务",
            "任务名称",
            "待办",
            "待办事项",
            "事项",
            "工作内容",
            "工作事项",
            "task",
            "todo",
            "taskname",
            "actionitem",
        ],
        &["标题", "名称", "title", "name", "内容"],
    ),
    column(
        "date",
        ("截止日期", "Due"),
        Form::Date,
        &[
            "截止",
            "截止日期",
            "截止时间",
            "完成期限",
            "ddl",
            "deadline",
            "due",
            "duedate",
            "dueon",
            "预计完成时间",
            "计划完成时间",
        ],
        DATES,
    ),
    column("time", ("时间", "Time"), Form::Time, &[], TIMES),
    column("owner", ("负责人", "Owner"), Form::Person, &["任务执行人"], OWNERS),
    spare(
        column(
            "activity",
            ("所属活动", "For event"),
            Form::Activity,
            &["所属活动", "关联活动", "forevent"],
            &["活动", "活动名称", "event", "eventname", "activity"],
        ),
        Written::WhenUsed,
    ),
    spare(
        column(
            "content",
            ("所属内容", "For post"),
            Form::Content,
            &["所属内容", "关联内容", "forpost"],
            &["推文", "文章", "选题", "post", "article"],
        ),
        Written::WhenUsed,
    ),
    column(
        "done",
        ("完成", "Done"),
        Form::Choice(forms::DONE),
        &["完成", "是否完成", "已完成", "完成情况", "完成状态", "done", "completed"],
        &["状态", "进度", "进展", "status", "state"],
    ),
    column("note", ("备注", "Note"), Form::Body, &["任务描述"], NOTES),
];

pub(super) const GROUPS: &[Column] = &[
    column(
        "name",
        ("群名", "Name"),
        Form::Line,
        &["群名", "群名称", "群聊名称", "groupname"],
        &["群", "名称", "社群", "社群名称", "group", "name", "channel", "channelname", "渠道名称", "频道"],
    ),
    column(
        "number",
        ("编号", "No."),
        Form::Line,
        &["群编号", "群号", "groupnumber"],
        &["序号", "no", "number"],
    ),
    column(
        "kind",
        ("平台", "Platform"),
        Form::Choice(forms::KINDS),
        &["群类型"],
        &["类型", "kind", "type", "platform"],
    ),
    column(
        "account",
        ("账号", "Account"),
        Form::Line,
        &["发送账号", "运营账号", "负责账号", "群主", "群主账号"],
        &["account"],
    ),
    column(
        "owner",
        ("负责人", "Owner"),
        Form::Person,
        &["群管"],
        &["管理员", "manager", "运营", "运营人", "运营负责人", "owner", "operator"],
    ),
    column("state", ("状态", "State"), Form::Choice(forms::GROUP_STATES), &["群状态"], &["state", "status"]),
    column(
        "capacity",
        ("上限", "Capacity"),
        Form::Count,
        &["人数上限"],
        &["容量", "capacity", "limit", "max"],
    ),
    column(
        "head_count",
        ("人数", "Head count"),
        Form::Count,
        &["群人数", "当前人数", "群成员总数", "headcount"],
        &["成员数", "members", "size", "membercount"],
    ),
    column("tags", ("标签", "Tags"), Form::Tags, &[], &["期", "期数", "城市", "地区", "tag", "city"]),
    column(
        "opened_on",
        ("建群日期", "Opened on"),
        Form::Date,
        &["建群时间", "建群日期", "开群时间", "开群日期", "openedon"],
        &["创建时间", "opened", "createdat", "created"],
    ),
    column(
        "qr_expires_on",
        ("二维码有效期", "QR expires"),
        Form::Date,
        &["二维码有效期", "二维码到期", "二维码过期时间", "qrexpires", "qrexpireson"],
        &[],
    ),
    column("link", ("链接", "Link"), Form::Line, &["群链接"], &["link", "url"]),
    column("announcement", ("公告", "Announcement"), Form::Body, &["公告", "群公告", "announcement"], &[]),
    column("note", ("备注", "Note"), Form::Body, &[], NOTES),
];
