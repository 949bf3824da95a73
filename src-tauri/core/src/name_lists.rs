//! Name lists, wherever people are named: who registered, came, won, gets a tag, is in a group.
//!
//! `parse` reads what people paste and knows no members; `directory` holds the members of a community by everything that
//! they are called; `matching` says who is meant. Only who is called exactly so, and nobody else, is matched without being
//! asked about: whatever is less sure is shown. `pieces` cuts mentions into messages that a platform takes.

mod applying;
mod directory;
mod matching;
mod missing;
mod ops;
mod parse;
mod pieces;
mod resembling;
mod table;
mod view;

pub use applying::apply;
pub use missing::missing;
pub use ops::read;
pub use table::TABLES;
pub use view::{
    AlreadyThere, ApplyNames, LearnedName, MentionPiece, MissingPeople, MissingPerson, NameCandidate,
    NameDoubt, NameList, NamePurpose, NameReason, NameState, NamedEntry, NamedPerson, NamesApplied,
    ReadNames, SkippedLine, WhoHasNot,
};
