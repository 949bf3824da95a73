//! The tables of every domain, in the order of their foreign keys; and the steps between released versions.

use crate::{channels, schedule, series, store::Schema, workspace};

/// The schema of this version of Tulou.
pub const SCHEMA: Schema = Schema {
    tables: &[workspace::TABLES, channels::TABLES, schedule::TABLES, series::TABLES],
    upgrades: &[],
};
