//! Commands of contacts and care.

use super::table::{Nothing, commands};
use crate::{
    Uid,
    care::{self, CareDay, CareQuestion, CareSettled, DoneCare, PutOffCare},
    contacts::{
        self, AddContact, AddFinding, ContactRef, ContactView, ContactsAdded, EditContact, EditFinding,
        FindingView, ListTouchRules, RelateMembers, RelationView, SetTouch, TouchRule,
    },
    members::MemberRef,
    workspace,
};

commands! {
    /// The contacts with a member, the latest first.
    read contacts(MemberRef) -> Vec<ContactView> = |_, tx, input| contacts::contacts(tx, input.uid);
    /// Notes a contact with one member or with several.
    write contact_add(AddContact) -> ContactsAdded = |_, tx, input| contacts::add_contact(tx, &input);
    /// Changes a contact, or says that it was followed up.
    write contact_edit(EditContact) -> Nothing = |_, tx, input| contacts::edit_contact(tx, input).map(|()| Nothing {});
    /// Removes a contact that never was.
    write contact_remove(ContactRef) -> Nothing = |_, tx, input| contacts::remove_contact(tx, input.uid).map(|()| Nothing {});
    /// What a member likes, wants and suffers from, with what shows it.
    read findings(MemberRef) -> Vec<FindingView> = |_, tx, input| contacts::findings(tx, input.uid);
    /// Notes something that is known of a member.
    write finding_add(AddFinding) -> Uid = |_, tx, input| contacts::add_finding(tx, &input);
    /// Changes something that is known of a member.
    write finding_edit(EditFinding) -> Nothing = |_, tx, input| contacts::edit_finding(tx, input).map(|()| Nothing {});
    /// Forgets something that was known of a member.
    write finding_remove(ContactRef) -> Nothing = |_, tx, input| contacts::remove_finding(tx, input.uid).map(|()| Nothing {});
    /// Whom a member knows.
    read relations(MemberRef) -> Vec<RelationView> = |_, tx, input| contacts::relations(tx, input.uid);
    /// Says what two members are to each other.
    write relation_set(RelateMembers) -> Nothing = |_, tx, input| contacts::relate(tx, &input).map(|()| Nothing {});
    /// Says that two members are nothing to each other.
    write relation_remove(ContactRef) -> Nothing = |_, tx, input| contacts::remove_relation(tx, input.uid).map(|()| Nothing {});
    /// How often members are to be heard of, by tier, tag and member.
    read touch_rules(ListTouchRules) -> Vec<TouchRule> = |_, tx, input| contacts::touch_rules(tx, input.community);
    /// Sets how often they are to be heard of, or takes it away.
    write touch_set(SetTouch) -> Nothing = |_, tx, input| contacts::set_touch(tx, &input).map(|()| Nothing {});
    /// Who needs care on a day, the most pressing first.
    read care_day(CareQuestion) -> CareDay = |app, tx, input| {
        let me = workspace::operators(tx, app.store.operator_id())?.into_iter().find(|one| one.is_me);
        care::day(app.asking_standings(tx), &input, me.map(|one| one.uid))
    };
    /// Says that somebody was cared for, and notes the contact with them.
    write care_done(DoneCare) -> CareSettled = |_, tx, input| care::done(tx, &input);
    /// Puts reasons for care off to another day, or lets them go this time.
    write care_put_off(PutOffCare) -> CareSettled = |_, tx, input| care::put_off(tx, &input);
}
