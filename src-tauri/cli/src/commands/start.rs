//! Making a workspace, empty or with the demo community.

use std::path::PathBuf;

use serde_json::json;
use tulou_core::{Code, Error, Result, api::App, workspace::Folder};

use crate::{
    arguments::{Demo, Init},
    session::{Outcome, Session},
};

/// Makes a workspace with one community. When any part of it fails, the folder is as it was.
pub fn init(session: &Session, arguments: &Init) -> Result<Outcome> {
    let folder = chosen(session, arguments.folder.as_ref())?;
    let app = session.create(&folder)?;
    let input = json!({ "name": arguments.community, "tz": arguments.tz, "scale": arguments.scale });
    let community = match session.call(&app, "community_add", &input) {
        Ok(community) => community,
        Err(error) => {
            drop(app);
            Folder::discard(&folder)?;
            return Err(error);
        }
    };
    let path = folder.display().to_string();
    let text = session.speech.say("cli-init-done", &[("path", path.as_str().into())]);
    Ok(Outcome::text(json!({ "path": path, "community": community["uid"] }), text))
}

/// Makes the demo community, in a new workspace or in one that is there; or removes it.
pub fn demo(session: &Session, arguments: &Demo) -> Result<Outcome> {
    let folder = chosen(session, arguments.folder.as_ref())?;
    if arguments.remove {
        let app = session.open_folder(&folder)?;
        let removed = session.call(&app, "demo_remove", &json!({}))?;
        return Ok(Outcome::text(removed, session.speech.say("cli-demo-removed", &[])));
    }
    let (app, is_new) = match session.open_folder(&folder) {
        Err(error) if error.code == Code::NoWorkspace => (session.create(&folder)?, true),
        opened => (opened?, false),
    };
    match make_demo(session, &app, arguments) {
        Ok(community) => {
            let path = folder.display().to_string();
            let text = session.speech.say("cli-demo-done", &[("path", path.as_str().into())]);
            Ok(Outcome::text(json!({ "path": path, "community": community }), text))
        }
        Err(error) => {
            drop(app);
            if is_new {
                Folder::discard(&folder)?;
            }
            Err(error)
        }
    }
}

fn make_demo(session: &Session, app: &App, arguments: &Demo) -> Result<serde_json::Value> {
    let language = session.speech.language();
    let at_home = if language == "zh-CN" { "Asia/Shanghai" } else { "Europe/London" };
    let tz = arguments.tz.as_deref().unwrap_or(at_home);
    let state = session.call(app, "demo", &json!({ "language": language, "tz": tz }))?;
    Ok(state["community"].clone())
}

/// The folder that is named as an argument, else the workspace of this run.
fn chosen(session: &Session, folder: Option<&PathBuf>) -> Result<PathBuf> {
    let folder = folder.cloned().or_else(|| session.named_folder());
    folder.ok_or_else(|| Error::invalid("workspace", "missing"))
}
