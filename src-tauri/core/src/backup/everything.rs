//! Everything as open files: each table as CSV and JSON, and the attachments; readable without Tulou.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use serde_json::{Map, Value};

use super::{table, view::Saved};
use crate::{Code, Error, Result, store::Store, tabular::guard, workspace::Folder};

const READ_ME: &str = "\
Every table of the workspace, as CSV (for spreadsheets, UTF-8) and as JSON (one array of rows).
Columns that end in _id name the column id of another table; *_at are milliseconds since 1970-01-01 UTC.
attachments/ holds the attached files under the SHA-256 of their content; attachment.csv has their names.
工作区的全部表格：CSV（UTF-8，可用表格软件打开）和 JSON 各一份；attachments/ 内是附件，名称见 attachment.csv。
";

/// Writes everything into the new folder `out`. It appears there whole or not at all.
pub fn export_all(store: &Store, folder: &Folder, out: &Path, cancelled: &AtomicBool) -> Result<Saved> {
    if out.exists() {
        return Err(Error::new(Code::FolderNotEmpty).with("path", out.display().to_string()));
    }
    let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let temporary = out.with_file_name(format!(".{name}.new"));
    let written = fill(store, folder, &temporary, cancelled).and_then(|bytes| {
        fs::rename(&temporary, out).map_err(|error| Error::io(out, &error))?;
        Ok(bytes)
    });
    if written.is_err() && temporary.exists() {
        fs::remove_dir_all(&temporary).map_err(|error| Error::io(&temporary, &error))?;
    }
    Ok(Saved { path: out.display().to_string(), bytes: written? })
}

fn fill(store: &Store, folder: &Folder, out: &Path, cancelled: &AtomicBool) -> Result<u64> {
    let attachments = out.join("attachments");
    fs::create_dir_all(&attachments).map_err(|error| Error::io(&attachments, &error))?;
    let read_me = out.join("README.txt");
    fs::write(&read_me, READ_ME).map_err(|error| Error::io(&read_me, &error))?;
    store.read(|tx| {
        for name in table::tables(tx)? {
            let (csv_path, json_path) = (out.join(format!("{name}.csv")), out.join(format!("{name}.json")));
            let mut csv = csv::Writer::from_path(&csv_path).map_err(|error| csv_error(&csv_path, error))?;
            let file = File::create(&json_path).map_err(|error| Error::io(&json_path, &error))?;
            let mut json = BufWriter::new(file);
            let mut first = true;
            table::rows(tx, &name, |columns, row| {
                if cancelled.load(Ordering::Relaxed) {
                    return Err(Error::new(Code::Cancelled));
                }
                if first {
                    csv.write_record(columns).map_err(|error| csv_error(&csv_path, error))?;
                }
                csv.write_record(cells(columns, &row)).map_err(|error| csv_error(&csv_path, error))?;
                let begin = if first { "[\n" } else { ",\n" };
                first = false;
                write!(json, "{begin}{}", Value::Object(row)).map_err(|error| Error::io(&json_path, &error))
            })?;
            let end = if first { "[]\n" } else { "\n]\n" };
            json.write_all(end.as_bytes())
                .and_then(|()| json.flush())
                .map_err(|error| Error::io(&json_path, &error))?;
            csv.flush().map_err(|error| Error::io(&csv_path, &error))?;
        }
        Ok(())
    })?;
    let stored = folder.attachments();
    for entry in fs::read_dir(&stored).map_err(|error| Error::io(&stored, &error))? {
        let entry = entry.map_err(|error| Error::io(&stored, &error))?;
        let copy = attachments.join(entry.file_name());
        fs::copy(entry.path(), &copy).map_err(|error| Error::io(&copy, &error))?;
    }
    size_of_folder(out)
}

/// Texts are guarded against being taken for formulas; numbers are written as they are.
fn cells(columns: &[String], row: &Map<String, Value>) -> Vec<String> {
    let cell = |column: &String| match row.get(column) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => guard(text),
        Some(other) => other.to_string(),
    };
    columns.iter().map(cell).collect()
}

fn size_of_folder(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder).map_err(|error| Error::io(folder, &error))? {
        let entry = entry.map_err(|error| Error::io(folder, &error))?;
        let data = entry.metadata().map_err(|error| Error::io(&entry.path(), &error))?;
        bytes += if data.is_dir() { size_of_folder(&entry.path())? } else { data.len() };
    }
    Ok(bytes)
}

fn csv_error(path: &Path, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(reason) => Error::io(path, &reason),
        other => Error::internal(format!("{other:?}")),
    }
}
