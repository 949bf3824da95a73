//! What new people are written with beside what the list says: order keys and search forms, worked out while others are
//! written.

use std::sync::mpsc;

use super::{
    compare::CustomForm,
    plan::Plan,
    reading::Reading,
    record::{Record, Slot},
};
use crate::{Result, members};

/// New people that are handed over at once, and how many such handfuls wait.
const HANDFUL: usize = 256;
const WAITING: usize = 4;

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
        std::thread::scope(|scope| {
            let (send, receive) = mpsc::sync_channel::<Result<Vec<NewOne>>>(WAITING);
            scope.spawn(move || {
                // Whoever stops receiving has a reason, and says it.
                if let Err(error) = self.pack(form, |handful| send.send(Ok(handful)).is_ok()) {
                    drop(send.send(Err(error)));
                }
            });
            for handful in receive {
                write(&handful?)?;
            }
            Ok(())
        })
    }

    fn pack(&self, form: &CustomForm, mut hand_over: impl FnMut(Vec<NewOne>) -> bool) -> Result<()> {
        let Self { reading, plan } = self;
        let (mut reader, mut handful) = (reading.records.reader(), Vec::with_capacity(HANDFUL));
        for place in self.new_places() {
            let record = reader.at(place)?;
            let (name_key, search_text) = text_forms(&record);
            let custom = form.of(&record)?;
            let namesake = plan.matching.namesake[place];
            handful.push(NewOne { record, namesake, name_key, search_text, custom });
            if handful.len() == HANDFUL
                && !hand_over(std::mem::replace(&mut handful, Vec::with_capacity(HANDFUL)))
            {
                return Ok(());
            }
        }
        hand_over(handful);
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
