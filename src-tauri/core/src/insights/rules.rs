//! By which rules a community counts where METRICS leaves a choice: what kinds of interactions weigh, how many days the month of the
//! monthly active people has, and in how many days people are scored. What it has set, else what serves most.

use serde_json::{Value, json};

use super::view::{CountingChoice, CountingRules, KindWeight, SetCountingRules};
use crate::{
    Error, Result, Uid,
    interactions::Kind,
    store::{ReadTx, WriteTx},
    workspace::{self, SetSetting},
};

/// More than this is a slip of the finger.
const MOST: u32 = 10_000;
/// The months that are in use: four weeks hold as many of each weekday.
const MONTHS: [u32; 2] = [30, 28];
/// Days in which people are scored: where nothing is said, at least, at most.
const SCORED: u32 = 90;
const FEWEST_SCORED: u32 = 7;
const MOST_SCORED: u32 = 365;

/// The rules of a community.
pub(super) struct Rules {
    /// By code of the kind, in tenths.
    pub weights: [u32; Kind::ALL.len()],
    /// Days of the month of monthly active people.
    pub month_days: u32,
    /// Days in which people are scored.
    pub score_days: u32,
}

/// The settings in which a community keeps its own: weights in tenths by name of the kind, and days.
fn weights_of(community: Uid) -> String {
    format!("insights.weights.{community}")
}

fn days_of(community: Uid) -> String {
    format!("insights.days.{community}")
}

impl Rules {
    pub(super) fn of(tx: &ReadTx<'_>, community: Uid) -> Result<Self> {
        let settings = workspace::settings(tx)?.shared;
        let (own, days) = (settings.get(&weights_of(community)), settings.get(&days_of(community)));
        // What is unreadable is as usual.
        let days = |name: &str, is_right: fn(u32) -> bool, usual| {
            number(days, name).filter(|days| is_right(*days)).unwrap_or(usual)
        };
        let weight = |kind: Kind| number(own, kind.name()).filter(|tenths| *tenths <= MOST);
        Ok(Self {
            weights: Kind::ALL.map(|kind| weight(kind).unwrap_or_else(|| kind.usual_weight())),
            month_days: days("month", is_month, MONTHS[0]),
            score_days: days("scores", is_scored, SCORED),
        })
    }
}

fn number(of: Option<&Value>, name: &str) -> Option<u32> {
    of.and_then(|own| own.get(name)).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok())
}

fn is_month(days: u32) -> bool {
    MONTHS.contains(&days)
}

fn is_scored(days: u32) -> bool {
    (FEWEST_SCORED..=MOST_SCORED).contains(&days)
}

/// The rules of a community.
pub fn counting_rules(tx: &ReadTx<'_>, community: Uid) -> Result<CountingRules> {
    workspace::community_id(tx, community)?;
    let rules = Rules::of(tx, community)?;
    let counting = Kind::ALL.into_iter().zip(rules.weights).filter(|(kind, _)| kind.counts());
    let kinds = counting.map(|(kind, tenths)| KindWeight {
        kind: kind.name().to_owned(),
        tenths,
        usual: kind.usual_weight(),
    });
    let choice = CountingChoice {
        heaviest: MOST,
        months: MONTHS.to_vec(),
        fewest_score_days: FEWEST_SCORED,
        usual_score_days: SCORED,
        most_score_days: MOST_SCORED,
    };
    Ok(CountingRules {
        kinds: kinds.collect(),
        month_days: rules.month_days,
        score_days: rules.score_days,
        choice,
    })
}

/// Sets rules of a community; what is not named stays.
pub fn set_counting_rules(tx: &mut WriteTx<'_>, input: &SetCountingRules) -> Result<CountingRules> {
    let rules = counting_rules(tx, input.community)?;
    let mut own = serde_json::Map::new();
    for weight in &rules.kinds {
        own.insert(weight.kind.clone(), weight.tenths.into());
    }
    for (kind, tenths) in &input.tenths {
        if !own.contains_key(kind) {
            return Err(Error::invalid("kind", "unknown").with("kind", kind.clone()));
        }
        if *tenths > MOST {
            return Err(Error::invalid("weight", "out_of_range").with("kind", kind.clone()));
        }
        own.insert(kind.clone(), (*tenths).into());
    }
    let days = |field, given: Option<u32>, is_right: fn(u32) -> bool, now| match given {
        Some(days) if !is_right(days) => Err(Error::invalid(field, "out_of_range")),
        given => Ok(given.unwrap_or(now)),
    };
    let month = days("month_days", input.month_days, is_month, rules.month_days)?;
    let scores = days("score_days", input.score_days, is_scored, rules.score_days)?;
    let mut set = |key, value| workspace::setting_set(tx, &SetSetting { key, value });
    if !input.tenths.is_empty() {
        set(weights_of(input.community), own.into())?;
    }
    if (month, scores) != (rules.month_days, rules.score_days) {
        set(days_of(input.community), json!({ "month": month, "scores": scores }))?;
    }
    counting_rules(tx, input.community)
}
