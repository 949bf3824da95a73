//! One search over everything: members, channels, content, activities, tasks; by characters, pinyin and initials.

mod matching;
mod ops;
mod table;
mod view;

pub use ops::search;
pub use view::{HitKind, SearchHit, SearchInput};
