//! `search`: words in the texts of messages that were kept.

use serde_json::{Value, json};
use tulou_core::{
    Result,
    recurrence::{Zone, civil_text},
};

use super::insights::named;
use crate::{
    arguments::Search,
    session::{Outcome, Session},
};

/// Prints the texts in which the words stand, the newest first.
pub fn search(session: &Session, arguments: &Search) -> Result<Outcome> {
    let app = session.open()?;
    let community = session.community(&app, arguments.community.as_deref())?;
    let mut input =
        json!({ "community": community, "words": arguments.words.join(" "), "limit": arguments.limit });
    if !arguments.channel.is_empty() {
        let known = session.call(&app, "channels", &json!({ "community": community, "trashed": false }))?;
        let known = known.as_array().cloned().unwrap_or_default();
        let channels: Result<Vec<Value>> =
            arguments.channel.iter().map(|name| named(&known, "channel", name)).collect();
        input["channels"] = channels?.into();
    }
    for (name, day) in [("from", &arguments.from), ("to", &arguments.to)] {
        if let Some(day) = day {
            input[name] = day.as_str().into();
        }
    }
    let found = session.call(&app, "text_search", &input)?;
    let overview = session.call(&app, "workspace_overview", &json!({}))?;
    let own = overview["communities"].as_array().into_iter().flatten().find(|one| one["uid"] == community);
    let zone = Zone::named(own.and_then(|own| own["tz"].as_str()).unwrap_or("UTC"))?;
    let text = sentence(session, &found, &zone);
    Ok(Outcome::text(found, text))
}

fn sentence(session: &Session, found: &Value, zone: &Zone) -> String {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut lines = Vec::new();
    for hit in found["hits"].as_array().into_iter().flatten() {
        let pieces = hit["pieces"].as_array().into_iter().flatten();
        let text: String = pieces.map(|piece| word(&piece["text"])).collect();
        let at = civil_text(zone.civil_of(hit["at"].as_i64().unwrap_or_default())).replace('T', " ");
        let (channel, name) = (word(&hit["channel_name"]), word(&hit["speaker"]["name"]));
        // A message of several lines stays one line of the list.
        lines.push(format!("{at}  {channel}  {name}: {}", text.replace(['\r', '\n'], " ")));
    }
    let speech = &session.speech;
    match (lines.is_empty(), found["any_kept"] == true) {
        (true, true) => lines.push(speech.say("cli-search-none", &[])),
        (true, false) => lines.push(speech.say("cli-search-not-kept", &[])),
        _ if found["more"] == true => lines.push(speech.say("cli-search-more", &[])),
        _ => {}
    }
    if let Some(count @ 1..) = found["unreadable"].as_u64() {
        lines.push(speech.say("cli-search-unreadable", &[("count", count.into())]));
    }
    lines.join("\n")
}
