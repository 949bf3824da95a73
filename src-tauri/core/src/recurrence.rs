//! When things happen: recurrence rules, their civil expansion, and the one place that turns civil time into
//! instants. Pure arithmetic; no SQL, no records.
//!
//! Civil times come first: a rule expands on the clock on the wall of its zone (RFC 5545 3.3.10), and only then
//! does [`Zone::resolve`] make instants of them (3.3.5: a time the clock jumps over moves forward by the jump, a
//! time that comes twice means the first). The engine is `ical-rs`, pinned and hidden behind [`Rule`], so that it
//! can be replaced; `tests/judges/rules` compares it with python-dateutil.
//!
//! Not here: which series exist, their exceptions and their places in the plan (`schedule`).

mod civil;
mod expand;
mod preview;
mod rule;
mod view;
mod zone;

pub use civil::{Civil, civil_text, date_of, date_text, number_of, parse_civil, parse_date};
pub use expand::{Expansion, Last};
pub use preview::preview;
pub use view::{
    Frequency, Rule, RuleEnd, RulePreview, RulePreviewInput, Skip, UntilForm, Weekday, WeekdayNumber,
};
pub use zone::{Zone, zone_names};
