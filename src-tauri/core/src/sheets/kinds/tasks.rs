//! Tasks, as rows.

use super::{Records, own, person, put_own, some, text, title_and_time, uid};
use crate::{
    Result, Uid,
    patch::Patch,
    sheets::{
        lexicon::{Cells, Lexicon},
        times::{self, Shows},
        titles::Titles,
    },
    store::{ReadTx, WriteTx},
    tasks::{self, AddTask, EditTask, ListTasks, MarkTasks, TaskDate, TaskSort, TaskView},
};

/// Tasks that are listed at once.
const PAGE: u32 = 5_000;

pub(super) struct Tasks;

impl Records for Tasks {
    fn known(&self, tx: &ReadTx<'_>, lexicon: &Lexicon) -> Result<Vec<(String, Cells)>> {
        let rows = rows(tx, lexicon)?;
        rows.into_iter().map(|row| Ok((row.uid.to_string(), cells_of(row, lexicon)?))).collect()
    }

    fn cells(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, key: &str) -> Result<Option<Cells>> {
        let Some(uid) = uid(key) else { return Ok(None) };
        let view = match tasks::get(tx, uid) {
            Err(error) if error.code == crate::Code::NotFound => return Ok(None),
            found => found?,
        };
        if view.deleted_at.is_some() || view.community != lexicon.community {
            return Ok(None);
        }
        cells_of(view, lexicon).map(Some)
    }

    fn natural(&self, cells: &Cells) -> Option<String> {
        title_and_time(cells.get("title"), cells)
    }

    fn title(&self, cells: &Cells) -> String {
        cells.get("title").to_owned()
    }

    fn add(&self, tx: &mut WriteTx<'_>, lexicon: &Lexicon, cells: &Cells) -> Result<()> {
        let owner = person(tx, cells, "owner")?.apply(None);
        let view = tasks::add(
            tx,
            AddTask {
                community: lexicon.community,
                title: self.title(cells),
                activity: lexicon.activities.named(cells.get("activity")),
                content: lexicon.contents.named(cells.get("content")),
                owner,
                when: times::when_of(cells)?,
                note: some(cells, "note"),
            },
        )?;
        let custom = own(lexicon, cells);
        if !custom.is_empty() {
            tasks::edit(tx, EditTask { custom, ..EditTask::of(view.uid) })?;
        }
        mark(tx, &view, cells)
    }

    fn edit(
        &self,
        tx: &mut WriteTx<'_>,
        lexicon: &Lexicon,
        key: &str,
        now: &Cells,
        changes: &Cells,
    ) -> Result<()> {
        let Some(uid) = uid(key) else { return Ok(()) };
        let view = tasks::get(tx, uid)?;
        let edit = EditTask {
            title: some(changes, "title"),
            owner: person(tx, changes, "owner")?,
            note: text(changes, "note"),
            activity: belongs(&lexicon.activities, changes, "activity"),
            content: belongs(&lexicon.contents, changes, "content"),
            when: times::changed(tx, view.schedule.as_ref(), (now, changes), Shows::Due)?,
            custom: own(lexicon, changes),
            ..EditTask::of(uid)
        };
        tasks::edit(tx, edit)?;
        mark(tx, &view, changes)
    }

    fn keys(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, uids: Option<&[Uid]>) -> Result<Vec<String>> {
        let rows = rows(tx, lexicon)?.into_iter().map(|row| row.uid);
        Ok(rows.filter(|uid| uids.is_none_or(|uids| uids.contains(uid))).map(|uid| uid.to_string()).collect())
    }
}

fn rows(tx: &ReadTx<'_>, lexicon: &Lexicon) -> Result<Vec<TaskView>> {
    let mut input = ListTasks {
        community: lexicon.community,
        activity: Patch::Keep,
        content: Patch::Keep,
        owner: Patch::Keep,
        done: None,
        planned: None,
        text: None,
        trashed: false,
        sort: TaskSort::List,
        offset: 0,
        limit: Some(PAGE),
    };
    let mut rows = Vec::new();
    loop {
        let page = tasks::list(tx, &input)?;
        let is_last = page.rows.len() < PAGE as usize;
        rows.extend(page.rows);
        if is_last {
            return Ok(rows);
        }
        input.offset += PAGE;
    }
}

fn cells_of(view: TaskView, lexicon: &Lexicon) -> Result<Cells> {
    let mut cells = Cells::default();
    cells.put("title", &view.title);
    times::put(&mut cells, view.schedule.as_ref(), Shows::Due, lexicon)?;
    cells.put("owner", lexicon.person(view.owner));
    cells.put("activity", lexicon.activities.name(view.activity));
    cells.put("content", lexicon.contents.name(view.content));
    cells.put("done", if view.done_at.is_some() { "done" } else { "open" });
    cells.put("note", view.note.unwrap_or_default());
    put_own(&mut cells, &lexicon.own, &view.custom);
    Ok(cells)
}

/// What a task belongs to, for an edit.
fn belongs(titles: &Titles, changes: &Cells, id: &str) -> Patch<Uid> {
    match text(changes, id) {
        Patch::Set(name) => titles.named(&name).map_or(Patch::Keep, Patch::Set),
        Patch::Clear => Patch::Clear,
        Patch::Keep => Patch::Keep,
    }
}

fn mark(tx: &mut WriteTx<'_>, view: &TaskView, cells: &Cells) -> Result<()> {
    let done = match cells.get("done") {
        "done" => true,
        "open" => false,
        _ => return Ok(()),
    };
    if done == view.done_at.is_some() {
        return Ok(());
    }
    let date = TaskDate { uid: view.uid, original: view.original.clone() };
    tasks::mark(tx, &MarkTasks { tasks: vec![date], done })
}
