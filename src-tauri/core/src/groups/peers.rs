//! Whom a group is compared with: groups that share a tag with it and were opened about when it was, as far as that is known.

use crate::Uid;

/// Fewer say nothing.
const FEWEST: usize = 3;
/// Of its age, as much younger or older.
const SHARE: f64 = 0.3;
/// Young groups are alike within so many days.
const DAYS: f64 = 3.0;

/// What says who is like whom.
pub(super) struct Kin<'a> {
    pub tags: &'a [Uid],
    pub age_days: Option<u32>,
    /// Whether others are compared with it: not when it is over.
    pub counts: bool,
}

/// The places of the peers of each group; none where they are too few.
pub(super) fn peers(all: &[Kin<'_>]) -> Vec<Vec<usize>> {
    let of_an_age = |one: &Kin<'_>, other: &Kin<'_>| match (one.age_days, other.age_days) {
        (Some(age), Some(others)) => {
            let (age, others) = (f64::from(age), f64::from(others));
            (age - others).abs() <= (age * SHARE).max(DAYS)
        }
        // Nobody entered when they were opened: their tag is what is known of them.
        (None, None) => true,
        _ => false,
    };
    let alike = |one: &Kin<'_>, other: &Kin<'_>| {
        of_an_age(one, other) && one.tags.iter().any(|tag| other.tags.contains(tag))
    };
    let of = |(place, one): (usize, &Kin<'_>)| {
        let found: Vec<usize> = (all.iter().enumerate())
            .filter(|(other, kin)| *other != place && kin.counts && alike(one, kin))
            .map(|(other, _)| other)
            .collect();
        if found.len() < FEWEST { Vec::new() } else { found }
    };
    all.iter().enumerate().map(of).collect()
}

/// The median of what is known, when enough of them know it.
pub fn median(values: &mut [f64]) -> Option<f64> {
    if values.len() < FEWEST {
        return None;
    }
    let middle = values.len() / 2;
    let odd = values.len() % 2 == 1;
    let (below, upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let upper = *upper;
    if odd { Some(upper) } else { Some(f64::midpoint(below.iter().copied().fold(f64::MIN, f64::max), upper)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peers_share_a_tag_and_an_age() {
        let (spring, autumn) = (Uid::from_bytes([1; 16]), Uid::from_bytes([2; 16]));
        let kin = |tags, age_days, counts| Kin { tags, age_days, counts };
        let (only_spring, both) = ([spring], [spring, autumn]);
        let all = [
            kin(&only_spring[..], Some(100), true),
            kin(&both[..], Some(70), true),
            kin(&only_spring[..], Some(130), true),
            kin(&only_spring[..], Some(131), true),
            kin(&only_spring[..], Some(100), false),
            kin(&[][..], Some(100), true),
            kin(&only_spring[..], None, true),
            kin(&both[1..], Some(100), true),
            kin(&only_spring[..], Some(99), true),
            kin(&both[..], None, true),
            kin(&both[1..], None, true),
            kin(&only_spring[..], None, true),
        ];
        let found = peers(&all);
        assert_eq!(found[0], [1, 2, 8]);
        assert_eq!(found[7], Vec::<usize>::new(), "one peer is none");
        assert_eq!(found[5], Vec::<usize>::new(), "without a tag nobody is like it");
        assert_eq!(found[9], [6, 10, 11], "of unknown age, but of one tag");
        assert_eq!(found[6], Vec::<usize>::new(), "two are too few");
        assert_eq!(found[4], [0, 1, 2, 8], "what is over is still compared with the others");
    }

    #[test]
    fn the_median_is_of_at_least_three() {
        assert_eq!(median(&mut [5.0, 1.0]), None);
        assert_eq!(median(&mut [5.0, 1.0, 3.0]), Some(3.0));
        assert_eq!(median(&mut [4.0, 1.0, 3.0, 100.0]), Some(3.5));
    }
}
