//! Members out to a table that can be imported again: every column has a header that the import knows.

use std::path::Path;

use serde_json::Value;

use super::{
    table::{self, Named},
    view::{ExportMembers, ExportReport},
};
use crate::{
    Error, Result, Uid,
    members::{self, FieldKind, FieldView, MemberRow},
    store::{ReadTx, Store},
    tabular::{CsvTable, OutCell, OutTable, XlsxTable},
    workspace::disk::{self, Temporary},
};

/// Members that are fetched at a time.
const CHUNK: usize = 1_000;

/// The formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// UTF-8 with a byte order mark.
    Csv,
    /// A workbook.
    Xlsx,
}

impl ExportFormat {
    /// The format that a file's ending asks for.
    pub fn of(path: &Path) -> Result<Self> {
        match path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("xlsx") => Ok(Self::Xlsx),
            _ => Err(Error::invalid("path", "unknown_format")),
        }
    }

    /// Writes a table to a file beside its final place and moves it there when it is complete. `sheet` is what a workbook calls it.
    ///
    /// # Errors
    /// What `body` and the disk say, by the name that people gave the file.
    pub fn write<T>(
        self,
        path: &Path,
        sheet: &str,
        body: impl FnOnce(&mut dyn OutTable) -> Result<T>,
    ) -> Result<T> {
        let unfinished = Temporary::at(disk::unfinished(path));
        let placed = (|| {
            let mut out: Box<dyn OutTable> = match self {
                Self::Csv => Box::new(CsvTable::create(unfinished.path())?),
                Self::Xlsx => Box::new(XlsxTable::create(unfinished.path(), sheet)?),
            };
            let written = body(out.as_mut())?;
            out.finish()?;
            disk::put_in_place(unfinished.path(), path)?;
            Ok(written)
        })();
        placed.map_err(|error: Error| {
            let named = error.details.contains_key("path");
            if named { error.with("path", path.display().to_string()) } else { error }
        })
    }
}

/// Header words in English and Chinese; the import knows each of them.
const COLUMNS: [(&str, &str); 16] = [
    ("Tulou ID", "土楼 ID"),
    ("Name", "姓名"),
    ("Remark", "备注名"),
    ("Phone", "手机"),
    ("Email", "邮箱"),
    ("Birthday", "生日"),
    ("Lunar birthday", "农历生日"),
    ("Joined on", "加入日期"),
    ("Left on", "离开日期"),
    ("Source", "来源"),
    ("Tier", "等级"),
    ("Tags", "标签"),
    ("Groups", "所在群"),
    ("Note", "备注"),
    ("account@", "account@"),
    ("handle@", "handle@"),
];
/// How many of [`COLUMNS`] stand before the accounts.
const PLAIN: usize = 14;

/// Writes members to a file.
pub fn export(
    store: &Store,
    input: &ExportMembers,
    pace: &dyn Fn(u64, u64) -> Result<()>,
) -> Result<ExportReport> {
    let format = ExportFormat::of(&input.path)?;
    let sheet = if input.chinese { "成员" } else { "Members" };
    let rows = store.read(|tx| format.write(&input.path, sheet, |out| write(tx, input, out, pace)))?;
    Ok(ExportReport { rows })
}

/// The words for what rows name by uid.
struct Words {
    tags: Vec<(Uid, String)>,
    channels: Vec<(Uid, String)>,
    tiers: Vec<(Uid, String)>,
    fields: Vec<FieldView>,
    platforms: Vec<String>,
}

fn write(
    tx: &ReadTx<'_>,
    input: &ExportMembers,
    out: &mut dyn OutTable,
    pace: &dyn Fn(u64, u64) -> Result<()>,
) -> Result<u64> {
    let ids = members::selected_ids(tx, &input.who)?;
    let Some(&first) = ids.first() else { return header_only(input, out) };
    let (community, community_id) = table::community_of(tx, first)?;
    let words = Words {
        tags: table::names_by_uid(tx, Named::Tags, community_id)?,
        channels: table::names_by_uid(tx, Named::Channels, community_id)?,
        tiers: table::names_by_uid(tx, Named::Tiers, community_id)?,
        fields: members::fields(tx, community)?,
        platforms: table::platforms(tx, community_id)?,
    };
    let header = header(input.chinese, &words);
    out.row(&header.iter().map(|word| OutCell::Text(word)).collect::<Vec<_>>())?;
    let total = ids.len() as u64;
    let mut done = 0;
    for chunk in ids.chunks(CHUNK) {
        pace(done, total)?;
        for row in members::rows(tx, chunk)? {
            line(&row, &words, input.chinese, out)?;
            done += 1;
        }
    }
    Ok(done)
}

fn header_only(input: &ExportMembers, out: &mut dyn OutTable) -> Result<u64> {
    let words =
        COLUMNS[..PLAIN].iter().map(|(english, chinese)| if input.chinese { *chinese } else { *english });
    out.row(&words.map(OutCell::Text).collect::<Vec<_>>())?;
    Ok(0)
}

fn header(chinese: bool, words: &Words) -> Vec<String> {
    let plain = COLUMNS[..PLAIN].iter().map(|(english, local)| if chinese { *local } else { *english });
    let mut header: Vec<String> = plain.map(str::to_owned).collect();
    for platform in &words.platforms {
        header.push(format!("account@{platform}"));
        header.push(format!("handle@{platform}"));
    }
    header.extend(words.fields.iter().map(|field| field.name.clone()));
    header
}

fn named(words: &[(Uid, String)], uids: &[Uid]) -> String {
    let name = |uid: &Uid| words.iter().find(|(known, _)| known == uid).map(|(_, name)| name.as_str());
    uids.iter().filter_map(name).collect::<Vec<_>>().join("、")
}

fn line(row: &MemberRow, words: &Words, chinese: bool, out: &mut dyn OutTable) -> Result<()> {
    let (tags, channels) = (named(&words.tags, &row.tags), named(&words.channels, &row.channels));
    let tier = row.tier.map(|tier| named(&words.tiers, &[tier])).unwrap_or_default();
    let uid = row.uid.to_string();
    let lunar = match (row.birthday_lunar, chinese) {
        (true, true) => "是",
        (true, false) => "yes",
        _ => "",
    };
    fn text(value: &Option<String>) -> OutCell<'_> {
        value.as_deref().map_or(OutCell::Empty, OutCell::Text)
    }
    let mut cells = vec![
        OutCell::Text(&uid),
        OutCell::Text(&row.name),
        text(&row.remark),
        text(&row.phone),
        text(&row.email),
        text(&row.birthday),
        OutCell::Text(lunar),
        text(&row.joined_on),
        text(&row.left_on),
        text(&row.source),
        OutCell::Text(&tier),
        OutCell::Text(&tags),
        OutCell::Text(&channels),
        text(&row.note),
    ];
    for platform in &words.platforms {
        let account = row.accounts.iter().find(|account| account.platform == *platform);
        cells.push(account.map_or(OutCell::Empty, |account| text(&account.external_id)));
        cells.push(account.map_or(OutCell::Empty, |account| text(&account.handle)));
    }
    for field in &words.fields {
        cells.push(match (row.custom.get(&field.uid), field.kind) {
            (Some(Value::Number(number)), FieldKind::Number) => {
                OutCell::Number(number.as_f64().unwrap_or_default())
            }
            (Some(Value::String(value)), _) => OutCell::Text(value),
            _ => OutCell::Empty,
        });
    }
    out.row(&cells)
}
