//! What a manager knows of a person beside the log: every contact with them, what they care for, whom they know, and how often they
//! shall be heard of. Who is due is found out in `care`.

mod ops;
mod table;
mod view;

pub use ops::{
    add_contact, add_finding, contacts, edit_contact, edit_finding, findings, relate, relations,
    remove_contact, remove_finding, remove_relation, set_touch, touch_rules,
};
pub use table::{
    FollowUp, TABLES, TouchState, contacted_on, drop_tag, drop_tier, follow_ups, move_tag, touched,
};
pub use view::{
    AddContact, AddFinding, ContactRef, ContactView, ContactWay, ContactsAdded, EditContact, EditFinding,
    FindingKind, FindingView, ListTouchRules, RelateMembers, RelationView, SetTouch, Touch, TouchRule,
    TouchSubject,
};
