//! Commands of the calendar.

use super::table::{Nothing, commands};
use crate::{
    Result,
    calendar::{self, DayNotes, DayNotesInput, ImportDays, ImportedDays, RemoveDays},
    exchange,
    schedule::{self, ZonePreview, ZonePreviewInput},
    store::WriteTx,
    workspace,
};

commands! {
    /// What days are apart from the plan: lunar date, solar term, festivals, days off, marketing days.
    read day_notes(DayNotesInput) -> DayNotes = |_, tx, input| calendar::day_notes(tx, &input);
    /// Takes in official days off, from a JSON list or a calendar file.
    write days_import(ImportDays) -> ImportedDays = |_, tx, input| import_days(tx, &input);
    /// Forgets the imported days of a year.
    write days_remove(RemoveDays) -> Nothing = |_, tx, input| calendar::remove_days(tx, input.year).map(|()| Nothing {});
    /// What another time zone of the community would move.
    read zone_preview(ZonePreviewInput) -> ZonePreview = |_, tx, input|
        schedule::zone_preview(tx, workspace::community_id(tx, input.community)?, &input.tz);
}

fn import_days(tx: &mut WriteTx<'_>, input: &ImportDays) -> Result<ImportedDays> {
    if input.text.trim_start().trim_start_matches('\u{feff}').starts_with(['{', '[']) {
        return calendar::import_days(tx, &input.text, None, input.kind);
    }
    let days = exchange::titled_days(&input.text);
    calendar::import_days(tx, &input.text, Some(&days), input.kind)
}
