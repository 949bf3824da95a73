//! Three hundred members in the first six groups; the other groups are known by their figures alone.

use std::collections::BTreeMap;

use serde_json::json;

use super::ops::{Known, Making};
use crate::{
    Result, Uid,
    members::{
        self, AddAccount, AddField, AddMember, EditMembers, FieldKind, FieldSubject, MemberPart,
        MembersChange, Selection,
    },
    recurrence::date_text,
    store::WriteTx,
    tiers::{self, AddLadder, MoveMembers},
};

const MEMBERS: usize = 300;
/// Groups whose members are known by name.
pub(super) const KNOWN_GROUPS: usize = 6;
/// The first step of the ladder on which people host.
const HOSTS: usize = 2;
/// One of so many is on Discord as well.
pub(super) const ON_DISCORD: usize = 6;

pub(super) fn make(tx: &mut WriteTx<'_>, making: &mut Making) -> Result<()> {
    let field = members::add_field(
        tx,
        AddField {
            community: making.community,
            name: making.texts.city_field.clone(),
            kind: FieldKind::Text,
            options: Vec::new(),
            subject: FieldSubject::Member,
        },
    )?;
    let mut by_tier: Vec<Vec<Uid>> = vec![Vec::new(); making.texts.tiers.len()];
    for place in 0..MEMBERS {
        let uid = member(tx, making, place, field.uid)?;
        let tier = match making.dice.below(20) {
            0 => 3,
            1 | 2 => 2,
            3..=10 => 1,
            _ => 0,
        };
        if let Some(of_tier) = by_tier.get_mut(tier) {
            of_tier.push(uid);
        }
        if let Some(known) = making.people.last_mut() {
            known.host = tier >= HOSTS;
        }
    }
    let ladder = tiers::add_ladder(
        tx,
        &AddLadder {
            community: making.community,
            name: making.texts.ladder.clone(),
            tiers: making.texts.tiers.clone(),
        },
    )?;
    // Whoever hosts or builds is of the team: figures can do without them.
    let team = by_tier.iter().skip(HOSTS).flatten().copied().collect();
    let change = MembersChange::Part { part: Some(MemberPart::Staff) };
    members::edit_many(tx, &EditMembers { who: Selection::These { uids: team }, change })?;
    for (tier, uids) in ladder.tiers.iter().zip(by_tier) {
        let who = Selection::These { uids };
        tiers::move_members(tx, &MoveMembers { who, tier: Some(tier.uid), reason: None, until: None })?;
    }
    Ok(())
}

fn member(tx: &mut WriteTx<'_>, making: &mut Making, place: usize, city_field: Uid) -> Result<Uid> {
    let (texts, dice) = (&making.texts, &mut making.dice);
    let (family, given) = (dice.one(&texts.families), dice.one(&texts.givens));
    let name = if texts.between_names.is_empty() {
        format!("{family}{given}")
    } else {
        format!("{given}{}{family}", texts.between_names)
    };
    let city = dice.one(&texts.cities).to_owned();
    let source = dice.one(&texts.sources).to_owned();
    let by_friend = texts.sources.first() == Some(&source);
    let tags = if dice.once_in(4) { vec![dice.one(&texts.member_tags).to_owned()] } else { Vec::new() };
    let joined = -i64::try_from(dice.below(160)).unwrap_or_default();
    // Two have their birthday today, so that the day shows what it does with it.
    let month_day = if place < 2 { 0 } else { i64::try_from(dice.below(365)).unwrap_or_default() };
    let birthday = (place < 2 || dice.once_in(3)).then(|| {
        let day = making.today.checked_add_signed(chrono::Duration::days(month_day)).unwrap_or(making.today);
        date_text(day).split_off(5)
    });
    let group = making.groups[place % KNOWN_GROUPS];
    let view = members::add(
        tx,
        &AddMember {
            community: making.community,
            name: name.clone(),
            remark: None,
            phone: None,
            email: None,
            birthday,
            birthday_lunar: false,
            joined_on: Some(date_text(making.day(joined))),
            source: Some(source),
            tags,
            channels: vec![group],
            custom: BTreeMap::from([(city_field, json!(city))]),
            note: None,
        },
    )?;
    let id = format!("demo{place:04}");
    let mut account = |platform: &str, external_id: String| {
        let (member, platform) = (view.row.uid, platform.to_owned());
        let handle = Some(name.clone());
        members::add_account(tx, AddAccount { member, platform, external_id: Some(external_id), handle })
    };
    account("wechat", format!("wxid_{id}"))?;
    if place.is_multiple_of(ON_DISCORD) {
        account("discord", id.clone())?;
    }
    making.people.push(Known { id, name, group: place % KNOWN_GROUPS, joined, host: false, by_friend });
    Ok(view.row.uid)
}
