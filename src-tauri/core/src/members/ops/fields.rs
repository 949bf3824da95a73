//! Custom fields, their options and their order.

use std::collections::HashMap;

use crate::{
    Error, Result, Uid,
    members::{
        table,
        view::{AddField, EditField, FieldKind, FieldSubject, FieldView, OptionCount, RenamedOption},
    },
    store::{ReadTx, WriteTx},
    tabular::{fold, joined, pieces},
    workspace::{self, checked_name},
};

/// Most options that become of what a field held as texts.
const MOST_OPTIONS: usize = 200;

/// The custom fields of a community's members, in their order.
pub fn fields(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<FieldView>> {
    fields_of(tx, community, FieldSubject::Member)
}

/// The custom fields of one kind of records of a community, in their order.
pub fn fields_of(tx: &ReadTx<'_>, community: Uid, subject: FieldSubject) -> Result<Vec<FieldView>> {
    let community_id = workspace::community_id(tx, community)?;
    Ok(table::fields_of(tx, community_id, subject)?.into_iter().map(|(_, field)| field).collect())
}

/// Makes a custom field.
pub fn add_field(tx: &mut WriteTx<'_>, mut input: AddField) -> Result<FieldView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let name = checked_name(&input.name)?.to_owned();
    if table::fields_of(tx, community_id, input.subject)?.iter().any(|(_, field)| field.name == name) {
        return Err(Error::invalid("name", "taken").with("value", name));
    }
    if input.subject == FieldSubject::Member && input.kind == FieldKind::Choices {
        return Err(Error::invalid("kind", "not_for_members"));
    }
    input.options = checked_options(input.kind, input.options)?;
    let uid = table::insert_field(tx, community_id, &name, &input)?;
    Ok(table::field(tx, uid)?.1)
}

/// Options without blanks and doubles; a choice needs some.
fn checked_options(kind: FieldKind, options: Vec<String>) -> Result<Vec<String>> {
    let mut kept: Vec<String> = Vec::new();
    for option in options {
        let option = option.trim().to_owned();
        if !option.is_empty() && !kept.iter().any(|known| fold(known) == fold(&option)) {
            kept.push(option);
        }
    }
    match kind {
        FieldKind::Choice | FieldKind::Choices if kept.is_empty() => Err(Error::invalid("options", "empty")),
        FieldKind::Choice | FieldKind::Choices => Ok(kept),
        _ => Ok(Vec::new()),
    }
}

/// Renames a custom field, changes its options or what it holds, or moves it. What records hold follows a renamed option and goes with one that
/// is left out.
pub fn edit_field(tx: &mut WriteTx<'_>, mut input: EditField) -> Result<FieldView> {
    let (community_id, field) = table::field(tx, input.uid)?;
    let subject = table::subject_of(tx, input.uid)?;
    let others = table::fields_of(tx, community_id, subject)?;
    if let Some(name) = &input.name {
        let name = checked_name(name)?;
        if others.iter().any(|(_, other)| other.uid != input.uid && other.name == name) {
            return Err(Error::invalid("name", "taken").with("value", name));
        }
    }
    if input.kind.is_some_and(|kind| kind != field.kind) {
        retype(tx, (community_id, subject), &field, &mut input)?;
        return Ok(table::field(tx, input.uid)?.1);
    }
    input.options = input.options.map(|options| checked_options(field.kind, options)).transpose()?;
    if let Some(renamed) = &input.renamed_option {
        let options = input.options.as_ref().unwrap_or(&field.options);
        let to = checked_option(options, renamed)?;
        input.options = Some(with_renamed(options, &renamed.from, &to));
        replace_option(tx, (community_id, subject), &field, &renamed.from, Some(&to))?;
    }
    for option in dropped(&field, &input) {
        replace_option(tx, (community_id, subject), &field, option, None)?;
    }
    if let Some(position) = input.position {
        let mut order: Vec<Uid> =
            others.iter().map(|(_, other)| other.uid).filter(|uid| *uid != input.uid).collect();
        order.insert(order.len().min(position as usize), input.uid);
        for (place, uid) in order.into_iter().enumerate() {
            table::place_field(tx, uid, place as f64 + 1.0)?;
        }
    }
    table::update_field(tx, &input)?;
    Ok(table::field(tx, input.uid)?.1)
}

/// Puts another option, or none, in the place of one that records hold, those in the trash too.
fn replace_option(
    tx: &mut WriteTx<'_>,
    (community_id, subject): (i64, FieldSubject),
    field: &FieldView,
    from: &str,
    to: Option<&str>,
) -> Result<()> {
    if subject == FieldSubject::Member {
        return table::replace_value(tx, community_id, field.uid, from, to);
    }
    for held in table::held(tx, subject, community_id, field.uid)? {
        let options = parts(field, &held.text);
        if options.iter().any(|option| option == from) {
            let others = options.iter().map(String::as_str);
            let left = others.filter_map(|option| if option == from { to } else { Some(option) });
            let text = Some(joined(left)).filter(|text| !text.is_empty());
            table::put_held(tx, subject, held.id, field.uid, text.as_deref())?;
        }
    }
    Ok(())
}

/// The options that a text of a field names.
fn parts(field: &FieldView, text: &str) -> Vec<String> {
    match field.kind {
        FieldKind::Choices => workspace::options_in(&field.options, text),
        _ => vec![text.to_owned()],
    }
}

/// Lets a field of plans or channels hold something else, with everything that it holds in the form of that.
fn retype(
    tx: &mut WriteTx<'_>,
    (community_id, subject): (i64, FieldSubject),
    field: &FieldView,
    input: &mut EditField,
) -> Result<()> {
    let Some(kind) = input.kind else { return Ok(()) };
    if subject == FieldSubject::Member {
        return Err(Error::invalid("kind", "not_for_members"));
    }
    let all = table::held(tx, subject, community_id, field.uid)?;
    let options = input.options.take().unwrap_or_else(|| match kind {
        FieldKind::Choice => {
            field.options.iter().cloned().chain(all.iter().map(|held| held.text.clone())).collect()
        }
        FieldKind::Choices => {
            let named = all.iter().flat_map(|held| pieces(&held.text, &|_| false));
            field.options.iter().cloned().chain(named).collect()
        }
        _ => Vec::new(),
    });
    let options = checked_options(kind, options)?;
    if options.len() > MOST_OPTIONS || options.iter().any(|option| checked_name(option).is_err()) {
        return Err(Error::invalid("kind", "not_options"));
    }
    let mut changed = Vec::new();
    for held in all {
        // Several options are not one, although their list could be taken for one.
        let several = kind == FieldKind::Choice && parts(field, &held.text).len() > 1;
        match workspace::canonical(kind, &options, &held.text) {
            Ok(text) if !several => changed.extend((text != held.text).then_some((held.id, text))),
            _ => return Err(Error::invalid("kind", "does_not_fit").with("value", held.text)),
        }
    }
    for (id, text) in changed {
        table::put_held(tx, subject, id, field.uid, Some(&text))?;
    }
    input.options = Some(options);
    table::update_field(tx, input)
}

/// The new name of an option: no other one is called so, in whatever case and width.
fn checked_option(options: &[String], renamed: &RenamedOption) -> Result<String> {
    if !options.contains(&renamed.from) {
        return Err(Error::invalid("renamed_option", "not_an_option").with("value", renamed.from.clone()));
    }
    let to = checked_name(&renamed.to)?.to_owned();
    if options.iter().any(|other| *other != renamed.from && fold(other) == fold(&to)) {
        return Err(Error::invalid("renamed_option", "taken").with("value", to));
    }
    Ok(to)
}

fn with_renamed(options: &[String], from: &str, to: &str) -> Vec<String> {
    options.iter().map(|option| if option == from { to } else { option }.to_owned()).collect()
}

/// The options that a change leaves out; a renamed one is still there.
fn dropped<'a>(field: &'a FieldView, edit: &'a EditField) -> impl Iterator<Item = &'a str> {
    let kept = edit.options.as_ref().unwrap_or(&field.options);
    let renamed = edit.renamed_option.as_ref().map(|renamed| &renamed.from);
    field
        .options
        .iter()
        .filter(move |option| !kept.contains(option) && Some(*option) != renamed)
        .map(String::as_str)
}

/// How many records a change of options takes a value from.
pub fn losing(tx: &ReadTx<'_>, edit: &EditField) -> Result<u32> {
    let (_, field) = table::field(tx, edit.uid)?;
    let held = option_counts(tx, edit.uid)?;
    let dropped: Vec<&str> = dropped(&field, edit).collect();
    Ok(held.iter().filter(|held| dropped.contains(&held.option.as_str())).map(|held| held.members).sum())
}

/// The options of a choice in their order, each with how many records have it.
pub fn option_counts(tx: &ReadTx<'_>, uid: Uid) -> Result<Vec<OptionCount>> {
    let (community_id, field) = table::field(tx, uid)?;
    let subject = table::subject_of(tx, uid)?;
    let held = if subject == FieldSubject::Member {
        table::value_counts(tx, community_id, uid)?
    } else {
        let mut counts = HashMap::new();
        for held in table::held(tx, subject, community_id, uid)?.iter().filter(|held| !held.trashed) {
            for option in parts(&field, &held.text) {
                *counts.entry(option).or_default() += 1;
            }
        }
        counts
    };
    let counted = |option: String| OptionCount { members: held.get(&option).copied().unwrap_or(0), option };
    Ok(field.options.into_iter().map(counted).collect())
}

/// Removes a custom field. The members' values stay where they are, so that undo brings everything back.
pub fn remove_field(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    table::delete_field(tx, uid)
}
