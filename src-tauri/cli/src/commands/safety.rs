//! `backup`, `restore`, `check`.

use std::path::Path;

use serde_json::{Value, json};
use tulou_core::{
    Clock, Code, Error, Result,
    backup::{self, Place},
    clock::{SystemClock, utc_text},
    schema::SCHEMA,
};

use crate::{
    arguments::{Backup, Check, Restore},
    session::{Outcome, Said, Session},
};

/// Takes a backup inside the workspace, or writes the whole workspace to a `.tulou` file, or lists the backups.
pub fn backup(session: &Session, arguments: &Backup) -> Result<Outcome> {
    let app = session.open()?;
    if arguments.list {
        let state = session.call(&app, "backups", &json!({}))?;
        let lines: Vec<String> = list(&state["backups"]).iter().map(|one| line(session, one)).collect();
        return Ok(Outcome::text(state, lines.join("\n")));
    }
    let saved = match &arguments.out {
        Some(out) => session.call(&app, "archive_save", &json!({ "path": Session::absolute(out) }))?,
        None => session.call(&app, "backup_now", &json!({}))?,
    };
    let values = [
        ("path", text(&saved["path"]).into()),
        ("bytes", saved["bytes"].as_i64().unwrap_or_default().into()),
    ];
    let said = session.speech.say("cli-backup-done", &values);
    Ok(Outcome::text(saved, said))
}

fn line(session: &Session, backup: &Value) -> String {
    let at = utc_text(backup["created_at"].as_i64().unwrap_or_default());
    let reason = session.speech.say(&format!("backup-reason-{}", text(&backup["reason"])), &[]);
    format!("{at}  {:>12}  {reason}  {}", backup["bytes"], text(&backup["path"]))
}

/// Restores a backup, or makes a workspace from a `.tulou` file. A damaged workspace is restored too.
pub fn restore(session: &Session, arguments: &Restore) -> Result<Outcome> {
    let folder = session.folder()?;
    let path = Session::absolute(&arguments.file);
    if arguments.file.extension().is_some_and(|extension| extension == "tulou") {
        if arguments.dry_run {
            return Err(Error::invalid("dry-run", "not_for_tulou_files"));
        }
        backup::open_archive(Path::new(&path), &folder, &SCHEMA, session.cancelled())?;
        return Ok(done(session, json!({ "path": path, "saved": null })));
    }
    if arguments.dry_run {
        let app = session.open()?;
        let preview = session.call(&app, "restore_preview", &json!({ "path": path }))?;
        let said = differences(session, &preview);
        return Ok(Outcome::text(preview, said));
    }
    let restored = match session.open() {
        Ok(app) => session.call(&app, "restore", &json!({ "path": path }))?,
        Err(error) if matches!(error.code, Code::Damaged | Code::BadFile) => {
            let now = SystemClock.now();
            let place = Place { folder: &folder, schema: &SCHEMA, now, cancelled: session.cancelled() };
            json!(backup::restore_closed(&place, Path::new(&path))?)
        }
        Err(error) => return Err(error),
    };
    Ok(done(session, restored))
}

fn done(session: &Session, restored: Value) -> Outcome {
    let saved = text(&restored["saved"]["path"]).to_owned();
    let name = if saved.is_empty() { "cli-restore-done" } else { "cli-restore-done-saved" };
    let said = session.speech.say(name, &[("path", saved.into())]);
    Outcome::text(restored, said)
}

fn differences(session: &Session, preview: &Value) -> String {
    let (present, coming) = (&preview["present"], &preview["backup"]["counts"]);
    let tables = coming.as_object().cloned().unwrap_or_default();
    let mut lines: Vec<String> = tables
        .iter()
        .filter(|(table, rows)| present[table.as_str()] != **rows && !table.starts_with("change_"))
        .map(|(table, rows)| format!("{table}: {} → {rows}", present[table.as_str()]))
        .collect();
    lines.insert(0, line(session, &preview["backup"]));
    lines.join("\n")
}

/// Checks the data; success only when nothing is left to be found.
pub fn check(session: &Session, arguments: &Check) -> Result<Outcome> {
    let app = session.open()?;
    let report = session.call(&app, "check_data", &json!({ "repair": arguments.repair }))?;
    let findings = list(&report["findings"]);
    let sound = list(&report["remaining"]).is_empty();
    let mut lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            let name = format!("check-{}", text(&finding["rule"]).replace('_', "-"));
            let count = finding["count"].as_i64().unwrap_or_default();
            session.speech.say(&name, &[("place", text(&finding["place"]).into()), ("count", count.into())])
        })
        .collect();
    let closing = match (findings.is_empty(), sound) {
        (true, _) => "cli-check-sound",
        (false, true) => "cli-check-repaired",
        (false, false) => "cli-check-found",
    };
    let backup = text(&report["backup"]).to_owned();
    lines.push(session.speech.say(closing, &[("backup", backup.into())]));
    let said = Said { json: report, text: Some(lines.join("\n")) };
    Ok(if sound { Outcome::Done(said) } else { Outcome::Found(said) })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
