//! What is computed before the transaction opens, so that it holds the workspace as briefly as possible: order keys, search
//! forms, identities.

use std::{path::Path, sync::mpsc};

use super::{
    codec::{In, Out},
    compare::CustomForm,
    plan::Plan,
    reading::Reading,
    record::{Record, Slot},
    spill::Spill,
};
use crate::{Result, Uid, clock::Millis, members};

/// Fewer records than this are not worth another thread.
const WORTH_A_THREAD: usize = 2_000;
/// New people that are handed over at once, and how many such handfuls wait.
const HANDFUL: usize = 256;
const WAITING: usize = 4;

/// A plan with everything computed that can be computed beforehand.
pub(super) struct Packed {
    pub reading: Reading,
    pub plan: Plan,
    /// Those who are new in the order of the list, cut into parts.
    parts: Vec<Spill>,
    /// Ascending, so that the indexes over them grow at their end.
    pub uids: Box<dyn Iterator<Item = Uid> + Send>,
}

/// A new person, ready to be written.
pub(super) struct NewOne {
    pub record: Record,
    pub namesake: bool,
    pub name_key: String,
    pub search_text: String,
    pub custom: String,
}

impl Packed {
    pub(super) fn new(folder: &Path, now: Millis, reading: Reading, plan: Plan) -> Result<Self> {
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let count = reading.records.len();
        let share = count.div_ceil(threads).max(WORTH_A_THREAD);
        // Pinyin of names is the dearest part of an import, so it is spread over the processors.
        let parts: Vec<Result<(Spill, usize)>> = std::thread::scope(|scope| {
            let (reading, plan) = (&reading, &plan);
            let shares = (0..count).step_by(share).map(|from| from..count.min(from + share));
            let parts: Vec<_> = shares
                .map(|places| scope.spawn(move || pack(Spill::new(folder, now), reading, plan, places)))
                .collect();
            let parts = parts.into_iter().map(|part| part.join());
            parts.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        let parts = parts.into_iter().collect::<Result<Vec<_>>>()?;
        let uids = parts.iter().map(|(_, uids)| uids).sum();
        let parts = parts.into_iter().map(|(part, _)| part).collect();
        Ok(Self { reading, plan, parts, uids: Box::new(Uid::sequence(now, uids)) })
    }

    /// Hands over everyone who is new, in order. They are unpacked by another thread, so that whoever writes only writes.
    pub(super) fn each_new(
        parts: &[Spill],
        form: &CustomForm,
        mut write: impl FnMut(&[NewOne]) -> Result<()>,
    ) -> Result<()> {
        std::thread::scope(|scope| {
            let (send, receive) = mpsc::sync_channel::<Result<Vec<NewOne>>>(WAITING);
            scope.spawn(move || {
                for part in parts {
                    // Whoever stops receiving has a reason, and says it.
                    if let Err(error) = unpack(part, form, |handful| send.send(Ok(handful)).is_ok()) {
                        drop(send.send(Err(error)));
                        return;
                    }
                }
            });
            for handful in receive {
                write(&handful?)?;
            }
            Ok(())
        })
    }

    /// How many people are new.
    pub(super) fn new_ones(&self) -> usize {
        (0..self.reading.records.len()).filter(|&record| self.plan.matching.is_new(record)).count()
    }

    /// What is read and what is used up while writing, apart from each other.
    pub(super) fn split(&mut self) -> (&Reading, &Plan, &[Spill], &mut (dyn Iterator<Item = Uid> + Send)) {
        (&self.reading, &self.plan, &self.parts, self.uids.as_mut())
    }
}

/// Packs the new ones of some places; says how many identities they take.
fn pack(
    mut spill: Spill,
    reading: &Reading,
    plan: &Plan,
    places: std::ops::Range<usize>,
) -> Result<(Spill, usize)> {
    let (mut reader, mut frame, mut uids) = (reading.records.reader(), Vec::new(), 0);
    for place in places.filter(|&place| plan.matching.is_new(place)) {
        let record = reader.at(place)?;
        let (name_key, search_text) = text_forms(&record);
        frame.clear();
        let mut out = Out(&mut frame);
        out.number(u64::from(plan.matching.namesake[place]));
        out.text(&name_key);
        out.text(&search_text);
        out.record(&record)?;
        spill.push(&frame)?;
        uids += 2
            + record.accounts.len()
            + record.tags.len()
            + record.group.as_ref().map_or(1, |group| group.channels.len() + 1);
    }
    Ok((spill, uids))
}

fn unpack(part: &Spill, form: &CustomForm, mut hand_over: impl FnMut(Vec<NewOne>) -> bool) -> Result<()> {
    let (mut reader, mut handful) = (part.reader(), Vec::with_capacity(HANDFUL));
    while let Some(frame) = reader.next()? {
        let mut input = In(frame);
        let namesake = input.number()? == 1;
        let (name_key, search_text) = (input.text()?.to_owned(), input.text()?.to_owned());
        let record = input.record()?;
        let custom = form.of(&record)?;
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
