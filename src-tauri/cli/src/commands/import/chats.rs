//! Exports of chats: all that are named at once are one import and one step.

use std::path::PathBuf;

use serde_json::{Value, json};
use tulou_core::{Code, Error, Result, api::App};

use super::mapping;
use crate::{arguments::Import, commands::choices, session::Session, speech::Speech};

/// So many problems, and so many chats, are told one by one.
const TOLD: usize = 20;

/// Which of the files are exports of chats, by their bytes; folders may hold some. The others keep their order.
pub fn apart(
    session: &Session,
    app: &App,
    community: &Value,
    arguments: &Import,
) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let is_said = arguments.list_of.is_some() || arguments.grid;
    let is_export = |file: &PathBuf| {
        let source = json!({ "kind": "file", "path": Session::absolute(file) });
        let options = json!({ "sheet": arguments.sheet });
        // What cannot be looked at is told by whoever reads it.
        let looked = session.call(
            app,
            "log_inspect",
            &json!({ "community": community, "source": source, "options": options }),
        );
        looked.is_ok_and(|looked| looked["format"].is_string() || looked["is_folder"] == true)
    };
    arguments
        .files
        .iter()
        .cloned()
        .partition(|file| arguments.format.is_some() || !is_said && is_export(file))
}

/// Imports them, or says what that would do.
pub fn import(
    session: &Session,
    app: &App,
    community: &Value,
    files: &[PathBuf],
    arguments: &Import,
) -> Result<Value> {
    let paths: Vec<String> = files.iter().map(|file| Session::absolute(file)).collect();
    let mut input = json!({ "community": community, "paths": paths, "dry_run": arguments.dry_run });
    let options = [
        ("format", arguments.format.clone().map(Value::from)),
        ("encoding", arguments.encoding.clone().map(Value::from)),
        ("zone", arguments.zone.clone().map(Value::from)),
        ("me", arguments.me.clone().map(Value::from)),
        ("day_first", arguments.day_first.map(Value::from)),
        ("unpack", arguments.unpack.then(|| true.into())),
        ("keep_texts", arguments.keep_text.map(Value::from)),
        ("sheet", arguments.sheet.clone().map(Value::from)),
        ("people", arguments.unassigned.then(|| "unassigned".into())),
        ("chats", (!arguments.chats.is_empty()).then(|| json!(arguments.chats))),
    ];
    for (name, value) in options {
        if let Some(value) = value {
            input[name] = value;
        }
    }
    if let Some(name) = &arguments.into {
        input["into"] = choices::channel(session, app, community, name)?;
    }
    if !arguments.map.is_empty() {
        input["columns"] = columns(session, app, &input, &arguments.map)?;
    }
    let said = session.call(app, "chat_import", &input).and_then(mapped);
    // What the columns are called is said beside the reason.
    let mut report = said.inspect_err(|error| {
        if let Some(columns) = error.details.get("columns").and_then(Value::as_str)
            && !session.wants_json()
        {
            session.note(&session.speech.say("cli-import-headers", &[("columns", columns.into())]));
        }
    })?;
    if report["keeps_texts"] == true && !arguments.dry_run {
        report["texts_room"] = session.call(app, "texts_room", &json!({ "community": community }))?;
    }
    Ok(report)
}

/// Where nobody knows the columns of the only tables, that is no success, in a dry run neither: nothing would come in.
fn mapped(report: Value) -> Result<Value> {
    if list(&report, "files").iter().any(|file| file["format"].is_string()) {
        return Ok(report);
    }
    let table = list(&report, "tables").iter().find(|table| !list(table, "missing").is_empty());
    match table {
        None => Ok(report),
        Some(table) => Err(Error::new(Code::BadFile)
            .with("reason", "columns_missing")
            .with("path", table["files"][0].clone())
            .with("columns", headers(table).join(", "))),
    }
}

/// What the columns of the tables of messages hold, with what `--map` says instead.
fn columns(session: &Session, app: &App, input: &Value, overrules: &[String]) -> Result<Value> {
    let mut look = input.clone();
    look["dry_run"] = true.into();
    let found = session.call(app, "chat_import", &look)?;
    mapping::of_messages(list(&found, "tables"), overrules)
}

fn headers(table: &Value) -> Vec<&str> {
    list(table, "columns").iter().filter_map(|column| column["header"].as_str()).collect()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// What was done, or would be done.
pub fn sentence(session: &Session, report: &Value, dry_run: bool) -> String {
    let speech = &session.speech;
    let number = |name: &'static str| (name, report[name].as_i64().unwrap_or_default().into());
    let names = [
        "messages",
        "added",
        "known",
        "people",
        "members",
        "new_members",
        "strangers",
        "bots",
        "joins",
        "leaves",
    ];
    let mut lines: Vec<String> =
        list(report, "tables").iter().filter(|_| dry_run).map(|table| of_table(speech, table)).collect();
    let chats = list(report, "chats");
    for chat in chats.iter().take(TOLD) {
        lines.push(of_chat(speech, chat));
    }
    if let Some(rest @ 1..) = chats.len().checked_sub(TOLD) {
        lines.push(speech.say("cli-import-more", &[("count", (rest as u64).into())]));
    }
    let is_known = !dry_run && report["batch"].is_null();
    let sentence = match (is_known, dry_run) {
        (true, _) => "cli-import-chats-known",
        (_, true) => "cli-import-chats-would",
        _ => "cli-import-chats-done",
    };
    lines.push(speech.say(sentence, &names.map(number)));
    if report["keeps_texts"] == true {
        let number = |name: &str| report["texts"][name].as_u64().unwrap_or_default();
        let values = [
            ("texts", number("texts").into()),
            ("length", number("length").into()),
            ("stored", number("stored").into()),
            ("index", report["texts_room"]["index"].as_u64().unwrap_or_default().into()),
        ];
        let sentence = if dry_run { "cli-import-chats-texts-would" } else { "cli-import-chats-texts" };
        lines.push(speech.say(sentence, &values));
    }
    if let Some(zone) = report["zone"].as_str() {
        lines.push(speech.say("cli-import-chats-zone", &[("zone", zone.into())]));
    }
    if let Some(erased @ 1..) = report["erased"].as_i64() {
        lines.push(speech.say("cli-import-chats-erased", &[("erased", erased.into())]));
    }
    if report["has_self"] == true {
        lines.push(speech.say("cli-import-chats-me", &[]));
    }
    lines.join("\n")
}

/// The columns of a table as `--map` takes them.
fn of_table(speech: &Speech, table: &Value) -> String {
    let columns = list(table, "columns").iter().map(|column| {
        let number = column["index"].as_u64().unwrap_or_default() + 1;
        let header = column["header"].as_str().filter(|header| !header.is_empty());
        let name = header.map_or_else(|| number.to_string(), str::to_owned);
        format!("{name}={}", mapping::text_of(&column["target"]))
    });
    let files: Vec<&str> = list(table, "files").iter().filter_map(Value::as_str).collect();
    let values =
        [("files", files.join(", ").into()), ("columns", columns.collect::<Vec<_>>().join(", ").into())];
    speech.say("cli-import-columns", &values)
}

fn of_chat(speech: &Speech, chat: &Value) -> String {
    let text = |name: &str| chat[name].as_str().unwrap_or_default().to_owned();
    let values = [
        ("name", text("name").into()),
        ("platform", text("platform").into()),
        ("messages", chat["messages"].as_i64().unwrap_or_default().into()),
        ("first", text("first").into()),
        ("last", text("last").into()),
        ("key", text("key").into()),
    ];
    speech.say(if chat["taken"] == true { "cli-import-chat" } else { "cli-import-chat-left" }, &values)
}

/// Tells what is not plain success, on stderr; JSON has it all in its result.
pub fn remarks(session: &Session, report: &Value, arguments: &Import) {
    if session.wants_json() {
        return;
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for file in list(report, "files").iter().filter(|file| file["refused"].is_string()).take(TOLD) {
        let values = [("file", text(&file["name"]).into()), ("reason", text(&file["refused"]).into())];
        session.note(&session.speech.say("cli-import-chats-refused", &values));
    }
    for table in list(report, "tables").iter().filter(|table| !list(table, "missing").is_empty()) {
        let columns = headers(table).join(", ");
        session.note(&session.speech.say("cli-import-headers", &[("columns", columns.into())]));
    }
    for problem in list(report, "problems").iter().take(TOLD) {
        let values = [
            ("file", text(&problem["file"]).into()),
            ("place", session.speech.place(&text(&problem["place"])).into()),
            ("code", text(&problem["code"]).into()),
        ];
        session.note(&session.speech.say("cli-import-chats-problem", &values));
    }
    if report["problem_counts"]["date_order_unclear"].is_u64() && arguments.day_first.is_none() {
        session.note(&session.speech.say("cli-import-chats-order", &[]));
    }
    let all: u64 =
        report["problem_counts"].as_object().into_iter().flatten().filter_map(|(_, n)| n.as_u64()).sum();
    if let Some(rest @ 1..) = all.checked_sub(TOLD as u64) {
        session.note(&session.speech.say("cli-import-more", &[("count", rest.into())]));
    }
}

/// What means something for exports of chats alone.
pub fn options(arguments: &Import) -> [(&'static str, bool); 8] {
    [
        ("format", arguments.format.is_some()),
        ("encoding", arguments.encoding.is_some()),
        ("me", arguments.me.is_some()),
        ("unassigned", arguments.unassigned),
        ("unpack", arguments.unpack),
        ("keep-text", arguments.keep_text.is_some()),
        ("into", arguments.into.is_some()),
        ("chats", !arguments.chats.is_empty()),
    ]
}
