//! Undo, redo and the history of records.

use super::{
    App,
    table::{Nothing, commands},
};
use crate::{
    Result, content, schema,
    store::{self, HistoryEntry, HistoryInput, ListSteps, StepEntry, StepView, UndoInput, UndoState},
    workspace,
};

commands! {
    /// Says what undo and redo would do next.
    read undo_state(Nothing) -> UndoState = |app, tx, _| store::undo_state(tx, app.store.operator_id());
    /// Takes back the newest step, or one step while it is the newest.
    job undo(UndoInput) -> StepView = |app, _, input| copied_anew(app, store::undo(&app.store, &input)?);
    /// Does again the step that was undone last.
    job redo(Nothing) -> StepView = |app, _, _| copied_anew(app, store::redo(&app.store)?);
    /// The last steps of everyone, newest first.
    read steps(ListSteps) -> Vec<StepEntry> = |app, tx, input|
        store::steps(tx, &input, app.store.operator_id(), &workspace::operator_uids(tx)?);
    /// Who did what to the named records, and when; newest first.
    read history(HistoryInput) -> Vec<HistoryEntry> = |_, tx, input|
        store::history(tx, &input, &workspace::operator_uids(tx)?, schema::BELONGINGS);
}

/// The texts may be others again than those that were copied, and of the history no step says so: copying begins anew.
fn copied_anew(app: &App, step: StepView) -> Result<StepView> {
    app.store.write_local(content::forget_copied)?;
    Ok(step)
}
