//! Weights of people: who leads, and how unequal they are (METRICS 14, 15).

use crate::interactions::Authors;

/// How many people a leaderboard names.
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
#[allow(clippy::cast_precision_loss)] // sums of tenths stay far below 2^53
pub(super) fn gini(weights: &[u64]) -> Option<f64> {
    let mut values: Vec<u64> = weights.iter().copied().filter(|weight| *weight > 0).collect();
    if values.is_empty() {
        return None;
    }
    values.sort_unstable();
    let count = values.len() as f64;
    let total: f64 = values.iter().map(|value| *value as f64).sum();
    let ranked: f64 = (1_u64..).zip(&values).map(|(rank, value)| rank as f64 * *value as f64).sum();
    Some(2.0 * ranked / (count * total) - (count + 1.0) / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_people_are_equal_and_one_who_has_all_is_not() {
        let close = |weights: &[u64], expected: f64| {
            let gini = gini(weights).unwrap();
            assert!((gini - expected).abs() < 1e-12, "{weights:?}: {gini}");
        };
        close(&[10, 10, 10], 0.0);
        close(&[10], 0.0);
        close(&[0, 0, 10], 0.0);
        close(&[10, 20, 30, 40], 0.25);
        assert_eq!(gini(&[0]), None);
    }
}
