//! Tables of messages: recognised by their headers, or said to be some, whatever is in them.

use tulou_core::{
    Code,
    chats::Options,
    logs,
    tabular::{NoReader, Source},
};

use crate::campaign::Target;

pub const MESSAGES: Target = Target {
    name: "messages",
    words: &[
        "时间,发送人,内容\n",
        "time,author,content\n",
        "啥时候\t谁\t说了啥\n",
        "2024-03-05 09:02",
        "3/5/2024 9:02 PM",
        "13/5/2024",
        "1709600520",
        "45356.5",
        "发送者微信ID",
        "消息类型",
        "系统消息",
        "加入了群聊",
        "reaction_count",
        "99999999999",
        "标题",
        ",",
        "\t",
        "\"",
        "\n",
        "\u{feff}",
    ],
    seeds: || {
        vec![
            "序号,时间,发送者昵称,发送者微信ID,消息类型,内容\n1,2024-03-05 09:00:00,甲,wxid_a,文本消息,hi\n".into(),
            b"message_id,timestamp,channel,author_id,content,reply_to,reaction_count,is_bot\n1,2024-03-05T09:00:00Z,c,a,hi,,3,0\n".to_vec(),
            b"2024-03-05 09:02,Ann,good morning\n2024-03-05 09:03,Bob,hi\n".to_vec(),
        ]
    },
    longest: 6_000,
    replays: 2_000,
    change: None,
    run: count,
};

/// As what it is, and as messages because somebody says so; each twice.
fn count(bytes: &[u8]) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let source = Source::File { path: file.path().to_owned() };
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u64 + 1;
    for is_said in [false, true] {
        let counted = || logs::count(&NoReader, &source, &Options::default(), is_said);
        match counted() {
            Err(error) => {
                assert!(matches!(error.code, Code::BadFile | Code::TooLarge | Code::Invalid), "{error:?}");
            }
            Ok(None) => {}
            Ok(Some(found)) => {
                assert!(found.messages <= lines, "{} messages in {lines} lines", found.messages);
                assert!(found.authors <= found.messages && found.replies <= found.messages);
                assert_eq!(found.per_author.values().sum::<u64>() > 0, found.authors > 0);
                let again = serde_json::to_string(&counted().unwrap()).unwrap();
                assert_eq!(serde_json::to_string(&Some(&found)).unwrap(), again, "the same each time");
            }
        }
    }
}
