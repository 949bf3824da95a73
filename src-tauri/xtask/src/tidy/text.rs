//! What must not stand in any file: unfinished marks without a reason, paths of one machine, hosts of a registry; and
//! what may stand at the top of the project.

use super::project::{File, Problem, Project};

const CODE: &[&str] = &[".rs", ".ts", ".tsx", ".mjs", ".css", ".py", ".toml"];

/// Marks of unfinished work. Split so that this file does not hold them.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Beginnings of folders that exist on one machine only.
const MACHINE: &[&str] =
    &[concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Use", "rs/")];

const TOP: &[&str] =
    &["Cargo.toml", "Cargo.lock", "LICENSE", "README.md", "src-tauri", "ui", "tests", "icons"];

/// Checks every text file.
pub fn check(project: &Project) -> Vec<Problem> {
    project.files.iter().flat_map(check_file).collect()
}

fn check_file(file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    let top = file.path.split('/').next().unwrap_or_default();
    if !top.starts_with('.') && !TOP.contains(&top) {
        problems.push(Problem::of(file, format!("`{top}` is not among the agreed entries at the top")));
    }
    let is_code = CODE.iter().any(|extension| file.path.ends_with(extension));
    for (index, line) in file.text.lines().enumerate() {
        if is_code && let Some(mark) = UNFINISHED.iter().find(|mark| has_word(line, mark)) {
            problems.push(Problem::at(
                file,
                index + 1,
                format!("`{mark}`: finish it or say it in DECISIONS.md"),
            ));
        }
        if let Some(path) = MACHINE.iter().find(|path| line.contains(*path)) {
            problems.push(Problem::at(file, index + 1, format!("`{path}…` exists on one machine only")));
        }
        if file.name() == "package-lock.json"
            && line.contains("\"resolved\": \"http")
            && !line.contains("//registry.npmjs.org/")
        {
            problems.push(Problem::at(file, index + 1, "the lock names a private registry"));
        }
    }
    problems
}

/// Whether `line` holds `word` with no letter or digit beside it.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !letter(before) && !letter(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::project::said;

    fn problems(path: &str, text: &str) -> Vec<String> {
        said(&check(&Project::of(&[(path, text)])))
    }

    #[test]
    fn marks_of_unfinished_work_are_found_as_words() {
        assert_eq!(problems("ui/src/a.ts", &format!("// {}: later", UNFINISHED[0])).len(), 1);
        assert!(problems("ui/src/a.ts", &format!("const {}S = 1", UNFINISHED[0])).is_empty());
        assert!(problems("README.md", &format!("A {} list", UNFINISHED[0])).is_empty());
    }

    #[test]
    fn paths_of_one_machine_are_found_everywhere() {
        for folder in MACHINE {
            assert_eq!(problems("README.md", &format!("see {folder}anna/x")).len(), 1, "{folder}");
        }
        assert!(problems("README.md", "see /usr/bin").is_empty());
    }

    #[test]
    fn the_top_of_the_project_is_agreed() {
        assert!(problems("docs/a.md", "")[0].contains("`docs`"));
        assert!(problems(".github/workflows/check.yml", "").is_empty());
    }

    #[test]
    fn locks_name_the_public_registry_or_none() {
        let lock = |host: &str| format!("  \"resolved\": \"https://{host}/a/-/a-1.tgz\",");
        assert_eq!(problems("ui/package-lock.json", &lock("mirror.example")).len(), 1);
        assert!(problems("ui/package-lock.json", &lock("registry.npmjs.org")).is_empty());
    }
}
