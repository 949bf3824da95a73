//! Use cases of activities; registrations have a file of their own.

mod lists;
mod registering;

pub use lists::take_list;
pub use registering::{
    counts, once_preview, register, registration_edit, registrations, registrations_mark, rekey,
};

use super::{
    model,
    table::{self, ActivityRecord, Filter, ListRow},
    view::{
        ActivityFormat, ActivityList, ActivityRow, ActivityView, AddActivity, EditActivities, EditActivity,
        ListActivities, TrashActivities,
    },
};
use crate::{
    Result, Uid, channels,
    patch::Patch,
    recurrence::{Zone, civil_text, parse_civil, parse_date},
    schedule::{self, Kind, NewSchedule, When},
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, filter_id, row_id},
};

/// Activities on a page, when the input does not say, and at most.
const PAGE: u32 = 200;
const LARGEST_PAGE: u32 = 5_000;

/// The row id of an activity.
pub fn activity_id(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    row_id(tx, "activity", uid)
}

/// The activity whose time a schedule is: its row id and identity.
pub fn of_schedule(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Option<(i64, Uid)>> {
    Ok(table::by_schedule(tx, schedule_id)?.map(|record| (record.id, record.uid)))
}

/// One activity.
pub fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<ActivityView> {
    let record = table::get(tx, uid)?;
    Ok(ActivityView {
        uid,
        community: record.community,
        title: record.title,
        format: record.format,
        place: record.place,
        link: record.link,
        host: record.host,
        capacity: record.capacity,
        owner: record.owner,
        channels: table::channels_of(tx, record.id)?.into_iter().map(|(_, uid)| uid).collect(),
        schedule: record.schedule_id.map(|id| schedule::view(tx, id)).transpose()?,
        note: record.note,
        custom: workspace::custom_of(&record.custom),
        created_at: record.created_at,
        updated_at: record.updated_at,
        deleted_at: record.deleted_at,
    })
}

/// A page of the activities that the filters let through. Checklists are counted by whoever composes this with tasks.
pub fn list(tx: &ReadTx<'_>, input: &ListActivities) -> Result<ActivityList> {
    for (field, date) in [("from", &input.from), ("to", &input.to)] {
        if let Some(date) = date {
            parse_date(field, date)?;
        }
    }
    let filter = Filter {
        community_id: workspace::community_id(tx, input.community)?,
        formats: input.formats.clone(),
        channel_ids: channels::meant(tx, &input.channels, &input.channel_tags)?,
        hosts: input.hosts.clone(),
        owner_id: input.owner.try_map(|uid| filter_id(tx, "operator", uid))?,
        text: input.text.clone(),
        planned: input.planned,
        from: input.from.clone(),
        to: input.to.clone(),
        trashed: input.trashed,
    };
    let zone = schedule::zone_of(tx, filter.community_id)?;
    let limit = input.limit.unwrap_or(PAGE).min(LARGEST_PAGE);
    let rows = table::list(tx, &filter, input.sort, input.descending, input.offset, limit)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut channels = table::channels_of_many(tx, &ids)?;
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = line(tx, row.id, row, &zone)?;
        line.1.channels = channels.remove(&line.0).unwrap_or_default();
        shown.push(line.1);
    }
    Ok(ActivityList { rows: shown, total: table::total(tx, &filter)? })
}

fn line(tx: &ReadTx<'_>, id: i64, row: ListRow, zone: &Zone) -> Result<(i64, ActivityRow)> {
    let (mut original, mut start, mut start_at) = (String::new(), row.start.clone(), None);
    if let (Some(text), Some(tz), Some(schedule_id)) = (&row.start, &row.tz, row.schedule_id) {
        let next = if row.series { schedule::next(tx, schedule_id)? } else { None };
        if let Some(next) = next {
            (start, start_at) = (Some(civil_text(next.start_on_the_wall(zone))), Some(next.start_at));
            original = next.original;
        } else {
            let own = parse_civil("start", text)?;
            let at = schedule::instant(own, tz, zone)?;
            start = Some(civil_text(schedule::on_the_wall(own, at, row.all_day, zone)));
            start_at = Some(at);
            original = if row.series { text.clone() } else { original };
        }
    }
    let counts = table::counts_of(tx, id, &original, row.capacity)?;
    let line = ActivityRow {
        uid: row.uid,
        title: row.title,
        format: row.format,
        place: row.place,
        link: row.link,
        host: row.host,
        owner: row.owner,
        channels: Vec::new(),
        original,
        start,
        start_at,
        all_day: row.all_day,
        series: row.series,
        counts,
        tasks_done: 0,
        tasks: 0,
        updated_at: row.updated_at,
        deleted_at: row.deleted_at,
    };
    Ok((id, line))
}

fn ids_of(tx: &ReadTx<'_>, uids: &[Uid]) -> Result<Vec<i64>> {
    uids.iter().map(|uid| channels::channel_id(tx, *uid)).collect()
}

fn new_schedule(tx: &mut WriteTx<'_>, community_id: i64, when: When) -> Result<i64> {
    schedule::add(tx, &NewSchedule::new(community_id, Kind::Activity, when))
}

fn some_text(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Makes an activity. Format, owner and channels come from the last one like it when they are left out.
pub fn add(tx: &mut WriteTx<'_>, input: AddActivity) -> Result<ActivityView> {
    let community_id = workspace::community_id(tx, input.community)?;
    model::check_capacity(input.capacity)?;
    let last = table::last_like(tx, community_id, input.format)?;
    let owner = input.owner.apply(last.as_ref().and_then(|last| last.owner));
    let like_last = last.as_ref().map(|last| last.format);
    let new = ActivityRecord {
        id: 0,
        uid: input.community,
        community_id,
        community: input.community,
        title: checked_name(&input.title)?.to_owned(),
        format: input.format.or(like_last).unwrap_or(ActivityFormat::Talk),
        place: some_text(input.place),
        link: some_text(input.link),
        host: some_text(input.host),
        capacity: input.capacity,
        owner,
        owner_id: owner.map(|uid| workspace::operator_id(tx, uid)).transpose()?,
        schedule_id: input.when.map(|when| new_schedule(tx, community_id, when)).transpose()?,
        note: some_text(input.note),
        custom: "{}".to_owned(),
        created_at: tx.now(),
        updated_at: tx.now(),
        deleted_at: None,
    };
    let (id, uid) = table::insert(tx, &new)?;
    let mut channel_ids = match (&input.channels, &last) {
        (Some(uids), _) => ids_of(tx, uids)?,
        (None, Some(last)) if input.channel_tags.is_empty() => {
            table::open_channels_of(tx, last.id)?.into_iter().map(|(id, _)| id).collect()
        }
        _ => Vec::new(),
    };
    channel_ids.extend(channels::ids_with_tags(tx, community_id, &input.channel_tags)?);
    for channel_id in channel_ids {
        table::add_channel(tx, id, channel_id)?;
    }
    tx.describe(serde_json::json!({ "name": new.title }));
    get(tx, uid)
}

/// Makes another change to each of many activities.
pub fn edit_each(tx: &mut WriteTx<'_>, input: EditActivities) -> Result<()> {
    let count = input.edits.len();
    for (place, one) in input.edits.into_iter().enumerate() {
        edit(tx, one).map_err(|error| error.with("row", place + 1))?;
    }
    tx.describe(serde_json::json!({ "count": count }));
    Ok(())
}

/// Changes an activity.
pub fn edit(tx: &mut WriteTx<'_>, input: EditActivity) -> Result<ActivityView> {
    let record = table::get(tx, input.uid)?;
    let uid = input.uid;
    if let Some(title) = &input.title {
        table::set(tx, uid, "title", &checked_name(title)?)?;
    }
    if let Some(format) = input.format {
        table::set(tx, uid, "format", &workspace::name_of(&format)?)?;
    }
    let owner_id = input.owner.try_map(|uid| workspace::operator_id(tx, uid))?;
    table::patch(tx, uid, "owner_id", owner_id)?;
    table::patch(tx, uid, "place", input.place)?;
    table::patch(tx, uid, "link", input.link)?;
    table::patch(tx, uid, "host", input.host)?;
    table::patch(tx, uid, "note", input.note)?;
    workspace::set_custom(tx, "activity", uid, &input.custom)?;
    if input.capacity.is_some() {
        let capacity = input.capacity.apply(None);
        model::check_capacity(capacity)?;
        table::set(tx, uid, "capacity", &capacity)?;
    }
    if let Some(wanted) = &input.channels {
        replace_channels(tx, record.id, wanted)?;
    }
    match input.when {
        Patch::Keep => {}
        Patch::Set(when) => plan(tx, &record, Some(&when))?,
        Patch::Clear => plan(tx, &record, None)?,
    }
    if input.capacity.is_some() {
        // By the time that it has now: what is moved out of the past has seats to give.
        registering::move_up_everywhere(tx, &table::get(tx, uid)?)?;
    }
    let view = get(tx, uid)?;
    tx.describe(serde_json::json!({ "name": view.title }));
    Ok(view)
}

fn replace_channels(tx: &mut WriteTx<'_>, activity_id: i64, wanted: &[Uid]) -> Result<()> {
    for (channel_id, uid) in table::channels_of(tx, activity_id)? {
        if !wanted.contains(&uid) {
            table::remove_channel(tx, activity_id, channel_id)?;
        }
    }
    for channel_id in ids_of(tx, wanted)? {
        table::add_channel(tx, activity_id, channel_id)?;
    }
    Ok(())
}

/// Gives an activity a time or takes it away; a schedule that is taken off stays as a row that nothing shows, because
/// reminders and calendar files may still name it.
fn plan(tx: &mut WriteTx<'_>, record: &ActivityRecord, when: Option<&When>) -> Result<()> {
    match (when, record.schedule_id) {
        (Some(when), Some(id)) => {
            for key in schedule::set_when(tx, id, when)? {
                rekey(tx, &key)?;
            }
            Ok(())
        }
        (Some(when), None) => {
            let id = new_schedule(tx, record.community_id, when.clone())?;
            table::set(tx, record.uid, "schedule_id", &id)
        }
        (None, _) => table::set(tx, record.uid, "schedule_id", &rusqlite::types::Null),
    }
}

fn copy(tx: &mut WriteTx<'_>, record: &ActivityRecord, schedule_id: Option<i64>) -> Result<Uid> {
    let (id, uid) = table::insert(tx, &ActivityRecord { schedule_id, ..record.clone() })?;
    // What goes on after a cut goes where it went; what is planned anew passes by the groups that are closed.
    let goes_to = match schedule_id {
        Some(_) => table::channels_of(tx, record.id)?,
        None => table::open_channels_of(tx, record.id)?,
    };
    for (channel_id, _) in goes_to {
        table::add_channel(tx, id, channel_id)?;
    }
    Ok(uid)
}

/// Makes a copy to be planned anew, without time and registrations.
pub fn duplicate(tx: &mut WriteTx<'_>, uid: Uid) -> Result<ActivityView> {
    let record = table::get(tx, uid)?;
    let copied = copy(tx, &record, None)?;
    tx.describe(serde_json::json!({ "name": record.title }));
    get(tx, copied)
}

/// Gives the new half of a series that was cut an activity of its own.
pub fn adopt_schedule(tx: &mut WriteTx<'_>, from_schedule: i64, to_schedule: i64) -> Result<Option<Uid>> {
    let Some(record) = table::by_schedule(tx, from_schedule)? else { return Ok(None) };
    copy(tx, &record, Some(to_schedule)).map(Some)
}

/// Puts activities into the trash, or takes them out again.
pub fn trash(tx: &mut WriteTx<'_>, input: &TrashActivities) -> Result<()> {
    let at = input.trashed.then_some(tx.now());
    for uid in &input.uids {
        table::set(tx, *uid, "deleted_at", &at)?;
    }
    let name = match input.uids.as_slice() {
        [uid] => Some(table::get(tx, *uid)?.title),
        _ => None,
    };
    tx.describe(serde_json::json!({ "count": input.uids.len(), "trashed": input.trashed, "name": name }));
    Ok(())
}
