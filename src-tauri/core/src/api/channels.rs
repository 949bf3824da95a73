//! Commands of channels, composed with their dated head counts.

use super::table::{Nothing, commands};
use crate::{
    Result, Uid,
    channels::{
        self, AddChannel, AddChannels, ChannelForms, ChannelRef, ChannelView, EditChannel, ListChannels,
        SetChannelTags, TrashChannels,
    },
    members,
    series::{self, EditChannels, FigureSource, FigureValue, HEAD_COUNT, HeadCount, ListFigures, SetFigures},
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
    write channel_edit(EditChannel) -> ChannelView = |_, tx, input| channels::edit(tx, input);
    /// Changes several channels in one step.
    write channels_edit(EditChannels) -> Nothing = |_, tx, input| edit_many(tx, input).map(|()| Nothing {});
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
}

fn forms(tx: &ReadTx<'_>, input: &ListChannels) -> Result<Vec<ChannelForms>> {
    let channels = channels::list(tx, input)?;
    Ok(channels
        .into_iter()
        .map(|channel| ChannelForms { channel: channel.uid, forms: members::search_forms(&channel.name) })
        .collect())
}

fn add(tx: &mut WriteTx<'_>, input: &AddChannels) -> Result<Vec<Uid>> {
    let made = channels::add_many(tx, input.community, &input.channels)?;
    // Whoever counts means the day where they are, which at midnight is not the day of UTC.
    let today = workspace::today(tx, workspace::community_id(tx, input.community)?)?;
    for ((id, uid), channel) in made.iter().zip(&input.channels) {
        if let Some(count) = channel.head_count {
            series::set_one(tx, *id, &counted(*uid, channel, count, &today))?;
        }
    }
    Ok(made.into_iter().map(|(_, uid)| uid).collect())
}

fn edit_many(tx: &mut WriteTx<'_>, input: EditChannels) -> Result<()> {
    let touched: std::collections::BTreeSet<Uid> = (input.edits.iter().map(|edit| edit.uid))
        .chain(input.tags.iter().flat_map(|tags| tags.uids.iter().copied()))
        .chain(input.figures.iter().map(|figure| figure.channel))
        .collect();
    channels::edit_many(tx, input.edits)?;
    for tags in &input.tags {
        channels::set_tags(tx, tags)?;
    }
    series::set(tx, &SetFigures { values: input.figures })?;
    tx.describe(serde_json::json!({ "count": touched.len() }));
    Ok(())
}

#[allow(clippy::cast_precision_loss)] // a count of people is far below 2^52
fn counted(uid: Uid, channel: &AddChannel, count: i64, today: &str) -> FigureValue {
    FigureValue {
        channel: uid,
        on: channel.head_count_on.clone().unwrap_or_else(|| today.to_owned()),
        figure: HEAD_COUNT.to_owned(),
        value: Some(count as f64),
        source: FigureSource::Typed,
    }
}
