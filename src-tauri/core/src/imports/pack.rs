//! What new people are written with beside what the list says: order keys and search forms, worked out while others are
//! written.

use super::{
    compare::CustomForm,
    plan::Plan,
    reading::Reading,
    record::{Record, Slot},
};
use crate::{
    Result,
    handfuls::{self, Maker},
    members,
};

/// A list with what is to be done about it.
pub(super) struct Resolved {
    pub reading: Reading,
    pub plan: Plan,
}

/// A new person, ready to be written.
pub(super) struct NewOne {
    pub record: Record,
    pub namesake: bool,
    pub name_key: String,
    pub search_text: String,
    pub custom: String,
}

impl Resolved {
    /// Hands over everyone who is new, in the order of the list. Their texts are worked out by another thread, so that
    /// whoever writes only writes: that takes longer, and the workspace waits for it.
    pub(super) fn each_new(
        &self,
        form: &CustomForm,
        mut write: impl FnMut(&[NewOne]) -> Result<()>,
    ) -> Result<()> {
        handfuls::ahead(
            |maker| self.pack(form, maker),
            |handful| {
                write(handful)?;
                Ok(true)
            },
        )
    }

    fn pack(&self, form: &CustomForm, maker: &mut Maker<NewOne>) -> Result<()> {
        let Self { reading, plan } = self;
        let mut reader = reading.records.reader();
        for place in self.new_places() {
            // Let go of here, where the like of it is made.
            drop(maker.used());
            let record = reader.at(place)?;
            let (name_key, search_text) = text_forms(&record);
            let custom = form.of(&record)?;
            let namesake = plan.matching.namesake[place];
            if !maker.push(NewOne { record, namesake, name_key, search_text, custom }) {
                break;
            }
        }
        Ok(())
    }

    /// The places of those who are new.
    pub(super) fn new_places(&self) -> impl Iterator<Item = usize> {
        (0..self.reading.records.len()).filter(|&record| self.plan.matching.is_new(record))
    }
}

fn text_forms(record: &Record) -> (String, String) {
    let mut forms: Vec<String> = Vec::new();
    let accounts = record.accounts.iter().flat_map(|account| [&account.external_id, &account.handle]);
    let nickname = record.group.as_ref().and_then(|group| group.nickname.as_deref());
    let mut others: Vec<&str> = accounts.flatten().map(|text| &**text).chain(nickname).collect();
    others.sort_unstable();
    others.dedup();
    let own =
        [Some(&*record.name), record.text(Slot::Remark), record.text(Slot::Phone), record.text(Slot::Email)];
    for text in own.into_iter().flatten().chain(others) {
        for form in members::search_forms(text) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    (members::sort_key(&record.name), forms.join("\n"))
}
