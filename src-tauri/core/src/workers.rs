//! Several threads: this one gives out pieces of work and takes what became of them, in the order in which it gave them out.

use std::{num::NonZero, sync::mpsc, thread};

use crate::{Error, Result};

/// Pieces that wait for each thread beside the one that it works at.
const WAITING: usize = 2;
/// More threads than these would wait for the one that gives and takes.
const MOST: usize = 6;

/// Asks `give` for pieces until it has none, lets threads `work` at them and hands what became of each to `take`; ends early when
/// one of the two fails. What both of them need is in `state`.
pub(crate) fn in_order<S, J: Send, R: Send>(
    state: &mut S,
    mut give: impl FnMut(&mut S) -> Result<Option<J>>,
    work: impl Fn(J) -> R + Sync,
    mut take: impl FnMut(&mut S, R) -> Result<()>,
) -> Result<()> {
    let count = thread::available_parallelism().map_or(1, NonZero::get).min(MOST);
    let work = &work;
    thread::scope(|scope| {
        // Each has its own row of pieces: they take turns, so what comes next is always known.
        let turns: Vec<_> = (0..count)
            .map(|_| {
                let (hand_over, pieces) = mpsc::sync_channel::<J>(WAITING);
                let (hand_back, done) = mpsc::sync_channel::<R>(WAITING + 1);
                scope.spawn(move || pieces.into_iter().all(|piece| hand_back.send(work(piece)).is_ok()));
                (hand_over, done)
            })
            .collect();
        let gone = || Error::internal("a thread ended before its work");
        let (mut given, mut taken, mut is_over) = (0, 0, false);
        loop {
            while !is_over && given - taken < count * WAITING {
                match give(state)? {
                    Some(piece) => turns[given % count].0.send(piece).map_err(|_| gone())?,
                    None => is_over = true,
                }
                given += usize::from(!is_over);
            }
            if taken == given {
                return Ok(());
            }
            let done = turns[taken % count].1.recv().map_err(|_| gone())?;
            taken += 1;
            take(state, done)?;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    /// Gives the numbers below a bound, and keeps their squares.
    fn squares(count: u64, take: impl Fn(u64) -> Result<()>) -> (Result<()>, Vec<u64>) {
        let mut state = (0..count, Vec::new());
        let ended = in_order(
            &mut state,
            |(numbers, _)| Ok(numbers.next()),
            |number| number * number,
            |(_, kept), square| {
                kept.push(square);
                take(square)
            },
        );
        (ended, state.1)
    }

    #[test]
    fn what_became_of_pieces_comes_in_their_order() {
        for count in [0, 1, 2, 3, 50, 1_000] {
            let (ended, kept) = squares(count, |_| Ok(()));
            ended.unwrap();
            assert!(kept.into_iter().eq((0..count).map(|number| number * number)), "{count}");
        }
    }

    #[test]
    fn a_failure_ends_it() {
        let refuse = |square| if square == 9 { Err(Error::new(Code::Conflict)) } else { Ok(()) };
        let (ended, kept) = squares(1_000, refuse);
        assert_eq!(ended.unwrap_err().code, Code::Conflict);
        assert_eq!(kept, [0, 1, 4, 9]);
        let given =
            in_order(&mut (), |()| Err::<Option<u8>, _>(Error::new(Code::Io)), |_| (), |(), ()| Ok(()));
        assert_eq!(given.unwrap_err().code, Code::Io);
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_is_not_swallowed() {
        let mut pieces = 0..3;
        drop(in_order(
            &mut (),
            |()| Ok(pieces.next()),
            |piece| assert_ne!(piece, 1, "the work of this test is to fail"),
            |(), ()| Ok(()),
        ));
    }
}
