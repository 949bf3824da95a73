//! The judges: programs of other people, in Python, that tests compare our calendars and files with.

use std::path::PathBuf;

use super::lacking;
use crate::shell::{Outcome, command, read, root, run, target, write};

/// The folder of the judges' interpreter; tests find it by `TULOU_JUDGES`.
pub fn folder() -> PathBuf {
    target().join("judges")
}

/// Makes or renews the virtual environment of `tests/judges/requirements.txt`.
pub fn judges() -> Outcome {
    let list = root().join("tests/judges/requirements.txt");
    let wanted = read(&list)?;
    let stamp = folder().join("requirements.lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|before| before == wanted) {
        return Ok(());
    }
    make(&list).and_then(|()| write(&stamp, &wanted)).or_else(|reason| {
        lacking(&format!("the Python judges are missing, tests that need them will say so: {reason}"))
    })
}

fn make(list: &std::path::Path) -> Outcome {
    let python = if cfg!(windows) { "python" } else { "python3" };
    let folder = folder();
    run(command(".", python, &["-m".as_ref(), "venv".as_ref(), "--clear".as_ref(), folder.as_os_str()]))?;
    let interpreter = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    let mut install = command(".", &interpreter.to_string_lossy(), &words);
    install.arg(list);
    run(install)
}
