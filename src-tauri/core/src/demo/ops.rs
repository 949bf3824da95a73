//! Making the demo in one step, and removing it whole.

use chrono::{Duration, NaiveDate};

use super::{
    dice::Dice,
    log, people, plan,
    texts::{self, Texts},
    view::{DemoState, MakeDemo},
};
use crate::{
    Error, Result, Uid,
    channels::{AddChannel, ChannelKind, GroupState},
    recurrence::{Zone, date_text},
    series::{self, CAPACITY, FigureSource, FigureValue, HEAD_COUNT},
    store::{ReadTx, WriteTx},
    trash,
    workspace::{self, AddCommunity, Scale},
};

/// Groups of the demo.
pub(super) const GROUPS: usize = 40;
const SEED: u64 = 20_080_808;
/// WeChat groups begin small and are enlarged when they prove themselves.
const FIRST_CAPACITY: i64 = 200;
const LATER_CAPACITY: f64 = 500.0;

/// What the parts of the demo share while it is made.
pub(super) struct Making {
    pub texts: Texts,
    pub dice: Dice,
    pub community: Uid,
    pub zone: Zone,
    /// The present day.
    pub today: NaiveDate,
    /// The groups, then the other channels.
    pub groups: Vec<Uid>,
    pub places: Vec<Uid>,
    pub people: Vec<Known>,
}

/// A member of the demo, as the log needs to know them.
pub(super) struct Known {
    /// The number in `wxid_demo0000`, and the name.
    pub id: String,
    pub name: String,
    /// The place of their group.
    pub group: usize,
    /// The day of joining, counted from the present one.
    pub joined: i64,
    /// Runs the groups.
    pub host: bool,
    /// Came by somebody whom they knew.
    pub by_friend: bool,
}

impl Making {
    /// A day counted from the present one.
    pub fn day(&self, days: i64) -> NaiveDate {
        self.today.checked_add_signed(Duration::days(days)).unwrap_or(self.today)
    }
}

/// The demo community, if there is one.
pub fn state(tx: &ReadTx<'_>) -> Result<DemoState> {
    Ok(DemoState { community: workspace::demo(tx)?.map(|(_, uid)| uid) })
}

/// Makes the demo; there is one at most.
pub fn make(tx: &mut WriteTx<'_>, input: &MakeDemo) -> Result<DemoState> {
    if workspace::demo(tx)?.is_some() {
        return Err(Error::invalid("demo", "exists"));
    }
    let texts = texts::texts(&input.language)?;
    let add = AddCommunity { name: texts.community.clone(), tz: input.tz.clone(), scale: Scale::Many };
    let community = workspace::community_add(tx, add)?;
    workspace::mark_demo(tx, community.uid)?;
    let zone = Zone::named(&community.tz)?;
    let today = zone.civil_of(tx.now()).date();
    let mut making = Making {
        texts,
        dice: Dice::new(SEED),
        community: community.uid,
        zone,
        today,
        groups: Vec::new(),
        places: Vec::new(),
        people: Vec::new(),
    };
    groups(tx, &mut making)?;
    people::make(tx, &mut making)?;
    plan::make(tx, &mut making)?;
    log::make(tx, &mut making)?;
    tx.describe(serde_json::json!({ "name": community.name }));
    Ok(DemoState { community: Some(community.uid) })
}

/// Removes the demo and everything in it.
pub fn remove(tx: &mut WriteTx<'_>) -> Result<()> {
    let (id, _) = workspace::demo(tx)?.ok_or_else(|| Error::invalid("demo", "none"))?;
    trash::end(tx, "community", &[id])
}

/// Forty groups of four terms in five cities; most have figures only: a head count a month, then a week.
fn groups(tx: &mut WriteTx<'_>, making: &mut Making) -> Result<()> {
    let mut inputs = Vec::with_capacity(GROUPS);
    for place in 0..GROUPS {
        let number = format!("{:02}", place + 1);
        let (city, term) = (place % making.texts.cities.len(), place * making.texts.terms.len() / GROUPS);
        let opened = making.day(-170 + i64::try_from(place * 4).unwrap_or_default());
        let state = match place {
            3 | 11 | 17 => GroupState::Full,
            5 => GroupState::Quiet,
            39 => GroupState::Preparing,
            _ => GroupState::Open,
        };
        // A code of WeChat lasts seven days; a few are about to run out.
        let expires = making.day([1, 0, -2, 2, 5, 6, 7][place % 7]);
        inputs.push(AddChannel {
            number: Some(number.clone()),
            account: Some(making.texts.accounts[place % making.texts.accounts.len()].clone()),
            opened_on: Some(date_text(opened)),
            state: Some(state),
            capacity: Some(FIRST_CAPACITY),
            head_count_on: Some(date_text(opened)),
            qr_expires_on: (place % 6 == 0).then(|| date_text(expires)),
            announcement: (place % 3 == 0).then(|| making.texts.announcement.clone()),
            tags: vec![making.texts.terms[term].clone(), making.texts.cities[city].clone()],
            ..AddChannel::named(&making.texts.group.replace("{n}", &number), ChannelKind::WechatGroup)
        });
    }
    let others: Vec<AddChannel> =
        making.texts.channels.iter().map(|place| AddChannel::named(&place.name, place.kind)).collect();
    let made = series::add_channels(tx, making.community, &inputs)?;
    for (place, (id, uid)) in made.iter().enumerate() {
        head_counts(tx, making, *id, *uid, place)?;
        if place % 5 == 0 {
            let on = date_text(making.day(-45));
            let (figure, source) = (CAPACITY.to_owned(), FigureSource::Typed);
            series::set_one(
                tx,
                *id,
                &FigureValue { channel: *uid, on, figure, value: Some(LATER_CAPACITY), source },
            )?;
        }
        making.groups.push(*uid);
    }
    let made = series::add_channels(tx, making.community, &others)?;
    making.places = made.into_iter().map(|(_, uid)| uid).collect();
    Ok(())
}

#[allow(clippy::cast_precision_loss)] // counts of people
fn head_counts(tx: &mut WriteTx<'_>, making: &mut Making, id: i64, uid: Uid, place: usize) -> Result<()> {
    let goal = 90 + making.dice.below(100);
    let opened = -170 + i64::try_from(place * 4).unwrap_or_default();
    for days in [-150i64, -120, -90, -60, -30, -21, -14, -7, -1] {
        if days < opened {
            continue;
        }
        let age = usize::try_from(days - opened).unwrap_or_default();
        let grown = goal * (age + 8).min(90) / 90;
        // The last weeks differ: most grow a little, some shrink.
        let shrink = if place % 7 == 2 && days > -20 {
            grown * usize::try_from(22 + days).unwrap_or_default() / 60
        } else {
            0
        };
        let value = FigureValue {
            channel: uid,
            on: date_text(making.day(days)),
            figure: HEAD_COUNT.to_owned(),
            value: Some((grown + making.dice.below(4)).saturating_sub(shrink).max(1) as f64),
            source: FigureSource::Typed,
        };
        series::set_one(tx, id, &value)?;
    }
    Ok(())
}
