//! What the columns of a table of messages hold: told by the words of its header, as somebody mapped them before, or as they say now.

mod names;

pub(super) use names::NOWHERE;
use names::{is_of_plans, known, platform_of};

use super::view::{MessageColumn, MessageColumns, MessageNeed, MessageTable, MessageTarget};
use crate::{
    Error, Result,
    imports::FirstRow,
    logs::times,
    tabular::{Cells, DateReader, FirstRows, Head, column_words, find_header, parse_number, tidy},
};

/// How far down a header is looked for.
const DEPTH: usize = 20;
/// Rows that are shown.
const SHOWN: usize = 5;
/// Values that are shown of each column.
const SAMPLES: usize = 5;
/// The longest name of a platform, in bytes.
const LONGEST_PLATFORM: usize = 40;
/// The longest name of somebody, in characters, where values tell what a column holds.
const LONGEST_NAME: usize = 40;

/// What columns held before, by their headers.
pub(in crate::logs) type Remembered<'a> = &'a dyn Fn(&[String]) -> Result<Option<Vec<MessageTarget>>>;

/// What somebody says of the tables, and what they said before.
pub(in crate::logs) struct Asked<'a> {
    /// They are of messages, whatever their headers say.
    pub is_said: bool,
    /// The number of the header's row; 0 for none.
    pub header_row: Option<u64>,
    /// What the columns of tables with these headers hold.
    pub columns: &'a [MessageColumns],
    /// What columns held before, by their headers.
    pub remembered: Remembered<'a>,
}

impl Asked<'_> {
    /// Nobody says or said anything.
    pub(in crate::logs) fn nothing() -> Asked<'static> {
        Asked { is_said: false, header_row: None, columns: &[], remembered: &|_| Ok(None) }
    }

    fn said(&self, headers: &[String]) -> Result<Option<Vec<MessageTarget>>> {
        match self.columns.iter().find(|columns| columns.headers == headers) {
            Some(columns) => checked(columns).map(Some),
            None => Ok(None),
        }
    }
}

/// Where the columns of a table of messages stand, judged by its first rows; nothing when it is none.
pub(in crate::logs) fn table_of(first: &FirstRows, asked: &Asked<'_>) -> Result<Option<MessageTable>> {
    let rows = &first.rows;
    let candidates: Vec<Option<usize>> = match asked.header_row {
        Some(number) => vec![rows.iter().position(|(row, _)| *row == number)],
        None => (0..rows.len().min(DEPTH)).map(Some).collect(),
    };
    if rows.is_empty() {
        // Of a workbook another sheet may be meant.
        let has_others = first.info.as_ref().is_some_and(|info| info.sheets.len() > 1);
        return Ok(
            (asked.is_said && has_others).then(|| shown(first, &Head::at(rows, None), Vec::new(), false))
        );
    }
    for index in candidates {
        let head = Head::at(rows, index);
        if head.headers.iter().all(String::is_empty) {
            continue;
        }
        let by_words = by_words(&head.headers);
        let (targets, remembered) = match asked.said(&head.headers)? {
            Some(targets) => (targets, false),
            None => match (asked.remembered)(&head.headers)? {
                Some(mut targets) => {
                    // Ragged rows make a table wider or narrower than the last one.
                    targets.resize(head.headers.len(), MessageTarget::Ignore);
                    (targets, true)
                }
                None if is_whole(&head.headers, &by_words) => (by_words, false),
                None => continue,
            },
        };
        return Ok(Some(shown(first, &head, targets, remembered)));
    }
    if !asked.is_said {
        return Ok(None);
    }
    let index = match asked.header_row {
        Some(number) => rows.iter().position(|(row, _)| *row == number),
        None => find_header(rows, |word| known().iter().any(|(_, words)| words.contains(&word))),
    };
    let head = Head::at(rows, index);
    let targets = match asked.said(&head.headers)? {
        Some(targets) => targets,
        None => by_values(&head, by_words(&head.headers)),
    };
    Ok(Some(shown(first, &head, targets, false)))
}

/// Whether one of the first rows is the header of messages.
pub(in crate::logs) fn is_messages(first: &FirstRows, asked: &Asked<'_>) -> Result<bool> {
    Ok(table_of(first, asked)?.is_some())
}

fn shown(first: &FirstRows, head: &Head<'_>, targets: Vec<MessageTarget>, remembered: bool) -> MessageTable {
    let columns = head.headers.iter().zip(targets).enumerate().map(|(index, (header, target))| {
        let samples = head.values(index).take(SAMPLES).collect();
        MessageColumn {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            header: header.clone(),
            samples,
            target,
        }
    });
    let columns: Vec<MessageColumn> = columns.collect();
    let row = |(row, cells): &(u64, Cells)| FirstRow { row: *row, cells: cells.iter().map(tidy).collect() };
    let sheets = first.info.as_ref().map(|info| (info.sheets.clone(), info.sheet.clone()));
    let (sheets, sheet) = sheets.unwrap_or_default();
    MessageTable {
        files: Vec::new(),
        header_row: head.row,
        missing: missing(&columns),
        columns,
        rows: head.body.iter().take(SHOWN).map(row).collect(),
        remembered,
        sheets,
        sheet,
    }
}

fn missing(columns: &[MessageColumn]) -> Vec<MessageNeed> {
    let has = |is: fn(&MessageTarget) -> bool| columns.iter().any(|column| is(&column.target));
    let mut missing = Vec::new();
    if !has(|target| *target == MessageTarget::Time) {
        missing.push(MessageNeed::Time);
    }
    if !has(|target| matches!(target, MessageTarget::Author | MessageTarget::Account { .. })) {
        missing.push(MessageNeed::Author);
    }
    missing
}

/// A mapping that can be read by: as long as its header, and nothing twice.
fn checked(columns: &MessageColumns) -> Result<Vec<MessageTarget>> {
    let wrong = |reason: &str| Err(Error::invalid("columns", reason));
    if columns.targets.len() != columns.headers.len() {
        return wrong("length");
    }
    for (place, target) in columns.targets.iter().enumerate() {
        if let MessageTarget::Account { platform } = target
            && (platform.is_empty() || platform.len() > LONGEST_PLATFORM)
        {
            return wrong("platform");
        }
        let same = |other: &MessageTarget| std::mem::discriminant(other) == std::mem::discriminant(target);
        if *target != MessageTarget::Ignore && columns.targets[..place].iter().any(same) {
            return Err(Error::invalid("columns", "twice").with("value", columns.headers[place].clone()));
        }
    }
    Ok(columns.targets.clone())
}

fn by_words(headers: &[String]) -> Vec<MessageTarget> {
    let words: Vec<String> = headers.iter().map(|header| column_words(header)).collect();
    let mut targets = vec![MessageTarget::Ignore; headers.len()];
    for (target, known) in known() {
        if targets.contains(&target) {
            continue;
        }
        let place = known.iter().find_map(|word| words.iter().position(|header| header == word));
        if let Some(place) = place.filter(|place| targets[*place] == MessageTarget::Ignore) {
            targets[place] = match target {
                MessageTarget::Account { .. } => {
                    MessageTarget::Account { platform: platform_of(&words[place]).to_owned() }
                }
                other => other,
            };
        }
    }
    targets
}

/// Whether the words of a header say that this is a table of messages.
fn is_whole(headers: &[String], targets: &[MessageTarget]) -> bool {
    let is_of_plans = headers.iter().any(|header| is_of_plans(&column_words(header)));
    let has = |is: fn(&MessageTarget) -> bool| targets.iter().any(is);
    !is_of_plans
        && has(|target| *target == MessageTarget::Time)
        && has(|target| *target == MessageTarget::Text)
        && has(|target| matches!(target, MessageTarget::Author | MessageTarget::Account { .. }))
}

/// What the words leave open, judged by the values: the column of times, the longest texts, and short ones beside them.
fn by_values(head: &Head<'_>, mut targets: Vec<MessageTarget>) -> Vec<MessageTarget> {
    let columns: Vec<Vec<String>> =
        (0..head.headers.len()).map(|index| head.values(index).collect()).collect();
    let open = |targets: &[MessageTarget]| -> Vec<usize> {
        let is_open = |index: &usize| targets[*index] == MessageTarget::Ignore && !columns[*index].is_empty();
        (0..targets.len()).filter(is_open).collect()
    };
    if !targets.contains(&MessageTarget::Time) {
        // Ids are long numbers, too: what is written as a time is believed before them.
        let written = |index: &usize| are_times(&columns[*index]);
        let counted = |index: &usize| are_seconds(&columns[*index]);
        let open = open(&targets);
        let place = open.iter().copied().find(written).or_else(|| open.iter().copied().find(counted));
        if let Some(place) = place {
            targets[place] = MessageTarget::Time;
        }
    }
    let are_texts = |index: &usize| {
        columns[*index].iter().any(|value| parse_number(value).is_none()) && !are_times(&columns[*index])
    };
    if !targets.contains(&MessageTarget::Text) {
        let length = |index: &usize| {
            let characters: usize = columns[*index].iter().map(|value| value.chars().count()).sum();
            // Of equally long ones the one further to the right: who says something stands before what they say.
            (characters / columns[*index].len(), *index)
        };
        if let Some(place) = open(&targets).into_iter().filter(are_texts).max_by_key(length) {
            targets[place] = MessageTarget::Text;
        }
    }
    let has_author =
        |target: &MessageTarget| matches!(target, MessageTarget::Author | MessageTarget::Account { .. });
    if !targets.iter().any(has_author) {
        let are_names = |index: &usize| {
            are_texts(index) && columns[*index].iter().all(|value| value.chars().count() <= LONGEST_NAME)
        };
        if let Some(place) = open(&targets).into_iter().find(are_names) {
            targets[place] = MessageTarget::Author;
        }
    }
    targets
}

/// Whether nearly all values are written as times with a year.
fn are_times(values: &[String]) -> bool {
    let dates = DateReader::for_column(values.iter().map(String::as_str), false, chrono_tz::UTC);
    let is_time = |value: &&String| parse_number(value).is_none() && times::time_of(value, &dates).is_some();
    !values.is_empty() && values.iter().filter(is_time).count() * 10 >= values.len() * 8
}

/// Whether values are times as programs count them, the way that logs have them: one after the other.
fn are_seconds(values: &[String]) -> bool {
    let numbers: Option<Vec<f64>> =
        values.iter().map(|value| parse_number(value).filter(|_| times::is_plain(value))).collect();
    numbers.is_some_and(|numbers| {
        !numbers.is_empty() && (numbers.is_sorted() || numbers.iter().rev().is_sorted())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(rows: &[&[&str]]) -> FirstRows {
        let rows = rows.iter().enumerate().map(|(index, row)| (index as u64 + 1, row.iter().collect()));
        FirstRows { rows: rows.collect(), ..FirstRows::default() }
    }

    fn kinds(table: &MessageTable) -> Vec<String> {
        let kind = |column: &MessageColumn| match &column.target {
            MessageTarget::Account { platform } => format!("account:{platform}"),
            other => serde_json::to_value(other).unwrap()["kind"].as_str().unwrap().to_owned(),
        };
        table.columns.iter().map(kind).collect()
    }

    fn found(rows: &[&[&str]], asked: &Asked<'_>) -> Option<(u64, Vec<String>)> {
        table_of(&first(rows), asked).unwrap().map(|table| (table.header_row, kinds(&table)))
    }

    #[test]
    fn a_table_of_messages_has_a_time_an_author_and_a_text() {
        let of = |header: &[&str]| found(&[header], &Asked::nothing()).map(|(_, kinds)| kinds.join(" "));
        let generated = [
            "message_id",
            "timestamp",
            "channel",
            "author_id",
            "author_name",
            "type",
            "content",
            "reply_to",
            "reactions",
            "reaction_count",
            "is_bot",
        ];
        assert_eq!(
            of(&generated).as_deref(),
            Some("id time channel account:list author type text reply_to ignore reactions bot")
        );
        let weflow = [
            "序号",
            "时间",
            "发送者昵称",
            "发送者微信ID",
            "发送者备注",
            "群昵称",
            "发送者身份",
            "消息类型",
            "内容",
        ];
        assert_eq!(
            of(&weflow).as_deref(),
            Some("ignore time author account:wechat ignore ignore ignore type text")
        );
        assert_eq!(of(&["发送者QQ号", "发送时间", "内容"]).as_deref(), Some("account:qq time text"));
        assert_eq!(of(&["时间", "成员", "类型"]), None, "a log has no text");
        assert_eq!(of(&["日期", "标题", "内容", "成员"]), None, "that is a plan");
        assert_eq!(of(&["姓名", "手机", "加入时间"]), None, "a list of people has none, either");
    }

    #[test]
    fn what_the_words_leave_open_the_values_tell_when_somebody_says_that_it_is_messages() {
        let said = Asked { is_said: true, ..Asked::nothing() };
        for (rows, expected) in [
            (
                &[
                    &["啥时候", "谁", "说了啥"][..],
                    &["2024-03-05 09:02", "甲", "早上好呀"],
                    &["2024-03-05 09:03", "乙", "早"],
                ][..],
                Some((1, "time author text")),
            ),
            // Without a header, and with the number of the row in front.
            (
                &[&["1", "2024/3/5 9:02", "甲", "早上好呀"], &["2", "2024/3/5 9:03", "乙", "早"]],
                Some((0, "ignore time author text")),
            ),
            // A known word is believed before any value; numbers alone are nobody's name.
            (
                &[&["内容", "who", "points", "when"], &["早", "一个很长很长的名字", "7", "1709600520"]],
                Some((1, "text author ignore time")),
            ),
            (&[&["when", "what"], &["soon", "tea at 10:30:00"]], Some((1, "author text"))),
            // Ids that could be seconds stand in no order, and what is written as a time comes before them.
            (
                &[
                    &["谁", "昵", "啥时候", "说了啥"],
                    &["2843211234", "小甲", "2024-03-05 09:02", "早上好"],
                    &["1843211234", "小乙", "2024-03-05 09:03", "早"],
                ],
                Some((1, "ignore author time text")),
            ),
            (
                &[
                    &["who", "at", "what"],
                    &["1843211234", "1709600520", "good morning"],
                    &["1643211234", "1709600580", "hi"],
                    &["1743211234", "1709600590", "hi"],
                ],
                Some((1, "ignore time text")),
            ),
            (&[], None),
        ] {
            let found = found(rows, &said);
            let found = found.as_ref().map(|(row, kinds)| (*row, kinds.join(" ")));
            assert_eq!(found.as_ref().map(|(row, kinds)| (*row, kinds.as_str())), expected, "{rows:?}");
        }
        let rows: &[&[&str]] = &[&["when", "what"], &["soon", "tea at 10:30:00"]];
        let table = table_of(&first(rows), &said).unwrap().unwrap();
        assert_eq!(table.missing, [MessageNeed::Time]);
    }

    #[test]
    fn what_somebody_says_counts_before_what_they_said_and_that_before_the_words() {
        let headers = ["时间", "发送人", "群昵称", "内容"].map(str::to_owned);
        let rows: &[&[&str]] =
            &[&["some notes"], &["时间", "发送人", "群昵称", "内容"], &["2024-03-05", "a", "b", "c"]];
        let target = |name: &str| -> MessageTarget {
            serde_json::from_value(serde_json::json!({ "kind": name })).unwrap()
        };
        let before = ["time", "ignore", "author", "text"].map(target).to_vec();
        let remembered = |of: &[String]| Ok((of == headers).then(|| before.clone()));
        let asked = Asked { remembered: &remembered, ..Asked::nothing() };
        assert_eq!(found(rows, &asked).unwrap().1.join(" "), "time ignore author text");
        let targets = ["time", "author", "id", "text"].map(target).to_vec();
        let now = [MessageColumns { headers: headers.to_vec(), targets }];
        let asked = Asked { columns: &now, ..asked };
        assert_eq!(
            found(rows, &asked),
            Some((2, vec!["time", "author", "id", "text"].into_iter().map(str::to_owned).collect()))
        );
    }

    #[test]
    fn a_mapping_that_cannot_be_read_by_is_refused() {
        let account = |platform: &str| MessageTarget::Account { platform: platform.to_owned() };
        for (targets, reason) in [
            (vec![MessageTarget::Time], "length"),
            (vec![MessageTarget::Time, MessageTarget::Time], "twice"),
            (vec![account("qq"), account("wechat")], "twice"),
            (vec![MessageTarget::Time, account("")], "platform"),
        ] {
            let error =
                checked(&MessageColumns { headers: vec!["a".into(), "b".into()], targets }).unwrap_err();
            assert_eq!(error.details["reason"], reason);
        }
        let ignored = vec![MessageTarget::Ignore, MessageTarget::Ignore];
        assert!(checked(&MessageColumns { headers: vec!["a".into(), "b".into()], targets: ignored }).is_ok());
    }
}
