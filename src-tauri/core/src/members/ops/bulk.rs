//! Edits of many members in one step.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::people;
use crate::{
    Error, Result, Uid,
    members::{
        MemberCount, model, table,
        view::{EditMembers, Field, MembersChange, SetCells, TrashMembers},
    },
    patch::Patch,
    store::WriteTx,
    workspace::{self, TagKind, checked_name, row_id},
};

fn counted(tx: &mut WriteTx<'_>, total: usize) -> MemberCount {
    tx.describe(json!({ "count": total }));
    MemberCount { total: u32::try_from(total).unwrap_or(u32::MAX) }
}

/// Does one thing to every member of a selection.
pub fn edit_many(tx: &mut WriteTx<'_>, input: &EditMembers) -> Result<MemberCount> {
    let ids = super::selected_ids(tx, &input.who)?;
    match &input.change {
        MembersChange::Tags { add, remove } => tag(tx, &ids, add, remove)?,
        MembersChange::Set { field, value } => {
            for &id in &ids {
                set(tx, id, *field, value.as_deref().unwrap_or_default())?;
            }
        }
        MembersChange::Part { part } => {
            for &id in &ids {
                table::set_part(tx, id, part.map_or(Patch::Clear, Patch::Set))?;
            }
        }
        MembersChange::Join { channel, on } => {
            for &id in &ids {
                people::enter(tx, id, *channel, on.as_deref())?;
            }
        }
        MembersChange::Leave { channel, on } => {
            let channel_id = row_id(tx, "channel", *channel)?;
            let today = table::today(tx, channel_id)?;
            let on = model::checked_date("on", on.as_deref())?.unwrap_or(today);
            // Only those who were there can leave.
            let mut left = 0;
            for &id in &ids {
                left += table::leave(tx, id, channel_id, &on)?;
            }
            return Ok(counted(tx, left));
        }
    }
    Ok(counted(tx, ids.len()))
}

/// Tags belong to a community; members of several get the tag of their own.
fn tag(tx: &mut WriteTx<'_>, ids: &[i64], add: &[String], remove: &[String]) -> Result<()> {
    let mut known = std::collections::HashMap::<(i64, &str), i64>::new();
    for &id in ids {
        let community_id = table::community_of(tx, id)?;
        for name in add {
            let tag_id = match known.get(&(community_id, name.as_str())) {
                Some(tag_id) => *tag_id,
                None => {
                    let tag_id = workspace::tag_id_for(tx, community_id, TagKind::Member, name)?;
                    known.insert((community_id, name), tag_id);
                    tag_id
                }
            };
            table::add_tag(tx, id, tag_id)?;
        }
        for name in remove {
            table::remove_tag(tx, id, name)?;
        }
    }
    Ok(())
}

/// Sets one column of one member to a typed text.
fn set(tx: &mut WriteTx<'_>, id: i64, field: Field, text: &str) -> Result<()> {
    match field {
        Field::Name => {
            let name = crate::tabular::tidy(text);
            table::set(tx, id, "name", &checked_name(&name)?)?;
        }
        Field::Remark => table::set(tx, id, "remark", &model::checked_text("remark", Some(text))?)?,
        Field::Phone => table::set(tx, id, "phone", &model::checked_phone(Some(text))?)?,
        Field::Email => table::set(tx, id, "email", &model::checked_text("email", Some(text))?)?,
        Field::Source => table::set(tx, id, "source", &model::checked_text("source", Some(text))?)?,
        Field::Note => table::set(tx, id, "note", &model::checked_text("note", Some(text))?)?,
        Field::JoinedOn => table::set(tx, id, "joined_on", &model::typed_date("joined_on", text)?)?,
        Field::LeftOn => table::set(tx, id, "left_on", &model::typed_date("left_on", text)?)?,
        Field::Birthday => {
            let lunar = table::one(tx, id)?.0.birthday_lunar;
            table::set(tx, id, "birthday", &model::checked_birthday(Some(text), lunar)?)?;
        }
        Field::Custom(uid) => {
            let (_, field) = table::field(tx, uid)?;
            let mut custom = table::custom(tx, id)?;
            match model::checked_custom(&field, &Value::from(text))? {
                Value::Null => drop(custom.remove(&uid)),
                value => drop(custom.insert(uid, value)),
            }
            table::set(tx, id, "custom", &serde_json::to_string(&custom)?)?;
        }
        Field::Tier | Field::CreatedAt | Field::UpdatedAt => {
            return Err(Error::invalid("field", "not_editable"));
        }
    }
    if matches!(field, Field::Name | Field::Remark | Field::Phone | Field::Email) {
        table::refresh_text(tx, id)?;
    }
    Ok(())
}

/// Sets a block of cells, as pasted from a spreadsheet.
pub fn set_cells(tx: &mut WriteTx<'_>, input: &SetCells) -> Result<MemberCount> {
    let mut touched = HashSet::<Uid>::new();
    for cell in &input.cells {
        let (id, _) = table::place(tx, cell.uid)?;
        set(tx, id, cell.field, &cell.value).map_err(|error| error.with("uid", cell.uid.to_string()))?;
        touched.insert(cell.uid);
    }
    Ok(counted(tx, touched.len()))
}

/// Puts members into the trash, or takes them out again.
pub fn trash(tx: &mut WriteTx<'_>, input: &TrashMembers) -> Result<MemberCount> {
    let ids = super::selected_ids(tx, &input.who)?;
    let at = input.trashed.then_some(tx.now());
    for &id in &ids {
        table::trash(tx, id, at)?;
    }
    Ok(counted(tx, ids.len()))
}
