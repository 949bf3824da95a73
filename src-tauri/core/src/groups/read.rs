//! What the table of groups is made of, each read in one go for all groups.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};

use super::{
    period::Period,
    view::{Deliveries, DeliveryDay, Trouble, TroubledDelivery},
};
use crate::{
    Result, Uid,
    channels::{self, ChannelView, ListChannels},
    clock::Millis,
    content::{self, Outcome},
    members::{self, FirstDays},
    recurrence::{Zone, date_text},
    schedule::{self, Occurrence, Window},
    series::{self, Day, Leaves},
    store::ReadTx,
};

/// After so many days somebody who joined has stayed.
const FIRST_DAYS: i64 = 7;
/// Up to so many days after a period all figures are read, not looked up group by group.
const LATELY: i64 = 31;

/// A group with everything that is known of it.
pub(super) struct Known {
    pub view: ChannelView,
    pub days: Vec<Day>,
    pub leaves: Vec<Leaves>,
    /// The newest head count up to the end of the period, and up to the end of the one before.
    pub counts: [Option<(NaiveDate, f64)>; 2],
    /// The newest of all up to today: how full a group is does not wait for the period to end.
    pub latest: Option<(NaiveDate, f64)>,
    /// Of the period, and of the one before.
    pub deliveries: [Deliveries; 2],
    pub first_days: [FirstDays; 2],
}

/// The groups of a community, in their order.
pub(super) fn groups(
    tx: &ReadTx<'_>,
    (community, community_id): (Uid, i64),
    zone: &Zone,
    (period, today): (Period, NaiveDate),
) -> Result<Vec<Known>> {
    let views = channels::list(tx, &ListChannels { community, is_group: Some(true), trashed: false })?;
    let made = channels::made_at(tx, community_id)?;
    let before = period.before();
    // A period that ended lately is read on to today; the newest count of one long past is looked up.
    let until = if (today - period.to).num_days() <= LATELY { period.to.max(today) } else { period.to };
    let mut days = series::days(tx, before.before().from, until)?;
    let ids: Vec<i64> = made.values().map(|(id, _)| *id).collect();
    let (gone_early, gone_before) = (first_days(tx, &ids, period)?, first_days(tx, &ids, before)?);
    let mut groups = Vec::with_capacity(views.len());
    let mut places = Places::among(&ids);
    for view in views {
        let Some(&(id, made_at)) = made.get(&view.uid) else { continue };
        places.insert(id, (groups.len(), since(zone, &view, made_at)));
        let days = days.remove(&id).unwrap_or_default();
        let count = |until: NaiveDate| {
            let known = days.iter().rev().filter(|day| day.on <= until);
            match known.filter_map(|day| Some((day.on, day.head_count?))).next() {
                Some(count) => Ok(Some(count)),
                None => series::head_count_on(tx, id, until),
            }
        };
        let counts = [count(period.to)?, count(before.to)?];
        let latest = if until >= today { count(today)? } else { series::head_count_on(tx, id, today)? };
        let first_days = [&gone_early, &gone_before].map(|gone| gone.get(&id).copied().unwrap_or_default());
        let leaves = series::leaves(&days);
        groups.push(Known { view, days, leaves, counts, latest, deliveries: Default::default(), first_days });
    }
    let both =
        Window { from: begin(zone, before.from), to: begin(zone, period.to + chrono::Duration::days(1)) };
    let middle = begin(zone, period.from);
    content::outcomes(tx, community_id, (both, Millis::MAX), None, &mut |date, channel_id, outcome| {
        if let Some((place, since)) = places.of(channel_id)
            && (outcome != Outcome::Missed || since <= date.start_at)
        {
            groups[place].deliveries[usize::from(date.start_at < middle)].add(outcome);
        }
    })?;
    Ok(groups)
}

/// The place of each group in the table, and since when it is there, by row id. It is asked for every delivery of two weeks: row ids
/// lie close together, so a list of them is faster than hashing.
struct Places {
    first: i64,
    by_id: Vec<Option<(usize, Millis)>>,
}

impl Places {
    fn among(ids: &[i64]) -> Self {
        let first = ids.iter().copied().min().unwrap_or_default();
        let count = ids.iter().max().map_or(0, |last| last - first + 1);
        Self { first, by_id: vec![None; usize::try_from(count).unwrap_or_default()] }
    }

    fn insert(&mut self, id: i64, place: (usize, Millis)) {
        if let Some(free) = usize::try_from(id - self.first).ok().and_then(|at| self.by_id.get_mut(at)) {
            *free = Some(place);
        }
    }

    fn of(&self, id: i64) -> Option<(usize, Millis)> {
        let at = usize::try_from(id.checked_sub(self.first)?).ok()?;
        self.by_id.get(at).copied().flatten()
    }
}

/// The instant from which something can have been missed in a group: nothing was planned for it before it was there.
pub(super) fn since(zone: &Zone, view: &ChannelView, made_at: Millis) -> Millis {
    let opened = view.opened_on.as_deref().and_then(|on| on.parse().ok());
    opened.map_or(made_at, |on| begin(zone, on))
}

/// The instant at which a day begins.
pub(super) fn begin(zone: &Zone, on: NaiveDate) -> Millis {
    zone.resolve(on.and_time(NaiveTime::MIN))
}

/// Of those whose first days ended in the period; nobody else can have stayed for all of them yet.
fn first_days(tx: &ReadTx<'_>, channel_ids: &[i64], period: Period) -> Result<HashMap<i64, FirstDays>> {
    let back = |on: NaiveDate| date_text(on - chrono::Duration::days(FIRST_DAYS));
    members::first_days(tx, channel_ids, (&back(period.from), &back(period.to)))
}

/// What became of the deliveries of one group, day by day.
pub(super) fn deliveries_of(
    tx: &ReadTx<'_>,
    view: &ChannelView,
    community_id: i64,
    period: Period,
) -> Result<Vec<DeliveryDay>> {
    let zone = schedule::zone_of(tx, community_id)?;
    let made = channels::made_at(tx, community_id)?;
    let Some(&(id, made_at)) = made.get(&view.uid) else { return Ok(Vec::new()) };
    let since = since(&zone, view, made_at);
    let window =
        Window { from: begin(&zone, period.from), to: begin(&zone, period.to + chrono::Duration::days(1)) };
    let mut days: BTreeMap<NaiveDate, (Deliveries, Vec<(Occurrence, Trouble)>)> = BTreeMap::new();
    content::outcomes(
        tx,
        community_id,
        (window, Millis::MAX),
        Some(id),
        &mut |date, channel_id, outcome| {
            if channel_id == id && (outcome != Outcome::Missed || since <= date.start_at) {
                let (deliveries, troubles) = days.entry(zone.civil_of(date.start_at).date()).or_default();
                deliveries.add(outcome);
                troubles.extend(trouble(outcome).map(|trouble| (date.clone(), trouble)));
            }
        },
    )?;
    let troubled = days.values().flat_map(|(_, troubles)| troubles.iter().map(|(date, _)| date.schedule_id));
    let titles = content::titles(tx, &troubled.collect::<HashSet<_>>().into_iter().collect::<Vec<_>>())?;
    let told = |(date, trouble): (Occurrence, Trouble)| {
        let (uid, title) = titles.get(&date.schedule_id)?.clone();
        let title = date.overrides.title.unwrap_or(title);
        Some(TroubledDelivery { uid, original: date.original, title, trouble })
    };
    let days = days.into_iter().map(|(on, (deliveries, troubles))| DeliveryDay {
        on: date_text(on),
        deliveries,
        troubled: troubles.into_iter().filter_map(told).collect(),
    });
    Ok(days.collect())
}

fn trouble(outcome: Outcome) -> Option<Trouble> {
    match outcome {
        Outcome::OnTime => None,
        Outcome::Late => Some(Trouble::Late),
        Outcome::Skipped => Some(Trouble::Skipped),
        Outcome::Missed => Some(Trouble::Missed),
    }
}

impl Deliveries {
    /// Counts one more.
    pub fn add(&mut self, outcome: Outcome) {
        self.planned += 1;
        match outcome {
            Outcome::OnTime => self.on_time += 1,
            Outcome::Late => self.late += 1,
            Outcome::Skipped => self.skipped += 1,
            Outcome::Missed => self.missed += 1,
        }
    }

    /// In per cent of what was planned.
    pub(super) fn share_on_time(self) -> Option<f64> {
        (self.planned > 0).then(|| f64::from(self.on_time) / f64::from(self.planned) * 100.0)
    }
}
