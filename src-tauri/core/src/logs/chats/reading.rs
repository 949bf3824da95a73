//! Reading files and folders: what is an export is gathered, what is none is said.

use std::{
    fs,
    path::{Path, PathBuf},
};

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

/// So many files of folders are looked at.
const MOST_FILES: usize = 20_000;

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
        for file in if is_folder { files_in(path)? } else { vec![path.clone()] } {
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
        return Err(
            refused.unwrap_or_else(|| Error::new(Code::BadFile).with("reason", "unknown_chat_format"))
        );
    }
    read.gathered.finish();
    Ok(read)
}

fn one(read: &mut Read<'_>, input: &ChatImport, child: &dyn SpawnReader, path: &Path) -> Result<()> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let source = Source::File(path.to_owned());
    let order = |day_first| if day_first { DateOrder::DayMonth } else { DateOrder::MonthDay };
    let options = Options {
        encoding: input.encoding.clone(),
        date_order: input.day_first.map(order),
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

/// The files in a folder and its folders, in the order of their names; neither hidden ones nor what links lead to.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        if chats::is_unpacked(&folder) {
            files.push(folder);
            continue;
        }
        let failed = |error: &std::io::Error| Error::io(&folder, error);
        let mut entries: Vec<(PathBuf, fs::FileType)> = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|error| failed(&error))? {
            let entry = entry.map_err(|error| failed(&error))?;
            if !entry.file_name().to_string_lossy().starts_with('.') {
                entries.push((entry.path(), entry.file_type().map_err(|error| failed(&error))?));
            }
        }
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        for (path, kind) in entries {
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                files.push(path);
            }
            if files.len() > MOST_FILES {
                return Err(Error::new(Code::BadFile)
                    .with("reason", "too_many_files")
                    .with("path", folder.display().to_string()));
            }
        }
    }
    files.sort();
    Ok(files)
}
