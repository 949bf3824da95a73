//! Rules of channels, without SQL.

use chrono::NaiveDate;

use super::view::{AddChannel, ChannelKind};
use crate::{Error, Result, workspace::checked_name};

/// People in one WeChat group at most; what a new group's capacity starts from.
const WECHAT_GROUP: i64 = 500;
const WECOM_GROUP: i64 = 500;
const QQ_GROUP: i64 = 2_000;

impl ChannelKind {
    /// Whether people join it and are counted.
    pub fn is_group(self) -> bool {
        !matches!(self, Self::OfficialAccount | Self::Moments | Self::Newsletter | Self::Website)
    }
    /// Whether its text is Markdown; chat apps keep plain text to the character.
    pub fn takes_markdown(self) -> bool {
        matches!(
            self,
            Self::Discord | Self::Slack | Self::Telegram | Self::Forum | Self::Newsletter | Self::Website
        )
    }
    /// How many people it takes, as its platform limits it.
    pub fn usual_capacity(self) -> Option<i64> {
        match self {
            Self::WechatGroup => Some(WECHAT_GROUP),
            Self::WecomGroup => Some(WECOM_GROUP),
            Self::QqGroup => Some(QQ_GROUP),
            _ => None,
        }
    }
}

/// Checks what a new channel says of itself.
pub(super) fn check(input: &AddChannel) -> Result<()> {
    checked_name(&input.name)?;
    for (field, value) in [("opened_on", &input.opened_on), ("qr_expires_on", &input.qr_expires_on)] {
        if let Some(value) = value {
            check_date(field, value)?;
        }
    }
    match input.capacity {
        Some(count) if count < 1 => Err(Error::invalid("capacity", "not_positive")),
        _ => Ok(()),
    }
}

/// A civil date as `YYYY-MM-DD`.
pub(super) fn check_date(field: &str, value: &str) -> Result<()> {
    NaiveDate::parse_from_str(value, "%Y-%m-%d")
        .map(|_| ())
        .map_err(|_| Error::invalid(field, "not_a_date").with("value", value))
}
