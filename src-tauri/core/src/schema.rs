//! The tables of every domain, in the order of their foreign keys; and the steps between released versions.

use crate::{
    activities, calendar, channels, content, exchange, imports, members, reminders, schedule, segments,
    series, store::Schema, tasks, tiers, workspace,
};

/// The schema of this version of Tulou.
pub const SCHEMA: Schema = Schema {
    tables: &[
        workspace::TABLES,
        channels::TABLES,
        members::TABLES,
        tiers::TABLES,
        segments::TABLES,
        imports::TABLES,
        schedule::TABLES,
        content::TABLES,
        activities::TABLES,
        tasks::TABLES,
        series::TABLES,
        calendar::TABLES,
        exchange::TABLES,
        reminders::TABLES,
    ],
    upgrades: &[],
};
