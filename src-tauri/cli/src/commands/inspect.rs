//! `inspect`: what exports of chats and tables hold. It needs no workspace and writes nothing.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tulou_core::{
    Code, Error, Result,
    chats::{self, Inspection, Options, Source},
    logs, sheets,
    tabular::{self, DateOrder, ReadOptions},
};

use crate::{
    arguments::Inspect,
    session::{Outcome, Said, Session},
};

/// So many problems are told to people; `--json` has them all.
const TOLD_PROBLEMS: usize = 10;

/// Of a file that nothing is known of.
const UNKNOWN: &str = "unknown_chat_format";
/// Of a file of which it is known that it is no table.
const NO_TABLE: [&str; 2] = ["not_a_table", "not_a_workbook"];

/// Inspects every file, and every file of folders; one that cannot be read keeps no other from being told.
pub fn inspect(session: &Session, arguments: &Inspect) -> Result<Outcome> {
    let files = files(&arguments.files)?;
    let options = options(arguments);
    let look = |path: &Path| look(path, arguments.format.as_deref(), &options);
    // What somebody names alone is the answer; of several each says which file it is of.
    if let ([path], [named]) = (files.as_slice(), arguments.files.as_slice())
        && path == named
    {
        let found = look(path)?;
        return Ok(Outcome::text(written(&found), told(session, path, &found)));
    }
    let (mut all, mut texts, mut is_whole) = (Vec::new(), Vec::new(), true);
    for path in &files {
        let mut said = match look(path) {
            Ok(found) => {
                texts.push(told(session, path, &found));
                written(&found)
            }
            Err(error) => {
                let error = error.with("path", path.display().to_string());
                session.tell(&error);
                // A folder may hold anything; what somebody names is meant.
                is_whole &= !arguments.files.contains(path);
                json!({ "error": error })
            }
        };
        said["file"] = path.display().to_string().into();
        all.push(said);
    }
    let said = Said { json: Value::from(all), text: Some(texts.join("\n")) };
    Ok(if is_whole && !texts.is_empty() { Outcome::Done(said) } else { Outcome::Found(said) })
}

/// Looks at an export, or at a table where the file is none.
fn look(path: &Path, format: Option<&str>, options: &Options) -> Result<Inspection> {
    let is_table = format.is_some_and(|name| name == logs::TABLE_OF_MESSAGES);
    let export = match is_table {
        true => {
            let path = path.display().to_string();
            Err(Error::new(Code::BadFile).with("reason", "no_messages").with("path", path))
        }
        false => chats::inspect(&Source::File(path.to_owned()), format, options),
    };
    match export {
        Err(error) if reason(&error) == UNKNOWN || is_table => match table(path, options, is_table) {
            Ok(Some(found)) => Ok(found),
            // What is locked, damaged or not there is no unknown chat.
            Err(other) if !NO_TABLE.contains(&reason(&other)) => Err(other),
            _ => Err(error),
        },
        looked => looked,
    }
}

fn reason(error: &Error) -> &str {
    error.details.get("reason").and_then(Value::as_str).unwrap_or_default()
}

fn table(path: &Path, options: &Options, is_said: bool) -> Result<Option<Inspection>> {
    let source = tabular::Source::File { path: path.to_owned() };
    let reader = tulou_host::ChildReader::this_program();
    let found = logs::count(&reader, &source, options, is_said)?;
    if found.is_some() || is_said {
        return Ok(found);
    }
    let options = ReadOptions { encoding: options.encoding.clone(), ..ReadOptions::default() };
    sheets::count(&reader, &source, &options)
}

/// The files that are meant: of a folder all, unless one export was unpacked to it.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            files.extend(chats::exports_in(path)?);
        } else {
            files.push(path.clone());
        }
    }
    if files.is_empty() { Err(chats::no_files(named)) } else { Ok(files) }
}

fn options(arguments: &Inspect) -> Options {
    Options {
        encoding: arguments.encoding.clone(),
        date_order: arguments.day_first.map(DateOrder::said),
        unpack: arguments.unpack,
    }
}

/// What was found, with the counts of problems where not all of these are named.
fn written(found: &Inspection) -> Value {
    let mut said = json!(found);
    if found.problem_counts.values().sum::<u64>() > found.problems.len() as u64 {
        said["problem_counts"] = json!(found.problem_counts);
    }
    said
}

/// How what was found is told: of what holds people or rows alone the figures of chats are nothing.
fn sentences(found: &Inspection) -> &'static [&'static str] {
    let is_of_chats = found.messages + found.system_messages + found.joins + found.leaves > 0;
    match found.rows {
        Some(_) if is_of_chats => &["cli-inspect-rows", "cli-inspect-counts"],
        Some(_) => &["cli-inspect-rows"],
        None if !is_of_chats && (found.members > 0 || found.format == "members") => &["cli-inspect-people"],
        None => &["cli-inspect-done", "cli-inspect-counts"],
    }
}

fn told(session: &Session, path: &Path, found: &Inspection) -> String {
    let speech = &session.speech;
    let number = |count: u64| count.to_string().into();
    let values = [
        ("rows", number(found.rows.unwrap_or_default())),
        ("file", path.display().to_string().into()),
        ("format", found.format.into()),
        ("messages", number(found.messages)),
        ("authors", number(found.authors)),
        ("bots", number(found.bots)),
        ("system", number(found.system_messages)),
        ("replies", number(found.replies)),
        ("reactions", number(found.reactions)),
        ("edited", number(found.edited)),
        ("attachments", number(found.attachments)),
        ("joins", number(found.joins)),
        ("leaves", number(found.leaves)),
        ("members", number(found.members)),
    ];
    let mut lines: Vec<String> =
        sentences(found).iter().map(|sentence| speech.say(sentence, &values)).collect();
    if let (Some(first), Some(last)) = (&found.first, &found.last) {
        let span = [("first", first.as_str().into()), ("last", last.as_str().into())];
        lines.push(speech.say("cli-inspect-span", &span));
    }
    for problem in found.problems.iter().take(TOLD_PROBLEMS) {
        let place = speech.place(&problem.place.to_string());
        let values = [("place", place.into()), ("code", problem.code.code().into())];
        lines.push(speech.say("cli-inspect-problem", &values));
    }
    let all: u64 = found.problem_counts.values().sum();
    if let Some(more @ 1..) = all.checked_sub(TOLD_PROBLEMS as u64) {
        lines.push(speech.say("cli-inspect-more", &[("count", number(more))]));
    }
    lines.join("\n")
}
