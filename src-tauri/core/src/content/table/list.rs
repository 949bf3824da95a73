//! SQL of lists of items: board, table and the tray of the calendar.

use std::collections::HashMap;

use rusqlite::{Row, ToSql, types::Value};

use crate::{
    Result, Uid,
    clock::Millis,
    content::view::{ContentSort, ContentState, StateCount},
    patch::Patch,
    store::ReadTx,
    workspace::{from_name, name_of},
};

/// A filter with its names resolved to rows.
#[derive(Clone, Default)]
pub(in crate::content) struct Filter {
    pub community_id: i64,
    pub states: Vec<ContentState>,
    pub channel_ids: Option<Vec<i64>>,
    pub pillar_ids: Vec<i64>,
    pub owner_id: Patch<i64>,
    pub text: Option<String>,
    pub planned: Option<bool>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub trashed: bool,
}

/// A row of the list as the database knows it.
pub(in crate::content) struct ListRow {
    pub id: i64,
    pub uid: Uid,
    pub title: String,
    pub state: ContentState,
    pub owner: Option<Uid>,
    pub reviewer: Option<Uid>,
    pub pillar: Option<Uid>,
    pub schedule_id: Option<i64>,
    pub start: Option<String>,
    pub tz: Option<String>,
    pub duration_min: Option<i64>,
    pub all_day: bool,
    pub series: bool,
    pub has_attachment: bool,
    pub position: f64,
    pub updated_at: Millis,
    pub deleted_at: Option<Millis>,
}

struct Sql {
    conditions: String,
    values: Vec<Value>,
}

impl Sql {
    fn and(&mut self, condition: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        let place = format!("?{}", self.values.len());
        self.conditions.push_str(" AND ");
        self.conditions.push_str(&condition.replace('?', &place));
    }
    fn values(&self) -> Vec<&dyn ToSql> {
        self.values.iter().map(|value| value as &dyn ToSql).collect()
    }
}

fn list_of(ids: &[i64]) -> Result<String> {
    Ok(serde_json::to_string(ids)?)
}

/// The conditions of a filter; `with_states` says whether the states count.
fn conditions(filter: &Filter, with_states: bool) -> Result<Sql> {
    let mut sql =
        Sql { conditions: String::from("c.community_id = ?1"), values: vec![filter.community_id.into()] };
    sql.conditions.push_str(if filter.trashed {
        " AND c.deleted_at IS NOT NULL"
    } else {
        " AND c.deleted_at IS NULL"
    });
    if with_states && !filter.states.is_empty() {
        let names = filter.states.iter().map(name_of).collect::<Result<Vec<_>>>()?;
        sql.and("c.state IN (SELECT value FROM json_each(?))", serde_json::to_string(&names)?);
    }
    if let Some(channel_ids) = &filter.channel_ids {
        sql.and(
            "EXISTS (SELECT 1 FROM content_channel x WHERE x.content_id = c.id
               AND x.channel_id IN (SELECT value FROM json_each(?)))",
            list_of(channel_ids)?,
        );
    }
    if !filter.pillar_ids.is_empty() {
        sql.and("c.pillar_id IN (SELECT value FROM json_each(?))", list_of(&filter.pillar_ids)?);
    }
    match filter.owner_id {
        Patch::Keep => {}
        Patch::Clear => sql.conditions.push_str(" AND c.owner_id IS NULL"),
        Patch::Set(owner_id) => sql.and("c.owner_id = ?", owner_id),
    }
    if let Some(text) = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        sql.and(
            "(c.title LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM piece t WHERE t.content_id = c.id
               AND t.text LIKE ? ESCAPE '\\'))",
            format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")),
        );
    }
    if let Some(planned) = filter.planned {
        let condition = if planned { " AND c.schedule_id IS NOT NULL" } else { " AND c.schedule_id IS NULL" };
        sql.conditions.push_str(condition);
    }
    if let Some(from) = &filter.from {
        sql.and("s.ends_before > ?", from.clone());
    }
    if let Some(to) = &filter.to {
        sql.and("s.begins < ?", to.clone());
    }
    Ok(sql)
}

const FROM: &str = "FROM content c LEFT JOIN schedule s ON s.id = c.schedule_id";

pub(in crate::content) fn total(tx: &ReadTx<'_>, filter: &Filter) -> Result<i64> {
    let sql = conditions(filter, true)?;
    let text = format!("SELECT count(*) {FROM} WHERE {}", sql.conditions);
    Ok(tx.sql().prepare_cached(&text)?.query_row(&*sql.values(), |row| row.get(0))?)
}

pub(in crate::content) fn counts(tx: &ReadTx<'_>, filter: &Filter) -> Result<Vec<StateCount>> {
    let sql = conditions(filter, false)?;
    let text = format!("SELECT c.state, count(*) {FROM} WHERE {} GROUP BY c.state", sql.conditions);
    let mut statement = tx.sql().prepare_cached(&text)?;
    let rows = statement.query_map(&*sql.values(), |row| {
        Ok(StateCount { state: from_name(row.get(0)?)?, count: row.get(1)? })
    })?;
    let mut counts = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    counts.sort_by_key(|count| count.state);
    Ok(counts)
}

fn row(row: &Row<'_>) -> rusqlite::Result<ListRow> {
    Ok(ListRow {
        id: row.get(0)?,
        uid: row.get(1)?,
        title: row.get(2)?,
        state: from_name(row.get(3)?)?,
        owner: row.get(4)?,
        reviewer: row.get(5)?,
        pillar: row.get(6)?,
        schedule_id: row.get(7)?,
        start: row.get(8)?,
        tz: row.get(9)?,
        duration_min: row.get(10)?,
        all_day: row.get::<_, Option<bool>>(11)?.unwrap_or_default(),
        series: row.get(12)?,
        has_attachment: row.get(13)?,
        position: row.get(14)?,
        updated_at: row.get(15)?,
        deleted_at: row.get(16)?,
    })
}

/// When something went out; what was sent without a plan stands by its last change.
const SENT_AT: &str = "coalesce(s.start, strftime('%Y-%m-%dT%H:%M:%S', c.updated_at / 1000, 'unixepoch'))";

/// One page of the items that a filter lets through.
pub(in crate::content) fn list(
    tx: &ReadTx<'_>,
    filter: &Filter,
    sort: ContentSort,
    descending: bool,
    offset: u32,
    limit: u32,
) -> Result<Vec<ListRow>> {
    let sql = conditions(filter, true)?;
    let (way, back) = if descending { ("DESC", "ASC") } else { ("ASC", "DESC") };
    let sent = matches!(filter.states.as_slice(), [ContentState::Published | ContentState::Evaluated]);
    let order = match sort {
        ContentSort::Board if sent => format!("{SENT_AT} {back}, c.id {back}"),
        ContentSort::Board => format!("c.state {way}, c.board_position {way}, c.id {way}"),
        ContentSort::Start => format!("s.start IS NULL, s.start {way}, c.id {way}"),
        ContentSort::Updated => format!("c.updated_at {back}, c.id {back}"),
        ContentSort::Title => format!("c.title {way}, c.id {way}"),
    };
    // The page is chosen first: what belongs to a row is only looked up for the rows of the page.
    let text = format!(
        "SELECT c.id, c.uid, c.title, c.state, o.uid, r.uid, p.uid, c.schedule_id, s.start, s.tz, s.duration_min,
           s.all_day,
           s.rrule IS NOT NULL OR EXISTS (SELECT 1 FROM schedule_exception e WHERE e.schedule_id = s.id),
           EXISTS (SELECT 1 FROM piece i WHERE i.content_id = c.id AND i.attachment_id IS NOT NULL),
           c.board_position, c.updated_at, c.deleted_at
         {FROM} LEFT JOIN operator o ON o.id = c.owner_id LEFT JOIN operator r ON r.id = c.reviewer_id
         LEFT JOIN pillar p ON p.id = c.pillar_id
         WHERE {} ORDER BY {order} LIMIT {limit} OFFSET {offset}",
        sql.conditions
    );
    let mut statement = tx.sql().prepare_cached(&text)?;
    let rows = statement.query_map(&*sql.values(), row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Channels of many items, each list in the order of the channels.
pub(in crate::content) fn channels_of_many(
    tx: &ReadTx<'_>,
    content_ids: &[i64],
) -> Result<HashMap<i64, Vec<Uid>>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.content_id, h.uid FROM json_each(?1) j JOIN content_channel x ON x.content_id = j.value
         JOIN channel h ON h.id = x.channel_id WHERE h.deleted_at IS NULL ORDER BY h.position, h.id",
    )?;
    let mut rows = statement.query([list_of(content_ids)?])?;
    let mut channels: HashMap<i64, Vec<Uid>> = HashMap::new();
    while let Some(row) = rows.next()? {
        channels.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(channels)
}
