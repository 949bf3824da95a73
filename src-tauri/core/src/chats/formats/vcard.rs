//! Address books as vCards: people without messages. As a list of members, with all that a card says, they come in by the
//! importer of lists, whose reader of cards this one is.

use std::borrow::Cow;

use crate::{
    Result,
    chats::{Chat, Format, Options, Person, Sample, Sink, Source, delimited::each_row},
    tabular::CARD_COLUMNS,
};

/// vCards.
pub struct VCard;

impl Format for VCard {
    fn name(&self) -> &'static str {
        "vcard"
    }

    fn is_list(&self) -> bool {
        true
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let first = sample.lines.first().map_or("", |line| line.trim_start_matches('\u{feff}').trim());
        if first.eq_ignore_ascii_case("BEGIN:VCARD") { 99 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        sink.chat(&Chat { name: None, platform: "contacts".into(), id: None, direct: false, zoned: true })?;
        let column = |name| CARD_COLUMNS.iter().position(|own| *own == name).unwrap_or(usize::MAX);
        let (name, phone_at) = (column("name"), column("phone"));
        let (mail, uid) = (column("email"), column("account@contacts"));
        each_row(source, options, &CARD_COLUMNS, sink, |row, sink| {
            let ids = [row.cell(uid).to_owned(), phone(row.cell(phone_at)), row.cell(mail).to_lowercase()];
            let id = ids.into_iter().find(|id| !id.is_empty());
            sink.member(&Person {
                id: id.map(Cow::Owned),
                name: row.given(name).map(Cow::Borrowed),
                ..Person::default()
            })
        })
    }
}

/// A number as the whole world dials it; eleven digits that begin with 1 are Chinese.
fn phone(written: &str) -> String {
    let written = written.trim();
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        String::new()
    } else if written.starts_with('+') {
        format!("+{digits}")
    } else if digits.len() == 11 && digits.starts_with('1') {
        format!("+86{digits}")
    } else {
        digits
    }
}
