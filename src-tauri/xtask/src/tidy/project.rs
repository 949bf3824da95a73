//! The files of the project as the rules see them: text, and a syntax tree for Rust.

use std::{fmt, path::Path};

use crate::shell::{Outcome, command, output};

/// One broken rule at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    path: String,
    line: usize,
    text: String,
}

impl Problem {
    /// A problem of a whole file.
    pub fn of(file: &File, text: impl Into<String>) -> Self {
        Self::at(file, 1, text)
    }
    /// A problem in one line, counted from 1.
    pub fn at(file: &File, line: usize, text: impl Into<String>) -> Self {
        Self { path: file.path.clone(), line, text: text.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.text)
    }
}

/// One text file of the project.
pub struct File {
    /// From the top folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its syntax, when it is Rust.
    pub rust: Option<syn::File>,
}

impl File {
    /// Reads the syntax of Rust files; a file that does not parse is left to the compiler.
    pub fn new(path: &str, text: &str) -> Self {
        let rust = if path.ends_with(".rs") { syn::parse_file(text).ok() } else { None };
        Self { path: path.to_owned(), text: text.to_owned(), rust }
    }
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
    /// Whether the file belongs to tests only, where most rules do not hold.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.name() == "tests.rs" || self.path.contains("/tests/")
    }
    /// Whether the file is Rust that ships or builds the product.
    pub fn is_product_rust(&self) -> bool {
        self.rust.is_some() && !self.is_test()
    }
}

/// All text files that git tracks or would track.
pub struct Project {
    /// The files, by path.
    pub files: Vec<File>,
}

impl Project {
    /// Reads the project in `root`. Files that are not text (icons, fixtures) have no rules.
    pub fn load(root: &Path) -> Outcome<Self> {
        let list = output(command(
            ".",
            "git",
            &["-c", "core.quotePath=off", "ls-files", "--cached", "--others", "--exclude-standard"],
        ))?;
        let mut files = Vec::new();
        for path in list.lines().filter(|path| !path.starts_with("tests/fixtures/")) {
            if let Ok(text) = std::fs::read_to_string(root.join(path)) {
                files.push(File::new(path, &text));
            }
        }
        Ok(Self { files })
    }

    /// The file at `path`.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// A project of the given files, for the tests of rules.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| File::new(path, text)).collect() }
    }
}

/// Whether attributes keep an item out of the product (`#[cfg(test)]`, `#[test]`).
pub fn only_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

/// What problems say, for the tests of rules.
#[cfg(test)]
pub fn said(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}
