//! Reading workbooks in a child process: the same binary, called with `__read-table`.

use std::{
    ffi::OsStr,
    io::{BufReader, Read, Write},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
};

use tulou_core::{
    Code, Error, Result,
    tabular::{Ended, ReadRequest, SpawnReader, answer},
};

use crate::memory::{self, OVER_MEMORY};

/// The first argument that makes a binary a reader.
const READ_TABLE: &str = "__read-table";
/// Most memory of a reading child.
const MEMORY: isize = 512 * 1024 * 1024;
/// The exit status of a child that could not even begin.
const UNFIT: i32 = 87;

/// Answers and ends the process when it was started as a reader; otherwise returns at once. Comes first in `main`.
pub fn answer_read_table() {
    if std::env::args_os().nth(1).as_deref() != Some(OsStr::new(READ_TABLE)) {
        return;
    }
    std::process::exit(if serve() { 0 } else { UNFIT });
}

fn serve() -> bool {
    if !memory::limit(MEMORY) {
        return false;
    }
    let mut request = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut request).is_err() {
        return false;
    }
    let Ok(request) = serde_json::from_slice::<ReadRequest>(&request) else { return false };
    answer(&request, &mut std::io::stdout().lock()).is_ok()
}

/// Starts a reading child for each workbook.
#[derive(Debug, Clone, Default)]
pub struct ChildReader {
    program: Option<PathBuf>,
}

impl ChildReader {
    /// The running binary, which must call [`answer_read_table`] first.
    pub fn this_program() -> Self {
        Self::default()
    }
    /// Another binary that does so.
    pub fn program(path: PathBuf) -> Self {
        Self { program: Some(path) }
    }

    fn start(&self) -> Result<Child> {
        let failed = |source: &std::io::Error| {
            Error::new(Code::Io).with("path", "reader").with("reason", source.to_string())
        };
        let program = match &self.program {
            Some(program) => program.clone(),
            None => std::env::current_exe().map_err(|e| failed(&e))?,
        };
        let mut command = Command::new(program);
        command.arg(READ_TABLE).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        without_console(&mut command);
        command.spawn().map_err(|e| failed(&e))
    }
}

/// Windows would flash a console for a child of a windowed program.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}
#[cfg(not(windows))]
fn without_console(_: &mut Command) {}

/// A child that does not outlive the reading of it.
struct Tended(Child);

impl Tended {
    fn end(&mut self) -> std::io::Result<ExitStatus> {
        // Killing a child that has ended by itself is an error that means nothing here.
        self.0.kill().ok();
        self.0.wait()
    }
}

impl Drop for Tended {
    fn drop(&mut self) {
        self.end().ok();
    }
}

impl SpawnReader for ChildReader {
    fn run(
        &self,
        request: &ReadRequest,
        receive: &mut dyn FnMut(&mut dyn std::io::BufRead) -> Result<()>,
    ) -> Result<Ended> {
        let mut child = Tended(self.start()?);
        let request = serde_json::to_vec(request)?;
        if let Some(mut input) = child.0.stdin.take() {
            // A child that died before reading shows in how it ended.
            input.write_all(&request).ok();
        }
        let Some(output) = child.0.stdout.take() else { return Ok(Ended::Badly) };
        let mut output = BufReader::with_capacity(256 * 1024, output);
        receive(&mut output)?;
        let at_end = std::io::BufRead::fill_buf(&mut output).is_ok_and(|rest| rest.is_empty());
        let status = if at_end { child.0.wait() } else { child.end() };
        Ok(match status {
            Ok(status) if status.success() => Ended::Well,
            Ok(status) if status.code() == Some(OVER_MEMORY) => Ended::OverMemory,
            _ => Ended::Badly,
        })
    }
}
