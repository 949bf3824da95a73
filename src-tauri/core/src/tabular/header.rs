//! Where a table's header stands: not always in row 1, and sometimes nowhere.

use super::{
    Cells,
    value::{fold, narrow, tidy},
};

/// How far down a header is looked for.
const DEPTH: usize = 30;

/// A header's text in the form in which known words are written: folded, without blanks, `_`, `-`, `*` and brackets' content.
pub fn column_words(header: &str) -> String {
    let mut words = String::new();
    let mut depth = 0_u32;
    for c in header.chars().map(narrow) {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 || c.is_whitespace() || matches!(c, '_' | '-' | '*' | ':' | '.' | '/' | '·') => {}
            _ => words.push(c),
        }
    }
    let folded = fold(&words);
    if folded.is_empty() { fold(header.trim()) } else { folded }
}

/// A table's header, and what lies below it.
#[derive(Debug)]
pub struct Head<'a> {
    /// The number of its row; 0 when there is none.
    pub row: u64,
    /// A text for every column; empty where nothing stands.
    pub headers: Vec<String>,
    /// The rows below.
    pub body: &'a [(u64, Cells)],
}

impl<'a> Head<'a> {
    /// The header at an index among the first rows; at none, all of them lie below it.
    pub fn at(rows: &'a [(u64, Cells)], index: Option<usize>) -> Self {
        let header = index.and_then(|index| rows.get(index));
        let body = rows.get(index.map_or(0, |index| index + 1)..).unwrap_or_default();
        let cells = header.map(|(_, cells)| cells);
        let text = |column| cells.and_then(|cells| cells.get(column)).map(tidy).unwrap_or_default();
        let headers = (0..width(cells, body)).map(text).collect();
        Self { row: header.map_or(0, |(number, _)| *number), headers, body }
    }

    /// What stands in a column below the header; empty cells are left out.
    pub fn values(&self, column: usize) -> impl Iterator<Item = String> + '_ {
        let cells = self.body.iter().filter_map(move |(_, cells)| cells.get(column));
        cells.map(tidy).filter(|value| !value.is_empty())
    }
}

/// How many columns there are: the header's, and those to its right that a tenth of the rows fill. What single rows
/// have beyond is ragged, not a column.
fn width(header: Option<&Cells>, body: &[(u64, Cells)]) -> usize {
    let mut widths: Vec<usize> = body.iter().map(|(_, cells)| filled_width(cells)).collect();
    widths.sort_unstable_by(|one, other| other.cmp(one));
    let common = match header {
        Some(_) => widths.get(widths.len() / 10).or(widths.last()),
        None => widths.first(),
    };
    header
        .map_or(0, filled_width)
        .max(common.copied().filter(|_| widths.len() >= 10 || header.is_none()).unwrap_or(0))
}

fn filled_width(cells: &Cells) -> usize {
    (0..cells.len()).rev().find(|&column| !cells[column].trim().is_empty()).map_or(0, |last| last + 1)
}

/// The index of the header among the first rows: the one with most known words, else the first full row of plain words.
///
/// `None` means that the table seems to begin with data.
pub fn find_header(rows: &[(u64, Cells)], is_known: impl Fn(&str) -> bool) -> Option<usize> {
    let mut best: Option<(usize, usize, usize)> = None;
    for (index, (_, cells)) in rows.iter().take(DEPTH).enumerate() {
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let known =
            cells.iter().filter(|cell| !cell.trim().is_empty() && is_known(&column_words(cell))).count();
        if known > 0 && best.is_none_or(|(most, width, _)| (known, filled) > (most, width)) {
            best = Some((known, filled, index));
        }
    }
    // One known word in a row of many cells may be a name that happens to be a word; in a narrow table it is enough.
    if let Some((known, filled, index)) = best
        && (known >= 2 || filled <= 3 || looks_like_words(&rows[index].1))
    {
        return Some(index);
    }
    let widest = rows.iter().take(DEPTH).map(|(_, cells)| filled(cells)).max().unwrap_or(0);
    let index =
        rows.iter().take(DEPTH).position(|(_, cells)| widest >= 2 && filled(cells) * 10 >= widest * 7)?;
    let below = rows.get(index + 1).is_some_and(|(_, cells)| !looks_like_words(cells));
    (looks_like_words(&rows[index].1) && below).then_some(index)
}

fn filled(cells: &Cells) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Short, distinct, without long numbers: a row of column names rather than of values.
fn looks_like_words(cells: &Cells) -> bool {
    let mut seen = std::collections::HashSet::new();
    cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).all(|cell| {
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        cell.chars().count() <= 30 && digits <= 3 && !cell.contains('@') && seen.insert(cell)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &[&[&str]]) -> Vec<(u64, Cells)> {
        text.iter().enumerate().map(|(index, row)| (index as u64 + 1, row.iter().collect())).collect()
    }
    fn known(word: &str) -> bool {
        matches!(word, "姓名" | "手机" | "name" | "joinedat")
    }

    #[test]
    fn the_header_is_found_below_notes() {
        let table = rows(&[
            &["读书会成员（3月导出）", "", ""],
            &[],
            &["姓名*", "手机（必填）", "城市"],
            &["张三", "1", "杭州"],
        ]);
        assert_eq!(find_header(&table, known), Some(2));
    }

    #[test]
    fn a_table_of_values_has_no_header() {
        let table = rows(&[&["张三", "13800138000"], &["李四", "13900139000"]]);
        assert_eq!(find_header(&table, known), None);
    }

    #[test]
    fn unknown_words_above_values_are_a_header() {
        let table = rows(&[&["代号", "分数"], &["甲", "9988776"]]);
        assert_eq!(find_header(&table, known), Some(0));
    }

    #[test]
    fn words_are_compared_without_decoration() {
        assert_eq!(column_words("Joined_At (UTC)"), "joinedat");
        assert_eq!(column_words("ＱＱ 号"), "qq号");
        assert_eq!(column_words("(备注)"), "(备注)");
    }
}
