//! Records out to a sheet that comes back as an update: with the columns that an import knows and a key.

use super::{
    columns::{self, Form, Written},
    forms,
    kinds::figures::Figures,
    lexicon::{Cells, Lexicon, own_id, own_name},
    reading::Key,
    table,
    view::{SheetExport, SheetKind},
};
use crate::{
    Code, Error, Result, Uid,
    imports::{ExportFormat, ExportReport},
    recurrence::{date_text, parse_date},
    store::{ReadTx, Store},
    tabular::{OutCell, OutTable, parse_number},
};

/// What the key column is called, in Chinese and English.
const KEY: (&str, &str) = ("土楼 ID", "Tulou ID");
/// Longest text of a cell that a spreadsheet holds whole, with room for what guards it.
const LONGEST_CELL: usize = 32_000;

/// Writes records to a file.
pub fn export(
    store: &Store,
    input: &SheetExport,
    pace: &dyn Fn(u64, u64) -> Result<()>,
) -> Result<ExportReport> {
    let format = ExportFormat::of(&input.path)?;
    let days = Days::of(input)?;
    let name = export_name(store);
    let (columns, rows) = store.read(|tx| gather(tx, store.operator_id(), input, &days, pace))?;
    let sheet = sheet_name(input.kind, input.chinese);
    format.write(&input.path, sheet, |out| write(out, input, &name, &columns, &rows))?;
    match store.write_local(|tx| table::remember(tx, &name, &rows)) {
        // A workspace that is only read exports, too: such a sheet comes back without knowing what was changed here.
        Err(error) if error.code == Code::ReadOnly => {}
        remembered => remembered?,
    }
    Ok(ExportReport { rows: rows.len() as u64 })
}

/// The days whose figures are written.
struct Days {
    from: Option<String>,
    to: Option<String>,
}

impl Days {
    fn of(input: &SheetExport) -> Result<Self> {
        let day = |field: &str, text: &Option<String>| {
            let Some(text) = text else { return Ok(None) };
            match input.kind {
                SheetKind::Figures => parse_date(field, text).map(|day| Some(date_text(day))),
                _ => Err(Error::invalid(field, "only_for_figures")),
            }
        };
        let days = Self { from: day("from", &input.from)?, to: day("to", &input.to)? };
        match (&days.from, &days.to) {
            (Some(from), Some(to)) if from >= to => Err(Error::invalid("to", "out_of_range")),
            _ => Ok(days),
        }
    }

    fn hold(&self, day: &str) -> bool {
        self.from.as_deref().is_none_or(|from| day >= from) && self.to.as_deref().is_none_or(|to| day < to)
    }
}

/// A name that no other export has: the random end of an identity.
fn export_name(store: &Store) -> String {
    let uid = Uid::new(store.now()).to_string();
    uid.rsplit('-').next().unwrap_or_default().to_owned()
}

fn sheet_name(kind: SheetKind, chinese: bool) -> &'static str {
    let (local, english) = match kind {
        SheetKind::Contents => ("内容", "Content"),
        SheetKind::Activities => ("活动", "Events"),
        SheetKind::Tasks => ("待办", "Tasks"),
        SheetKind::Groups => ("群", "Groups"),
        SheetKind::Figures => ("数据", "Figures"),
    };
    if chinese { local } else { english }
}

/// The columns of the sheet and its rows, each with the key of its record.
type Gathered = (Vec<(String, Form)>, Vec<(String, Cells)>);

fn gather(
    tx: &ReadTx<'_>,
    me: i64,
    input: &SheetExport,
    days: &Days,
    pace: &dyn Fn(u64, u64) -> Result<()>,
) -> Result<Gathered> {
    let lexicon = Lexicon::new(tx, me, input.community, input.kind, None)?;
    let records = input.kind.records();
    let mut keys = records.keys(tx, &lexicon, input.uids.as_deref())?;
    if input.kind == SheetKind::Figures {
        keys.retain(|key| days.hold(Figures::day_of(key)));
    }
    let total = keys.len() as u64;
    let mut rows = Vec::with_capacity(keys.len());
    for (done, key) in (0_u64..).zip(keys) {
        if done.is_multiple_of(256) {
            pace(done, total)?;
        }
        let Some(mut cells) = records.cells(tx, &lexicon, &key)? else { continue };
        for text in cells.0.values_mut() {
            if let Some((end, _)) = text.char_indices().nth(LONGEST_CELL) {
                text.truncate(end);
            }
        }
        rows.push((key, cells));
    }
    let columns = columns_of(input.kind, &lexicon, &rows);
    Ok((columns.into_iter().map(|id| (id.clone(), lexicon.form(&id))).collect(), rows))
}

fn columns_of(kind: SheetKind, lexicon: &Lexicon, rows: &[(String, Cells)]) -> Vec<String> {
    let used = |id: &str| rows.iter().any(|(_, cells)| !cells.get(id).is_empty());
    let mut ids: Vec<String> = columns::of(kind)
        .iter()
        .filter(|column| match column.written {
            Written::Always => true,
            Written::WhenUsed => used(column.id),
            Written::Never => false,
        })
        .map(|column| column.id.to_owned())
        .collect();
    let own = lexicon.own.iter().map(|field| own_id(&field.name));
    ids.extend(own.filter(|id| used(id)));
    let known = ids.clone();
    let named = rows.iter().flat_map(|(_, cells)| cells.0.keys());
    let others: std::collections::BTreeSet<&String> =
        named.filter(|id| own_name(id).is_some() && !known.contains(id)).collect();
    ids.extend(others.into_iter().cloned());
    ids
}

fn write(
    out: &mut dyn OutTable,
    input: &SheetExport,
    name: &str,
    columns: &[(String, Form)],
    rows: &[(String, Cells)],
) -> Result<()> {
    let heading = |id: &str| match own_name(id) {
        Some(name) => name.to_owned(),
        None => columns::named(input.kind, id).map_or(id, |column| column.name(input.chinese)).to_owned(),
    };
    let key = if input.chinese { KEY.0 } else { KEY.1 };
    let header: Vec<String> = columns.iter().map(|(id, _)| heading(id)).chain([key.to_owned()]).collect();
    out.row(&header.iter().map(|word| OutCell::Text(word)).collect::<Vec<_>>())?;
    for (record, cells) in rows {
        let key = Key::text(record, name);
        let mut line: Vec<OutCell<'_>> =
            columns.iter().map(|(id, form)| cell(*form, cells.get(id), input.chinese)).collect();
        line.push(OutCell::Text(&key));
        out.row(&line)?;
    }
    Ok(())
}

fn cell(form: Form, text: &str, chinese: bool) -> OutCell<'_> {
    match form {
        _ if text.is_empty() => OutCell::Empty,
        Form::Count | Form::Amount => parse_number(text).map_or(OutCell::Text(text), OutCell::Number),
        form => OutCell::Text(forms::shown(form, text, chinese)),
    }
}
