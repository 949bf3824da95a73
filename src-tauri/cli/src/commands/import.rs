//! `import`: member lists, lists of groups, calendar files. Each file is one step that can be undone.

use std::path::Path;

use serde_json::{Value, json};
use tulou_core::{Error, Result, api::App};

use crate::{
    arguments::Import,
    session::{Outcome, Session},
};

/// What a column can be, by the name that `--map` uses.
const FIELDS: &[&str] = &[
    "ignore",
    "uid",
    "name",
    "remark",
    "phone",
    "email",
    "birthday",
    "birthday_lunar",
    "joined_on",
    "left_on",
    "source",
    "tier",
    "tags",
    "note",
    "channel",
    "nickname",
    "group_joined_on",
    "group_left_on",
    "inviter",
    "how",
];

/// So many problems are told one by one.
const TOLD: usize = 20;

/// Imports the files one after the other; a dry run says what they would do.
pub fn import(session: &Session, arguments: &Import) -> Result<Outcome> {
    let app = session.open()?;
    let community = session.community(&app, arguments.community.as_deref())?;
    let mut reports = Vec::new();
    let mut lines = Vec::new();
    for file in &arguments.files {
        let report = one(session, &app, &community, file, arguments)
            .map_err(|error| error.with("file", file.display().to_string()))?;
        lines.push(sentence(session, file, &report, arguments.dry_run));
        tell_problems(session, file, &report);
        reports.push(report);
    }
    Ok(Outcome::text(json!({ "dry_run": arguments.dry_run, "files": reports }), lines.join("\n")))
}

fn one(session: &Session, app: &App, community: &Value, file: &Path, arguments: &Import) -> Result<Value> {
    let path = Session::absolute(file);
    let is_calendar = file
        .extension()
        .is_some_and(|ending| ["ics", "ical", "ifb"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    if is_calendar {
        let name = if arguments.dry_run { "calendar_import_preview" } else { "calendar_import" };
        return session.call(app, name, &json!({ "community": community, "path": path }));
    }
    let source = json!({ "kind": "file", "path": path });
    let inspection =
        session.call(app, "import_inspect", &json!({ "community": community, "source": source }))?;
    let list = json!({ "community": community, "source": source, "header_row": inspection["header_row"] });
    if inspection["kind"] == "groups" && arguments.map.is_empty() {
        return groups(session, app, list, &inspection, arguments.dry_run);
    }
    let mut input = list;
    input["mapping"] = mapping(&inspection, &arguments.map)?;
    input["complete"] = arguments.complete.into();
    if arguments.dry_run {
        return session.call(app, "import_preview", &input);
    }
    let report = session.call(app, "import_apply", &input)?;
    Ok(report["done"].clone())
}

fn groups(
    session: &Session,
    app: &App,
    mut input: Value,
    inspection: &Value,
    dry_run: bool,
) -> Result<Value> {
    input["mapping"] = columns(inspection).iter().map(|column| column["group_target"].clone()).collect();
    let list = session.call(app, "import_groups", &input)?;
    let count = list["channels"].as_array().map_or(0, Vec::len);
    if !dry_run && count > 0 {
        let add = json!({ "community": input["community"], "channels": list["channels"] });
        session.call(app, "channels_add", &add)?;
    }
    Ok(json!({
        "counts": { "rows": count, "new": count },
        "existing": list["existing"], "problems": list["problems"],
        "problem_count": list["problems"].as_array().map_or(0, Vec::len),
    }))
}

/// The found mapping, with what `--map` says instead.
fn mapping(inspection: &Value, overrules: &[String]) -> Result<Value> {
    let mut targets: Vec<Value> = columns(inspection).iter().map(|column| column["target"].clone()).collect();
    for overrule in overrules {
        let (header, field) =
            overrule.rsplit_once('=').ok_or_else(|| Error::invalid("map", "column=field"))?;
        let place = columns(inspection).iter().position(|column| column["header"] == header);
        let by_number = || header.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let place = place.or_else(by_number).filter(|place| *place < targets.len());
        let place = place.ok_or_else(|| Error::invalid("map", "unknown_column").with("value", header))?;
        targets[place] = target(field)?;
    }
    Ok(targets.into())
}

/// `phone`, `account:wechat`, `handle:qq`, `field:Hobby`.
fn target(field: &str) -> Result<Value> {
    match field.split_once(':') {
        Some(("account", platform)) => Ok(json!({ "kind": "account", "platform": platform })),
        Some(("handle", platform)) => Ok(json!({ "kind": "handle", "platform": platform })),
        Some(("field", name)) => Ok(json!({ "kind": "new_field", "name": name, "field_kind": "text" })),
        None if FIELDS.contains(&field) => Ok(json!({ "kind": field })),
        _ => Err(Error::invalid("map", "unknown_field").with("value", field)),
    }
}

fn columns(inspection: &Value) -> &[Value] {
    inspection["columns"].as_array().map_or(&[], Vec::as_slice)
}

/// Lists of people count their problems by kind, calendars and lists of groups as a whole.
fn problem_count(report: &Value) -> i64 {
    match &report["problem_counts"] {
        Value::Object(kinds) => kinds.values().filter_map(Value::as_i64).sum(),
        _ => report["problem_count"].as_i64().unwrap_or_default(),
    }
}

/// The first problems, each with its place; JSON has them all in its result.
fn tell_problems(session: &Session, file: &Path, report: &Value) {
    if session.wants_json() {
        return;
    }
    let file = file.file_name().unwrap_or_default().to_string_lossy();
    let problems = report["problems"].as_array().map_or(&[][..], Vec::as_slice);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for problem in problems.iter().take(TOLD) {
        let of = |people: &str, calendar: &str| problem.get(people).unwrap_or(&problem[calendar]).clone();
        let values = [
            ("file", file.as_ref().into()),
            ("row", of("row", "line").as_i64().unwrap_or_default().into()),
            ("fault", text(&of("fault", "code")).into()),
            ("text", text(&of("text", "detail")).into()),
        ];
        session.note(&session.speech.say("cli-import-problem", &values));
    }
    let rest = problem_count(report) - i64::try_from(problems.len().min(TOLD)).unwrap_or_default();
    if rest > 0 {
        session.note(&session.speech.say("cli-import-more", &[("count", rest.into())]));
    }
}

fn sentence(session: &Session, file: &Path, report: &Value, dry_run: bool) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let number = |value: &Value| value.as_i64().unwrap_or_default();
    let counts = &report["counts"];
    let problems = problem_count(report);
    let new = number(&counts["new"]) + number(&report["activities"]) + number(&report["tasks"]);
    let values = [
        ("file", name.into()),
        ("new", new.into()),
        ("updated", (number(&counts["updated"]) + number(&report["updated"])).into()),
        ("unchanged", (number(&counts["unchanged"]) + number(&report["unchanged"])).into()),
        ("problems", problems.into()),
    ];
    session.speech.say(if dry_run { "cli-import-would" } else { "cli-import-done" }, &values)
}
