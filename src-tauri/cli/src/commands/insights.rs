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
        "platforms": arguments.platform, "without_staff": arguments.without_team,
        "tags": asked.tags("channel", &arguments.tag)?,
        "member_tags": asked.tags("member", &arguments.member_tag)?,
        "without_tags": asked.tags("member", &arguments.without_tag)?,
    });
    let words = [
        ("from", &arguments.from),
        ("to", &arguments.to),
        ("as_of", &arguments.as_of),
        ("interval", &arguments.interval),
        ("cohort", &arguments.cohort),
        ("zone", &arguments.zone),
    ];
    for (name, word) in words.into_iter().filter_map(|(name, word)| Some((name, word.as_ref()?))) {
        input[name] = word.as_str().into();
    }
    if let Some(name) = &arguments.segment {
        input["segment"] = named(&asked.list("segments")?, "segment", name)?;
    }
    if arguments.tier.is_some() || !arguments.without_tier.is_empty() {
        let ladders = asked.list("ladders")?;
        let tiers = ladders.iter().filter_map(|ladder| ladder["tiers"].as_array()).flatten();
        let tiers: Vec<Value> = tiers.cloned().collect();
        if let Some(name) = &arguments.tier {
            input["tier"] = named(&tiers, "tier", name)?;
        }
        let without = arguments.without_tier.iter().map(|name| named(&tiers, "tier", name));
        input["without_tiers"] = without.collect::<Result<_>>()?;
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
    /// The identities of tags of groups or of members, by their names.
    fn tags(&self, kind: &str, names: &[String]) -> Result<Vec<Value>> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let known =
            self.session.call(self.app, "tags", &json!({ "community": self.community, "kind": kind }))?;
        let known = known.as_array().map_or(&[][..], Vec::as_slice);
        names.iter().map(|name| named(known, "tag", name)).collect()
    }

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
