//! Who needs care on a day, in the order of who matters most, and never more than the manager says she can do: promises, birthdays,
//! people not heard of for too long, newcomers, those who drift away and those who are back.
//!
//! `gather` finds everybody for whom there is a reason; what comes first is pure (`rank`). What was done or put off is kept as marks.

mod almanac;
mod gather;
mod ops;
mod rank;
mod table;
mod view;

pub use ops::{LOAD, day, done, put_off};
pub use table::TABLES;
pub use view::{
    CareDay, CareItem, CareKey, CareKind, CareMember, CareQuestion, CareSettled, DoneCare, PutOffCare,
};
