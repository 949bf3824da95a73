//! Everything as open files: each table as CSV and JSON, and the attachments; readable without Tulou.

use std::{
    fs::{self, File},
    io::{BufWriter, ErrorKind, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use serde_json::{Map, Value};

use super::{
    table,
    view::{BrokenTable, Hole, Salvaged, Saved},
};
use crate::{
    Code, Error, Result,
    store::{self, Store},
    tabular::guard,
    texts,
    workspace::{Folder, disk},
};

const READ_ME: &str = "\
Every table of the workspace, as CSV (for spreadsheets, UTF-8) and as JSON (one array of rows).
Columns that end in _id name the column id of another table; *_at are milliseconds since 1970-01-01 UTC.
attachments/ holds the attached files under the SHA-256 of their content; attachment.csv has their names.
工作区的全部表格：CSV（UTF-8，可用表格软件打开）和 JSON 各一份；attachments/ 内是附件，名称见 attachment.csv。
";

/// Bytes that are copied at a time.
const BLOCK: usize = 1 << 16;

/// Writes everything into the new folder `out`. It appears there whole or not at all.
pub fn export_all(
    store: &Store,
    folder: &Folder,
    out: &Path,
    progress: &dyn Fn(u64, u64),
    cancelled: &AtomicBool,
) -> Result<Saved> {
    in_new_folder(out, |out| {
        begin(out)?;
        store.read(|tx| {
            let names = table::tables(tx)?;
            let total = names.len() as u64 + 1;
            for (name, done) in names.into_iter().zip(0..) {
                progress(done, total);
                let mut files = TableFiles::new(out, &name)?;
                table::rows(tx, &name, |columns, row| {
                    stop_if(cancelled)?;
                    files.write(columns, row)
                })?;
                files.finish()?;
            }
            Ok(())
        })?;
        copy_attachments(&folder.attachments(), out, cancelled, Err)?;
        size_of_folder(out)
    })
}

/// Writes what can be read of the damaged workspace in `folder` into the new folder `out`, and says what was missed, in
/// `missing.json` there too. Nothing in `folder` is changed.
pub fn salvage(folder: &Path, out: &Path, cancelled: &AtomicBool) -> Result<Salvaged> {
    let mut report = Salvaged::default();
    let saved = in_new_folder(out, |out| {
        begin(out)?;
        let mut open: Option<(String, TableFiles)> = None;
        let found = store::salvage(&folder.join("main.db"), |name, columns, row| {
            stop_if(cancelled)?;
            if !is_content(name) {
                return Ok(());
            }
            let files = match &mut open {
                Some((current, files)) if current == name => files,
                other => {
                    if let Some((_, done)) = other.take() {
                        done.finish()?;
                    }
                    &mut other.insert((name.to_owned(), TableFiles::new(out, name)?)).1
                }
            };
            files.write(columns, table::object(columns, row, 1)?)
        })?;
        if let Some((_, last)) = open.take() {
            last.finish()?;
        }
        let mut known = 0;
        for one in found.into_iter().filter(|one| is_content(&one.name)) {
            report.rows += one.rows;
            if one.name == "attachment" {
                known = usize::try_from(one.rows).unwrap_or_default();
            }
            if !one.holes.is_empty() {
                let holes = one.holes.into_iter().map(|(after, before)| Hole { after, before }).collect();
                report.broken.push(BrokenTable { table: one.name, rows: one.rows, holes });
            }
        }
        report.attachments_lost = salvage_attachments(&folder.join("attachments"), out, known, cancelled)?;
        let missing = out.join("missing.json");
        fs::write(&missing, serde_json::to_vec_pretty(&report)?)
            .map_err(|error| Error::io(&missing, &error))?;
        size_of_folder(out)
    })?;
    Ok(Salvaged { path: saved.path, bytes: saved.bytes, ..report })
}

/// The log of changes, the index over texts and SQLite's own tables are no content.
fn is_content(name: &str) -> bool {
    ["change_", "sqlite_", texts::INDEX].iter().all(|start| !name.starts_with(start))
}

fn stop_if(cancelled: &AtomicBool) -> Result<()> {
    if cancelled.load(Ordering::Relaxed) { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
}

/// Lets `fill` write into a folder beside `out` that gets its name when it is whole, and vanishes otherwise.
fn in_new_folder(out: &Path, fill: impl FnOnce(&Path) -> Result<u64>) -> Result<Saved> {
    if out.exists() {
        return Err(Error::new(Code::FolderNotEmpty).with("path", out.display().to_string()));
    }
    let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let temporary = out.with_file_name(format!(".{name}.new"));
    if temporary.exists() {
        // What a killed process left there; it would be taken for a part of this.
        fs::remove_dir_all(&temporary).map_err(|error| Error::io(&temporary, &error))?;
    }
    let written = fill(&temporary).and_then(|bytes| {
        disk::put_folder_in_place(&temporary, out)?;
        Ok(bytes)
    });
    if written.is_err() && temporary.exists() {
        // What went wrong before is what must be told, not that its remains could not be cleared away.
        drop(fs::remove_dir_all(&temporary));
    }
    Ok(Saved { path: out.display().to_string(), bytes: written? })
}

fn begin(out: &Path) -> Result<()> {
    let attachments = out.join("attachments");
    fs::create_dir_all(&attachments).map_err(|error| Error::io(&attachments, &error))?;
    let read_me = out.join("README.txt");
    fs::write(&read_me, READ_ME).map_err(|error| Error::io(&read_me, &error))
}

/// Copies the attachments that can be read; how many cannot. Without their folder, all that are known are lost.
fn salvage_attachments(stored: &Path, out: &Path, known: usize, cancelled: &AtomicBool) -> Result<usize> {
    if fs::read_dir(stored).is_err() {
        return Ok(known);
    }
    let mut lost = 0;
    copy_attachments(stored, out, cancelled, |_| {
        lost += 1;
        Ok(())
    })?;
    Ok(lost)
}

/// Copies the attachments. Of each fault of reading, `unreadable` says whether the copying goes on; a fault of writing
/// ends it.
fn copy_attachments(
    stored: &Path,
    out: &Path,
    cancelled: &AtomicBool,
    mut unreadable: impl FnMut(Error) -> Result<()>,
) -> Result<()> {
    for entry in fs::read_dir(stored).map_err(|error| Error::io(stored, &error))? {
        stop_if(cancelled)?;
        match entry {
            // Attachments are files; a folder among them is none of ours.
            Ok(entry) if entry.path().is_dir() => {}
            Ok(entry) => {
                let copy = out.join("attachments").join(entry.file_name());
                copy_file(&entry.path(), &copy)?.or_else(&mut unreadable)?;
            }
            Err(error) => unreadable(Error::io(stored, &error))?,
        }
    }
    Ok(())
}

/// Copies one file. The inner result is a fault of reading, after which nothing of the copy is left.
fn copy_file(from: &Path, to: &Path) -> Result<Result<()>> {
    let unreadable = |error| Ok(Err(Error::io(from, &error)));
    let unwritable = |error| Error::io(to, &error);
    let mut source = match File::open(from) {
        Ok(source) => source,
        Err(error) => return unreadable(error),
    };
    let mut copy = File::create(to).map_err(unwritable)?;
    let mut block = vec![0; BLOCK];
    loop {
        match source.read(&mut block) {
            Ok(0) => return Ok(Ok(())),
            Ok(length) => copy.write_all(&block[..length]).map_err(unwritable)?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                drop(copy);
                fs::remove_file(to).map_err(unwritable)?;
                return unreadable(error);
            }
        }
    }
}

/// The two files of one table, growing row by row.
struct TableFiles {
    csv: csv::Writer<File>,
    csv_path: PathBuf,
    json: BufWriter<File>,
    json_path: PathBuf,
    is_empty: bool,
}

impl TableFiles {
    fn new(out: &Path, name: &str) -> Result<Self> {
        let (csv_path, json_path) = (out.join(format!("{name}.csv")), out.join(format!("{name}.json")));
        let csv = csv::Writer::from_path(&csv_path).map_err(|error| csv_error(&csv_path, error))?;
        let file = File::create(&json_path).map_err(|error| Error::io(&json_path, &error))?;
        Ok(Self { csv, csv_path, json: BufWriter::new(file), json_path, is_empty: true })
    }

    fn write(&mut self, columns: &[String], row: Map<String, Value>) -> Result<()> {
        let failed = |error| csv_error(&self.csv_path, error);
        if self.is_empty {
            self.csv.write_record(columns).map_err(failed)?;
        }
        self.csv.write_record(cells(columns, &row)).map_err(failed)?;
        let begin = if self.is_empty { "[\n" } else { ",\n" };
        self.is_empty = false;
        write!(self.json, "{begin}{}", Value::Object(row)).map_err(|error| Error::io(&self.json_path, &error))
    }

    fn finish(mut self) -> Result<()> {
        let end = if self.is_empty { "[]\n" } else { "\n]\n" };
        let ended = self.json.write_all(end.as_bytes()).and_then(|()| self.json.flush());
        ended.map_err(|error| Error::io(&self.json_path, &error))?;
        self.csv.flush().map_err(|error| Error::io(&self.csv_path, &error))
    }
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
