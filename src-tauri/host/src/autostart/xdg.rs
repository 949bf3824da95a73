//! Linux desktops: a file in the `autostart` folder of the person's configuration. Written here, because the usual crate
//! knows neither `XDG_CONFIG_HOME` nor paths with blanks, and takes an entry that the desktop switched off for one that is on.

use std::{
    env, fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use tulou_core::{Code, Error, Result};

use super::{HIDDEN, program};

/// Whether the desktop starts the program.
pub fn is_on() -> Result<bool> {
    let file = file()?;
    match fs::read_to_string(&file) {
        Ok(entry) => Ok(!switched_off(&entry)),
        Err(reason) if reason.kind() == ErrorKind::NotFound => Ok(false),
        Err(reason) => Err(Error::io(&file, &reason)),
    }
}

/// Writes the entry, or removes it.
pub fn turn(on: bool) -> Result<()> {
    let file = file()?;
    let done = if on { write(&file, &entry(&program()?)?) } else { remove(&file) };
    done.map_err(|reason| Error::io(&file, &reason))
}

fn write(file: &Path, entry: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let fresh = file.with_extension("new");
    fs::write(&fresh, entry)?;
    fs::rename(&fresh, file)
}

fn remove(file: &Path) -> std::io::Result<()> {
    match fs::remove_file(file) {
        Err(reason) if reason.kind() == ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

fn file() -> Result<PathBuf> {
    // A relative path is to be ignored, says the specification.
    let named = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = named.or_else(|| Some(env::home_dir()?.join(".config")));
    let folder = folder.ok_or_else(|| Error::new(Code::Io).with("path", "~/.config"))?;
    Ok(folder.join("autostart/tulou.desktop"))
}

/// Settings of desktops leave the file where it is and mark it.
fn switched_off(entry: &str) -> bool {
    entry.lines().any(|line| {
        let (key, value) = line.split_once('=').unwrap_or_default();
        matches!((key.trim(), value.trim()), ("Hidden", "true") | ("X-GNOME-Autostart-enabled", "false"))
    })
}

fn entry(program: &Path) -> Result<String> {
    let program = program.to_str().ok_or_else(|| {
        Error::new(Code::Io).with("path", program.display().to_string()).with("reason", "not UTF-8")
    })?;
    Ok(format!(
        "[Desktop Entry]\nType=Application\nName=Tulou\nIcon=tulou\nExec={} {HIDDEN}\nTerminal=false\nStartupNotify=false\n",
        quoted(program)
    ))
}

/// A program's path as the value of `Exec`: in quotes, where four signs need a backslash, which is escaped once more like
/// every backslash of the file; and `%` begins a field.
fn quoted(program: &str) -> String {
    let mut text = String::from("\"");
    for sign in program.chars() {
        match sign {
            '"' | '`' | '$' => text.extend(["\\\\", sign.encode_utf8(&mut [0; 4])]),
            '\\' => text.push_str("\\\\\\\\"),
            '%' => text.push_str("%%"),
            '\n' => text.push_str("\\n"),
            sign => text.push(sign),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_whatever_is_in_it() {
        assert_eq!(quoted("/opt/土楼 app/tulou"), r#""/opt/土楼 app/tulou""#);
        assert_eq!(quoted("/a$b/100%/c\\d\"e"), r#""/a\\$b/100%%/c\\\\d\\"e""#);
        let entry = entry(Path::new("/opt/my tulou")).unwrap();
        assert!(entry.contains("\nExec=\"/opt/my tulou\" --hidden\n"), "{entry}");
        assert!(!switched_off(&entry));
    }

    #[test]
    fn what_the_desktop_switched_off_is_off() {
        assert!(switched_off("[Desktop Entry]\nExec=x\nHidden=true\n"));
        assert!(switched_off("[Desktop Entry]\nX-GNOME-Autostart-enabled = false\n"));
        assert!(!switched_off("[Desktop Entry]\nHidden=false\nX-GNOME-Autostart-enabled=true\n"));
    }
}
