//! The tables of every domain, in the order of their foreign keys; and the steps between released versions.

use crate::{channels, series, store::Schema, workspace};

/// The schema of this version of Tulou.
pub const SCHEMA: Schema =
    Schema { tables: &[workspace::TABLES, channels::TABLES, series::TABLES], upgrades: &[] };
