//! All formats, in the order in which they win when two are equally sure.

mod discord;
mod telegram;

use super::Format;

/// Every format.
pub static FORMATS: &[&dyn Format] = &[&discord::Discord, &telegram::Telegram];
