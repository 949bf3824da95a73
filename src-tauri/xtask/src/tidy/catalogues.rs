//! The UI's texts: every sentence of the source catalogue stands translated in every language, and in one way only: at run
//! time the catalogues are one, and which of two translations is shown would be chance.

use std::collections::BTreeMap;

use super::project::{File, Problem, Project};

const FOLDER: &str = "ui/src/locales/";
const SOURCE: &str = "en";
const LANGUAGES: &[&str] = &["en", "zh-CN"];

/// Compares the PO catalogues of all languages.
pub fn check(project: &Project) -> Vec<Problem> {
    let files: Vec<&File> = project
        .files
        .iter()
        .filter(|file| file.path.starts_with(FOLDER) && file.path.ends_with(".po"))
        .collect();
    let mut problems = Vec::new();
    for source in files.iter().filter(|file| language(file) == Some(SOURCE)) {
        let wanted = entries(&source.text);
        for other in LANGUAGES.iter().filter(|name| **name != SOURCE) {
            let path = source.path.replacen(&format!("{FOLDER}{SOURCE}"), &format!("{FOLDER}{other}"), 1);
            match project.file(&path) {
                Some(file) => problems.extend(compare(&wanted, file)),
                None => problems.push(Problem::of(source, format!("has no counterpart {path}"))),
            }
        }
    }
    for name in LANGUAGES {
        problems.extend(contradictions(files.iter().filter(|file| language(file) == Some(name))));
    }
    problems.extend(project.files.iter().flat_map(handed_on));
    problems
}

/// How a translating function is typed that is handed on as a parameter. Split so that this file does not hold it.
const HANDED_ON: &str = concat!("ReturnType<typeof ", "useLingui>");

/// What a function is told by a translator that it got as a parameter is in no catalogue: the macro does not see it there.
fn handed_on(file: &File) -> Vec<Problem> {
    let lines = file.text.lines().enumerate().filter(|(_, line)| line.contains(HANDED_ON));
    let said = "a translator as a parameter is not extracted; hand on `i18n` and use `msg`";
    lines.map(|(index, _)| Problem::at(file, index + 1, said.to_owned())).collect()
}

/// Sentences that two catalogues of one language translate differently.
fn contradictions<'a>(files: impl Iterator<Item = &'a &'a File>) -> Vec<Problem> {
    let mut known: BTreeMap<String, (String, &str)> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in files {
        for (id, Entry { line, text }) in entries(&file.text) {
            match known.get(&id) {
                Some((other, place)) if *other != text => {
                    let said =
                        format!("`{id}` is `{text}` here and `{other}` in {place}; give one a context");
                    problems.push(Problem::at(file, line, said));
                }
                Some(_) => {}
                None => drop(known.insert(id, (text, &file.path))),
            }
        }
    }
    problems
}

fn language(file: &File) -> Option<&'static str> {
    let inside = file.path.strip_prefix(FOLDER)?;
    LANGUAGES.iter().copied().find(|name| inside.split(['/', '.']).next() == Some(name))
}

fn compare(wanted: &BTreeMap<String, Entry>, file: &File) -> Vec<Problem> {
    let found = entries(&file.text);
    let mut problems = Vec::new();
    for id in wanted.keys() {
        match found.get(id) {
            Some(entry) if entry.text.is_empty() => {
                problems.push(Problem::at(file, entry.line, format!("`{id}` is not translated")));
            }
            Some(_) => {}
            None => problems.push(Problem::of(file, format!("`{id}` is missing"))),
        }
    }
    for (id, entry) in found.iter().filter(|(id, _)| !wanted.contains_key(*id)) {
        problems.push(Problem::at(file, entry.line, format!("`{id}` is not in the source catalogue")));
    }
    problems
}

struct Entry {
    line: usize,
    text: String,
}

/// The sentences of a PO file by context and id; removed ones (`#~`) and the header are left out.
fn entries(text: &str) -> BTreeMap<String, Entry> {
    let mut entries = BTreeMap::new();
    let (mut context, mut id, mut translation) = (String::new(), None::<(usize, String)>, None::<String>);
    for (index, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("msgctxt ") {
            context = unquoted(rest);
        } else if let Some(rest) = line.strip_prefix("msgid ") {
            id = Some((index + 1, unquoted(rest)));
        } else if let Some(rest) = line.strip_prefix("msgstr ") {
            translation = Some(unquoted(rest));
        } else if line.starts_with('"') {
            let part = unquoted(line);
            match (&mut translation, &mut id) {
                (Some(text), _) => text.push_str(&part),
                (None, Some((_, id))) => id.push_str(&part),
                (None, None) => {}
            }
        } else if line.is_empty()
            && let (Some((line, name)), Some(text)) = (id.take(), translation.take())
        {
            let context = std::mem::take(&mut context);
            if !name.is_empty() {
                let key = if context.is_empty() { name } else { format!("{context}|{name}") };
                entries.insert(key, Entry { line, text });
            }
        }
    }
    entries
}

fn unquoted(text: &str) -> String {
    text.trim().trim_start_matches('"').trim_end_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::project::said;

    const ENGLISH: &str = "msgid \"\"\nmsgstr \"Language: en\\n\"\n\n#: a.tsx\nmsgid \"Today\"\nmsgstr \"Today\"\n\nmsgid \"\"\n\"Two \"\n\"lines\"\nmsgstr \"Two lines\"\n";

    fn problems(chinese: &str) -> Vec<String> {
        said(&check(&Project::of(&[("ui/src/locales/en.po", ENGLISH), ("ui/src/locales/zh-CN.po", chinese)])))
    }

    #[test]
    fn missing_empty_and_left_over_sentences_are_found() {
        let whole = "msgid \"Today\"\nmsgstr \"今日\"\n\nmsgid \"Two lines\"\nmsgstr \"两行\"\n";
        assert_eq!(problems(whole), [""; 0]);
        assert!(problems("msgid \"Today\"\nmsgstr \"今日\"\n")[0].contains("`Two lines` is missing"));
        assert!(problems(&whole.replace("两行", ""))[0].contains("not translated"));
        let more = format!("{whole}\nmsgid \"Old\"\nmsgstr \"旧\"\n\n#~ msgid \"Gone\"\n#~ msgstr \"\"\n");
        assert_eq!(problems(&more).len(), 1);
    }

    #[test]
    fn a_translator_that_is_handed_on_is_found() {
        let text = format!("import x\ntype Words = {HANDED_ON}[\"t\"];\n");
        assert_eq!(said(&check(&Project::of(&[("ui/src/a.tsx", &text)]))).len(), 1);
    }

    #[test]
    fn one_sentence_has_one_translation_in_all_catalogues() {
        let entry = |text: &str| format!("msgid \"Free\"\nmsgstr \"{text}\"\n");
        let contexts = |text: &str| format!("msgctxt \"price\"\n{}", entry(text));
        let said_of = |first: &str, second: &str| {
            let english = entry("Free");
            said(&check(&Project::of(&[
                ("ui/src/locales/en/a.po", &english),
                (
                    "ui/src/locales/en/b.po",
                    &english.replace(
                        "msgid",
                        if second.starts_with("msgctxt") { "msgctxt \"price\"\nmsgid" } else { "msgid" },
                    ),
                ),
                ("ui/src/locales/zh-CN/a.po", first),
                ("ui/src/locales/zh-CN/b.po", second),
            ])))
        };
        assert_eq!(said_of(&entry("空闲"), &entry("空闲")), [""; 0]);
        assert!(said_of(&entry("空闲"), &entry("免费"))[0].contains("`免费` here and `空闲` in"));
        assert_eq!(
            said_of(&entry("空闲"), &contexts("免费")),
            [""; 0],
            "a context makes it another sentence"
        );
    }

    #[test]
    fn a_language_without_its_catalogue_is_found() {
        let project = Project::of(&[("ui/src/locales/en/messages.po", ENGLISH)]);
        assert!(said(&check(&project))[0].contains("ui/src/locales/zh-CN/messages.po"));
    }
}
