//! Lists of items, and what the next one starts from.

use std::collections::HashMap;

use crate::{
    Result, Uid, channels,
    clock::Millis,
    content::{
        model,
        table::{self, Filter, ListRow},
        view::{
            ContentDefaults, ContentList, ContentRow, ContentState, DefaultsFor, DeliveryProgress,
            ListContents,
        },
    },
    holds,
    recurrence::{Zone, civil_text, parse_civil, parse_date},
    schedule,
    store::ReadTx,
    workspace::{self, filter_id, row_id},
};

/// Items on a page, when the input does not say.
const PAGE: u32 = 200;
/// Most items on a page.
const LARGEST_PAGE: u32 = 5_000;

/// A page of the items that the filters let through.
pub fn list(tx: &ReadTx<'_>, input: &ListContents) -> Result<ContentList> {
    let filter = filter_of(tx, input)?;
    let zone = schedule::zone_of(tx, filter.community_id)?;
    let limit = input.limit.unwrap_or(PAGE).min(LARGEST_PAGE);
    let page = |filter: &Filter| table::list(tx, filter, input.sort, input.descending, input.offset, limit);
    let rows = if input.each_state { of_each_state(&filter, page)? } else { page(&filter)? };
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut channels = table::channels_of_many(tx, &ids)?;
    let mut dates = Vec::with_capacity(rows.len());
    for row in &rows {
        dates.push(date_of(tx, row, &zone)?);
    }
    let keys: Vec<_> = rows.iter().zip(&dates).map(|(row, date)| (row.id, date.original.clone())).collect();
    let holding = holds::current(tx, filter.community_id)?;
    let progress = table::progress_of(tx, &keys, &holding)?;
    let now = tx.now();
    let mut next_late_at: Option<Millis> = None;
    let rows = rows.into_iter().zip(dates).map(|(row, date)| {
        let progress = progress.get(&(row.id, date.original.clone())).copied().unwrap_or_default();
        let late_at = late_at(&row, &date, progress);
        if let Some(at) = late_at.filter(|at| *at > now) {
            next_late_at = Some(next_late_at.map_or(at, |next| next.min(at)));
        }
        shown(row, date, progress, &mut channels, late_at.is_some_and(|at| at <= now))
    });
    Ok(ContentList {
        rows: rows.collect(),
        total: table::total(tx, &filter)?,
        counts: table::counts(tx, &filter)?,
        next_late_at,
    })
}

/// A page of each of the states that are asked for.
fn of_each_state(filter: &Filter, page: impl Fn(&Filter) -> Result<Vec<ListRow>>) -> Result<Vec<ListRow>> {
    let mut rows = Vec::new();
    for state in ContentState::ALL {
        if filter.states.is_empty() || filter.states.contains(&state) {
            rows.extend(page(&Filter { states: vec![state], ..filter.clone() })?);
        }
    }
    Ok(rows)
}

/// The date by which an item stands in a list.
#[derive(Default)]
struct Date {
    original: String,
    start: Option<String>,
    start_at: Option<Millis>,
    end_at: Option<Millis>,
}

fn date_of(tx: &ReadTx<'_>, row: &ListRow, zone: &Zone) -> Result<Date> {
    let (Some(start), Some(tz), Some(schedule_id)) = (&row.start, &row.tz, row.schedule_id) else {
        return Ok(Date::default());
    };
    if row.series
        && let Some(next) = schedule::next(tx, schedule_id)?
    {
        let (start, start_at) = (Some(civil_text(next.start_on_the_wall(zone))), Some(next.start_at));
        return Ok(Date { original: next.original, start, start_at, end_at: Some(next.end_at) });
    }
    let civil = parse_civil("start", start)?;
    let start_at = schedule::instant(civil, tz, zone)?;
    let end_at = schedule::instant(schedule::end_of(civil, row.duration_min, row.all_day), tz, zone)?;
    let original = if row.series { start.clone() } else { String::new() };
    let start = civil_text(schedule::on_the_wall(civil, start_at, row.all_day, zone));
    Ok(Date { original, start: Some(start), start_at: Some(start_at), end_at: Some(end_at) })
}

/// A series stands by the date that comes next, and what it missed before waits in Today: it is never late as a whole.
fn late_at(row: &ListRow, date: &Date, progress: DeliveryProgress) -> Option<Millis> {
    let (start_at, end_at) = (date.start_at?, date.end_at?);
    if row.series { None } else { model::late_at(row.state, progress, row.all_day, start_at, end_at) }
}

fn shown(
    row: ListRow,
    date: Date,
    progress: DeliveryProgress,
    channels: &mut HashMap<i64, Vec<Uid>>,
    late: bool,
) -> ContentRow {
    ContentRow {
        uid: row.uid,
        title: row.title,
        state: row.state,
        owner: row.owner,
        reviewer: row.reviewer,
        pillar: row.pillar,
        channels: channels.remove(&row.id).unwrap_or_default(),
        original: date.original,
        start: date.start,
        start_at: date.start_at,
        all_day: row.all_day,
        series: row.series,
        progress,
        late,
        has_attachment: row.has_attachment,
        position: row.position,
        updated_at: row.updated_at,
        deleted_at: row.deleted_at,
    }
}

fn filter_of(tx: &ReadTx<'_>, input: &ListContents) -> Result<Filter> {
    for (field, date) in [("from", &input.from), ("to", &input.to)] {
        if let Some(date) = date {
            parse_date(field, date)?;
        }
    }
    let ids = |uids: &[Uid], table| uids.iter().map(|uid| filter_id(tx, table, *uid)).collect::<Result<_>>();
    Ok(Filter {
        community_id: workspace::community_id(tx, input.community)?,
        states: input.states.clone(),
        channel_ids: channels::meant(tx, &input.channels, &input.channel_tags)?,
        pillar_ids: ids(&input.pillars, "pillar")?,
        owner_id: input.owner.try_map(|uid| filter_id(tx, "operator", uid))?,
        text: input.text.clone(),
        planned: input.planned,
        from: input.from.clone(),
        to: input.to.clone(),
        trashed: input.trashed,
    })
}

/// What a new item starts from: channels, pillar, owner and time of day of the last one like it.
pub fn defaults(tx: &ReadTx<'_>, input: &DefaultsFor) -> Result<ContentDefaults> {
    let community_id = workspace::community_id(tx, input.community)?;
    let pillar_id = input.pillar.map(|uid| row_id(tx, "pillar", uid)).transpose()?;
    let Some(last) = table::last_like(tx, community_id, pillar_id)? else {
        return Ok(ContentDefaults {
            channels: only_channel(tx, input.community)?,
            pillar: None,
            owner: None,
            time: None,
        });
    };
    let time = match last.schedule_id {
        Some(id) => {
            let schedule = schedule::get(tx, id)?;
            (!schedule.all_day).then(|| schedule.start.time().format("%H:%M:%S").to_string())
        }
        None => None,
    };
    let channels = table::open_channels_of(tx, last.id)?.into_iter().map(|(_, uid)| uid).collect();
    Ok(ContentDefaults { channels, pillar: last.pillar, owner: last.owner, time })
}

/// A community of one group needs no choice.
pub(super) fn only_channel(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<Uid>> {
    let mut all = channels::list(tx, &channels::ListChannels { community, is_group: None, trashed: false })?;
    all.retain(|channel| channel.state != channels::GroupState::Closed);
    Ok(if all.len() == 1 { all.iter().map(|channel| channel.uid).collect() } else { Vec::new() })
}
