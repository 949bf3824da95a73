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

#[test]
fn of_a_folder_every_file_is_told_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let copy = |name: &str, to: &str| {
        let to = folder.path().join(to);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(fixture(name), to).unwrap();
    };
    copy("telegram/group.json", "a/result.json");
    copy("line/ja.txt", "b.txt");
    std::fs::write(folder.path().join("notes.txt"), "Next time: cake\n").unwrap();
    let said = inspected(&["--json"], &[folder.path().to_owned()]);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(said.status, Some(0), "a folder may hold anything: {said:?}");
    let told = found.as_array().unwrap().iter().map(|one| {
        let file = one["file"].as_str().unwrap().strip_prefix(folder.path().to_str().unwrap()).unwrap();
        (file, one["format"].as_str().or(one["error"]["details"]["reason"].as_str()).unwrap())
    });
    let expected =
        [("/a/result.json", "telegram"), ("/b.txt", "line"), ("/notes.txt", "unknown_chat_format")];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let nothing = tempfile::tempdir().unwrap();
    let said = inspected(&[], &[nothing.path().to_owned()]);
    assert!(said.status == Some(1) && said.err.contains("a folder without files"), "{said:?}");
    let place = crate::Place::made();
    let imported = place.run(["import".as_ref(), nothing.path().as_os_str()]);
    assert!(imported.status == Some(1) && imported.err.contains("a folder without files"), "{imported:?}");
}

#[test]
fn what_was_recognised_is_overruled() {
    let as_qq = inspected(&["--json", "--format", "qq"], &[fixture("telegram/group.json")]);
    let found: Value = serde_json::from_str(&as_qq.out).unwrap();
    assert_eq!((&found["format"], &found["messages"]), (&"qq".into(), &0.into()));
    let said = inspected(&["--format", "icq"], &[fixture("telegram/group.json")]);
    assert!(said.status == Some(1) && said.err.contains("unknown_format"), "{said:?}");
}

#[test]
fn oddities_are_told_in_the_language_of_the_program() {
    let said: Said = program()
        .env("TULOU_LANG", "zh")
        .arg("inspect")
        .arg(fixture("telegram/group.json"))
        .output()
        .unwrap()
        .into();
    assert!(said.out.contains("JSON 不规范") && said.out.contains("第 7 个元素"), "{said:?}");
    let said: Said = program()
        .args(["--lang", "zh", "inspect"])
        .arg(fixture("telegram/group.json.expected.json"))
        .output()
        .unwrap()
        .into();
    assert!(said.err.contains("不是这里认识的聊天记录"), "{said:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let said = inspected(&["--json"], std::slice::from_ref(&pipe));
    assert!(said.status == Some(1) && said.err.contains("not_a_file"), "{said:?}");
    let place = crate::Place::made();
    let said = place.run(["import".as_ref(), pipe.as_os_str()]);
    assert!(said.status == Some(1) && said.err.contains("neither a file nor a folder"), "{said:?}");
}

#[test]
fn tables_are_told_as_they_would_be_imported() {
    let place = crate::Place::made();
    let told = |file: &str, more: &[&str]| -> Value {
        let said = inspected(&[&["--json"], more].concat(), &[PathBuf::from(file)]);
        serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{said:?}"))
    };
    let messages = place.file(
        "m.csv",
        "群,时间,发送人,用户ID,内容,回复\n甲,2024-03-05 09:00,小红,1,早,\n乙,2024-03-05 09:01,小明,2,早,7\n",
    );
    let found = told(&messages, &[]);
    let counts =
        ["format", "messages", "replies", "authors", "first", "last"].map(|name| found[name].to_string());
    let expected = ["\"messages\"", "2", "1", "2", "\"2024-03-05T09:00:00\"", "\"2024-03-05T09:01:00\""];
    assert_eq!(counts, expected, "{found}");
    assert_eq!(told(&messages, &["--format", "messages"]), found);

    let log = "time,member_id,kind\n2024-03-05T01:00:00Z,1,message\n2024-03-05T01:01:00Z,1,reply\n\
               2024-03-05T01:02:00Z,2,reaction\n2024-03-05T01:03:00Z,3,join\n2024-03-06T01:03:00Z,3,rejoin\n\
               2024-03-07T01:00:00Z,3,leave\nonce,3,message\n";
    let found = told(&place.file("log.csv", log), &[]);
    let counts = ["messages", "replies", "reactions", "joins", "leaves"].map(|name| found[name].as_u64());
    assert_eq!((found["format"].as_str(), counts), (Some("interactions"), [2, 1, 1, 2, 1].map(Some)));
    assert_eq!((&found["per_author"], &found["rows"]), (&serde_json::json!({ "1": 2 }), &6.into()));
    assert_eq!(found["last"], "2024-03-05T01:01:00Z", "of messages");
    assert_eq!(found["problems"], serde_json::json!([{ "place": "line 8", "code": "bad_time" }]));

    let people = place.file("p.csv", "会员名单,,\n姓名,手机,备注\n小红,13800138000,\n,,合计\n小明,,\n");
    let found = told(&people, &[]);
    assert_eq!((&found["format"], &found["members"]), (&"members".into(), &2.into()));
    place.good(["import", people.as_str()]);
    let workbook = place.beside("p.xlsx");
    place.good(["export", "members", workbook.as_str()]);
    let found = told(&workbook, &[]);
    assert_eq!((&found["format"], &found["members"]), (&"members".into(), &2.into()));

    let figures = place.file("f.csv", "群,日期,人数,新增\n一群,2026-03-01,5,1\n一群,2026-03-02,9,1\n");
    let found = told(&figures, &[]);
    assert_eq!((&found["format"], &found["rows"]), (&"figures".into(), &2.into()));
    let said = inspected(&[], &[PathBuf::from(&figures)]);
    assert!(said.out.contains("figures, 2 rows"), "{said:?}");

    let said = inspected(&[], &[PathBuf::from(&people)]);
    assert!(said.out.contains("members, 2 people"), "{said:?}");

    // An archive of one table is that table, and comes in as it.
    let packed = place.beside("m.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&packed).unwrap());
    zip.start_file("导出/m.csv", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, &std::fs::read(&messages).unwrap()).unwrap();
    zip.finish().unwrap();
    assert_eq!(told(&packed, &[]), told(&messages, &[]));
    let came = place.json(["import", packed.as_str()]);
    assert_eq!(came["files"][0]["added"], 2);

    let missing = inspected(&["--format", "messages"], &[PathBuf::from(place.beside("nothing.csv"))]);
    assert!(missing.status == Some(1) && missing.err.contains("nothing.csv"), "{missing:?}");
    let page = place.file("page.html", "<html><body>\n姓名,手机\n小红,13800138000\n</body></html>\n");
    let said = inspected(&[], &[PathBuf::from(page)]);
    assert!(said.status == Some(1) && said.err.contains("web page"), "{said:?}");
    let checked = place.file("c.csv", "time,member,kind\n2024-03-05 09:00,1,打卡\n2024-03-05 09:01,2,打卡\n");
    let said = inspected(&[], &[PathBuf::from(checked)]);
    assert!(said.out.contains("interactions, 2 rows") && !said.out.contains("messages"), "{said:?}");

    let none = inspected(&["--json", "--format", "messages"], &[PathBuf::from(&people)]);
    assert!(none.status == Some(1) && none.err.contains("columns_missing"), "{none:?}");
    let locked = place.beside("locked.xlsx");
    std::fs::write(&locked, b"PK\x03\x04 and then nothing").unwrap();
    let damaged = inspected(&["--json"], &[PathBuf::from(&locked)]);
    assert!(damaged.status == Some(1) && !damaged.err.contains("unknown_chat_format"), "{damaged:?}");
}
