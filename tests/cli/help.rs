//! Help that teaches: every subcommand says what it does and shows examples, in both languages.

use crate::program;

fn said(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = program().args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The names that the program's own help lists.
fn subcommands() -> Vec<String> {
    let (_, help, _) = said(&["--help"]);
    let listed = help.split("Commands:").nth(1).expect("a list of commands");
    let lines = listed.lines().skip(1).take_while(|line| !line.trim().is_empty());
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn every_subcommand_explains_itself_with_examples_in_both_languages() {
    let names = subcommands();
    for expected in
        ["init", "demo", "import", "export", "occurrences", "backup", "restore", "check", "call", "commands"]
    {
        assert!(names.iter().any(|name| name == expected), "{expected} is missing in {names:?}");
    }
    for (language, example) in [("en", "Example"), ("zh-CN", "示例")] {
        for name in names.iter().map(String::as_str).chain([""]) {
            let arguments: Vec<&str> =
                ["--lang", language, name, "--help"].into_iter().filter(|part| !part.is_empty()).collect();
            let (status, out, err) = said(&arguments);
            assert_eq!((status, err.as_str()), (Some(0), ""), "{arguments:?}");
            assert!(out.contains(example), "{arguments:?} shows no example:\n{out}");
            assert!(out.contains(&format!("tulou-cli {name}")), "{arguments:?} shows itself:\n{out}");
        }
    }
}

#[test]
fn without_a_command_and_with_an_unknown_one_usage_goes_to_stderr() {
    for arguments in [&[][..], &["dance"], &["export", "everything", "x"], &["init", "--scale", "huge"]] {
        let (status, out, err) = said(arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.contains("Usage") || err.contains("--help"), "{arguments:?}: {err}");
    }
}
