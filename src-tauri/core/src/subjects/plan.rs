//! The plan of a community in memory, for plans so large that reading them takes longer than working them out:
//! schedules with their rules taken apart and the subjects they are of.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use super::{
    Dates, Subject, dates,
    table::{of_schedules, schedules_of},
};
use crate::{
    Result, Uid,
    recurrence::{Civil, Rule, Zone},
    schedule::{self, Schedule, Window},
    store::{ChangedRow, Mirror, Mirrored, ReadTx, Store},
    workspace,
};

/// Smaller plans are read by SQL at once.
const WORTH_A_MIRROR: u32 = 200;

/// The plans of a workspace's communities.
#[derive(Default)]
pub struct Plan(Arc<Mirror<Loaded>>);

impl Plan {
    /// Every date of a community in the window whose subject is not in the trash: from memory when the plan is there and
    /// current, else from SQLite.
    pub fn dates(&self, tx: &ReadTx<'_>, community_id: i64, window: Window) -> Result<Dates> {
        match self.0.ask(tx, community_id, |plan| plan.dates(window))? {
            Some(found) => Ok(found),
            None => dates(tx, community_id, window),
        }
    }

    /// Loads the plan of a community in the background when that is worth it and not done yet.
    pub fn warm(&self, store: &Arc<Store>, tx: &ReadTx<'_>, community: Uid) -> Result<()> {
        let community_id = workspace::community_id(tx, community)?;
        if !self.0.is_loaded(community_id)
            && schedule::count(tx, community_id, WORTH_A_MIRROR)? == WORTH_A_MIRROR
        {
            self.0.warm(store, community_id);
        }
        Ok(())
    }

    /// Loads the plan of a community and waits for it.
    pub fn load(&self, store: &Store, community_id: i64) -> Result<()> {
        self.0.load(store, community_id)
    }

    /// Whether the plan of a community is in memory.
    pub fn is_loaded(&self, community_id: i64) -> bool {
        self.0.is_loaded(community_id)
    }
}

/// Something planned, ready to be expanded.
struct Planned {
    schedule: Schedule,
    rule: Option<Rule>,
    subject: Arc<Subject>,
}

/// The plan of one community. What is in the trash is not in it.
struct Loaded {
    community_id: i64,
    zone: Zone,
    planned: Vec<Planned>,
    /// When each begins, and what it ends before: apart, because a window looks at all of them.
    spans: Vec<(Civil, Civil)>,
    /// Places by schedule.
    places: HashMap<i64, usize>,
}

impl Mirrored for Loaded {
    const WATCHED: &'static [&'static str] = &[
        "schedule",
        "schedule_exception",
        "content",
        "activity",
        "task",
        "content_channel",
        "activity_channel",
    ];
    const RELOADING: &'static [&'static str] = &["community", "channel", "operator", "pillar"];

    fn load(tx: &ReadTx<'_>, community_id: i64) -> Result<Self> {
        let mut loaded = Self {
            community_id,
            zone: schedule::community_zone(tx, community_id)?,
            planned: Vec::new(),
            spans: Vec::new(),
            places: HashMap::new(),
        };
        loaded.take_in(tx, schedule::series_of(tx, community_id)?)?;
        Ok(loaded)
    }

    fn refresh(&mut self, tx: &ReadTx<'_>, changes: &[ChangedRow]) -> Result<()> {
        let mut changed = BTreeSet::new();
        for change in changes {
            changed.extend(schedules_of(tx, change)?);
        }
        let changed: Vec<i64> = changed.into_iter().collect();
        changed.iter().for_each(|&id| self.remove(id));
        self.take_in(tx, schedule::of_ids(tx, &changed)?)
    }
}

impl Loaded {
    /// Puts the community's schedules among them into the plan.
    fn take_in(&mut self, tx: &ReadTx<'_>, mut schedules: Vec<Schedule>) -> Result<()> {
        schedules.retain(|schedule| schedule.community_id == self.community_id);
        let ids: Vec<i64> = schedules.iter().map(|schedule| schedule.id).collect();
        let spans = schedule::spans(tx, &ids)?;
        let subjects = of_schedules(tx, &schedules)?.into_iter();
        let mut subjects: HashMap<i64, Arc<Subject>> =
            subjects.map(|subject| (subject.schedule_id, subject)).collect();
        for schedule in schedules {
            let (Some(subject), Some(&span)) = (subjects.remove(&schedule.id), spans.get(&schedule.id))
            else {
                continue;
            };
            self.places.insert(schedule.id, self.planned.len());
            self.spans.push(span);
            let rule = schedule.rule(&self.zone);
            self.planned.push(Planned { schedule, rule, subject });
        }
        Ok(())
    }

    fn remove(&mut self, schedule_id: i64) {
        let Some(place) = self.places.remove(&schedule_id) else { return };
        self.planned.swap_remove(place);
        self.spans.swap_remove(place);
        if let Some(moved) = self.planned.get(place) {
            self.places.insert(moved.schedule.id, place);
        }
    }

    fn dates(&self, window: Window) -> Dates {
        let (from, to) = schedule::civil_bounds(window);
        let meets = |&(begins, ends_before): &(Civil, Civil)| ends_before > from && begins < to;
        let places = self.spans.iter().enumerate().filter(|(_, span)| meets(span));
        let met: Vec<&Planned> = places.map(|(place, _)| &self.planned[place]).collect();
        let collect = |planned: &&Planned, found: &mut Vec<_>| {
            planned.schedule.collect_by(planned.rule.as_ref(), &self.zone, window, found);
        };
        let subjects = || met.iter().map(|planned| planned.subject.clone()).collect();
        let (found, subjects) = schedule::expanded_beside(&met, collect, subjects);
        Dates::new(found, subjects)
    }
}
