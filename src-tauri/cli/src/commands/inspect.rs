//! `inspect`: what exports of chats hold. It needs no workspace and writes nothing.

use std::path::Path;

use serde_json::{Value, json};
use tulou_core::{
    Result,
    chats::{self, Inspection, Options, Source},
};

use crate::{
    arguments::Inspect,
    session::{Outcome, Said, Session},
};

/// So many problems are told to people; `--json` has them all.
const TOLD_PROBLEMS: usize = 10;

/// Inspects every file; one that cannot be read keeps no other from being told.
pub fn inspect(session: &Session, arguments: &Inspect) -> Result<Outcome> {
    let (mut found, mut texts, mut failed) = (Vec::new(), Vec::new(), false);
    let several = arguments.files.len() > 1;
    let options = Options { unpack: arguments.unpack, ..Options::default() };
    for path in &arguments.files {
        match chats::inspect(&Source::File(path.clone()), &options) {
            Ok(inspection) => {
                texts.push(told(session, path, &inspection));
                found.push(json!(inspection));
            }
            Err(error) if several => {
                session.tell(&error);
                failed = true;
            }
            Err(error) => return Err(error),
        }
    }
    let json = if several { Value::from(found) } else { found.pop().unwrap_or_default() };
    let said = Said { json, text: Some(texts.join("\n")) };
    Ok(if failed { Outcome::Found(said) } else { Outcome::Done(said) })
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
        let values = [("place", problem.place.to_string().into()), ("code", problem.code.code().into())];
        lines.push(speech.say("cli-inspect-problem", &values));
    }
    let more = found.problems.len().saturating_sub(TOLD_PROBLEMS);
    if more > 0 {
        lines.push(speech.say("cli-import-more", &[("count", more.to_string().into())]));
    }
    lines.join("\n")
}
