//! What benchmarks share: times in milliseconds, percentiles, memory.

use std::time::Instant;

use serde_json::Value;
use tulou_core::api::{self, App, NoProgress};

/// Milliseconds that something takes, and what it gives.
pub fn milliseconds<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let started = Instant::now();
    let value = run();
    (started.elapsed().as_secs_f64() * 1e3, value)
}

/// The value below which so many percent of the times lie.
pub fn percentile(times: &[f64], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[(sorted.len() * percent).div_ceil(100).clamp(1, sorted.len()) - 1]
}

/// Runs a command of the table that must succeed.
pub fn call(app: &App, name: &str, input: &Value) -> Value {
    serde_json::from_str(&answer(app, name, &input.to_string())).expect("an answer")
}

/// The same as the doors of the core get it: what is timed, for reading it again is not the core's work.
pub fn answer(app: &App, name: &str, input: &str) -> String {
    let output = api::call(app, name, input, &NoProgress::default().job());
    output.unwrap_or_else(|error| panic!("{name} failed: {error}"))
}

/// The most memory that this process (or one of its children) held, in megabytes.
#[cfg(target_os = "linux")]
pub fn peak_mb(of_children: bool) -> f64 {
    let whose = if of_children { libc::RUSAGE_CHILDREN } else { libc::RUSAGE_SELF };
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    #[allow(unsafe_code)] // the system's own counter
    let usage = unsafe {
        libc::getrusage(whose, usage.as_mut_ptr());
        usage.assume_init()
    };
    usage.ru_maxrss as f64 / 1024.0
}

/// Unknown where the system does not tell.
#[cfg(not(target_os = "linux"))]
pub fn peak_mb(_of_children: bool) -> f64 {
    0.0
}
