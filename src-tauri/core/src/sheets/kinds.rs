//! What the kinds have in common for a sheet: finding records, reading one as cells, making and changing one.

pub(super) mod activities;
pub(super) mod contents;
pub(super) mod figures;
mod groups;
mod tasks;

use std::collections::BTreeMap;

use super::{
    lexicon::{Cells, Lexicon, own_name},
    view::SheetKind,
};
use crate::{
    Result, Uid,
    members::FieldView,
    patch::Patch,
    store::{ReadTx, WriteTx},
};

/// The records of one kind.
pub(super) trait Records: Sync {
    /// What is there, as it can be found without a key: each record's key with the cells that name it.
    fn known(&self, tx: &ReadTx<'_>, lexicon: &Lexicon) -> Result<Vec<(String, Cells)>>;
    /// One record as cells; nothing when it is gone.
    fn cells(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, key: &str) -> Result<Option<Cells>>;
    /// What a row without a key is recognised by; nothing when it names no record.
    fn natural(&self, cells: &Cells) -> Option<String>;
    /// What a row is called in a preview.
    fn title(&self, cells: &Cells) -> String;
    /// Makes a record.
    fn add(&self, tx: &mut WriteTx<'_>, lexicon: &Lexicon, cells: &Cells) -> Result<()>;
    /// Writes the cells of `changes` into a record that is `now` in its others.
    fn edit(
        &self,
        tx: &mut WriteTx<'_>,
        lexicon: &Lexicon,
        key: &str,
        now: &Cells,
        changes: &Cells,
    ) -> Result<()>;
    /// The keys of all records, or of those that are asked for, in the order of a list.
    fn keys(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, uids: Option<&[Uid]>) -> Result<Vec<String>>;
}

impl SheetKind {
    pub(super) fn records(self) -> &'static dyn Records {
        match self {
            Self::Contents => &contents::Contents,
            Self::Activities => &activities::Activities,
            Self::Tasks => &tasks::Tasks,
            Self::Groups => &groups::Groups,
            Self::Figures => &figures::Figures,
        }
    }
    /// The table of its records.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Contents => "content",
            Self::Activities => "activity",
            Self::Tasks => "task",
            Self::Groups => "channel",
            Self::Figures => "series_figure",
        }
    }
}

/// A text for an edit: kept when nothing is said, cleared by an empty one.
fn text(changes: &Cells, id: &str) -> Patch<String> {
    match changes.said(id) {
        None => Patch::Keep,
        Some("") => Patch::Clear,
        Some(text) => Patch::Set(text.to_owned()),
    }
}

fn some(cells: &Cells, id: &str) -> Option<String> {
    cells.said(id).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Somebody for an edit; who is not there yet joins the team.
fn person(tx: &mut WriteTx<'_>, changes: &Cells, id: &str) -> Result<Patch<Uid>> {
    match text(changes, id) {
        Patch::Keep => Ok(Patch::Keep),
        Patch::Clear => Ok(Patch::Clear),
        Patch::Set(name) => Ok(Patch::Set(super::lexicon::colleague(tx, &name)?)),
    }
}

fn count(changes: &Cells, id: &str) -> Patch<i64> {
    match text(changes, id) {
        Patch::Set(text) => text.parse().map_or(Patch::Keep, Patch::Set),
        Patch::Clear => Patch::Clear,
        Patch::Keep => Patch::Keep,
    }
}

/// How many people find a place; 0 says that nothing limits them.
fn places(changes: &Cells) -> Patch<i64> {
    match count(changes, "capacity") {
        Patch::Set(0) => Patch::Clear,
        other => other,
    }
}

/// One of the words of a choice.
fn word<T: serde::de::DeserializeOwned>(cells: &Cells, id: &str) -> Option<T> {
    let code = cells.said(id).filter(|code| !code.is_empty())?;
    serde_json::from_value(serde_json::Value::from(code)).ok()
}

/// The code of a word of a choice.
fn code<T: serde::Serialize>(value: &T) -> Result<String> {
    crate::workspace::name_of(value)
}

/// Fills in the fields of one's own.
fn put_own(cells: &mut Cells, fields: &[FieldView], custom: &BTreeMap<Uid, String>) {
    for field in fields {
        if let Some(value) = custom.get(&field.uid) {
            cells.put(&super::lexicon::own_id(&field.name), value);
        }
    }
}

/// Changes of fields of one's own, which exist by then.
fn own(lexicon: &Lexicon, changes: &Cells) -> BTreeMap<Uid, Option<String>> {
    let mut custom = BTreeMap::new();
    for (id, text) in &changes.0 {
        let field = own_name(id).and_then(|name| lexicon.own.iter().find(|field| field.name == name));
        if let Some(field) = field {
            custom.insert(field.uid, Some(text.clone()).filter(|text| !text.is_empty()));
        }
    }
    custom
}

fn uid(key: &str) -> Option<Uid> {
    key.parse().ok()
}

/// A row's title, day and time, by which plans are told apart: the same title at the same time is the same thing.
fn title_and_time(title: &str, cells: &Cells) -> Option<String> {
    let title = crate::tabular::fold(title.trim());
    (!title.is_empty()).then(|| format!("{title}\u{1f}{}\u{1f}{}", cells.get("date"), cells.get("time")))
}
