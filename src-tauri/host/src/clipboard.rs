//! The clipboard of the system: texts to the character, pictures as pictures, files as files.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock},
};

use arboard::{Clipboard, ImageData};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tulou_core::{
    Error, Result, Uid,
    api::{self, App, NoProgress},
};

use crate::locked;

/// Pictures with more pixels than this are no pictures for a chat.
const MOST_SIDE: u32 = 16_384;
/// The memory that unpacking one may take.
const MOST_BYTES: u64 = 512 << 20;

/// Runs `put` on the clipboard of this process. It lives as long as the process: on Linux the program that copied hands
/// the content out itself, whenever somebody pastes.
fn with(put: impl FnOnce(&mut Clipboard) -> std::result::Result<(), arboard::Error>) -> Result<()> {
    static SHARED: OnceLock<Mutex<Option<Clipboard>>> = OnceLock::new();
    let mut shared = locked(SHARED.get_or_init(Mutex::default));
    let clipboard = match &mut *shared {
        Some(clipboard) => clipboard,
        empty => empty.insert(Clipboard::new().map_err(refused)?),
    };
    put(clipboard).map_err(refused)
}

fn refused(reason: arboard::Error) -> Error {
    Error::invalid("clipboard", "refused").with("message", reason.to_string())
}

/// Copies a text.
pub fn set_text(text: String) -> Result<()> {
    with(|clipboard| clipboard.set_text(text))
}

/// Copies a picture file as a picture.
pub fn set_image(path: &Path) -> Result<()> {
    let told = |reason: std::io::Error| Error::io(path, &reason);
    let mut reader =
        image::ImageReader::open(path).and_then(|reader| reader.with_guessed_format()).map_err(told)?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let no_picture = |reason: image::ImageError| {
        Error::invalid("file", "not_a_picture").with("message", reason.to_string())
    };
    let pixels = reader.decode().map_err(no_picture)?.into_rgba8();
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let image = ImageData { width, height, bytes: Cow::Owned(pixels.into_raw()) };
    with(|clipboard| clipboard.set_image(image))
}

/// Copies a file as a file manager does.
pub fn set_file(path: &Path) -> Result<()> {
    with(|clipboard| clipboard.set().file_list(&[path]))
}

/// Takes away what was copied, so that nothing can be pasted in the place of what could not be.
pub fn clear() -> Result<()> {
    with(Clipboard::clear)
}

/// As what a file came to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum As {
    /// As a picture.
    Image,
    /// As a file that can be pasted.
    File,
    /// As the text of its path, to be dragged or opened by hand.
    Path,
}

/// Copies a file as what was wanted, or as the next best that the system takes; as what is answered.
pub fn set_best(path: &Path, wanted: As) -> Result<As> {
    best(wanted, |kind| match kind {
        As::Image => set_image(path),
        As::File => set_file(path),
        As::Path => set_text(path.to_string_lossy().into_owned()),
    })
}

/// The wanted one if it works, else the first after it that does; the fault of the wanted one when none does.
fn best(wanted: As, put: impl Fn(As) -> Result<()>) -> Result<As> {
    let Err(fault) = put(wanted) else { return Ok(wanted) };
    let mut after = [As::Image, As::File, As::Path].into_iter().skip_while(|kind| *kind != wanted).skip(1);
    after.find(|kind| put(*kind).is_ok()).ok_or(fault)
}

/// Lays a kept file out under its own name, where another program can read it after it was pasted.
pub fn lay_out(app: &App, folder: &Path, file: Uid) -> Result<PathBuf> {
    let name = app.store.read(|tx| tulou_core::attachments::get(tx, file))?.name;
    let own = folder.join(file.to_string());
    std::fs::create_dir_all(&own).map_err(|reason| Error::io(&own, &reason))?;
    let path = own.join(file_name(&name));
    let out = json!({ "uid": file, "path": path, "replace": true });
    api::call(app, "attachment_export", &out.to_string(), &NoProgress::default().job())?;
    Ok(path)
}

/// The name of a kept file as the last part of a path on any system.
fn file_name(name: &str) -> PathBuf {
    let odd = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let plain: String = name.chars().map(|c| if odd(c) { '_' } else { c }).collect();
    let plain = plain.trim().trim_end_matches('.');
    PathBuf::from(if plain.is_empty() { "file" } else { plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_elsewhere_stays_in_its_folder() {
        let names = ["../../etc/passwd", "a:b?.png", "海报 1.png", "..", " "];
        let plain = names.map(|name| file_name(name).to_string_lossy().into_owned());
        assert_eq!(plain, [".._.._etc_passwd", "a_b_.png", "海报 1.png", "file", "file"]);
    }

    #[test]
    fn what_cannot_be_copied_as_wanted_is_copied_as_the_next_best() {
        let tried = |wanted: As, works: &[As]| {
            best(wanted, |kind| {
                if works.contains(&kind) { Ok(()) } else { Err(Error::invalid("clipboard", "refused")) }
            })
        };
        assert_eq!(tried(As::Image, &[As::Image, As::File, As::Path]), Ok(As::Image));
        assert_eq!(tried(As::Image, &[As::File, As::Path]), Ok(As::File));
        assert_eq!(tried(As::Image, &[As::Path]), Ok(As::Path));
        assert_eq!(tried(As::File, &[As::Image, As::Path]), Ok(As::Path), "never back to a picture");
        assert!(tried(As::Image, &[]).is_err());
    }

    #[test]
    fn what_is_no_picture_is_refused_before_the_clipboard_is_touched() {
        let path = std::env::temp_dir().join(format!("tulou-no-picture-{}.png", std::process::id()));
        std::fs::write(&path, b"GIF89a and then nothing").unwrap();
        let refused = set_image(&path).unwrap_err();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(refused.details["reason"], "not_a_picture");
    }
}
