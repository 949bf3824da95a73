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
    let (found, subjects) =
        schedule::occurrences_beside(tx, community_id, window, |schedules| of_schedules(tx, schedules))?;
    let place: HashMap<i64, usize> =
        subjects.iter().enumerate().map(|(place, subject)| (subject.schedule_id, place)).collect();
    // Dates are large: their places are sorted, and each is moved once.
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_unstable_by_key(|&at| (found[at].start_at, found[at].schedule_id, at));
    let mut found: Vec<Option<Occurrence>> = found.into_iter().map(Some).collect();
    let taken = |at: usize| {
        let date = found[at].take()?;
        Some((*place.get(&date.schedule_id)?, date))
    };
    let dates = order.into_iter().filter_map(taken).collect();
    Ok(Dates { subjects, dates })
}
