//! Holding: for a while nothing goes out, everywhere in a community or in some of its groups, and somebody has said why.
//!
//! A hold says nothing about single items. Who asks what is due asks [`current`] as well: what is held is neither late nor
//! told, and nobody is led to send it. Groups are written down one by one when the hold begins, because a tag that is
//! renamed meanwhile must not let anything out. What a lifted hold leaves behind is another question (`sending`).

mod model;
mod ops;
mod table;
mod view;

pub use model::{Holding, Span, Spans};
pub use ops::{active, begin, current, end, hold_id, scope, spans};
pub use table::TABLES;
pub use view::{BeginHold, HoldRef, HoldView};
