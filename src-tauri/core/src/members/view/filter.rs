//! The filter model: what lists, saved filters and bulk actions choose members by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, tabular::fold};

/// In the community or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemberStatus {
    /// In it.
    Active,
    /// Left or was removed.
    Left,
}

/// What somebody is here beside a member. Programs are left out of figures; the team can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemberPart {
    /// Of the team that runs the community.
    Staff,
    /// A program.
    Bot,
}

/// A column of the members' table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The name, ordered by pinyin.
    Name,
    /// The manager's own name for them.
    Remark,
    /// Phone number.
    Phone,
    /// Mail address.
    Email,
    /// Birthday, ordered through the year.
    Birthday,
    /// When they joined.
    JoinedOn,
    /// When they left.
    LeftOn,
    /// Where they came from.
    Source,
    /// The tier, in the order of its ladder.
    Tier,
    /// Notes.
    Note,
    /// When the record was made.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
    /// A custom field.
    Custom(Uid),
}

/// How a text is compared; case does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TextTest {
    /// Stands somewhere in it.
    Contains,
    /// Is it.
    Equals,
    /// Stands at its beginning.
    StartsWith,
}

/// What is measured of a member, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemberMeasure {
    /// For how many days they have been a member: since they joined, else since their first trace.
    MemberDays,
    /// On how many days they did something that counts.
    ActiveDays,
    /// In how many weeks, which begin on Monday.
    ActiveWeeks,
    /// How many things they did that count.
    Interactions,
    /// What these weigh together, by the weights of the community.
    Weight,
    /// How many members they brought.
    Brought,
    /// To how many dates of activities they came.
    Attended,
    /// How many points they were given, without what was taken back; what they spent, passed on or let expire counts as given.
    Points,
}

/// A tree of conditions. A condition on an empty value is not met, so that `not` meets it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Filter {
    /// Every one of these; all members when there are none.
    All {
        /// The parts.
        of: Vec<Filter>,
    },
    /// At least one of these.
    Any {
        /// The parts.
        of: Vec<Filter>,
    },
    /// At least so many of these.
    Count {
        /// How many.
        least: u32,
        /// The parts.
        of: Vec<Filter>,
    },
    /// Not this.
    Not {
        /// What must not be met.
        of: Box<Filter>,
    },
    /// A text column or custom field.
    Text {
        /// Which column.
        field: Field,
        /// How it is compared.
        test: TextTest,
        /// With what.
        value: String,
    },
    /// A text column or choice that equals one of these.
    OneOf {
        /// Which column.
        field: Field,
        /// The values.
        values: Vec<String>,
    },
    /// A date column between two days, both included.
    Between {
        /// Which column.
        field: Field,
        /// First day, `YYYY-MM-DD`.
        #[serde(default)]
        from: Option<String>,
        /// Last day.
        #[serde(default)]
        to: Option<String>,
    },
    /// A custom number between two bounds, both included.
    Number {
        /// Which custom field.
        field: Field,
        /// Lower bound.
        #[serde(default)]
        min: Option<f64>,
        /// Upper bound.
        #[serde(default)]
        max: Option<f64>,
    },
    /// A column without a value.
    Empty {
        /// Which column.
        field: Field,
    },
    /// Bears one of these tags.
    Tag {
        /// The tags.
        any: Vec<Uid>,
        /// Or bears none at all.
        #[serde(default)]
        none: bool,
    },
    /// Stands in one of these tiers.
    Tier {
        /// The tiers.
        any: Vec<Uid>,
        /// Or in none.
        #[serde(default)]
        none: bool,
    },
    /// Is in one of these channels now.
    Channel {
        /// The channels.
        any: Vec<Uid>,
        /// Or in none.
        #[serde(default)]
        none: bool,
    },
    /// Is now in a channel that bears one of these tags.
    ChannelTag {
        /// The tags.
        any: Vec<Uid>,
    },
    /// Is in the community, or has left it.
    Status {
        /// Any of these.
        any: Vec<MemberStatus>,
    },
    /// Has an account on one of these platforms.
    Platform {
        /// The platforms.
        any: Vec<String>,
    },
    /// Birthday between two days of the year, both included; may go over the year's end.
    Birthday {
        /// First day, `MM-DD`.
        from: String,
        /// Last day, `MM-DD`.
        to: String,
    },
    /// Is of the team, or a program.
    Part {
        /// Any of these.
        any: Vec<MemberPart>,
    },
    /// Reached so much of what is measured. Only rules of tiers measure; lists do not.
    Measured {
        /// What.
        measure: MemberMeasure,
        /// Of which kinds of interactions; of all that count when none is named.
        #[serde(default)]
        kinds: Vec<String>,
        /// Within how many days; ever when nothing is said.
        #[serde(default)]
        days: Option<u32>,
        /// At least so much.
        least: u32,
    },
    /// Marked as bearing another member's name.
    Namesake {},
    /// Words that each must be found, as in the search box.
    Search {
        /// The words.
        text: String,
    },
}

impl Filter {
    /// Asks for another value of a custom field wherever it asks for `from`; whether it did.
    pub fn rename_value(&mut self, field: Uid, from: &str, to: &str) -> bool {
        let change = |value: &mut String| {
            let meant = fold(value) == fold(from);
            if meant {
                to.clone_into(value);
            }
            meant
        };
        match self {
            Self::All { of } | Self::Any { of } | Self::Count { of, .. } => {
                // Every part, also when one has changed already.
                of.iter_mut().filter_map(|part| part.rename_value(field, from, to).then_some(())).count() > 0
            }
            Self::Not { of } => of.rename_value(field, from, to),
            Self::Text { field: Field::Custom(uid), test: TextTest::Equals, value } if *uid == field => {
                change(value)
            }
            Self::OneOf { field: Field::Custom(uid), values } if *uid == field => {
                values.iter_mut().filter_map(|value| change(value).then_some(())).count() > 0
            }
            _ => false,
        }
    }
}

/// An order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sort {
    /// By which column.
    pub by: Field,
    /// From the end to the beginning.
    #[serde(default)]
    pub descending: bool,
}

/// Members that a command is about.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Selection {
    /// These.
    These {
        /// Their uids.
        uids: Vec<Uid>,
    },
    /// All of a community that meet a filter and a search.
    Matching {
        /// The community.
        community: Uid,
        /// The filter.
        #[serde(default)]
        #[ts(optional)]
        filter: Option<Filter>,
        /// The search.
        #[serde(default)]
        #[ts(optional)]
        search: Option<String>,
        /// But not these.
        #[serde(default)]
        except: Vec<Uid>,
    },
}
