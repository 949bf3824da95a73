//! Inputs and outputs of the demo and the starter week.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Uid;

/// A demo to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MakeDemo {
    /// In which language, `zh-CN` or `en`.
    pub language: String,
    /// In which IANA zone its people live.
    pub tz: String,
}

/// Whether there is a demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DemoState {
    /// The demo community.
    pub community: Option<Uid>,
}

/// A first week to be planned.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StarterWeek {
    /// In which community.
    pub community: Uid,
    /// In which language, `zh-CN` or `en`.
    pub language: String,
}

/// Names the community whose first week is kept or cleared. While neither was said, the shared setting
/// `starter_week.<community>` lists what was made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StarterRef {
    /// Which.
    pub community: Uid,
}
