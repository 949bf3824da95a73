//! What a table of people, plans, groups or figures holds, counted without a workspace.

use super::{
    inspect::{is_known_anywhere, likely},
    view::SheetKind,
};
use crate::{
    Result,
    chats::{self, Inspection, Person, Sink},
    imports,
    tabular::{self, Cells, Problem, ReadOptions, RowSink, Source, SpawnReader, column_words, find_header},
};

/// Rows that show what a table is.
const LOOKED_AT: usize = 300;

/// Counts the rows of a table; nothing when no word of its header is known.
///
/// # Errors
/// When the table cannot be read.
pub fn count(child: &dyn SpawnReader, source: &Source, options: &ReadOptions) -> Result<Option<Inspection>> {
    let first = tabular::beginning(source, options, child, LOOKED_AT)?;
    let Some(header) = find_header(&first.rows, is_known_anywhere) else { return Ok(None) };
    let (header_row, cells) = &first.rows[header];
    let words: Vec<String> = cells.iter().map(column_words).collect();
    if !words.iter().any(|word| is_known_anywhere(word)) {
        return Ok(None);
    }
    let kind = likely(&words);
    let is_list = kind.is_none();
    let who = |word: &String| is_list && imports::is_of_a_person(word);
    let telling: Vec<usize> = (0..words.len()).filter(|at| who(&words[*at])).collect();
    let mut count = 0;
    let mut found = chats::counted(name(kind), |sink| {
        let mut rows = Rows { sink, header_row: *header_row, telling: &telling, is_list, count: &mut count };
        tabular::read(source, options, child, &mut rows).map(drop)
    })?;
    found.rows = (!is_list).then_some(count);
    Ok(Some(found))
}

fn name(kind: Option<SheetKind>) -> &'static str {
    match kind {
        None => "members",
        Some(SheetKind::Groups) => "groups",
        Some(SheetKind::Contents) => "contents",
        Some(SheetKind::Activities) => "activities",
        Some(SheetKind::Tasks) => "tasks",
        Some(SheetKind::Figures) => "figures",
    }
}

/// Counts the rows below a header in which something stands, of people those that say who is meant.
struct Rows<'a> {
    sink: &'a mut dyn Sink,
    header_row: u64,
    telling: &'a [usize],
    is_list: bool,
    count: &'a mut u64,
}

impl RowSink for Rows<'_> {
    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        let is_filled = |cell: &str| !cell.trim().is_empty();
        let tells = match self.telling {
            [] => cells.iter().any(is_filled),
            columns => columns.iter().any(|at| cells.get(*at).is_some_and(is_filled)),
        };
        if number > self.header_row && tells {
            *self.count += 1;
            if self.is_list {
                self.sink.member(&Person::default())?;
            }
        }
        Ok(true)
    }

    fn problem(&mut self, problem: Problem) {
        self.sink.problem(chats::of_table(&problem));
    }
}
