//! What a sheet would do: each row beside the record that it speaks of, and beside what an export had said of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    columns::{self, Form},
    forms,
    kinds::{Records, figures::Figures},
    lexicon::{Cells, Lexicon},
    own,
    reading::Line,
    slotted, table, times,
    view::{SheetCell, SheetImport, SheetKind, SheetPreview, SheetRow, SheetRowWhat, SheetSide, SheetTarget},
};
use crate::{
    Result,
    content::{self, ContentState},
    imports::{Problems, RowFault},
    store::ReadTx,
    tabular::pieces,
};

/// Rows that are shown.
const SHOWN: usize = 1_000;
/// Longest text that is shown of a cell, in characters.
const LONGEST_SHOWN: usize = 600;

/// What is to be written of one row.
pub(super) struct Work {
    /// The row as the file counts it.
    pub row: u64,
    /// The record; nothing for a new one.
    pub key: Option<String>,
    /// As it is now.
    pub now: Cells,
    /// What is written.
    pub changes: Cells,
    /// In which column of the file each cell stood.
    pub places: BTreeMap<String, u32>,
}

/// Everything that a sheet does.
pub(super) struct Plan {
    pub work: Vec<Work>,
    pub preview: SheetPreview,
}

struct Planner<'a> {
    tx: &'a ReadTx<'a>,
    input: &'a SheetImport,
    lexicon: &'a Lexicon,
    records: &'static dyn Records,
    /// Records without a key in the sheet, by what they are recognised by.
    known: HashMap<String, Vec<(String, Cells)>>,
    /// Records that a row speaks of already, with that row.
    taken: HashMap<String, u64>,
    exports: BTreeSet<String>,
    /// Dates of slots that rows fill.
    filled: slotted::Taken,
    problems: Problems,
    plan: Plan,
}

/// Compares the lines of a sheet with what is there.
pub(super) fn plan(
    tx: &ReadTx<'_>,
    input: &SheetImport,
    lexicon: &Lexicon,
    lines: Vec<Line>,
    problems: Problems,
) -> Result<Plan> {
    let records = input.kind.records();
    let mut known: HashMap<String, Vec<(String, Cells)>> = HashMap::new();
    if lines.iter().any(|line| line.key.is_none()) {
        // The newest of those that are alike is found first.
        for (key, cells) in records.known(tx, lexicon)? {
            if let Some(natural) = records.natural(&cells) {
                known.entry(natural).or_default().push((key, cells));
            }
        }
    }
    let mut planner = Planner {
        tx,
        input,
        lexicon,
        records,
        known,
        taken: HashMap::new(),
        exports: BTreeSet::new(),
        filled: slotted::Taken::new(),
        problems,
        plan: Plan { work: Vec::new(), preview: SheetPreview::default() },
    };
    // Rows with a key have the first claim, wherever they stand.
    let (keyed, others): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.key.is_some());
    for line in keyed.into_iter().chain(others) {
        planner.line(line)?;
    }
    planner.finish()
}

impl Planner<'_> {
    fn line(&mut self, mut line: Line) -> Result<()> {
        self.plan.preview.counts.rows += 1;
        self.refuse_states(&mut line, None);
        if slotted::settle(self.tx, self.lexicon, &mut line, &self.filled)? {
            self.loose(line.row, line.places.get("slot").copied(), line.cells.get("date"));
        }
        if self.input.kind == SheetKind::Figures && !self.names_groups() {
            self.plan.preview.without_groups += 1;
            let [channel] = self.input.goes_to[..] else {
                self.plan.preview.counts.skipped += 1;
                return Ok(());
            };
            line.cells.put("group", self.lexicon.channel(channel));
        }
        let key = self.key_of(&line);
        let Some(key) = key else { return self.new_line(line) };
        if let Some(earlier) = self.taken.get(&key) {
            self.plan.preview.counts.duplicates += 1;
            self.plan.preview.counts.skipped += 1;
            self.problems.add(line.row, None, RowFault::Duplicate, &earlier.to_string());
            return Ok(());
        }
        self.taken.insert(key.clone(), line.row);
        let now = self.records.cells(self.tx, self.lexicon, &key)?;
        match now {
            Some(now) => self.update(&line, key, now),
            None if self.input.kind == SheetKind::Figures => self.new_line(line),
            None => {
                self.plan.preview.gone += 1;
                self.plan.preview.counts.skipped += 1;
                self.show(line.row, self.records.title(&line.cells), SheetRowWhat::Gone, Vec::new());
                Ok(())
            }
        }
    }

    /// Whether a column of the sheet says which group a row is about.
    fn names_groups(&self) -> bool {
        let is_group =
            |target: &SheetTarget| matches!(target, SheetTarget::Column { column } if column == "group");
        self.input.mapping.iter().any(is_group)
    }

    /// The record that a row speaks of: by its key, else by what names it.
    fn key_of(&mut self, line: &Line) -> Option<String> {
        if self.input.kind == SheetKind::Figures {
            return Figures::key_of(self.lexicon, &line.cells);
        }
        if let Some(key) = &line.key {
            return Some(key.record.clone());
        }
        let natural = self.records.natural(&line.cells)?;
        let candidates = self.known.get(&natural)?;
        let channels = line.cells.get("channels");
        let is_meant = |(key, cells): &&(String, Cells)| {
            let free = !self.taken.contains_key(key) || self.input.kind == SheetKind::Groups;
            free && (channels.is_empty() || cells.get("channels") == channels)
        };
        candidates.iter().find(is_meant).map(|(key, _)| key.clone())
    }

    fn new_line(&mut self, line: Line) -> Result<()> {
        let title = self.records.title(&line.cells);
        let is_whole = match self.input.kind {
            SheetKind::Figures => !line.cells.get("group").is_empty() && !line.cells.get("date").is_empty(),
            _ => !title.trim().is_empty(),
        };
        if !is_whole {
            let said = line.cells.0.values().find(|text| !text.is_empty()).cloned().unwrap_or_default();
            self.problems.add(line.row, None, RowFault::NoName, &said);
            self.plan.preview.counts.skipped += 1;
            return Ok(());
        }
        let Line { row, mut cells, places, .. } = line;
        cells.0.retain(|_, text| !text.is_empty());
        if self.input.kind == SheetKind::Groups
            && let Some(natural) = self.records.natural(&cells)
        {
            // Another row of the same name speaks of the same group.
            let twin = format!("new:{natural}");
            if let Some(earlier) = self.taken.insert(twin, row) {
                self.plan.preview.counts.duplicates += 1;
                self.plan.preview.counts.skipped += 1;
                self.problems.add(row, None, RowFault::Duplicate, &earlier.to_string());
                return Ok(());
            }
        }
        if !cells.get("slot").is_empty() && !slotted::claim(self.tx, self.lexicon, &cells, &mut self.filled)?
        {
            self.loose(row, places.get("slot").copied(), cells.get("slot"));
            cells.0.remove("slot");
        }
        let shown = cells.0.iter().map(|(id, after)| self.cell(id, "", after, None, true)).collect();
        self.plan.preview.counts.new += 1;
        self.show(row, title, SheetRowWhat::New, shown);
        if columns::named(self.input.kind, "channels").is_some() && cells.get("channels").is_empty() {
            self.plan.preview.without_groups += 1;
            cells.put("channels", self.lexicon.channels(&self.input.goes_to));
        }
        self.plan.work.push(Work { row, key: None, now: Cells::default(), changes: cells, places });
        Ok(())
    }

    /// A post for which its slot has no date.
    fn loose(&mut self, row: u64, column: Option<u32>, said: &str) {
        self.problems.add(row, column, RowFault::SlotTaken, said);
    }

    fn update(&mut self, line: &Line, key: String, now: Cells) -> Result<()> {
        let export = line.key.as_ref().and_then(|key| key.export.as_deref());
        let base = match export {
            Some(export) => table::base(self.tx, export, &key)?,
            None => None,
        };
        match (&base, export) {
            (Some(_), Some(export)) => drop(self.exports.insert(export.to_owned())),
            _ if line.key.is_some() => self.plan.preview.without_base += 1,
            _ => {}
        }
        let mut line_cells = line.cells.clone();
        self.refuse_state_of(line, &mut line_cells, &now);
        let (mut changes, mut shown, mut in_conflict) = (Cells::default(), Vec::new(), false);
        for (id, said) in &line_cells.0 {
            let Some(found) = self.difference(line, id, said, (&now, base.as_ref())) else { continue };
            in_conflict |= found.base.is_some();
            self.plan.preview.conflicts += u64::from(found.base.is_some());
            if found.taken {
                changes.put(id, said);
            }
            shown.push(found);
        }
        let title = self.records.title(&now);
        if shown.is_empty() {
            self.plan.preview.counts.unchanged += 1;
            return Ok(());
        }
        let what = if in_conflict { SheetRowWhat::Conflict } else { SheetRowWhat::Changed };
        self.show(line.row, title, what, shown);
        if changes.0.is_empty() {
            self.plan.preview.counts.unchanged += 1;
        } else {
            self.plan.preview.counts.updated += 1;
            let places = line.places.clone();
            self.plan.work.push(Work { row: line.row, key: Some(key), now, changes, places });
        }
        Ok(())
    }

    /// What one cell changes, if anything.
    fn difference(
        &mut self,
        line: &Line,
        id: &str,
        said: &str,
        (now, base): (&Cells, Option<&Cells>),
    ) -> Option<SheetCell> {
        let form = self.lexicon.form(id);
        let here = now.get(id);
        let names = self.input.kind == SheetKind::Figures && matches!(id, "group" | "date");
        if names || forms::same(form, said, here) {
            return None;
        }
        let old = base.map(|base| base.get(id));
        // What stands as it was exported was changed by nobody who has the sheet.
        if old.is_some_and(|old| forms::same(form, said, old)) {
            return None;
        }
        // An empty cell clears what the export had written there, and nothing else.
        if said.is_empty() && (old.is_none() || !may_be_empty(self.input.kind, id, form)) {
            return None;
        }
        if times::COLUMNS.contains(&id) && now.said(times::SERIES).is_some() {
            self.problems.add(line.row, line.places.get(id).copied(), RowFault::Series, said);
            return None;
        }
        let conflict = old.filter(|old| !forms::same(form, old, here));
        let taken = conflict.is_none() || self.side(line.row, id) == SheetSide::Sheet;
        Some(self.cell(id, here, said, conflict, taken))
    }

    fn side(&self, row: u64, id: &str) -> SheetSide {
        let chosen = self.input.choices.iter().find(|choice| choice.row == row && choice.column == id);
        chosen.map_or(self.input.conflicts, |choice| choice.side)
    }

    fn cell(&self, id: &str, before: &str, after: &str, base: Option<&str>, taken: bool) -> SheetCell {
        let (form, chinese) = (self.lexicon.form(id), self.input.chinese);
        let shown = |text: &str| short(forms::shown(form, text, chinese));
        SheetCell {
            column: id.to_owned(),
            name: self.lexicon.name_of(id, chinese),
            before: shown(before),
            after: shown(after),
            base: base.map(shown),
            taken,
        }
    }

    /// A state that a new item may not begin in is said and left out.
    fn refuse_states(&mut self, line: &mut Line, from: Option<ContentState>) {
        let Some(wanted) = ContentState::named(line.cells.get("state")) else { return };
        if self.input.kind != SheetKind::Contents || line.key.is_some() && from.is_none() {
            return;
        }
        let from = from.unwrap_or(ContentState::Draft);
        if !may_become(from, wanted, self.lexicon.review_on) {
            let place = line.places.get("state").copied();
            self.problems.add(line.row, place, RowFault::NotAllowed, line.cells.get("state"));
            line.cells.0.remove("state");
        }
    }

    fn refuse_state_of(&mut self, line: &Line, cells: &mut Cells, now: &Cells) {
        let from = ContentState::named(now.get("state"));
        let wanted = ContentState::named(cells.get("state"));
        let (Some(from), Some(wanted)) = (from, wanted) else { return };
        let unplanned = cells.said("date") == Some("") && from == ContentState::Scheduled;
        let from = if unplanned { ContentState::Draft } else { from };
        if self.input.kind == SheetKind::Contents
            && wanted != from
            && !may_become(from, wanted, self.lexicon.review_on)
        {
            let place = line.places.get("state").copied();
            self.problems.add(line.row, place, RowFault::NotAllowed, cells.get("state"));
            cells.0.remove("state");
        }
    }

    fn show(&mut self, row: u64, title: String, what: SheetRowWhat, cells: Vec<SheetCell>) {
        let rows = &mut self.plan.preview.rows;
        // Where both sides changed something, somebody has to choose: such rows are always shown.
        if rows.len() < SHOWN || what == SheetRowWhat::Conflict {
            rows.push(SheetRow { row, title: short(&title), what, cells });
        }
    }

    fn finish(mut self) -> Result<Plan> {
        for export in &self.exports {
            let exported = table::exported(self.tx, export)?;
            let left_out = exported.iter().filter(|key| !self.taken.contains_key(*key)).count();
            self.plan.preview.counts.missing += left_out as u64;
        }
        self.names_to_be_made()?;
        own::settle(&mut self.plan.work, &mut self.plan.preview, self.input, self.lexicon);
        self.plan.preview.rows.sort_by_key(|row| row.row);
        let Problems { mut told, counts } = self.problems;
        told.sort_by_key(|problem| (problem.row, problem.column));
        self.plan.preview.problems = told;
        self.plan.preview.problem_counts = counts
            .into_iter()
            .map(|(fault, count)| Ok((crate::workspace::name_of(&fault)?, count)))
            .collect::<Result<BTreeMap<_, _>>>()?;
        Ok(self.plan)
    }

    /// People, pillars and tags that are not there yet.
    fn names_to_be_made(&mut self) -> Result<()> {
        let tags: BTreeSet<String> = if self.input.kind == SheetKind::Groups {
            crate::workspace::tags(
                self.tx,
                &crate::workspace::ListTags {
                    community: self.lexicon.community,
                    kind: Some(crate::workspace::TagKind::Channel),
                },
            )?
            .into_iter()
            .map(|tag| tag.name)
            .collect()
        } else {
            BTreeSet::new()
        };
        let preview = &mut self.plan.preview;
        let add = |list: &mut Vec<String>, name: &str| {
            if !name.is_empty() && !list.iter().any(|known| known == name) {
                list.push(name.to_owned());
            }
        };
        for (id, text) in self.plan.work.iter().flat_map(|work| &work.changes.0) {
            match self.lexicon.form(id) {
                Form::Person if self.lexicon.colleague(text).is_none() => {
                    add(&mut preview.new_operators, text)
                }
                Form::Pillar if self.lexicon.pillar_named(text).is_none() => {
                    add(&mut preview.new_pillars, text)
                }
                Form::Tags => {
                    let new = pieces(text, &|_| false).into_iter().filter(|name| !tags.contains(name));
                    new.for_each(|name| add(&mut preview.new_tags, &name));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether an empty cell may clear a column: what a record cannot be without stays.
fn may_be_empty(kind: SheetKind, id: &str, form: Form) -> bool {
    let needed = match kind {
        SheetKind::Contents => false,
        _ => matches!(id, "title" | "name"),
    };
    !needed && !matches!(form, Form::Choice(_))
}

/// Whether an item comes from one state to another, by way of being published when it was looked back on.
fn may_become(from: ContentState, wanted: ContentState, review_on: bool) -> bool {
    let over = wanted == ContentState::Evaluated && from < ContentState::Published;
    let first = if over { ContentState::Published } else { wanted };
    content::check_move(from, first, review_on).is_ok()
}

pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
