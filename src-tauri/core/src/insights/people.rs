//! Who weighs how much: scores and the leaderboard (METRICS 13, 14).

use super::{
    concentration::concentration,
    counting::Counting,
    drifting,
    frame::{Frame, text_of},
    persons,
    view::{DriftingRule, Leader, PeopleInsight, PeopleQuestion, PersonScores},
    weighing,
};
use crate::{Result, store::ReadTx};

/// Fewer people than this have no places among each other.
const RANKED: usize = 25;
/// How many of a list are told where nobody says, and at most.
const USUAL: u32 = 50;
const MOST: u32 = 1_000;

/// The answer.
pub(super) fn people(tx: &ReadTx<'_>, frame: &Frame<'_>, input: &PeopleQuestion) -> Result<PeopleInsight> {
    let back = |days: i64| (frame.as_of - days + 1, frame.as_of);
    let counting = Counting::of(frame, [(frame.from, frame.to), back(frame.score_days)])?;
    let limit = input.limit.unwrap_or(USUAL).min(MOST) as usize;
    let all = scored(frame, &counting);
    let ranked = all.iter().filter(|one| one.days > 0).count() >= RANKED;
    let mut cells = vec![vec![0; 5]; 5];
    for (r, f, _) in all.iter().filter_map(|one| one.scores) {
        cells[usize::from(r) - 1][usize::from(f) - 1] += 1;
    }
    let mut listed: Vec<&Scored> = all.iter().filter(|one| one.is_in(input.cell)).collect();
    listed.sort_by_key(|one| one.order());
    let page: Vec<&Scored> = listed.iter().skip(input.offset as usize).take(limit).copied().collect();
    let names = persons::named(tx, frame.log, &page.iter().map(|one| one.person).collect::<Vec<_>>())?;
    let scores = page.iter().zip(names).map(|(one, person)| PersonScores {
        person,
        recency: one.recency,
        days: one.days,
        weight: one.weight,
        scores: one.scores,
    });
    let (leaders_total, leaders) = leaders(tx, frame, &counting, limit)?;
    let rule = DriftingRule::new(input.least, input.silent);
    // Whoever drifts away is looked at in as many days as always.
    let lately = match frame.score_days {
        drifting::WINDOW => None,
        _ => Some(Counting::of(frame, [(frame.from, frame.to), back(drifting::WINDOW)])?),
    };
    let changes = drifting::changes(tx, frame, lately.as_ref().unwrap_or(&counting), (rule, limit))?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(PeopleInsight {
        period: frame.period(),
        coverage: frame.coverage(),
        people: count(all.len()),
        scored: count(all.iter().filter(|one| one.days > 0).count()),
        score_days: count(usize::try_from(frame.score_days).unwrap_or_default()),
        ranked,
        cells,
        scores_total: count(listed.len()),
        scores: scores.collect(),
        leaders_total,
        leaders,
        concentration: concentration(tx, frame, &input.filter, &counting)?,
        rule,
        not_observed: changes.as_ref().map_or(0, |changes| count(changes.not_observed)),
        drifting_total: changes.as_ref().map(|changes| count(changes.drifting_total)),
        back_total: changes.as_ref().map(|changes| count(changes.back_total)),
        last_data: frame.known.last().map(|(_, last)| text_of((*last).min(frame.as_of))),
        drifting: changes.as_ref().map(|changes| changes.drifting.clone()).unwrap_or_default(),
        back: changes.map(|changes| changes.back).unwrap_or_default(),
    })
}

/// What one person's days come to.
struct Scored {
    person: usize,
    recency: u32,
    days: u32,
    weight: u32,
    scores: Option<(u8, u8, u8)>,
}

impl Scored {
    fn is_in(&self, cell: Option<(u8, u8)>) -> bool {
        cell.is_none_or(|cell| self.scores.is_some_and(|(r, f, _)| (r, f) == cell))
    }

    /// The best scores first, then who weighs most, then whoever came to the log first.
    fn order(&self) -> impl Ord + use<> {
        let (r, f, e) = self.scores.unwrap_or_default();
        (std::cmp::Reverse((r + f + e, self.weight)), self.recency, self.person)
    }
}

/// Everybody who was ever there.
fn scored(frame: &Frame<'_>, counting: &Counting) -> Vec<Scored> {
    let since = frame.as_of - frame.score_days + 1;
    let of = |person: usize| {
        let days = counting.of_person(person);
        let last = days.last_until(frame.as_of)?;
        Some(Scored {
            person,
            recency: u32::try_from(frame.as_of - last).unwrap_or(u32::MAX),
            days: days.count(since, frame.as_of),
            weight: counting.done[person][1].weight,
            scores: None,
        })
    };
    let mut all: Vec<Scored> = (0..counting.people()).filter_map(of).collect();
    let there: Vec<usize> = (0..all.len()).filter(|place| all[*place].days > 0).collect();
    let column = |of: &dyn Fn(&Scored) -> u32| there.iter().map(|place| of(&all[*place])).collect::<Vec<_>>();
    let (recency, days) = (column(&|one| one.recency), column(&|one| one.days));
    let e = weighing::quintiles(&column(&|one| one.weight));
    let scores: Vec<(u8, u8, u8)> = if there.len() >= RANKED {
        let (r, f) = (weighing::quintiles_reversed(&recency), weighing::quintiles(&days));
        r.into_iter().zip(f).zip(e).map(|((r, f), e)| (r, f, e)).collect()
    } else {
        let scored = u32::try_from(frame.score_days).unwrap_or(u32::MAX);
        let few =
            recency.iter().zip(&days).map(|(recency, days)| weighing::thresholds(*recency, *days, scored));
        // There are no thresholds of weight: it follows the days.
        few.map(|(r, f)| (r, f, f)).collect()
    };
    for (place, scores) in there.into_iter().zip(scores) {
        all[place].scores = Some(scores);
    }
    all
}

/// How many weigh anything in the range, and those who weigh most.
fn leaders(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    counting: &Counting,
    limit: usize,
) -> Result<(u32, Vec<Leader>)> {
    let authors = &frame.log.authors;
    let mut all: Vec<usize> =
        (0..counting.people()).filter(|person| counting.done[*person][0].weight > 0).collect();
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let weight = |person: &usize| counting.done[*person][0].weight;
    let order = |one: &usize, other: &usize| {
        weight(other).cmp(&weight(one)).then(authors.key(*one).cmp(authors.key(*other)))
    };
    if all.len() > limit && limit > 0 {
        all.select_nth_unstable_by(limit - 1, order);
    }
    all.truncate(limit);
    all.sort_unstable_by(order);
    let names = persons::named(tx, frame.log, &all)?;
    let (mut rank, mut before) = (0, None);
    let leaders = all.iter().zip(names).map(|(person, named)| {
        let done = counting.done[*person][0];
        if before != Some(done.weight) {
            rank += 1;
            before = Some(done.weight);
        }
        let days = counting.of_person(*person).count(frame.from, frame.to);
        Leader { rank, person: named, weight: done.weight, interactions: done.interactions, days }
    });
    Ok((total, leaders.collect()))
}
