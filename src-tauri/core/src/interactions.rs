//! The interaction log: who did what, in which channel, at which second. Packed in columns, a stretch of a channel at a time, never
//! one row for each message: ten million of them take some forty megabytes and are read in a tenth of a second.
//!
//! An author is a number: of an account of a member, or of somebody who is no member (yet). Who that is, is looked up when the log
//! is read, so that merging members, and taking them apart again, changes no stretch.

mod append;
mod bits;
mod key;
mod minute;
mod said;
mod segment;
mod shift;
mod table;

pub use append::{Added, Compared, Stretches, compare, each_keyed, held, withdraw};
pub use key::{Key, KeyedRow};
pub use minute::{in_minutes, minutes_of, start_of as start_of_minute};
pub use said::{is_said, said_by, speakers};
pub use segment::{BLOCK, Block, LogRow, Row, unpack, unpack_within};
pub use shift::shift;
pub use table::{
    Accounts, AuthorRow, Authors, Cover, Erased, LIST, Others, Segment, Stranger, Stretch, TABLES,
    Unassigned, Whom, assign, authors, chats, claim, claim_all, confirmed_by, cover, covered, each_of,
    each_stranger, erase_authors, erased, insert_author, last_of, linked, name_of_stranger, others,
    overlapping, release, rows_of, segments, span, stretches, unassigned, uncover,
};

/// What somebody did. The code is what is stored: it never changes its meaning, and the frequent ones are the small ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// Said something.
    Message = 0,
    /// Answered something that was said.
    Reply = 1,
    /// Reacted to something.
    Reaction = 2,
    /// Checked in (打卡).
    CheckIn = 3,
    /// Came to an event.
    Attendance = 4,
    /// Ordered something.
    Order = 5,
    /// Joined.
    Join = 6,
    /// Left.
    Leave = 7,
    /// Anything else.
    Other = 8,
}

impl Kind {
    /// All kinds by their codes.
    pub const ALL: [Self; 9] = [
        Self::Message,
        Self::Reply,
        Self::Reaction,
        Self::CheckIn,
        Self::Attendance,
        Self::Order,
        Self::Join,
        Self::Leave,
        Self::Other,
    ];

    /// The code of the kind.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// Its name, as tables and the command line say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Reply => "reply",
            Self::Reaction => "reaction",
            Self::CheckIn => "check-in",
            Self::Attendance => "attendance",
            Self::Order => "order",
            Self::Join => "join",
            Self::Leave => "leave",
            Self::Other => "other",
        }
    }

    /// Whether doing it means to be there; joining, leaving and all the rest do not.
    pub fn counts(self) -> bool {
        !matches!(self, Self::Join | Self::Leave | Self::Other)
    }

    /// What it weighs, in tenths, where the community says nothing else.
    pub fn usual_weight(self) -> u32 {
        match self {
            Self::Message => 10,
            Self::Reply => 15,
            Self::Reaction => 2,
            Self::CheckIn => 30,
            Self::Attendance | Self::Order | Self::Join | Self::Leave | Self::Other => 0,
        }
    }
}

/// The number of an author who is an account of a member, by the account's row id.
pub fn of_account(account_id: i64) -> Option<u32> {
    u32::try_from(account_id).ok()?.checked_mul(2)
}

/// The number of an author who is no member, by the row id of the author.
pub fn of_stranger(author_id: i64) -> Option<u32> {
    u32::try_from(author_id).ok()?.checked_mul(2)?.checked_add(1)
}
