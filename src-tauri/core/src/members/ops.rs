//! Use cases of members.

mod alike;
mod bulk;
mod fields;
mod people;

use std::collections::HashMap;

use serde_json::Value;

pub use alike::{Outsider, alike, alike_to, keep_apart, merge};
pub use bulk::{edit_many, set_cells, trash};
pub use fields::{add_field, edit_field, fields, fields_of, losing, option_counts, remove_field};
pub use people::{add_account, edit_membership, join, remove_account, remove_membership};

use super::{
    filter::Resolver,
    model, table,
    view::{
        AddMember, EditMember, Field, FieldView, ListMembers, MemberCount, MemberPage, MemberRow, MemberView,
        Selection, Sort,
    },
};
use crate::{
    Error, Result, Uid,
    patch::Patch,
    store::{ReadTx, WriteTx},
    workspace::{self, TagKind, checked_name},
};

/// A part of the list of members.
pub fn list(tx: &ReadTx<'_>, input: &ListMembers) -> Result<MemberPage> {
    let community_id = workspace::community_id(tx, input.community)?;
    let resolver = Resolver::new(tx, community_id)?;
    let test = resolver.list(input.filter.as_ref(), input.search.as_deref())?;
    let sort = input.sort.unwrap_or(Sort { by: Field::Name, descending: false });
    let by = resolver.column(sort.by)?;
    let limit = input.limit.min(super::LONGEST_PAGE);
    let total = table::count(tx, community_id, input.trashed, &test)?;
    let ids = table::page(tx, community_id, input.trashed, &test, by, sort.descending, input.offset, limit)?;
    Ok(MemberPage { total, rows: table::rows_by_id(tx, &ids)? })
}

/// How many members a selection holds.
pub fn count(tx: &ReadTx<'_>, selection: &Selection) -> Result<MemberCount> {
    if let Selection::Matching { community, filter, search, except } = selection
        && except.is_empty()
    {
        let community_id = workspace::community_id(tx, *community)?;
        let test = Resolver::new(tx, community_id)?.list(filter.as_ref(), search.as_deref())?;
        return Ok(MemberCount { total: table::count(tx, community_id, false, &test)? });
    }
    let total = selected_ids(tx, selection)?.len();
    Ok(MemberCount { total: u32::try_from(total).unwrap_or(u32::MAX) })
}

/// How many members stand on each tier, by the tiers' row ids; those in the trash do not count.
pub fn by_tier(tx: &ReadTx<'_>, community_id: i64) -> Result<HashMap<i64, u32>> {
    table::by_tier(tx, community_id)
}

/// The row ids of a selection.
pub fn selected_ids(tx: &ReadTx<'_>, selection: &Selection) -> Result<Vec<i64>> {
    match selection {
        Selection::These { uids } => uids.iter().map(|uid| Ok(table::place(tx, *uid)?.0)).collect(),
        Selection::Matching { community, filter, search, except } => {
            let community_id = workspace::community_id(tx, *community)?;
            let test = Resolver::new(tx, community_id)?.list(filter.as_ref(), search.as_deref())?;
            let except = table::known_ids(tx, "member", except)?;
            let mut ids = table::ids(tx, community_id, false, &test)?;
            ids.retain(|id| !except.contains(id));
            Ok(ids)
        }
    }
}

/// The lines of rows, in their order.
pub fn rows(tx: &ReadTx<'_>, ids: &[i64]) -> Result<Vec<MemberRow>> {
    table::rows_by_id(tx, ids)
}

/// The uids of rows.
pub fn uids(tx: &ReadTx<'_>, ids: &[i64]) -> Result<Vec<Uid>> {
    table::uids(tx, ids)
}

/// Row ids of the members in whom every word is found.
pub fn find_ids(tx: &ReadTx<'_>, community_id: i64, text: &str, limit: u32) -> Result<Vec<i64>> {
    let resolver = Resolver::new(tx, community_id)?;
    let test = resolver.list(None, Some(text))?;
    let by = resolver.column(Field::Name)?;
    table::page(tx, community_id, false, &test, by, false, 0, limit)
}

/// The row id of the member of that name, when there is one and no other.
pub fn only_named(tx: &ReadTx<'_>, community_id: i64, name: &str) -> Result<Option<i64>> {
    match table::named(tx, community_id, name)?.as_slice() {
        [id] => Ok(Some(*id)),
        _ => Ok(None),
    }
}

/// One member with everything that belongs to them.
pub fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<MemberView> {
    let (id, _) = table::place(tx, uid)?;
    let (row, community, memberships) = table::one(tx, id)?;
    Ok(MemberView { row, community, memberships, namesakes: table::namesakes(tx, id)? })
}

/// Adds a member.
pub fn add(tx: &mut WriteTx<'_>, input: &AddMember) -> Result<MemberView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let fields = table::fields(tx, community_id)?;
    let mut custom = std::collections::BTreeMap::new();
    for (uid, value) in &input.custom {
        let value = model::checked_custom(known(&fields, *uid)?, value)?;
        if !value.is_null() {
            custom.insert(*uid, value);
        }
    }
    let new = table::NewMember {
        name: checked_name(&crate::tabular::tidy(&input.name))?.to_owned(),
        remark: model::checked_text("remark", input.remark.as_deref())?,
        phone: model::checked_phone(input.phone.as_deref())?,
        email: model::checked_text("email", input.email.as_deref())?,
        birthday: model::checked_birthday(input.birthday.as_deref(), input.birthday_lunar)?,
        birthday_lunar: input.birthday_lunar,
        joined_on: model::checked_date("joined_on", input.joined_on.as_deref())?,
        source: model::checked_text("source", input.source.as_deref())?,
        custom,
        note: model::checked_text("note", input.note.as_deref())?,
    };
    let (id, uid) = table::insert(tx, community_id, &new)?;
    for name in &input.tags {
        let tag_id = workspace::tag_id_for(tx, community_id, TagKind::Member, name)?;
        table::add_tag(tx, id, tag_id)?;
    }
    for channel in &input.channels {
        people::enter(tx, id, *channel, input.joined_on.as_deref())?;
    }
    table::refresh_text(tx, id)?;
    tx.describe(serde_json::json!({ "count": 1 }));
    get(tx, uid)
}

fn known(fields: &[(i64, FieldView)], uid: Uid) -> Result<&FieldView> {
    let found = fields.iter().find(|(_, field)| field.uid == uid);
    found.map(|(_, field)| field).ok_or_else(|| Error::not_found("field_def", uid))
}

/// Checks an optional text of an edit.
fn text(field: &'static str, patch: Patch<String>) -> Result<Patch<String>> {
    checked(patch, |text| model::checked_text(field, Some(text)))
}

/// A set value that turns out empty clears.
fn checked(
    patch: Patch<String>,
    check: impl FnOnce(&str) -> Result<Option<String>>,
) -> Result<Patch<String>> {
    Ok(match patch {
        Patch::Set(value) => check(&value)?.map_or(Patch::Clear, Patch::Set),
        other => other,
    })
}

/// Changes a member. Edits of one field that follow each other closely are one step.
pub fn edit(tx: &mut WriteTx<'_>, input: EditMember) -> Result<MemberView> {
    let uid = input.uid;
    let (id, community_id) = table::place(tx, uid)?;
    if let Some(field) = only_field(&input) {
        tx.merge_as(format!("member {uid} {field}"));
    }
    tx.describe(serde_json::json!({ "count": 1 }));
    let lunar = match input.birthday_lunar {
        Some(lunar) => lunar,
        None => table::one(tx, id)?.0.birthday_lunar,
    };
    if let Some(name) = &input.name {
        let name = crate::tabular::tidy(name);
        table::set(tx, id, "name", &checked_name(&name)?)?;
    }
    table::patch(tx, id, "remark", text("remark", input.remark)?)?;
    table::patch(tx, id, "phone", checked(input.phone, |text| model::checked_phone(Some(text)))?)?;
    table::patch(tx, id, "email", text("email", input.email)?)?;
    table::patch(tx, id, "source", text("source", input.source)?)?;
    table::patch(tx, id, "note", text("note", input.note)?)?;
    let birthday = checked(input.birthday, |text| model::checked_birthday(Some(text), lunar))?;
    table::patch(tx, id, "birthday", birthday)?;
    let joined_on = checked(input.joined_on, |text| model::checked_date("joined_on", Some(text)))?;
    table::patch(tx, id, "joined_on", joined_on)?;
    let left_on = checked(input.left_on, |text| model::checked_date("left_on", Some(text)))?;
    table::patch(tx, id, "left_on", left_on)?;
    if let Some(lunar) = input.birthday_lunar {
        table::set(tx, id, "birthday_lunar", &lunar)?;
    }
    if let Some(namesake) = input.namesake {
        table::set(tx, id, "namesake", &namesake)?;
    }
    table::set_part(tx, id, input.part)?;
    if !input.custom.is_empty() {
        let fields = table::fields(tx, community_id)?;
        let mut custom = table::custom(tx, id)?;
        for (uid, value) in &input.custom {
            match model::checked_custom(known(&fields, *uid)?, value)? {
                Value::Null => drop(custom.remove(uid)),
                value => drop(custom.insert(*uid, value)),
            }
        }
        table::set(tx, id, "custom", &serde_json::to_string(&custom)?)?;
    }
    table::refresh_text(tx, id)?;
    get(tx, uid)
}

/// The name of the only field that an edit touches.
fn only_field(input: &EditMember) -> Option<String> {
    let custom = input.custom.keys().map(Uid::to_string);
    let touched: Vec<String> = [
        ("name", input.name.is_some()),
        ("remark", input.remark.is_some()),
        ("phone", input.phone.is_some()),
        ("email", input.email.is_some()),
        ("birthday", input.birthday.is_some() || input.birthday_lunar.is_some()),
        ("joined_on", input.joined_on.is_some()),
        ("left_on", input.left_on.is_some()),
        ("source", input.source.is_some()),
        ("note", input.note.is_some()),
        ("namesake", input.namesake.is_some()),
        ("part", input.part != Patch::Keep),
    ]
    .into_iter()
    .filter(|(_, touched)| *touched)
    .map(|(name, _)| name.to_owned())
    .chain(custom)
    .collect();
    match touched.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}
