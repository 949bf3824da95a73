//! Words of mail and address books that are written in another alphabet than ASCII.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::tabular::{decoded, unquoted_printable};

/// A header's text with its words like `=?GB2312?B?…?=` decoded.
pub fn header(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut after_word = false;
    while let Some(begin) = rest.find("=?") {
        let word = &rest[begin + 2..];
        let mut parts = word.splitn(4, '?');
        let (charset, kind, content, end) = (parts.next(), parts.next(), parts.next(), parts.next());
        let found = match (charset, kind, content, end) {
            (Some(charset), Some(kind), Some(content), Some(end)) if end.starts_with('=') => {
                let bytes = match kind {
                    "B" | "b" => STANDARD.decode(content).ok(),
                    "Q" | "q" => Some(unquoted_printable(content, true)),
                    _ => None,
                };
                bytes.map(|bytes| (decoded(&bytes, charset), &end[1..]))
            }
            _ => None,
        };
        let front = &rest[..begin];
        // Blanks between two such words only keep them apart.
        if !(after_word && front.trim().is_empty()) {
            out.push_str(front);
        }
        match found {
            Some((text, behind)) => {
                out.push_str(&text);
                rest = behind;
                after_word = true;
            }
            None => {
                out.push_str("=?");
                rest = word;
                after_word = false;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_headers_are_decoded() {
        for (given, expected) in [
            ("=?UTF-8?B?5byg5LiJ?= <a@b.c>", "张三 <a@b.c>"),
            ("=?GB2312?B?1cXI/Q==?=", "张三"),
            ("=?utf-8?Q?Andr=C3=A9_B?= =?utf-8?Q?=2E?=", "André B."),
            ("plain =? text", "plain =? text"),
        ] {
            assert_eq!(header(given), expected);
        }
    }
}
