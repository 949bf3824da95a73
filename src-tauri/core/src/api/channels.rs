//! Commands of channels with what is counted in them by day.

use super::{
    risk,
    table::{Nothing, commands},
};
use crate::{
    Result, Uid,
    channels::{
        self, AddChannels, ChannelForms, ChannelRef, ChannelView, EditChannel, ListChannels, SetChannelTags,
        TrashChannels,
    },
    groups::{self, DeliveryDay, GroupDeliveries, GroupsTable, GroupsTableInput},
    members,
    series::{
        self, AddFigure, EditChannels, EditFigure, FigureKind, FigureLine, FigureRef, FigureStored,
        FigureValue, FiguresDay, FiguresOfDay, FiguresRange, HeadCount, ListFigures, SetFigures,
    },
    store::{ReadTx, WriteTx},
    workspace::{self, CommunityRef},
};

commands! {
    /// The channels of a community, in their order.
    read channels(ListChannels) -> Vec<ChannelView> = |_, tx, input| channels::list(tx, &input);
    /// What the channels of a community are found by in pinyin.
    read channel_forms(ListChannels) -> Vec<ChannelForms> = |_, tx, input| forms(tx, &input);
    /// One channel.
    read channel(ChannelRef) -> ChannelView = |_, tx, input| channels::get(tx, input.uid);
    /// Makes channels in one step, with their head counts.
    write channels_add(AddChannels) -> Vec<Uid> = |_, tx, input| add(tx, &input);
    /// Changes a channel; what is left out stays, null clears.
    write channel_edit(EditChannel) -> ChannelView = |_, tx, input| series::edit_channel(tx, input);
    /// Changes several channels in one step.
    write channels_edit(EditChannels) -> Nothing = |_, tx, input| series::edit_channels(tx, input).map(|()| Nothing {});
    /// Adds tags to channels and takes others away.
    write channels_tag(SetChannelTags) -> Nothing = |_, tx, input| channels::set_tags(tx, &input).map(|()| Nothing {});
    /// Puts channels into the trash, or takes them out again.
    write channels_trash(TrashChannels) -> Nothing = |_, tx, input| channels::trash(tx, &input).map(|()| Nothing {});
    /// Writes figures by channel and day.
    write figures_set(SetFigures) -> Nothing = |_, tx, input| series::set(tx, &input).map(|()| Nothing {});
    /// One figure of a channel on all its days.
    read figures(ListFigures) -> Vec<FigureValue> = |_, tx, input| series::of_channel(tx, &input);
    /// The newest head count of every channel of a community.
    read head_counts(CommunityRef) -> Vec<HeadCount> = |_, tx, input|
        series::head_counts(tx, workspace::community_id(tx, input.community)?);
    /// The figures that can be kept by day: those that Tulou knows, and the community's own.
    read figure_kinds(CommunityRef) -> Vec<FigureKind> = |_, tx, input|
        series::kinds(tx, workspace::community_id(tx, input.community)?);
    /// Makes a figure of the community's own.
    write figure_add(AddFigure) -> FigureKind = |_, tx, input| series::add(tx, &input);
    /// Renames an own figure, or gives it another unit.
    write figure_edit(EditFigure) -> FigureKind = |_, tx, input| series::edit(tx, input);
    /// What is stored of an own figure, before it is removed.
    read figure_stored(FigureRef) -> FigureStored = |_, tx, input| series::stored(tx, input.uid);
    /// Removes an own figure with all its values.
    write figure_remove(FigureRef; risk::figure_remove) -> Nothing = |_, tx, input|
        series::remove(tx, input.uid).map(|()| Nothing {});
    /// The figures of all groups on one day, with what they were before.
    read figures_day(FiguresOfDay) -> FiguresDay = |_, tx, input| series::day(tx, &input);
    /// Figures day by day, of one group or of several.
    read figures_range(FiguresRange) -> Vec<FigureLine> = |_, tx, input| series::lines(tx, &input);
    /// How all groups do in a period: figures, the period before, peers, and what needs somebody.
    read groups_table(GroupsTableInput) -> GroupsTable = |_, tx, input| groups::table(tx, &input);
    /// What became of the deliveries of one group, day by day.
    read group_deliveries(GroupDeliveries) -> Vec<DeliveryDay> = |_, tx, input| groups::deliveries_by_day(tx, &input);
}

fn forms(tx: &ReadTx<'_>, input: &ListChannels) -> Result<Vec<ChannelForms>> {
    let channels = channels::list(tx, input)?;
    Ok(channels
        .into_iter()
        .map(|channel| ChannelForms { channel: channel.uid, forms: members::search_forms(&channel.name) })
        .collect())
}

fn add(tx: &mut WriteTx<'_>, input: &AddChannels) -> Result<Vec<Uid>> {
    let made = series::add_channels(tx, input.community, &input.channels)?;
    Ok(made.into_iter().map(|(_, uid)| uid).collect())
}
