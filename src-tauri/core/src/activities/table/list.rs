//! SQL of lists of activities.

use std::collections::HashMap;

use rusqlite::{Row, ToSql, types::Value};

use crate::{
    Result, Uid,
    activities::view::{ActivityFormat, ActivitySort},
    clock::Millis,
    patch::Patch,
    store::ReadTx,
    workspace::{from_name, name_of},
};

/// A filter with its names resolved to rows.
pub(in crate::activities) struct Filter {
    pub community_id: i64,
    pub formats: Vec<ActivityFormat>,
    pub channel_ids: Option<Vec<i64>>,
    pub hosts: Vec<String>,
    pub owner_id: Patch<i64>,
    pub text: Option<String>,
    pub planned: Option<bool>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub trashed: bool,
}

/// A row of the list as the database knows it.
pub(in crate::activities) struct ListRow {
    pub id: i64,
    pub uid: Uid,
    pub title: String,
    pub format: ActivityFormat,
    pub place: Option<String>,
    pub link: Option<String>,
    pub host: Option<String>,
    pub capacity: Option<i64>,
    pub owner: Option<Uid>,
    pub schedule_id: Option<i64>,
    pub start: Option<String>,
    pub tz: Option<String>,
    pub all_day: bool,
    pub series: bool,
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

fn conditions(filter: &Filter) -> Result<Sql> {
    let trash = if filter.trashed { "a.deleted_at IS NOT NULL" } else { "a.deleted_at IS NULL" };
    let mut sql = Sql {
        conditions: format!("a.community_id = ?1 AND {trash}"),
        values: vec![filter.community_id.into()],
    };
    match filter.planned {
        Some(true) => sql.conditions.push_str(" AND a.schedule_id IS NOT NULL"),
        Some(false) => sql.conditions.push_str(" AND a.schedule_id IS NULL"),
        None => {}
    }
    if !filter.formats.is_empty() {
        let names = filter.formats.iter().map(name_of).collect::<Result<Vec<_>>>()?;
        sql.and("a.format IN (SELECT value FROM json_each(?))", serde_json::to_string(&names)?);
    }
    if let Some(channel_ids) = &filter.channel_ids {
        sql.and(
            "EXISTS (SELECT 1 FROM activity_channel x WHERE x.activity_id = a.id
               AND x.channel_id IN (SELECT value FROM json_each(?)))",
            serde_json::to_string(channel_ids)?,
        );
    }
    if !filter.hosts.is_empty() {
        sql.and("a.host IN (SELECT value FROM json_each(?))", serde_json::to_string(&filter.hosts)?);
    }
    match filter.owner_id {
        Patch::Keep => {}
        Patch::Clear => sql.conditions.push_str(" AND a.owner_id IS NULL"),
        Patch::Set(owner_id) => sql.and("a.owner_id = ?", owner_id),
    }
    if let Some(text) = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        sql.and(
            "(a.title || ' ' || coalesce(a.host, '') || ' ' || coalesce(a.place, '')) LIKE ? ESCAPE '\\'",
            format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")),
        );
    }
    if let Some(from) = &filter.from {
        sql.and("s.ends_before > ?", from.clone());
    }
    if let Some(to) = &filter.to {
        sql.and("s.begins < ?", to.clone());
    }
    Ok(sql)
}

const FROM: &str = "FROM activity a LEFT JOIN schedule s ON s.id = a.schedule_id";

pub(in crate::activities) fn total(tx: &ReadTx<'_>, filter: &Filter) -> Result<i64> {
    let sql = conditions(filter)?;
    let text = format!("SELECT count(*) {FROM} WHERE {}", sql.conditions);
    Ok(tx.sql().prepare_cached(&text)?.query_row(&*sql.values(), |row| row.get(0))?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<ListRow> {
    Ok(ListRow {
        id: row.get(0)?,
        uid: row.get(1)?,
        title: row.get(2)?,
        format: from_name(row.get(3)?)?,
        place: row.get(4)?,
        link: row.get(5)?,
        host: row.get(6)?,
        capacity: row.get(7)?,
        owner: row.get(8)?,
        schedule_id: row.get(9)?,
        start: row.get(10)?,
        tz: row.get(11)?,
        all_day: row.get::<_, Option<bool>>(12)?.unwrap_or_default(),
        series: row.get(13)?,
        updated_at: row.get(14)?,
        deleted_at: row.get(15)?,
    })
}

/// One page of the activities that a filter lets through.
pub(in crate::activities) fn list(
    tx: &ReadTx<'_>,
    filter: &Filter,
    sort: ActivitySort,
    descending: bool,
    offset: u32,
    limit: u32,
) -> Result<Vec<ListRow>> {
    let sql = conditions(filter)?;
    let (way, back) = if descending { ("DESC", "ASC") } else { ("ASC", "DESC") };
    let order = match sort {
        ActivitySort::Start => format!("s.start IS NULL, s.start {way}, a.id {way}"),
        ActivitySort::Latest => format!("s.ends_before IS NOT NULL, s.ends_before {back}, a.id {back}"),
        ActivitySort::Updated => format!("a.updated_at {back}, a.id {back}"),
        ActivitySort::Title => format!("a.title {way}, a.id {way}"),
    };
    let text = format!(
        "SELECT a.id, a.uid, a.title, a.format, a.place, a.link, a.host, a.capacity, o.uid, a.schedule_id, s.start, s.tz,
           s.all_day, s.rrule IS NOT NULL OR EXISTS (SELECT 1 FROM schedule_exception e WHERE e.schedule_id = s.id),
           a.updated_at, a.deleted_at
         {FROM} LEFT JOIN operator o ON o.id = a.owner_id
         WHERE {} ORDER BY {order} LIMIT {limit} OFFSET {offset}",
        sql.conditions
    );
    let mut statement = tx.sql().prepare_cached(&text)?;
    let rows = statement.query_map(&*sql.values(), row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Channels of many activities, each list in the order of the channels.
pub(in crate::activities) fn channels_of_many(
    tx: &ReadTx<'_>,
    activity_ids: &[i64],
) -> Result<HashMap<i64, Vec<Uid>>> {
    let mut statement = tx.sql().prepare_cached(
        "SELECT x.activity_id, h.uid FROM json_each(?1) j JOIN activity_channel x ON x.activity_id = j.value
         JOIN channel h ON h.id = x.channel_id WHERE h.deleted_at IS NULL ORDER BY h.position, h.id",
    )?;
    let mut rows = statement.query([serde_json::to_string(activity_ids)?])?;
    let mut channels: HashMap<i64, Vec<Uid>> = HashMap::new();
    while let Some(row) = rows.next()? {
        channels.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(channels)
}
