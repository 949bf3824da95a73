//! Reading files and folders: what is an export is gathered, what is none is said.

use std::path::Path;

use super::{
    gather::{Gather, Manner},
    messages,
    view::{ChatImport, ReadFile},
};
use crate::{
    Code, Error, Result,
    chats::{self, Options, Source},
    imports::{self, BatchFile},
    tabular::{self, DateOrder, ReadOptions, SpawnReader},
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
}

/// Reads files and folders.
pub(super) fn read<'a>(input: &ChatImport, child: &dyn SpawnReader, manner: Manner<'a>) -> Result<Read<'a>> {
    let mut read =
        Read { gathered: Gather::new(manner), files: Vec::new(), taken: Vec::new(), formats: Vec::new() };
    let mut refused = None;
    for path in &input.paths {
        let is_folder = path.metadata().map_err(|error| Error::io(path, &error))?.is_dir();
        for file in if is_folder { chats::exports_in(path)? } else { vec![path.clone()] } {
            match one(&mut read, input, child, &file) {
                Ok(()) => {}
                // A folder may hold anything; what somebody names is meant.
                Err(error) if error.code == Code::BadFile => {
                    let reason = error.details.get("reason").and_then(|reason| reason.as_str());
                    let reason = reason.unwrap_or("unknown_chat_format").to_owned();
                    read.files.push(ReadFile {
                        name: name_of(&file),
                        format: None,
                        refused: Some(reason),
                        imported_at: None,
                    });
                    refused = Some(error);
                }
                Err(error) => return Err(error),
            }
        }
    }
    if read.taken.is_empty() {
        return Err(refused.unwrap_or_else(|| chats::no_files(&input.paths)));
    }
    read.gathered.finish();
    Ok(read)
}

fn one(read: &mut Read<'_>, input: &ChatImport, child: &dyn SpawnReader, path: &Path) -> Result<()> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let source = Source::File(path.to_owned());
    let options = Options {
        encoding: input.encoding.clone(),
        date_order: input.day_first.map(DateOrder::said),
        unpack: input.unpack,
    };
    let recognised = match input.format.as_deref() {
        Some(messages::FORMAT) => None,
        Some(name) => Some(chats::overruled(&source, name, &options)?),
        None => match chats::recognise(&source, &options) {
            Ok(found) => Some(found),
            // A table may be one of messages.
            Err(error) if error.code == Code::BadFile => match table(read, input, child, (path, &stem)) {
                Ok(true) => None,
                Err(other) if other.code == Code::Cancelled => return Err(other),
                _ => return Err(error),
            },
            Err(error) => return Err(error),
        },
    };
    let name = match recognised {
        Some(found) => {
            let alone = found.len() == 1;
            for (source, format) in &found {
                // Of several in an archive each has its own name.
                read.gathered.begin(&if alone { stem.clone() } else { source.stem() });
                format.read(source, &options, &mut read.gathered)?;
                source.tell_damage(&mut read.gathered);
            }
            chats::tell_left_out(&source, &found, &mut read.gathered)?;
            found.first().map_or(messages::FORMAT, |(_, format)| format.name())
        }
        None if input.format.is_some() && !table(read, input, child, (path, &stem))? => {
            return Err(Error::new(Code::BadFile)
                .with("reason", "no_messages")
                .with("path", path.display().to_string()));
        }
        None => messages::FORMAT,
    };
    if path.is_dir() {
        read.taken.push(imports::of_folder(path, &chats::names_in(path)?)?);
    } else {
        read.taken.extend(imports::of_paths(&[path.to_owned()])?);
    }
    read.files.push(ReadFile {
        name: name_of(path),
        format: Some(name.to_owned()),
        refused: None,
        imported_at: None,
    });
    if !read.formats.contains(&name) {
        read.formats.push(name);
    }
    Ok(())
}

/// Reads a table of messages; false when it is none.
fn table(
    read: &mut Read<'_>,
    input: &ChatImport,
    child: &dyn SpawnReader,
    (path, stem): (&Path, &str),
) -> Result<bool> {
    read.gathered.begin(stem);
    let options = ReadOptions { encoding: input.encoding.clone(), ..ReadOptions::default() };
    let source = tabular::Source::File { path: path.to_owned() };
    messages::read(&source, (&options, input.day_first), child, stem, &mut read.gathered)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
