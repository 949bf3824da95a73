//! Use cases of tasks.

use std::collections::HashMap;

use super::{
    table::{self, Filter, TaskRecord},
    view::{
        AddTask, AddTasks, EditTask, ListTasks, MarkTasks, OrderTasks, TaskList, TaskSort, TaskView,
        TrashTasks,
    },
};
use crate::{
    Result, Uid,
    clock::Millis,
    patch::Patch,
    recurrence::{civil_text, parse_civil},
    schedule::{self, Kind, NewSchedule, Occurrence, Place, Rekey, When, Window},
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, row_id},
};

/// Tasks on a page, when the input does not say, and at most.
const PAGE: u32 = 200;
const LARGEST_PAGE: u32 = 5_000;
/// How far back an undone date of a series is still offered, and how far ahead the next one is looked for.
const BACK: Millis = 7 * 86_400_000;
const AHEAD: Millis = 32 * 86_400_000;

/// The row id of a task.
pub fn task_id(tx: &ReadTx<'_>, uid: Uid) -> Result<i64> {
    row_id(tx, "task", uid)
}

/// The task whose time a schedule is: its row id and identity.
pub fn of_schedule(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Option<(i64, Uid)>> {
    Ok(table::by_schedule(tx, schedule_id)?.map(|record| (record.id, record.uid)))
}

/// One task.
pub fn get(tx: &ReadTx<'_>, uid: Uid) -> Result<TaskView> {
    shown(tx, table::get(tx, uid)?)
}

/// A page of the tasks that the filters let through.
pub fn list(tx: &ReadTx<'_>, input: &ListTasks) -> Result<TaskList> {
    let filter = Filter {
        community_id: workspace::community_id(tx, input.community)?,
        activity_id: input.activity.try_map(|uid| row_id(tx, "activity", uid))?,
        content_id: input.content.try_map(|uid| row_id(tx, "content", uid))?,
        owner_id: input.owner.try_map(|uid| workspace::operator_id(tx, uid))?,
        done: input.done,
        planned: input.planned,
        text: input.text.clone(),
        trashed: input.trashed,
    };
    let limit = input.limit.unwrap_or(PAGE).min(LARGEST_PAGE);
    let records = match input.sort {
        TaskSort::Due => by_due(tx, &filter, input.offset, limit)?,
        sort => table::list(tx, &filter, sort, input.offset, limit)?,
    };
    let rows = records.into_iter().map(|record| shown(tx, record)).collect::<Result<_>>()?;
    Ok(TaskList { rows, total: table::total(tx, &filter)? })
}

/// A page of the tasks by when they are due. Of a series that is its next date, which no SQL knows.
fn by_due(tx: &ReadTx<'_>, filter: &Filter, offset: u32, limit: u32) -> Result<Vec<TaskRecord>> {
    let zone = schedule::zone_of(tx, filter.community_id)?;
    let mut all = Vec::new();
    for time in table::times(tx, filter)? {
        let due_at = match &time.planned {
            Some(planned) if planned.series => date_of(tx, planned.schedule_id)?.map(|date| date.end_at),
            Some(planned) => {
                let start = parse_civil("start", &planned.start)?;
                let end = schedule::end_of(start, planned.duration_min, planned.all_day);
                Some(schedule::instant(end, &planned.tz, &zone)?)
            }
            None => None,
        };
        all.push((due_at.unwrap_or(Millis::MAX), time.uid));
    }
    // The order of the list stands where two are due at once.
    all.sort_by_key(|(due_at, _)| *due_at);
    let page = all.into_iter().skip(offset as usize).take(limit as usize);
    page.map(|(_, uid)| table::get(tx, uid)).collect()
}

fn shown(tx: &ReadTx<'_>, record: TaskRecord) -> Result<TaskView> {
    let schedule = record.schedule_id.map(|id| schedule::view(tx, id)).transpose()?;
    let date = record.schedule_id.map(|id| date_of(tx, id)).transpose()?.flatten();
    let original = date.as_ref().map(|date| date.original.clone()).unwrap_or_default();
    let done_at = match record.schedule_id {
        Some(id) if !original.is_empty() => table::date_done_at(tx, id, &original)?,
        _ => record.done_at,
    };
    let due = date.as_ref().map(|date| due(tx, record.community_id, date)).transpose()?;
    Ok(TaskView {
        uid: record.uid,
        community: record.community,
        title: record.title,
        activity: record.activity,
        content: record.content,
        owner: record.owner,
        series: !original.is_empty(),
        due,
        due_at: date.as_ref().map(|date| date.end_at),
        all_day: date.is_some_and(|date| date.place == Place::AllDay),
        schedule,
        original,
        done_at,
        position: record.position,
        note: record.note,
        custom: workspace::custom_of(&record.custom),
        created_at: record.created_at,
        updated_at: record.updated_at,
        deleted_at: record.deleted_at,
    })
}

/// Until when a date is to be done: its end, of whole days the first.
fn due(tx: &ReadTx<'_>, community_id: i64, date: &Occurrence) -> Result<String> {
    let zone = schedule::zone_of(tx, community_id)?;
    Ok(civil_text(if date.place == Place::AllDay { date.start } else { date.end_on_the_wall(&zone) }))
}

/// The date of a task that matters now: the only one; of a series the first that is not done, from a week ago on.
fn date_of(tx: &ReadTx<'_>, schedule_id: i64) -> Result<Option<Occurrence>> {
    let schedule = schedule::get(tx, schedule_id)?;
    if !schedule.is_series() {
        let zone = schedule::zone_of(tx, schedule.community_id)?;
        let mut found = Vec::new();
        schedule.collect(&zone, Window { from: Millis::MIN / 4, to: Millis::MAX / 4 }, &mut found);
        return Ok(found.pop());
    }
    let now = tx.now();
    for date in schedule::occurrences_of(tx, schedule_id, Window { from: now - BACK, to: now + AHEAD })? {
        if table::date_done_at(tx, schedule_id, &date.original)?.is_none() {
            return Ok(Some(date));
        }
    }
    schedule::next(tx, schedule_id)
}

fn new_schedule(tx: &mut WriteTx<'_>, community_id: i64, when: When) -> Result<i64> {
    schedule::add(tx, &NewSchedule::new(community_id, Kind::Task, when))
}

/// Makes a task at the end of its list.
pub fn add(tx: &mut WriteTx<'_>, input: AddTask) -> Result<TaskView> {
    let community_id = workspace::community_id(tx, input.community)?;
    let new = TaskRecord {
        id: 0,
        uid: input.community,
        community_id,
        community: input.community,
        title: checked_name(&input.title)?.to_owned(),
        activity: input.activity,
        activity_id: input.activity.map(|uid| row_id(tx, "activity", uid)).transpose()?,
        content: input.content,
        content_id: input.content.map(|uid| row_id(tx, "content", uid)).transpose()?,
        owner: input.owner,
        owner_id: input.owner.map(|uid| workspace::operator_id(tx, uid)).transpose()?,
        schedule_id: input.when.map(|when| new_schedule(tx, community_id, when)).transpose()?,
        done_at: None,
        position: 0.0,
        note: input.note,
        custom: "{}".to_owned(),
        created_at: tx.now(),
        updated_at: tx.now(),
        deleted_at: None,
    };
    let uid = table::insert(tx, &new)?;
    tx.describe(serde_json::json!({ "name": new.title }));
    get(tx, uid)
}

/// Makes tasks, all of them or none.
pub fn add_many(tx: &mut WriteTx<'_>, input: AddTasks) -> Result<()> {
    let count = input.items.len();
    for (place, item) in input.items.into_iter().enumerate() {
        add(tx, item).map_err(|error| error.with("row", place + 1))?;
    }
    tx.describe(serde_json::json!({ "count": count }));
    Ok(())
}

/// Makes a copy to be planned anew: its words and its owner, without time and not done.
pub fn duplicate(tx: &mut WriteTx<'_>, uid: Uid) -> Result<TaskView> {
    let record = table::get(tx, uid)?;
    let uid = table::insert(tx, &TaskRecord { schedule_id: None, done_at: None, ..record })?;
    tx.describe(serde_json::json!({ "name": get(tx, uid)?.title }));
    get(tx, uid)
}

/// Changes a task.
pub fn edit(tx: &mut WriteTx<'_>, input: EditTask) -> Result<TaskView> {
    let record = table::get(tx, input.uid)?;
    let uid = input.uid;
    if let Some(title) = &input.title {
        table::set(tx, uid, "title", &checked_name(title)?)?;
    }
    let activity_id = input.activity.try_map(|uid| row_id(tx, "activity", uid))?;
    let content_id = input.content.try_map(|uid| row_id(tx, "content", uid))?;
    let owner_id = input.owner.try_map(|uid| workspace::operator_id(tx, uid))?;
    table::patch(tx, uid, "activity_id", activity_id)?;
    table::patch(tx, uid, "content_id", content_id)?;
    table::patch(tx, uid, "owner_id", owner_id)?;
    table::patch(tx, uid, "note", input.note)?;
    workspace::set_custom(tx, "task", uid, &input.custom)?;
    match (input.when, record.schedule_id) {
        (Patch::Keep, _) => {}
        (Patch::Set(when), Some(id)) => {
            for key in schedule::set_when(tx, id, &when)? {
                rekey(tx, &key)?;
            }
        }
        (Patch::Set(when), None) => {
            let id = new_schedule(tx, record.community_id, when)?;
            table::set(tx, uid, "schedule_id", &id)?;
        }
        // The schedule stays as a row that nothing shows: reminders and calendar files may still name it.
        (Patch::Clear, _) => table::set(tx, uid, "schedule_id", &rusqlite::types::Null)?,
    }
    let view = get(tx, uid)?;
    tx.describe(serde_json::json!({ "name": view.title }));
    Ok(view)
}

/// Says that tasks are done, or not after all.
pub fn mark(tx: &mut WriteTx<'_>, input: &MarkTasks) -> Result<()> {
    let at = input.done.then_some(tx.now());
    for task in &input.tasks {
        let record = table::get(tx, task.uid)?;
        let series = schedule::check_date(tx, record.schedule_id, &task.original)?;
        match record.schedule_id.filter(|_| series) {
            Some(id) => table::mark_date(tx, id, &task.original, at)?,
            None if record.done_at.is_some() == input.done => {}
            None => table::set(tx, task.uid, "done_at", &at)?,
        }
    }
    let name = match input.tasks.as_slice() {
        [task] => Some(table::get(tx, task.uid)?.title),
        _ => None,
    };
    tx.describe(serde_json::json!({ "count": input.tasks.len(), "done": input.done, "name": name }));
    Ok(())
}

/// Says that one date of a repeating task was done at a moment, as a calendar file tells it.
pub fn mark_date(tx: &mut WriteTx<'_>, schedule_id: i64, original: &str, at: Millis) -> Result<()> {
    table::mark_date(tx, schedule_id, original, Some(at))
}

/// Puts the tasks of one list into their new order.
pub fn order(tx: &mut WriteTx<'_>, input: &OrderTasks) -> Result<()> {
    let records = input.uids.iter().map(|uid| table::get(tx, *uid)).collect::<Result<Vec<_>>>()?;
    // The places that these tasks have are dealt out anew, so that tasks of other lists stay where they are.
    let mut places: Vec<f64> = records.iter().map(|record| record.position).collect();
    places.sort_by(f64::total_cmp);
    for (record, place) in records.iter().zip(places) {
        table::set(tx, record.uid, "position", &place)?;
    }
    tx.describe(serde_json::json!({ "count": records.len() }));
    Ok(())
}

/// Puts tasks into the trash, or takes them out again.
pub fn trash(tx: &mut WriteTx<'_>, input: &TrashTasks) -> Result<()> {
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

/// How many steps of each activity's checklist are done, and how many there are.
pub fn checklists(tx: &ReadTx<'_>, activities: &[Uid]) -> Result<HashMap<Uid, (i64, i64)>> {
    table::checklists(tx, activities)
}

/// Gives an activity the checklist of another, with nothing done and no times.
pub fn copy_checklist(tx: &mut WriteTx<'_>, from: Uid, to: Uid) -> Result<()> {
    let (from_id, to_id) = (row_id(tx, "activity", from)?, row_id(tx, "activity", to)?);
    for record in table::of_activity(tx, from_id)? {
        table::insert(tx, &TaskRecord { activity_id: Some(to_id), schedule_id: None, ..record })?;
    }
    Ok(())
}

/// Gives the new half of a series that was cut a task of its own.
pub fn adopt_schedule(tx: &mut WriteTx<'_>, from_schedule: i64, to_schedule: i64) -> Result<Option<Uid>> {
    let Some(record) = table::by_schedule(tx, from_schedule)? else { return Ok(None) };
    table::insert(tx, &TaskRecord { schedule_id: Some(to_schedule), ..record }).map(Some)
}

/// Lets what was done follow dates that have new names. What happens once keeps it in the task itself.
pub fn rekey(tx: &mut WriteTx<'_>, key: &Rekey) -> Result<()> {
    let Some(record) = table::by_schedule(tx, key.from_schedule)? else { return Ok(()) };
    if let (Some(at), Some(name)) = (record.done_at, key.new_name("")) {
        table::set(tx, record.uid, "done_at", &rusqlite::types::Null)?;
        return table::mark_date(tx, key.to_schedule, &name, Some(at));
    }
    let mut renamed = Vec::new();
    for (id, original) in table::dates_done(tx, key.from_schedule)? {
        match key.new_name(&original) {
            Some(name) if name.is_empty() => {
                let at = table::date_done_at(tx, key.from_schedule, &original)?;
                table::mark_date(tx, key.from_schedule, &original, None)?;
                let to = table::by_schedule(tx, key.to_schedule)?.map_or(record.uid, |task| task.uid);
                table::set(tx, to, "done_at", &at)?;
            }
            Some(name) => renamed.push((id, name)),
            None => {}
        }
    }
    // First out of the way: a new name may be the old one of a date that is still to be renamed.
    for (id, _) in &renamed {
        table::rename_date(tx, *id, key.from_schedule, &format!("~{id}"))?;
    }
    for (id, name) in &renamed {
        table::rename_date(tx, *id, key.to_schedule, name)?;
    }
    Ok(())
}
