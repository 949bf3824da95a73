//! The ledger of points: entries that are only ever added. What was wrong is reversed by another entry, what one member gives another
//! is two entries that cancel each other, what expires goes by an entry. A balance is the sum of its entries, always.
//!
//! Rules that give points are kept here; what they give is counted in `incentives`.

mod expiry;
mod ops;
mod rule;
mod table;
mod view;

pub use expiry::expiring;
pub use ops::{
    add, add_rule, balances, by_rule, draft, edit_rule, expire, ledger, of_member, remove_rule, reverse,
    rules, transfer, write,
};
pub use rule::Earning;
pub use table::{Granted, NewEntry, TABLES, earned, given_by_day};
pub use view::{
    AddPointRule, AddPoints, EditPointRule, ListPointRules, ListPoints, MemberPoints, PointEntry,
    PointEntryRef, PointKind, PointPage, PointRule, PointRuleRef, PointSource, PointsWritten, ReversePoints,
    TransferPoints,
};
