//! Who is there: people by day, week and month, how often they come, and days that are unusual (METRICS 1, 2, 27).

use super::{
    counting::Counting,
    figures::{Figures, figures},
    frame::{Frame, text_of},
    intervals::Intervals,
    view::{
        ActivityDay, ActivityInsight, InsightBase, InsightFigure, InsightInterval, InsightSource,
        InsightUnit, UnusualCount, UnusualDay, WhyNoInsight,
    },
};

use crate::Result;

/// Days of people of a day, of a week and of a month.
const WINDOWS: [fn(&Frame<'_>) -> i64; 3] = [|_| 1, |_| 7, |frame| frame.month_days];
/// Weekdays before an unusual day, and how many of them must be known.
const WEEKS: i64 = 8;
const FEWEST: usize = 4;
/// How far from the median a day is unusual, and what makes the median of differences a deviation.
const FAR: f64 = 3.0;
const SCALE: f64 = 1.4826;

/// What days come to, for every answer that shows a curve.
pub(super) struct Curve {
    pub counting: Counting,
    figures: Figures,
}

impl Curve {
    pub(super) fn of(frame: &Frame<'_>) -> Result<Self> {
        let counting = Counting::of(frame, [(frame.from, frame.to), (frame.before(), frame.from - 1)])?;
        // The day as of which people are looked at may lie before the log begins.
        let last = counting.first_day + i64::try_from(counting.days.len()).unwrap_or(0) - 1;
        let intervals =
            Intervals::new(InsightInterval::Week, counting.first_day, last.max(counting.first_day));
        let figures = figures(&counting, &intervals, frame.month_days, None);
        Ok(Self { counting, figures })
    }

    /// People of a day, of seven days, of a month; nothing where no log speaks of all of them, or the day came after all that is
    /// looked at.
    pub(super) fn people(&self, frame: &Frame<'_>, window: usize, day: i64) -> Option<u32> {
        if !frame.is_covered(day - WINDOWS[window](frame) + 1, day) || day > frame.as_of {
            return None;
        }
        let place = usize::try_from(day - self.counting.first_day).ok()?;
        self.figures.active[window].get(place).and_then(|people| u32::try_from(*people).ok())
    }

    /// Distinct people between two days.
    pub(super) fn distinct(&self, from: i64, to: i64) -> u32 {
        let all = 0..self.counting.people();
        let there = all.filter(|person| self.counting.of_person(*person).any(from, to)).count();
        u32::try_from(there).unwrap_or(u32::MAX)
    }
}

/// The answer.
pub(super) fn activity(frame: &Frame<'_>) -> Result<ActivityInsight> {
    let curve = Curve::of(frame)?;
    let days = (frame.from..=frame.to).map(|day| {
        let known = frame.is_known(day) && day <= frame.as_of;
        let count = curve.counting.on(day);
        ActivityDay {
            on: text_of(day),
            people: curve.people(frame, 0, day),
            week: curve.people(frame, 1, day),
            month: curve.people(frame, 2, day),
            interactions: known.then_some(count.interactions),
            messages: known.then_some(count.messages),
        }
    });
    let days = days.collect();
    let before = frame.before();
    let figure = |unit, of: &dyn Fn(i64, i64) -> Option<f64>| {
        let then = frame.has_before().then(|| of(before, frame.from - 1)).flatten();
        let now = (frame.known_days(frame.from, frame.to) > 0).then(|| of(frame.from, frame.to)).flatten();
        InsightFigure::new(unit, InsightSource::Log, (now, then), WhyNoInsight::NoData)
    };
    let sum = |count: &dyn Fn(i64) -> u32, from: i64, to: i64| {
        Some((from..=to.min(frame.as_of)).map(|day| f64::from(count(day))).sum::<f64>())
    };
    let mean = |value: &dyn Fn(i64) -> Option<f64>, from: i64, to: i64| mean((from..=to).filter_map(value));
    let a_day = |day: i64| curve.people(frame, 0, day).map(f64::from);
    let sticky = |day: i64| {
        let month = curve.people(frame, 2, day).filter(|people| *people > 0)?;
        Some(a_day(day)? / f64::from(month) * 100.0)
    };
    let known = f64::from(frame.known_days(frame.from, frame.to.min(frame.as_of)));
    let of_days =
        |figure: InsightFigure| InsightFigure { of: Some(known), base: Some(InsightBase::Days), ..figure };
    let mut stickiness = figure(InsightUnit::PerCent, &|from, to| mean(&sticky, from, to));
    if stickiness.value.is_none() && known > 0.0 {
        // Of less than a month nobody can say who is there in a month.
        stickiness.why = Some(WhyNoInsight::TooFew);
    }
    Ok(ActivityInsight {
        period: frame.period(),
        coverage: frame.coverage(),
        days,
        people: figure(InsightUnit::People, &|from, to| Some(f64::from(curve.distinct(from, to)))),
        interactions: figure(InsightUnit::Count, &|from, to| {
            sum(&|day| curve.counting.on(day).interactions, from, to)
        }),
        messages: figure(InsightUnit::Count, &|from, to| {
            sum(&|day| curve.counting.on(day).messages, from, to)
        }),
        people_a_day: of_days(figure(InsightUnit::People, &|from, to| mean(&a_day, from, to))),
        stickiness: of_days(stickiness),
        power: power(frame, &curve.counting),
        month_days: u32::try_from(frame.month_days).unwrap_or_default(),
        unusual: unusual(frame, &curve),
    })
}

/// How many people were there on how many days.
fn power(frame: &Frame<'_>, counting: &Counting) -> Vec<u32> {
    let mut power = Vec::new();
    for person in 0..counting.people() {
        let days = counting.of_person(person).count(frame.from, frame.to) as usize;
        if days > 0 {
            if power.len() < days {
                power.resize(days, 0);
            }
            power[days - 1] += 1;
        }
    }
    power
}

/// The count of a day, where it is known.
type CountOf<'a> = &'a dyn Fn(i64) -> Option<f64>;

/// Days of the range that are unusual.
pub(super) fn unusual(frame: &Frame<'_>, curve: &Curve) -> Vec<UnusualDay> {
    let people = |day: i64| curve.people(frame, 0, day).map(f64::from);
    let interactions = |day: i64| {
        let known = frame.is_known(day) && day <= frame.as_of;
        known.then(|| f64::from(curve.counting.on(day).interactions))
    };
    let counts: [(UnusualCount, CountOf<'_>); 2] =
        [(UnusualCount::People, &people), (UnusualCount::Interactions, &interactions)];
    let days = frame.from..=frame.to;
    let last = frame.known.last().map(|(_, last)| *last);
    // Whoever exports a chat does so in the middle of a day: what is missing in the evening is no silence, nor is a group that
    // was exported earlier than others.
    let is_over = |day: i64| last != Some(day) && frame.all_known(day);
    days.flat_map(|day| counts.iter().filter_map(move |(count, of)| Some((day, strange(day, *count, *of)?))))
        .filter(|(day, found)| found.value > found.usual || is_over(*day))
        .map(|(_, found)| found)
        .collect()
}

/// A day, if its count lies far from those of the same weekday before it.
fn strange(day: i64, count: UnusualCount, of: CountOf<'_>) -> Option<UnusualDay> {
    let value = of(day)?;
    let mut before: Vec<f64> = (1..=WEEKS).filter_map(|week| of(day - week * 7)).collect();
    if before.len() < FEWEST {
        return None;
    }
    let weeks = u32::try_from(before.len()).unwrap_or(u32::MAX);
    let usual = median(&mut before);
    let mut apart: Vec<f64> = before.iter().map(|value| (value - usual).abs()).collect();
    let spread = (SCALE * median(&mut apart)).max(1.0);
    let is_far = (value - usual).abs() > FAR * spread;
    is_far.then(|| UnusualDay { on: text_of(day), count, value, usual, spread, weeks })
}

/// The median of some numbers; of none it is 0.
pub(super) fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    match (values.len() / 2, values.len() % 2) {
        (0, 0) => 0.0,
        (half, 1) => values[half],
        (half, _) => f64::midpoint(values[half - 1], values[half]),
    }
}

/// The mean of some numbers; nothing of none.
pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_unusual_beside_its_own_weekday() {
        let told = |counts: &[(i64, f64)], day: i64| {
            let of = |on: i64| counts.iter().find(|(known, _)| *known == on).map(|(_, count)| *count);
            strange(day, UnusualCount::People, &of)
                .map(|strange| (strange.usual, strange.spread, strange.weeks))
        };
        let weeks = |last: f64| -> Vec<(i64, f64)> {
            let before = (1..=8_i32).map(|week| (i64::from(-7 * week), 100.0 + f64::from(week % 3)));
            before.chain([(0, last), (-1, 900.0)]).collect()
        };
        // The differences from the median 101 are 1, 0 or 1: their median is 1.
        assert_eq!(told(&weeks(200.0), 0), Some((101.0, 1.4826, 8)));
        assert_eq!(told(&weeks(105.0), 0), None);
        assert_eq!(told(&weeks(106.0), 0), Some((101.0, 1.4826, 8)));
        // 102, 100, 101, 102: they differ by less than one.
        assert_eq!(told(&weeks(200.0)[4..], 0), Some((101.5, 1.0, 4)));
        assert_eq!(told(&weeks(200.0)[5..], 0), None, "three weekdays are too few");
        let flat: Vec<(i64, f64)> = (0..=8).map(|week| (-7 * week, 5.0)).collect();
        assert_eq!(told(&flat, 0), None);
        let mut fallen = flat.clone();
        fallen[0].1 = 1.0;
        assert_eq!(told(&fallen, 0), Some((5.0, 1.0, 8)), "days that never differ still may by three");
        assert_eq!(told(&flat[1..], 0), None, "a gap is not a zero");
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert!((median(&mut [3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(&mut [4.0, 1.0]) - 2.5).abs() < f64::EPSILON);
        assert!(median(&mut []).abs() < f64::EPSILON);
    }
}
