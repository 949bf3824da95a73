//! Random input for everything that reads files of other people: it must give what can be read or a typed error, never a
//! panic, soon, and the same each time.
//!
//! In `cargo test` every target replays its corpus (`tests/fixtures/fuzz/<target>`: seeds, and whatever was ever found) with
//! some thousand changes that are the same each time. `cargo xtask fuzz [TARGET]` goes on for ten minutes each with new
//! ones; an input that breaks a target is made smaller and put into its corpus. The changes know the words of a format, not
//! the code: this runs with stable Rust on every system.

mod campaign;
mod dice;
mod targets;

use campaign::Target;

/// A test that replays the corpus, and one that goes on from there.
macro_rules! targets {
    ($( $name:ident => $target:expr; )*) => { $(
        mod $name {
            #[test]
            fn replay() {
                crate::campaign::replay(&$target);
            }
            #[test]
            #[ignore = "takes minutes: cargo xtask fuzz"]
            fn fuzz() {
                crate::campaign::fuzz(&$target);
            }
        }
    )* };
}

targets! {
    delimited => crate::targets::tables::DELIMITED;
    spreadsheet => crate::targets::spreadsheet::SPREADSHEET;
    archive => crate::targets::archive::ARCHIVE;
    sniffer => crate::targets::tables::SNIFFER;
    calendar => crate::targets::calendar::CALENDAR;
    rules => crate::targets::calendar::RULES;
    cells => crate::targets::tables::CELLS;
    messages => crate::targets::messages::MESSAGES;
    chat_json => crate::targets::chats::CHAT_JSON;
    chat_text => crate::targets::chats::CHAT_TEXT;
    chat_archive => crate::targets::chats::CHAT_ARCHIVE;
    mail => crate::targets::chats::MAIL;
    vcard => crate::targets::chats::VCARD;
}

/// Every target has a corpus to begin with, and no corpus is without its target.
#[test]
fn corpora_and_targets_belong_together() {
    let targets: [&Target; 13] = [
        &targets::tables::DELIMITED,
        &targets::spreadsheet::SPREADSHEET,
        &targets::archive::ARCHIVE,
        &targets::tables::SNIFFER,
        &targets::calendar::CALENDAR,
        &targets::calendar::RULES,
        &targets::tables::CELLS,
        &targets::messages::MESSAGES,
        &targets::chats::CHAT_JSON,
        &targets::chats::CHAT_TEXT,
        &targets::chats::CHAT_ARCHIVE,
        &targets::chats::MAIL,
        &targets::chats::VCARD,
    ];
    for target in targets {
        assert!(!target.corpus().is_empty(), "{} has nothing to begin with", target.name);
    }
    for entry in std::fs::read_dir(campaign::folder()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(targets.iter().any(|target| target.name == name), "{name} is no target");
    }
}
