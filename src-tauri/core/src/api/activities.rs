//! Commands of activities and registrations, composed with their checklists.

use super::{
    risk,
    table::{Nothing, commands},
};
use crate::{
    Result,
    activities::{
        self, ActivityList, ActivityRef, ActivityView, AddActivity, EditActivities, EditActivity,
        EditRegistration, ListActivities, MarkRegistrations, OncePreview, Register, RegistrationForms,
        RegistrationList, RegistrationsOf, TrashActivities,
    },
    members,
    store::{ReadTx, WriteTx},
    tasks,
};

commands! {
    /// A page of activities, each with its next date, its registrations and its checklist.
    read activities(ListActivities) -> ActivityList = |_, tx, input| list(tx, &input);
    /// One activity.
    read activity(ActivityRef) -> ActivityView = |_, tx, input| activities::get(tx, input.uid);
    /// Makes an activity.
    write activity_add(AddActivity) -> ActivityView = |_, tx, input| activities::add(tx, input);
    /// Changes an activity; what is left out stays, null clears.
    write activity_edit(EditActivity) -> ActivityView = |_, tx, input| activities::edit(tx, input);
    /// Makes another change to each of many activities.
    write activities_edit(EditActivities; risk::activities_edit) -> Nothing = |_, tx, input| activities::edit_each(tx, input).map(|()| Nothing {});
    /// Makes a copy of an activity and its checklist, without time and registrations.
    write activity_duplicate(ActivityRef) -> ActivityView = |_, tx, input| duplicate(tx, &input);
    /// Puts activities into the trash, or takes them out again.
    write activities_trash(TrashActivities) -> Nothing = |_, tx, input| activities::trash(tx, &input).map(|()| Nothing {});
    /// Everyone who is registered for an activity (for one date of a series).
    read registrations(RegistrationsOf) -> RegistrationList = |_, tx, input| activities::registrations(tx, &input);
    /// By what the names on that list are found: as they are written, in pinyin, by initials.
    read registration_forms(RegistrationsOf) -> Vec<RegistrationForms> = |_, tx, input| forms(tx, &input);
    /// How many registrations would be on no date any more if a series happened only once.
    read activity_once_preview(RegistrationsOf) -> OncePreview = |_, tx, input| activities::once_preview(tx, &input);
    /// Registers people; who finds no seat waits.
    write registrations_add(Register) -> RegistrationList = |_, tx, input| activities::register(tx, &input);
    /// Checks people in, notes who stayed away, calls off; a freed seat moves the first of the waiting up.
    write registrations_mark(MarkRegistrations) -> RegistrationList = |_, tx, input| activities::registrations_mark(tx, &input);
    /// Changes a registration.
    write registration_edit(EditRegistration) -> RegistrationList = |_, tx, input| activities::registration_edit(tx, input);
}

fn list(tx: &ReadTx<'_>, input: &ListActivities) -> Result<ActivityList> {
    let mut list = activities::list(tx, input)?;
    let uids: Vec<_> = list.rows.iter().map(|row| row.uid).collect();
    let checklists = tasks::checklists(tx, &uids)?;
    for row in &mut list.rows {
        (row.tasks_done, row.tasks) = checklists.get(&row.uid).copied().unwrap_or_default();
    }
    Ok(list)
}

fn forms(tx: &ReadTx<'_>, input: &RegistrationsOf) -> Result<Vec<RegistrationForms>> {
    let list = activities::registrations(tx, input)?;
    Ok(list
        .registrations
        .into_iter()
        .map(|one| RegistrationForms { registration: one.uid, forms: members::search_forms(&one.name) })
        .collect())
}

fn duplicate(tx: &mut WriteTx<'_>, input: &ActivityRef) -> Result<ActivityView> {
    let copy = activities::duplicate(tx, input.uid)?;
    tasks::copy_checklist(tx, input.uid, copy.uid)?;
    Ok(copy)
}
