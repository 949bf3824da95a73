//! Inputs and outputs of the commands for channels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis, patch::Patch, workspace::Tag};

/// What kind of place a channel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// 微信群.
    WechatGroup,
    /// 企业微信客户群.
    WecomGroup,
    /// QQ 群.
    QqGroup,
    /// 飞书群.
    FeishuGroup,
    /// 钉钉群.
    DingtalkGroup,
    /// A Telegram group or channel.
    Telegram,
    /// A Discord channel.
    Discord,
    /// A Slack channel.
    Slack,
    /// A WhatsApp group.
    Whatsapp,
    /// A LINE group.
    Line,
    /// A forum such as Discourse.
    Forum,
    /// 公众号.
    OfficialAccount,
    /// 朋友圈.
    Moments,
    /// A newsletter.
    Newsletter,
    /// A web page or repository.
    Website,
    /// Anything else.
    Other,
}

/// Where a group stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupState {
    /// Not open yet.
    Preparing,
    /// People may join.
    Open,
    /// Nobody more fits.
    Full,
    /// Kept, but nothing happens there.
    Quiet,
    /// Over.
    Closed,
}

/// A channel as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChannelView {
    /// Its identity.
    pub uid: Uid,
    /// The community it belongs to.
    pub community: Uid,
    /// What kind of place it is.
    pub kind: ChannelKind,
    /// Whether people join it and are counted.
    pub is_group: bool,
    /// Its name.
    pub name: String,
    /// Its number among the groups, as people write it (`03`, `A12`).
    pub number: Option<String>,
    /// The account that sends there.
    pub account: Option<String>,
    /// The operator who looks after it.
    pub operator: Option<Uid>,
    /// When it was opened.
    pub opened_on: Option<String>,
    /// Where it stands.
    pub state: GroupState,
    /// How many people it takes.
    pub capacity: Option<i64>,
    /// A link that leads there.
    pub link: Option<String>,
    /// Its colour as `#rrggbb`.
    pub color: Option<String>,
    /// The attachment that shows its QR code.
    pub qr_picture: Option<Uid>,
    /// The last day on which its QR code works.
    pub qr_expires_on: Option<String>,
    /// The announcement that stands in it now.
    pub announcement: Option<String>,
    /// When that was put up.
    pub announcement_at: Option<Millis>,
    /// The day on which somebody looks whether it still holds.
    pub announcement_review_on: Option<String>,
    /// Notes.
    pub note: Option<String>,
    /// What stands in the fields of one's own, by the field's uid.
    #[ts(type = "Record<string, string>")]
    pub custom: BTreeMap<Uid, String>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// When it was put into the trash.
    pub deleted_at: Option<Millis>,
}

/// A channel to be made. Only the name is required.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AddChannel {
    /// Its name.
    pub name: String,
    /// What kind of place it is.
    pub kind: ChannelKind,
    /// Its number among the groups.
    #[serde(default)]
    pub number: Option<String>,
    /// The account that sends there.
    #[serde(default)]
    pub account: Option<String>,
    /// The operator who looks after it.
    #[serde(default)]
    pub operator: Option<Uid>,
    /// The operator by name, when `operator` is left out; somebody new joins the team.
    #[serde(default)]
    pub operator_name: Option<String>,
    /// When it was opened, `YYYY-MM-DD`.
    #[serde(default)]
    pub opened_on: Option<String>,
    /// Where it stands; open when left out.
    #[serde(default)]
    pub state: Option<GroupState>,
    /// How many people it takes; as the platform limits it when left out.
    #[serde(default)]
    pub capacity: Option<i64>,
    /// A link that leads there.
    #[serde(default)]
    pub link: Option<String>,
    /// The last day on which its QR code works, `YYYY-MM-DD`.
    #[serde(default)]
    pub qr_expires_on: Option<String>,
    /// The announcement that stands in it now.
    #[serde(default)]
    pub announcement: Option<String>,
    /// Notes.
    #[serde(default)]
    pub note: Option<String>,
    /// Names of its tags; made when they do not exist yet.
    #[serde(default)]
    pub tags: Vec<String>,
    /// People in it, as counted on `head_count_on`.
    #[serde(default)]
    pub head_count: Option<i64>,
    /// The day of the count; today when left out.
    #[serde(default)]
    pub head_count_on: Option<String>,
}

impl AddChannel {
    /// A channel of which only name and kind are known.
    pub fn named(name: &str, kind: ChannelKind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            number: None,
            account: None,
            operator: None,
            operator_name: None,
            opened_on: None,
            state: None,
            capacity: None,
            link: None,
            qr_expires_on: None,
            announcement: None,
            note: None,
            tags: Vec::new(),
            head_count: None,
            head_count_on: None,
        }
    }
}

/// Channels to be made in one step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddChannels {
    /// In which community.
    pub community: Uid,
    /// The channels, in the order in which they are listed.
    pub channels: Vec<AddChannel>,
}

/// Changes of a channel; what is left out stays, null clears.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EditChannel {
    /// Which.
    pub uid: Uid,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Another kind.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<ChannelKind>,
    /// Another state.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<GroupState>,
    /// Its number.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub number: Patch<String>,
    /// The account that sends there.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub account: Patch<String>,
    /// The operator who looks after it.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub operator: Patch<Uid>,
    /// When it was opened, `YYYY-MM-DD`.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub opened_on: Patch<String>,
    /// How many people it takes.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    pub capacity: Patch<i64>,
    /// A link that leads there.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub link: Patch<String>,
    /// Its colour as `#rrggbb`.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub color: Patch<String>,
    /// The attachment that shows its QR code.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub qr_picture: Patch<Uid>,
    /// The last day on which its QR code works, `YYYY-MM-DD`.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub qr_expires_on: Patch<String>,
    /// The announcement that stands in it now.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub announcement: Patch<String>,
    /// The day on which somebody looks whether it still holds, `YYYY-MM-DD`.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub announcement_review_on: Patch<String>,
    /// Notes.
    #[serde(default)]
    #[ts(optional, type = "string | null")]
    pub note: Patch<String>,
    /// Fields of one's own; null clears one.
    #[serde(default)]
    #[ts(optional, type = "Record<string, string | null>")]
    pub custom: BTreeMap<Uid, Option<String>>,
}

impl EditChannel {
    /// Changes nothing yet.
    pub fn of(uid: Uid) -> Self {
        Self {
            uid,
            name: None,
            kind: None,
            state: None,
            number: Patch::Keep,
            account: Patch::Keep,
            operator: Patch::Keep,
            opened_on: Patch::Keep,
            capacity: Patch::Keep,
            link: Patch::Keep,
            color: Patch::Keep,
            qr_picture: Patch::Keep,
            qr_expires_on: Patch::Keep,
            announcement: Patch::Keep,
            announcement_review_on: Patch::Keep,
            note: Patch::Keep,
            custom: BTreeMap::new(),
        }
    }
}

/// New tags for channels.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetChannelTags {
    /// Which channels.
    pub uids: Vec<Uid>,
    /// Names of tags to add; made when they do not exist yet.
    #[serde(default)]
    pub add: Vec<String>,
    /// Names of tags to take away.
    #[serde(default)]
    pub remove: Vec<String>,
}

/// Channels to be put into the trash or taken out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TrashChannels {
    /// Which.
    pub uids: Vec<Uid>,
    /// Into the trash, or out of it.
    pub trashed: bool,
}

/// Names a channel.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChannelRef {
    /// Which.
    pub uid: Uid,
}

/// Which channels are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ListChannels {
    /// Of which community.
    pub community: Uid,
    /// Only groups, or only the others; both when left out.
    #[serde(default)]
    pub is_group: Option<bool>,
    /// Those in the trash instead of the others.
    #[serde(default)]
    pub trashed: bool,
}

/// What a channel is found by when it is typed in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChannelForms {
    /// The channel.
    pub channel: Uid,
    /// Its name in lower case, its pinyin and the initials, in every reading that is in use.
    pub forms: Vec<String>,
}
