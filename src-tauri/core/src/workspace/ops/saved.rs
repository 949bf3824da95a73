//! Use cases of saved views.

use super::{checked_name, community_id};
use crate::{
    Error, Result,
    store::{ReadTx, WriteTx},
    workspace::{
        table,
        view::{ListSavedViews, SaveView, SavedView, SavedViewRef},
    },
};

/// Longest name of a page.
const LONGEST_PAGE: usize = 40;

/// The saved views of a page, in the order in which they were made.
pub fn saved_views(tx: &ReadTx<'_>, input: &ListSavedViews) -> Result<Vec<SavedView>> {
    table::saved_views(tx, community_id(tx, input.community)?, &input.page)
}

/// Keeps a view under a name.
pub fn save_view(tx: &mut WriteTx<'_>, input: SaveView) -> Result<SavedView> {
    let community = community_id(tx, input.community)?;
    let name = checked_name(&input.name)?;
    if input.page.is_empty() || input.page.len() > LONGEST_PAGE {
        return Err(Error::invalid("page", "empty"));
    }
    let query = serde_json::to_string(&input.query)?;
    let uid = table::save_view(tx, community, &input.page, name, &query)?;
    tx.describe(serde_json::json!({ "name": name }));
    Ok(SavedView { uid, name: name.to_owned(), query: input.query })
}

/// Forgets a saved view.
pub fn remove_view(tx: &mut WriteTx<'_>, input: &SavedViewRef) -> Result<()> {
    table::delete_view(tx, input.uid)
}
