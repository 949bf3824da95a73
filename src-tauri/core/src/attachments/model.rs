//! Rules of attachments: what a file is, what it may be called, how large it may be.

/// The largest file that is kept.
pub(super) const LARGEST: u64 = 200 * 1024 * 1024;
/// The largest file whose content is handed to the window at once.
pub(super) const LARGEST_SHOWN: i64 = 32 * 1024 * 1024;
/// How many of its first bytes tell what a file is.
pub(super) const HEAD: usize = 64;
/// Longest label, in characters.
const LONGEST_LABEL: usize = 120;
/// What a file without a usable name is called.
const NAMELESS: &str = "file";

/// Beginnings of files, and what they are. Pictures come only from here: a name alone never makes one.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"BM", "image/bmp"),
    (0, b"%PDF-", "application/pdf"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (8, b"WAVE", "audio/wav"),
];

/// What a name says where the bytes do not: containers and plain text.
const EXTENSIONS: &[(&str, &str)] = &[
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("zip", "application/zip"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
    ("md", "text/markdown"),
    ("ics", "text/calendar"),
];

/// What a file is, by its first bytes and, for containers and text, by its name.
pub(super) fn mime_of(head: &[u8], name: &str) -> &'static str {
    let signed = SIGNATURES
        .iter()
        .find(|(at, signature, _)| head.get(*at..).is_some_and(|rest| rest.starts_with(signature)));
    if let Some((_, _, mime)) = signed {
        return mime;
    }
    let extension = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
    EXTENSIONS.iter().find(|(end, _)| *end == extension).map_or("application/octet-stream", |(_, mime)| mime)
}

/// A name that can be shown and saved under on every system: the last part of a path, without control characters,
/// direction overrides (which make `exe` look like `gpj`) and characters that some file system refuses.
pub(super) fn safe_label(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|letter| !is_hidden(*letter)).collect();
    let kept: String =
        kept.chars().map(|letter| if "<>:\"|?*".contains(letter) { '_' } else { letter }).collect();
    let kept = kept.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    match kept {
        "" => NAMELESS.to_owned(),
        device if is_device(device) => format!("_{}", shortened(device)),
        _ => shortened(kept),
    }
}

/// Windows opens a device and not a file under these names, whatever the extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_uppercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Cuts the stem, never the extension.
fn shortened(name: &str) -> String {
    let length = name.chars().count();
    if length <= LONGEST_LABEL {
        return name.to_owned();
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, end)) if end.chars().count() <= 10 => (stem, format!(".{end}")),
        _ => (name, String::new()),
    };
    let room = LONGEST_LABEL - extension.chars().count();
    stem.chars().take(room).chain(extension.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say_and_a_name_alone_makes_no_picture() {
        assert_eq!(mime_of(b"\x89PNG\r\n\x1a\n....", "a.txt"), "image/png");
        assert_eq!(mime_of(b"RIFF....WEBPVP8", "x"), "image/webp");
        assert_eq!(mime_of(b"<script>", "photo.png"), "application/octet-stream");
        assert_eq!(mime_of(b"<svg onload=1>", "a.svg"), "application/octet-stream");
        assert_eq!(mime_of(b"PK\x03\x04", "Plan.XLSX"), EXTENSIONS[1].1);
    }

    #[test]
    fn labels_are_safe_on_every_system() {
        assert_eq!(safe_label("C:\\temp\\早报 1.png"), "早报 1.png");
        assert_eq!(safe_label("../../etc/passwd"), "passwd");
        assert_eq!(safe_label("photo\u{202e}gpj.exe"), "photogpj.exe");
        assert_eq!(safe_label("a<b>:c?.txt"), "a_b__c_.txt");
        assert_eq!(
            (safe_label("con.txt"), safe_label("Lpt1"), safe_label("console.txt")),
            ("_con.txt".into(), "_Lpt1".into(), "console.txt".into())
        );
        assert_eq!((safe_label(" .. "), safe_label("plan.pdf. .")), (NAMELESS.into(), "plan.pdf".into()));
        let long = safe_label(&format!("{}.png", "长".repeat(300)));
        assert_eq!((long.chars().count(), long.ends_with(".png")), (LONGEST_LABEL, true));
    }
}
