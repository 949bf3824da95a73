//! Exports that write the minute alone, beside those that write the second: the same row is told twice, at two instants.
//!
//! A row of a source that knows only minutes stands at the beginning of one. It takes the second that the log has for it, and a row
//! whose second is known takes the minute that the log has: what was there first stays as it is.

use super::key::{Key, KeyedRow};

const MINUTE: i64 = 60;

/// The whole minutes that hold some seconds.
pub fn minutes_of((first, last): (i64, i64)) -> (i64, i64) {
    (start_of(first), start_of(last) + MINUTE - 1)
}

/// The beginning of a minute.
pub fn start_of(at: i64) -> i64 {
    at - at.rem_euclid(MINUTE)
}

/// Where rows of one file stand in a log that has them at other seconds of their minutes: their places in `own`, and the instants
/// there. Either the file knows no more than minutes (`is_coarse`), or some of the log does not. Rows with an id of a platform need none
/// of it, and rows that stand where the log has them stay.
pub fn in_minutes(own: &[KeyedRow], log: &[KeyedRow], is_coarse: bool) -> Vec<(usize, i64)> {
    let (own, log) = (placed(own), placed(log));
    let mut moved = Vec::new();
    let mut rest = log.as_slice();
    for own in own.chunk_by(|one, next| one.like == next.like) {
        let before = rest.partition_point(|row| row.like < own[0].like);
        let (theirs, after) =
            rest[before..].split_at(rest[before..].partition_point(|row| row.like == own[0].like));
        rest = after;
        let (own, theirs) = (beside(own, theirs), beside(theirs, own));
        // Where both know the second, each second is another row.
        let theirs = theirs.filter(|row| is_coarse || row.at == start_of(row.at));
        moved.extend(own.zip(theirs).map(|(own, theirs)| (own.place, theirs.at)));
    }
    moved
}

/// A row by what makes it like others of its minute.
struct Placed {
    like: (i64, u32, u8, Key),
    at: i64,
    place: usize,
}

fn placed(rows: &[KeyedRow]) -> Vec<Placed> {
    let told_by_text = rows.iter().enumerate().filter(|(_, row)| !row.key.is_id());
    let mut placed: Vec<Placed> = told_by_text
        .map(|(place, KeyedRow { row, key, .. })| Placed {
            like: (start_of(row.at), row.author, row.kind, *key),
            at: row.at,
            place,
        })
        .collect();
    placed.sort_unstable_by_key(|row| (row.like, row.at, row.place));
    placed
}

/// Those of the rows of one minute, in their order, that the others do not have at the same second.
fn beside<'a>(rows: &'a [Placed], others: &'a [Placed]) -> impl Iterator<Item = &'a Placed> {
    let mut others = others.iter().peekable();
    rows.iter().filter(move |row| {
        while others.next_if(|other| other.at < row.at).is_some() {}
        others.next_if(|other| other.at == row.at).is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::{super::segment::Row, *};

    fn rows(said: &[(i64, &str)]) -> Vec<KeyedRow> {
        let row = |(at, text): &(i64, &str)| KeyedRow {
            row: Row { at: *at, author: 1, kind: 0 },
            key: text.strip_prefix('#').map_or_else(|| Key::of_text(text), |id| Key::of_id(&[id])),
            target: Key::NONE,
        };
        said.iter().map(row).collect()
    }

    #[test]
    fn rows_stand_where_the_log_has_their_minute() {
        for (is_coarse, own, log, expected) in [
            // A file of minutes takes the seconds of the log, in their order.
            (
                true,
                &[(60, "a"), (60, "a"), (60, "b")][..],
                &[(61, "a"), (119, "a"), (75, "b")][..],
                &[(0, 61), (1, 119), (2, 75)][..],
            ),
            // What stands where the log has it stays, and takes no other's place.
            (true, &[(60, "a"), (60, "a")], &[(60, "a"), (80, "a")], &[(1, 80)]),
            (true, &[(60, "a")], &[(60, "a"), (80, "a")], &[]),
            // A file of seconds takes the minutes of the log.
            (false, &[(61, "a"), (119, "a"), (120, "a")], &[(60, "a"), (60, "a")], &[(0, 60), (1, 60)]),
            // Two files of seconds speak of two rows.
            (false, &[(61, "a"), (60, "b")], &[(62, "a")], &[]),
            (false, &[(61, "a"), (62, "a")], &[(62, "a"), (63, "a")], &[]),
            // Another minute is another row, and so is another text.
            (true, &[(60, "a")], &[(59, "a"), (120, "a"), (61, "b")], &[]),
            // Ids say it by themselves.
            (true, &[(60, "#1")], &[(61, "#1")], &[]),
            (true, &[(60, "a"), (61, "#1")], &[(65, "a")], &[(0, 65)]),
            (true, &[], &[(61, "a")], &[]),
        ] {
            let mut moved = in_minutes(&rows(own), &rows(log), is_coarse);
            moved.sort_unstable();
            assert_eq!(moved, expected, "{own:?} beside {log:?}");
        }
    }

    #[test]
    fn minutes_hold_their_seconds() {
        for (span, expected) in [((0, 0), (0, 59)), ((61, 119), (60, 119)), ((-1, 60), (-60, 119))] {
            assert_eq!(minutes_of(span), expected, "{span:?}");
        }
    }
}
