//! A virtual display that picks its own number, so that tests never meet.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::process::Running;

/// A running Xvfb.
pub struct Display {
    /// Its name for `DISPLAY`.
    pub name: String,
    _server: Running,
}

impl Display {
    /// Starts the display.
    pub fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = Running::start(&mut command);
        let output = server.child().stdout.take().expect("the display's output");
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).expect("the display's number");
        assert!(!number.trim().is_empty(), "Xvfb gave no display");
        Self { name: format!(":{}", number.trim()), _server: server }
    }
}
