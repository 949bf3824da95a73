//! Filters that were given a name.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::Uid;

/// A view of a page that was given a name: its filters and its order, as the page's address holds them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedView {
    /// Its identity.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// What the page's address says; the page alone reads it.
    #[ts(type = "Record<string, unknown>")]
    pub query: serde_json::Map<String, Value>,
}

/// Whose saved views are asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListSavedViews {
    /// Of which community.
    pub community: Uid,
    /// Of which page, by the name in its address.
    pub page: String,
}

/// A view to be kept under a name; one of that name is replaced.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveView {
    /// In which community.
    pub community: Uid,
    /// Of which page, by the name in its address.
    pub page: String,
    /// Its name.
    pub name: String,
    /// What the page's address says.
    #[ts(type = "Record<string, unknown>")]
    pub query: serde_json::Map<String, Value>,
}

/// Names a saved view.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SavedViewRef {
    /// Which.
    pub uid: Uid,
}
