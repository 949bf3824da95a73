//! How the groups of a community do: one row for each with its figures, the period before, its peers, and what of it needs somebody
//! (METRICS 12, 28, 29, 30). Nothing is stored; the levels at which a figure turns amber or red are a setting.
//!
//! What is read is in `read`; what a period comes to, without SQL, in `period`; who is compared with whom in `peers`.

mod levels;
mod ops;
mod peers;
mod period;
mod read;
mod view;

pub use levels::{qr_days, thresholds_setting};
pub use ops::{deliveries_by_day, peers_of, table};
pub use peers::median;
pub use view::{
    Deliveries, DeliveryDay, GroupDeliveries, GroupFigures, GroupsTable, GroupsTableInput, Level, Measure,
    MeasureCell, Threshold, Trouble, TroubledDelivery, WhyUnknown,
};
