//! What programs write that is nearly JSON.

/// Mends what is known to be written that is not JSON: `\x0B` and bare control characters, bytes that are no UTF-8, and
/// values without quotes.
pub fn mended(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text.as_ref();
    let mut quoted = false;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        if quoted {
            rest = match letter {
                '\\' => escape(after, &mut out),
                '"' => {
                    quoted = false;
                    out.push('"');
                    after
                }
                '\u{0}'..='\u{1f}' => {
                    out.push_str(&format!("\\u{:04x}", letter as u32));
                    after
                }
                other => {
                    out.push(other);
                    after
                }
            };
            continue;
        }
        quoted = letter == '"';
        out.push(letter);
        rest = if letter == ':' { bare_value(after, &mut out) } else { after };
    }
    out.into_bytes()
}

/// What follows a backslash inside quotes.
fn escape<'a>(after: &'a str, out: &mut String) -> &'a str {
    let hexadecimal = |range: std::ops::Range<usize>| {
        after.get(range).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    match after.chars().next() {
        Some('x') if hexadecimal(1..3).is_some() => {
            out.push_str("\\u00");
            out.push_str(&after[1..3]);
            &after[3..]
        }
        Some('u') if hexadecimal(1..5).is_none() => {
            out.push_str("\\\\u");
            &after[1..]
        }
        Some(known) if "\"\\/bfnrtu".contains(known) => {
            out.push('\\');
            out.push(known);
            &after[1..]
        }
        Some(_) => {
            out.push_str("\\\\");
            // What follows is looked at again by itself: it may be a control character.
            after
        }
        None => after,
    }
}

/// A value after a colon that stands without quotes, up to the end of its line or the next comma.
fn bare_value<'a>(after: &'a str, out: &mut String) -> &'a str {
    let value = after.trim_start_matches([' ', '\t']);
    let end = value.find(['\n', '\r', ',']).unwrap_or(value.len());
    let word = value[..end].trim_end_matches(['}', ']', ' ']);
    let known = word.is_empty()
        || word.starts_with(['"', '{', '['])
        || serde_json::from_str::<serde::de::IgnoredAny>(word).is_ok();
    if known {
        return after;
    }
    out.push_str(&serde_json::Value::from(word).to_string());
    &value[word.len()..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_telegram_writes_that_is_not_json_is_mended() {
        for (given, value) in [
            (r#"{"a":"x\x0By"}"#, "{\"a\":\"x\\u000By\"}"),
            (
                "{\"document_id\": video_files/sticker (2).webm\n}",
                "{\"document_id\":\"video_files/sticker (2).webm\"\n}",
            ),
            ("{\"a\":\"x\u{1}\", \"b\": 3}", "{\"a\":\"x\\u0001\", \"b\": 3}"),
            (r#"{"a":"\q"}"#, r#"{"a":"\\q"}"#),
        ] {
            let text = String::from_utf8(mended(given.as_bytes())).unwrap();
            assert_eq!(text, value);
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
        }
    }
}
