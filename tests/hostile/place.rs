//! A workspace, files beside it, and the program with a limit.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use sha2::{Digest, Sha256};
use tulou_tests::measure::peak_mb;

/// Kilobytes of address space.
const ADDRESSES: u64 = 1024 * 1024;
/// Megabytes that any run may take.
const MEMORY: f64 = 320.0;
/// No run takes longer, also not one that was built for tests on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// What one run said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    /// It was refused for this reason.
    pub fn refused(&self, words: &[&str]) {
        assert_eq!(self.status, Some(1), "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "{word} in {self:?}");
        }
    }

    /// It was read with these oddities among others.
    pub fn read(&self, words: &[&str]) {
        assert_eq!(self.status, Some(0), "{self:?}");
        for word in words {
            assert!(self.out.contains(word), "{word} in {self:?}");
        }
    }
}

pub struct Place {
    at: tempfile::TempDir,
    before: String,
}

impl Place {
    /// A workspace with a community.
    pub fn new() -> Self {
        let mut place = Self { at: tempfile::tempdir().unwrap(), before: String::new() };
        fs::create_dir(place.path("files")).unwrap();
        place.run(&["init", "--community", "读书会", "--tz", "Asia/Shanghai"], &[]).read(&[]);
        place.before = place.digest();
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.at.path().join(name)
    }

    /// Writes a hostile file.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path("files").join(name);
        fs::File::create(&path).unwrap().write_all(content.as_ref()).unwrap();
        path
    }

    fn run(&self, arguments: &[&str], files: &[&Path]) -> Said {
        let program = env!("CARGO_BIN_EXE_tulou-cli");
        let mut command = if cfg!(unix) {
            let mut command = Command::new("sh");
            // Where no such limit is known there is none; the peak is looked at all the same.
            let limit = format!("ulimit -v {ADDRESSES} 2>/dev/null; exec \"$0\" \"$@\"");
            command.args(["-c", &limit, program]);
            command
        } else {
            Command::new(program)
        };
        command.env_remove("TULOU_WORKSPACE").env("TULOU_LANG", "en");
        command.arg("--workspace").arg(self.path("workspace")).args(arguments).args(files);
        let begun = Instant::now();
        let output = command.output().unwrap();
        assert!(begun.elapsed() < PATIENCE, "{arguments:?} took {:?}", begun.elapsed());
        let peak = peak_mb(true);
        assert!(peak < MEMORY, "{arguments:?} took {peak:.0} MB");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let said =
            Said { status: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
        assert!(matches!(said.status, Some(0 | 1)), "{arguments:?} ended badly: {said:?}");
        said
    }

    /// What a chat holds; nothing is written anywhere.
    pub fn inspect(&self, more: &[&str], files: &[&Path]) -> Said {
        let before = self.beside();
        let said = self.run(&[&["inspect", "--json"], more].concat(), files);
        assert_eq!(self.beside(), before, "something was written");
        said
    }

    /// An import that only says what it would do, or that is refused: in both cases the workspace stays as it is.
    pub fn would_import(&self, more: &[&str], files: &[&Path]) -> Said {
        let said = self.run(&[&["import", "--json", "--dry-run"], more].concat(), files);
        self.is_untouched();
        said
    }

    /// An import that must be refused.
    pub fn refused_import(&self, file: &Path, words: &[&str]) {
        self.run(&["import", "--json"], &[file]).refused(words);
        self.is_untouched();
    }

    fn is_untouched(&self) {
        assert_eq!(self.digest(), self.before, "the workspace changed");
    }

    /// What lies in the workspace.
    fn digest(&self) -> String {
        let database = fs::read(self.path("workspace").join("main.db")).unwrap();
        Sha256::digest(database).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The names of everything beside the workspace and among the files.
    fn beside(&self) -> Vec<String> {
        let names = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut all: Vec<String> = names(self.at.path().to_owned())
            .chain(names(self.path("files")))
            .map(|path| path.display().to_string())
            .collect();
        all.sort();
        all
    }
}
