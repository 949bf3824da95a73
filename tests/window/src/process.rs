//! Child processes that end with the test, with everything that they started.

use std::{
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command},
    time::{Duration, Instant},
};

/// A running program and its process group.
pub struct Running(Child);

impl Running {
    /// Starts a program in a group of its own.
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_owned();
        let child = command.process_group(0).spawn();
        Self(child.unwrap_or_else(|reason| panic!("cannot start {}: {reason}", name.display())))
    }
    /// The process of `program` that this one started.
    pub fn started(&self, program: &Path) -> Option<i32> {
        let group = self.0.id().to_string();
        std::fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            let is_it = std::fs::read_link(entry.path().join("exe")).ok()? == program;
            // After the name, which may hold anything: state, parent, group.
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            let ours = stat.rsplit(')').next()?.split_whitespace().nth(2)? == group;
            (is_it && ours).then_some(process)
        })
    }
    /// Stops the program and everything that it started, as a machine that sleeps does.
    pub fn pause(&self) {
        self.signal(libc::SIGSTOP);
    }
    /// Lets it go on.
    pub fn resume(&self) {
        self.signal(libc::SIGCONT);
    }
    /// Asks the program to end, as a logout does, and waits until it has; whether it did within `at_most`.
    pub fn end(&mut self, at_most: Duration) -> bool {
        self.signal(libc::SIGTERM);
        self.ends(at_most)
    }
    /// Whether the program ends by itself within `at_most`.
    pub fn ends(&mut self, at_most: Duration) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < at_most {
            if matches!(self.0.try_wait(), Ok(Some(_))) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        false
    }
    fn signal(&self, signal: i32) {
        let group = i32::try_from(self.0.id()).expect("a process id");
        // SAFETY: plain system call on the group that `start` made.
        let sent = unsafe { libc::kill(-group, signal) };
        assert_eq!(sent, 0, "the program is there to be told");
    }
    /// The child.
    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = i32::try_from(self.0.id()).expect("a process id");
        // SAFETY: plain system call on the group that `start` made.
        unsafe { libc::kill(-group, libc::SIGTERM) };
        for _ in 0..40 {
            if matches!(self.0.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        // SAFETY: as above.
        unsafe { libc::kill(-group, libc::SIGKILL) };
        drop(self.0.wait());
    }
}
