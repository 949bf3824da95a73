//! A filter as SQL over `member m`. Every condition is 0 or 1, never null, so that `not` means what it says.

use rusqlite::types::Value;

use crate::members::{
    filter::{Column, InstantColumn, Test, TextColumn},
    view::TextTest,
};

/// A condition and the values of its placeholders, in order.
#[derive(Debug, Default)]
pub(super) struct Sql {
    pub text: String,
    pub values: Vec<Value>,
}

impl Sql {
    /// Adds `text` in which each `?` takes the next of `values`.
    pub(super) fn push(&mut self, text: &str, values: impl IntoIterator<Item = Value>) {
        self.text.push_str(text);
        self.values.extend(values);
    }

    pub(super) fn condition(test: &Test) -> Self {
        let mut sql = Self::default();
        sql.test(test);
        sql
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::All(parts) => self.join(parts, " AND ", "1"),
            Test::Any(parts) => self.join(parts, " OR ", "0"),
            Test::Count(least, parts) => self.count(*least, parts),
            Test::Not(part) => {
                self.push("NOT ", None);
                self.test(part);
            }
            Test::Text { column, test, value } => self.text(*column, *test, value),
            Test::OneOf { column, values } => {
                let places = places(values.len());
                let text = format!("coalesce(lower({}) IN ({places}), 0)", expression(*column));
                self.push(&text, values.iter().cloned().map(Value::Text));
            }
            Test::Between { column, from, to } => {
                let column = expression(*column);
                self.bounds(&column, from.clone().map(Value::Text), ">=", to.clone().map(Value::Text), "<=");
            }
            Test::Instants { column, from, to } => {
                let column = instant(*column);
                self.bounds(column, from.map(Value::Integer), ">=", to.map(Value::Integer), "<");
            }
            Test::Number { field, min, max } => {
                let column = custom(*field);
                self.bounds(&column, min.map(Value::Real), ">=", max.map(Value::Real), "<=");
            }
            Test::Empty(column) => {
                let text = format!("({} IS NULL)", expression(*column));
                self.push(&text, None);
            }
            Test::Tags { any, none } => self.related("member_tag", "tag_id", "", any, *none),
            Test::Channels { any, none } => {
                self.related("membership", "channel_id", " AND x.left_on IS NULL", any, *none);
            }
            Test::Tiers { any, none } => self.tiers(any, *none),
            Test::Status { active, left } => {
                let text = format!(
                    "(({} AND m.left_on IS NULL) OR ({} AND m.left_on IS NOT NULL))",
                    u8::from(*active),
                    u8::from(*left)
                );
                self.push(&text, None);
            }
            Test::Platforms(names) => {
                let text = format!(
                    "EXISTS (SELECT 1 FROM account x WHERE x.member_id = m.id AND x.platform IN ({}))",
                    places(names.len())
                );
                self.push(&text, names.iter().cloned().map(Value::Text));
            }
            Test::Birthday { from, to } => {
                let link = if from <= to { "AND" } else { "OR" };
                let text =
                    format!("coalesce(substr(m.birthday, -5) >= ? {link} substr(m.birthday, -5) <= ?, 0)");
                self.push(&text, [Value::Text(from.clone()), Value::Text(to.clone())]);
            }
            Test::Part { staff, bot } => self.parts(*staff, *bot),
            Test::Namesake => self.push("(m.namesake = 1)", None),
            Test::Search(terms) => {
                let text = vec!["instr(m.search_text, ?) > 0"; terms.len()].join(" AND ");
                let text = if terms.is_empty() { "1".to_owned() } else { format!("({text})") };
                self.push(&text, terms.iter().cloned().map(Value::Text));
            }
        }
    }

    fn count(&mut self, least: usize, parts: &[Test]) {
        self.push("(0", None);
        for part in parts {
            // In brackets: `NOT` binds less than `+`.
            self.push(" + (", None);
            self.test(part);
            self.push(")", None);
        }
        self.push(&format!(" >= {least})"), None);
    }

    fn parts(&mut self, staff: bool, bot: bool) {
        let wanted = [("staff", staff), ("bot", bot)];
        let names: Vec<&str> =
            wanted.into_iter().filter(|(_, wanted)| *wanted).map(|(name, _)| name).collect();
        let text = format!("(coalesce(m.part IN ({}), 0))", places(names.len()));
        self.push(&text, names.into_iter().map(|name| Value::Text(name.to_owned())));
    }

    fn tiers(&mut self, any: &[i64], none: bool) {
        let list = numbers(any);
        let text =
            format!("(coalesce(m.tier_id IN ({list}), 0) OR ({} AND m.tier_id IS NULL))", u8::from(none));
        self.push(&text, None);
    }

    fn join(&mut self, parts: &[Test], link: &str, nothing: &str) {
        if parts.is_empty() {
            self.push(nothing, None);
            return;
        }
        self.push("(", None);
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                self.push(link, None);
            }
            self.test(part);
        }
        self.push(")", None);
    }

    fn text(&mut self, column: Column, test: TextTest, value: &str) {
        let column = expression(column);
        let value = [Value::Text(value.to_owned())];
        match test {
            TextTest::Contains => self.push(&format!("coalesce(instr(lower({column}), ?) > 0, 0)"), value),
            TextTest::Equals => self.push(&format!("coalesce(lower({column}) = ?, 0)"), value),
            TextTest::StartsWith => self.push(&format!("coalesce(instr(lower({column}), ?) = 1, 0)"), value),
        }
    }

    fn bounds(&mut self, column: &str, low: Option<Value>, above: &str, high: Option<Value>, below: &str) {
        let low_text = low.as_ref().map(|_| format!("{column} {above} ?"));
        let high_text = high.as_ref().map(|_| format!("{column} {below} ?"));
        let parts: Vec<_> = [low_text, high_text].into_iter().flatten().collect();
        let text = if parts.is_empty() { format!("{column} IS NOT NULL") } else { parts.join(" AND ") };
        self.push(&format!("coalesce({text}, 0)"), [low, high].into_iter().flatten());
    }

    fn related(&mut self, table: &str, key: &str, also: &str, any: &[i64], none: bool) {
        let of = format!("SELECT 1 FROM {table} x WHERE x.member_id = m.id{also}");
        let list = numbers(any);
        let text =
            format!("(EXISTS ({of} AND x.{key} IN ({list})) OR ({} AND NOT EXISTS ({of})))", u8::from(none));
        self.push(&text, None);
    }
}

fn places(count: usize) -> String {
    vec!["?"; count].join(", ")
}

fn numbers(ids: &[i64]) -> String {
    ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

fn instant(column: InstantColumn) -> &'static str {
    match column {
        InstantColumn::CreatedAt => "m.created_at",
        InstantColumn::UpdatedAt => "m.updated_at",
    }
}

/// A custom value; the uid is hexadecimal and hyphens, so it may stand in the text.
fn custom(field: crate::Uid) -> String {
    format!("(m.custom ->> '$.\"{field}\"')")
}

/// What a column's conditions look at.
fn expression(column: Column) -> String {
    match column {
        Column::Name => "m.name".to_owned(),
        Column::Birthday => "m.birthday".to_owned(),
        Column::Tier => "m.tier_id".to_owned(),
        Column::Text(column) => text_column(column).to_owned(),
        Column::Instant(column) => instant(column).to_owned(),
        Column::CustomText(field) | Column::CustomNumber(field) => custom(field),
    }
}

fn text_column(column: TextColumn) -> &'static str {
    match column {
        TextColumn::Remark => "m.remark",
        TextColumn::Phone => "m.phone",
        TextColumn::Email => "m.email",
        TextColumn::JoinedOn => "m.joined_on",
        TextColumn::LeftOn => "m.left_on",
        TextColumn::Source => "m.source",
        TextColumn::Note => "m.note",
    }
}

/// What a column is ordered by; null comes last.
pub(super) fn order_key(column: Column) -> String {
    match column {
        Column::Name => "m.name_key".to_owned(),
        Column::Birthday => "substr(m.birthday, -5)".to_owned(),
        Column::Tier => "(SELECT t.position FROM tier t WHERE t.id = m.tier_id)".to_owned(),
        Column::Instant(_) | Column::CustomNumber(_) => expression(column),
        Column::Text(_) | Column::CustomText(_) => format!("lower({})", expression(column)),
    }
}
