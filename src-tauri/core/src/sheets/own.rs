//! Fields of one's own that a sheet makes or widens. What a new one holds is told by all of its values together: numbers,
//! dates, one of a few words, several of them, or any text.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    compare::Work,
    lexicon::{Lexicon, own_id, own_name},
    view::{SheetField, SheetImport, SheetPreview, SheetTarget},
};
use crate::{
    Result,
    imports::kind_of,
    members::{self, AddField, EditField, FieldKind, FieldSubject},
    store::WriteTx,
    tabular::{DateReader, fold, pieces},
    workspace::{canonical, option_of},
};

/// Most options that a column of words becomes a choice of.
const MOST_OPTIONS: usize = 20;
/// Longest word that is an option, in characters.
const LONGEST_OPTION: usize = 20;
/// So often is each option there on average, at least: names that hardly come twice are no options.
const OFTEN: usize = 2;

/// Says what the fields are that the rows fill, and brings their values into the form in which they are kept.
pub(super) fn settle(work: &mut [Work], preview: &mut SheetPreview, input: &SheetImport, lexicon: &Lexicon) {
    if FieldSubject::of_table(input.kind.table()).is_none() {
        return;
    }
    let mut seen = BTreeSet::new();
    let others: BTreeSet<String> = work
        .iter()
        .flat_map(|one| one.changes.0.keys())
        .filter_map(|id| own_name(id).map(str::to_owned))
        .filter(|name| !input.mapping.contains(&SheetTarget::own(name)))
        .collect();
    // In the order of their columns, so that drawers show them as the sheet does.
    let mapped = input.mapping.iter().filter_map(|target| match target {
        SheetTarget::Own { name, .. } => Some(name),
        _ => None,
    });
    for name in mapped.chain(&others) {
        if !seen.insert(name) {
            continue;
        }
        let id = own_id(name);
        let values: Vec<String> = said(work, &id).map(|text| text.clone()).collect();
        match lexicon.own.iter().find(|field| field.name == *name) {
            _ if values.is_empty() => {}
            Some(field) => {
                let options = missing(field.kind, &field.options, &values);
                if !options.is_empty() {
                    preview.new_options.push(SheetField { name: name.clone(), kind: field.kind, options });
                }
            }
            None => {
                // What no column is mapped to holds the others of a cell of one person.
                let (kind, options) = match others.contains(name) {
                    true => (FieldKind::Choices, missing(FieldKind::Choices, &[], &values)),
                    false => held_by(&values),
                };
                bring(work, &id, kind, &options);
                preview.new_fields.push(SheetField { name: name.clone(), kind, options });
            }
        }
    }
}

fn said<'w>(work: &'w mut [Work], id: &str) -> impl Iterator<Item = &'w mut String> {
    work.iter_mut().filter_map(move |one| one.changes.0.get_mut(id)).filter(|text| !text.is_empty())
}

/// What a field for these values holds.
fn held_by(values: &[String]) -> (FieldKind, Vec<String>) {
    match kind_of(values) {
        FieldKind::Text => {}
        kind => return (kind, Vec::new()),
    }
    let lists: Vec<Vec<String>> = values.iter().map(|value| pieces(value, &|_| false)).collect();
    let several = lists.iter().any(|list| list.len() > 1);
    let mut options: Vec<String> = Vec::new();
    for option in lists.iter().flatten() {
        if option_of(&options, option).is_none() {
            options.push(option.clone());
        }
        if options.len() > MOST_OPTIONS || option.chars().count() > LONGEST_OPTION {
            return (FieldKind::Text, Vec::new());
        }
    }
    let said: usize = lists.iter().map(Vec::len).sum();
    match options.len() {
        2.. if said >= options.len() * OFTEN => {
            (if several { FieldKind::Choices } else { FieldKind::Choice }, options)
        }
        _ => (FieldKind::Text, Vec::new()),
    }
}

/// Brings the values of a new field into its form; days are read as their column writes them.
fn bring(work: &mut [Work], id: &str, kind: FieldKind, options: &[String]) {
    let samples: Vec<String> = said(work, id).map(|text| text.clone()).collect();
    let days = DateReader::for_column(samples.iter().map(String::as_str), false, chrono_tz::UTC);
    for text in said(work, id) {
        let day = (kind == FieldKind::Date).then(|| days.read(text).and_then(|found| found.date())).flatten();
        if let Some(form) = day.or_else(|| canonical(kind, options, text).ok()) {
            *text = form;
        }
    }
}

/// Options that a field lacks.
fn missing(kind: FieldKind, known: &[String], values: &[String]) -> Vec<String> {
    let mut lacking: BTreeMap<String, String> = BTreeMap::new();
    let mut order = Vec::new();
    for value in values {
        let named = match kind {
            FieldKind::Choice => vec![value.clone()],
            FieldKind::Choices => pieces(value, &|name| option_of(known, name).is_some()),
            _ => return Vec::new(),
        };
        for option in named.into_iter().filter(|option| option_of(known, option).is_none()) {
            let key = fold(&option);
            if lacking.insert(key.clone(), option).is_none() {
                order.push(key);
            }
        }
    }
    order.iter().filter_map(|key| lacking.remove(key)).collect()
}

/// Makes the fields, and gives others the options that they lack.
pub(super) fn make(
    tx: &mut WriteTx<'_>,
    input: &SheetImport,
    lexicon: &Lexicon,
    preview: &SheetPreview,
) -> Result<()> {
    let Some(subject) = FieldSubject::of_table(input.kind.table()) else { return Ok(()) };
    for SheetField { name, kind, options } in preview.new_fields.iter().cloned() {
        members::add_field(tx, AddField { community: input.community, name, kind, options, subject })?;
    }
    for SheetField { name, options, .. } in &preview.new_options {
        if let Some(field) = lexicon.own.iter().find(|field| field.name == *name) {
            let options = field.options.iter().chain(options).cloned().collect();
            members::edit_field(tx, EditField { options: Some(options), ..EditField::of(field.uid) })?;
        }
    }
    Ok(())
}

/// A mapping as it is remembered: fields may be renamed before the next sheet of the kind.
pub(super) fn remembered(mapping: &[SheetTarget], lexicon: &Lexicon) -> Vec<SheetTarget> {
    let with_field = |target: &SheetTarget| match target {
        SheetTarget::Own { name, .. } => {
            let field = lexicon.own.iter().find(|field| field.name == *name).map(|field| field.uid);
            SheetTarget::Own { name: name.clone(), field }
        }
        other => other.clone(),
    };
    mapping.iter().map(with_field).collect()
}

/// A remembered mapping with the names that fields have now.
pub(super) fn recalled(mapping: Vec<SheetTarget>, lexicon: &Lexicon) -> Vec<SheetTarget> {
    let by_name = |target| match target {
        SheetTarget::Own { name, field } => {
            let known = lexicon.own.iter().find(|known| Some(known.uid) == field);
            SheetTarget::own(known.map_or(name, |known| known.name.clone()))
        }
        other => other,
    };
    mapping.into_iter().map(by_name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_says_what_it_holds() {
        let held = |values: &[&str]| {
            let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
            held_by(&values)
        };
        let options = |options: &[&str]| options.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        assert_eq!(held(&["300", "1,200.5"]), (FieldKind::Number, vec![]));
        assert_eq!(held(&["2026/3/5", "2026-03-07"]), (FieldKind::Date, vec![]));
        assert_eq!(held(&["是", "否", "是", "是"]), (FieldKind::Choice, options(&["是", "否"])));
        assert_eq!(
            held(&["视频号,社群", "社群", "社群、公众号", "视频号", "公众号"]),
            (FieldKind::Choices, options(&["视频号", "社群", "公众号"]))
        );
        assert_eq!(held(&["a.png", "b.jpg;c.jpg", "d.png"]), (FieldKind::Text, vec![]));
        assert_eq!(held(&["周一", "周一"]), (FieldKind::Text, vec![]), "one word is no choice");
        assert_eq!(held(&["今天先写标题，明天再写正文", "同上"]), (FieldKind::Text, vec![]));
    }
}
