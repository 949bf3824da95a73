//! Inserting those who are new: a handful of people, then what belongs to them.

use std::collections::HashMap;

use super::{
    compare::{CustomForm, channels_of},
    existing::Person,
    pack::{NewOne, Resolved},
    plan::{Plan, Scope},
    reading::Reading,
    record::{InGroup, ListedAccount, Names, Record},
    table::{self, NewAccount, NewMove, NewPerson, NewPlace, NewTag, Writer},
};
use crate::{
    Result, Uid,
    clock::Millis,
    store::{ReadTx, WriteTx},
};

/// The tables that new people fill.
pub(super) const TABLES: &[&str] = &["member", "account", "membership", "member_tag", "tier_move"];

pub(super) fn insert_new(
    tx: &mut WriteTx<'_>,
    resolved: &Resolved,
    fields: &[Option<Uid>],
    scope: Scope,
) -> Result<()> {
    let (now, Resolved { reading, plan }) = (tx.now(), resolved);
    let ladders = table::ladders(tx)?;
    check_named(tx, plan, scope)?;
    let mut inserting = Inserting {
        reading,
        plan,
        scope,
        now,
        ladders,
        by_name: inviters(&plan.existing.people),
        // Ascending, so that the indexes over them grow at their end.
        uids: &mut Uid::sequence(now),
    };
    let mut writer = Writer::new(tx);
    resolved.each_new(&CustomForm::new(fields), |handful| inserting.handful(&mut writer, handful))
}

/// What the new rows will name is there: it is looked up once here and not for each row. Members are either inserted
/// together with what belongs to them, or they were read since the last change of the workspace.
fn check_named(tx: &ReadTx<'_>, plan: &Plan, scope: Scope) -> Result<()> {
    tx.check_rows("community", [scope.community_id])?;
    tx.check_rows("channel", scope.channel_id.into_iter().chain(plan.lookups.channels()))?;
    tx.check_rows("tag", plan.lookups.tags())?;
    tx.check_rows("tier", plan.lookups.tiers())
}

struct Inserting<'a> {
    reading: &'a Reading,
    plan: &'a Plan,
    scope: Scope,
    now: Millis,
    /// The ladder of every tier.
    ladders: HashMap<i64, i64>,
    by_name: ByName<'a>,
    uids: &'a mut dyn Iterator<Item = Uid>,
}

impl Inserting<'_> {
    fn next_uid(&mut self) -> Uid {
        self.uids.next().unwrap_or_else(|| Uid::new(self.now))
    }

    fn tier(&self, record: &Record) -> Option<i64> {
        record.tier.and_then(|tier| self.plan.lookups.tier(tier))
    }

    fn handful(&mut self, writer: &mut Writer<'_>, handful: &[NewOne]) -> Result<()> {
        let people =
            handful.iter().map(|NewOne { record, namesake, name_key, search_text, custom }| NewPerson {
                uid: self.next_uid(),
                community_id: self.scope.community_id,
                name: &record.name,
                name_key,
                search_text,
                texts: &record.texts,
                lunar: record.lunar.unwrap_or_default(),
                tier_id: self.tier(record),
                custom,
                namesake: *namesake,
                now: self.now,
            });
        let people: Vec<NewPerson<'_>> = people.collect();
        let first = writer.members(&people)?;
        let (mut moves, mut accounts, mut tags, mut places) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (member_id, NewOne { record, .. }) in (first..).zip(handful) {
            if let Some(to) = self.tier(record)
                && let Some(&ladder_id) = self.ladders.get(&to)
            {
                moves.push(NewMove { uid: self.next_uid(), member_id, ladder_id, to, at: self.now });
            }
            for account in &record.accounts {
                accounts.push(account_of(account, self.next_uid(), member_id, &self.reading.platforms));
            }
            // Two names of the list may mean one tag or one group.
            let of_this = tags.len();
            for tag_id in record.tags.iter().filter_map(|&tag| self.plan.lookups.tag(tag)) {
                if !tags[of_this..].iter().any(|worn: &NewTag| worn.tag_id == tag_id) {
                    tags.push(NewTag { uid: self.next_uid(), member_id, tag_id });
                }
            }
            let of_this = places.len();
            let channels = channels_of(record, self.scope.channel_id);
            for channel_id in channels.into_iter().filter_map(|one| self.plan.lookups.channel_id(one)) {
                if !places[of_this..].iter().any(|entered: &NewPlace<'_>| entered.channel_id == channel_id) {
                    places.push(place_of(record, self.next_uid(), member_id, channel_id, &self.by_name));
                }
            }
        }
        writer.moves(&moves)?;
        writer.accounts(&accounts)?;
        writer.tags(&tags)?;
        writer.memberships(&places)
    }
}

pub(super) fn account_of<'a>(
    listed: &'a ListedAccount,
    uid: Uid,
    member_id: i64,
    platforms: &'a Names,
) -> NewAccount<'a> {
    let (external_id, handle) = (listed.external_id.as_deref(), listed.handle.as_deref());
    NewAccount { uid, member_id, platform: platforms.name(listed.platform), external_id, handle }
}

pub(super) type ByName<'a> = HashMap<&'a str, Option<i64>>;

/// Known people by name, for inviters; a name that several bear is nobody's.
pub(super) fn inviters(people: &[Person]) -> ByName<'_> {
    let mut by_name = ByName::new();
    for person in people.iter().filter(|person| !person.trashed) {
        by_name.entry(&person.name).and_modify(|id| *id = None).or_insert(Some(person.id));
    }
    by_name
}

pub(super) fn place_of<'a>(
    record: &'a Record,
    uid: Uid,
    member_id: i64,
    channel_id: i64,
    by_name: &ByName<'_>,
) -> NewPlace<'a> {
    let group: Option<&'a InGroup> = record.group.as_deref();
    let of = |pick: fn(&InGroup) -> &Option<Box<str>>| group.and_then(|group| pick(group).as_deref());
    let inviter = of(|group| &group.inviter);
    let inviter_id = inviter.and_then(|name| by_name.get(name).copied().flatten());
    NewPlace {
        uid,
        member_id,
        channel_id,
        joined_on: of(|group| &group.joined_on),
        left_on: of(|group| &group.left_on),
        inviter_id,
        inviter_name: inviter.filter(|_| inviter_id.is_none()),
        nickname: of(|group| &group.nickname),
        how: of(|group| &group.how),
    }
}
