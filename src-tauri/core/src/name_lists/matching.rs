//! Who is meant by a name. Only one person of the groups who is called exactly so is matched without being asked about.

use super::{
    directory::{Directory, Hit, Remembered, exact_key},
    parse::Person,
    view::{NameReason, NameState},
};

/// Most candidates that somebody chooses from.
const MOST: usize = 8;

/// Who may be meant, the likeliest first, and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub state: NameState,
    pub hits: Vec<Hit>,
    /// Somebody said before that the name stays a text.
    pub stays_text: bool,
}

impl Verdict {
    fn of(state: NameState, mut hits: Vec<Hit>) -> Self {
        hits.truncate(MOST);
        Self { state, hits, stays_text: false }
    }
}

/// Says who is meant.
pub(super) fn settle(directory: &Directory, person: &Person) -> Verdict {
    let mut verdict = find(directory, person);
    if verdict.state == NameState::Matched && (person.doubt.is_some() || person.glued) {
        verdict.state = NameState::Likely;
    }
    verdict
}

fn find(directory: &Directory, person: &Person) -> Verdict {
    let key = exact_key(&person.name);
    let bearing = if key.is_empty() { Vec::new() } else { directory.bearing(&key) };
    let pool = nearest(directory, &bearing);
    let by_phone = person.phone.as_deref().map_or(&[][..], |phone| directory.with_phone(phone));
    if !by_phone.is_empty() {
        return with_phone(directory, &key, by_phone, &bearing, pool);
    }
    match directory.remembered(&key) {
        Some(Remembered::Text) => {
            return Verdict { stays_text: true, ..Verdict::of(NameState::Unknown, pool) };
        }
        Some(Remembered::Member(at)) => {
            let others = pool.into_iter().filter(|(other, _)| *other != at);
            let hits: Vec<Hit> = [(at, NameReason::Remembered)].into_iter().chain(others).collect();
            // What was said of one of two who are called so need not be meant of the other.
            let is_alone = hits.len() == 1;
            return Verdict::of(if is_alone { NameState::Matched } else { NameState::Likely }, hits);
        }
        None => {}
    }
    match pool.as_slice() {
        [] => alike(directory, &key),
        [(at, _)] => {
            let bearer = &directory.bearers[*at as usize];
            let stranger = directory.has_group && !bearer.in_group || bearer.left;
            // Another number than the one that is known is often another person of that name.
            let other_phone = person.phone.is_some() && bearer.phone.is_some();
            let state = if stranger || other_phone { NameState::Likely } else { NameState::Matched };
            Verdict::of(state, pool)
        }
        _ => Verdict::of(NameState::Ambiguous, pool),
    }
}

/// Those of the groups when there are some, else everybody; who left the community only when nobody else is left.
fn nearest(directory: &Directory, hits: &[Hit]) -> Vec<Hit> {
    let bearer = |at: u32| &directory.bearers[at as usize];
    for only_inside in [true, false] {
        let near = |at: u32| !bearer(at).left && (bearer(at).in_group || !only_inside);
        let some: Vec<Hit> = hits.iter().copied().filter(|(at, _)| near(*at)).collect();
        if !some.is_empty() {
            return some;
        }
    }
    hits.to_vec()
}

/// A number says who it is, unless the name says somebody else.
fn with_phone(
    directory: &Directory,
    key: &str,
    by_phone: &[u32],
    bearing: &[Hit],
    pool: Vec<Hit>,
) -> Verdict {
    let mut both = bearing.iter().filter(|(at, _)| by_phone.contains(at));
    if let (Some((at, _)), None) = (both.next(), both.next()) {
        let left = directory.bearers[*at as usize].left;
        let state = if left { NameState::Likely } else { NameState::Matched };
        return Verdict::of(state, vec![(*at, NameReason::Phone)]);
    }
    let numbered = by_phone.iter().map(|at| (*at, NameReason::Phone));
    if pool.is_empty() && by_phone.len() == 1 {
        let related = key.is_empty() || {
            let alike = alike(directory, key);
            alike.hits.iter().any(|(at, _)| by_phone.contains(at))
        };
        let state = if related { NameState::Matched } else { NameState::Likely };
        return Verdict::of(state, numbered.collect());
    }
    Verdict::of(NameState::Ambiguous, directory.distinct(numbered.chain(pool).collect()))
}

/// Nobody is called so: who is called alike?
fn alike(directory: &Directory, key: &str) -> Verdict {
    if key.is_empty() {
        return Verdict::of(NameState::Unknown, Vec::new());
    }
    let resembling = directory.resembling();
    let parts = directory.distinct(resembling.by_part(key, |part| directory.bearing(part)));
    let near = nearest(directory, &parts);
    match near.as_slice() {
        [] => {}
        [(at, _)] if !directory.bearers[*at as usize].left => return Verdict::of(NameState::Likely, near),
        _ => return Verdict::of(NameState::Ambiguous, near),
    }
    let sounding = directory.distinct(resembling.by_sound(key));
    if !sounding.is_empty() {
        return Verdict::of(NameState::Ambiguous, sounding);
    }
    Verdict::of(NameState::Unknown, directory.distinct(resembling.by_signs(key, directory.names())))
}
