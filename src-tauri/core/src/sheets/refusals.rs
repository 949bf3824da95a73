//! Rows that their records refuse: which, where in the file, and why. Nothing else is lost by them.

use super::{
    compare::{Work, short},
    kinds::Records,
    lexicon::{Lexicon, own_id},
    view::{SheetPreview, SheetRefusal},
};
use crate::{
    Code, Error, Result,
    imports::{Problems, RowFault},
    store::WriteTx,
};

/// Refusals that are told one by one.
const TOLD: usize = 500;
/// Longest value that is told, in characters.
const LONGEST_TOLD: usize = 60;

/// What was refused while rows were written.
#[derive(Default)]
pub(super) struct Refused {
    pub told: Vec<SheetRefusal>,
    new: u64,
    updated: u64,
}

impl Refused {
    pub(super) fn count(&self) -> u64 {
        self.new + self.updated
    }

    /// The error of a sheet that is not to be taken in without them.
    pub(super) fn error(&self) -> Option<Error> {
        let first = self.told.first()?;
        let error = Error::invalid("rows", "refused").with("count", self.count()).with("row", first.row);
        let cause = |key: &str| first.error.details.get(key).cloned().unwrap_or_default();
        Some(
            error
                .with("title", first.title.clone())
                .with("cause", cause("reason"))
                .with("cell", cause("field")),
        )
    }

    /// Counts them out of what is new and changed.
    pub(super) fn tell(&self, preview: &mut SheetPreview) {
        preview.refused = self.count();
        preview.refusals.clone_from(&self.told);
        preview.counts.new -= self.new;
        preview.counts.updated -= self.updated;
        preview.counts.skipped += self.count();
    }

    /// As problems of the rows, for the record of an import that was made without them.
    pub(super) fn remember(&self, preview: &mut SheetPreview) -> Result<()> {
        let mut problems = Problems::default();
        for one in &self.told {
            problems.add(one.row, one.column, RowFault::Refused, &one.text);
        }
        if self.count() > 0 {
            preview.problem_counts.insert(crate::workspace::name_of(&RowFault::Refused)?, self.count());
        }
        preview.problems.extend(problems.told);
        preview.problems.sort_by_key(|problem| (problem.row, problem.column));
        Ok(())
    }
}

/// Writes rows. One that is refused leaves everything as it was before it; any other error stops the whole.
pub(super) fn write_rows(
    tx: &mut WriteTx<'_>,
    lexicon: &Lexicon,
    work: &[Work],
    pace: &dyn Fn(u64, u64) -> Result<()>,
) -> Result<Refused> {
    let records = lexicon.kind.records();
    let mut refused = Refused::default();
    for (done, work_of_row) in (0_u64..).zip(work) {
        if done.is_multiple_of(64) {
            pace(done, work.len() as u64)?;
        }
        let written = tx.attempt(|tx| match &work_of_row.key {
            None => records.add(tx, lexicon, &work_of_row.changes),
            Some(key) => records.edit(tx, lexicon, key, &work_of_row.now, &work_of_row.changes),
        });
        match written {
            Ok(()) => {}
            Err(error) if is_refusal(&error) => refused.add(records, work_of_row, error),
            Err(error) => return Err(error.with("row", work_of_row.row)),
        }
    }
    Ok(refused)
}

impl Refused {
    fn add(&mut self, records: &dyn Records, work: &Work, error: Error) {
        *(if work.key.is_some() { &mut self.updated } else { &mut self.new }) += 1;
        if self.told.len() == TOLD {
            return;
        }
        let id = blamed(work, &error);
        let text = id.as_deref().map(|id| work.changes.get(id)).unwrap_or_default();
        self.told.push(SheetRefusal {
            row: work.row,
            title: short(&records.title(if work.key.is_some() { &work.now } else { &work.changes })),
            column: id.as_ref().and_then(|id| work.places.get(id)).copied(),
            text: text.chars().take(LONGEST_TOLD).collect(),
            error,
        });
    }
}

/// Whether an error is about what the row says, and not about the machine or the program.
fn is_refusal(error: &Error) -> bool {
    matches!(error.code, Code::Invalid | Code::NotFound | Code::Conflict)
        // A name that only one may bear.
        || error.details.contains_key("constraint")
}

/// The cell that an error is about. Records name their fields otherwise than sheets their columns here and there.
fn blamed(work: &Work, error: &Error) -> Option<String> {
    let named = |key: &str| error.details.get(key).and_then(|name| name.as_str());
    let field = named("figure").or_else(|| named("field"))?;
    let others: &[&str] = match field {
        "pieces" => &["text", "text_2", "text_3", "text_4", "text_5", "text_6"],
        "name" => &["title", "name", "owner", "pillar", "tags"],
        "start" | "when" | "rule" => &["date", "time"],
        "duration_min" => &["end"],
        "state" => &["state", "done"],
        _ => &[],
    };
    let by_name = [field.to_owned(), own_id(field)];
    let mut ids = by_name.into_iter().chain(others.iter().map(|id| (*id).to_owned()));
    let said = |id: &String| work.changes.said(id).is_some_and(|text| !text.is_empty());
    ids.find(said)
}
