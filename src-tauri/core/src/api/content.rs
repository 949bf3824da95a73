//! Commands of content, deliveries and pillars.

use super::{
    risk,
    table::{Nothing, commands},
};
use crate::{
    content::{
        self, AddContent, AddContents, AddPillar, ContentDefaults, ContentList, ContentRef, ContentView,
        DefaultsFor, DeliveriesOf, DeliveryList, DeliveryOf, DeliveryProgress, DeliveryText, EditContent,
        EditContents, EditContentsEach, EditPillar, ListContents, ListPillars, MarkDeliveries, MarkEach,
        MoveContents, PillarRef, PillarView, ScheduleContents, SetContentChannels, SetPieces, TextLength,
        TextLengths, TrashContents,
    },
    slots,
};

commands! {
    /// A page of content items for the board, the table or the calendar's tray, with counts by state.
    read contents(ListContents) -> ContentList = |_, tx, input| content::list(tx, &input);
    /// One content item with its body.
    read content(ContentRef) -> ContentView = |_, tx, input| content::get(tx, input.uid);
    /// What a new content item starts from: as the last one like it was.
    read content_defaults(DefaultsFor) -> ContentDefaults = |_, tx, input| content::defaults(tx, &input);
    /// Makes a content item; what is left out comes from the last one like it.
    write content_add(AddContent) -> ContentView = |_, tx, input| content::add(tx, input);
    /// Makes content items in one step, as a pasted list is.
    write contents_add(AddContents) -> Nothing = |_, tx, input| content::add_many(tx, input).map(|()| Nothing {});
    /// Changes a content item; what is left out stays, null clears.
    write content_edit(EditContent) -> ContentView = |_, tx, input| content::edit(tx, input);
    /// Writes the body of a content item, or its version for one channel.
    write content_pieces_set(SetPieces) -> ContentView = |_, tx, input| content::set_pieces(tx, &input);
    /// Makes a copy of a content item, without its time and deliveries.
    write content_duplicate(ContentRef) -> ContentView = |_, tx, input| content::duplicate(tx, input.uid);
    /// Moves content items to a column of the board.
    write contents_move(MoveContents) -> Nothing = |_, tx, input| content::move_to(tx, &input).map(|()| Nothing {});
    /// Makes the same change to many content items.
    write contents_edit(EditContents; risk::contents_edit) -> Nothing = |_, tx, input| content::edit_many(tx, &input).map(|()| Nothing {});
    /// Makes another change to each of many content items.
    write contents_edit_each(EditContentsEach; risk::contents_edit_each) -> Nothing = |_, tx, input| content::edit_each(tx, input).map(|()| Nothing {});
    /// Adds channels to content items and takes others away.
    write contents_channels_set(SetContentChannels; risk::contents_channels_set) -> Nothing = |_, tx, input| content::set_channels(tx, &input).map(|()| Nothing {});
    /// Gives content items their times, or takes them off the calendar.
    write contents_schedule(ScheduleContents; risk::contents_schedule) -> Nothing = |_, tx, input| content::schedule_many(tx, &input).map(|()| Nothing {});
    /// Puts content items into the trash, or takes them out again.
    write contents_trash(TrashContents; risk::contents_trash) -> Nothing = |_, tx, input| content::trash(tx, &input).map(|()| Nothing {});
    /// Every channel of a content item (of one date of a series) with what became of it.
    read deliveries(DeliveriesOf) -> DeliveryList = |_, tx, input| content::deliveries(tx, &input);
    /// Marks deliveries as sent, skipped or failed, or sets them back; all pending ones when no channel is named.
    write deliveries_mark(MarkDeliveries) -> DeliveryProgress = |_, tx, input| content::mark(tx, &input);
    /// Says what became of deliveries of several items, in one step.
    write deliveries_mark_each(MarkEach) -> Nothing = |_, tx, input| content::mark_each(tx, &input).map(|()| Nothing {});
    /// What is copied for one channel, piece by piece, with what it names in braces filled in.
    read delivery_text(DeliveryOf) -> DeliveryText = |_, tx, input| content::delivery_text(tx, &input);
    /// How long a text is on some platforms, as each of them counts.
    read text_lengths(TextLengths) -> Vec<TextLength> = |_, _, input| Ok(content::text_lengths(&input));
    /// The pillars of a community.
    read pillars(ListPillars) -> Vec<PillarView> = |_, tx, input| content::pillars(tx, input.community);
    /// Makes a pillar.
    write pillar_add(AddPillar) -> PillarView = |_, tx, input| content::pillar_add(tx, &input);
    /// Changes a pillar; what is left out stays, null clears.
    write pillar_edit(EditPillar) -> PillarView = |_, tx, input| content::pillar_edit(tx, input);
    /// Takes a pillar away; its items stay.
    write pillar_remove(PillarRef) -> Nothing = |_, tx, input| {
        slots::forget_pillar(tx, input.uid)?;
        content::pillar_remove(tx, input.uid).map(|()| Nothing {})
    };
}
