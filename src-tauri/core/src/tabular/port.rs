//! The port through which workbooks are read in another process.

use std::{io::BufRead, path::PathBuf};

use serde::{Deserialize, Serialize};

use crate::{Code, Error, Result};

/// What the child is asked to read; goes to its standard input as JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadRequest {
    /// The workbook.
    pub path: PathBuf,
    /// The sheet; the first visible one with cells when not given.
    pub sheet: Option<String>,
    /// Ends the reading after so many rows.
    pub rows: Option<u64>,
}

/// How the child ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// By itself, having said everything.
    Well,
    /// Because it asked for more memory than it may have.
    OverMemory,
    /// In any other way.
    Badly,
}

/// Runs [`super::answer`] in a process of its own, with a memory limit.
pub trait SpawnReader: Send + Sync {
    /// Starts the child, lets `receive` read what it writes, and says how it ended. When `receive` fails or stops
    /// early, the child is ended.
    fn run(
        &self,
        request: &ReadRequest,
        receive: &mut dyn FnMut(&mut dyn BufRead) -> Result<()>,
    ) -> Result<Ended>;
}

/// A door without child processes: delimited text is read, workbooks are refused.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoReader;

impl SpawnReader for NoReader {
    fn run(&self, request: &ReadRequest, _: &mut dyn FnMut(&mut dyn BufRead) -> Result<()>) -> Result<Ended> {
        let path = request.path.display().to_string();
        Err(Error::new(Code::BadFile).with("path", path).with("reason", "no_reader"))
    }
}
