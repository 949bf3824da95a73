//! Bytes and texts in another alphabet than ASCII, as address books and mail write them.

use encoding_rs::{Encoding, UTF_8};

/// The bytes of quoted-printable text; in headers `_` is a blank.
pub fn unquoted_printable(text: &str, header: bool) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).and_then(|code| std::str::from_utf8(code).ok());
        match (bytes[at], code.and_then(|code| u8::from_str_radix(code, 16).ok())) {
            (b'=', Some(byte)) => {
                out.push(byte);
                at += 3;
                continue;
            }
            (b'_', _) if header => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    out
}

/// Bytes of a named encoding as text; UTF-8 when the name is not known.
pub fn decoded(bytes: &[u8], charset: &str) -> String {
    let rules = Encoding::for_label(charset.as_bytes()).unwrap_or(UTF_8);
    rules.decode_without_bom_handling(bytes).0.into_owned()
}
