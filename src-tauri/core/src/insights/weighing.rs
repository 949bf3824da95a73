//! Weights of people: who leads, and how unequal they are (METRICS 13, 14, 15).

use crate::interactions::Authors;

/// How many people the leaderboard of the command line names.
const LEADING: usize = 50;

/// Who weighs most, and how much in tenths; of equal ones whose key comes first. Who weighs nothing is not named.
pub(super) fn leading(weights: &[u64], authors: &Authors) -> Vec<(String, u64)> {
    let mut all: Vec<(usize, u64)> =
        weights.iter().copied().enumerate().filter(|(_, weight)| *weight > 0).collect();
    let order = |(one, weight): &(usize, u64), (other, others): &(usize, u64)| {
        others.cmp(weight).then_with(|| authors.key(*one).cmp(authors.key(*other)))
    };
    if all.len() > LEADING {
        all.select_nth_unstable_by(LEADING - 1, order);
        all.truncate(LEADING);
    }
    all.sort_unstable_by(order);
    all.into_iter().map(|(person, weight)| (authors.key(person).to_owned(), weight)).collect()
}

/// The Gini coefficient of those who weigh anything: 0 when all weigh the same; nothing when there is nobody.
pub fn gini(weights: &[u64]) -> Option<f64> {
    gini_beside(weights, 0)
}

/// The same of them and of so many others who weigh nothing.
#[allow(clippy::cast_precision_loss)] // sums of tenths stay far below 2^53
pub(super) fn gini_beside(weights: &[u64], silent: usize) -> Option<f64> {
    let mut values: Vec<u64> = weights.iter().copied().filter(|weight| *weight > 0).collect();
    if values.is_empty() {
        return None;
    }
    values.sort_unstable();
    let count = (values.len() + silent) as f64;
    let total: f64 = values.iter().map(|value| *value as f64).sum();
    // Who weighs nothing stands before all others and adds nothing.
    let ranks = (1..).map(|rank: usize| (rank + silent) as f64);
    let ranked: f64 = ranks.zip(&values).map(|(rank, value)| rank * *value as f64).sum();
    Some(2.0 * ranked / (count * total) - (count + 1.0) / count)
}

/// Weights from the greatest on, without those that are nothing.
pub(super) fn descending(weights: impl Iterator<Item = u32>) -> Vec<u64> {
    let mut values: Vec<u64> = weights.filter(|weight| *weight > 0).map(u64::from).collect();
    values.sort_unstable_by(|one, other| other.cmp(one));
    values
}

/// What the first of some weights, which are in descending order, have of the whole; of a part of the people at least one.
#[allow(clippy::cast_precision_loss)] // sums of tenths stay far below 2^53
pub(super) fn first_share(descending: &[u64], of: usize) -> Option<(f64, f64)> {
    let total: u64 = descending.iter().sum();
    let first: u64 = descending.iter().take(descending.len().div_ceil(of)).sum();
    (total > 0).then_some((first as f64, total as f64))
}

/// The fewest people who make half of the weight, which are in descending order.
pub(super) fn absence_factor(descending: &[u64]) -> Option<usize> {
    let total: u64 = descending.iter().sum();
    let mut sum = 0;
    let enough = descending.iter().position(|weight| {
        sum += weight;
        sum * 2 >= total
    });
    enough.map(|place| place + 1)
}

/// Scores from 1 to 5 of some values by how many lie strictly below: equal values have equal scores.
pub(super) fn quintiles(values: &[u32]) -> Vec<u8> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let of = |value: &u32| {
        let below = sorted.partition_point(|other| other < value);
        u8::try_from(1 + 5 * below / sorted.len().max(1)).unwrap_or(5)
    };
    values.iter().map(of).collect()
}

/// Scores of days since the last time: the fewer the better.
pub(super) fn quintiles_reversed(values: &[u32]) -> Vec<u8> {
    let most = values.iter().copied().max().unwrap_or(0);
    quintiles(&values.iter().map(|value| most - value).collect::<Vec<_>>())
}

/// Scores of so few people that places among each other say nothing: marks that are made for ninety days, in as many as are scored.
pub(super) fn thresholds(recency: u32, days: u32, scored: u32) -> (u8, u8) {
    let of_ninety = |days: u32| u64::from(days) * 90 / u64::from(scored.max(1));
    let (recency, days) = (of_ninety(recency), of_ninety(days));
    let r = match recency {
        0..=7 => 5,
        8..=14 => 4,
        15..=30 => 3,
        31..=60 => 2,
        _ => 1,
    };
    let f = match days {
        12.. => 5,
        6.. => 4,
        3.. => 3,
        2 => 2,
        _ => 1,
    };
    (r, f)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, expected: f64) {
        assert!((found.unwrap() - expected).abs() < 1e-12, "{found:?}, not {expected}");
    }

    #[test]
    fn equal_people_are_equal_and_one_who_has_all_is_not() {
        close(gini(&[10, 10, 10]), 0.0);
        close(gini(&[10]), 0.0);
        close(gini(&[0, 0, 10]), 0.0);
        close(gini(&[10, 20, 30, 40]), 0.25);
        assert_eq!(gini(&[0]), None);
        close(gini_beside(&[10], 3), 0.75);
        close(gini_beside(&[10, 20], 2), 2.0 * (3.0 * 10.0 + 4.0 * 20.0) / (4.0 * 30.0) - 1.25);
    }

    #[test]
    fn the_absence_factor_of_the_worked_example_is_two() {
        let of = |weights: &[u32]| absence_factor(&descending(weights.iter().copied()));
        assert_eq!(of(&[1000, 202, 90, 33, 332, 343, 42, 433]), Some(2));
        assert_eq!(of(&[5]), Some(1));
        assert_eq!(of(&[5, 5]), Some(1));
        assert_eq!(of(&[0]), None);
    }

    #[test]
    fn the_first_tenth_is_rounded_up() {
        let ten = descending([10; 10].into_iter());
        assert_eq!(first_share(&ten, 10), Some((10.0, 100.0)));
        assert_eq!(first_share(&ten, 100), Some((10.0, 100.0)));
        assert_eq!(first_share(&descending([10; 11].into_iter()), 10), Some((20.0, 110.0)));
        assert_eq!(first_share(&[], 10), None);
    }

    #[test]
    fn scores_are_fifths_and_equal_values_have_equal_ones() {
        assert_eq!(quintiles(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        assert_eq!(quintiles(&[7, 7, 7, 9]), [1, 1, 1, 4]);
        assert_eq!(quintiles_reversed(&[0, 10, 20, 30, 40]), [5, 4, 3, 2, 1]);
        let few = |recency, days| thresholds(recency, days, 90);
        assert_eq!(
            [few(7, 12), few(8, 11), few(30, 3), few(60, 2), few(61, 1)],
            [(5, 5), (4, 4), (3, 3), (2, 2), (1, 1)]
        );
        // In a week the marks are a thirteenth of those of ninety days, in a year four times as far.
        let week = |recency, days| thresholds(recency, days, 7);
        assert_eq!([week(0, 1), week(1, 2), week(3, 1), week(6, 7)], [(5, 5), (4, 5), (2, 5), (1, 5)]);
        assert_eq!([thresholds(30, 48, 365), thresholds(250, 1, 365)], [(5, 4), (1, 1)]);
    }
}
