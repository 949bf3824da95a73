//! Looking at a table: what it is, where its header stands, what each column means.

use std::collections::HashSet;

use super::{
    table,
    view::{ColumnView, FirstRow, ImportInspection, InspectImport, ListKind, Target},
    words::{self, NAME_SEPARATORS},
};
use crate::{
    Code, Error, Result,
    members::{self, FieldKind, FieldView},
    store::Store,
    tabular::{
        self, Cells, DateReader, FirstRows, Head, Problem, SpawnReader, TableInfo, column_words, find_header,
        parse_number, tidy,
    },
    workspace,
};

/// Rows that are looked at.
const LOOKED_AT: usize = 300;
/// Rows that are shown.
const SHOWN: usize = 20;
/// Values that are shown of each column.
const SAMPLES: usize = 5;

/// The first rows of a table and how it was read.
pub struct Looked {
    /// Its format, encoding, delimiter, sheets.
    pub info: TableInfo,
    /// The rows with their numbers.
    pub rows: Vec<(u64, Cells)>,
    /// What was odd so far.
    pub problems: Vec<Problem>,
}

/// Reads the first rows of a table.
pub fn look(child: &dyn SpawnReader, input: &InspectImport) -> Result<Looked> {
    let options = input.options.clone().unwrap_or_default();
    let mut first = FirstRows { limit: LOOKED_AT, ..FirstRows::default() };
    let info = tabular::read(&input.source, &options, child, &mut first)?;
    // Of a workbook another sheet may be meant.
    if first.rows.is_empty() && info.sheets.len() < 2 && matches!(input.source, tabular::Source::File { .. })
    {
        let path = input.source.name();
        return Err(Error::new(Code::BadFile).with("path", path).with("reason", "empty"));
    }
    Ok(Looked { info, rows: first.rows, problems: first.problems })
}

/// Reads a table as a list of people without writing anything; what its rows are was decided by whoever knows all kinds,
/// and so was which words a header may have.
pub fn inspect(
    store: &Store,
    input: &InspectImport,
    first: Looked,
    kind: ListKind,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<ImportInspection> {
    let header = match input.header_row {
        Some(number) => first.rows.iter().position(|(row, _)| *row == number),
        None => find_header(&first.rows, |word| {
            words::is_known(word) || kind != ListKind::Members && is_known(word)
        }),
    };
    let head = Head::at(&first.rows, header);
    let header_row = head.row;
    let (fields, remembered) = store.read(|tx| {
        workspace::community_id(tx, input.community)?;
        Ok((members::fields(tx, input.community)?, table::mapping::<Target>(tx, &header_key(&head.headers))?))
    })?;
    let columns = columns(&head, &fields, remembered.as_deref());
    let mapping: Vec<Target> = columns.iter().map(|column| column.target.clone()).collect();
    let identities = words::identities(&mapping);
    let has_ids = words::has_ids(&identities);
    let shown = |(row, cells): &(u64, Cells)| FirstRow { row: *row, cells: cells.iter().map(tidy).collect() };
    let rows = head.body.iter().take(SHOWN).map(shown).collect();
    Ok(ImportInspection {
        info: first.info,
        kind,
        header_row,
        columns,
        rows,
        identities,
        has_ids,
        remembered: remembered.is_some(),
        problems: first.problems,
    })
}

/// What a mapping of messages is remembered by: a header may be that of a list, too, and what was said last counts.
pub fn messages_key(headers: &[String]) -> String {
    let columns = headers.iter().rposition(|header| !header.is_empty()).map_or(0, |last| last + 1);
    format!("messages\u{1e}{}", header_key(&headers[..columns]))
}

/// What a mapping is remembered by: the header's words in their order.
pub fn header_key(headers: &[String]) -> String {
    headers.iter().map(|header| column_words(header)).collect::<Vec<_>>().join("\u{1f}")
}

fn columns(head: &Head<'_>, fields: &[FieldView], remembered: Option<&[Target]>) -> Vec<ColumnView> {
    let headers = &head.headers;
    let mut taken: Vec<Target> = Vec::new();
    let mut columns = Vec::with_capacity(headers.len());
    let mut numbers = Vec::new();
    let words: Vec<String> = headers.iter().map(|header| column_words(header)).collect();
    for (index, header) in headers.iter().enumerate() {
        let values: Vec<String> = head.values(index).collect();
        let word = words[index].clone();
        let tool = words::tool_target(&words, &word, values.is_empty());
        let memory =
            remembered.and_then(|mapping| mapping.get(index)).filter(|target| still_there(target, fields));
        let known =
            memory.is_some() || tool.is_some() || !word.is_empty() && words::member_target(&word).is_some();
        let target = match memory {
            Some(target) => target.clone(),
            None if tool.is_some() => tool.unwrap_or(Target::Ignore),
            None => guess(header, &word, &values, fields, &taken),
        };
        taken.push(target.clone());
        if memory.is_none() && is_number(&word) && tells_apart(&values) {
            numbers.push(index);
        }
        columns.push(ColumnView {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            header: header.clone(),
            samples: values.into_iter().take(SAMPLES).collect(),
            target,
            known,
        });
    }
    id_of_number(&mut columns, &numbers);
    if remembered.is_none() {
        one_name(&mut columns);
    }
    let named = taken.iter().any(|target| matches!(target, Target::Name | Target::Nickname));
    if !named && remembered.is_none() {
        name_one(&mut columns);
    }
    columns
}

/// Where a column of names stands beside one that is split, the name in the split is what the person is called
/// elsewhere: two columns that both claim the name would write it by turns.
fn one_name(columns: &mut [ColumnView]) {
    if !columns.iter().any(|column| column.target == Target::Name) {
        return;
    }
    for column in columns {
        if let Target::Split { parts, .. } = &mut column.target {
            for part in parts.iter_mut().filter(|part| **part == Target::Name) {
                *part = Target::Handle { platform: "list".to_owned() };
            }
        }
    }
}

/// A remembered mapping may name a custom field that was removed since.
fn still_there(target: &Target, fields: &[FieldView]) -> bool {
    match target {
        Target::Custom { field } => fields.iter().any(|known| known.uid == *field),
        Target::Split { parts, .. } => parts.iter().all(|part| still_there(part, fields)),
        _ => true,
    }
}

fn guess(header: &str, word: &str, values: &[String], fields: &[FieldView], taken: &[Target]) -> Target {
    if let Some(field) = fields.iter().find(|field| field.name == header) {
        return Target::Custom { field: field.uid };
    }
    if let Some(split) = split_header(header, fields) {
        return split;
    }
    match words::member_target(word) {
        Some(target) if !taken.contains(&target) || repeats(&target) => return target,
        // A second column of names is what the person is called elsewhere.
        Some(Target::Name) => return Target::Handle { platform: "list".to_owned() },
        Some(_) => {}
        None if word.is_empty() => return by_values(values, taken),
        None => {}
    }
    if is_number(word) || matches!(word, "序号" | "行号" | "index" | "#") {
        return Target::Ignore;
    }
    Target::NewField { name: header.chars().take(100).collect(), field_kind: kind_of(values) }
}

/// Words for a number that may be a person's or only the row's.
fn is_number(word: &str) -> bool {
    matches!(word, "编号" | "no" | "number")
}

/// A column of numbers that tell people apart is their id in the list, unless a column says outright that it is.
fn id_of_number(columns: &mut [ColumnView], numbers: &[usize]) {
    let id = Target::Account { platform: "list".to_owned() };
    if let [first, ..] = *numbers
        && columns.iter().all(|column| column.target != id)
    {
        columns[first].target = id;
    }
}

/// Whether nearly each value stands once, and not just in the order of the rows.
fn tells_apart(values: &[String]) -> bool {
    let distinct: HashSet<&String> = values.iter().collect();
    !values.is_empty() && distinct.len() * 10 >= values.len() * 9 && !counts_rows(values)
}

/// Whether a column only numbers the rows, and so says nothing about the person in them.
fn counts_rows(values: &[String]) -> bool {
    let numbers: Vec<f64> = values.iter().filter_map(|value| parse_number(value)).collect();
    numbers.len() == values.len()
        && numbers.windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < f64::EPSILON)
}

/// Targets that take several columns.
fn repeats(target: &Target) -> bool {
    matches!(target, Target::Tags | Target::Channel | Target::Ignore)
}

/// A header that is itself made of parts, or says them in brackets: 城市-岗位-昵称, 群昵称（城市-岗位-昵称）.
fn split_header(header: &str, fields: &[FieldView]) -> Option<Target> {
    let bracket = |c| "「」『』“”\"【】[]()（）".contains(c);
    let inside = header.split(bracket).map(str::trim).filter(|part| !part.is_empty());
    inside.rev().find_map(|inner| split_parts(inner, fields))
}

fn split_parts(inner: &str, fields: &[FieldView]) -> Option<Target> {
    let names: Vec<&str> =
        inner.split(|c| NAME_SEPARATORS.contains(c) || c == '+' || c == '＋').map(str::trim).collect();
    let a_name = |name: &&str| {
        matches!(words::member_target(&column_words(name)), Some(Target::Name | Target::Nickname))
    };
    if names.len() < 2 || names.iter().any(|name| name.is_empty()) || !names.iter().any(a_name) {
        return None;
    }
    let part = |name: &&str| match words::member_target(&column_words(name)) {
        Some(Target::Nickname) => Target::Name,
        Some(target) => target,
        None => match fields.iter().find(|field| field.name == **name) {
            Some(field) => Target::Custom { field: field.uid },
            None => Target::NewField { name: (*name).to_owned(), field_kind: FieldKind::Text },
        },
    };
    Some(Target::Split { separators: NAME_SEPARATORS.to_owned(), parts: names.iter().map(part).collect() })
}

/// A column without a header, judged by its values.
fn by_values(values: &[String], taken: &[Target]) -> Target {
    let most = |test: &dyn Fn(&str) -> bool| {
        !values.is_empty() && values.iter().filter(|value| test(value)).count() * 10 >= values.len() * 8
    };
    let mobile = |value: &str| {
        members::normal_phone(value).is_some_and(|phone| phone.len() == 11 && phone.starts_with('1'))
    };
    let candidates = [
        (Target::Phone, most(&mobile)),
        (Target::Email, most(&|value| value.contains('@') && value.contains('.'))),
        (
            Target::Name,
            most(&|value| (2..=20).contains(&value.chars().count()) && parse_number(value).is_none()),
        ),
    ];
    let fits = candidates.into_iter().find(|(target, fits)| *fits && !taken.contains(target));
    fits.map_or(Target::Ignore, |(target, _)| target)
}

/// When no column is known as the name, the first one of short texts is.
fn name_one(columns: &mut [ColumnView]) {
    let splits =
        |target: &Target| matches!(target, Target::Split { parts, .. } if parts.contains(&Target::Name));
    if columns.iter().any(|column| splits(&column.target)) {
        return;
    }
    let is_name = |column: &ColumnView| {
        !column.known
            && !column.samples.is_empty()
            && column.samples.iter().all(|value| value.chars().count() <= 60 && parse_number(value).is_none())
    };
    if let Some(column) = columns.iter_mut().find(|column| is_name(column)) {
        column.target = Target::Name;
    }
}

/// What a new field for these values holds.
pub fn kind_of(values: &[String]) -> FieldKind {
    let all = |test: &dyn Fn(&str) -> bool| !values.is_empty() && values.iter().all(|value| test(value));
    // Long numbers and those with leading zeros are names of things, not amounts.
    if all(&|value| {
        parse_number(value).is_some()
            && value.len() <= 12
            && !(value.len() > 1 && value.starts_with('0') && !value.contains('.'))
    }) {
        return FieldKind::Number;
    }
    let dates = DateReader::for_column(values.iter().map(String::as_str), false, chrono_tz::UTC);
    if all(&|value| {
        dates.read(value).is_some_and(|date| date.year.is_some()) && parse_number(value).is_none()
    }) {
        return FieldKind::Date;
    }
    FieldKind::Text
}
