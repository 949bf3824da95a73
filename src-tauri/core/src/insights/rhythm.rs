//! At which hours a community lives, and which are the best to reach it (METRICS 3, 4).

use std::collections::HashSet;

use super::{
    counting::{Counting, HOURS, hour_of_week, is_message},
    frame::{Frame, NOT_COUNTED},
    intervals::start_of,
    plan,
    view::{InsightFilter, InsightInterval, RhythmHour, RhythmInsight, RhythmSlot},
};
use crate::{Result, recurrence::date_of, reminders, store::ReadTx};

/// Full weeks that slots are looked for in, and how many must be known.
const WEEKS: i64 = 8;
const FEWEST: usize = 4;
/// With how many weeks the mean of the hour counts beside what was seen.
const PRIOR: f64 = 4.0;
/// How many slots are told.
const SLOTS: usize = 12;
const WEEK_WORDS: usize = HOURS.div_ceil(64);

/// The answer.
pub(super) fn rhythm(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<RhythmInsight> {
    let counting = Counting::of(frame, [(frame.from, frame.to); 2])?;
    let speakers = speakers_by_hour(frame);
    let hours = (0_u8..7).flat_map(|weekday| (0_u8..24).map(move |hour| (weekday, hour)));
    let hours = hours.zip(counting.heat.iter().zip(speakers)).map(|((weekday, hour), (count, speakers))| {
        RhythmHour { weekday, hour, interactions: u32::try_from(*count).unwrap_or(u32::MAX), speakers }
    });
    let weeks = weeks(frame);
    let own = match (weeks.iter().min(), weeks.iter().max()) {
        (Some(first), Some(last)) => {
            let all = plan::own_hours(tx, frame, filter.community, (*first, last + 6))?;
            all.into_iter()
                .filter(|(day, _)| weeks.contains(&start_of(InsightInterval::Week, *day)))
                .collect()
        }
        _ => HashSet::new(),
    };
    Ok(RhythmInsight {
        period: frame.period(),
        coverage: frame.coverage(),
        hours: hours.collect(),
        slots: if weeks.len() < FEWEST { Vec::new() } else { slots(frame, &weeks, &own, &quiet(tx, frame)?) },
        weeks: u32::try_from(weeks.len()).unwrap_or(u32::MAX),
        own_hours: u32::try_from(own.len()).unwrap_or(u32::MAX),
    })
}

/// By hour of the week, distinct people who said something in the range.
fn speakers_by_hour(frame: &Frame<'_>) -> [u32; HOURS] {
    let mut there = vec![[0_u64; WEEK_WORDS]; frame.people];
    each_row(frame, |person, day, hour, kind| {
        if is_message(kind) && frame.from <= day && day <= frame.to {
            let place = hour_of_week(day, hour);
            there[person][place / 64] |= 1 << (place % 64);
        }
    });
    let mut people = [0; HOURS];
    for bits in &there {
        for (word, bits) in bits.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                people[word * 64 + bits.trailing_zeros() as usize] += 1;
                bits &= bits - 1;
            }
        }
    }
    people
}

/// Every row that counts up to the day as of which is asked: person, day, hour, kind.
pub(super) fn each_row(frame: &Frame<'_>, mut each: impl FnMut(usize, i64, usize, usize)) {
    for channel in &frame.channels {
        for (author, rows) in channel.by_author() {
            let Some(person) = frame.person(author) else { continue };
            for row in rows {
                if frame.weights[row.kind()] != NOT_COUNTED && row.day() <= frame.as_of {
                    each(person, row.day(), row.hour(), row.kind());
                }
            }
        }
    }
}

/// The Mondays of the last full weeks of which every day is known.
fn weeks(frame: &Frame<'_>) -> Vec<i64> {
    let last = start_of(InsightInterval::Week, frame.as_of + 1) - 7;
    let known = |monday: &i64| frame.known_days(*monday, monday + 6) == 7;
    (0..WEEKS).map(|back| last - back * 7).filter(known).collect()
}

/// By hour of the day whether it is quiet: nobody is to be written to then.
fn quiet(tx: &ReadTx<'_>, frame: &Frame<'_>) -> Result<Vec<bool>> {
    let midnight = date_of(frame.as_of).and_time(chrono::NaiveTime::MIN);
    let hours = (0..24).map(|hour| frame.zone.resolve(midnight + chrono::Duration::hours(hour)));
    reminders::quiet_among(tx, frame.zone, hours)
}

/// The hours of the week in which most people speak, the best first. The team is left out, hours that are its own doing are, and so
/// are quiet ones; an hour that was seen in fewer than four weeks is none.
fn slots(frame: &Frame<'_>, weeks: &[i64], own: &HashSet<(i64, usize)>, quiet: &[bool]) -> Vec<RhythmSlot> {
    let first = weeks.iter().copied().min().unwrap_or(0);
    let mut spoke: Vec<(i64, usize, usize)> = Vec::new();
    each_row(frame, |person, day, hour, kind| {
        let counts = is_message(kind) && !frame.is_staff(person);
        if day >= first && counts && weeks.contains(&start_of(InsightInterval::Week, day)) {
            spoke.push((day, hour, person));
        }
    });
    spoke.sort_unstable();
    spoke.dedup();
    let mut speakers = [0_u32; HOURS];
    for (day, hour, _) in spoke.iter().filter(|(day, hour, _)| !own.contains(&(*day, *hour))) {
        speakers[hour_of_week(*day, *hour)] += 1;
    }
    let mut counted = [u32::try_from(weeks.len()).unwrap_or(0); HOURS];
    for (day, hour) in own {
        let count = &mut counted[hour_of_week(*day, *hour)];
        *count = count.saturating_sub(1);
    }
    let mut slots = ranked(&speakers, &counted);
    let is_quiet = |slot: &RhythmSlot| quiet.get(usize::from(slot.hour)).copied().unwrap_or(false);
    slots.retain(|slot| slot.weeks as usize >= FEWEST && !is_quiet(slot));
    slots.truncate(SLOTS);
    slots
}

/// All hours that were seen, those first whose mean, drawn towards the hour's mean over the weekdays, is greatest.
fn ranked(speakers: &[u32; HOURS], counted: &[u32; HOURS]) -> Vec<RhythmSlot> {
    let mut slots = Vec::new();
    for hour in 0..24_usize {
        let days = || (0..7_usize).map(move |weekday| weekday * 24 + hour);
        let mean = |place: usize| f64::from(speakers[place]) / f64::from(counted[place]);
        let means: Vec<f64> = days().filter(|place| counted[*place] > 0).map(mean).collect();
        let Some(usual) = super::activity::mean(means.into_iter()) else { continue };
        for (weekday, place) in (0_u8..).zip(days()).filter(|(_, place)| counted[*place] > 0) {
            let weeks = f64::from(counted[place]);
            let score = (weeks * mean(place) + PRIOR * usual) / (weeks + PRIOR);
            let hour = u8::try_from(hour).unwrap_or(0);
            slots.push(RhythmSlot { weekday, hour, score, speakers: mean(place), weeks: counted[place] });
        }
    }
    slots.retain(|slot| slot.score > 0.0);
    slots.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then((one.weekday, one.hour).cmp(&(other.weekday, other.hour)))
    });
    slots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_drawn_towards_the_mean_of_its_hour() {
        let (mut speakers, mut counted) = ([0; HOURS], [8; HOURS]);
        speakers[20] = 80; // Mondays at 20: ten people
        counted[24 + 20] = 2; // two Tuesdays: three people
        speakers[24 + 20] = 6;
        let slots = ranked(&speakers, &counted);
        // The mean of the hour: (10 + 3 + 0 × 5) / 7.
        let usual = 13.0 / 7.0;
        let told: Vec<_> = slots.iter().map(|slot| (slot.weekday, slot.hour, slot.weeks)).collect();
        assert_eq!((told[0], told[1]), ((0, 20, 8), (1, 20, 2)));
        assert!((slots[0].score - (8.0 * 10.0 + 4.0 * usual) / 12.0).abs() < 1e-12);
        assert!((slots[1].score - (2.0 * 3.0 + 4.0 * usual) / 6.0).abs() < 1e-12);
        assert_eq!(told.len(), 7, "hours in which nobody ever speaks are no slots");
    }
}
