//! What was said: texts of messages that somebody chose to keep, packed beside the interaction log, and the search in them.
//!
//! The log alone says who spoke when; a block holds the texts of one batch for some seconds of a channel, in the order of that
//! batch's messages there, and nothing else of them. So whoever does not keep texts pays nothing for them, merging members touches no
//! block, and dropping texts changes no figure. A text that an earlier batch holds already is not stored again, only claimed.
//!
//! Blocks are written once and their numbers are never given again. Therefore what the index says of a number stays true as long as
//! there is a block of it, undone or not, and a block that the index does not know is looked through instead.

mod block;
mod dropping;
mod hold;
mod keep;
mod search;
mod sieve;
mod table;
mod view;
mod words;

pub use dropping::{drop_texts, erase, forget_step, mend_index, room, sweep_index, unreadable};
pub use hold::{ChannelTexts, Heard, Spoken, of_channel};
pub use keep::{append, are_of, compare, shared_with, withdraw};
pub use search::{around, search};
pub use table::{INDEX, TABLES};
pub use view::{
    DropTexts, DroppedTexts, KeptText, KeptTexts, Speaker, TextPiece, TextPlace, TextQuestion, TextsAround,
    TextsFound, TextsRoom,
};
