//! Use cases of sending.

use std::collections::{HashMap, HashSet};

use super::{
    model::{self, LATE_DAYS, OPEN_DAYS, Waiting},
    table,
    view::{
        CopiedPieces, HeldDate, QueueChannel, QueueCount, QueueItem, QueueStep, SendQueue, SendQueueInput,
    },
};
use crate::{
    Result, Uid, channels,
    clock::Millis,
    content::{self, ContentState, DeliveryProgress, ReadyItem},
    holds,
    recurrence::{Zone, civil_text},
    schedule::{self, Occurrence, Place, Window},
    store::{ReadTx, WriteTx},
    workspace,
};

const DAY: Millis = 86_400_000;

/// What is to be sent.
pub fn queue(tx: &ReadTx<'_>, input: &SendQueueInput) -> Result<SendQueue> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = schedule::zone_of(tx, community_id)?;
    let holding = holds::current(tx, community_id)?;
    let dates = if input.items.is_empty() {
        due(tx, community_id, OPEN_DAYS, end_of_day(&zone, tx.now()))?
    } else {
        named(tx, community_id, input)?
    };
    let groups = Groups::read(tx, community_id, input)?;
    let mut counts = Counts::default();
    let (mut waiting, mut held) = (Vec::new(), 0);
    for (item, (ready, date)) in dates.iter().enumerate() {
        for open in content::open_channels(tx, ready.id, &date.original)? {
            let Some(&place) = groups.places.get(&open.channel_id) else { continue };
            if holding.holds(open.channel_id) {
                held += u32::from(groups.wanted(place));
                continue;
            }
            counts.add(&groups.channels[place].1);
            if groups.wanted(place) {
                waiting.push(Waiting {
                    item,
                    at: date.start_at,
                    channel_id: open.channel_id,
                    place,
                    account: groups.accounts[place],
                    failed: open.failed,
                });
            }
        }
    }
    waiting.sort_by(|a, b| model::compare(input.order, a, b));
    let keys: Vec<(i64, String)> =
        dates.iter().map(|(item, date)| (item.id, date.original.clone())).collect();
    let progress = content::progress(tx, &keys, &holding)?;
    let shown = dates.iter().zip(&keys).map(|((item, date), key)| {
        let sent = progress.get(key).copied().unwrap_or_default();
        let all_day = date.place == Place::AllDay;
        let (start_at, end_at) = (holding.due_from(date.start_at), holding.due_from(date.end_at));
        let late_at = content::late_at(ContentState::Scheduled, sent, all_day, start_at, end_at);
        QueueItem {
            uid: item.uid,
            original: date.original.clone(),
            title: date.overrides.title.clone().unwrap_or_else(|| item.title.clone()),
            start: civil_text(date.start_on_the_wall(&zone)),
            start_at: date.start_at,
            all_day,
            due: date.start_at <= tx.now(),
            late: late_at.is_some_and(|at| at <= tx.now()),
            progress: sent,
        }
    });
    let items = shown.collect();
    let (channels, steps) = steps(tx, &dates, groups, &waiting)?;
    let Counts { accounts, operators } = counts;
    Ok(SendQueue { items, channels, steps, held, accounts, operators })
}

fn end_of_day(zone: &Zone, now: Millis) -> Millis {
    let tomorrow = zone.civil_of(now).date().succ_opt().unwrap_or_default();
    zone.resolve(tomorrow.and_time(chrono::NaiveTime::MIN))
}

/// A date on which an item goes out.
type Dated = (ReadyItem, Occurrence);

/// Every date of what is ready that comes before `until`, and not longer ago than `days` or than it waits, by time.
fn due(tx: &ReadTx<'_>, community_id: i64, days: i64, until: Millis) -> Result<Vec<Dated>> {
    let reaching = |days: i64| Window { from: until - days * DAY, to: until };
    let mut dates = Vec::new();
    for item in content::ready(tx, community_id, Some(reaching(days)))? {
        let window = reaching(if item.series { LATE_DAYS.min(days) } else { days });
        for date in schedule::occurrences_of(tx, item.schedule_id, window)? {
            if date.start_at < until {
                dates.push((item.clone(), date));
            }
        }
    }
    dates.sort_by_key(|(item, date)| (date.start_at, item.id));
    Ok(dates)
}

/// The dates that the input names, by time; what is not ready, or has no time, has nothing to send.
fn named(tx: &ReadTx<'_>, community_id: i64, input: &SendQueueInput) -> Result<Vec<Dated>> {
    let ready: HashMap<Uid, ReadyItem> =
        content::ready(tx, community_id, None)?.into_iter().map(|item| (item.uid, item)).collect();
    let mut dates = Vec::new();
    for asked in &input.items {
        let Some(item) = ready.get(&asked.uid) else { continue };
        if let Some(date) = schedule::date(tx, item.schedule_id, &asked.original)? {
            dates.push((item.clone(), date));
        }
    }
    dates.sort_by_key(|(item, date)| (date.start_at, item.id));
    Ok(dates)
}

/// The channels of a community, and which of them are asked for.
struct Groups {
    channels: Vec<(i64, QueueChannel)>,
    places: HashMap<i64, usize>,
    /// The account of each channel, by number.
    accounts: Vec<usize>,
    /// Row ids of those that are asked for by name or tag; nothing when all are.
    meant: Option<HashSet<i64>>,
    account: Option<String>,
    operator: Option<Uid>,
}

impl Groups {
    fn read(tx: &ReadTx<'_>, community_id: i64, input: &SendQueueInput) -> Result<Self> {
        let channels = table::channels(tx, community_id)?;
        let places = channels.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut accounts = Vec::with_capacity(channels.len());
        for (_, channel) in &channels {
            let next = numbers.len();
            accounts.push(*numbers.entry(channel.account.as_deref().unwrap_or_default()).or_insert(next));
        }
        let meant = channels::meant(tx, &input.channels, &input.tags)?;
        Ok(Self {
            places,
            accounts,
            meant: meant.map(|ids| ids.into_iter().collect()),
            account: input.account.clone(),
            operator: input.operator,
            channels,
        })
    }

    fn wanted(&self, place: usize) -> bool {
        let (id, channel) = &self.channels[place];
        let account = channel.account.as_deref().unwrap_or_default();
        self.meant.as_ref().is_none_or(|meant| meant.contains(id))
            && self.account.as_deref().is_none_or(|wanted| wanted == account)
            && self.operator.is_none_or(|wanted| channel.operator == Some(wanted))
    }
}

/// How much waits for whom, before anything is narrowed.
#[derive(Default)]
struct Counts {
    accounts: Vec<QueueCount>,
    operators: Vec<QueueCount>,
}

impl Counts {
    fn add(&mut self, channel: &QueueChannel) {
        count(&mut self.accounts, channel.account.clone().unwrap_or_default());
        count(&mut self.operators, channel.operator.map(|uid| uid.to_string()).unwrap_or_default());
    }
}

fn count(counts: &mut Vec<QueueCount>, key: String) {
    match counts.iter_mut().find(|count| count.key == key) {
        Some(known) => known.open += 1,
        None => counts.push(QueueCount { key, open: 1 }),
    }
}

/// The deliveries as places in a list of only those channels that have one.
fn steps(
    tx: &ReadTx<'_>,
    dates: &[Dated],
    groups: Groups,
    waiting: &[Waiting],
) -> Result<(Vec<QueueChannel>, Vec<QueueStep>)> {
    let mut copied = Vec::with_capacity(dates.len());
    for (item, date) in dates {
        copied.push(table::places(tx, item.id, &date.original)?);
    }
    let mut all: Vec<Option<QueueChannel>> =
        groups.channels.into_iter().map(|(_, channel)| Some(channel)).collect();
    let (mut channels, mut places) = (Vec::new(), HashMap::new());
    let mut steps = Vec::with_capacity(waiting.len());
    for one in waiting {
        if let Some(channel) = all[one.place].take() {
            places.insert(one.place, number(channels.len()));
            channels.push(channel);
        }
        steps.push(QueueStep {
            item: number(one.item),
            channel: places[&one.place],
            copied: copied[one.item].get(&one.channel_id).copied().unwrap_or_default(),
            failed: one.failed,
        });
    }
    Ok((channels, steps))
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Keeps how many pieces of a delivery were copied.
pub fn copied(tx: &mut WriteTx<'_>, input: &CopiedPieces) -> Result<()> {
    let content_id = content::content_id(tx, input.uid)?;
    let channel_id = channels::channel_id(tx, input.channel)?;
    table::set_place(tx, content_id, &input.original, channel_id, input.pieces)
}

/// What should have gone out by now and waits because of a hold, with the channels in which it does.
pub fn held_dates(tx: &ReadTx<'_>, hold: Uid) -> Result<Vec<(HeldDate, Vec<Uid>)>> {
    let (view, scope) = holds::scope(tx, hold)?;
    let community_id = workspace::community_id(tx, view.community)?;
    let zone = schedule::zone_of(tx, community_id)?;
    let channels: HashMap<i64, Uid> =
        table::channels(tx, community_id)?.into_iter().map(|(id, channel)| (id, channel.uid)).collect();
    let mut found = Vec::new();
    for (item, date) in due(tx, community_id, OPEN_DAYS, tx.now().saturating_add(1))? {
        let open = content::open_channels(tx, item.id, &date.original)?;
        let uids: Vec<Uid> = open
            .iter()
            .filter(|open| scope.holds(open.channel_id))
            .filter_map(|open| channels.get(&open.channel_id).copied())
            .collect();
        if !uids.is_empty() {
            let held = HeldDate {
                uid: item.uid,
                original: date.original.clone(),
                title: date.overrides.title.clone().unwrap_or(item.title),
                start: civil_text(date.start_on_the_wall(&zone)),
                all_day: date.place == Place::AllDay,
                count: number(uids.len()),
            };
            found.push((held, uids));
        }
    }
    Ok(found)
}

/// A date that should be out by now and is not.
#[derive(Debug, Clone)]
pub struct LateDate {
    /// Row id of the item.
    pub content_id: i64,
    /// Its identity.
    pub uid: Uid,
    /// Which date of a series, by its original; empty for what happens once.
    pub original: String,
    /// Its title.
    pub title: String,
    /// How far it has come.
    pub progress: DeliveryProgress,
}

/// What became late in a community within the last day, by time; who was away longer reads it in Today.
pub fn late(tx: &ReadTx<'_>, community_id: i64) -> Result<Vec<LateDate>> {
    let now = tx.now();
    let dates = due(tx, community_id, 1, now)?;
    if dates.is_empty() {
        return Ok(Vec::new());
    }
    let holding = holds::current(tx, community_id)?;
    let keys: Vec<(i64, String)> =
        dates.iter().map(|(item, date)| (item.id, date.original.clone())).collect();
    let progress = content::progress(tx, &keys, &holding)?;
    let late = dates.into_iter().zip(keys).filter_map(|((item, date), key)| {
        let progress = progress.get(&key).copied().unwrap_or_default();
        let all_day = date.place == Place::AllDay;
        let (start_at, end_at) = (holding.due_from(date.start_at), holding.due_from(date.end_at));
        let late_at = content::late_at(ContentState::Scheduled, progress, all_day, start_at, end_at)?;
        let title = date.overrides.title.unwrap_or(item.title);
        let found = LateDate { content_id: item.id, uid: item.uid, original: date.original, title, progress };
        (late_at <= now).then_some(found)
    });
    Ok(late.collect())
}
