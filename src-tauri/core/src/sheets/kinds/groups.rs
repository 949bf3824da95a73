//! Groups and other channels, as rows.

use super::{Records, code, count, own, person, places, put_own, some, text, uid, word};
use crate::{
    Result, Uid,
    channels::{self, AddChannel, ChannelView, EditChannel, SetChannelTags},
    patch::Patch,
    series::{self, FigureSource, FigureValue, HEAD_COUNT, SetFigures},
    sheets::lexicon::{Cells, Lexicon},
    store::{ReadTx, WriteTx},
    tabular::{fold, joined, number_text, pieces},
};

pub(super) struct Groups;

impl Records for Groups {
    fn known(&self, _: &ReadTx<'_>, lexicon: &Lexicon) -> Result<Vec<(String, Cells)>> {
        let named = |channel: &ChannelView| {
            let mut cells = Cells::default();
            cells.put("name", &channel.name);
            (channel.uid.to_string(), cells)
        };
        Ok(lexicon.channels.iter().map(named).collect())
    }

    fn cells(&self, tx: &ReadTx<'_>, lexicon: &Lexicon, key: &str) -> Result<Option<Cells>> {
        let wanted = uid(key);
        let Some(view) = lexicon.channels.iter().find(|channel| Some(channel.uid) == wanted) else {
            return Ok(None);
        };
        let mut cells = Cells::default();
        cells.put("name", &view.name);
        cells.put("kind", code(&view.kind)?);
        cells.put("state", code(&view.state)?);
        for (id, value) in [
            ("number", &view.number),
            ("account", &view.account),
            ("opened_on", &view.opened_on),
            ("qr_expires_on", &view.qr_expires_on),
            ("link", &view.link),
            ("announcement", &view.announcement),
            ("note", &view.note),
        ] {
            cells.put(id, value.clone().unwrap_or_default());
        }
        cells.put("owner", lexicon.person(view.operator));
        cells.put("capacity", view.capacity.map(|people| people.to_string()).unwrap_or_default());
        cells.put("tags", joined(view.tags.iter().map(|tag| tag.name.as_str())));
        if let Some(count) = series::latest_of(tx, view.uid, HEAD_COUNT)? {
            cells.put("head_count", number_text(count).0);
        }
        put_own(&mut cells, &lexicon.own, &view.custom);
        Ok(Some(cells))
    }

    fn natural(&self, cells: &Cells) -> Option<String> {
        Some(fold(cells.get("name"))).filter(|name| !name.is_empty())
    }

    fn title(&self, cells: &Cells) -> String {
        cells.get("name").to_owned()
    }

    fn add(&self, tx: &mut WriteTx<'_>, lexicon: &Lexicon, cells: &Cells) -> Result<()> {
        let operator = person(tx, cells, "owner")?.apply(None);
        let kind = word(cells, "kind").unwrap_or(lexicon.channel_kind);
        let input = AddChannel {
            operator,
            number: some(cells, "number"),
            account: some(cells, "account"),
            opened_on: some(cells, "opened_on"),
            state: word(cells, "state"),
            capacity: places(cells).apply(None),
            link: some(cells, "link"),
            qr_expires_on: some(cells, "qr_expires_on"),
            announcement: some(cells, "announcement"),
            note: some(cells, "note"),
            tags: pieces(cells.get("tags"), &|_| false),
            head_count: count(cells, "head_count").apply(None),
            ..AddChannel::named(cells.get("name"), kind)
        };
        let made = series::add_channels(tx, lexicon.community, &[input])?;
        let custom = own(lexicon, cells);
        if !custom.is_empty()
            && let Some((_, uid)) = made.first()
        {
            series::edit_channel(tx, EditChannel { custom, ..EditChannel::of(*uid) })?;
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
        let edit = EditChannel {
            name: some(changes, "name"),
            kind: word(changes, "kind"),
            state: word(changes, "state"),
            number: text(changes, "number"),
            account: text(changes, "account"),
            operator: person(tx, changes, "owner")?,
            opened_on: text(changes, "opened_on"),
            capacity: places(changes),
            link: text(changes, "link"),
            qr_expires_on: text(changes, "qr_expires_on"),
            announcement: text(changes, "announcement"),
            note: text(changes, "note"),
            custom: own(lexicon, changes),
            ..EditChannel::of(uid)
        };
        series::edit_channel(tx, edit)?;
        if let Some(said) = changes.said("tags") {
            let (old, new) = (pieces(now.get("tags"), &|_| false), pieces(said, &|_| false));
            let without = |all: &[String], others: &[String]| {
                all.iter().filter(|name| !others.contains(name)).cloned().collect::<Vec<_>>()
            };
            let (add, remove) = (without(&new, &old), without(&old, &new));
            channels::set_tags(tx, &SetChannelTags { uids: vec![uid], add, remove })?;
        }
        if let Patch::Set(people) = count(changes, "head_count") {
            let on = crate::workspace::today(tx, lexicon.community_id)?;
            #[allow(clippy::cast_precision_loss)] // a count of people is far below 2^52
            let value = Some(people as f64);
            let figure = HEAD_COUNT.to_owned();
            let counted = FigureValue { channel: uid, on, figure, value, source: FigureSource::Typed };
            series::set(tx, &SetFigures { values: vec![counted] })?;
        }
        Ok(())
    }

    fn keys(&self, _: &ReadTx<'_>, lexicon: &Lexicon, uids: Option<&[Uid]>) -> Result<Vec<String>> {
        let all = lexicon.channels.iter().map(|channel| channel.uid);
        Ok(all.filter(|uid| uids.is_none_or(|uids| uids.contains(uid))).map(|uid| uid.to_string()).collect())
    }
}
