//! A filter made ready: uids looked up, texts folded, days turned into what is stored. Both compilers start from here.

use chrono::{NaiveDate, TimeZone};
use chrono_tz::Tz;

use super::{
    table,
    view::{Field, FieldKind, Filter, MemberPart, MemberStatus, TextTest},
};
use crate::{Error, Result, Uid, clock::Millis, store::ReadTx, tabular::fold, workspace};

/// Deepest tree that is taken; people build three levels at most.
const DEEPEST: u32 = 32;

/// A column as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// A text column of `member`.
    Text(TextColumn),
    /// The name, ordered by its pinyin key.
    Name,
    /// The birthday, ordered through the year.
    Birthday,
    /// The tier, ordered by its place in the ladder.
    Tier,
    /// An instant.
    Instant(InstantColumn),
    /// A custom field that holds text.
    CustomText(Uid),
    /// A custom field that holds a number.
    CustomNumber(Uid),
}

/// Columns that hold text or dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum TextColumn {
    Remark,
    Phone,
    Email,
    JoinedOn,
    LeftOn,
    Source,
    Note,
}

/// Columns that hold instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum InstantColumn {
    CreatedAt,
    UpdatedAt,
}

/// A condition that both compilers understand.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Count(usize, Vec<Test>),
    Not(Box<Test>),
    Text {
        column: Column,
        test: TextTest,
        value: String,
    },
    OneOf {
        column: Column,
        values: Vec<String>,
    },
    /// Texts between two texts, both included; dates are texts.
    Between {
        column: Column,
        from: Option<String>,
        to: Option<String>,
    },
    /// Instants of half-open `from..to`.
    Instants {
        column: InstantColumn,
        from: Option<Millis>,
        to: Option<Millis>,
    },
    Number {
        field: Uid,
        min: Option<f64>,
        max: Option<f64>,
    },
    Empty(Column),
    Tags {
        any: Vec<i64>,
        none: bool,
    },
    Tiers {
        any: Vec<i64>,
        none: bool,
    },
    Channels {
        any: Vec<i64>,
        none: bool,
    },
    Status {
        active: bool,
        left: bool,
    },
    Platforms(Vec<String>),
    Birthday {
        from: String,
        to: String,
    },
    Part {
        staff: bool,
        bot: bool,
    },
    Namesake,
    Search(Vec<String>),
}

/// Looks up what a filter names.
pub(super) struct Resolver<'a, 'b> {
    tx: &'a ReadTx<'b>,
    fields: Vec<(Uid, FieldKind)>,
    zone: Tz,
}

impl<'a, 'b> Resolver<'a, 'b> {
    pub(super) fn new(tx: &'a ReadTx<'b>, community_id: i64) -> Result<Self> {
        let fields = table::fields(tx, community_id)?.into_iter().map(|(_, field)| (field.uid, field.kind));
        Ok(Self { tx, fields: fields.collect(), zone: workspace::zone(tx, community_id)? })
    }

    /// The whole condition of a list: filter and search together.
    pub(super) fn list(&self, filter: Option<&Filter>, search: Option<&str>) -> Result<Test> {
        let mut parts = Vec::new();
        if let Some(filter) = filter {
            parts.push(self.test(filter, 0)?);
        }
        if let Some(text) = search {
            parts.push(Test::Search(terms(text)));
        }
        Ok(Test::All(parts))
    }

    /// A column of the list.
    pub(super) fn column(&self, field: Field) -> Result<Column> {
        Ok(match field {
            Field::Name => Column::Name,
            Field::Remark => Column::Text(TextColumn::Remark),
            Field::Phone => Column::Text(TextColumn::Phone),
            Field::Email => Column::Text(TextColumn::Email),
            Field::Birthday => Column::Birthday,
            Field::JoinedOn => Column::Text(TextColumn::JoinedOn),
            Field::LeftOn => Column::Text(TextColumn::LeftOn),
            Field::Source => Column::Text(TextColumn::Source),
            Field::Tier => Column::Tier,
            Field::Note => Column::Text(TextColumn::Note),
            Field::CreatedAt => Column::Instant(InstantColumn::CreatedAt),
            Field::UpdatedAt => Column::Instant(InstantColumn::UpdatedAt),
            Field::Custom(uid) => match self.fields.iter().find(|(known, _)| *known == uid) {
                Some((_, FieldKind::Number)) => Column::CustomNumber(uid),
                Some(_) => Column::CustomText(uid),
                None => return Err(Error::not_found("field_def", uid)),
            },
        })
    }

    fn test(&self, filter: &Filter, depth: u32) -> Result<Test> {
        if depth > DEEPEST {
            return Err(Error::invalid("filter", "too_deep"));
        }
        let each =
            |of: &[Filter]| of.iter().map(|part| self.test(part, depth + 1)).collect::<Result<Vec<_>>>();
        Ok(match filter {
            Filter::All { of } => Test::All(each(of)?),
            Filter::Any { of } => Test::Any(each(of)?),
            Filter::Count { least, of } => Test::Count(*least as usize, each(of)?),
            // Who asks has no log at hand.
            Filter::Measured { .. } => return Err(Error::invalid("filter", "measured")),
            Filter::Not { of } => Test::Not(Box::new(self.test(of, depth + 1)?)),
            Filter::Text { field, test, value } => Test::Text {
                column: self.text_column(*field)?,
                test: *test,
                value: value.trim().to_ascii_lowercase(),
            },
            Filter::OneOf { field, values } => Test::OneOf {
                column: self.text_column(*field)?,
                values: values.iter().map(|value| value.trim().to_ascii_lowercase()).collect(),
            },
            Filter::Between { field, from, to } => self.between(*field, from.as_deref(), to.as_deref())?,
            Filter::Number { field, min, max } => match self.column(*field)? {
                Column::CustomNumber(field) => Test::Number { field, min: *min, max: *max },
                _ => return Err(Error::invalid("field", "not_a_number")),
            },
            Filter::Empty { field } => Test::Empty(self.column(*field)?),
            Filter::Tag { any, none } => Test::Tags { any: self.ids("tag", any)?, none: *none },
            Filter::Tier { any, none } => Test::Tiers { any: self.ids("tier", any)?, none: *none },
            Filter::Channel { any, none } => Test::Channels { any: self.ids("channel", any)?, none: *none },
            // The channels that bear the tags now: both compilers know channels, and neither has to follow tags.
            Filter::ChannelTag { any } => {
                Test::Channels { any: table::channels_with_tags(self.tx, any)?, none: false }
            }
            Filter::Status { any } => Test::Status {
                active: any.contains(&MemberStatus::Active),
                left: any.contains(&MemberStatus::Left),
            },
            Filter::Platform { any } => Test::Platforms(any.iter().map(|name| name.to_lowercase()).collect()),
            Filter::Birthday { from, to } => {
                Test::Birthday { from: month_day("from", from)?, to: month_day("to", to)? }
            }
            Filter::Part { any } => {
                Test::Part { staff: any.contains(&MemberPart::Staff), bot: any.contains(&MemberPart::Bot) }
            }
            Filter::Namesake {} => Test::Namesake,
            Filter::Search { text } => Test::Search(terms(text)),
        })
    }

    fn text_column(&self, field: Field) -> Result<Column> {
        match self.column(field)? {
            Column::CustomNumber(_) | Column::Instant(_) | Column::Tier => {
                Err(Error::invalid("field", "not_a_text"))
            }
            column => Ok(column),
        }
    }

    /// Records that a filter names and that are gone match nothing; a saved filter outlives them.
    fn ids(&self, table: &str, uids: &[Uid]) -> Result<Vec<i64>> {
        table::known_ids(self.tx, table, uids)
    }

    fn between(&self, field: Field, from: Option<&str>, to: Option<&str>) -> Result<Test> {
        let day = |name: &str, text: Option<&str>| -> Result<Option<NaiveDate>> {
            text.map(|text| {
                NaiveDate::parse_from_str(text, "%Y-%m-%d")
                    .map_err(|_| Error::invalid(name, "not_a_date").with("value", text))
            })
            .transpose()
        };
        let (first, last) = (day("from", from)?, day("to", to)?);
        match self.column(field)? {
            Column::Instant(column) => {
                let begin = |date: NaiveDate| midnight(date, self.zone);
                let after = last.and_then(|date| date.succ_opt());
                Ok(Test::Instants { column, from: first.map(begin), to: after.map(begin) })
            }
            Column::CustomNumber(_) | Column::Tier | Column::Name | Column::Birthday => {
                Err(Error::invalid("field", "not_a_date"))
            }
            column => {
                let text = |date: NaiveDate| date.format("%Y-%m-%d").to_string();
                Ok(Test::Between { column, from: first.map(text), to: last.map(text) })
            }
        }
    }
}

/// The first instant of a day in a zone; where midnight is skipped, the first one after it.
fn midnight(date: NaiveDate, zone: Tz) -> Millis {
    (0..180)
        .filter_map(|minute| date.and_hms_opt(minute / 60, minute % 60, 0))
        .find_map(|civil| zone.from_local_datetime(&civil).earliest())
        .map_or(0, |moment| moment.timestamp_millis())
}

fn month_day(field: &str, text: &str) -> Result<String> {
    let fits = text.len() == 5 && NaiveDate::parse_from_str(&format!("2000-{text}"), "%Y-%m-%d").is_ok();
    if fits { Ok(text.to_owned()) } else { Err(Error::invalid(field, "not_a_date").with("value", text)) }
}

/// The words of a search, folded as the stored forms are.
pub(super) fn terms(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}
