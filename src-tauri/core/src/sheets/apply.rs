//! Doing it: the file is read outside of any transaction, compared and written in one step.

use serde_json::json;

use super::{
    columns,
    compare::{self, Plan},
    grid,
    inspect::mapping_key,
    lexicon::Lexicon,
    own,
    reading::{self, Raw},
    refusals::write_rows,
    view::{SheetImport, SheetKind, SheetPreview, SheetReport, SheetTarget},
};
use crate::{
    Code, Error, Result,
    imports::{self, NewBatch, Problems},
    store::{ReadTx, Step, Store, WriteTx},
    tabular::SpawnReader,
};

/// Called now and then with how many rows are written; an error stops the import.
type Pace<'a> = &'a dyn Fn(u64, u64) -> Result<()>;

/// Most rows that a dry run tries: it holds up everybody who writes meanwhile.
const TRIED: usize = 2_000;

/// A dry run: what the import would do, and which rows would be refused. What it writes is taken back at once.
pub fn preview(
    store: &Store,
    child: &dyn SpawnReader,
    input: &SheetImport,
    pace: Pace<'_>,
) -> Result<SheetPreview> {
    check(input)?;
    let raw = Raw::of(child, input)?;
    // Where rows go that name no group refuses none of them, and a month of posts to 500 groups is long to try. Of figures it says what
    // they are compared with.
    let goes_to = if input.kind == SheetKind::Figures { input.goes_to.clone() } else { Vec::new() };
    let input = &SheetImport { goes_to, ..input.clone() };
    let mut plan = store.read(|tx| {
        let lexicon = lexicon(tx, store.operator_id(), input)?;
        plan(tx, &raw, input, &lexicon)
    })?;
    let tried = plan.work.len().min(TRIED);
    let trial = |tx: &mut WriteTx<'_>| {
        let lexicon = with_fields(tx, input, &plan.preview)?;
        write_rows(tx, &lexicon, &plan.work[..tried], pace)
    };
    match if tried > 0 { store.trial(trial).map(Some) } else { Ok(None) } {
        Ok(refused) => {
            plan.preview.untried = (plan.work.len() - tried) as u64;
            refused.unwrap_or_default().tell(&mut plan.preview);
        }
        // Nobody can write here now: then nothing is tried, and everything else is told all the same.
        Err(error) if matches!(error.code, Code::ReadOnly | Code::Locked) => {
            plan.preview.untried = plan.work.len() as u64;
        }
        Err(error) => return Err(error),
    }
    Ok(plan.preview)
}

/// Imports a sheet as one step. Rows that are refused refuse it all, unless they are to be left out.
pub fn apply(
    store: &Store,
    child: &dyn SpawnReader,
    input: &SheetImport,
    pace: Pace<'_>,
) -> Result<SheetReport> {
    check(input)?;
    let raw = Raw::of(child, input)?;
    store.write(Step::new("sheet_apply"), |tx| {
        let plan = {
            let lexicon = lexicon(tx, tx.operator_id(), input)?;
            plan(tx, &raw, input, &lexicon)?
        };
        write(tx, &raw, input, plan, pace)
    })
}

fn check(input: &SheetImport) -> Result<()> {
    for target in &input.mapping {
        if let SheetTarget::Column { column } = target
            && columns::named(input.kind, column).is_none()
        {
            return Err(Error::invalid("mapping", "unknown_column").with("value", column.clone()));
        }
    }
    Ok(())
}

fn lexicon(tx: &ReadTx<'_>, me: i64, input: &SheetImport) -> Result<Lexicon> {
    Lexicon::new(tx, me, input.community, input.kind, input.channel_kind)
}

/// Makes the fields that the sheet fills, and reads the words again: the fields have identities then.
fn with_fields(tx: &mut WriteTx<'_>, input: &SheetImport, preview: &SheetPreview) -> Result<Lexicon> {
    let before = lexicon(tx, tx.operator_id(), input)?;
    own::make(tx, input, &before, preview)?;
    lexicon(tx, tx.operator_id(), input)
}

fn plan(tx: &ReadTx<'_>, raw: &Raw, input: &SheetImport, lexicon: &Lexicon) -> Result<Plan> {
    let mut problems = Problems::default();
    let lines = if input.grid {
        grid::find(raw, lexicon, true).map(|grid| grid::lines(&grid, lexicon)).unwrap_or_default()
    } else {
        reading::lines(raw, input, lexicon, &mut problems)
    };
    let mut plan = compare::plan(tx, input, lexicon, lines, problems)?;
    plan.preview.table_problems.clone_from(&raw.problems);
    Ok(plan)
}

fn write(
    tx: &mut WriteTx<'_>,
    raw: &Raw,
    input: &SheetImport,
    plan: Plan,
    pace: Pace<'_>,
) -> Result<SheetReport> {
    let lexicon = with_fields(tx, input, &plan.preview)?;
    let refused = write_rows(tx, &lexicon, &plan.work, pace)?;
    if let Some(error) = refused.error().filter(|_| !input.without_refused) {
        return Err(error);
    }
    if input.header_row > 0 && !input.grid {
        let header = raw.header(input.header_row);
        imports::forget_mapping(tx, &imports::messages_key(&header))?;
        let key = mapping_key(input.kind, &header);
        imports::remember(tx, &key, &own::remembered(&input.mapping, &lexicon))?;
    }
    let mut done = plan.preview;
    refused.tell(&mut done);
    refused.remember(&mut done)?;
    let files = imports::of_source(&input.source)?;
    let batch = imports::record_batch(
        tx,
        &NewBatch {
            community_id: lexicon.community_id,
            kind: input.kind.list(),
            file: &input.source.name(),
            files: &files,
            counts: &done.counts,
            problem_counts: &done.problem_counts,
            problems: &done.problems,
            list: None,
        },
    )?;
    // What single records had to say about their steps is not what this step is.
    tx.stands_alone();
    tx.describe(json!({ "new": done.counts.new, "updated": done.counts.updated, "kind": input.kind }));
    Ok(SheetReport { batch, done })
}
