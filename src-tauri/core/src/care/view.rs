//! Inputs and outputs of the commands for care.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, contacts::ContactWay};

/// Why somebody needs care, in the order in which it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CareKind {
    /// A contact is to be followed up: it was promised.
    FollowUp,
    /// It is their birthday, by the sun's calendar or the moon's.
    Birthday,
    /// They were not heard of for too long.
    Touch,
    /// They are new, and a step of the newcomers' path is due.
    Newcomer,
    /// They drift away.
    Drifting,
    /// They are back after a silence.
    Back,
    /// They answered others most in the last week.
    Helped,
    /// So many years ago they joined.
    Anniversary,
    /// So many days ago they joined.
    Milestone,
}

/// Of what the day is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CareQuestion {
    /// Of which community.
    pub community: Uid,
    /// Which day, `YYYY-MM-DD`; the present one on the community's clock when left out.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<String>,
    /// How many at most; 200 when left out.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// What names one reason for care.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct CareKey {
    /// Which kind of reason.
    pub kind: CareKind,
    /// What tells it from others of its kind.
    pub key: String,
    /// Who; nothing where it is of several at once.
    pub member: Option<Uid>,
}

/// One of those who need care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CareMember {
    /// Who.
    pub uid: Uid,
    /// Their name.
    pub name: String,
    /// The tier on which they stand.
    pub tier: Option<Uid>,
}

/// A reason for care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CareItem {
    /// Which one.
    pub key: CareKey,
    /// Who; of several the first.
    pub members: Vec<CareMember>,
    /// How many they are.
    pub total: u32,
    /// The day on which it fell due, `YYYY-MM-DD`.
    pub on: String,
    /// Whether it is late: past the latest day, or past its own one.
    pub late: bool,
    /// Days since the last contact or since an interval counts, days since joining, years since joining, days of silence, or how often
    /// they answered: whatever the kind counts. Of several who differ nothing.
    pub number: Option<u32>,
    /// Whether there was never any contact; of intervals alone.
    pub never: bool,
    /// From how many days on it is late; of intervals alone.
    pub latest: Option<u32>,
    /// What was said in the contact that is to be followed up.
    pub text: Option<String>,
}

/// Who needs care on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CareDay {
    /// Which day.
    pub on: String,
    /// How many the manager can do a day.
    pub load: u32,
    /// How many were done on this day.
    pub done: u32,
    /// How many of the items are of today: the first ones, as many as can still be done.
    pub today: u32,
    /// How many there are in all.
    pub total: u32,
    /// Who, the most pressing first.
    pub items: Vec<CareItem>,
    /// The last day of which the log speaks, when that is too long ago to say who drifts away.
    pub log_until: Option<String>,
}

/// What was done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DoneCare {
    /// In which community.
    pub community: Uid,
    /// Which.
    pub items: Vec<CareKey>,
    /// How they were in contact; nothing is noted with the member when left out.
    #[serde(default)]
    #[ts(optional)]
    pub way: Option<ContactWay>,
    /// What was said.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub text: String,
    /// When to come back to it.
    #[serde(default)]
    #[ts(optional)]
    pub follow_up_on: Option<String>,
}

/// What comes later, or never.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutOffCare {
    /// In which community.
    pub community: Uid,
    /// Which.
    pub items: Vec<CareKey>,
    /// The day on which it comes again, `YYYY-MM-DD`; this time never when left out.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<String>,
}

/// How many reasons were settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CareSettled {
    /// How many.
    pub count: u32,
}
