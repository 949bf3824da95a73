//! Who needs care by the log: who drifts away, who is back, who answered others most.

use super::{
    counting::Counting,
    drifting,
    frame::{Frame, text_of},
    rhythm::each_row,
    view::{DriftingRule, PersonChange},
};
use crate::{Result, interactions::Kind, store::ReadTx};

/// Days in which it is looked who answered.
const WEEK: i64 = 7;
/// Fewer answers are no help that one would thank for.
const LEAST: u32 = 3;

/// Who needs care.
#[derive(Debug, Clone, PartialEq)]
pub struct Lately {
    /// The last day of which the log speaks.
    pub as_of: String,
    /// Who drifts away, those who did most first.
    pub drifting: Vec<PersonChange>,
    /// Who is back again.
    pub back: Vec<PersonChange>,
    /// Members (row ids) and how often they answered within the week, the most first.
    pub helped: Vec<(i64, u32)>,
}

/// The first of each kind; nothing where the log is empty.
pub(super) fn lately(tx: &ReadTx<'_>, frame: &Frame<'_>, limit: usize) -> Result<Option<Lately>> {
    if frame.known.is_empty() {
        return Ok(None);
    }
    let window = (frame.as_of - drifting::WINDOW + 1, frame.as_of);
    let counting = Counting::of(frame, [window, window])?;
    let rule = DriftingRule::new(None, None);
    let changes = drifting::changes(tx, frame, &counting, (rule, limit))?;
    let (drifting, back) = changes.map(|found| (found.drifting, found.back)).unwrap_or_default();
    Ok(Some(Lately { as_of: text_of(frame.as_of), drifting, back, helped: helped(frame, limit) }))
}

fn helped(frame: &Frame<'_>, limit: usize) -> Vec<(i64, u32)> {
    let mut answers = vec![0_u32; frame.people];
    each_row(frame, |person, day, _, kind| {
        if frame.as_of - day < WEEK && kind == usize::from(Kind::Reply.code()) && !frame.is_staff(person) {
            answers[person] += 1;
        }
    });
    let member = |(person, count): (usize, u32)| Some((frame.log.authors.whom[person].member()?, count));
    let enough = answers.into_iter().enumerate().filter(|(_, count)| *count >= LEAST);
    let mut helped: Vec<(i64, u32)> = enough.filter_map(member).collect();
    helped.sort_unstable_by_key(|(member, count)| (std::cmp::Reverse(*count), *member));
    helped.truncate(limit);
    helped
}
