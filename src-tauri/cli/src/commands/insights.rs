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
    let asked = Asked { session, app: &app, community: &community };
    let channels = match arguments.channel.is_empty() {
        true => Vec::new(),
        false => {
            let known = asked.list("channels")?;
            arguments.channel.iter().map(|name| named(&known, "channel", name)).collect::<Result<_>>()?
        }
    };
    let mut input = json!({
        "community": community, "members": arguments.members, "kinds": arguments.kind, "channels": channels,
    });
    let words = [
        ("from", &arguments.from),
        ("to", &arguments.to),
        ("as_of", &arguments.as_of),
        ("interval", &arguments.interval),
        ("cohort", &arguments.cohort),
    ];
    for (name, word) in words.into_iter().filter_map(|(name, word)| Some((name, word.as_ref()?))) {
        input[name] = word.as_str().into();
    }
    if let Some(name) = &arguments.segment {
        input["segment"] = named(&asked.list("segments")?, "segment", name)?;
    }
    if let Some(name) = &arguments.tier {
        let ladders = asked.list("ladders")?;
        let tiers = ladders.iter().filter_map(|ladder| ladder["tiers"].as_array()).flatten();
        input["tier"] = named(&tiers.cloned().collect::<Vec<_>>(), "tier", name)?;
    }
    Ok(Outcome::Answer(session.answer(&app, "insights", &input.to_string())?))
}

/// Looks up what names mean.
struct Asked<'a> {
    session: &'a Session,
    app: &'a App,
    community: &'a Value,
}

impl Asked<'_> {
    fn list(&self, command: &str) -> Result<Vec<Value>> {
        let list = self.session.call(self.app, command, &json!({ "community": self.community }))?;
        Ok(list.as_array().cloned().unwrap_or_default())
    }
}

/// The identity of the record of that name.
pub(super) fn named(known: &[Value], what: &str, name: &str) -> Result<Value> {
    let found = known.iter().find(|record| record["name"] == *name).map(|record| record["uid"].clone());
    found.ok_or_else(|| Error::not_found(what, name))
}
