//! The index of one community: loading it, keeping it current, and reading pages in order.

use std::{cmp::Ordering, collections::HashMap};

use serde_json::Value;

use super::{
    bits::Bits,
    column::{Numbers, Texts},
};
use crate::{
    Result, Uid,
    members::{
        filter::{Column, InstantColumn, TextColumn},
        table::{self, IndexedRow},
        view::{FieldKind, MemberPart},
    },
    store::{ChangedRow, Mirrored, ReadTx},
};

/// A custom field's values.
pub(super) enum Custom {
    Text(Texts),
    Number(Numbers),
}

/// So many rows are moved one by one in an order.
const FEW: usize = 32;

/// An order of all living rows: those with a value in its order, then the others by id.
struct Order {
    with: Vec<u32>,
    without: Vec<u32>,
}

impl Order {
    /// Takes dead rows out and puts new ones in. Few are looked up one by one; many take one walk over the order.
    fn replace(&mut self, dead: &[u32], fresh: &[u32], rows: &Loaded, column: Column) {
        for (side, has_value) in [(&mut self.with, true), (&mut self.without, false)] {
            let of_side = |place: &u32| rows.key(column, *place as usize).is_some() == has_value;
            let dead: Vec<u32> = dead.iter().copied().filter(of_side).collect();
            let mut fresh: Vec<u32> = fresh.iter().copied().filter(of_side).collect();
            let compare = |one: &u32, other: &u32| rows.compare(column, *one, *other);
            if dead.len() + fresh.len() > FEW {
                side.retain(|&place| rows.live.has(place as usize));
                side.append(&mut fresh);
                // The sort finds the two runs, the old rows and the new ones, and merges them.
                side.sort_by(compare);
                continue;
            }
            for place in dead {
                if let Ok(at) = side.binary_search_by(|known| compare(known, &place)) {
                    side.remove(at);
                }
            }
            for place in fresh {
                if let Err(at) = side.binary_search_by(|known| compare(known, &place)) {
                    side.insert(at, place);
                }
            }
        }
    }
}

/// Everything about one community's members that lists ask for.
pub(super) struct Loaded {
    community_id: i64,
    ids: Vec<i64>,
    places: HashMap<i64, u32>,
    pub(super) live: Bits,
    pub(super) trashed: Bits,
    pub(super) left: Bits,
    pub(super) namesake: Bits,
    pub(super) staff: Bits,
    pub(super) bots: Bits,
    pub(super) name: Texts,
    name_key: Texts,
    pub(super) search: Texts,
    pub(super) birthday: Texts,
    texts: [Texts; 7],
    instants: [Vec<i64>; 2],
    pub(super) tier: Vec<i64>,
    tier_position: HashMap<i64, f64>,
    pub(super) tags: HashMap<i64, Bits>,
    pub(super) tagged: Bits,
    pub(super) channels: HashMap<i64, Bits>,
    pub(super) placed: Bits,
    pub(super) platforms: HashMap<String, Bits>,
    pub(super) custom: HashMap<Uid, Custom>,
    orders: HashMap<Column, Order>,
    appended: usize,
}

const TEXTS: [TextColumn; 7] = [
    TextColumn::Remark,
    TextColumn::Phone,
    TextColumn::Email,
    TextColumn::JoinedOn,
    TextColumn::LeftOn,
    TextColumn::Source,
    TextColumn::Note,
];

fn slot(column: TextColumn) -> usize {
    TEXTS.iter().position(|known| *known == column).unwrap_or_default()
}

impl Mirrored for Loaded {
    const WATCHED: &'static [&'static str] = &["member", "member_tag", "membership", "account"];
    const RELOADING: &'static [&'static str] = &["field_def", "tier", "ladder"];

    fn load(tx: &ReadTx<'_>, community_id: i64) -> Result<Self> {
        let custom = table::fields(tx, community_id)?.into_iter().map(|(_, field)| {
            let column = match field.kind {
                FieldKind::Number => Custom::Number(Numbers::default()),
                _ => Custom::Text(Texts::default()),
            };
            (field.uid, column)
        });
        let mut loaded = Self {
            community_id,
            ids: Vec::new(),
            places: HashMap::new(),
            live: Bits::default(),
            trashed: Bits::default(),
            left: Bits::default(),
            namesake: Bits::default(),
            staff: Bits::default(),
            bots: Bits::default(),
            name: Texts::default(),
            name_key: Texts::default(),
            search: Texts::default(),
            birthday: Texts::default(),
            texts: Default::default(),
            instants: Default::default(),
            tier: Vec::new(),
            tier_position: table::tier_positions(tx)?,
            tags: HashMap::new(),
            tagged: Bits::default(),
            channels: HashMap::new(),
            placed: Bits::default(),
            platforms: HashMap::new(),
            custom: custom.collect(),
            orders: HashMap::new(),
            appended: 0,
        };
        table::each_indexed(tx, community_id, &mut |row| {
            loaded.push(row);
            Ok(())
        })?;
        table::each_belonging(tx, &mut |member_id, belonging| {
            loaded.belongs(member_id, &belonging);
        })?;
        loaded.sort_all();
        Ok(loaded)
    }

    /// Reads members anew: their old rows die, new ones are put at the end and into every order.
    fn refresh(&mut self, tx: &ReadTx<'_>, changes: &[ChangedRow]) -> Result<()> {
        let (mut dead, mut fresh) = (Vec::new(), Vec::new());
        for id in table::members_of(tx, changes)? {
            let row = table::one_indexed(tx, id)?.filter(|(community, _)| *community == self.community_id);
            if let Some(old) = self.places.remove(&id) {
                self.live.set(old as usize, false);
                dead.push(old);
            }
            let Some((_, row)) = row else { continue };
            fresh.push(u32::try_from(self.push(&row)).unwrap_or(u32::MAX));
            table::belongings_of(tx, id, &mut |belonging| self.belongs(id, &belonging))?;
        }
        self.appended += fresh.len();
        let mut orders = std::mem::take(&mut self.orders);
        for (&column, order) in &mut orders {
            order.replace(&dead, &fresh, self, column);
        }
        self.orders = orders;
        Ok(())
    }

    fn is_worn(&self) -> bool {
        self.appended > 20_000 + self.ids.len() / 4
    }
}

impl Loaded {
    fn push(&mut self, row: &IndexedRow) -> usize {
        let place = self.ids.len();
        self.ids.push(row.id);
        self.places.insert(row.id, u32::try_from(place).unwrap_or(u32::MAX));
        self.live.set(place, true);
        self.trashed.set(place, row.trashed);
        self.left.set(place, row.texts[slot(TextColumn::LeftOn)].is_some());
        self.namesake.set(place, row.namesake);
        self.staff.set(place, row.part == Some(MemberPart::Staff));
        self.bots.set(place, row.part == Some(MemberPart::Bot));
        self.name.push_lower(Some(&row.name));
        self.name_key.push(Some(&row.name_key));
        self.search.push(Some(&row.search_text));
        self.birthday.push_lower(row.birthday.as_deref());
        for (texts, text) in self.texts.iter_mut().zip(&row.texts) {
            texts.push_lower(text.as_deref());
        }
        self.instants[0].push(row.created_at);
        self.instants[1].push(row.updated_at);
        self.tier.push(row.tier_id.unwrap_or_default());
        let values: HashMap<Uid, Value> = match row.custom.as_str() {
            "{}" => HashMap::new(),
            text => serde_json::from_str(text).unwrap_or_default(),
        };
        for (uid, column) in &mut self.custom {
            let value = values.get(uid);
            match column {
                Custom::Number(numbers) => numbers.push(value.and_then(Value::as_f64)),
                Custom::Text(texts) => texts.push_lower(value.and_then(Value::as_str)),
            }
        }
        place
    }

    fn belongs(&mut self, member_id: i64, belonging: &table::Belonging<'_>) {
        let Some(&place) = self.places.get(&member_id) else { return };
        let place = place as usize;
        match belonging {
            table::Belonging::Tag(id) => {
                self.tags.entry(*id).or_default().set(place, true);
                self.tagged.set(place, true);
            }
            table::Belonging::Channel(id) => {
                self.channels.entry(*id).or_default().set(place, true);
                self.placed.set(place, true);
            }
            table::Belonging::Platform(name) => match self.platforms.get_mut(*name) {
                Some(members) => members.set(place, true),
                None => self.platforms.entry((*name).to_owned()).or_default().set(place, true),
            },
        }
    }

    /// The place of a member's living row.
    pub(super) fn place(&self, id: i64) -> Option<usize> {
        self.places.get(&id).map(|&place| place as usize)
    }

    /// How many members stand on each tier, without those in the trash.
    pub(super) fn by_tier(&self) -> HashMap<i64, u32> {
        let mut counted = HashMap::new();
        for (place, &tier) in self.tier.iter().enumerate() {
            if tier != 0 && self.live.has(place) && !self.trashed.has(place) {
                *counted.entry(tier).or_default() += 1;
            }
        }
        counted
    }

    /// The row ids of some places.
    pub(super) fn ids_of(&self, met: &Bits) -> Vec<i64> {
        self.ids.iter().enumerate().filter(|(place, _)| met.has(*place)).map(|(_, id)| *id).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn text(&self, column: TextColumn) -> &Texts {
        &self.texts[slot(column)]
    }

    pub(super) fn instants(&self, column: InstantColumn) -> &[i64] {
        &self.instants[match column {
            InstantColumn::CreatedAt => 0,
            InstantColumn::UpdatedAt => 1,
        }]
    }

    /// How two rows stand to each other in an order; `None` for a row without a value.
    fn key(&self, column: Column, place: usize) -> Option<Key<'_>> {
        Some(match column {
            Column::Name => Key::Text(self.name_key.get(place)?),
            Column::Birthday => {
                let text = self.birthday.get(place)?;
                Key::Text(&text[text.len().saturating_sub(5)..])
            }
            Column::Text(column) => Key::Text(self.text(column).get(place)?),
            Column::Tier => Key::Number(*self.tier_position.get(&self.tier[place])?),
            Column::Instant(column) => Key::Instant(self.instants(column)[place]),
            Column::CustomText(uid) | Column::CustomNumber(uid) => match self.custom.get(&uid)? {
                Custom::Text(texts) => Key::Text(texts.get(place)?),
                Custom::Number(numbers) => Key::Number(numbers.get(place)?),
            },
        })
    }

    fn compare(&self, column: Column, one: u32, other: u32) -> Ordering {
        let (one, other) = (one as usize, other as usize);
        self.key(column, one).cmp(&self.key(column, other)).then(self.ids[one].cmp(&self.ids[other]))
    }

    fn sort_all(&mut self) {
        let mut columns = vec![Column::Name, Column::Birthday, Column::Tier];
        columns.extend(TEXTS.map(Column::Text));
        columns.extend([InstantColumn::CreatedAt, InstantColumn::UpdatedAt].map(Column::Instant));
        columns.extend(self.custom.iter().map(|(uid, column)| match column {
            Custom::Text(_) => Column::CustomText(*uid),
            Custom::Number(_) => Column::CustomNumber(*uid),
        }));
        for column in columns {
            let places = 0..u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
            let (mut with, without): (Vec<u32>, Vec<u32>) =
                places.partition(|&place| self.key(column, place as usize).is_some());
            with.sort_unstable_by(|&one, &other| self.compare(column, one, other));
            self.orders.insert(column, Order { with, without });
        }
    }

    /// The row ids of a page; nothing when there is no order for the column.
    pub(super) fn page(
        &self,
        met: &Bits,
        by: Column,
        descending: bool,
        offset: usize,
        limit: usize,
    ) -> Option<Vec<i64>> {
        let order = self.orders.get(&by)?;
        let ids = |places: &mut dyn Iterator<Item = &u32>| -> Vec<i64> {
            let met = places.filter(|&&place| met.has(place as usize));
            met.skip(offset).take(limit).map(|&place| self.ids[place as usize]).collect()
        };
        Some(if descending {
            ids(&mut order.with.iter().rev().chain(order.without.iter().rev()))
        } else {
            ids(&mut order.with.iter().chain(&order.without))
        })
    }
}

/// What rows are ordered by.
#[derive(PartialEq)]
enum Key<'a> {
    Text(&'a [u8]),
    Number(f64),
    Instant(i64),
}

impl Eq for Key<'_> {}

impl PartialOrd for Key<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => one.cmp(other),
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (Self::Instant(one), Self::Instant(other)) => one.cmp(other),
            _ => Ordering::Equal,
        }
    }
}
