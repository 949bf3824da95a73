//! Finds and runs the judges: Python programs in a virtual environment that `cargo xtask test` makes.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The folder of this project's judges.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("judges")
}

/// The Python of the judges' environment, or nothing when it was not made. With `CI=true` that is a failure.
pub fn python() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the project");
    let judges = std::env::var_os("TULOU_JUDGES").map_or_else(|| root.join("target/judges"), PathBuf::from);
    let found = ["bin/python", "Scripts/python.exe"]
        .map(|place| judges.join(place))
        .into_iter()
        .find(|python| python.exists());
    if found.is_none() {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "the judges are missing: run `cargo xtask test` once, it makes target/judges"
        );
        println!("skipped: no target/judges (made by `cargo xtask test`)");
    }
    found
}

/// Runs a script of this folder with `input` on its standard input and gives what it printed.
pub fn run(python: &Path, script: &str, arguments: &[&str], input: &str) -> String {
    let mut child = Command::new(python)
        .arg(folder().join(script))
        .args(arguments)
        // Zones come from the pinned tzdata package and never from this machine.
        .env("PYTHONTZPATH", "")
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the judge starts");
    let mut pipe = child.stdin.take().expect("its input is a pipe");
    let text = input.to_owned();
    let writer = std::thread::spawn(move || pipe.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("the judge ends");
    writer.join().expect("the writer ends").expect("the judge reads its input");
    assert!(output.status.success(), "{script} failed");
    String::from_utf8(output.stdout).expect("the judge prints UTF-8")
}

/// Random numbers that are the same on every machine (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way for one seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
    /// Yes, `percent` times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
    /// One of several.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).expect("an index")]
    }
    /// A number from `low` to `high`, never 0.
    pub fn signed(&mut self, low: i64, high: i64) -> i64 {
        loop {
            let number = low + i64::try_from(self.below((high - low + 1).unsigned_abs())).expect("small");
            if number != 0 {
                return number;
            }
        }
    }
}
