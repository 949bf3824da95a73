//! Lists of groups: forty rows of a sheet become channels ready to be added.

use super::{
    reading::Problems,
    table::{self, Named},
    view::{GroupImport, GroupList, GroupTarget, RowFault},
};
use crate::{
    Result,
    channels::{AddChannel, ChannelKind, GroupState},
    store::Store,
    tabular::{self, Cells, DateReader, Problem, RowSink, SpawnReader, fold, parse_number, tidy},
    workspace::{self, LONGEST_NAME, Operator},
};

/// Characters at which tags are cut.
const TAG_CUTS: [char; 8] = ['、', ',', '，', ';', '；', '|', '｜', '\n'];

struct Groups<'a> {
    input: &'a GroupImport,
    rows: Vec<(u64, Vec<String>)>,
    date1904: bool,
}

impl RowSink for Groups<'_> {
    fn start(&mut self, info: &tabular::TableInfo) -> Result<()> {
        self.date1904 = info.date1904;
        Ok(())
    }
    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        if number > self.input.header_row && cells.iter().any(|cell| !cell.trim().is_empty()) {
            self.rows.push((number, cells.iter().take(self.input.mapping.len()).map(tidy).collect()));
        }
        Ok(self.rows.len() < 10_000)
    }
    fn problem(&mut self, _: Problem) {}
}

/// Reads a list of groups; writes nothing. Groups whose name the community has already are only named.
pub fn group_list(store: &Store, child: &dyn SpawnReader, input: &GroupImport) -> Result<GroupList> {
    let mut groups = Groups { input, rows: Vec::new(), date1904: false };
    tabular::read(&input.source, &input.options.clone().unwrap_or_default(), child, &mut groups)?;
    let (known, zone, operators) = store.read(|tx| {
        let community_id = workspace::community_id(tx, input.community)?;
        let operators = workspace::operators(tx, store.operator_id())?;
        Ok((table::named(tx, Named::Channels, community_id)?, workspace::zone(tx, community_id)?, operators))
    })?;
    let mut taken: Vec<String> = known.into_iter().map(|(name, _)| fold(&name)).collect();
    let dated = |target: GroupTarget| {
        let column = input.mapping.iter().position(|mapped| *mapped == target);
        let samples = groups.rows.iter().filter_map(move |(_, cells)| cells.get(column?).map(String::as_str));
        DateReader::for_column(samples, groups.date1904, zone)
    };
    let (opened, expires) = (dated(GroupTarget::OpenedOn), dated(GroupTarget::QrExpiresOn));
    let mut list = GroupList {
        channels: Vec::new(),
        existing: Vec::new(),
        new_operators: Vec::new(),
        problems: Vec::new(),
    };
    let mut problems = Problems::default();
    for (row, cells) in &groups.rows {
        let mut channel = AddChannel::named("", input.channel_kind.unwrap_or(ChannelKind::WechatGroup));
        for ((column, target), text) in (0_u32..).zip(&input.mapping).zip(cells) {
            let dates = if *target == GroupTarget::OpenedOn { &opened } else { &expires };
            if let Some(fault) = fill(&mut channel, *target, text, dates, &operators) {
                problems.add(*row, Some(column), fault, text);
            }
        }
        let name = fold(&channel.name);
        if channel.name.is_empty() {
            problems.add(*row, None, RowFault::NoName, cells.first().map_or("", String::as_str));
        } else if taken.contains(&name) {
            list.existing.push(channel.name);
        } else {
            taken.push(name);
            let is_listed = |name: &String| list.new_operators.iter().any(|new| fold(new) == fold(name));
            if let Some(name) = channel.operator_name.as_ref().filter(|name| !is_listed(name)) {
                list.new_operators.push(name.clone());
            }
            list.channels.push(channel);
        }
    }
    list.problems = problems.told;
    Ok(list)
}

/// Fills one cell in; says what is wrong with it.
fn fill(
    channel: &mut AddChannel,
    target: GroupTarget,
    text: &str,
    dates: &DateReader,
    operators: &[Operator],
) -> Option<RowFault> {
    if text.is_empty() {
        return None;
    }
    let whole = || parse_number(text).filter(|number| *number >= 0.0).map(|number| number.round() as i64);
    let date = || dates.read(text).and_then(|date| date.date());
    let own = Some(text.to_owned());
    match target {
        GroupTarget::Ignore => {}
        GroupTarget::Name => channel.name = text.chars().take(200).collect(),
        GroupTarget::Number => channel.number = own,
        GroupTarget::Account => channel.account = own,
        GroupTarget::Owner => {
            channel.operator = operators.iter().find(|one| fold(&one.name) == fold(text)).map(|one| one.uid);
            channel.operator_name =
                channel.operator.is_none().then(|| text.chars().take(LONGEST_NAME).collect());
        }
        GroupTarget::Link => channel.link = own,
        GroupTarget::Announcement => channel.announcement = own,
        GroupTarget::Note => channel.note = own,
        GroupTarget::Kind => match kind(text) {
            Some(kind) => channel.kind = kind,
            None => return Some(RowFault::NotAWord),
        },
        GroupTarget::State => match state(text) {
            Some(state) => channel.state = Some(state),
            None => return Some(RowFault::NotAWord),
        },
        GroupTarget::OpenedOn => {
            channel.opened_on = date();
            return channel.opened_on.is_none().then_some(RowFault::NotADate);
        }
        GroupTarget::QrExpiresOn => {
            channel.qr_expires_on = date();
            return channel.qr_expires_on.is_none().then_some(RowFault::NotADate);
        }
        GroupTarget::Capacity => {
            channel.capacity = whole().filter(|count| *count > 0);
            return channel.capacity.is_none().then_some(RowFault::NotANumber);
        }
        GroupTarget::HeadCount => {
            channel.head_count = whole();
            return channel.head_count.is_none().then_some(RowFault::NotANumber);
        }
        GroupTarget::Tags => {
            let names = text.split(TAG_CUTS).map(str::trim).filter(|name| !name.is_empty());
            channel.tags.extend(names.map(str::to_owned));
        }
    }
    None
}

fn kind(text: &str) -> Option<ChannelKind> {
    Some(match fold(text).replace([' ', '_', '-'], "").as_str() {
        "微信" | "微信群" | "wechat" | "wechatgroup" => ChannelKind::WechatGroup,
        "企微" | "企业微信" | "企业微信群" | "企微群" | "客户群" | "wecom" | "wecomgroup" => {
            ChannelKind::WecomGroup
        }
        "qq" | "qq群" | "qqgroup" => ChannelKind::QqGroup,
        "飞书" | "飞书群" | "feishu" | "lark" | "feishugroup" => ChannelKind::FeishuGroup,
        "钉钉" | "钉钉群" | "dingtalk" | "dingtalkgroup" => ChannelKind::DingtalkGroup,
        "telegram" | "tg" | "电报" => ChannelKind::Telegram,
        "discord" => ChannelKind::Discord,
        "slack" => ChannelKind::Slack,
        "whatsapp" => ChannelKind::Whatsapp,
        "line" => ChannelKind::Line,
        "论坛" | "forum" | "discourse" => ChannelKind::Forum,
        "公众号" | "officialaccount" => ChannelKind::OfficialAccount,
        "朋友圈" | "moments" => ChannelKind::Moments,
        "邮件" | "newsletter" => ChannelKind::Newsletter,
        "网站" | "website" => ChannelKind::Website,
        "其他" | "other" => ChannelKind::Other,
        _ => return None,
    })
}

fn state(text: &str) -> Option<GroupState> {
    Some(match fold(text).as_str() {
        "筹备" | "筹备中" | "准备中" | "preparing" | "planned" => GroupState::Preparing,
        "开放" | "正常" | "进行中" | "运营中" | "活跃" | "open" | "active" | "normal" | "running" => {
            GroupState::Open
        }
        "满" | "已满" | "满员" | "full" => GroupState::Full,
        "沉默" | "静默" | "休眠" | "冷群" | "quiet" | "silent" | "inactive" => GroupState::Quiet,
        "关闭" | "已关闭" | "解散" | "已解散" | "已结束" | "closed" | "ended" | "dissolved" => {
            GroupState::Closed
        }
        _ => return None,
    })
}
