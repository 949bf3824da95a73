//! Inputs and outputs of the commands for attachments.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Uid, clock::Millis};

/// A kept file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentView {
    /// Its identity.
    pub uid: Uid,
    /// SHA-256 of its content, in hexadecimal.
    pub hash: String,
    /// What it was called, safe to show and to save under.
    pub name: String,
    /// What it is, told from its first bytes and not from its name.
    pub mime: String,
    /// Its size.
    pub bytes: i64,
    /// When it was added.
    pub created_at: Millis,
}

/// Files to be kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AddAttachments {
    /// Paths of the files, as the system gave them.
    pub paths: Vec<String>,
}

/// A pasted picture or file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PasteAttachment {
    /// What to call it.
    pub name: String,
    /// Its content in base64.
    pub base64: String,
}

/// Names an attachment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AttachmentRef {
    /// Which.
    pub uid: Uid,
}

/// The content of an attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentContent {
    /// The file.
    pub attachment: AttachmentView,
    /// Its content in base64.
    pub base64: String,
}

/// Where an attachment is to be copied.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportAttachment {
    /// Which.
    pub uid: Uid,
    /// The new file.
    pub path: String,
    /// Whether it may take the place of an existing one.
    #[serde(default)]
    pub replace: bool,
}

/// A picture that was drawn on the screen, and where it is to be written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportPicture {
    /// The file, which ends in `.png` or `.svg`; one that is there is replaced.
    pub path: String,
    /// Its content in base64.
    pub base64: String,
}
