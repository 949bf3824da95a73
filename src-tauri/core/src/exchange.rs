//! Calendar files: reading any, writing ones that every program reads right.

mod holidays;
pub mod lines;
mod model;
mod parse;
mod series;
mod values;
mod view;
mod vtimezone;
mod writer;
mod zones;

pub use holidays::titled_days;
pub use model::{Alarm, Item, ItemKind, Kept, Parsed, Part};
pub use parse::parse;
pub use view::{Problem, ProblemCode};
pub use vtimezone::zone_text;
