//! `inspect`: exports of chats are counted without a workspace.

use std::path::PathBuf;

use serde_json::Value;

use crate::{Said, program};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/chats").join(name)
}

fn inspected(arguments: &[&str], files: &[PathBuf]) -> Said {
    program().arg("inspect").args(arguments).args(files).output().unwrap().into()
}

#[test]
fn one_file_is_an_object_and_several_are_a_list() {
    let one = inspected(&["--json"], &[fixture("telegram/group.json")]);
    let found: Value = serde_json::from_str(&one.out).unwrap();
    assert_eq!((one.status, &found["format"], &found["messages"]), (Some(0), &"telegram".into(), &7.into()));
    assert_eq!(found["problems"][0]["code"], "repaired");
    let two = inspected(&["--json"], &[fixture("telegram/group.json"), fixture("line/ja.txt")]);
    let found: Value = serde_json::from_str(&two.out).unwrap();
    assert_eq!(found[1]["format"], "line");
}

#[test]
fn people_read_sentences_and_an_unknown_file_is_named() {
    let said = inspected(&[], &[fixture("whatsapp/android-zh.txt")]);
    assert!(said.out.contains("4 messages by 3 people"), "{said:?}");
    let unknown = fixture("telegram/group.json.expected.json");
    let said = inspected(&["--json"], std::slice::from_ref(&unknown));
    assert_eq!((said.status, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("bad_file") && said.err.contains("unknown_chat_format"), "{said:?}");
    let said = inspected(&[], &[unknown, fixture("line/ja.txt")]);
    assert_eq!(said.status, Some(1), "the other is told all the same");
    assert!(said.out.contains("line"), "{said:?}");
}
