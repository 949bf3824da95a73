//! Which dates collide. Found by going through them once in the order of their starts.

use crate::{clock::Millis, schedule::Kind};

use super::view::{CalendarItem, Conflict, ConflictKind};

/// More collisions of one date than this are not worth naming.
const MOST: usize = 3;

/// Notes on every item what it collides with. Whole days collide with nothing; items are in the order of their starts.
pub(super) fn note(items: &mut [CalendarItem]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..items.len() {
        if items[at].all_day {
            continue;
        }
        open.retain(|other| {
            items[*other].end_at > items[at].start_at || items[*other].start_at == items[at].start_at
        });
        for &other in &open {
            let full = |at: usize| items[at].conflicts.len() >= MOST;
            if full(at) && full(other) {
                continue;
            }
            if let Some(kind) = collision(&items[other], &items[at]) {
                put(items, other, at, kind);
                put(items, at, other, kind);
            }
        }
        open.push(at);
    }
}

fn put(items: &mut [CalendarItem], at: usize, with: usize, kind: ConflictKind) {
    if items[at].conflicts.len() < MOST {
        let with = items[with].title.clone();
        items[at].conflicts.push(Conflict { kind, with });
    }
}

/// Whether two dates of which the second starts within the first collide, and why.
fn collision(first: &CalendarItem, second: &CalendarItem) -> Option<ConflictKind> {
    let lasts = |item: &CalendarItem| -> Millis { item.end_at - item.start_at };
    let kinds = (first.kind, second.kind);
    if first.uid == second.uid && first.original == second.original {
        return None;
    }
    if kinds == (Kind::Activity, Kind::Activity) && lasts(first) > 0 && lasts(second) > 0 {
        return Some(ConflictKind::Activities);
    }
    let busy = |item: &CalendarItem| item.kind != Kind::Content && lasts(item) > 0;
    if first.owner.is_some() && first.owner == second.owner && busy(first) && busy(second) {
        return Some(ConflictKind::Owner);
    }
    let beside = matches!(kinds, (Kind::Activity, Kind::Content) | (Kind::Content, Kind::Activity));
    let shares_a_channel =
        first.channel.is_none() || second.channel.is_none() || first.channel == second.channel;
    (beside && shares_a_channel && (lasts(first) > 0 || lasts(second) > 0))
        .then_some(ConflictKind::ContentBeside)
}
