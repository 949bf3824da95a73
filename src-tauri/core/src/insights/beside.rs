//! Two threads that read the same state of a workspace.

use std::thread;

use crate::{
    Error, Result,
    store::{Mark, ReadTx, Store},
};

/// A snapshot, and what gives another thread the same one.
pub(super) struct Beside<'a, 'tx> {
    pub store: &'a Store,
    pub tx: &'a ReadTx<'tx>,
    /// The end of the change log in this snapshot.
    pub seen: Mark,
}

impl Beside<'_, '_> {
    /// Runs `own` on this thread and `other` on another one. The other's snapshot is its own: when somebody wrote in between, it is not
    /// run, and there is nothing of it.
    pub(super) fn both<A, B: Send>(
        &self,
        own: impl FnOnce(&ReadTx<'_>) -> Result<A>,
        other: impl FnOnce(&ReadTx<'_>) -> Result<B> + Send,
    ) -> Result<(A, Option<B>)> {
        let (store, seen) = (self.store, self.seen);
        thread::scope(|scope| {
            let unchanged = |tx: &ReadTx<'_>| (tx.log_end()? == seen).then(|| other(tx)).transpose();
            let other = scope.spawn(move || store.read(unchanged));
            let own = own(self.tx);
            let other = other.join().map_err(|_| Error::internal("a thread that reads ended"))?;
            Ok((own?, other?))
        })
    }
}
