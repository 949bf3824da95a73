//! What an import says to people: its counts, what was odd in the file, what tells people apart.

use std::path::Path;

use serde_json::Value;

use super::mapping::text_of;
use crate::{arguments::Import, session::Session};

/// So many problems, and so many renames, are told one by one.
const TOLD: usize = 20;

/// Tells what is not plain success, on stderr; JSON has it all in its result.
pub fn remarks(session: &Session, file: &Path, report: &Value, arguments: &Import) {
    if session.wants_json() {
        return;
    }
    let file = file.file_name().unwrap_or_default().to_string_lossy();
    problems(session, &file, report);
    renames(session, &file, report);
    conflicts(session, &file, report);
    if arguments.goes_to.is_empty() {
        count(session, &file, report, "without_groups", "cli-import-without-groups");
    }
    refusals(session, &file, report);
    if let Some(zone) = report["zone"].as_str() {
        session.note(&session.speech.say("cli-import-chats-zone", &[("zone", zone.into())]));
    }
    if report["order_unclear"] == true && arguments.day_first.is_none() {
        session.note(&session.speech.say("cli-import-order", &[("file", file.as_ref().into())]));
    }
    if report["has_ids"] == false {
        let values = [("file", file.as_ref().into()), ("identity", text_of(&report["identity"]).into())];
        session.note(&session.speech.say("cli-import-no-ids", &values));
    }
}

/// What was done, or would be done, in one line.
pub fn sentence(session: &Session, file: &Path, report: &Value, dry_run: bool) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let number = |value: &Value| value.as_i64().unwrap_or_default();
    let counts = &report["counts"];
    let of_plans = number(&report["activities"]) + number(&report["tasks"]);
    let new = number(&counts["new"]) + of_plans + number(&report["added"]);
    let known = number(&report["unchanged"]) + number(&report["known"]);
    let values = [
        ("file", name.into()),
        ("new", new.into()),
        ("updated", (number(&counts["updated"]) + number(&report["updated"])).into()),
        ("unchanged", (number(&counts["unchanged"]) + known).into()),
        ("problems", problem_count(report).into()),
    ];
    session.speech.say(if dry_run { "cli-import-would" } else { "cli-import-done" }, &values)
}

/// Lists count their problems by kind, calendars as a whole.
fn problem_count(report: &Value) -> i64 {
    let of_table = i64::try_from(list(&report["table_problems"]).len()).unwrap_or_default();
    match &report["problem_counts"] {
        Value::Object(kinds) => kinds.values().filter_map(Value::as_i64).sum::<i64>() + of_table,
        _ => report["problem_count"].as_i64().unwrap_or_default() + of_table,
    }
}

fn problems(session: &Session, file: &str, report: &Value) {
    let all = list(&report["table_problems"]).iter().chain(list(&report["problems"]));
    let mut told = 0;
    for problem in all.take(TOLD) {
        let of = |people: &str, calendar: &str| problem.get(people).unwrap_or(&problem[calendar]).clone();
        let values = [
            ("file", file.into()),
            ("row", of("row", "line").as_i64().unwrap_or_default().into()),
            ("fault", text(&of("fault", "code")).into()),
            ("text", text(&of("text", "detail")).into()),
        ];
        session.note(&session.speech.say("cli-import-problem", &values));
        told += 1;
    }
    let rest = problem_count(report) - told;
    if rest > 0 {
        session.note(&session.speech.say("cli-import-more", &[("count", rest.into())]));
    }
}

/// Cells that were changed here and in the sheet, and records that are not there any more.
fn conflicts(session: &Session, file: &str, report: &Value) {
    count(session, file, report, "conflicts", "cli-import-conflicts");
    count(session, file, report, "gone", "cli-import-gone");
}

/// A remark on how many there are of something, when there are any.
fn count(session: &Session, file: &str, report: &Value, field: &str, sentence: &str) {
    if let Some(count @ 1..) = report[field].as_i64() {
        session.note(&session.speech.say(sentence, &[("file", file.into()), ("count", count.into())]));
    }
}

/// Rows that their records refuse, with the cell and the rule.
fn refusals(session: &Session, file: &str, report: &Value) {
    let all = list(&report["refusals"]);
    for refusal in all.iter().take(TOLD) {
        let details = &refusal["error"]["details"];
        let values = [
            ("file", file.into()),
            ("row", refusal["row"].as_i64().unwrap_or_default().into()),
            ("title", text(&refusal["title"]).into()),
            ("field", text(&details["field"]).into()),
            ("reason", text(&details["reason"]).into()),
        ];
        session.note(&session.speech.say("cli-import-refused", &values));
    }
    let rest = report["refused"].as_u64().unwrap_or_default().saturating_sub(TOLD as u64);
    if rest > 0 {
        session.note(&session.speech.say("cli-import-more", &[("count", rest.into())]));
    }
}

/// Who is probably known under another name. They are not renamed unless `--renames` says so.
fn renames(session: &Session, file: &str, report: &Value) {
    let offers = list(&report["renames"]);
    for offer in offers.iter().take(TOLD) {
        let values = [
            ("file", file.into()),
            ("row", offer["row"].as_i64().unwrap_or_default().into()),
            ("name", text(&offer["name"]).into()),
            ("known", text(&offer["known_name"]).into()),
        ];
        session.note(&session.speech.say("cli-import-rename", &values));
    }
    if let Some(rest @ 1..) = offers.len().checked_sub(TOLD) {
        session.note(&session.speech.say("cli-import-more", &[("count", (rest as u64).into())]));
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
