//! What comes first. Pure: reasons in, rows out.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use super::view::CareKind;

/// More people than this for one reason are one row.
const ALONE: usize = 5;

/// A reason to care for one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub kind: CareKind,
    pub key: String,
    pub member_id: i64,
    /// How high they stand; 0 on no tier.
    pub height: u32,
    /// The day on which it fell due.
    pub on: i64,
    pub late: bool,
    /// What the kind counts.
    pub number: i64,
    pub never: bool,
    pub latest: Option<u32>,
    pub text: Option<String>,
}

impl Candidate {
    /// A reason that holds on a day and is not late.
    pub(super) fn new(kind: CareKind, key: String, member_id: i64, on: i64, number: i64) -> Self {
        let height = 0;
        Self { kind, key, member_id, height, on, late: false, number, never: false, latest: None, text: None }
    }

    /// Reasons of one kind and key that may be one row.
    fn is_of_many(&self) -> bool {
        use CareKind::{Anniversary, Birthday, Milestone, Newcomer};
        matches!(self.kind, Newcomer | Birthday | Anniversary | Milestone)
    }

    fn place(&self) -> u8 {
        match self.kind {
            CareKind::FollowUp => 0,
            CareKind::Birthday => 1,
            CareKind::Touch if self.late => 2,
            CareKind::Newcomer => 3,
            CareKind::Drifting => 4,
            CareKind::Touch => 5,
            CareKind::Back => 6,
            CareKind::Helped => 7,
            CareKind::Anniversary => 8,
            CareKind::Milestone => 9,
        }
    }
}

/// One row: a reason and those for whom it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranked {
    /// The reason, of several that of the one who stands highest.
    pub reason: Candidate,
    /// The others by row id; nobody when it is of one alone.
    pub others: Vec<i64>,
    /// What the kind counts, where it is the same for all.
    pub number: Option<i64>,
}

/// Puts reasons in order: what was promised and what falls on this day alone, then who waits too long, newcomers, those who drift away;
/// and of one kind those who stand higher, then those who wait longer.
pub(super) fn ranked(candidates: Vec<Candidate>) -> Vec<Ranked> {
    let mut shared: HashMap<(CareKind, String), usize> = HashMap::new();
    for one in candidates.iter().filter(|one| one.is_of_many()) {
        *shared.entry((one.kind, one.key.clone())).or_default() += 1;
    }
    shared.retain(|_, count| *count > ALONE);
    let mut rows: Vec<Ranked> = Vec::new();
    let mut batches: BTreeMap<(CareKind, String), Vec<Candidate>> = BTreeMap::new();
    for one in candidates {
        let reason = (one.kind, one.key.clone());
        if shared.contains_key(&reason) {
            batches.entry(reason).or_default().push(one);
        } else {
            rows.push(Ranked { number: Some(one.number), reason: one, others: Vec::new() });
        }
    }
    for mut batch in batches.into_values() {
        batch.sort_by_key(|one| (Reverse(one.height), one.member_id));
        let others: Vec<i64> = batch[1..].iter().map(|one| one.member_id).collect();
        let first = batch.swap_remove(0);
        let number = batch.iter().all(|one| one.number == first.number).then_some(first.number);
        rows.push(Ranked { reason: first, others, number });
    }
    rows.sort_by_cached_key(|row| {
        let reason = &row.reason;
        let longest = Reverse(reason.number);
        (reason.place(), Reverse(reason.height), longest, reason.member_id, reason.key.clone())
    });
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn reason(kind: CareKind, member_id: i64, height: u32, number: i64) -> Candidate {
        Candidate { height, ..Candidate::new(kind, "key".to_owned(), member_id, 0, number) }
    }

    #[test]
    fn promises_come_first_then_who_stands_higher_then_who_waits_longer() {
        let late = Candidate { late: true, ..reason(CareKind::Touch, 3, 0, 40) };
        let rows = ranked(vec![
            reason(CareKind::Touch, 1, 2, 20),
            reason(CareKind::Newcomer, 2, 0, 3),
            late,
            reason(CareKind::FollowUp, 4, 0, 1),
            reason(CareKind::Touch, 5, 3, 20),
            reason(CareKind::Touch, 6, 2, 29),
        ]);
        let members: Vec<i64> = rows.iter().map(|row| row.reason.member_id).collect();
        assert_eq!(members, [4, 3, 2, 5, 6, 1]);
    }

    #[test]
    fn more_than_five_for_one_reason_are_one_row_of_which_the_highest_is_named() {
        let of = |count: i64| (1..=count).map(|id| reason(CareKind::Newcomer, id, u32::from(id == 4), 7));
        assert_eq!(ranked(of(5).collect()).len(), 5);
        let rows = ranked(of(6).collect());
        assert_eq!((rows.len(), rows[0].reason.member_id), (1, 4));
        assert_eq!((rows[0].others.as_slice(), rows[0].number), ([1, 2, 3, 5, 6].as_slice(), Some(7)));
        let mut years: Vec<Candidate> = (1..=6).map(|id| reason(CareKind::Anniversary, id, 0, id)).collect();
        assert_eq!(ranked(years.clone())[0].number, None, "not all of them joined in one year");
        years.iter_mut().for_each(|one| one.kind = CareKind::Touch);
        assert_eq!(ranked(years).len(), 6, "everybody is written to on their own");
    }

    fn any_kind() -> impl Strategy<Value = CareKind> {
        use CareKind::{Anniversary, Back, Birthday, Drifting, FollowUp, Helped, Milestone, Newcomer, Touch};
        prop::sample::select(vec![
            FollowUp,
            Birthday,
            Touch,
            Newcomer,
            Drifting,
            Back,
            Helped,
            Anniversary,
            Milestone,
        ])
    }

    proptest! {
        #[test]
        fn nobody_is_forgotten_and_nobody_stands_there_twice(
            reasons in prop::collection::vec((any_kind(), 0_i64..20, 0_u32..4, 0_i64..9, any::<bool>()), 0..60),
        ) {
            let candidates: Vec<Candidate> = reasons.iter().enumerate().map(|(place, (kind, key, height, number, late))| Candidate {
                key: (key % 3).to_string(), late: *late, ..reason(*kind, place as i64, *height, *number)
            }).collect();
            let rows = ranked(candidates.clone());
            let mut told: Vec<i64> =
                rows.iter().flat_map(|row| row.others.iter().copied().chain([row.reason.member_id])).collect();
            told.sort_unstable();
            prop_assert_eq!(told, (0..candidates.len() as i64).collect::<Vec<_>>());
            prop_assert!(rows.is_sorted_by_key(|row| row.reason.place()));
        }
    }
}
