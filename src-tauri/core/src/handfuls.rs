//! Two threads: one makes values, the other takes them, a handful at a time. What is used up goes back to be filled again,
//! because memory that one thread takes and another gives back costs both of them more than the values themselves.

use std::{mem, panic::resume_unwind, sync::mpsc, thread};

use crate::Result;

/// Values that are handed over at once, and how many such handfuls wait.
const HANDFUL: usize = 256;
const WAITING: usize = 4;

/// Where the making thread puts what it has made.
pub(crate) struct Maker<T> {
    handful: Vec<T>,
    hand_over: mpsc::SyncSender<Vec<T>>,
    used: mpsc::Receiver<Vec<T>>,
    spare: Vec<T>,
}

impl<T> Maker<T> {
    /// Hands a value over; false when nobody wants more.
    pub(crate) fn push(&mut self, value: T) -> bool {
        self.handful.push(value);
        self.handful.len() < HANDFUL || self.flush()
    }

    /// A value that was taken and used, to be filled anew.
    pub(crate) fn used(&mut self) -> Option<T> {
        if self.spare.is_empty()
            && let Ok(used) = self.used.try_recv()
        {
            self.spare = used;
        }
        self.spare.pop()
    }

    fn flush(&mut self) -> bool {
        let handful = mem::replace(&mut self.handful, Vec::with_capacity(HANDFUL));
        self.hand_over.send(handful).is_ok()
    }
}

/// Runs `make` in a thread of its own and `take` on this one, in the order of the values, until `make` ends, `take` says
/// false, or one of them fails.
pub(crate) fn ahead<T: Send>(
    make: impl FnOnce(&mut Maker<T>) -> Result<()> + Send,
    mut take: impl FnMut(&mut [T]) -> Result<bool>,
) -> Result<()> {
    thread::scope(|scope| {
        let (hand_over, made) = mpsc::sync_channel::<Vec<T>>(WAITING);
        let (give_back, used) = mpsc::channel::<Vec<T>>();
        let making = scope.spawn(move || {
            let mut maker =
                Maker { handful: Vec::with_capacity(HANDFUL), hand_over, used, spare: Vec::new() };
            make(&mut maker)?;
            maker.flush();
            Ok(())
        });
        for mut handful in &made {
            if !take(&mut handful)? {
                break;
            }
            // Whoever has made everything needs nothing back.
            drop(give_back.send(handful));
        }
        drop(made);
        making.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Error};

    fn numbers(maker: &mut Maker<usize>, count: usize) -> Result<()> {
        (0..count).all(|number| maker.push(number));
        Ok(())
    }

    #[test]
    fn values_come_in_order_and_to_the_last() {
        for count in [0, 1, HANDFUL - 1, HANDFUL, HANDFUL + 1, 20 * HANDFUL + 7] {
            let mut taken = Vec::new();
            ahead(
                |maker| numbers(maker, count),
                |handful| {
                    taken.extend_from_slice(handful);
                    Ok(true)
                },
            )
            .unwrap();
            assert!(taken.iter().copied().eq(0..count), "{count}");
        }
    }

    #[test]
    fn whoever_has_enough_or_fails_ends_it() {
        let mut taken = 0;
        let enough = |handful: &mut [usize]| {
            taken += handful.len();
            Ok(taken < 3 * HANDFUL)
        };
        ahead(|maker| numbers(maker, 1_000_000), enough).unwrap();
        assert_eq!(taken, 3 * HANDFUL);
        let refused = ahead(|maker| numbers(maker, 1_000_000), |_| Err(Error::new(Code::Conflict)));
        assert_eq!(refused.unwrap_err().code, Code::Conflict);
        let broken = ahead(|_: &mut Maker<usize>| Err(Error::new(Code::Io)), |_| Ok(true));
        assert_eq!(broken.unwrap_err().code, Code::Io);
    }

    #[test]
    fn what_is_used_up_comes_back() {
        let made = std::sync::atomic::AtomicUsize::new(0);
        let fill = |maker: &mut Maker<Vec<u8>>| {
            for _ in 0..100 * HANDFUL {
                let value = maker.used().unwrap_or_else(|| {
                    made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    Vec::with_capacity(8)
                });
                maker.push(value);
            }
            Ok(())
        };
        ahead(fill, |_| Ok(true)).unwrap();
        // In the making, waiting, and in use.
        assert!(made.into_inner() <= (WAITING + 4) * HANDFUL);
    }
}
