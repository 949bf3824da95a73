//! Which points have expired. Pure.

/// What is looked at of an entry: points, and the last day on which they are worth anything.
pub type Dated<'a> = (i64, Option<&'a str>);

/// How many points of a member have expired before a day and are still there. What was spent, was spent of the points that expire first;
/// entries come in the order in which they were made.
pub fn expiring(entries: &[Dated<'_>], today: &str) -> i64 {
    let mut given: Vec<(Option<&str>, i64)> =
        entries.iter().filter(|(points, _)| *points > 0).map(|(points, until)| (*until, *points)).collect();
    // Those that never expire are spent last. The sort keeps the order of the others.
    given.sort_by_key(|(until, _)| (until.is_none(), *until));
    let mut spent: i64 = entries.iter().map(|(points, _)| (-points).max(0)).sum();
    let mut expired = 0;
    for (until, points) in given {
        let used = points.min(spent);
        spent -= used;
        if until.is_some_and(|until| until < today) {
            expired += points - used;
        }
    }
    expired
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_expires_first_is_spent_first() {
        let (march, may) = (Some("2026-03-31"), Some("2026-05-31"));
        for (entries, today, expected) in [
            (vec![(10, march)], "2026-03-31", 0),
            (vec![(10, march)], "2026-04-01", 10),
            (vec![(10, march), (-4, None)], "2026-04-01", 6),
            (vec![(10, may), (10, march), (-12, None)], "2026-04-01", 0),
            (vec![(10, may), (10, march), (-12, None)], "2026-06-01", 8),
            // What has expired is gone by an entry, which is spent as any other.
            (vec![(10, march), (-4, None), (-6, None)], "2026-06-01", 0),
            (vec![(10, None), (-4, None)], "2026-06-01", 0),
            (vec![(5, march), (7, None), (-20, None)], "2026-06-01", 0),
        ] {
            assert_eq!(expiring(&entries, today), expected, "{entries:?} on {today}");
        }
    }

    proptest! {
        #[test]
        fn once_they_are_gone_nothing_more_expires(
            entries in prop::collection::vec((-20_i64..30, prop::option::of(1_u32..9)), 0..20),
            on in 1_u32..10,
        ) {
            let days: Vec<Option<String>> =
                entries.iter().map(|(_, day)| day.map(|day| format!("2026-03-{day:02}"))).collect();
            let mut dated: Vec<Dated<'_>> =
                entries.iter().zip(&days).map(|((points, _), day)| (*points, day.as_deref())).collect();
            let today = format!("2026-03-{on:02}");
            let expired = expiring(&dated, &today);
            prop_assert!(expired >= 0);
            dated.push((-expired, None));
            prop_assert_eq!(expiring(&dated, &today), 0);
        }
    }
}
