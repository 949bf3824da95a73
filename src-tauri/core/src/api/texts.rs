//! Commands of kept texts of messages.

use super::{App, table::commands};
use crate::{
    Result,
    store::Step,
    texts::{self, DropTexts, DroppedTexts, KeptText, TextQuestion, TextsAround, TextsFound, TextsRoom},
    workspace::CommunityRef,
};

commands! {
    /// Kept texts of messages in which every word stands, the newest first; Chinese is cut into words.
    read text_search(TextQuestion) -> TextsFound = |_, tx, input| texts::search(tx, &input);
    /// What was said before and after a text in its channel.
    read texts_around(TextsAround) -> Vec<KeptText> = |_, tx, input| texts::around(tx, &input);
    /// How many texts are kept, and what they and the index over them take.
    read texts_room(CommunityRef) -> TextsRoom = |_, tx, input| texts::room(tx, input.community);
    /// Drops kept texts for good: their messages stay counted, and no undo brings them back.
    job texts_drop(DropTexts) -> DroppedTexts = |app, _, input| drop_texts(app, &input);
}

fn drop_texts(app: &App, input: &DropTexts) -> Result<DroppedTexts> {
    let dropped = app.store.write(Step::new("texts_drop"), |tx| texts::drop_texts(tx, input))?;
    // Until the log is taken in, the file still holds them.
    app.store.checkpoint()?;
    Ok(dropped)
}
