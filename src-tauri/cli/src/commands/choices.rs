//! Who and what is meant by the names that arguments give.

use serde_json::{Value, json};
use tulou_core::{Error, Result, api::App};

use crate::session::Session;

/// The word for every open group.
const ALL: &str = "all";

/// The uids of the groups that are meant: by name, number, tag or uid; `all` for every open one.
pub fn groups(session: &Session, app: &App, community: &Value, names: &[String]) -> Result<Vec<Value>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let asked = json!({ "community": community, "is_group": true, "trashed": false });
    let all = session.call(app, "channels", &asked)?;
    let all = all.as_array().map_or(&[][..], Vec::as_slice);
    let mut uids = Vec::new();
    for name in names {
        let is_called =
            |one: &&Value| ["name", "number", "uid"].iter().any(|field| one[*field] == name.as_str());
        let is_open = |one: &&Value| one["state"] != "closed";
        let meant = match name.as_str() {
            ALL => found(all, is_open, "channel", name)?,
            // One that is called so is meant before those that bear a tag of that name.
            _ if all.iter().any(|one| is_called(&one)) => found(all, is_called, "channel", name)?,
            _ => found(all, |one| is_open(one) && bears(one, name), "channel", name)?,
        };
        uids.extend(meant);
    }
    Ok(uids)
}

/// The uid of the one channel, group or not, that is called so.
pub fn channel(session: &Session, app: &App, community: &Value, name: &str) -> Result<Value> {
    let all = session.call(app, "channels", &json!({ "community": community, "trashed": false }))?;
    let all = all.as_array().map_or(&[][..], Vec::as_slice);
    let called = |one: &&Value| ["name", "number", "uid"].iter().any(|field| one[*field] == name);
    match found(all, called, "channel", name)?.as_slice() {
        [one] => Ok(one.clone()),
        _ => Err(Error::invalid("into", "ambiguous")),
    }
}

/// Whether a channel bears a tag.
pub fn bears(channel: &Value, tag: &str) -> bool {
    channel["tags"].as_array().is_some_and(|tags| tags.iter().any(|one| one["name"] == tag))
}

/// The uids of those that are meant; none is a mistake, because an empty choice would mean all of them.
pub fn found(
    all: &[Value],
    is_meant: impl Fn(&&Value) -> bool,
    kind: &str,
    name: &str,
) -> Result<Vec<Value>> {
    let uids: Vec<Value> = all.iter().filter(is_meant).map(|one| one["uid"].clone()).collect();
    if uids.is_empty() { Err(Error::not_found(kind, name)) } else { Ok(uids) }
}
