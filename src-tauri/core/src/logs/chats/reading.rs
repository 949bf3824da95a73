//! Reading files, folders and pasted text: what is an export is gathered, what is none is said.

use std::{path::Path, sync::Arc};

use super::{
    columns::{Asked, Remembered},
    gather::{Gather, Manner},
    messages,
    view::{ChatImport, MessageTable, ReadFile},
};
use crate::{
    Code, Error, Result,
    chats::{self, Options, Source},
    imports::{self, BatchFile},
    tabular::{DateOrder, ReadOptions, SpawnReader},
};

/// The names of all formats that come in as chats: exports, and tables of messages.
pub fn formats() -> Vec<&'static str> {
    let mut names = chats::format_names();
    names.push(messages::FORMAT);
    names
}

/// Everything that files say.
pub(super) struct Read<'a> {
    pub gathered: Gather<'a>,
    pub files: Vec<ReadFile>,
    /// Those that were exports.
    pub taken: Vec<BatchFile>,
    pub formats: Vec<&'static str>,
    /// The tables of messages, by their headers.
    pub tables: Vec<MessageTable>,
}

/// What was known before anything was read.
pub(super) struct Known<'a> {
    /// What chats of pasted text are called that name themselves nothing.
    pub stem: &'a str,
    /// What the columns of a table of messages held before, by its header.
    pub columns: Remembered<'a>,
}

/// Reads files, folders and pasted text.
pub(super) fn read<'a>(
    input: &ChatImport,
    child: &dyn SpawnReader,
    known: &Known<'_>,
    manner: Manner<'a>,
) -> Result<Read<'a>> {
    let read = Read {
        gathered: Gather::new(manner),
        files: Vec::new(),
        taken: Vec::new(),
        formats: Vec::new(),
        tables: Vec::new(),
    };
    let mut reader = Reader { read, input, child, known };
    let mut refused = None;
    for (source, is_named) in sources(input)? {
        match reader.one(&source, is_named) {
            Ok(()) => {}
            // A folder may hold anything; what somebody names is meant.
            Err(error) if error.code == Code::BadFile => {
                let reason = error.details.get("reason").and_then(|reason| reason.as_str());
                let reason = reason.unwrap_or("unknown_chat_format").to_owned();
                let name = name_of(&source);
                reader.read.files.push(ReadFile {
                    name,
                    format: None,
                    refused: Some(reason),
                    imported_at: None,
                });
                refused = Some(error);
            }
            Err(error) => return Err(error),
        }
    }
    let mut read = reader.read;
    // Of a table whose columns nobody knows, somebody may say what they hold.
    let is_asked = input.dry_run && !read.tables.is_empty();
    if read.taken.is_empty() && !is_asked {
        return Err(refused.unwrap_or_else(|| chats::no_files(&input.paths)));
    }
    read.gathered.finish();
    Ok(read)
}

/// Everything that is named, and each export in folders; whether it was named itself.
fn sources(input: &ChatImport) -> Result<Vec<(Source, bool)>> {
    let mut sources = Vec::new();
    for path in &input.paths {
        let is_folder = path.metadata().map_err(|error| Error::io(path, &error))?.is_dir();
        let files = if is_folder { chats::exports_in(path)? } else { vec![path.clone()] };
        sources.extend(files.into_iter().map(|file| (Source::File(file), !is_folder)));
    }
    sources.extend(input.text.as_deref().map(|text| (Source::Text(Arc::from(text)), true)));
    Ok(sources)
}

struct Reader<'a, 'b> {
    read: Read<'a>,
    input: &'b ChatImport,
    child: &'b dyn SpawnReader,
    known: &'b Known<'b>,
}

impl Reader<'_, '_> {
    fn one(&mut self, source: &Source, is_named: bool) -> Result<()> {
        let input = self.input;
        let stem = match source {
            Source::Text(_) => self.known.stem.to_owned(),
            _ => source.stem(),
        };
        let options = Options {
            encoding: input.encoding.clone(),
            date_order: input.day_first.map(DateOrder::said),
            unpack: input.unpack,
        };
        let recognised = match input.format.as_deref() {
            Some(messages::FORMAT) => None,
            Some(name) => Some(chats::overruled(source, name, &options)?),
            None => match chats::recognise(source, &options) {
                Ok(found) => Some(found),
                // A table may be one of messages.
                Err(error) if error.code == Code::BadFile => match self.table((source, is_named), &stem) {
                    Ok(true) => None,
                    Ok(false) => return Err(error),
                    Err(other) if is_meant(&other) => return Err(other),
                    Err(_) => return Err(error),
                },
                Err(error) => return Err(error),
            },
        };
        let name = match recognised {
            Some(found) => {
                let alone = found.len() == 1;
                let gathered = &mut self.read.gathered;
                for (source, format) in &found {
                    // Of several in an archive each has its own name.
                    gathered.begin(&if alone { stem.clone() } else { source.stem() });
                    format.read(source, &options, gathered)?;
                    source.tell_damage(gathered);
                }
                chats::tell_left_out(source, &found, gathered)?;
                found.first().map_or(messages::FORMAT, |(_, format)| format.name())
            }
            None if input.format.is_some() && !self.table((source, is_named), &stem)? => {
                return Err(refused(source, "no_messages"));
            }
            None => messages::FORMAT,
        };
        self.taken(source)?;
        self.read.files.push(ReadFile {
            name: name_of(source),
            format: Some(name.to_owned()),
            refused: None,
            imported_at: None,
        });
        if !self.read.formats.contains(&name) {
            self.read.formats.push(name);
        }
        Ok(())
    }

    /// What was read is known again by its bytes.
    fn taken(&mut self, source: &Source) -> Result<()> {
        match source {
            Source::File(path) if path.is_dir() => {
                self.read.taken.push(imports::of_folder(path, &chats::names_in(path)?)?);
            }
            _ => self.read.taken.extend(imports::of_source(&source.whole_table())?),
        }
        Ok(())
    }

    /// Reads a table of messages; false when it is none.
    fn table(&mut self, (source, is_named): (&Source, bool), stem: &str) -> Result<bool> {
        let input = self.input;
        let options = ReadOptions {
            encoding: input.encoding.clone(),
            sheet: input.sheet.clone(),
            ..ReadOptions::default()
        };
        let asked = Asked {
            // A folder may hold lists, too: of their columns nothing is guessed.
            is_said: is_named && input.format.is_some(),
            header_row: input.header_row,
            columns: &input.columns,
            remembered: self.known.columns,
        };
        let table = source.whole_table();
        let Some(layout) = messages::layout(&table, &options, self.child, &asked)? else { return Ok(false) };
        let layout = self.tell(layout, name_of(source));
        if !layout.missing.is_empty() {
            let columns = layout.headers().join(", ");
            return Err(refused(source, COLUMNS_MISSING).with("columns", columns));
        }
        self.read.gathered.begin(stem);
        let sink = &mut self.read.gathered;
        messages::read(&table, (&options, input.day_first), self.child, (&layout, stem), sink)?;
        Ok(true)
    }

    /// Tables with one header are told once, and all of them are read as it is told.
    fn tell(&mut self, layout: MessageTable, file: String) -> MessageTable {
        let tables = &mut self.read.tables;
        let headers = layout.headers();
        let place = tables.iter().position(|known| known.headers() == headers);
        let place = place.unwrap_or_else(|| {
            tables.push(layout.clone());
            tables.len() - 1
        });
        let told = &mut tables[place];
        told.files.push(file);
        let (columns, missing) = (told.columns.clone(), told.missing.clone());
        MessageTable { columns, missing, ..layout }
    }
}

/// What nobody can read before somebody says where it stands.
pub(in crate::logs) const COLUMNS_MISSING: &str = "columns_missing";

/// Whether an error is about what somebody asked for, and not only says that a file is no table of messages.
fn is_meant(error: &Error) -> bool {
    error.code == Code::Cancelled
        || error.code == Code::Invalid
        || error.details.get("reason").is_some_and(|reason| reason == COLUMNS_MISSING || reason == "no_sheet")
}

fn refused(source: &Source, reason: &str) -> Error {
    let error = Error::new(Code::BadFile).with("reason", reason);
    match source {
        Source::File(path) => error.with("path", path.display().to_string()),
        _ => error,
    }
}

fn name_of(source: &Source) -> String {
    match source {
        Source::File(path) => file_name(path),
        _ => String::new(),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
