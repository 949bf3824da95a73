//! When a figure of a group turns amber or red: what a community has set, else what serves most.

use serde::Deserialize;
use serde_json::Value;

use super::view::{Level, Measure, Threshold};
use crate::{Result, Uid, store::ReadTx, workspace};

/// The setting in which a community keeps its own thresholds: by measure, `amber` and `red`, each a number or null for never.
pub fn thresholds_setting(community: Uid) -> String {
    format!("groups.thresholds.{community}")
}

/// From where on, for each measure that can turn: upwards or downwards, amber, red.
const USUAL: [(Measure, bool, Option<f64>, Option<f64>); 9] = [
    (Measure::Fill, true, Some(90.0), Some(100.0)),
    (Measure::FullIn, false, Some(7.0), Some(2.0)),
    (Measure::Growth, false, Some(-2.0), Some(-5.0)),
    (Measure::SpeakingRate, false, Some(3.0), Some(1.0)),
    (Measure::EarlyLeave, true, Some(10.0), Some(25.0)),
    (Measure::OnTime, false, Some(95.0), Some(80.0)),
    (Measure::QrDays, false, Some(2.0), Some(0.0)),
    (Measure::CountAge, true, Some(7.0), None),
    (Measure::ReviewDays, false, Some(0.0), Some(-7.0)),
];

/// How many days before its QR code ends a group needs somebody; nothing where it never does.
pub fn qr_days(tx: &ReadTx<'_>, community: Uid) -> Result<Option<i64>> {
    let settings = workspace::settings(tx)?.shared;
    let thresholds = thresholds(settings.get(&thresholds_setting(community)));
    let qr = thresholds.iter().find(|threshold| threshold.measure == Measure::QrDays);
    let days = qr.and_then(|threshold| threshold.amber.into_iter().chain(threshold.red).reduce(f64::max));
    #[allow(clippy::cast_possible_truncation)] // days that somebody typed
    Ok(days.map(|days| days.floor() as i64))
}

#[derive(Deserialize)]
struct Own {
    amber: Option<f64>,
    red: Option<f64>,
}

/// The thresholds of a community, of whose setting the whole or any part may be missing or unreadable.
pub(super) fn thresholds(setting: Option<&Value>) -> Vec<Threshold> {
    let of = |(measure, upwards, amber, red): (Measure, bool, Option<f64>, Option<f64>)| {
        let name = serde_json::to_value(measure).unwrap_or_default();
        let own = setting.zip(name.as_str()).and_then(|(setting, name)| setting.get(name));
        let own = own.and_then(|own| serde_json::from_value::<Own>(own.clone()).ok());
        let Own { amber, red } = own.unwrap_or(Own { amber, red });
        Threshold { measure, upwards, amber, red }
    };
    USUAL.into_iter().map(of).collect()
}

impl Threshold {
    /// How much a value needs somebody.
    pub fn level(&self, value: f64) -> Option<Level> {
        let reached = |limit: Option<f64>| {
            limit.is_some_and(|limit| if self.upwards { value >= limit } else { value <= limit })
        };
        match (reached(self.red), reached(self.amber)) {
            (true, _) => Some(Level::Red),
            (false, true) => Some(Level::Amber),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn level(setting: Option<&Value>, measure: Measure, value: f64) -> Option<Level> {
        thresholds(setting).iter().find(|one| one.measure == measure).and_then(|one| one.level(value))
    }

    #[test]
    fn figures_turn_at_their_limits_in_their_direction() {
        for (measure, value, expected) in [
            (Measure::Fill, 89.9, None),
            (Measure::Fill, 90.0, Some(Level::Amber)),
            (Measure::Fill, 100.0, Some(Level::Red)),
            (Measure::QrDays, 3.0, None),
            (Measure::QrDays, 2.0, Some(Level::Amber)),
            (Measure::QrDays, -1.0, Some(Level::Red)),
            (Measure::Growth, 0.0, None),
            (Measure::Growth, -2.0, Some(Level::Amber)),
            (Measure::CountAge, 400.0, Some(Level::Amber)),
            (Measure::HeadCount, 0.0, None),
        ] {
            assert_eq!(level(None, measure, value), expected, "{measure:?} {value}");
        }
    }

    #[test]
    fn a_community_sets_its_own_and_what_is_unreadable_is_as_usual() {
        let own = json!({ "fill": { "amber": 50, "red": null }, "on_time": "much", "left": { "amber": 1 } });
        assert_eq!(level(Some(&own), Measure::Fill, 100.0), Some(Level::Amber));
        assert_eq!(level(Some(&own), Measure::Fill, 49.0), None);
        assert_eq!(level(Some(&own), Measure::OnTime, 90.0), Some(Level::Amber));
        assert_eq!(level(Some(&json!(7)), Measure::OnTime, 10.0), Some(Level::Red));
    }
}
