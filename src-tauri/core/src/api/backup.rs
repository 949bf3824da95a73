//! Commands that keep everything safe: backups, restoring, the workspace as one file, "check data", housekeeping.

use std::path::{Path, PathBuf};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{
    App, Job, sweep,
    table::{Nothing, commands},
};
use crate::{
    Code, Error, Result,
    backup::{
        self, Backup, BackupFile, BackupState, Housekeeping, OpenArchive, PlaceKind, Reason, RestorePreview,
        Restored, Salvaged, SaveArchive, Saved, WorkspaceHealth,
    },
    check::{self, CheckInput, CheckReport, CheckRule},
    clock::Millis,
    schema::SCHEMA,
    store::{self, Step},
    texts, trash,
    workspace::{self, disk::Place},
};

/// The local setting that names a second folder for backups.
const SECOND_FOLDER: &str = "backup_folder";
/// The local setting that remembers the last weekly look at the database.
const LOOKED_AT: &str = "database_looked_at";
/// The local setting that keeps what that look found broken.
const DAMAGE: &str = "database_damage";
/// The local setting that keeps why the regular work failed the last time.
const CARE_PROBLEM: &str = "housekeeping_problem";
/// The local setting that keeps why a backup could not be copied to the second folder, and to which.
const COPY_PROBLEM: &str = "backup_folder_problem";
/// The local setting that remembers the last daily look into the trash.
const TRASH_SEEN_AT: &str = "trash_seen_at";
const DAY: Millis = 24 * 60 * 60 * 1000;
const WEEK: Millis = 7 * DAY;

commands! {
    /// Takes a backup that thinning leaves alone.
    job backup_now(Nothing) -> Backup = |app, job, _| take(app, job, Reason::Manual).map(|(backup, _)| backup);
    /// The backups, newest first, and whether one is overdue.
    job backups(Nothing) -> BackupState = |app, _, _| state(app);
    /// Verifies a backup and says what restoring it would change.
    job restore_preview(BackupFile) -> RestorePreview = |app, job, input|
        backup::preview(&place(app, job), Path::new(&input.path));
    /// Puts a backup in the place of the present state, which is saved first.
    job restore(BackupFile) -> Restored = |app, job, input|
        backup::restore(&place(app, job), &app.store, &app.folder, Path::new(&input.path));
    /// Writes the whole workspace into one `.tulou` file.
    job archive_save(SaveArchive) -> Saved = |app, job, input| save(app, job, &input);
    /// Makes a workspace in an empty or new folder from a `.tulou` file.
    job archive_open(OpenArchive) -> Nothing = |_, job, input| backup::open_archive(
        Path::new(&input.path), Path::new(&input.folder), &SCHEMA, job.cancelled()).map(|()| Nothing {});
    /// Writes everything into a new folder as open files: CSV, JSON, attachments.
    job export_all(SaveArchive) -> Saved = |app, job, input|
        backup::export_all(&app.store, &app.folder, Path::new(&input.path),
            &|done, total| job.progress(done, total), job.cancelled());
    /// Looks for what should never be in the data and, when asked, repairs what can be, after a backup.
    job check_data(CheckInput) -> CheckReport = |app, job, input| check_data(app, job, input);
    /// What the window should warn of: read-only, a network or synchronised folder, an overdue backup, a damaged
    /// database.
    job workspace_health(Nothing) -> WorkspaceHealth = |app, _, _| health(app);
    /// Writes what can be read of this workspace into a new folder as open files, although its database is damaged.
    job export_readable(SaveArchive) -> Salvaged = |app, job, input|
        backup::salvage(app.folder.path(), Path::new(&input.path), job.cancelled());
    /// The regular work: a backup when one is due, thinning, emptying the log, ending what lay in the trash for thirty
    /// days and attachments that nothing names, a weekly look at the database.
    job housekeeping(Nothing) -> Housekeeping = |app, job, _| housekeeping(app, job);
}

/// Takes a backup before something risky, unless the newest one has everything.
pub(super) fn before(app: &App, job: &Job<'_>, reason: Reason) -> Result<Option<Backup>> {
    let newest = backup::list(&app.folder.backups())?.into_iter().next();
    if newest.is_some_and(|newest| is_current(app, &newest)) {
        return Ok(None);
    }
    take(app, job, reason).map(|(backup, _)| Some(backup))
}

/// Takes a backup before rows are added that can be taken out again exactly, unless one of the last half hour is there. It costs
/// as much as there is, and a few rows more are not to wait for that every time.
pub(super) fn before_adding(app: &App, job: &Job<'_>) -> Result<()> {
    let newest = backup::list(&app.folder.backups())?.into_iter().next();
    if backup::is_due(newest.as_ref(), store::newest_step(app.store.path())?, app.clock.now()) {
        take(app, job, Reason::Import)?;
    }
    Ok(())
}

fn is_current(app: &App, backup: &Backup) -> bool {
    store::newest_step(app.store.path()).is_ok_and(|step| step == backup.last_step)
}

/// The backup, and why the second folder did not get it.
fn take(app: &App, job: &Job<'_>, reason: Reason) -> Result<(Backup, Option<crate::Error>)> {
    if app.store.read_only() {
        return Err(Error::new(Code::ReadOnly).with("path", app.folder.path().display().to_string()));
    }
    let backups = app.folder.backups();
    let request = backup::Request {
        database: app.store.path(),
        backups: &backups,
        reason,
        now: app.clock.now(),
        cancelled: job.cancelled(),
    };
    let taken = backup::take(&request)?;
    let Some(folder) = second_folder(app)? else { return Ok((taken, None)) };
    let problem = backup::copy_to(&taken, &folder).err();
    // The backup itself is there; whoever asked for it hears of the copy in any case.
    drop(keep_problem(app, COPY_PROBLEM, problem.clone().map(|error| (folder, error))));
    Ok((taken, problem))
}

fn second_folder(app: &App) -> Result<Option<PathBuf>> {
    let settings = app.store.read(workspace::settings)?;
    Ok(settings
        .local
        .get(SECOND_FOLDER)
        .and_then(Value::as_str)
        .filter(|path| !path.is_empty())
        .map(PathBuf::from))
}

fn state(app: &App) -> Result<BackupState> {
    let backups = backup::list(&app.folder.backups())?;
    let last_step = store::newest_step(app.store.path())?;
    let first = store::oldest_step_at(app.store.path())?;
    let stale = backup::is_stale(backups.first(), last_step, app.clock.now(), first);
    let second_folder = second_folder(app)?.map(|path| path.display().to_string());
    Ok(BackupState { backups, second_folder, stale })
}

fn place<'a>(app: &'a App, job: &'a Job<'_>) -> backup::Place<'a> {
    backup::Place {
        folder: app.folder.path(),
        schema: &SCHEMA,
        now: app.clock.now(),
        cancelled: job.cancelled(),
    }
}

fn save(app: &App, job: &Job<'_>, input: &SaveArchive) -> Result<Saved> {
    let progress = |done, total| job.progress(done, total);
    let path = Path::new(&input.path);
    let bytes = backup::save_archive(app.folder.path(), path, app.clock.now(), &progress, job.cancelled())?;
    Ok(Saved { path: input.path.clone(), bytes })
}

fn check_data(app: &App, job: &Job<'_>, input: CheckInput) -> Result<CheckReport> {
    let examine = || check::examine(&app.store, &SCHEMA, &app.folder.attachments());
    let findings = examine()?;
    // Only good news is written: a damaged file is best left as it is.
    if !findings.iter().any(|finding| finding.rule == CheckRule::Integrity) && !damage(app)?.is_empty() {
        note(app, DAMAGE, [""; 0])?;
    }
    job.check()?;
    if !input.repair || !findings.iter().any(|finding| finding.repairable) {
        return Ok(CheckReport { remaining: findings.clone(), findings, backup: None });
    }
    let (backup, _) = take(app, job, Reason::Check)?;
    check::repair(&app.store, &SCHEMA)?;
    Ok(CheckReport { findings, remaining: examine()?, backup: Some(backup.name) })
}

fn health(app: &App) -> Result<WorkspaceHealth> {
    let place = match app.folder.place() {
        Place::Local => PlaceKind::Local,
        Place::Network => PlaceKind::Network,
        Place::Synced => PlaceKind::Synced,
    };
    Ok(WorkspaceHealth {
        read_only: app.store.read_only(),
        place,
        backup_stale: state(app)?.stale,
        damage: damage(app)?,
        problem: problem(app)?,
    })
}

/// What keeps the regular work from being done; a copy counts only while its folder is still the one that is wanted.
fn problem(app: &App) -> Result<Option<Error>> {
    let care: Option<Error> = kept(app, CARE_PROBLEM)?;
    let copy: Option<(PathBuf, Error)> = kept(app, COPY_PROBLEM)?;
    let wanted = second_folder(app)?;
    Ok(care.or(copy.filter(|(folder, _)| wanted.as_ref() == Some(folder)).map(|(_, error)| error)))
}

/// Notes why something failed, or that it no longer does; only what is new is written.
fn keep_problem<T: Serialize + DeserializeOwned + PartialEq>(
    app: &App,
    key: &str,
    problem: Option<T>,
) -> Result<()> {
    if kept::<Option<T>>(app, key)? == problem { Ok(()) } else { note(app, key, problem) }
}

/// What this machine has noted under a name.
fn kept<T: DeserializeOwned + Default>(app: &App, key: &str) -> Result<T> {
    let settings = app.store.read(workspace::settings)?;
    Ok(settings.local.get(key).cloned().map(serde_json::from_value).transpose()?.unwrap_or_default())
}

/// What was found broken and is not known to be whole again.
fn damage(app: &App) -> Result<Vec<String>> {
    kept(app, DAMAGE)
}

/// Damage that any part of the work meets is kept for the window, as what the weekly look finds is.
fn housekeeping(app: &App, job: &Job<'_>) -> Result<Housekeeping> {
    let done = keep_house(app, job);
    if let Err(error) = &done
        && error.code == Code::Damaged
    {
        // Where not even this can be written, the health itself is the error.
        drop(note(app, DAMAGE, [error.to_string()]));
    }
    // Being stopped is no failure, and says nothing of the one before.
    if !app.store.read_only() && !done.as_ref().is_err_and(|error| error.code == Code::Cancelled) {
        // Where this cannot be written either, the backup that is missing will be told.
        drop(keep_problem(app, CARE_PROBLEM, done.as_ref().err().cloned()));
    }
    done
}

fn keep_house(app: &App, job: &Job<'_>) -> Result<Housekeeping> {
    let mut done = Housekeeping {
        backup: None,
        thinned: 0,
        purged: 0,
        swept: 0,
        second_folder: None,
        damage: Vec::new(),
    };
    if app.store.read_only() {
        return Ok(done);
    }
    let (now, backups) = (app.clock.now(), app.folder.backups());
    app.folder.keep_ballast();
    app.store.checkpoint()?;
    let newest = backup::list(&backups)?.into_iter().next();
    if backup::is_due(newest.as_ref(), store::newest_step(app.store.path())?, now) {
        let (backup, second_folder) = take(app, job, Reason::Schedule)?;
        done.backup = Some(backup);
        done.second_folder = second_folder;
        done.thinned = backup::thin(&backups, now, app.store.path())?;
        if let Some(second) = second_folder_of(app)? {
            done.thinned += backup::thin(&second, now, app.store.path())?;
        }
    }
    if let Some(seen_at) = last_daily_look(app, now)? {
        done.purged = purge(app, job, seen_at)?;
        done.swept = sweep::sweep(app, seen_at, second_folder(app)?.as_deref())?;
        app.store.write_local(|tx| texts::sweep_index(tx).map(drop))?;
    }
    let looked_at = noted(app, LOOKED_AT)?;
    if now - looked_at > WEEK || now < looked_at {
        done.damage = store::integrity(app.store.path(), true)?;
        note(app, DAMAGE, &done.damage)?;
        note(app, LOOKED_AT, now)?;
    }
    Ok(done)
}

/// The moment of the daily look before this one, when a day has passed since. What was too old already then is ended now:
/// so a clock that was set wrong for an hour ends nothing.
fn last_daily_look(app: &App, now: Millis) -> Result<Option<Millis>> {
    let seen_at = noted(app, TRASH_SEEN_AT)?;
    if (0..DAY).contains(&(now - seen_at)) {
        return Ok(None);
    }
    note(app, TRASH_SEEN_AT, now)?;
    Ok(Some(seen_at.min(now)))
}

/// Ends what had lain in the trash for thirty days, after a backup. This is on nobody's stack of undo: it stands in the
/// way of no edit, and a step that would need such a record is refused.
fn purge(app: &App, job: &Job<'_>, seen_at: Millis) -> Result<usize> {
    let count = app.store.read(|tx| trash::overdue(tx, seen_at))?;
    if count > 0 {
        before(app, job, Reason::Erase)?;
        app.store.write(Step::new("trash_empty"), |tx| trash::end_overdue(tx, seen_at))?;
    }
    Ok(count)
}

/// A moment that this machine has noted for itself; 0 when it has not.
fn noted(app: &App, key: &str) -> Result<Millis> {
    let settings = app.store.read(workspace::settings)?;
    Ok(settings.local.get(key).and_then(Value::as_i64).unwrap_or_default())
}

pub(super) fn note(app: &App, key: &str, value: impl Serialize) -> Result<()> {
    let seen = serde_json::from_value(json!({ "key": key, "value": value }))?;
    app.store.write_local(|tx| workspace::setting_set(tx, &seen)).map(drop)
}

/// The second folder, when it can be reached: a stick that is not plugged in is no fault.
fn second_folder_of(app: &App) -> Result<Option<PathBuf>> {
    Ok(second_folder(app)?.filter(|folder| folder.is_dir()))
}
