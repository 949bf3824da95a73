//! Attachments: files kept in the workspace's folder under the SHA-256 of their content, so that a file used forty
//! times lies there once and is never overwritten. Rows say what the file was called; the bytes never enter SQLite.
//!
//! A file is put into the folder before the step that names it, so a row never points at nothing; a file without a row
//! does no harm and goes with the daily work, once neither a record, nor a step that can be taken back or done again, nor
//! a backup names it. Restoring, packing and thinning are the workspace's work.

mod model;
mod ops;
mod table;
mod view;

pub use ops::{
    Kept, attachment_id, export, export_picture, get, keep_bytes, keep_file, paste, read, record,
    remove_files, unnamed, unused,
};
pub use view::{
    AddAttachments, AttachmentContent, AttachmentRef, AttachmentView, ExportAttachment, ExportPicture,
    PasteAttachment,
};
