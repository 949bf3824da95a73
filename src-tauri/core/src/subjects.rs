//! What schedules are the time of: content, activities and tasks under one shape, for whoever shows the plan as a whole
//! (calendar, calendar files, reminders). Reads only.

mod table;

use std::collections::HashMap;

pub use table::{
    Delivered, Subject, by_uid, delivered, done_dates, done_moments, in_channels, of_community, of_schedules,
};

use crate::{
    Result,
    schedule::{self, Occurrence, Window},
    store::ReadTx,
};

/// Dates in a window, with the subjects that they are of.
#[derive(Debug, Clone)]
pub struct Dates {
    /// The subjects.
    pub subjects: Vec<Subject>,
    /// The dates by start, each with its subject's place in the list.
    pub dates: Vec<(usize, Occurrence)>,
}

/// Every date of a community in the window whose subject is not in the trash.
pub fn dates(tx: &ReadTx<'_>, community_id: i64, window: Window) -> Result<Dates> {
    let found = schedule::occurrences(tx, community_id, window)?;
    let mut ids: Vec<i64> = found.iter().map(|date| date.schedule_id).collect();
    ids.dedup();
    let subjects = of_schedules(tx, &ids)?;
    let place: HashMap<i64, usize> =
        subjects.iter().enumerate().map(|(place, subject)| (subject.schedule_id, place)).collect();
    let mut dates: Vec<(usize, Occurrence)> =
        found.into_iter().filter_map(|date| Some((*place.get(&date.schedule_id)?, date))).collect();
    dates.sort_by_key(|(_, date)| (date.start_at, date.schedule_id));
    Ok(Dates { subjects, dates })
}
