//! The words of a community that cells name its records by: people, channels, pillars; both ways.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{
    columns::{Column, Form},
    forms,
    titles::Titles,
    view::SheetKind,
};
use crate::{
    Result, Uid,
    channels::{self, ChannelKind, ChannelView, GroupState, ListChannels},
    content::{self, PillarView},
    imports::RowFault,
    members::{self, FieldView},
    recurrence::{Zone, parse_date},
    schedule, slots,
    store::{ReadTx, WriteTx},
    tabular::{fold, joined, pieces, tidy},
    workspace::{self, AddOperator, FieldKind, LONGEST_NAME, Operator, option_of},
};

/// A record as texts by column; what is not in it is empty. Fields of one's own stand under [`own_id`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cells(pub BTreeMap<String, String>);

impl Cells {
    pub(super) fn get(&self, id: &str) -> &str {
        self.0.get(id).map_or("", String::as_str)
    }
    pub(super) fn put(&mut self, id: &str, text: impl Into<String>) {
        self.0.insert(id.to_owned(), text.into());
    }
    /// What is said of a column, when anything is said of it.
    pub(super) fn said(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// Under what a field of one's own stands beside the columns of its kind.
pub(super) fn own_id(name: &str) -> String {
    format!("own:{name}")
}

/// The name of a field of one's own.
pub(super) fn own_name(id: &str) -> Option<&str> {
    id.strip_prefix("own:")
}

/// What a community calls its things.
pub(super) struct Lexicon {
    pub kind: SheetKind,
    pub community: Uid,
    pub community_id: i64,
    pub zone: chrono_tz::Tz,
    pub clock: Zone,
    pub today: NaiveDate,
    pub review_on: bool,
    pub channel_kind: ChannelKind,
    pub own: Vec<FieldView>,
    operators: Vec<Operator>,
    pub channels: Vec<ChannelView>,
    labels: HashMap<Uid, String>,
    pillars: Vec<PillarView>,
    /// Slots, for the posts that fill their dates.
    slots: Vec<(Uid, String)>,
    /// Events and posts by their titles, where the records of the kind belong to some.
    pub activities: Titles,
    pub contents: Titles,
}

impl Lexicon {
    pub(super) fn new(
        tx: &ReadTx<'_>,
        me: i64,
        community: Uid,
        kind: SheetKind,
        channel_kind: Option<ChannelKind>,
    ) -> Result<Self> {
        let community_id = workspace::community_id(tx, community)?;
        let all = channels::list(tx, &ListChannels { community, is_group: None, trashed: false })?;
        let own = match members::FieldSubject::of_table(kind.table()) {
            Some(subject) => members::fields_of(tx, community, subject)?,
            None => Vec::new(),
        };
        let titles =
            |of| if kind == SheetKind::Tasks { Titles::of(tx, community, of) } else { Ok(Titles::default()) };
        let review_on =
            workspace::communities(tx)?.iter().any(|known| known.uid == community && known.review_on);
        Ok(Self {
            kind,
            community,
            community_id,
            zone: workspace::zone(tx, community_id)?,
            clock: schedule::zone_of(tx, community_id)?,
            today: parse_date("today", &workspace::today(tx, community_id)?)?,
            review_on,
            channel_kind: channel_kind.unwrap_or(ChannelKind::WechatGroup),
            own,
            operators: workspace::operators(tx, me)?,
            labels: labels(&all),
            channels: all,
            pillars: content::pillars(tx, community)?,
            slots: match kind {
                SheetKind::Contents => slots::names(tx, community_id)?,
                _ => Vec::new(),
            },
            activities: titles(SheetKind::Activities)?,
            contents: titles(SheetKind::Contents)?,
        })
    }

    /// Under what the others stand when a cell of one person names several: a field of one's own.
    pub(super) fn others(&self, id: &str, chinese: bool) -> String {
        let (local, english) = match id {
            "reviewer" => ("其他审核人", "Other reviewers"),
            _ => ("其他负责人", "Other owners"),
        };
        let known =
            [local, english].into_iter().find(|name| self.own.iter().any(|field| field.name == *name));
        own_id(known.unwrap_or(if chinese { local } else { english }))
    }

    /// Everybody whom a cell names, as they are called here.
    pub(super) fn people(&self, text: &str) -> Vec<String> {
        let names = pieces(text, &|name| self.colleague(name).is_some());
        let called = |name: String| self.colleague(&name).map_or(name, |known| known.name.clone());
        names.into_iter().map(called).collect()
    }

    /// The name of a colleague.
    pub(super) fn person(&self, uid: Option<Uid>) -> String {
        let found = uid.and_then(|uid| self.operators.iter().find(|one| one.uid == uid));
        found.map(|one| one.name.clone()).unwrap_or_default()
    }

    pub(super) fn pillar(&self, uid: Option<Uid>) -> String {
        let found = uid.and_then(|uid| self.pillars.iter().find(|one| one.uid == uid));
        found.map(|one| one.name.clone()).unwrap_or_default()
    }

    /// The one slot that is called so, and how it is written.
    pub(super) fn slot_named(&self, name: &str) -> Option<(Uid, &str)> {
        let wanted = fold(&forms::squeezed(name));
        let mut found = self.slots.iter().filter(|(_, known)| fold(known) == wanted);
        let (uid, known) = found.next()?;
        found.next().is_none().then_some((*uid, known.as_str()))
    }

    /// The pillar called so.
    pub(super) fn pillar_named(&self, name: &str) -> Option<&PillarView> {
        let name = fold(name);
        self.pillars.iter().find(|one| fold(&one.name) == name)
    }

    /// What a channel is called in sheets: its name, with more where several bear it.
    pub(super) fn channel(&self, uid: Uid) -> &str {
        self.labels.get(&uid).map_or("", String::as_str)
    }

    /// Channels in their order, as one cell names them.
    pub(super) fn channels(&self, uids: &[Uid]) -> String {
        let places = self.channels.iter().filter(|channel| uids.contains(&channel.uid));
        joined(places.map(|channel| self.channel(channel.uid)))
    }

    /// The one channel that a text names.
    pub(super) fn channel_named(&self, text: &str) -> Option<Uid> {
        let wanted = fold(&tidy(text));
        if wanted.is_empty() {
            return None;
        }
        let by = |test: &dyn Fn(&ChannelView) -> bool| {
            let mut found = self.channels.iter().filter(|channel| test(channel));
            let first = found.next()?;
            found.next().is_none().then_some(first.uid)
        };
        by(&|channel| fold(self.channel(channel.uid)) == wanted)
            .or_else(|| by(&|channel| fold(&channel.name) == wanted))
            .or_else(|| by(&|channel| channel.number.as_ref().is_some_and(|number| fold(number) == wanted)))
    }

    /// The channels that one name in a cell means: a channel, or those that bear a tag.
    pub(super) fn channels_meant(&self, name: &str) -> Vec<Uid> {
        if let Some(uid) = self.channel_named(name) {
            return vec![uid];
        }
        let wanted = fold(&tidy(name));
        let bears = |channel: &&ChannelView| {
            channel.state != GroupState::Closed && channel.tags.iter().any(|tag| fold(&tag.name) == wanted)
        };
        self.channels.iter().filter(bears).map(|channel| channel.uid).collect()
    }

    /// The identities of the channels of a canonical cell.
    pub(super) fn channel_uids(&self, canonical: &str) -> Vec<Uid> {
        pieces(canonical, &|name| self.channel_named(name).is_some())
            .iter()
            .filter_map(|name| self.channel_named(name))
            .collect()
    }

    /// The canonical text of a cell, and what is wrong with it. Dates and times are read by whoever knows the whole column.
    pub(super) fn read(&self, form: Form, text: &str) -> (String, Option<RowFault>) {
        match form {
            Form::Channels => self.read_channels(text),
            Form::Tags => (joined(pieces(text, &|_| false).iter().map(String::as_str)), None),
            Form::Person => {
                let mut names = self.people(text).into_iter();
                let first = names.next().unwrap_or_default();
                (first, names.next().map(|_| RowFault::FirstOnly))
            }
            Form::Pillar => {
                let name: String = tidy(text).chars().take(LONGEST_NAME).collect();
                (self.pillar_named(&name).map_or(name, |pillar| pillar.name.clone()), None)
            }
            Form::Slot => match self.slot_named(text) {
                Some((_, name)) => (name.to_owned(), None),
                None => (String::new(), Some(RowFault::UnknownSlot)),
            },
            Form::Activity => named_in(&self.activities, text),
            Form::Content => named_in(&self.contents, text),
            Form::Option(place) => (self.option(place, &forms::squeezed(text)), None),
            Form::Options(place) => {
                let is_option = |name: &str| option_of(&self.own[place].options, name).is_some();
                let options: Vec<String> =
                    pieces(text, &is_option).iter().map(|name| self.option(place, name)).collect();
                (joined(options.iter().map(String::as_str)), None)
            }
            form => match forms::read(form, text) {
                Ok(canonical) => (canonical, None),
                Err(fault) => (String::new(), Some(fault)),
            },
        }
    }

    fn read_channels(&self, text: &str) -> (String, Option<RowFault>) {
        let mut found = Vec::new();
        let mut fault = None;
        for name in pieces(text, &|name| self.channel_named(name).is_some()) {
            let meant = self.channels_meant(&name);
            fault = fault.or_else(|| meant.is_empty().then_some(RowFault::UnknownChannel));
            found.extend(meant);
        }
        (self.channels(&found), fault)
    }

    pub(super) fn colleague(&self, name: &str) -> Option<&Operator> {
        let wanted = fold(name);
        let exact = self.operators.iter().find(|one| one.name == name);
        exact.or_else(|| self.operators.iter().find(|one| !wanted.is_empty() && fold(&one.name) == wanted))
    }

    /// What people call a column.
    pub(super) fn name_of(&self, id: &str, chinese: bool) -> String {
        match own_name(id) {
            Some(name) => name.to_owned(),
            None => self.column(id).map_or_else(|| id.to_owned(), |column| column.name(chinese).to_owned()),
        }
    }

    pub(super) fn column(&self, id: &str) -> Option<&'static Column> {
        super::columns::named(self.kind, id)
    }

    /// What a column holds. A field of one's own that is to be made holds a text until all of its values are known.
    pub(super) fn form(&self, id: &str) -> Form {
        if let Some(column) = self.column(id) {
            return column.form;
        }
        if self.kind == SheetKind::Figures {
            return Form::Amount;
        }
        let place = own_name(id).and_then(|name| self.own.iter().position(|field| field.name == name));
        match place.map(|place| (place, self.own[place].kind)) {
            Some((_, FieldKind::Number)) => Form::Amount,
            Some((_, FieldKind::Date)) => Form::Date,
            Some((place, FieldKind::Choice)) => Form::Option(place),
            Some((place, FieldKind::Choices)) => Form::Options(place),
            Some((_, FieldKind::Text)) | None => Form::Body,
        }
    }

    /// The option of a field that a text means; a new one as it is written.
    fn option(&self, place: usize, text: &str) -> String {
        let known = self.own.get(place).and_then(|field| option_of(&field.options, text));
        known.map_or_else(|| text.chars().take(LONGEST_NAME).collect(), str::to_owned)
    }
}

/// The name of the record that a cell names.
fn named_in(titles: &Titles, text: &str) -> (String, Option<RowFault>) {
    match titles.named(text) {
        Some(uid) => (titles.name(Some(uid)).to_owned(), None),
        None => (String::new(), Some(RowFault::UnknownPlan)),
    }
}

/// The colleague called so; somebody new joins the team.
pub(super) fn colleague(tx: &mut WriteTx<'_>, name: &str) -> Result<Uid> {
    let team = workspace::operators(tx, tx.operator_id())?;
    let exact = team.iter().find(|one| one.name == name);
    let found = exact.or_else(|| team.iter().find(|one| fold(&one.name) == fold(name)));
    match found {
        Some(one) => Ok(one.uid),
        None => Ok(workspace::operator_add(tx, AddOperator { name: name.to_owned() })?.uid),
    }
}

/// A name that nothing else in the community bears: with the number where several are called the same.
fn labels(channels: &[ChannelView]) -> HashMap<Uid, String> {
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for channel in channels {
        *bearers.entry(fold(&channel.name)).or_default() += 1;
    }
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut labels = HashMap::new();
    for channel in channels {
        let name = tidy(&channel.name);
        let label = if bearers[&fold(&channel.name)] == 1 {
            name
        } else {
            let nth = taken.entry(fold(&channel.name)).or_default();
            *nth += 1;
            format!("{name} ({nth})")
        };
        labels.insert(channel.uid, label);
    }
    labels
}
