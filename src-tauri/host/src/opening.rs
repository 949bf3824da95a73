//! The workspace while it opens. Opening begins with the process, beside the window that is being made: a check after an
//! unclean end or a migration may take a while, and the window does not wait for it. Whoever needs the workspace does.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

use tulou_core::{Result, api::App};

use crate::locked;

type Opened = Result<Arc<App>>;

/// The open workspace, or why it could not be opened, once that is known.
#[derive(Default)]
pub struct Opening {
    state: Mutex<Option<Opened>>,
    known: Condvar,
}

impl Opening {
    /// Tells everyone who waits.
    pub fn end(&self, opened: Opened) {
        *locked(&self.state) = Some(opened);
        self.known.notify_all();
    }

    /// Begins again after a failure; false while it is under way, and when the workspace is open.
    pub fn begin_again(&self) -> bool {
        let mut state = locked(&self.state);
        let failed = matches!(*state, Some(Err(_)));
        if failed {
            *state = None;
        }
        failed
    }

    /// The workspace; blocks while it is being opened.
    pub fn wait(&self) -> Opened {
        let mut state = locked(&self.state);
        loop {
            if let Some(opened) = &*state {
                return opened.clone();
            }
            state = self.known.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The workspace if it is open by now; never blocks.
    pub fn ready(&self) -> Option<Arc<App>> {
        locked(&self.state).as_ref().and_then(|opened| opened.as_ref().ok().cloned())
    }
}

#[cfg(test)]
mod tests {
    use tulou_core::{Code, Error};

    use super::*;

    #[test]
    fn whoever_asks_waits_for_the_end_and_a_failure_can_be_tried_again() {
        let opening = Arc::new(Opening::default());
        assert!(!opening.begin_again(), "nothing has failed yet");
        let waits = std::thread::spawn({
            let opening = opening.clone();
            move || opening.wait().map(drop).map_err(|error| error.code)
        });
        opening.end(Err(Error::new(Code::Locked)));
        assert_eq!(waits.join().unwrap(), Err(Code::Locked));
        assert!(opening.ready().is_none());
        assert!(opening.begin_again() && !opening.begin_again());
    }
}
