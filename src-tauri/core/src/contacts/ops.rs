//! Use cases of contacts.

use super::{
    table::{self, NewContact},
    view::{
        AddContact, AddFinding, ContactView, ContactsAdded, EditContact, EditFinding, FindingView,
        RelateMembers, RelationView, SetTouch, Touch, TouchRule, TouchSubject,
    },
};
use crate::{
    Error, Result, Uid, members,
    recurrence::parse_date,
    store::{ReadTx, WriteTx},
    workspace::{self, checked_name, row_id},
};

/// Longest text of a contact and longest evidence, in characters.
const LONGEST: usize = 10_000;
/// A longer interval is a slip of the finger.
const MOST_DAYS: u32 = 3_660;

fn checked_text<'a>(field: &str, text: &'a str) -> Result<&'a str> {
    let text = text.trim();
    if text.chars().count() > LONGEST { Err(Error::invalid(field, "too_long")) } else { Ok(text) }
}

/// A day, or today on the clock of a member's community.
fn day_or_today(tx: &ReadTx<'_>, member: Uid, on: Option<&str>) -> Result<String> {
    match on {
        Some(on) => parse_date("on", on).map(|_| on.to_owned()),
        None => workspace::today(tx, members::place(tx, member)?.1),
    }
}

/// The contacts with a member, the latest first.
pub fn contacts(tx: &ReadTx<'_>, member: Uid) -> Result<Vec<ContactView>> {
    table::contacts(tx, row_id(tx, "member", member)?)
}

/// Notes a contact with one member or with several.
///
/// # Errors
/// Nobody, a day that is none, a text that is too long.
pub fn add_contact(tx: &mut WriteTx<'_>, input: &AddContact) -> Result<ContactsAdded> {
    let first = *input.members.first().ok_or_else(|| Error::invalid("members", "empty"))?;
    let on = day_or_today(tx, first, input.on.as_deref())?;
    let text = checked_text("text", &input.text)?;
    if let Some(day) = &input.follow_up_on {
        parse_date("follow_up_on", day)?;
    }
    let mut uids = Vec::with_capacity(input.members.len());
    for member in &input.members {
        let member_id = row_id(tx, "member", *member)?;
        let follow_up_on = input.follow_up_on.as_deref();
        uids.push(table::insert_contact(
            tx,
            &NewContact { member_id, way: input.way, on: &on, text, follow_up_on },
        )?);
    }
    tx.describe(serde_json::json!({ "count": uids.len() }));
    Ok(ContactsAdded { uids })
}

/// Changes a contact. One that is to be followed up on another day is not followed up yet.
pub fn edit_contact(tx: &mut WriteTx<'_>, input: EditContact) -> Result<()> {
    let id = row_id(tx, "contact", input.uid)?;
    let mut contact = table::one_contact(tx, id)?;
    if let Some(on) = input.on {
        parse_date("on", &on)?;
        contact.on = on;
    }
    if let Some(text) = &input.text {
        checked_text("text", text)?.clone_into(&mut contact.text);
    }
    contact.way = input.way.unwrap_or(contact.way);
    let asked = input.follow_up_on.try_map(|day| parse_date("follow_up_on", &day).map(|_| day))?;
    if asked.is_some() {
        contact.followed_up = false;
    }
    contact.follow_up_on = asked.apply(contact.follow_up_on);
    contact.followed_up = input.followed_up.unwrap_or(contact.followed_up);
    table::update_contact(tx, id, &contact)
}

/// Removes a contact that never was.
pub fn remove_contact(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = row_id(tx, "contact", uid)?;
    table::delete(tx, "contact", id)
}

/// What is known of a member: what troubles them first, then what they want, then what they like.
pub fn findings(tx: &ReadTx<'_>, member: Uid) -> Result<Vec<FindingView>> {
    table::findings(tx, row_id(tx, "member", member)?)
}

/// Notes something that is known of a member.
pub fn add_finding(tx: &mut WriteTx<'_>, input: &AddFinding) -> Result<Uid> {
    let member_id = row_id(tx, "member", input.member)?;
    let finding = FindingView {
        uid: tx.new_uid(),
        kind: input.kind,
        text: checked_name(&input.text)?.to_owned(),
        evidence: checked_text("evidence", &input.evidence)?.to_owned(),
        on: day_or_today(tx, input.member, input.on.as_deref())?,
    };
    table::store_finding(tx, Err(member_id), &finding)?;
    Ok(finding.uid)
}

/// Changes something that is known of a member.
pub fn edit_finding(tx: &mut WriteTx<'_>, input: EditFinding) -> Result<()> {
    let id = row_id(tx, "finding", input.uid)?;
    let mut finding = table::one_finding(tx, id)?;
    finding.kind = input.kind.unwrap_or(finding.kind);
    if let Some(text) = &input.text {
        checked_name(text)?.clone_into(&mut finding.text);
    }
    if let Some(evidence) = &input.evidence {
        checked_text("evidence", evidence)?.clone_into(&mut finding.evidence);
    }
    if let Some(on) = input.on {
        parse_date("on", &on)?;
        finding.on = on;
    }
    table::store_finding(tx, Ok(id), &finding)
}

/// Forgets something that was known of a member.
pub fn remove_finding(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = row_id(tx, "finding", uid)?;
    table::delete(tx, "finding", id)
}

/// Whom a member knows.
pub fn relations(tx: &ReadTx<'_>, member: Uid) -> Result<Vec<RelationView>> {
    table::relations(tx, row_id(tx, "member", member)?)
}

/// Says what two members are to each other.
pub fn relate(tx: &mut WriteTx<'_>, input: &RelateMembers) -> Result<()> {
    let (one, other) = (members::place(tx, input.member)?, members::place(tx, input.other)?);
    if one.0 == other.0 {
        return Err(Error::invalid("other", "same"));
    }
    if one.1 != other.1 {
        return Err(Error::invalid("other", "other_community"));
    }
    table::relate(tx, one.0, other.0, checked_name(&input.kind)?)
}

/// Says that two members are nothing to each other.
pub fn remove_relation(tx: &mut WriteTx<'_>, uid: Uid) -> Result<()> {
    let id = row_id(tx, "relation", uid)?;
    table::delete(tx, "relation", id)
}

/// The intervals of a community.
pub fn touch_rules(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<TouchRule>> {
    table::touch_rules(tx, workspace::community_id(tx, community)?)
}

/// Sets an interval, or takes it away.
///
/// # Errors
/// An interval of no days, one whose latest day comes before the ideal one, and nothing where it is not of one member.
pub fn set_touch(tx: &mut WriteTx<'_>, input: &SetTouch) -> Result<()> {
    if input.remove {
        return table::remove_touch(tx, input.subject).map(drop);
    }
    match input.touch {
        Some(Touch { ideal, latest }) => {
            if !(1..=MOST_DAYS).contains(&ideal) {
                return Err(Error::invalid("ideal", "out_of_range"));
            }
            if !(ideal..=MOST_DAYS).contains(&latest) {
                return Err(Error::invalid("latest", "out_of_range"));
            }
        }
        None if !matches!(input.subject, TouchSubject::Member(_)) => {
            return Err(Error::invalid("touch", "empty"));
        }
        None => {}
    }
    let since = workspace::today(tx, table::community_of(tx, input.subject)?)?;
    table::set_touch(tx, input.subject, input.touch, &since)
}
