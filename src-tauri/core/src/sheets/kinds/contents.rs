//! What is published, as rows.

use super::{Records, code, own, person, put_own, some, text, title_and_time, uid, word};
use crate::{
    Result, Uid,
    content::{
        self, AddContent, ContentRow, ContentSort, ContentState, EditContent, ListContents, MoveContents,
        PieceInput, PieceKind, PieceView, SetPieces,
    },
    patch::Patch,
    sheets::{
        lexicon::{Cells, Lexicon},
        slotted,
        times::{self, Shows},
    },
    store::{ReadTx, WriteTx},
    workspace::LONGEST_NAME,
};

/// The columns of the pieces that are texts, in their order.
const TEXTS: [&str; 6] = ["text", "text_2", "text_3", "text_4", "text_5", "text_6"];
/// Items that are listed at once.
const PAGE: u32 = 5_000;

pub(super) struct Contents;

impl Records for Contents {
    fn known(&self, tx: &ReadTx<'_>, lexicon: &Lexicon) -> Result<Vec<(String, Cells)>> {
        Ok(rows(tx, lexicon.community)?
            .into_iter()
            .map(|row| (row.uid.to_string(), named(&row, lexicon)))
            .collect())
    }

    fn cells(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, key: &str) -> Result<Option<Cells>> {
        let Some(uid) = uid(key) else { return Ok(None) };
        let view = match content::get(tx, uid) {
            Err(error) if error.code == crate::Code::NotFound => return Ok(None),
            found => found?,
        };
        if view.deleted_at.is_some() || view.community != lexicon.community {
            return Ok(None);
        }
        let mut cells = Cells::default();
        if view.titled {
            cells.put("title", &view.title);
        }
        times::put(&mut cells, view.schedule.as_ref(), Shows::Start, lexicon)?;
        cells.put("channels", lexicon.channels(&view.channels));
        cells.put("pillar", lexicon.pillar(view.pillar));
        cells.put("slot", slotted::name_of(tx, uid)?);
        cells.put("state", code(&view.state)?);
        cells.put("owner", lexicon.person(view.owner));
        cells.put("reviewer", lexicon.person(view.reviewer));
        cells.put("note", view.note.unwrap_or_default());
        for (id, piece) in TEXTS.iter().zip(texts(&view.pieces)) {
            cells.put(id, &piece.text);
        }
        put_own(&mut cells, &lexicon.own, &view.custom);
        Ok(Some(cells))
    }

    fn natural(&self, cells: &Cells) -> Option<String> {
        title_and_time(&self.title(cells), cells)
    }

    fn title(&self, cells: &Cells) -> String {
        let first = || {
            let mut lines = TEXTS.iter().flat_map(|id| cells.get(id).lines()).map(str::trim);
            lines.find(|line| !line.is_empty()).unwrap_or_default()
        };
        let title = if cells.get("title").is_empty() { first() } else { cells.get("title") };
        title.chars().take(LONGEST_NAME).collect()
    }

    fn add(&self, tx: &mut WriteTx<'_>, lexicon: &Lexicon, cells: &Cells) -> Result<()> {
        let written = TEXTS.iter().map(|id| cells.get(id)).filter(|text| !text.is_empty());
        let pieces = written.map(|text| piece(text.to_owned())).collect();
        // Nothing comes from the last item: the sheet says what it says.
        let owner = or_nobody(person(tx, cells, "owner")?);
        let reviewer = person(tx, cells, "reviewer")?.apply(None);
        let pillar = or_nobody(pillar(tx, lexicon, cells)?);
        let view = content::add(
            tx,
            AddContent {
                community: lexicon.community,
                title: some(cells, "title").map(|title| title.chars().take(LONGEST_NAME).collect()),
                text: None,
                pieces,
                state: None,
                owner,
                reviewer,
                pillar,
                channels: Some(lexicon.channel_uids(cells.get("channels"))),
                channel_tags: Vec::new(),
                when: times::when_of(cells)?,
                language: None,
                note: some(cells, "note"),
            },
        )?;
        let custom = own(lexicon, cells);
        if !custom.is_empty() {
            content::edit(tx, EditContent { custom, ..EditContent::of(view.uid) })?;
        }
        slotted::fill(tx, lexicon, view.uid, cells.said("slot"))?;
        let state = content::get(tx, view.uid)?.state;
        to_state(tx, view.uid, state, cells)
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
        let view = content::get(tx, uid)?;
        let edit = EditContent {
            title: text(changes, "title"),
            owner: person(tx, changes, "owner")?,
            reviewer: person(tx, changes, "reviewer")?,
            pillar: pillar(tx, lexicon, changes)?,
            note: text(changes, "note"),
            channels: changes.said("channels").map(|said| lexicon.channel_uids(said)),
            when: times::changed(tx, view.schedule.as_ref(), (now, changes), Shows::Start)?,
            custom: own(lexicon, changes),
            ..EditContent::of(uid)
        };
        content::edit(tx, edit)?;
        if TEXTS.iter().any(|id| changes.said(id).is_some()) {
            let pieces = rewritten(&view.pieces, changes);
            content::set_pieces(tx, &SetPieces { uid, channel: None, pieces })?;
        }
        slotted::fill(tx, lexicon, uid, changes.said("slot"))?;
        let state = content::get(tx, uid)?.state;
        to_state(tx, uid, state, changes)
    }

    fn keys(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, uids: Option<&[Uid]>) -> Result<Vec<String>> {
        let rows = rows(tx, lexicon.community)?.into_iter().map(|row| row.uid);
        Ok(rows.filter(|uid| uids.is_none_or(|uids| uids.contains(uid))).map(|uid| uid.to_string()).collect())
    }
}

pub(in crate::sheets) fn rows(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<ContentRow>> {
    let mut input = ListContents {
        community,
        states: Vec::new(),
        channels: Vec::new(),
        channel_tags: Vec::new(),
        pillars: Vec::new(),
        owner: Patch::Keep,
        text: None,
        planned: None,
        from: None,
        to: None,
        trashed: false,
        sort: ContentSort::Start,
        descending: false,
        offset: 0,
        limit: Some(PAGE),
        each_state: false,
    };
    let mut rows = Vec::new();
    loop {
        let page = content::list(tx, &input)?;
        let is_last = page.rows.len() < PAGE as usize;
        rows.extend(page.rows);
        if is_last {
            return Ok(rows);
        }
        input.offset += PAGE;
    }
}

fn named(row: &ContentRow, lexicon: &Lexicon) -> Cells {
    let mut cells = Cells::default();
    cells.put("title", &row.title);
    if let Some(start) = &row.start {
        times::put_start(&mut cells, start, row.all_day);
    }
    cells.put("channels", lexicon.channels(&row.channels));
    cells
}

fn texts(pieces: &[PieceView]) -> impl Iterator<Item = &PieceView> {
    pieces.iter().filter(|piece| piece.kind == PieceKind::Text)
}

fn piece(text: String) -> PieceInput {
    PieceInput { kind: PieceKind::Text, text, attachment: None }
}

/// The body with its texts as the sheet has them; pictures, files, links and notes stay where they are.
fn rewritten(pieces: &[PieceView], changes: &Cells) -> Vec<PieceInput> {
    let mut ids = TEXTS.iter();
    let mut body = Vec::new();
    for old in pieces {
        let kept = PieceInput {
            kind: old.kind,
            text: old.text.clone(),
            attachment: old.attachment.as_ref().map(|file| file.uid),
        };
        let said =
            if old.kind == PieceKind::Text { ids.next().and_then(|id| changes.said(id)) } else { None };
        match said {
            None => body.push(kept),
            Some("") => {}
            Some(text) => body.push(piece(text.to_owned())),
        }
    }
    body.extend(
        ids.map(|id| changes.get(id)).filter(|text| !text.is_empty()).map(|text| piece(text.to_owned())),
    );
    body
}

/// Nobody, and nothing, where an addition would take what the last item had.
fn or_nobody(patch: Patch<Uid>) -> Patch<Uid> {
    if patch.is_some() { patch } else { Patch::Clear }
}

fn pillar(tx: &mut WriteTx<'_>, lexicon: &Lexicon, changes: &Cells) -> Result<Patch<Uid>> {
    let name = match text(changes, "pillar") {
        Patch::Set(name) => name,
        Patch::Clear => return Ok(Patch::Clear),
        Patch::Keep => return Ok(Patch::Keep),
    };
    let folded = crate::tabular::fold(&name);
    let found = content::pillars(tx, lexicon.community)?
        .into_iter()
        .find(|pillar| crate::tabular::fold(&pillar.name) == folded);
    let uid = match found {
        Some(pillar) => pillar.uid,
        None => {
            let new =
                content::AddPillar { community: lexicon.community, name, color: None, target_share: None };
            content::pillar_add(tx, &new)?.uid
        }
    };
    Ok(Patch::Set(uid))
}

/// Moves an item into the column that the sheet says; what was looked back on had been published before.
fn to_state(tx: &mut WriteTx<'_>, uid: Uid, now: ContentState, cells: &Cells) -> Result<()> {
    let Some(wanted) = word::<ContentState>(cells, "state").filter(|wanted| *wanted != now) else {
        return Ok(());
    };
    let over = wanted == ContentState::Evaluated && now < ContentState::Published;
    let way = over.then_some(ContentState::Published).into_iter().chain([wanted]);
    for state in way {
        content::move_to(tx, &MoveContents { uids: vec![uid], state, before: None })?;
    }
    Ok(())
}
