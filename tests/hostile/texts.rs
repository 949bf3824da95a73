//! JSON and text that nobody would write.

use std::{fs, path::Path};

use crate::place::Place;

const TELEGRAM: &str = r#"{"name":"a","type":"private_group","id":1,"messages":[{"id":1,"type":"message","date":"2024-03-05T09:02:00","from":"b","from_id":"user1","text":"#;

#[test]
fn depth_does_not_reach_the_stack() {
    let place = Place::new();
    let deep = "[".repeat(100_000);
    let inside = place.file("inside.json", format!("{TELEGRAM}{deep}{}}}]}}", "]".repeat(100_000)));
    place.inspect(&[], &[&inside]).read(&["too_deep", "element 1"]);
    place.would_import(&["--format", "telegram"], &[&inside]);
    let open = place.file("open.json", format!("{TELEGRAM}{deep}"));
    place.inspect(&[], &[&open]).read(&["truncated"]);
    let objects = place.file("objects.json", "{\"a\":".repeat(100_000));
    for file in [place.file("lists.json", &deep), objects] {
        place.inspect(&[], &[&file]).refused(&["bad_file"]);
        // As a list of people it is a row without a name.
        place.would_import(&[], &[&file]);
    }
}

#[test]
fn any_encoding_and_none_is_read_or_refused() {
    let place = Place::new();
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let chat = "2024/3/5 21:07 - a: hello\n2024/3/5 21:08 - b: you\n";
    let mut marked = b"\xFF\xFE".to_vec();
    marked.extend(wide(chat));
    marked.push(b'!');
    place.inspect(&[], &[&place.file("odd.txt", &marked)]).read(&["\"messages\":2"]);
    place.inspect(&[], &[&place.file("wide.txt", wide(chat))]).read(&["\"messages\":2"]);
    // The mark of UTF-8 in front of Chinese in its older encoding.
    let mut wrong = b"\xEF\xBB\xBF2024/3/5 21:07 - a: ".to_vec();
    wrong.extend(b"\xC4\xE3\xBA\xC3\n");
    place.inspect(&[], &[&place.file("wrong.txt", &wrong)]).read(&["wrong_mark", "\"messages\":1"]);
    let zeros = format!("2024/3/5 21:07 - a: {}\n2024/3/5 21:08 - b: c\n", "\0".repeat(50));
    place.inspect(&[], &[&place.file("zeros.txt", zeros)]);
    let noise: Vec<u8> = (0..200_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    place.inspect(&[], &[&place.file("noise", &noise)]).refused(&["bad_file"]);
    for empty in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\n\n\n"] {
        let file = place.file("empty.txt", empty);
        place.inspect(&[], &[&file]).refused(&["bad_file"]);
        place.refused_import(&file, &["bad_file", "empty"]);
    }
    let mut zeros = TELEGRAM.as_bytes().to_vec();
    zeros.extend(b"\"\0\x01\"}]}");
    place.inspect(&[], &[&place.file("zeros.json", zeros)]);
}

#[test]
fn what_a_file_or_a_chat_is_called_moves_no_cursor() {
    let place = Place::new();
    let name = if cfg!(unix) { "a\u{1b}[31m\u{7}\n.txt" } else { "a.txt" };
    let file = place.file(name, "2024/3/5 21:07 - \u{1b}]0;x\u{7}: hello\n2024/3/5 21:08 - b: you\n");
    for said in [place.inspect(&[], &[&file]), place.would_import(&[], &[&file])] {
        said.read(&[]);
        assert!(!said.out.contains(['\u{1b}', '\u{7}']), "{said:?}");
    }
    let program = env!("CARGO_BIN_EXE_tulou-cli");
    let said = std::process::Command::new(program).arg("inspect").arg(&file).output().unwrap();
    let out = String::from_utf8(said.stdout).unwrap();
    assert!(!out.contains(['\u{1b}', '\u{7}']), "{out:?}");
}

#[test]
fn a_folder_of_ten_thousand_files_is_gone_through() {
    let place = Place::new();
    let folder = place.path("many");
    fs::create_dir(&folder).unwrap();
    for number in 0..10_000 {
        let content: &[u8] = match (number % 100, number % 3) {
            // What may be a workbook is looked at in a process of its own.
            (99, _) => b"PK\x03\x04\x14\0\0\0\x08\0",
            (_, 0) => b"",
            (_, 1) => b"{\"a\": [1, 2",
            _ => b"neither a chat\nnor anything else\n",
        };
        fs::write(folder.join(format!("{number:05}.txt")), content).unwrap();
    }
    fs::write(folder.join("chat.txt"), "2024/3/5 21:07 - a: hello\n2024/3/5 21:08 - b: you\n").unwrap();
    // A link that leads around in a circle is not followed.
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("again")).unwrap();
    let said = place.would_import(&[], &[Path::new(&folder)]);
    said.read(&["whatsapp"]);
}
