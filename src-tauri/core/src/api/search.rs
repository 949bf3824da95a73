//! The command that searches everything.

use super::table::commands;
use crate::search::{self, SearchHit, SearchInput};

commands! {
    /// Members, channels, content, activities and tasks in which every word stands; pinyin and initials count.
    read search(SearchInput) -> Vec<SearchHit> = |app, tx, input| search::search(tx, &app.members, &input);
}
