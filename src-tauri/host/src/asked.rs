//! What a start of the window is asked for on its command line: by a person, by the desktop, by the session.

use std::path::{Path, PathBuf};

use crate::autostart;

/// What a start is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The folder of the workspace to open.
    pub workspace: Option<PathBuf>,
    /// The `.tulou` files that the desktop opens Tulou with.
    pub archives: Vec<PathBuf>,
    /// Whether the system started it, which nobody is to notice.
    pub is_hidden: bool,
}

impl Asked {
    /// Reads the arguments of a start in `folder`, without the name of the program. What is not understood is passed over: the
    /// desktop and the web view add words of their own.
    pub fn of(arguments: impl IntoIterator<Item = String>, folder: &Path) -> Self {
        let mut asked = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if argument == autostart::HIDDEN {
                asked.is_hidden = true;
            } else if argument == "--workspace" {
                asked.workspace = arguments.next().map(|named| folder.join(named)).or(asked.workspace);
            } else if let Some(named) = argument.strip_prefix("--workspace=") {
                asked.workspace = Some(folder.join(named));
            } else {
                let path = folder.join(&argument);
                let is_archive = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("tulou"));
                asked.archives.extend(Some(path).filter(|path| is_archive && path.is_file()));
            }
        }
        asked
    }

    /// The same for this process.
    pub fn here() -> Self {
        // Without a folder to stand in, what is named is taken as it stands.
        Self::of(std::env::args().skip(1), &std::env::current_dir().unwrap_or_default())
    }
}

/// Whether two paths lead to one folder; one that is not there yet is no other's.
pub fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &[&str], folder: &Path) -> Asked {
        Asked::of(arguments.iter().map(|argument| (*argument).to_owned()), folder)
    }

    #[test]
    fn the_workspace_is_named_in_two_ways_from_where_the_start_stood() {
        let workspace = |arguments: &[&str]| asked(arguments, Path::new("/a")).workspace;
        assert_eq!(workspace(&["--workspace", "a b"]), Some(PathBuf::from("/a/a b")));
        assert_eq!(workspace(&["--hidden", "--workspace=/群"]), Some(PathBuf::from("/群")));
        assert_eq!(workspace(&["--hidden"]), None);
        assert_eq!(workspace(&["--workspace"]), None);
    }

    #[test]
    fn only_tulou_files_that_are_there_are_opened() {
        let folder = std::env::temp_dir().join(format!("tulou-asked-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("群.TULOU"), "").unwrap();
        std::fs::write(folder.join("x.ics"), "").unwrap();
        let found = asked(&["--hidden", "群.TULOU", "x.ics", "gone.tulou"], &folder);
        assert_eq!((found.archives, found.is_hidden), (vec![folder.join("群.TULOU")], true));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn one_folder_has_many_names() {
        let folder = std::env::temp_dir().join(format!("tulou-second-{}", std::process::id()));
        let (here, there) = (folder.join("a"), folder.join("b"));
        std::fs::create_dir_all(&here).unwrap();
        assert!(is_same(&here, &folder.join("./a/../a")));
        assert!(!is_same(&here, &there), "what is not there is another");
        assert!(is_same(&there, &there));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
