//! Chats kept as tables: columns found by the words of their header.

use super::{Fault, Options, Place, Problem, Sink, Source};
use crate::{
    Result,
    tabular::{self, Cells, NoReader, ReadOptions, RowSink, TableFault},
};

/// A row, its cells found by the names of their columns.
pub struct Row<'a> {
    columns: &'a [Option<usize>],
    cells: &'a Cells,
    /// Its number, from 1.
    pub number: u64,
}

impl<'a> Row<'a> {
    /// The cell of the column with this index in the list of names; empty where there is none.
    pub fn cell(&self, column: usize) -> &'a str {
        let at = self.columns.get(column).copied().flatten();
        at.and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    /// The same, when something stands there.
    pub fn given(&self, column: usize) -> Option<&'a str> {
        Some(self.cell(column).trim()).filter(|cell| !cell.is_empty())
    }
}

/// Hands every row below the header to `take`. The header is the first row.
pub fn each_row(
    source: &Source,
    options: &Options,
    names: &[&str],
    sink: &mut dyn Sink,
    take: impl FnMut(&Row<'_>, &mut dyn Sink) -> Result<()>,
) -> Result<()> {
    let table = source.table(options.encoding.as_deref())?;
    let wanted = ReadOptions { encoding: options.encoding.clone(), ..ReadOptions::default() };
    let mut rows = Rows { names, columns: None, sink, take };
    tabular::read(&table, &wanted, &NoReader, &mut rows)?;
    Ok(())
}

struct Rows<'a, T> {
    names: &'a [&'a str],
    columns: Option<Vec<Option<usize>>>,
    sink: &'a mut dyn Sink,
    take: T,
}

impl<T: FnMut(&Row<'_>, &mut dyn Sink) -> Result<()>> RowSink for Rows<'_, T> {
    fn row(&mut self, number: u64, cells: &Cells) -> Result<bool> {
        match &self.columns {
            None => {
                let at = |name: &&str| {
                    cells.iter().position(|cell| cell.trim_start_matches('\u{feff}').trim() == *name)
                };
                self.columns = Some(self.names.iter().map(at).collect());
            }
            Some(columns) => (self.take)(&Row { columns, cells, number }, self.sink)?,
        }
        Ok(true)
    }

    fn problem(&mut self, problem: tabular::Problem) {
        self.sink.problem(of_table(&problem));
    }
}

/// What is odd about a table, said as about any export.
pub fn of_table(problem: &tabular::Problem) -> Problem {
    let code = match problem.fault {
        TableFault::Undecodable => Fault::Undecodable,
        TableFault::WrongMark => Fault::WrongMark,
        TableFault::DigitsLost => Fault::DigitsLost,
        TableFault::Truncated => Fault::Truncated,
        _ => Fault::BadLine,
    };
    let place = if problem.row == 0 { Place::File } else { Place::Line(problem.row) };
    Problem::new(place, code)
}
