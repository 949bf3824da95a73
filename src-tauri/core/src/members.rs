//! Members: the people of a community, their accounts on platforms, their memberships in groups, tags, custom fields.
//!
//! Lists are answered by one filter model that is compiled in two ways: to SQL, which is the truth, and to a
//! disposable index in memory ([`Index`]), which is fast. Tiers point here but have their own module.

mod filter;
mod index;
mod model;
mod names;
mod ops;
mod table;
mod view;

/// Most lines of one page.
const LONGEST_PAGE: u32 = 5_000;

pub use index::{Index, WORTH_AN_INDEX};
pub use model::{normal_phone, parse_birthday};
pub use names::{readings, search_forms, sort_key};
pub use ops::{
    Outsider, add, add_account, add_field, alike, alike_to, by_tier, count, edit, edit_field, edit_many,
    edit_membership, fields, fields_of, find_ids, get, join, keep_apart, list, losing, merge, only_named,
    option_counts, remove_account, remove_field, remove_membership, rows, selected_ids, set_cells, trash,
    uids,
};
pub use table::{
    FirstDays, KnownAccount, KnownStay, MemberSet, Newcomer, SaidStay, Stay, TABLES, any_dated, bearing,
    brought, community_of, complete_stay, drop_tag, each_account, each_stay, each_stay_in, fill_joined,
    first_days, give_account, has_no_part, having, insert_newcomers, insert_stay, mark_bot, move_tag,
    of_part, place, placed, rename_account, settle_left, stays_in, tag_counts,
};
pub(crate) use table::{refresh_text, set_tier};
pub use view::{
    Account, AddAccount, AddField, AddMember, AddMembership, AlikeMember, AlikePair, AlikePeople,
    AlikeReason, Cell, EditField, EditMember, EditMembers, EditMembership, Field, FieldKind, FieldRef,
    FieldSubject, FieldView, Filter, KeepApart, ListAlike, ListFields, ListMembers, MemberCount,
    MemberMeasure, MemberPage, MemberPart, MemberRef, MemberRow, MemberStatus, MemberView, MembersChange,
    MembershipRef, MembershipView, MergeMembers, OptionCount, RenamedOption, Selection, SetCells, Sort,
    TextTest, TrashMembers,
};
