//! The columns of each kind: what they are called, what they hold. The first word of each language is what an export writes.

mod figures;
mod tables;

use super::{forms::Choice, view::SheetKind};
use crate::tabular::column_words;

/// What a cell of a column holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// One line.
    Line,
    /// A text to the character.
    Body,
    /// A day.
    Date,
    /// A time of day; also `20:00–21:30` where the kind has an end.
    Time,
    /// When something ends: a time, a day, or both.
    End,
    /// A length in minutes; comes in only, and becomes the end.
    Minutes,
    /// A whole number of people, 0 or more.
    Count,
    /// Any number.
    Amount,
    /// One of a few words.
    Choice(&'static [Choice]),
    /// Somebody of the team.
    Person,
    /// Channels, by name, number or tag.
    Channels,
    /// Tags of channels.
    Tags,
    /// A pillar.
    Pillar,
    /// A slot, by its name.
    Slot,
    /// An event, by its title.
    Activity,
    /// A post, by its title.
    Content,
    /// One of the options of a field of one's own, which stands at that place.
    Option(usize),
    /// Several of them.
    Options(usize),
}

/// When an export has a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Always,
    /// When one of the records has something in it.
    WhenUsed,
    Never,
}

/// One column of a kind.
#[derive(Debug)]
pub(super) struct Column {
    pub id: &'static str,
    pub chinese: &'static str,
    pub english: &'static str,
    pub form: Form,
    pub written: Written,
    /// Other words for it.
    pub more: &'static [&'static str],
    /// Words for it that lists of other things do not have.
    pub telling: &'static [&'static str],
}

impl Column {
    /// What people call it.
    pub(super) fn name(&self, chinese: bool) -> &'static str {
        if chinese { self.chinese } else { self.english }
    }
    fn is_called(&self, word: &str) -> bool {
        self.telling.contains(&word)
            || self.more.contains(&word)
            || column_words(self.chinese) == word
            || column_words(self.english) == word
    }
}

/// The columns of a kind, in the order of its sheets.
pub(super) fn of(kind: SheetKind) -> &'static [Column] {
    match kind {
        SheetKind::Contents => tables::CONTENTS,
        SheetKind::Activities => tables::ACTIVITIES,
        SheetKind::Tasks => tables::TASKS,
        SheetKind::Groups => tables::GROUPS,
        SheetKind::Figures => figures::FIGURES,
    }
}

/// The column of a kind called so in mappings.
pub(super) fn named(kind: SheetKind, id: &str) -> Option<&'static Column> {
    of(kind).iter().find(|column| column.id == id)
}

/// The column that a header's word means.
pub(super) fn called(kind: SheetKind, word: &str) -> Option<&'static Column> {
    let columns = of(kind);
    let tells = columns.iter().find(|column| column.telling.contains(&word));
    tells.or_else(|| columns.iter().find(|column| column.is_called(word)))
}

/// Whether a word is one for the key of an export.
pub(super) fn is_key(word: &str) -> bool {
    matches!(word, "tulouid" | "土楼id" | "土楼编号")
}

/// Whether a header's word is known in any sheet.
pub(super) fn is_known(word: &str) -> bool {
    is_key(word) || SheetKind::ALL.iter().any(|kind| called(*kind, word).is_some())
}

/// How well headers fit a kind: how many tell of it, and how many it knows.
pub(super) fn fit(kind: SheetKind, words: &[String]) -> (usize, usize) {
    let columns = of(kind);
    let has = |test: &dyn Fn(&Column, &str) -> bool| {
        columns.iter().filter(|column| words.iter().any(|word| test(column, word))).count()
    };
    (
        has(&|column, word| column.telling.contains(&word)),
        has(&|column, word| !word.is_empty() && column.is_called(word)),
    )
}

/// What nobody plans by: who made a row when, in what order it stood.
pub(super) fn is_bookkeeping(word: &str) -> bool {
    matches!(
        word,
        "序号"
            | "行号"
            | "index"
            | "#"
            | "创建时间"
            | "创建人"
            | "创建者"
            | "最后更新时间"
            | "更新时间"
            | "修改时间"
            | "最后修改时间"
            | "修改人"
            | "最后修改人"
            | "父记录"
            | "自动编号"
            | "记录id"
            | "recordid"
            | "createdtime"
            | "createdby"
            | "lastmodifiedtime"
            | "lastmodifiedby"
            | "parent"
    )
}
