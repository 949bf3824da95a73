//! Looking at a sheet: what it is, where its header stands, what each column means.

use super::{
    columns::{self, Form},
    grid,
    lexicon::Lexicon,
    own,
    reading::{Raw, are_times},
    view::{InspectSheet, SheetColumn, SheetInspection, SheetKind, SheetTarget, SheetTargetName},
};
use crate::{
    Result,
    imports::{self, FirstRow, ImportInspection, InspectImport, ListKind, Looked},
    store::Store,
    tabular::{Cells, SpawnReader, column_words, find_header, parse_number, tidy},
};

/// Rows that are shown.
const SHOWN: usize = 20;
/// Values that are shown of each column.
const SAMPLES: usize = 5;
/// Longest name that a field of one's own gets from its column, in characters; as a figure's it is counted in bytes.
const LONGEST_FIELD: usize = 60;

/// Looks at a table of any kind: people, or one of the sheets.
pub fn recognise(store: &Store, child: &dyn SpawnReader, input: &InspectImport) -> Result<ImportInspection> {
    let looked = imports::look(child, input)?;
    let kind = match input.kind {
        Some(kind) => kind,
        None => kind_of(store, input, &looked)?,
    };
    imports::inspect(store, input, looked, kind, &columns::is_known)
}

/// What the rows of a table are.
fn kind_of(store: &Store, input: &InspectImport, looked: &Looked) -> Result<ListKind> {
    let headers = match input.header_row {
        Some(row) => looked.rows.iter().find(|(number, _)| *number == row),
        None => find_header(&looked.rows, is_known_anywhere).map(|at| &looked.rows[at]),
    };
    let words: Vec<String> =
        headers.map(|(_, cells)| cells.iter().map(column_words).collect()).unwrap_or_default();
    let raw = raw_of(looked);
    store.read(|tx| {
        for kind in SheetKind::ALL {
            let texts: Vec<String> =
                headers.map(|(_, cells)| cells.iter().map(tidy).collect()).unwrap_or_default();
            if imports::mapping::<SheetTarget>(tx, &mapping_key(kind, &texts))?.is_some() {
                return Ok(kind.list());
            }
        }
        let lexicon = Lexicon::new(tx, store.operator_id(), input.community, SheetKind::Contents, None)?;
        if grid::find(&raw, &lexicon, false).is_some() {
            return Ok(ListKind::Contents);
        }
        Ok(likely(&words).map_or(ListKind::Members, SheetKind::list))
    })
}

pub(super) fn is_known_anywhere(word: &str) -> bool {
    columns::is_known(word) || imports::is_known(word)
}

/// The kind whose own words a header has most of; nothing where nothing says that other than people are meant.
pub(super) fn likely(words: &[String]) -> Option<SheetKind> {
    let people = imports::people_words(words);
    let fits = |kind: &SheetKind| {
        let (mut telling, known) = columns::fit(*kind, words);
        if *kind == SheetKind::Figures {
            let has = |id: &str| {
                words.iter().any(|word| columns::called(*kind, word).is_some_and(|column| column.id == id))
            };
            // A figure without its day is a figure of nothing, and with its group any will do. What consoles say of all groups together
            // names none: then it is told by what its figures are called.
            if !has("date") || !has("group") && telling < 2 || known < 3 {
                return None;
            }
            telling += 1;
        }
        (telling > 0).then_some((telling * 3 + known, *kind))
    };
    // On a draw the later one: figures are also about groups, tasks also have texts.
    let best = SheetKind::ALL.iter().filter_map(fits).max();
    best.filter(|(points, _)| *points > people * 4).map(|(_, kind)| kind)
}

fn raw_of(looked: &Looked) -> Raw {
    let text = |cells: &Cells| cells.iter().map(str::to_owned).collect();
    Raw {
        rows: looked.rows.iter().map(|(row, cells)| (*row, text(cells))).collect(),
        date1904: looked.info.date1904,
        sheet: looked.info.sheet.clone(),
        ..Raw::default()
    }
}

/// Looks at a sheet of one kind without writing anything.
pub fn inspect(store: &Store, child: &dyn SpawnReader, input: &InspectSheet) -> Result<SheetInspection> {
    let looked = imports::look(
        child,
        &InspectImport {
            community: input.community,
            source: input.source.clone(),
            options: input.options.clone(),
            header_row: input.header_row,
            kind: Some(input.kind.list()),
        },
    )?;
    let raw = raw_of(&looked);
    let header = match input.header_row {
        Some(number) => looked.rows.iter().position(|(row, _)| *row == number),
        // What another list knows as a header is one here too, when the user says what the rows are.
        None => find_header(&looked.rows, |word| {
            columns::is_key(word) || columns::called(input.kind, word).is_some()
        })
        .or_else(|| find_header(&looked.rows, is_known_anywhere)),
    };
    let headers: Vec<String> =
        header.map(|at| looked.rows[at].1.iter().map(tidy).collect()).unwrap_or_default();
    let body = &looked.rows[header.map_or(0, |at| at + 1)..];
    let (lexicon, remembered) = store.read(|tx| {
        let lexicon = Lexicon::new(tx, store.operator_id(), input.community, input.kind, None)?;
        let mapping = imports::mapping(tx, &mapping_key(input.kind, &headers))?;
        let mapping = mapping.map(|mapping| own::recalled(mapping, &lexicon));
        Ok((lexicon, mapping))
    })?;
    let wanted = input.grid.unwrap_or(remembered.is_none());
    let asked = input.grid == Some(true);
    let grid = (wanted && input.kind == SheetKind::Contents)
        .then(|| grid::find(&raw, &lexicon, asked))
        .flatten()
        .map(|grid| grid.view());
    let columns = columns_of(input.kind, &headers, body, remembered.as_deref());
    let shown = |(row, cells): &(u64, Cells)| FirstRow { row: *row, cells: cells.iter().map(tidy).collect() };
    Ok(SheetInspection {
        kind: input.kind,
        header_row: header.map_or(0, |at| looked.rows[at].0),
        targets: targets(&lexicon, &columns, input.chinese),
        rows: body.iter().take(SHOWN).map(shown).collect(),
        columns,
        grid,
        remembered: remembered.is_some(),
        info: looked.info,
        problems: looked.problems,
    })
}

/// What a mapping is remembered by: the kind and the header's words.
pub(super) fn mapping_key(kind: SheetKind, headers: &[String]) -> String {
    format!("{kind:?}\u{1e}{}", imports::header_key(headers))
}

fn columns_of(
    kind: SheetKind,
    headers: &[String],
    body: &[(u64, Cells)],
    remembered: Option<&[SheetTarget]>,
) -> Vec<SheetColumn> {
    let width = body.iter().map(|(_, cells)| cells.len()).chain([headers.len()]).max().unwrap_or(0);
    let mut taken: Vec<SheetTarget> = Vec::new();
    let mut found = Vec::with_capacity(width);
    for index in 0..width {
        let header = headers.get(index).cloned().unwrap_or_default();
        let values: Vec<String> = body
            .iter()
            .filter_map(|(_, cells)| cells.get(index))
            .map(tidy)
            .filter(|value| !value.is_empty())
            .collect();
        if header.is_empty() && values.is_empty() {
            // Ragged ends of rows are no columns, but those that follow keep their places.
            found.push(SheetColumn {
                index: u32::try_from(index).unwrap_or(u32::MAX),
                header,
                samples: values,
                target: SheetTarget::Ignore,
                known: false,
            });
            continue;
        }
        let word = column_words(&header);
        let memory = remembered.and_then(|mapping| mapping.get(index)).cloned();
        let known = memory.is_some() || columns::is_key(&word) || columns::called(kind, &word).is_some();
        let target = memory.unwrap_or_else(|| guess(kind, &header, &word, &values, &taken));
        taken.push(target.clone());
        found.push(SheetColumn {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            header,
            samples: values.into_iter().take(SAMPLES).collect(),
            target,
            known,
        });
    }
    while found.last().is_some_and(|column| column.header.is_empty() && column.samples.is_empty()) {
        found.pop();
    }
    if remembered.is_none() {
        name_one(kind, &mut found);
    }
    found
}

fn to(column: &str) -> SheetTarget {
    SheetTarget::Column { column: column.to_owned() }
}

fn guess(kind: SheetKind, header: &str, word: &str, values: &[String], taken: &[SheetTarget]) -> SheetTarget {
    if columns::is_key(word) {
        return SheetTarget::Key;
    }
    let is_free = |id: &str| !taken.contains(&to(id));
    if let Some(column) = columns::called(kind, word) {
        // 发布时间 is a day as often as a time of day: the values say which.
        let has_time = columns::named(kind, "time").is_some();
        let id = match column.id {
            "date" if has_time && are_times(values) && !has_date(values) => "time",
            "time" if has_date(values) && is_free("date") => "date",
            id => id,
        };
        if is_free(id) || matches!(column.form, Form::Channels | Form::Tags) {
            return to(id);
        }
        if let Some(next) = next_text(kind, id).filter(|next| is_free(next)) {
            return to(next);
        }
    }
    if word.is_empty() || values.is_empty() || columns::is_bookkeeping(word) {
        return SheetTarget::Ignore;
    }
    let are_numbers = values.iter().all(|value| parse_number(value).is_some());
    if kind == SheetKind::Figures && !are_numbers {
        return SheetTarget::Ignore;
    }
    SheetTarget::own(header.chars().take(LONGEST_FIELD).collect::<String>())
}

/// Whether values hold days.
fn has_date(values: &[String]) -> bool {
    let reader =
        crate::tabular::DateReader::for_column(values.iter().map(String::as_str), false, chrono_tz::UTC);
    let is_day = |value: &&String| value.len() > 5 && reader.read(value).is_some() || value.contains('月');
    !values.is_empty() && values.iter().filter(is_day).count() * 2 > values.len()
}

/// The next column of texts, when a sheet has several that are called alike.
fn next_text(kind: SheetKind, id: &str) -> Option<&'static str> {
    if !id.starts_with("text") {
        return None;
    }
    let texts = columns::of(kind).iter().filter(|column| column.id.starts_with("text"));
    texts.map(|column| column.id).skip_while(|known| *known != id).nth(1)
}

/// Without a column that names the records, the first one of short texts does.
fn name_one(kind: SheetKind, found: &mut [SheetColumn]) {
    let id = match kind {
        SheetKind::Figures => return,
        SheetKind::Groups => "name",
        _ => "title",
    };
    let text =
        |target: &SheetTarget| *target == to(id) || kind == SheetKind::Contents && *target == to("text");
    if found.iter().any(|column| text(&column.target)) {
        return;
    }
    let names = |column: &&mut SheetColumn| {
        let is_open =
            matches!(column.target, SheetTarget::Own { .. }) || !column.known && column.header.is_empty();
        let are_texts =
            column.samples.iter().all(|value| value.chars().count() <= 80 && parse_number(value).is_none());
        is_open && !column.samples.is_empty() && are_texts
    };
    if let Some(column) = found.iter_mut().find(names) {
        column.target = to(id);
    }
}

/// What a column can become: the columns of the kind, fields that are there, and those that the sheet would make.
fn targets(lexicon: &Lexicon, found: &[SheetColumn], chinese: bool) -> Vec<SheetTargetName> {
    let mut targets: Vec<SheetTargetName> = columns::of(lexicon.kind)
        .iter()
        .map(|column| SheetTargetName { target: to(column.id), name: column.name(chinese).to_owned() })
        .collect();
    let own = lexicon.own.iter().map(|field| field.name.clone());
    let headers = found.iter().map(|column| column.header.chars().take(LONGEST_FIELD).collect::<String>());
    for name in own.chain(headers).filter(|name| !name.is_empty()) {
        let target = SheetTarget::own(&name);
        if !targets.iter().any(|known| known.target == target) {
            targets.push(SheetTargetName { target, name });
        }
    }
    targets
}
