//! A rule made ready: what is measured, whom filters choose, and how both are put together.

use crate::{
    Error, Result,
    insights::Asked,
    members::{Filter, MemberMeasure},
};

/// Deepest tree that is taken, as of any filter.
const DEEPEST: u32 = 32;
/// Weights are counted in tenths.
const TENTHS: u32 = 10;

/// A rule whose leaves are places in what is known of a member.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rule {
    All(Vec<Rule>),
    Any(Vec<Rule>),
    Count(usize, Vec<Rule>),
    Not(Box<Rule>),
    /// Whom a filter chooses, by the place of the filter.
    Chosen(usize),
    /// At least so much of a value, by its place.
    Measured(usize, u32),
}

/// What rules ask for, each thing once.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub asked: Vec<Asked>,
    pub filters: Vec<Filter>,
}

/// What is known of one member.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// Of everything that is asked, in order; weights in tenths.
    pub values: &'a [u32],
    /// By filter, by the member's place.
    pub chosen: &'a [Vec<bool>],
    pub place: usize,
}

/// So many percent of each number are enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark(pub u32);

impl Mark {
    /// What a rule asks for.
    pub const FULL: Self = Self(100);
}

impl Wanted {
    /// Makes a rule ready. A rule cannot ask for a tier: the answer would be in the question.
    pub(super) fn compile(&mut self, filter: &Filter) -> Result<Rule> {
        self.part(filter, 0)
    }

    fn part(&mut self, filter: &Filter, depth: u32) -> Result<Rule> {
        if depth > DEEPEST {
            return Err(Error::invalid("rule", "too_deep"));
        }
        let mut each =
            |of: &[Filter]| of.iter().map(|part| self.part(part, depth + 1)).collect::<Result<Vec<_>>>();
        Ok(match filter {
            Filter::All { of } => Rule::All(each(of)?),
            Filter::Any { of } => Rule::Any(each(of)?),
            Filter::Count { least, of } => Rule::Count(*least as usize, each(of)?),
            Filter::Not { of } => Rule::Not(Box::new(self.part(of, depth + 1)?)),
            Filter::Measured { measure, kinds, days, least } => {
                if *days == Some(0) {
                    return Err(Error::invalid("days", "out_of_range"));
                }
                let asked = Asked::new(*measure, kinds, *days)?;
                let place = place_of(&mut self.asked, asked);
                let is_weight = *measure == MemberMeasure::Weight;
                Rule::Measured(place, if is_weight { least.saturating_mul(TENTHS) } else { *least })
            }
            Filter::Tier { .. } => return Err(Error::invalid("rule", "tier")),
            leaf => Rule::Chosen(place_of(&mut self.filters, leaf.clone())),
        })
    }
}

fn place_of<T: PartialEq>(all: &mut Vec<T>, one: T) -> usize {
    all.iter().position(|known| *known == one).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    })
}

impl Rule {
    /// Whether a member meets it. Below the full mark every number asks for less, so whoever meets a rule meets it at any lower mark;
    /// inside of a `not` numbers ask for more instead.
    pub(super) fn is_met(&self, known: Known<'_>, mark: Mark) -> bool {
        self.meets(known, mark, false)
    }

    fn meets(&self, known: Known<'_>, mark: Mark, inverted: bool) -> bool {
        let part = |rule: &Self| rule.meets(known, mark, inverted);
        match self {
            Self::All(of) => of.iter().all(part),
            Self::Any(of) => of.iter().any(part),
            Self::Count(least, of) => of.iter().filter(|rule| part(rule)).count() >= *least,
            Self::Not(of) => !of.meets(known, mark, !inverted),
            Self::Chosen(place) => known.chosen[*place][known.place],
            Self::Measured(place, least) => {
                let (value, least, mark) =
                    (u64::from(known.values[*place]), u64::from(*least), u64::from(mark.0));
                if inverted { value * mark >= least * 100 } else { value * 100 >= least * mark }
            }
        }
    }

    /// How many leaves a member has to change at least to meet it; 0 when they do.
    pub(super) fn misses(&self, known: Known<'_>) -> usize {
        match self {
            Self::All(of) => of.iter().map(|rule| rule.misses(known)).sum(),
            Self::Any(of) => of.iter().map(|rule| rule.misses(known)).min().unwrap_or(NEVER),
            Self::Count(least, of) => {
                let mut each: Vec<usize> = of.iter().map(|rule| rule.misses(known)).collect();
                each.sort_unstable();
                if *least > each.len() { NEVER } else { each[..*least].iter().sum::<usize>().min(NEVER) }
            }
            leaf => usize::from(!leaf.is_met(known, Mark::FULL)),
        }
    }

    /// The longest stretch of days of the log that it looks at: nothing when at none, without an end when at all of it.
    pub(super) fn looks_back(&self, asked: &[Asked]) -> Option<i64> {
        match self {
            Self::All(of) | Self::Any(of) | Self::Count(_, of) => {
                of.iter().filter_map(|rule| rule.looks_back(asked)).max()
            }
            Self::Not(of) => of.looks_back(asked),
            Self::Chosen(_) => None,
            Self::Measured(place, _) => {
                let asked = asked[*place];
                asked.is_logged().then(|| asked.days.map_or(i64::MAX, i64::from))
            }
        }
    }
}

/// More leaves than any rule has.
const NEVER: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VALUES: usize = 3;
    const FILTERS: usize = 2;

    fn rules() -> impl Strategy<Value = Rule> {
        let leaf = prop_oneof![
            (0..VALUES, 0_u32..30).prop_map(|(place, least)| Rule::Measured(place, least)),
            (0..FILTERS).prop_map(Rule::Chosen),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            let of = prop::collection::vec(inner.clone(), 0..4);
            prop_oneof![
                of.clone().prop_map(Rule::All),
                of.clone().prop_map(Rule::Any),
                (0_usize..5, of).prop_map(|(least, of)| Rule::Count(least, of)),
                inner.prop_map(|of| Rule::Not(Box::new(of))),
            ]
        })
    }

    proptest! {
        #[test]
        fn whoever_meets_a_rule_meets_its_lower_mark_and_lacks_nothing(
            rule in rules(),
            values in prop::collection::vec(0_u32..40, VALUES),
            chosen in prop::collection::vec(any::<bool>(), FILTERS),
            marks in (1_u32..=100, 1_u32..=100),
        ) {
            let chosen: Vec<Vec<bool>> = chosen.into_iter().map(|one| vec![one]).collect();
            let known = Known { values: &values, chosen: &chosen, place: 0 };
            let (low, high) = (marks.0.min(marks.1), marks.0.max(marks.1));
            prop_assert!(!rule.is_met(known, Mark(high)) || rule.is_met(known, Mark(low)));
            prop_assert_eq!(rule.misses(known) == 0, rule.is_met(known, Mark::FULL));
        }
    }

    #[test]
    fn a_lower_mark_asks_for_less_and_inside_of_a_denial_for_more() {
        let known = Known { values: &[9], chosen: &[], place: 0 };
        let ten = || Rule::Measured(0, 10);
        assert!(
            !ten().is_met(known, Mark::FULL)
                && ten().is_met(known, Mark(90))
                && !ten().is_met(known, Mark(91))
        );
        let fewer = |least| Rule::Not(Box::new(Rule::Measured(0, least)));
        // At 90 % fewer than 9 means fewer than 10.
        assert!(!fewer(9).is_met(known, Mark::FULL) && fewer(9).is_met(known, Mark(90)));
        assert!(!fewer(8).is_met(known, Mark(90)));
    }
}
