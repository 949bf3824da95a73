//! Making a workspace.

use serde_json::json;
use tulou_core::{Error, Result, workspace::Folder};

use crate::{
    arguments::Init,
    session::{Outcome, Session},
};

/// Makes a workspace with one community. When any part of it fails, the folder is as it was.
pub fn init(session: &Session, arguments: &Init) -> Result<Outcome> {
    let folder = arguments.folder.clone().or_else(|| session.named_folder());
    let folder = folder.ok_or_else(|| Error::invalid("workspace", "missing"))?;
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
