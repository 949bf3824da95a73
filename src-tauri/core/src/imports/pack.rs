//! What is computed before the transaction opens, so that it holds the workspace as briefly as possible: order keys, search
//! forms, identities.

use super::{
    plan::Plan,
    reading::Reading,
    record::{Record, Slot},
};
use crate::{Uid, clock::Millis, members};

/// Fewer records than this are not worth another thread.
const WORTH_A_THREAD: usize = 2_000;

/// A plan with everything computed that can be computed beforehand.
pub(super) struct Packed {
    pub reading: Reading,
    pub plan: Plan,
    /// By record: order key and search text of those who are new.
    pub texts: Vec<Option<(String, String)>>,
    /// Ascending, so that the indexes over them grow at their end.
    pub uids: Box<dyn Iterator<Item = Uid> + Send>,
}

impl Packed {
    pub(super) fn new(now: Millis, reading: Reading, plan: Plan) -> Self {
        let known = &plan.matching.known;
        let texts = texts_of_new(&reading.records, known);
        let each = |record: &Record| {
            2 + record.accounts.len()
                + record.tags.len()
                + record.group.as_ref().map_or(1, |group| group.channels.len() + 1)
        };
        let new = reading.records.iter().zip(known).filter(|(_, known)| known.is_none());
        let count: usize = new.map(|(record, _)| each(record)).sum();
        Self { reading, plan, texts, uids: Box::new(Uid::sequence(now, count)) }
    }
}

/// Pinyin of names is the dearest part of an import, so it is spread over the processors.
fn texts_of_new(records: &[Record], known: &[Option<usize>]) -> Vec<Option<(String, String)>> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = records.len().div_ceil(threads).max(WORTH_A_THREAD);
    let forms = |(records, known): (&[Record], &[Option<usize>])| -> Vec<Option<(String, String)>> {
        let pairs = records.iter().zip(known);
        pairs.map(|(record, known)| known.is_none().then(|| text_forms(record))).collect()
    };
    std::thread::scope(|scope| {
        let shares = records.chunks(share).zip(known.chunks(share));
        let parts: Vec<_> = shares.map(|part| scope.spawn(move || forms(part))).collect();
        let parts = parts.into_iter().map(|part| part.join());
        parts.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
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
