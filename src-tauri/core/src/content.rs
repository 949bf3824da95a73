//! Content: what is published, from idea to evaluation, with a body of pieces and one delivery per channel.
//!
//! Nothing is sent by the app: a delivery says that a person has put the pieces into a channel. Only deliveries that
//! somebody touched have a row; a channel without one is pending, so forty groups cost nothing until they are served,
//! and a recurring item needs no rows ahead. A delivery is keyed by (content, channel, original), as every state of one
//! date of a series is. When the last delivery of an item is sent or skipped the item is published by itself.
//!
//! Text is kept to the character: whatever a chat app makes of `#接龙`, `*` or a blank line is its own affair, and what
//! is copied is what was typed, with `{群名}` and the like filled in (`variables`). Times live in [`crate::schedule`].

mod model;
mod ops;
mod table;
mod variables;
mod view;

pub use model::{check_move, late_at, late_from, text_lengths};
pub use ops::{
    Outcome, add, add_many, adopt_schedule, content_id, copied, defaults, deliveries, delivery_text,
    duplicate, edit, edit_each, edit_many, forget_copied, get, list, looked_after, mark, mark_each, move_to,
    of_schedule, open_channels, outcomes, part_off, pillar_add, pillar_edit, pillar_remove, pillars, places,
    progress, ready, record_sent, rekey, schedule_many, set_channels, set_pieces, shares, stopped, titles,
    trash,
};
pub use table::{OpenChannel, ReadyItem, Sent, TABLES, sent};
pub use view::{
    AddContent, AddContents, AddPillar, ContentDefaults, ContentList, ContentRef, ContentRow, ContentSort,
    ContentState, ContentView, ContentWarning, CopiedPieces, DefaultsFor, DeliveriesOf, DeliveryList,
    DeliveryOf, DeliveryProgress, DeliveryState, DeliveryText, DeliveryView, EditContent, EditContents,
    EditContentsEach, EditPillar, LengthUnit, ListContents, ListPillars, MarkDeliveries, MarkEach,
    MoveContents, PieceInput, PieceKind, PieceView, PillarRef, PillarView, ScheduleContents,
    ScheduledContent, SetContentChannels, SetPieces, Stopped, TextLength, TextLengths, TrashContents,
    Variable, Version,
};
