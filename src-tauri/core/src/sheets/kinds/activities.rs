//! Activities, as rows.

use super::{Records, code, own, person, places, put_own, some, text, title_and_time, uid, word};
use crate::{
    Result, Uid,
    activities::{self, ActivityRow, ActivitySort, AddActivity, EditActivity, ListActivities},
    patch::Patch,
    sheets::{
        lexicon::{Cells, Lexicon},
        times::{self, Shows},
    },
    store::{ReadTx, WriteTx},
};

/// Activities that are listed at once.
const PAGE: u32 = 5_000;

pub(super) struct Activities;

impl Records for Activities {
    fn known(&self, tx: &ReadTx<'_>, lexicon: &Lexicon) -> Result<Vec<(String, Cells)>> {
        Ok(rows(tx, lexicon.community)?
            .into_iter()
            .map(|row| (row.uid.to_string(), named(&row, lexicon)))
            .collect())
    }

    fn cells(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, key: &str) -> Result<Option<Cells>> {
        let Some(uid) = uid(key) else { return Ok(None) };
        let view = match activities::get(tx, uid) {
            Err(error) if error.code == crate::Code::NotFound => return Ok(None),
            found => found?,
        };
        if view.deleted_at.is_some() || view.community != lexicon.community {
            return Ok(None);
        }
        let mut cells = Cells::default();
        cells.put("title", &view.title);
        cells.put("format", code(&view.format)?);
        times::put(&mut cells, view.schedule.as_ref(), Shows::StartAndEnd, lexicon)?;
        for (id, value) in
            [("place", view.place), ("link", view.link), ("host", view.host), ("note", view.note)]
        {
            cells.put(id, value.unwrap_or_default());
        }
        cells.put("capacity", view.capacity.map(|seats| seats.to_string()).unwrap_or_default());
        cells.put("channels", lexicon.channels(&view.channels));
        cells.put("owner", lexicon.person(view.owner));
        put_own(&mut cells, &lexicon.own, &view.custom);
        Ok(Some(cells))
    }

    fn natural(&self, cells: &Cells) -> Option<String> {
        title_and_time(cells.get("title"), cells)
    }

    fn title(&self, cells: &Cells) -> String {
        cells.get("title").to_owned()
    }

    fn add(&self, tx: &mut WriteTx<'_>, lexicon: &Lexicon, cells: &Cells) -> Result<()> {
        let owner = person(tx, cells, "owner")?;
        let view = activities::add(
            tx,
            AddActivity {
                community: lexicon.community,
                title: self.title(cells),
                format: word(cells, "format"),
                place: some(cells, "place"),
                link: some(cells, "link"),
                host: some(cells, "host"),
                capacity: places(cells).apply(None),
                // Nothing comes from the last one: the sheet says what it says.
                owner: if owner.is_some() { owner } else { Patch::Clear },
                channels: Some(lexicon.channel_uids(cells.get("channels"))),
                channel_tags: Vec::new(),
                when: times::when_of(cells)?,
                note: some(cells, "note"),
            },
        )?;
        let custom = own(lexicon, cells);
        if !custom.is_empty() {
            activities::edit(tx, EditActivity { custom, ..EditActivity::of(view.uid) })?;
        }
        Ok(())
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
        let view = activities::get(tx, uid)?;
        let edit = EditActivity {
            title: some(changes, "title"),
            format: word(changes, "format"),
            place: text(changes, "place"),
            link: text(changes, "link"),
            host: text(changes, "host"),
            capacity: places(changes),
            owner: person(tx, changes, "owner")?,
            channels: changes.said("channels").map(|said| lexicon.channel_uids(said)),
            note: text(changes, "note"),
            when: times::changed(tx, view.schedule.as_ref(), (now, changes), Shows::StartAndEnd)?,
            custom: own(lexicon, changes),
            uid,
        };
        activities::edit(tx, edit).map(drop)
    }

    fn keys(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, uids: Option<&[Uid]>) -> Result<Vec<String>> {
        let rows = rows(tx, lexicon.community)?.into_iter().map(|row| row.uid);
        Ok(rows.filter(|uid| uids.is_none_or(|uids| uids.contains(uid))).map(|uid| uid.to_string()).collect())
    }
}

pub(in crate::sheets) fn rows(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<ActivityRow>> {
    let mut input = ListActivities {
        community,
        formats: Vec::new(),
        channels: Vec::new(),
        channel_tags: Vec::new(),
        hosts: Vec::new(),
        owner: Patch::Keep,
        text: None,
        planned: None,
        from: None,
        to: None,
        trashed: false,
        sort: ActivitySort::Start,
        descending: false,
        offset: 0,
        limit: Some(PAGE),
    };
    let mut rows = Vec::new();
    loop {
        let page = activities::list(tx, &input)?;
        let is_last = page.rows.len() < PAGE as usize;
        rows.extend(page.rows);
        if is_last {
            return Ok(rows);
        }
        input.offset += PAGE;
    }
}

fn named(row: &ActivityRow, lexicon: &Lexicon) -> Cells {
    let mut cells = Cells::default();
    cells.put("title", &row.title);
    if let Some(start) = &row.start {
        times::put_start(&mut cells, start, row.all_day);
    }
    cells.put("channels", lexicon.channels(&row.channels));
    cells
}
