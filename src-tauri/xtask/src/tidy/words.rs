//! The core's texts (`core/words`, Fluent): both languages have the same files, messages and variables.

use std::collections::{BTreeMap, BTreeSet};

use super::project::{File, Problem, Project};

const FOLDER: &str = "src-tauri/core/words/";
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// Compares the two languages file by file, in both directions.
pub fn check(project: &Project) -> Vec<Problem> {
    let [one, other] = LANGUAGES;
    [(one, other), (other, one)].into_iter().flat_map(|(from, to)| missing(project, from, to)).collect()
}

fn missing(project: &Project, from: &str, to: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let prefix = format!("{FOLDER}{from}/");
    for file in project.files.iter().filter(|file| file.path.starts_with(&prefix)) {
        let path = file.path.replacen(&prefix, &format!("{FOLDER}{to}/"), 1);
        let Some(counterpart) = project.file(&path) else {
            problems.push(Problem::of(file, format!("has no counterpart {path}")));
            continue;
        };
        problems.extend(compare(file, counterpart));
    }
    problems
}

fn compare(file: &File, counterpart: &File) -> Vec<Problem> {
    let found = messages(&counterpart.text);
    let mut problems = Vec::new();
    for (name, message) in messages(&file.text) {
        let text = match found.get(&name) {
            None => format!("`{name}` is missing in {}", counterpart.path),
            Some(other) if !message.variables.is_subset(&other.variables) => {
                format!("`{name}` has variables that {} does not use", counterpart.path)
            }
            Some(_) => continue,
        };
        problems.push(Problem::at(file, message.line, text));
    }
    problems
}

struct Message {
    line: usize,
    variables: BTreeSet<String>,
}

/// The messages of a Fluent file with the variables of all their variants.
fn messages(text: &str) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    let mut current = None::<String>;
    for (index, line) in text.lines().enumerate() {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
        if let (true, Some((name, _))) = (starts, line.split_once('=')) {
            let name = name.trim().to_owned();
            messages.insert(name.clone(), Message { line: index + 1, variables: BTreeSet::new() });
            current = Some(name);
        }
        if line.starts_with('#') {
            continue;
        }
        if let Some(message) = current.as_ref().and_then(|name| messages.get_mut(name)) {
            message.variables.extend(line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
                    .collect::<String>()
            }));
        }
    }
    messages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::project::said;

    fn problems(chinese: &str, english: &str) -> Vec<String> {
        let files =
            [("src-tauri/core/words/zh-CN/a.ftl", chinese), ("src-tauri/core/words/en/a.ftl", english)];
        said(&check(&Project::of(&files)))
    }

    #[test]
    fn both_languages_have_the_same_messages_and_variables() {
        let english =
            "# About { $nothing }\nmissed = { $count ->\n    [one] One\n   *[other] { $count }\n }\n";
        assert_eq!(problems("missed = { $count } 个\n", english), [""; 0]);
        assert_eq!(problems("missed = 一些\n", english).len(), 1, "a variable is missing");
        assert_eq!(problems("missed = { $count }\nmore = 多\n", english).len(), 1, "a message is missing");
        assert_eq!(problems("", english).len(), 1);
    }

    #[test]
    fn both_languages_have_the_same_files() {
        let project = Project::of(&[("src-tauri/core/words/en/a.ftl", "a = A\n")]);
        assert!(said(&check(&project))[0].contains("words/zh-CN/a.ftl"));
    }
}
