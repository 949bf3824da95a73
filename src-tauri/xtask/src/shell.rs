//! Running programs: where they run, what they print, and how a failure is told.

use std::{
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What a task returns; the error is the sentence for the developer.
pub type Outcome<T = ()> = Result<T, String>;

/// The top folder of the project.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The folder of built things, also when cargo was told to use another one.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Whether a continuous integration service runs this: nothing may be skipped then.
pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Prints one line for the developer. A closed output is no reason to stop.
pub fn say(line: &str) {
    let mut output = std::io::stderr().lock();
    if writeln!(output, "{line}").is_err() {
        std::process::exit(1);
    }
}

/// A program to be run in a folder of the project, with its output shown.
pub fn command(folder: impl AsRef<Path>, program: &str, arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(native_name(program));
    command.current_dir(root().join(folder)).args(arguments);
    command
}

/// Runs a program and fails with its name when it fails.
pub fn run(mut command: Command) -> Outcome {
    let name = described(&command);
    let status = command.status().map_err(|reason| format!("cannot start `{name}`: {reason}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{name}` failed ({status})")) }
}

/// Runs a program and returns what it wrote to its standard output.
pub fn output(mut command: Command) -> Outcome<String> {
    let name = described(&command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|reason| format!("cannot start `{name}`: {reason}"))?;
    if !output.status.success() {
        return Err(format!("`{name}` failed ({})", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program runs at all and is content; it prints nothing.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(native_name(program))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether a program of that name is on the search path.
pub fn installed(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    let name = native_name(program);
    std::env::split_paths(&path).any(|folder| {
        let file = folder.join(&name);
        file.is_file() || (cfg!(windows) && file.with_extension("exe").is_file())
    })
}

/// Reads a file of the project.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|reason| format!("cannot read {}: {reason}", path.display()))
}

/// Writes a file, with its folders.
pub fn write(path: &Path, text: &str) -> Outcome {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|reason| format!("cannot write {}: {reason}", path.display()))
}

/// npm and npx are command scripts on Windows, which must be named whole.
fn native_name(program: &str) -> String {
    if cfg!(windows) && matches!(program, "npm" | "npx") {
        format!("{program}.cmd")
    } else {
        program.to_owned()
    }
}

fn described(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
