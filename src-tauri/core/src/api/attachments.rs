//! Commands of attachments: the bytes go into the folder first, then a short step names them.

use std::path::Path;

use super::table::{Nothing, commands};
use crate::{
    attachments::{
        self, AddAttachments, AttachmentContent, AttachmentRef, AttachmentView, ExportAttachment,
        ExportPicture, PasteAttachment,
    },
    store::Step,
};

commands! {
    /// Keeps files in the workspace; the same file is kept once.
    job attachments_add(AddAttachments) -> Vec<AttachmentView> = |app, job, input| {
        let mut kept = Vec::with_capacity(input.paths.len());
        for (place, path) in input.paths.iter().enumerate() {
            job.check()?;
            job.progress(place as u64, input.paths.len() as u64);
            kept.push(attachments::keep_file(&app.folder.attachments(), Path::new(path))?);
        }
        app.store.write(Step::new("attachments_add"), |tx| {
            tx.describe(serde_json::json!({ "count": kept.len() }));
            kept.iter().map(|file| attachments::record(tx, &app.folder.attachments(), file)).collect()
        })
    };
    /// Keeps a pasted picture or file.
    job attachment_paste(PasteAttachment) -> AttachmentView = |app, _, input| {
        let kept = attachments::paste(&app.folder.attachments(), &input)?;
        app.store.write(Step::new("attachment_paste"), |tx| attachments::record(tx, &app.folder.attachments(), &kept))
    };
    /// The content of a kept file, for a preview or the clipboard.
    read attachment_read(AttachmentRef) -> AttachmentContent = |app, tx, input|
        attachments::read(tx, &app.folder.attachments(), input.uid);
    /// Copies a kept file to a new place.
    read attachment_export(ExportAttachment) -> Nothing = |app, tx, input|
        attachments::export(tx, &app.folder.attachments(), &input).map(|()| Nothing {});
    /// Writes a picture that was drawn on the screen to a file.
    job picture_export(ExportPicture) -> Nothing = |_, _, input| attachments::export_picture(&input).map(|()| Nothing {});
}
