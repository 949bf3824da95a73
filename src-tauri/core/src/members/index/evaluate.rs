//! A filter over the index: every condition is a set of rows.

use super::{
    bits::Bits,
    column::Texts,
    loaded::{Custom, Loaded},
};
use crate::members::{
    filter::{Column, Test},
    view::TextTest,
};

impl Loaded {
    /// The living rows that meet the condition, on one side of the trash.
    pub(super) fn evaluate(&self, test: &Test, trashed: bool) -> Bits {
        let mut met = self.rows_of(test);
        met.and(&self.live);
        if trashed {
            met.and(&self.trashed);
        } else {
            met.without(&self.trashed);
        }
        met
    }

    fn all(&self) -> Bits {
        Bits::first(self.len())
    }

    fn rows_of(&self, test: &Test) -> Bits {
        match test {
            Test::All(parts) => {
                let mut parts = parts.iter();
                let mut met = parts.next().map_or_else(|| self.all(), |part| self.rows_of(part));
                parts.for_each(|part| met.and(&self.rows_of(part)));
                met
            }
            Test::Any(parts) => {
                let mut met = Bits::default();
                parts.iter().for_each(|part| met.or(&self.rows_of(part)));
                met
            }
            Test::Count(least, parts) => {
                let parts: Vec<Bits> = parts.iter().map(|part| self.rows_of(part)).collect();
                let met = |place| parts.iter().filter(|part| part.has(place)).count() >= *least;
                places((0..self.len()).map(met))
            }
            Test::Not(part) => self.except(&self.rows_of(part)),
            Test::Tags { any, none } => {
                self.related(any.iter().filter_map(|id| self.tags.get(id)), &self.tagged, *none)
            }
            Test::Channels { any, none } => {
                self.related(any.iter().filter_map(|id| self.channels.get(id)), &self.placed, *none)
            }
            Test::Tiers { any, none } => {
                places(self.tier.iter().map(|tier| any.contains(tier) || *none && *tier == 0))
            }
            Test::Status { active, left } => match (active, left) {
                (true, true) => self.all(),
                (true, false) => self.except(&self.left),
                (false, true) => self.left.clone(),
                (false, false) => Bits::default(),
            },
            Test::Platforms(names) => {
                let mut met = Bits::default();
                names.iter().filter_map(|name| self.platforms.get(name)).for_each(|bits| met.or(bits));
                met
            }
            Test::Part { staff, bot } => {
                let mut met = Bits::default();
                [(staff, &self.staff), (bot, &self.bots)]
                    .iter()
                    .filter(|(wanted, _)| **wanted)
                    .for_each(|(_, bits)| met.or(bits));
                met
            }
            Test::Namesake => self.namesake.clone(),
            Test::Search(terms) => {
                let mut terms = terms.iter();
                let mut met = terms.next().map_or_else(|| self.all(), |term| self.search.containing(term));
                terms.for_each(|term| met.and(&self.search.containing(term)));
                met
            }
            test => self.rows_by_value(test),
        }
    }

    /// Conditions that look at every value of a column.
    fn rows_by_value(&self, test: &Test) -> Bits {
        match test {
            Test::Text { column, test, value } => {
                self.texts_of(*column).map_or_else(Bits::default, |texts| match test {
                    TextTest::Contains => texts.containing(value),
                    TextTest::Equals => texts.matching(|text| text == value.as_bytes()),
                    TextTest::StartsWith => texts.matching(|text| text.starts_with(value.as_bytes())),
                })
            }
            Test::OneOf { column, values } => self.texts_of(*column).map_or_else(Bits::default, |texts| {
                texts.matching(|text| values.iter().any(|value| value.as_bytes() == text))
            }),
            Test::Between { column, from, to } => {
                self.texts_of(*column).map_or_else(Bits::default, |texts| {
                    let (from, to) = (from.as_deref().map(str::as_bytes), to.as_deref().map(str::as_bytes));
                    texts.matching(|text| {
                        from.is_none_or(|from| text >= from) && to.is_none_or(|to| text <= to)
                    })
                })
            }
            Test::Instants { column, from, to } => {
                let within = |moment: &i64| {
                    from.is_none_or(|from| *moment >= from) && to.is_none_or(|to| *moment < to)
                };
                places(self.instants(*column).iter().map(within))
            }
            Test::Number { field, min, max } => match self.custom.get(field) {
                Some(Custom::Number(numbers)) => numbers.matching(|number| {
                    min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
                }),
                _ => Bits::default(),
            },
            Test::Empty(column) => self.without_value(*column),
            Test::Birthday { from, to } => {
                let (from, to) = (from.as_bytes(), to.as_bytes());
                self.birthday.matching(|text| {
                    let day = &text[text.len().saturating_sub(5)..];
                    if from <= to { day >= from && day <= to } else { day >= from || day <= to }
                })
            }
            _ => Bits::default(),
        }
    }

    fn except(&self, met: &Bits) -> Bits {
        let mut rest = self.all();
        rest.without(met);
        rest
    }

    fn related<'b>(&self, sets: impl Iterator<Item = &'b Bits>, with_any: &Bits, none: bool) -> Bits {
        let mut met = if none { self.except(with_any) } else { Bits::default() };
        sets.for_each(|set| met.or(set));
        met
    }

    fn texts_of(&self, column: Column) -> Option<&Texts> {
        match column {
            Column::Name => Some(&self.name),
            Column::Birthday => Some(&self.birthday),
            Column::Text(column) => Some(self.text(column)),
            Column::CustomText(uid) => match self.custom.get(&uid) {
                Some(Custom::Text(texts)) => Some(texts),
                _ => None,
            },
            Column::Tier | Column::Instant(_) | Column::CustomNumber(_) => None,
        }
    }

    fn without_value(&self, column: Column) -> Bits {
        match column {
            Column::Tier => places(self.tier.iter().map(|tier| *tier == 0)),
            Column::Instant(_) => Bits::default(),
            Column::CustomNumber(uid) => match self.custom.get(&uid) {
                Some(Custom::Number(numbers)) => self.except(numbers.present()),
                _ => self.all(),
            },
            column => self.texts_of(column).map_or_else(|| self.all(), |texts| self.except(texts.present())),
        }
    }
}

fn places(meets: impl Iterator<Item = bool>) -> Bits {
    let mut found = Bits::default();
    for (place, _) in meets.enumerate().filter(|(_, meets)| *meets) {
        found.set(place, true);
    }
    found
}
