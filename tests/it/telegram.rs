//! Exports of Telegram as tests write them: a chat with its messages.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

/// When the first message was written: 2024-03-05 09:02 in Shanghai.
pub const FIRST: i64 = 1_709_600_520;

pub fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// A message, so many seconds after the first.
pub fn said(id: impl Into<Value>, second: i64, who: u64, text: &str) -> Value {
    let at = FIRST + second;
    json!({
        "id": id.into(), "type": "message", "date": "2024-03-05T09:02:00", "date_unixtime": at.to_string(),
        "from": format!("用户{who}"), "from_id": format!("user{who}"), "text": text
    })
}

/// A chat; its name comes before its messages, as Telegram writes it.
pub fn chat(name: &str, kind: &str, id: u64, messages: &[Value]) -> String {
    format!(r#"{{"name": "{name}", "type": "{kind}", "id": {id}, "messages": {}}}"#, json!(messages))
}
