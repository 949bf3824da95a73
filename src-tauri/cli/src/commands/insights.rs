//! `insights`: how a community lives, counted from its logs, as JSON.

use serde_json::{Value, json};
use tulou_core::{Error, Result, api::App};

use crate::{
    arguments::Insights,
    session::{Outcome, Session},
};

/// Prints the figures of a community.
pub fn insights(session: &Session, arguments: &Insights) -> Result<Outcome> {
    let app = session.open()?;
    let community = session.community(&app, arguments.community.as_deref())?;
    let mut input = json!({
        "community": community, "members": arguments.members, "kinds": arguments.kind,
        "channels": channels(session, &app, &community, &arguments.channel)?,
    });
    let days = [("from", &arguments.from), ("to", &arguments.to), ("as_of", &arguments.as_of)];
    for (name, day) in days.into_iter().filter_map(|(name, day)| Some((name, day.as_ref()?))) {
        input[name] = day.as_str().into();
    }
    Ok(Outcome::json(session.call(&app, "insights", &input)?))
}

/// Channels by their names.
fn channels(session: &Session, app: &App, community: &Value, names: &[String]) -> Result<Vec<Value>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let known = session.call(app, "channels", &json!({ "community": community }))?;
    let known = known.as_array().map(Vec::as_slice).unwrap_or_default();
    let of = |name: &String| {
        let found =
            known.iter().find(|channel| channel["name"] == **name).map(|channel| channel["uid"].clone());
        found.ok_or_else(|| Error::not_found("channel", name))
    };
    names.iter().map(of).collect()
}
