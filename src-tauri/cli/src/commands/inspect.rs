//! `inspect`: what exports of chats hold. It needs no workspace and writes nothing.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tulou_core::{
    Error, Result,
    chats::{self, Inspection, Options, Source},
    tabular::DateOrder,
};

use crate::{
    arguments::Inspect,
    session::{Outcome, Said, Session},
};

/// So many problems are told to people; `--json` has them all.
const TOLD_PROBLEMS: usize = 10;

/// Inspects every file, and every file of folders; one that cannot be read keeps no other from being told.
pub fn inspect(session: &Session, arguments: &Inspect) -> Result<Outcome> {
    let files = files(&arguments.files)?;
    let options = options(arguments);
    let look =
        |path: &Path| chats::inspect(&Source::File(path.to_owned()), arguments.format.as_deref(), &options);
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
    if files.is_empty() { Err(Error::invalid("files", "empty")) } else { Ok(files) }
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

fn told(session: &Session, path: &Path, found: &Inspection) -> String {
    let speech = &session.speech;
    let number = |count: u64| count.to_string().into();
    let mut lines = vec![speech.say(
        "cli-inspect-done",
        &[
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
        ],
    )];
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
