//! What came of what was published: replies, reactions and leaves within a day and three days after it, beside what is usual at
//! these hours (METRICS 24, 29).

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    activity::median,
    attendance,
    counting::is_message,
    frame::{Frame, begin_of},
    log::ChannelLog,
    plan,
    view::{
        Execution, InsightBase, InsightFigure, InsightFilter, InsightSource, PostEffect, PostResult,
        ResultsInsight, WhyNoInsight,
    },
};
use crate::{
    Result, Uid, channels,
    clock::Millis,
    content::{self, Sent},
    groups::Deliveries,
    interactions::{self, Block, Kind},
    recurrence::{civil_text, number_of},
    store::ReadTx,
    workspace,
};

const HOUR: i64 = 3600;
const WEEK: i64 = 7 * 24 * HOUR;
/// Weeks before, whose same hours say what is usual.
const WEEKS: i64 = 4;
const LENGTHS: [i64; 2] = [24 * HOUR, 72 * HOUR];
/// How many posts are told.
const MOST: usize = 200;

/// The answer.
pub(super) fn results(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<ResultsInsight> {
    let owners = plan::execution(tx, frame, filter.community)?;
    let (posts, left_out) = posts(tx, frame, filter)?;
    let on_time = share_on_time(&owners);
    Ok(ResultsInsight {
        period: frame.period(),
        coverage: frame.coverage(),
        posts,
        left_out,
        activities: attendance::results(tx, frame, filter.community)?,
        attendance: attendance::figures(tx, frame, filter.community)?,
        on_time,
        owners,
    })
}

/// What was done on time in per cent of what was planned.
pub(super) fn on_time(tx: &ReadTx<'_>, frame: &Frame<'_>, filter: &InsightFilter) -> Result<InsightFigure> {
    Ok(share_on_time(&plan::execution(tx, frame, filter.community)?))
}

fn share_on_time(owners: &[Execution]) -> InsightFigure {
    let sum = |of: &dyn Fn(&Execution) -> Deliveries| {
        let all = owners.iter().map(of);
        let (on_time, planned) =
            all.fold((0, 0), |(on_time, planned), one| (on_time + one.on_time, planned + one.planned));
        (planned > 0).then(|| (f64::from(on_time), f64::from(planned)))
    };
    InsightFigure::share(
        InsightSource::Plan,
        InsightBase::Planned,
        sum(&|owner| owner.now),
        sum(&|owner| owner.before),
        WhyNoInsight::NothingPlanned,
    )
}

/// One item on one of its dates, with the channels it went to.
struct Post {
    sent: Sent,
    /// Row ids of channels and seconds at which it was sent there.
    channels: Vec<(i64, i64)>,
    /// Those of them that have a log and are counted.
    counted: Vec<(i64, i64)>,
}

/// What was published in the range, the newest first, and how many more there were.
pub(super) fn posts(
    tx: &ReadTx<'_>,
    frame: &Frame<'_>,
    filter: &InsightFilter,
) -> Result<(Vec<PostResult>, u32)> {
    let community_id = workspace::community_id(tx, filter.community)?;
    let zone = &frame.log.zone;
    let window = (begin_of(zone, frame.from), begin_of(zone, frame.to + 1));
    let mut all: BTreeMap<(Millis, Uid, String), Post> = BTreeMap::new();
    let mut first: HashMap<(Uid, String), Millis> = HashMap::new();
    for sent in content::sent(tx, community_id, window)? {
        if frame.meant.as_ref().is_some_and(|meant| !meant.contains(&sent.channel_id)) {
            continue;
        }
        let began = *first.entry((sent.uid, sent.original.clone())).or_insert(sent.at);
        let channel = (sent.channel_id, sent.at.div_euclid(1000));
        let post = all.entry((began, sent.uid, sent.original.clone()));
        post.or_insert_with(|| Post { sent, channels: Vec::new(), counted: Vec::new() })
            .channels
            .push(channel);
    }
    let left_out = u32::try_from(all.len().saturating_sub(MOST)).unwrap_or(u32::MAX);
    let posts: Vec<Post> = all.into_values().rev().take(MOST).collect();
    let said = Said::read(tx, frame, &posts)?;
    let posts: Vec<(Post, bool)> = posts.into_iter().map(|post| said.of_one_sort(post)).collect();
    let posts_of = || posts.iter().map(|(post, _)| post);
    let ids: Vec<i64> = posts_of().flat_map(|post| post.counted.iter().map(|(id, _)| *id)).collect();
    let uids = channels::uids(tx, &ids)?;
    let told = posts.iter().map(|(post, estimated)| {
        let effect = |length| said.effect(frame, post, length);
        PostResult {
            uid: post.sent.uid,
            original: post.sent.original.clone(),
            title: post.sent.title.clone(),
            at: civil_text(zone.civil_of(post.sent.at)),
            channels: post.counted.iter().filter_map(|(id, _)| uids.get(id).copied()).collect(),
            estimated: *estimated,
            of_channels: u32::try_from(post.channels.len()).unwrap_or(u32::MAX),
            tells_leaves: post.counted.iter().any(|(id, _)| said.tells_leaves(*id)),
            day: effect(LENGTHS[0]),
            three_days: effect(LENGTHS[1]),
        }
    });
    Ok((told.collect(), left_out))
}

/// What a row is to a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    Reply,
    Message,
    Reaction,
    Leave,
}

/// Rows of the channels that something was sent to, by time: when, what, who.
struct Said {
    by_channel: HashMap<i64, Vec<(i64, Act, usize)>>,
    /// Channels whose sources keep links between messages.
    linked: HashSet<i64>,
    /// Channels whose sources say who left.
    telling: HashSet<i64>,
}

impl Said {
    fn read(tx: &ReadTx<'_>, frame: &Frame<'_>, posts: &[Post]) -> Result<Self> {
        let mut spans: HashMap<i64, (i64, i64)> = HashMap::new();
        for (id, at) in posts.iter().flat_map(|post| &post.channels) {
            let span = spans.entry(*id).or_insert((*at, *at));
            *span = (span.0.min(*at), span.1.max(*at));
        }
        let ids: Vec<i64> = spans.keys().copied().collect();
        let linked: HashSet<i64> = interactions::linked(tx, &ids)?.into_iter().collect();
        let mut by_channel = HashMap::new();
        let until = begin_of(&frame.log.zone, frame.as_of + 1).div_euclid(1000);
        for channel in frame.channels.iter().filter(|channel| spans.contains_key(&channel.id)) {
            let span = spans[&channel.id];
            let (from, to) = (span.0 - WEEKS * WEEK, (span.1 + LENGTHS[1]).min(until - 1));
            let mut rows = Vec::new();
            let mut block = Block::default();
            interactions::overlapping(tx, channel.id, (from, to), |bytes| {
                interactions::unpack_within(bytes, (from, to), &mut block, |block| {
                    for place in 0..block.len {
                        let at = block.at[place];
                        let act = act(block.kinds[place]).filter(|_| from <= at && at <= to);
                        let person = frame.person(block.authors[place]);
                        // Where every message may be an answer, those of the team are none.
                        let own = act == Some(Act::Message) && !linked.contains(&channel.id);
                        let person = person.filter(|person| !(own && frame.is_staff(*person)));
                        rows.extend(act.zip(person).map(|(act, person)| (at, act, person)));
                    }
                })
            })?;
            rows.sort_unstable();
            by_channel.insert(channel.id, rows);
        }
        let leave = usize::from(Kind::Leave.code());
        let logged = frame.channels.iter().filter(|channel| spans.contains_key(&channel.id));
        let tells = |channel: &&&ChannelLog| {
            channel.by_author().any(|(_, rows)| rows.iter().any(|row| row.kind() == leave))
        };
        let telling = logged.filter(tells).map(|channel| channel.id).collect();
        Ok(Self { by_channel, linked, telling })
    }

    /// Whether the log of a channel says of anybody that they left.
    fn tells_leaves(&self, id: i64) -> bool {
        self.telling.contains(&id)
    }

    /// A post with those of its channels that are counted: of sources that keep links, or else of the others, whichever are more;
    /// what is known and what is estimated are never added up. Says whether it is estimated.
    fn of_one_sort(&self, mut post: Post) -> (Post, bool) {
        let logged = post.channels.iter().filter(|(id, _)| self.by_channel.contains_key(id));
        let (linked, others): (Vec<_>, Vec<_>) = logged.partition(|(id, _)| self.linked.contains(id));
        let estimated = others.len() > linked.len();
        post.counted = if estimated { others } else { linked };
        (post, estimated)
    }

    /// What came within some seconds after a post, in the channels that are counted.
    fn effect(&self, frame: &Frame<'_>, post: &Post, length: i64) -> PostEffect {
        let logged = &post.counted;
        let known = |back: i64| {
            !logged.is_empty()
                && logged.iter().all(|(id, at)| self.is_known(frame, *id, at - back * WEEK, length))
        };
        let counted = |back: i64| {
            let mut people = Vec::new();
            let mut effect = PostEffect { known: true, ..PostEffect::default() };
            for (id, at) in logged {
                self.count(*id, at - back * WEEK, length, (&mut effect, &mut people));
            }
            people.sort_unstable();
            people.dedup();
            effect.repliers = u32::try_from(people.len()).unwrap_or(u32::MAX);
            effect
        };
        if !known(0) {
            return PostEffect::default();
        }
        let usual: Vec<PostEffect> = (1..=WEEKS).filter(|back| known(*back)).map(counted).collect();
        let middle = |of: &dyn Fn(&PostEffect) -> u32| {
            median(&mut usual.iter().map(|effect| f64::from(of(effect))).collect::<Vec<_>>())
        };
        PostEffect {
            usual: (!usual.is_empty()).then(|| {
                (
                    middle(&|effect| effect.repliers),
                    middle(&|effect| effect.replies),
                    middle(&|effect| effect.reactions),
                    middle(&|effect| effect.left),
                )
            }),
            ..counted(0)
        }
    }

    fn is_known(&self, frame: &Frame<'_>, id: i64, at: i64, length: i64) -> bool {
        let day = |at: i64| number_of(frame.log.zone.civil_of(at * 1000).date());
        let Some(channel) = frame.channels.iter().find(|channel| channel.id == id) else { return false };
        let (first, last) = (day(at), day(at + length));
        last <= frame.as_of
            && i64::from(super::frame::known_days(&channel.spans, first, last)) == last - first + 1
    }

    fn count(&self, id: i64, at: i64, length: i64, (effect, people): (&mut PostEffect, &mut Vec<usize>)) {
        let Some(rows) = self.by_channel.get(&id) else { return };
        let linked = self.linked.contains(&id);
        let first = rows.partition_point(|(other, _, _)| *other <= at);
        for (_, act, person) in rows[first..].iter().take_while(|(other, _, _)| *other <= at + length) {
            match act {
                Act::Reply => effect.replies += 1,
                Act::Message if !linked => effect.replies += 1,
                Act::Message => continue,
                Act::Reaction => {
                    effect.reactions += 1;
                    continue;
                }
                Act::Leave => {
                    effect.left += 1;
                    continue;
                }
            }
            people.push(*person);
        }
    }
}

fn act(code: u32) -> Option<Act> {
    let is = |kind: Kind| code == u32::from(kind.code());
    if is(Kind::Reply) {
        Some(Act::Reply)
    } else if is_message(code as usize) {
        Some(Act::Message)
    } else if is(Kind::Reaction) {
        Some(Act::Reaction)
    } else {
        is(Kind::Leave).then_some(Act::Leave)
    }
}
