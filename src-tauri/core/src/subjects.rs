//! What schedules are the time of: content, activities and tasks under one shape, for whoever shows the plan as a whole
//! (calendar, calendar files, reminders). Reads only, except that it tells all of them when dates have new names.

mod narrowing;
mod plan;
mod table;
mod view;

use std::{collections::HashMap, sync::Arc};

pub use narrowing::Narrowing;
pub use plan::Plan;
pub use table::{
    Delivered, Subject, by_uid, delivered, done_dates, done_moments, of_community, of_schedules,
};
pub use view::Facets;

use crate::{
    Result, activities, content,
    schedule::{self, Occurrence, Rekey, Window},
    store::{ReadTx, WriteTx},
    tasks,
};

/// Dates in a window, with the subjects that they are of.
#[derive(Debug, Clone)]
pub struct Dates {
    /// The subjects.
    pub subjects: Vec<Arc<Subject>>,
    dates: Vec<Occurrence>,
    /// The order of the starts: a subject's place, and that of a date of it. Dates are large, so they stay where they are.
    order: Vec<(usize, usize)>,
}

impl Dates {
    fn new(dates: Vec<Occurrence>, subjects: Vec<Arc<Subject>>) -> Self {
        let place: HashMap<i64, usize> =
            subjects.iter().enumerate().map(|(place, subject)| (subject.schedule_id, place)).collect();
        let known = |(at, date): (usize, &Occurrence)| Some((*place.get(&date.schedule_id)?, at));
        let mut order: Vec<(usize, usize)> = dates.iter().enumerate().filter_map(known).collect();
        order.sort_unstable_by_key(|&(_, at)| (dates[at].start_at, dates[at].schedule_id, at));
        Self { subjects, dates, order }
    }

    /// The dates by start, each with its subject's place in the list.
    pub fn by_start(&self) -> impl ExactSizeIterator<Item = (usize, &Occurrence)> {
        self.order.iter().map(|&(subject, date)| (subject, &self.dates[date]))
    }
}

/// Every date of a community in the window whose subject is not in the trash.
pub fn dates(tx: &ReadTx<'_>, community_id: i64, window: Window) -> Result<Dates> {
    let (dates, subjects) =
        schedule::occurrences_beside(tx, community_id, window, |schedules| of_schedules(tx, schedules))?;
    Ok(Dates::new(dates, subjects))
}

/// State that is kept by the names of dates follows them.
pub fn rename(tx: &mut WriteTx<'_>, key: &Rekey) -> Result<()> {
    content::rekey(tx, key)?;
    activities::rekey(tx, key)?;
    tasks::rekey(tx, key)
}
