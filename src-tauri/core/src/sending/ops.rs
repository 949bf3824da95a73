//! Use cases of sending.

use std::collections::{HashMap, HashSet};

use super::{
    model::{self, LATE_DAYS, OPEN_DAYS, Waiting},
    table,
    view::{QueueChannel, QueueCount, QueueItem, QueueStep, SendQueue, SendQueueInput},
};
use crate::{
    Result, Uid, channels,
    clock::Millis,
    content::{self, ContentState, DeliveryProgress, OpenChannel, ReadyItem},
    holds::{self, Holding},
    recurrence::{Civil, Zone, civil_text},
    schedule::{self, Occurrence, Place, Window},
    store::ReadTx,
    workspace,
};

const DAY: Millis = 86_400_000;

/// What is to be sent.
pub fn queue(tx: &ReadTx<'_>, input: &SendQueueInput) -> Result<SendQueue> {
    let community_id = workspace::community_id(tx, input.community)?;
    let zone = schedule::zone_of(tx, community_id)?;
    let holding = holds::current(tx, community_id)?;
    let now = tx.now();
    let tomorrow = end_of_day(&zone, now);
    let all = if input.items.is_empty() {
        due(tx, community_id, OPEN_DAYS, tomorrow)?
    } else {
        named(tx, community_id, input)?
    };
    // Nobody sends the evening's post in the morning unasked.
    let is_asked = |date: &Occurrence| input.ahead || !input.items.is_empty() || date.start_at <= now;
    let (dates, to_come): (Vec<Dated>, Vec<Dated>) = all.into_iter().partition(|(_, date)| is_asked(date));
    let groups = Groups::read(tx, community_id, input)?;
    let mut found = Found { next_at: tomorrow, ..Found::default() };
    for (item, (ready, date)) in dates.iter().enumerate() {
        for open in content::open_channels(tx, ready.id, &date.original)? {
            found.note(&groups, &holding, (item, date), open, now);
        }
    }
    let Found { mut waiting, held, counts, mut next_at } = found;
    waiting.sort_by(|a, b| model::compare(input.order, a, b));
    let mut ahead = 0;
    for (ready, date) in &to_come {
        next_at = next_at.min(date.start_at);
        for open in content::open_channels(tx, ready.id, &date.original)? {
            ahead += u32::from(groups.wants(open.channel_id) && !holding.holds(open.channel_id));
        }
    }
    let keys: Vec<(i64, String)> =
        dates.iter().map(|(item, date)| (item.id, date.original.clone())).collect();
    let progress = content::progress(tx, &keys, &holding)?;
    let shown = dates.iter().zip(&keys).map(|((item, date), key)| QueueItem {
        uid: item.uid,
        original: date.original.clone(),
        title: date.overrides.title.clone().unwrap_or_else(|| item.title.clone()),
        start: civil_text(date.start_on_the_wall(&zone)),
        start_at: date.start_at,
        all_day: date.place == Place::AllDay,
        due: date.start_at <= now,
        progress: progress.get(key).copied().unwrap_or_default(),
    });
    let items = shown.collect();
    let (channels, steps) = steps(tx, &dates, groups, &waiting)?;
    let Counts { accounts, operators } = counts;
    Ok(SendQueue { items, channels, steps, held, ahead, next_at: Some(next_at), accounts, operators })
}

/// What is gathered delivery by delivery.
#[derive(Default)]
struct Found {
    waiting: Vec<Waiting>,
    held: u32,
    counts: Counts,
    next_at: Millis,
}

impl Found {
    fn note(
        &mut self,
        groups: &Groups,
        holding: &Holding,
        (item, date): (usize, &Occurrence),
        open: OpenChannel,
        now: Millis,
    ) {
        let Some(&place) = groups.places.get(&open.channel_id) else { return };
        if holding.holds(open.channel_id) {
            self.held += u32::from(groups.wanted(place));
            return;
        }
        self.counts.add(&groups.channels[place].1);
        if !groups.wanted(place) {
            return;
        }
        let due = |at: Millis| at.max(holding.due_from(open.channel_id));
        let late_at = content::late_from(date.place == Place::AllDay, due(date.start_at), due(date.end_at));
        for at in [date.start_at, late_at].into_iter().filter(|at| *at > now) {
            self.next_at = self.next_at.min(at);
        }
        self.waiting.push(Waiting {
            item,
            at: date.start_at,
            channel_id: open.channel_id,
            place,
            account: groups.accounts[place],
            failed: open.failed,
            late: late_at <= now,
        });
    }
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

    fn wants(&self, channel_id: i64) -> bool {
        self.places.get(&channel_id).is_some_and(|place| self.wanted(*place))
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
        copied.push(content::places(tx, item.id, &date.original)?);
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
            late: one.late,
        });
    }
    Ok((channels, steps))
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A date that a hold kept back.
#[derive(Debug, Clone)]
pub struct KeptDate {
    /// Its item.
    pub item: ReadyItem,
    /// The date itself.
    pub date: Occurrence,
    /// Its start on the community's clock.
    pub start: Civil,
    /// The channels in which it waits because of the hold.
    pub channels: Vec<Uid>,
    /// Whether these are all to which it goes: nothing of it went out before.
    pub whole: bool,
}

/// What should have gone out by now and waits because of a hold, with the channels in which it does.
pub fn kept_dates(tx: &ReadTx<'_>, hold: Uid) -> Result<Vec<KeptDate>> {
    let (view, scope) = holds::scope(tx, hold)?;
    let community_id = workspace::community_id(tx, view.community)?;
    let zone = schedule::zone_of(tx, community_id)?;
    let known: HashMap<i64, Uid> =
        table::channels(tx, community_id)?.into_iter().map(|(id, channel)| (id, channel.uid)).collect();
    let mut found = Vec::new();
    for (item, date) in due(tx, community_id, OPEN_DAYS, tx.now().saturating_add(1))? {
        let open = content::open_channels(tx, item.id, &date.original)?;
        let channels: Vec<Uid> = open
            .iter()
            .filter(|open| scope.holds(open.channel_id))
            .filter_map(|open| known.get(&open.channel_id).copied())
            .collect();
        if channels.is_empty() {
            continue;
        }
        let key = (item.id, date.original.clone());
        let progress = content::progress(tx, std::slice::from_ref(&key), &Holding::default())?;
        let total = progress.get(&key).map_or(0, |progress| progress.total);
        let whole = i64::try_from(channels.len()) == Ok(total);
        let start = date.start_on_the_wall(&zone);
        found.push(KeptDate { item, date, start, channels, whole });
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
        let late_at =
            content::late_at(ContentState::Scheduled, progress, all_day, date.start_at, date.end_at)?;
        let title = date.overrides.title.unwrap_or(item.title);
        let found = LateDate { content_id: item.id, uid: item.uid, original: date.original, title, progress };
        (late_at <= now).then_some(found)
    });
    Ok(late.collect())
}
