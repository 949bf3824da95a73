//! What is odd in exports, with its file and place.

use std::collections::BTreeMap;

use super::view::ChatProblem;
use crate::chats::Problem;

/// Problems that are told one by one.
const TOLD: usize = 500;

/// Problems, counted and the first ones kept.
#[derive(Debug, Default)]
pub(super) struct Told {
    counts: BTreeMap<String, u64>,
    first: Vec<ChatProblem>,
}

impl Told {
    pub(super) fn add(&mut self, file: &str, problem: Problem) {
        let code = problem.code.code().to_owned();
        *self.counts.entry(code.clone()).or_default() += 1;
        if self.first.len() < TOLD {
            self.first.push(ChatProblem { file: file.to_owned(), place: problem.place.to_string(), code });
        }
    }

    /// The counts and the first ones.
    pub(super) fn parts(&self) -> (BTreeMap<String, u64>, Vec<ChatProblem>) {
        (self.counts.clone(), self.first.clone())
    }
}
