//! Commands of members.

use super::{
    App, risk,
    table::{Nothing, commands},
};
use crate::{
    Result,
    logs::{self, AssignPeople, AssignedPeople, ListUnassigned, UnassignedPeople},
    members::{
        self, AddAccount, AddField, AddMember, AddMembership, AlikePeople, EditField, EditMember,
        EditMembers, EditMembership, FieldRef, FieldView, KeepApart, ListAlike, ListFields, ListMembers,
        MemberCount, MemberPage, MemberRef, MemberView, MembershipRef, MergeMembers, OptionCount, Selection,
        SetCells, TrashMembers,
    },
    segments,
    store::{ReadTx, WriteTx},
    tiers,
};

commands! {
    /// A part of the list of members: filtered, searched, sorted, from any offset.
    read members(ListMembers) -> MemberPage = |app, tx, input| list(app, tx, &input);
    /// How many members a selection holds.
    read members_count(Selection) -> MemberCount = |app, tx, input| app.members.count(tx, &input);
    /// One member with memberships and namesakes.
    read member(MemberRef) -> MemberView = |_, tx, input| members::get(tx, input.uid);
    /// Adds a member.
    write member_add(AddMember) -> MemberView = |_, tx, input| members::add(tx, &input);
    /// Changes a member; what is left out stays, null clears.
    write member_edit(EditMember) -> MemberView = |_, tx, input| members::edit(tx, input);
    /// Does one thing to many members: tags, a column, a channel.
    write members_edit(EditMembers; risk::members_edit) -> MemberCount = |_, tx, input| members::edit_many(tx, &input);
    /// Sets a block of cells, as pasted from a spreadsheet.
    write members_set_cells(SetCells; risk::members_set_cells) -> MemberCount = |_, tx, input| members::set_cells(tx, &input);
    /// Puts members into the trash, or takes them out again.
    write members_trash(TrashMembers; risk::members_trash) -> MemberCount = |_, tx, input| members::trash(tx, &input);
    /// Members who are probably one person, with the reason.
    read members_alike(ListAlike) -> AlikePeople = |_, tx, input| members::alike(tx, &input);
    /// Makes one member of two; undone, they are two again exactly.
    write members_merge(MergeMembers) -> MemberView = |_, tx, input| members::merge(tx, &input);
    /// Says that two members are two people: they are not proposed again.
    write members_keep_apart(KeepApart) -> Nothing = |_, tx, input| members::keep_apart(tx, &input).map(|()| Nothing {});
    /// People who wrote and whom no member is yet, and who they probably are.
    read people_unassigned(ListUnassigned) -> UnassignedPeople = |_, tx, input| logs::unassigned(tx, &input);
    /// Makes such people members, or says which member they are.
    write people_assign(AssignPeople) -> AssignedPeople = |_, tx, input| logs::assign(tx, &input);
    /// Adds an account to a member.
    write account_add(AddAccount) -> MemberView = |_, tx, input| logs::add_account(tx, input);
    /// Takes an account from a member.
    write account_remove(FieldRef) -> Nothing = |_, tx, input| logs::remove_account(tx, input.uid).map(|()| Nothing {});
    /// Puts a member into a channel.
    write membership_add(AddMembership) -> MemberView = |_, tx, input| members::join(tx, input);
    /// Changes a membership; what is left out stays, null clears.
    write membership_edit(EditMembership) -> Nothing = |_, tx, input| members::edit_membership(tx, input).map(|()| Nothing {});
    /// Removes a membership that never was.
    write membership_remove(MembershipRef) -> Nothing = |_, tx, input| members::remove_membership(tx, input.uid).map(|()| Nothing {});
    /// The custom fields of a community, in their order.
    read fields(ListFields) -> Vec<FieldView> = |_, tx, input|
        members::fields_of(tx, input.community, input.subject);
    /// Makes a custom field.
    write field_add(AddField) -> FieldView = |_, tx, input| members::add_field(tx, input);
    /// The options of a choice, each with how many members have it.
    read field_options(FieldRef) -> Vec<OptionCount> = |_, tx, input| members::option_counts(tx, input.uid);
    /// Renames a custom field or one of its options, changes its options or moves it.
    write field_edit(EditField; risk::field_edit) -> FieldView = |_, tx, input| edit_field(tx, input);
    /// Removes a custom field.
    write field_remove(FieldRef; risk::field_remove) -> Nothing = |_, tx, input| members::remove_field(tx, input.uid).map(|()| Nothing {});
}

/// The list, and the index on its way for the next one.
fn list(app: &App, tx: &ReadTx<'_>, input: &ListMembers) -> Result<MemberPage> {
    app.members.warm(&app.store, tx, input.community)?;
    app.members.list(tx, input)
}

/// Saved filters that ask for a renamed option ask for its new name.
fn edit_field(tx: &mut WriteTx<'_>, input: EditField) -> Result<FieldView> {
    let (uid, renamed) = (input.uid, input.renamed_option.clone());
    let field = members::edit_field(tx, input)?;
    if let Some(renamed) = renamed {
        segments::rename_value(tx, uid, &renamed.from, renamed.to.trim())?;
        tiers::rename_value(tx, uid, &renamed.from, renamed.to.trim())?;
    }
    Ok(field)
}
