//! Facets made ready: one question for the calendar and for calendar files, so that a file holds what the page shows.

use std::collections::HashSet;

use super::{
    table::{self, Subject},
    view::Facets,
};
use crate::{Result, channels, store::ReadTx};

/// Says of each subject whether the facets let it through.
#[derive(Debug)]
pub struct Narrowing<'a> {
    facets: &'a Facets,
    /// Schedules of what goes to the channels that are meant; nothing when all are.
    in_channels: Option<HashSet<i64>>,
}

impl<'a> Narrowing<'a> {
    /// Looks up what the facets name. What is gone lets nothing through: a file for others must not suddenly hold all.
    pub fn new(tx: &ReadTx<'_>, facets: &'a Facets) -> Result<Self> {
        let in_channels = match channels::meant(tx, &facets.channels, &facets.tags)? {
            Some(channel_ids) => Some(table::in_channels(tx, &channel_ids)?),
            None => None,
        };
        Ok(Self { facets, in_channels })
    }

    /// Whether this subject is part of what is meant.
    pub fn lets_through(&self, subject: &Subject) -> bool {
        let Facets { kinds, owners, .. } = self.facets;
        (kinds.is_empty() || kinds.contains(&subject.kind))
            && (owners.is_empty() || subject.owner.is_some_and(|owner| owners.contains(&owner)))
            && self.in_channels.as_ref().is_none_or(|found| found.contains(&subject.schedule_id))
    }
}
