//! Running a target over its corpus and over changes of it, and keeping what broke it.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Mutex, Once},
    time::{Duration, Instant},
};

use crate::dice::Dice;

/// No input of this size may take longer, also without optimisation on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// An input that is read for so long will be read for ever.
const HANGS: Duration = Duration::from_secs(90);
/// How often a breaking input is tried smaller.
const SHRINKS: usize = 400;

/// A way of changing an input.
pub type Change = fn(&mut Dice, &[u8]) -> Vec<u8>;

/// One reader that gets random input.
pub struct Target {
    /// Its name, and that of its corpus.
    pub name: &'static str,
    /// What its format is made of.
    pub words: &'static [&'static str],
    /// Inputs beside those of the corpus.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// The longest input.
    pub longest: usize,
    /// How many changes a replay makes.
    pub replays: usize,
    /// Another way of changing, for formats whose bytes say nothing.
    pub change: Option<Change>,
    /// Reads it; panics when the reader does something that it must not.
    pub run: fn(&[u8]),
}

/// Where the corpora lie.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/fuzz")
}

impl Target {
    fn folder(&self) -> PathBuf {
        folder().join(self.name)
    }

    /// The inputs that are checked in, then those that are made.
    pub fn corpus(&self) -> Vec<Vec<u8>> {
        let mut paths: Vec<PathBuf> = fs::read_dir(self.folder())
            .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        paths.sort();
        let mut inputs: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
        inputs.extend((self.seeds)());
        inputs
    }

    fn changed(&self, dice: &mut Dice, corpus: &[Vec<u8>]) -> Vec<u8> {
        let input = &corpus[dice.below(corpus.len())];
        match self.change {
            Some(change) => change(dice, input),
            None => {
                let other = corpus[dice.below(corpus.len())].clone();
                dice.change(input, self.words, &other, self.longest)
            }
        }
    }

    fn breaks(&self, input: &[u8]) -> bool {
        let begun = Instant::now();
        let _watched = Watched::begin(self, input);
        catch_unwind(AssertUnwindSafe(|| (self.run)(input))).is_err() || begun.elapsed() > PATIENCE
    }

    /// Runs one input; what breaks the target is made smaller, kept in the corpus and told.
    fn check(&self, input: &[u8], what: &str) {
        if !self.breaks(input) {
            return;
        }
        let small = self.smaller(input);
        let path = self.folder().join(format!("found-{:016x}", hash(&small)));
        fs::create_dir_all(self.folder()).expect("the folder of the corpus");
        fs::write(&path, &small).expect("the found input");
        panic!("{}: {what} breaks it; kept as {}", self.name, path.display());
    }

    fn smaller(&self, input: &[u8]) -> Vec<u8> {
        let (mut small, mut size, mut tries) = (input.to_vec(), input.len() / 2, 0);
        while size > 0 && tries < SHRINKS && self.change.is_none() {
            let mut at = 0;
            while at < small.len() && tries < SHRINKS {
                let mut less = small.clone();
                less.drain(at..(at + size).min(small.len()));
                tries += 1;
                if self.breaks(&less) { small = less } else { at += size }
            }
            size /= 2;
        }
        small
    }
}

/// What is being read in each thread, for whoever watches that it ends.
static READING: Mutex<Vec<Reading>> = Mutex::new(Vec::new());

struct Reading {
    thread: std::thread::ThreadId,
    begun: Instant,
    folder: PathBuf,
    input: Vec<u8>,
}

/// One input while it is read.
struct Watched;

impl Watched {
    fn begin(target: &Target, input: &[u8]) -> Self {
        static WATCH: Once = Once::new();
        WATCH.call_once(|| drop(std::thread::spawn(watch)));
        let thread = std::thread::current().id();
        let reading =
            Reading { thread, begun: Instant::now(), folder: target.folder(), input: input.to_vec() };
        READING.lock().unwrap_or_else(|broken| broken.into_inner()).push(reading);
        Self
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let own = std::thread::current().id();
        READING.lock().unwrap_or_else(|broken| broken.into_inner()).retain(|one| one.thread != own);
    }
}

/// Keeps an input that is never done with, and ends everything: nothing else would.
fn watch() {
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let reading = READING.lock().unwrap_or_else(|broken| broken.into_inner());
        if let Some(one) = reading.iter().find(|one| one.begun.elapsed() > HANGS) {
            let path = one.folder.join(format!("found-{:016x}", hash(&one.input)));
            let kept = fs::create_dir_all(&one.folder).and_then(|()| fs::write(&path, &one.input));
            eprintln!("reading goes on for ever; kept as {}: {kept:?}", path.display());
            std::process::exit(1);
        }
    }
}

/// The corpus, and the same changes of it each time.
pub fn replay(target: &Target) {
    let corpus = target.corpus();
    for (index, input) in corpus.iter().enumerate() {
        target.check(input, &format!("input {index} of the corpus"));
    }
    let mut dice = Dice::new(20_261_122);
    for round in 0..target.replays {
        let input = target.changed(&mut dice, &corpus);
        target.check(&input, &format!("change {round}"));
    }
}

/// New changes for `TULOU_FUZZ_SECONDS` (600); `TULOU_FUZZ_SEED` repeats a run.
pub fn fuzz(target: &Target) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    // Another run is another process; the number is printed.
    let seed = number("TULOU_FUZZ_SEED").unwrap_or_else(|| u64::from(std::process::id()));
    let time = Duration::from_secs(number("TULOU_FUZZ_SECONDS").unwrap_or(600));
    println!("{}: seed {seed}", target.name);
    let (begun, mut dice, mut corpus, mut runs) = (Instant::now(), Dice::new(seed), target.corpus(), 0_u64);
    let seeds = corpus.len();
    while begun.elapsed() < time {
        let input = target.changed(&mut dice, &corpus);
        target.check(&input, &format!("seed {seed}, change {runs}"));
        // Changes of changes go farther than changes of the seeds.
        if dice.below(8) == 0 && target.change.is_none() {
            if corpus.len() < seeds + 256 {
                corpus.push(input);
            } else {
                let place = seeds + dice.below(256);
                corpus[place] = input;
            }
        }
        runs += 1;
    }
    println!("{}: {runs} inputs in {:.0} s, none breaks it", target.name, begun.elapsed().as_secs_f64());
}

fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}
