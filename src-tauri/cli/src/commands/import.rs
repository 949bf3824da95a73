//! `import`: exports of chats, member lists, sheets of plans, groups and figures, calendar files. Each file is one step that can be undone, and one that fails
//! keeps no other from coming in.

mod chats;
mod mapping;
mod telling;

use std::path::Path;

use serde_json::{Value, json};
use tulou_core::{Code, Error, Result, api::App, chats as exports};

use super::choices;
use crate::{
    arguments::{Import, ListOf},
    session::{Outcome, Said, Session},
};

/// Imports the files one after the other; a dry run says what they would do.
pub fn import(session: &Session, arguments: &Import) -> Result<Outcome> {
    let app = session.open()?;
    let community = session.community(&app, arguments.community.as_deref())?;
    let (mut reports, mut lines, mut failures) = (Vec::new(), Vec::new(), Vec::new());
    let (exports, others) = chats::apart(session, &app, &community, arguments);
    if !exports.is_empty() {
        refuse(&of_lists(arguments), "only_for_lists")?;
        if !others.is_empty() {
            // The columns of which of the files?
            refuse(&of_columns(arguments), "several_kinds")?;
        }
        match chats::import(session, &app, &community, &exports, arguments) {
            Ok(report) => {
                lines.push(chats::sentence(session, &report, arguments.dry_run));
                chats::remarks(session, &report, arguments);
                reports.push(report);
            }
            Err(error) if error.code == Code::Cancelled => return Err(error),
            Err(error) => failures.push(error),
        }
    } else {
        refuse(&chats::options(arguments), "only_for_chats")?;
    }
    for file in &others {
        match one(session, &app, &community, file, arguments) {
            Ok(report) => {
                lines.push(telling::sentence(session, file, &report, arguments.dry_run));
                telling::remarks(session, file, &report, arguments);
                reports.push(report);
            }
            Err(error) => {
                let error = error.with("file", file.display().to_string());
                let is_over = error.code == Code::Cancelled;
                failures.push(error);
                if is_over {
                    break;
                }
            }
        }
    }
    finished(session, arguments, reports, &lines, failures)
}

/// The reports of the files that came in; the others are told on stderr, and with one of them it is no success.
fn finished(
    session: &Session,
    arguments: &Import,
    reports: Vec<Value>,
    lines: &[String],
    mut failures: Vec<Error>,
) -> Result<Outcome> {
    let cancelled = failures.pop_if(|error| error.code == Code::Cancelled);
    let last = cancelled.or_else(|| if reports.is_empty() { failures.pop() } else { None });
    for failure in &failures {
        session.tell(failure);
    }
    if let Some(error) = last {
        // Nothing came in, or somebody stopped it: what came in before is told, and the end is that of the program.
        if session.wants_json() && !reports.is_empty() {
            session.note(&json!({ "dry_run": arguments.dry_run, "files": reports }).to_string());
        } else {
            lines.iter().for_each(|line| session.note(line));
        }
        return Err(error);
    }
    let failed: Vec<Value> = failures.iter().map(|error| json!(error)).collect();
    let is_whole = failed.is_empty();
    let json = json!({ "dry_run": arguments.dry_run, "files": reports, "failed": failed });
    let said = Said { json, text: Some(lines.join("\n")) };
    Ok(if is_whole { Outcome::Done(said) } else { Outcome::Found(said) })
}

fn one(session: &Session, app: &App, community: &Value, file: &Path, arguments: &Import) -> Result<Value> {
    let path = Session::absolute(file);
    let is_calendar = file
        .extension()
        .is_some_and(|ending| ["ics", "ical", "ifb"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    if is_calendar {
        refuse(&of_lists(arguments), "only_for_lists")?;
        refuse(&of_tables(arguments), "only_for_lists")?;
        refuse(&of_times(arguments), "only_for_logs")?;
        let name = if arguments.dry_run { "calendar_import_preview" } else { "calendar_import" };
        return session.call(app, name, &json!({ "community": community, "path": path }));
    }
    let source = json!({ "kind": "file", "path": path });
    let options = json!({ "sheet": arguments.sheet });
    if arguments.list_of.is_none() && !arguments.grid && is_log(session, app, community, (&source, &options))?
    {
        refuse(&of_lists(arguments), "only_for_lists")?;
        refuse(&of_columns(arguments), "only_for_lists")?;
        let mut input = json!({ "community": community, "source": source, "options": options });
        input["dry_run"] = arguments.dry_run.into();
        if let Some(zone) = &arguments.zone {
            input["zone"] = zone.as_str().into();
        }
        if let Some(day_first) = arguments.day_first {
            input["day_first"] = day_first.into();
        }
        return session.call(app, "log_import", &input);
    }
    refuse(&of_times(arguments), "only_for_logs")?;
    let said = if arguments.grid { Some(ListOf::Contents) } else { arguments.list_of };
    let kind = said.map(ListOf::kind);
    let asked = json!({ "community": community, "source": source, "kind": kind, "options": options });
    let inspection = session.call(app, "import_inspect", &asked)?;
    if inspection["info"]["sheets"].as_array().is_none_or(Vec::is_empty) {
        refuse(&[("sheet", arguments.sheet.is_some())], "only_for_workbooks")?;
    }
    if inspection["kind"] != "members" {
        refuse(&of_people(arguments), "only_for_people")?;
        let mut list = asked;
        list["kind"] = inspection["kind"].clone();
        return sheet(session, app, list, arguments);
    }
    if arguments.list_of.is_none() && arguments.map.is_empty() && !is_list(&inspection) {
        // Any text has lines: nobody becomes a member because a file was named by mistake.
        return Err(refused(&path));
    }
    refuse(&of_sheets(arguments), "only_for_sheets")?;
    let mut list = json!({ "community": community, "source": source, "options": options });
    list["header_row"] = inspection["header_row"].clone();
    people(session, app, list, &inspection, arguments)
}

/// Why a file is neither an export nor a list: what is known of other programs' files says more than that nothing names a column.
fn refused(path: &str) -> Error {
    let known = exports::recognise(&exports::Source::File(path.into()), &exports::Options::default()).err();
    let says_more =
        |error: &Error| error.details.get("reason").is_some_and(|reason| reason != "unknown_chat_format");
    known
        .filter(says_more)
        .unwrap_or_else(|| Error::new(Code::BadFile).with("path", path).with("reason", "unrecognised"))
}

/// Whether anything says that this is a list: a title of a column that is known here, or a mapping that served before.
fn is_list(inspection: &Value) -> bool {
    let columns = inspection["columns"].as_array().map_or(&[][..], Vec::as_slice);
    inspection["remembered"] == true || columns.iter().any(|column| column["known"] == true)
}

fn is_log(
    session: &Session,
    app: &App,
    community: &Value,
    (source, options): (&Value, &Value),
) -> Result<bool> {
    let asked = json!({ "community": community, "source": source, "options": options });
    let looked = session.call(app, "log_inspect", &asked)?;
    Ok(looked["is_log"] == true)
}

/// What means something for lists of people alone.
fn of_people(arguments: &Import) -> [(&'static str, bool); 4] {
    [
        ("complete", arguments.complete),
        ("as-of", arguments.as_of.is_some()),
        ("identity", arguments.identity.is_some()),
        ("renames", arguments.renames),
    ]
}

/// What means something where instants are read: for logs and exports of chats.
fn of_times(arguments: &Import) -> [(&'static str, bool); 2] {
    [("zone", arguments.zone.is_some()), ("day-first", arguments.day_first.is_some())]
}

/// What means something for sheets of plans, groups and figures alone.
fn of_sheets(arguments: &Import) -> [(&'static str, bool); 4] {
    [
        ("grid", arguments.grid),
        ("goes-to", !arguments.goes_to.is_empty()),
        ("on-conflict", arguments.on_conflict.is_some()),
        ("without-refused", arguments.without_refused),
    ]
}

/// What means something where a table's columns may be mapped: for lists, and for messages.
fn of_columns(arguments: &Import) -> [(&'static str, bool); 1] {
    [("map", !arguments.map.is_empty())]
}

/// What means something for tables of any kind.
fn of_tables(arguments: &Import) -> [(&'static str, bool); 2] {
    let [map] = of_columns(arguments);
    [map, ("sheet", arguments.sheet.is_some())]
}

/// What means something for lists alone.
fn of_lists(arguments: &Import) -> Vec<(&'static str, bool)> {
    let others = [("as", arguments.list_of.is_some())];
    of_people(arguments).into_iter().chain(of_sheets(arguments)).chain(others).collect()
}

/// What is asked for and means nothing here is said aloud: a script would believe that it happened.
fn refuse(options: &[(&str, bool)], reason: &str) -> Result<()> {
    match options.iter().find(|(_, is_given)| *is_given) {
        Some((name, _)) => Err(Error::invalid(name, reason)),
        None => Ok(()),
    }
}

fn people(
    session: &Session,
    app: &App,
    mut input: Value,
    inspection: &Value,
    arguments: &Import,
) -> Result<Value> {
    input["mapping"] = mapping::of_people(inspection, &arguments.map)?;
    input["complete"] = arguments.complete.into();
    if let Some(day) = &arguments.as_of {
        input["as_of"] = day.as_str().into();
    }
    if let Some(identity) = &arguments.identity {
        input["identity"] = mapping::identity(identity)?;
    }
    if arguments.renames {
        input["renames"] = renames(session, app, &input)?;
    }
    if arguments.dry_run {
        return session.call(app, "import_preview", &input);
    }
    let report = session.call(app, "import_apply", &input)?;
    Ok(report["done"].clone())
}

/// Everybody who was probably renamed. A preview offers only so many at once, so it is asked until it offers nobody more.
fn renames(session: &Session, app: &App, input: &Value) -> Result<Value> {
    let (mut input, mut taken) = (input.clone(), Vec::new());
    loop {
        let preview = session.call(app, "import_preview", &input)?;
        let offers = preview["renames"].as_array().map_or(&[][..], Vec::as_slice);
        let offered = offers.iter().map(|offer| json!({ "row": offer["row"], "member": offer["member"] }));
        let before = taken.len();
        taken.extend(offered.filter(|offer| !taken.contains(offer)).collect::<Vec<_>>());
        if taken.len() == before {
            return Ok(taken.into());
        }
        input["renames"] = taken.clone().into();
    }
}

/// A sheet of plans, groups or figures: new records, and changes of those that it names by key.
fn sheet(session: &Session, app: &App, mut input: Value, arguments: &Import) -> Result<Value> {
    let mut look = input.clone();
    if arguments.grid {
        look["grid"] = true.into();
    }
    let inspection = session.call(app, "sheet_inspect", &look)?;
    input["header_row"] = inspection["header_row"].clone();
    input["grid"] = inspection["grid"].is_object().into();
    input["mapping"] = mapping::of_sheet(&inspection, &arguments.map)?;
    input["goes_to"] = choices::groups(session, app, &input["community"].clone(), &arguments.goes_to)?.into();
    if let Some(side) = &arguments.on_conflict {
        input["conflicts"] = side.as_str().into();
    }
    input["without_refused"] = arguments.without_refused.into();
    if arguments.dry_run {
        return session.call(app, "sheet_preview", &input);
    }
    let report = session.call(app, "sheet_apply", &input)?;
    Ok(report["done"].clone())
}
