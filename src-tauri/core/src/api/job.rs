//! What a long-running command is given: somewhere to report progress, and a way to hear that it should stop.

use std::sync::atomic::{AtomicBool, Ordering};

use super::view::Progress;
use crate::{Code, Error, Result};

/// The job's link to whoever started it.
pub struct Job<'a> {
    report: &'a dyn Fn(Progress),
    cancelled: &'a AtomicBool,
}

impl<'a> Job<'a> {
    /// A job that reports to `report` and stops when `cancelled` becomes true.
    pub fn new(report: &'a dyn Fn(Progress), cancelled: &'a AtomicBool) -> Self {
        Self { report, cancelled }
    }
    /// Says how far the work has come.
    pub fn progress(&self, done: u64, total: impl Into<Option<u64>>) {
        (self.report)(Progress { done, total: total.into() });
    }
    /// The flag behind [`Job::check`], for work of other threads.
    pub fn cancelled(&self) -> &AtomicBool {
        self.cancelled
    }
    /// An error when the work should stop. Call it between units of work, before anything is committed.
    pub fn check(&self) -> Result<()> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
    }
}

/// Owns what a [`Job`] of nobody borrows: progress goes nowhere and nothing cancels.
#[derive(Default)]
pub struct NoProgress(AtomicBool);

impl NoProgress {
    /// The job.
    pub fn job(&self) -> Job<'_> {
        Job { report: &|_| (), cancelled: &self.0 }
    }
}
