//! `export` and `occurrences`: what goes out.

use std::path::Path;

use serde_json::{Value, json};
use tulou_core::{Error, Result, api::App, backup};

use super::choices::{bears, found};
use crate::{
    arguments::{Export, Occurrences, Part},
    session::{Outcome, Said, Session},
};

/// Writes a calendar file, a member list, a sheet, or everything as open files.
pub fn export(session: &Session, arguments: &Export) -> Result<Outcome> {
    let path = Session::absolute(&arguments.out);
    refuse_of_no_use(arguments)?;
    if arguments.salvage {
        return match arguments.what {
            Part::All => salvage(session, &path),
            _ => Err(Error::invalid("salvage", "only_for_all")),
        };
    }
    let app = session.open()?;
    let community = || session.community(&app, arguments.community.as_deref());
    let report = match arguments.what {
        Part::Calendar => {
            let selection = selection(session, &app, community()?, arguments)?;
            session.call(&app, "calendar_export", &json!({ "path": path, "selection": selection }))?
        }
        Part::Members => {
            let who = json!({ "kind": "matching", "community": community()? });
            session.call(&app, "members_export", &json!({ "path": path, "who": who }))?
        }
        Part::Chat => {
            let channel = one_channel(session, &app, &community()?, &arguments.channel)?;
            session.call(&app, "chat_export", &json!({ "path": path, "channel": channel }))?
        }
        Part::All => session.call(&app, "export_all", &json!({ "path": path }))?,
        sheet => {
            let chinese = session.speech.language() == "zh-CN";
            let input = json!({
                "path": path, "community": community()?, "kind": sheet.sheet(), "chinese": chinese,
                "from": arguments.from, "to": arguments.to,
            });
            session.call(&app, "sheet_export", &input)?
        }
    };
    if let Some(count @ 1..) = report["unusual_rules"].as_i64() {
        session.note(&session.speech.say("cli-export-unusual", &[("count", count.into())]));
    }
    let said = session.speech.say("cli-export-done", &[("path", path.into())]);
    Ok(Outcome::text(report, said))
}

/// What chooses from the plan means nothing for members, sheets or everything: said aloud, because otherwise the file would
/// hold more than was asked for.
fn refuse_of_no_use(arguments: &Export) -> Result<()> {
    let of_calendar = [
        ("flatten", arguments.flatten),
        ("tag", !arguments.tag.is_empty()),
        ("channel", !arguments.channel.is_empty() && arguments.what != Part::Chat),
        ("kind", !arguments.kind.is_empty()),
        ("owner", !arguments.owner.is_empty()),
        ("tasks-as-events", arguments.tasks_as_events),
    ];
    let of_days = [("from", arguments.from.is_some()), ("to", arguments.to.is_some())];
    if let Some((name, _)) = of_days.iter().find(|(_, is_given)| *is_given)
        && !matches!(arguments.what, Part::Calendar | Part::Figures)
    {
        return Err(Error::invalid(name, "only_for_calendar_and_figures"));
    }
    match of_calendar.iter().find(|(_, is_given)| *is_given) {
        Some((name, _)) if arguments.what != Part::Calendar => Err(Error::invalid(name, "only_for_calendar")),
        _ => Ok(()),
    }
}

/// The channel whose log is written: the only one that is named, for a file is one chat.
fn one_channel(session: &Session, app: &App, community: &Value, names: &[String]) -> Result<Value> {
    let [name] = names else { return Err(Error::invalid("channel", "exactly_one")) };
    match &channels_called(session, app, community, name)?[..] {
        [channel] => Ok(channel.clone()),
        _ => Err(Error::invalid("channel", "exactly_one")),
    }
}

/// The channels of a name, or the one of an identity.
fn channels_called(session: &Session, app: &App, community: &Value, name: &str) -> Result<Vec<Value>> {
    let all = session.call(app, "channels", &json!({ "community": community }))?;
    let is_called = |one: &&Value| one["name"] == name || one["uid"] == name;
    found(all.as_array().map_or(&[][..], Vec::as_slice), is_called, "channel", name)
}

/// Which part of the plan goes into a calendar file.
fn selection(session: &Session, app: &App, community: Value, arguments: &Export) -> Result<Value> {
    let mut channels = Vec::new();
    if !arguments.tag.is_empty() {
        let all = session.call(app, "channels", &json!({ "community": community }))?;
        let all = all.as_array().map_or(&[][..], Vec::as_slice);
        for tag in &arguments.tag {
            channels.extend(found(all, |one| bears(one, tag), "tag", tag)?);
        }
    }
    for name in &arguments.channel {
        channels.extend(channels_called(session, app, &community, name)?);
    }
    let mut owners = Vec::new();
    if !arguments.owner.is_empty() {
        let overview = session.call(app, "workspace_overview", &json!({}))?;
        let all = overview["operators"].as_array().map_or(&[][..], Vec::as_slice);
        for name in &arguments.owner {
            let is_called = |one: &&Value| one["name"] == name.as_str() || one["uid"] == name.as_str();
            owners.extend(found(all, is_called, "operator", name)?);
        }
    }
    Ok(json!({
        "community": community, "kinds": arguments.kind, "channels": channels, "owners": owners,
        "from": arguments.from, "to": arguments.to,
        "flatten": arguments.flatten, "tasks_as_events": arguments.tasks_as_events,
    }))
}

/// Writes what can be read of a damaged workspace; success only when nothing is missing.
fn salvage(session: &Session, path: &str) -> Result<Outcome> {
    let salvaged = backup::salvage(&session.folder()?, Path::new(path), session.cancelled())?;
    let is_whole = salvaged.broken.is_empty() && salvaged.attachments_lost == 0;
    let name = if is_whole { "cli-salvage-whole" } else { "cli-salvage-done" };
    let rows = [("path", path.into()), ("rows", salvaged.rows.into())];
    let mut lines = vec![session.speech.say(name, &rows)];
    for one in &salvaged.broken {
        let values = [("table", one.table.as_str().into()), ("rows", one.rows.into())];
        lines.push(session.speech.say("cli-salvage-broken", &values));
    }
    let said = Said { json: json!(salvaged), text: Some(lines.join("\n")) };
    Ok(if is_whole { Outcome::Done(said) } else { Outcome::Found(said) })
}

/// Prints every occurrence in a half-open span, as JSON.
pub fn occurrences(session: &Session, arguments: &Occurrences) -> Result<Outcome> {
    let app = session.open()?;
    let community = session.community(&app, arguments.community.as_deref())?;
    let input = json!({ "community": community, "from": arguments.from, "to": arguments.to });
    Ok(Outcome::json(session.call(&app, "occurrences", &input)?))
}
