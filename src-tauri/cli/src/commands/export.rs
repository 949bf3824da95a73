//! `export` and `occurrences`: what goes out.

use serde_json::json;
use tulou_core::Result;

use crate::{
    arguments::{Export, Occurrences, Part},
    session::{Outcome, Session},
};

/// Writes a calendar file, a member list, or everything as open files.
pub fn export(session: &Session, arguments: &Export) -> Result<Outcome> {
    let app = session.open()?;
    let path = Session::absolute(&arguments.out);
    let community = || session.community(&app, arguments.community.as_deref());
    let report = match arguments.what {
        Part::Calendar => {
            let selection = json!({ "community": community()?, "flatten": arguments.flatten });
            session.call(&app, "calendar_export", &json!({ "path": path, "selection": selection }))?
        }
        Part::Members => {
            let who = json!({ "kind": "matching", "community": community()? });
            session.call(&app, "members_export", &json!({ "path": path, "who": who }))?
        }
        Part::All => session.call(&app, "export_all", &json!({ "path": path }))?,
    };
    let said = session.speech.say("cli-export-done", &[("path", path.into())]);
    Ok(Outcome::text(report, said))
}

/// Prints every occurrence in a half-open span, as JSON.
pub fn occurrences(session: &Session, arguments: &Occurrences) -> Result<Outcome> {
    let app = session.open()?;
    let community = session.community(&app, arguments.community.as_deref())?;
    let input = json!({ "community": community, "from": arguments.from, "to": arguments.to });
    Ok(Outcome::json(session.call(&app, "occurrences", &input)?))
}
