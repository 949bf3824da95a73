//! Commands of calendar files, composed with reminders: alarms become reminders and reminders alarms.

use super::{
    risk,
    table::{Nothing, commands},
};
use crate::{
    Result,
    api::App,
    exchange::{
        self, Alarm, Alarms, CalendarImport, CalendarSelection, ExportCalendar, ExportedCalendar,
        ImportCalendar, KeptFile, KeptFileRef,
    },
    reminders::{self, Anchor},
    store::{ReadTx, Store, WriteTx},
    workspace,
};

commands! {
    /// What a calendar file would bring.
    read calendar_import_preview(ImportCalendar) -> CalendarImport = |_, tx, input| {
        let bytes = exchange::read_file(input.path.as_ref())?;
        exchange::preview(tx, workspace::community_id(tx, input.community)?, &bytes)
    };
    /// Takes a calendar file in: events become activities, to-dos tasks, and nothing is doubled.
    write calendar_import(ImportCalendar; risk::calendar_import) -> CalendarImport = |_, tx, input| import(tx, &input);
    /// Writes a part of the plan as a calendar file.
    read calendar_export(ExportCalendar) -> ExportedCalendar = |_, tx, input| {
        let alarms = alarms(tx, &input.selection)?;
        exchange::export(tx, &input.path, &input.selection, Some(&alarms))
    };
    /// What a calendar file of a selection would hold.
    read calendar_export_preview(CalendarSelection) -> ExportedCalendar = |_, tx, selection|
        exchange::selected(tx, &selection);
    /// Files that are rewritten on every change.
    read kept_files(Nothing) -> Vec<KeptFile> = |_, tx, _| exchange::kept_files(tx);
    /// Keeps a calendar file current from now on, or gives one that is kept another selection.
    local kept_file_add(ExportCalendar) -> Nothing = |_, tx, input|
        exchange::keep_file(tx, &input.path, &input.selection).map(|()| Nothing {});
    /// Does not keep a calendar file current any more.
    local kept_file_remove(KeptFileRef) -> Nothing = |_, tx, input|
        exchange::forget_file(tx, &input.path).map(|()| Nothing {});
    /// Rewrites the kept files whose content has changed; those that were written.
    job kept_files_refresh(Nothing) -> Vec<String> = |app, _, _| refresh_kept_files(&app.store);
}

/// Rewrites the kept files whose content has changed; those that were written.
pub fn refresh_kept_files(store: &Store) -> Result<Vec<String>> {
    exchange::refresh_kept_files(store, |tx, selection| alarms(tx, selection).map(Some))
}

impl App {
    /// Rewrites the kept files when it is time, `at_once` as soon as anything changed; those that were written. The window asks
    /// a few times a second while it runs, and once before it ends.
    pub fn keep_files_current(&self, at_once: bool) -> Result<Vec<String>> {
        if self.store.read_only() {
            return Ok(Vec::new());
        }
        let write = || Some(refresh_kept_files(&self.store));
        self.kept_files.keep(self.clock.now(), at_once, write).unwrap_or_else(|| Ok(Vec::new()))
    }
}

fn import(tx: &mut WriteTx<'_>, input: &ImportCalendar) -> Result<CalendarImport> {
    let bytes = exchange::read_file(input.path.as_ref())?;
    let community_id = workspace::community_id(tx, input.community)?;
    let imported = exchange::import(tx, community_id, &bytes)?;
    let anchor = |alarm: &Alarm| if alarm.from_end { Anchor::End } else { Anchor::Start };
    for one in &imported.gone {
        reminders::remove(tx, one.schedule_id, anchor(&one.alarm), one.alarm.lead_min)?;
    }
    for one in &imported.alarms {
        reminders::add(tx, one.schedule_id, anchor(&one.alarm), one.alarm.lead_min)?;
    }
    let report = imported.report;
    tx.describe(serde_json::json!({ "count": report.activities + report.tasks + report.updated }));
    Ok(report)
}

/// Reminders as alarms.
fn alarms(tx: &ReadTx<'_>, selection: &CalendarSelection) -> Result<Alarms> {
    let community_id = workspace::community_id(tx, selection.community)?;
    let alarm = |(anchor, lead_min): (Anchor, i64)| Alarm { from_end: anchor == Anchor::End, lead_min };
    Ok(reminders::of_community(tx, community_id)?
        .into_iter()
        .map(|(schedule_id, found)| (schedule_id, found.into_iter().map(alarm).collect()))
        .collect())
}
