//! Doing it: read outside of any transaction, resolve on a snapshot, write in one step.

use std::{collections::BTreeMap, path::Path};

use serde_json::{Value, json};

use super::{
    compare::{custom_json, differences},
    files,
    insert::{self, ByName, inviters},
    inspect::{header_key, messages_key},
    lists,
    pack::Resolved,
    plan::{self, Plan, Scope},
    reading::{Manner, Pace, Reader, Reading},
    record::Record,
    table::{self, NewBatch, NewTag, Writer},
    view::{ImportBatchView, ImportPreview, ImportReport, ListKind, MemberImport},
    words,
};
use crate::{
    Result, Uid,
    channels::{AddChannel, ChannelKind},
    interactions,
    members::{self, AddField, FieldSubject, FieldView},
    series,
    store::{ReadTx, Step, Store, WriteTx},
    tabular::{self, SpawnReader},
    tiers,
    workspace::{self, TagKind, disk, row_id},
};

/// How many headers' mappings are remembered.
pub const MAPPINGS_KEPT: u32 = 200;
/// What one written person takes: half of it in the database, as much again in its log until that is taken in.
const BYTES_OF_A_ROW: u64 = 1_100;
/// How often a plan is made anew because somebody changed the members meanwhile.
const ATTEMPTS: usize = 3;

/// A dry run: what the import would do. Writes nothing.
pub fn preview(
    store: &Store,
    child: &dyn SpawnReader,
    input: &MemberImport,
    pace: Pace<'_>,
) -> Result<ImportPreview> {
    let (mut reading, scope) = load(store, child, input, pace)?;
    store.read(|tx| Ok(plan::plan(tx, &mut reading, input, scope)?.preview))
}

/// Imports a member list as one step.
pub fn apply(
    store: &Store,
    child: &dyn SpawnReader,
    input: &MemberImport,
    pace: Pace<'_>,
) -> Result<ImportReport> {
    let (reading, scope) = load(store, child, input, pace)?;
    let mut reading = Some(reading);
    for attempt in 1..=ATTEMPTS {
        let (ready, seen) = store.read(|tx| {
            let mut fresh = match reading.take() {
                Some(reading) => reading,
                None => read_list(tx, store, child, input, pace, scope)?,
            };
            let plan = plan::plan(tx, &mut fresh, input, scope)?;
            need_room(store, &plan)?;
            Ok((Resolved { reading: fresh, plan }, tx.log_end()?))
        })?;
        let last = attempt == ATTEMPTS;
        let done = store.write(Step::new("import_apply"), |tx| {
            if tx.log_end()? != seen {
                // Somebody wrote between the snapshot and this step: what was resolved may be wrong by now.
                if !last {
                    return Ok(None);
                }
                let mut fresh = read_list(tx, store, child, input, pace, scope)?;
                let plan = plan::plan(tx, &mut fresh, input, scope)?;
                return write(tx, Resolved { reading: fresh, plan }, input, scope).map(Some);
            }
            write(tx, ready, input, scope).map(Some)
        })?;
        if let Some(report) = done {
            return Ok(report);
        }
    }
    Err(crate::Error::new(crate::Code::Conflict))
}

/// Refuses what would fill the disk before anything is written: a step that runs out of room in the middle leaves nothing,
/// but takes the room from everybody else until then.
fn need_room(store: &Store, plan: &Plan) -> Result<()> {
    let counts = &plan.preview.counts;
    let folder = store.path().parent().unwrap_or_else(|| Path::new("."));
    disk::need_room(folder, (counts.new + counts.updated + counts.left).saturating_mul(BYTES_OF_A_ROW))
}

/// The imports of a community, newest first.
pub fn batches(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<ImportBatchView>> {
    table::batches(tx, workspace::community_id(tx, community)?)
}

fn load(
    store: &Store,
    child: &dyn SpawnReader,
    input: &MemberImport,
    pace: Pace<'_>,
) -> Result<(Reading, Scope)> {
    let (scope, known, zone) = store.read(|tx| {
        let community_id = workspace::community_id(tx, input.community)?;
        let channel_id = input.channel.map(|uid| row_id(tx, "channel", uid)).transpose()?;
        let known = members::fields(tx, input.community)?;
        Ok((Scope { community_id, channel_id }, known, workspace::zone(tx, community_id)?))
    })?;
    Ok((read(store, child, input, pace, scope, (&known, zone))?, scope))
}

/// As [`load`], inside of a transaction.
fn read_list(
    tx: &ReadTx<'_>,
    store: &Store,
    child: &dyn SpawnReader,
    input: &MemberImport,
    pace: Pace<'_>,
    scope: Scope,
) -> Result<Reading> {
    let known = members::fields(tx, input.community)?;
    let zone = workspace::zone(tx, scope.community_id)?;
    read(store, child, input, pace, scope, (&known, zone))
}

fn read(
    store: &Store,
    child: &dyn SpawnReader,
    input: &MemberImport,
    pace: Pace<'_>,
    scope: Scope,
    (known, zone): (&[FieldView], chrono_tz::Tz),
) -> Result<Reading> {
    let mapping = words::meant(&input.mapping, scope.channel_id.is_some());
    let identity = words::identity_of(input);
    let mut reader = Reader::new(Manner {
        mapping: &mapping,
        header_row: input.header_row,
        identity: &identity,
        known,
        zone,
        folder: folder_of(store),
        now: store.now(),
        pace,
    });
    tabular::read(&input.source, &input.options.clone().unwrap_or_default(), child, &mut reader)?;
    reader.finish()
}

/// Where records lie that are too much for memory: beside the database that will hold them.
fn folder_of(store: &Store) -> &Path {
    store.path().parent().unwrap_or(Path::new("."))
}

fn write(
    tx: &mut WriteTx<'_>,
    mut resolved: Resolved,
    input: &MemberImport,
    scope: Scope,
) -> Result<ImportReport> {
    let fields = make_fields(tx, input.community, &resolved.reading)?;
    make_names(tx, &mut resolved, input, scope)?;
    let rows = resolved.new_places().count();
    let before = table::newest(tx)?;
    tx.bulk_inserts(insert::TABLES, rows, |tx| insert::insert_new(tx, &resolved, &fields, scope))?;
    update_known(tx, &resolved, &fields, scope)?;
    interactions::claim_all(tx, scope.community_id)?;
    leave(tx, &resolved.plan, scope)?;
    lists::settle(tx, &resolved.plan, scope, before)?;
    if input.header_row > 0 {
        table::forget_mapping(tx, &messages_key(&resolved.reading.headers))?;
        table::remember(
            tx,
            &header_key(&resolved.reading.headers),
            &remembered(input, &fields, &resolved.reading),
        )?;
    }
    let dated = resolved.plan.dated;
    let done = resolved.plan.preview;
    tx.describe(json!({ "new": done.counts.new, "updated": done.counts.updated, "left": done.counts.left }));
    let files = files::of_source(&input.source)?;
    let batch = table::record_batch(
        tx,
        &NewBatch {
            community_id: scope.community_id,
            kind: ListKind::Members,
            file: &input.source.name(),
            files: &files,
            counts: &done.counts,
            problem_counts: &done.problem_counts,
            problems: &done.problems,
            list: dated.as_ref().map(|dated| (dated.as_of.as_str(), input.channel)),
        },
    )?;
    Ok(ImportReport { batch, done })
}

/// The mapping with fields made by it named as what they are now.
fn remembered(input: &MemberImport, fields: &[Option<Uid>], reading: &Reading) -> Vec<super::view::Target> {
    use super::view::Target;
    fn known(target: &Target, fields: &[Option<Uid>], reading: &Reading) -> Target {
        match target {
            Target::NewField { name, .. } => {
                let place = reading.fields.iter().position(|field| field.name == name.trim());
                let uid = place.and_then(|place| fields.get(place).copied().flatten());
                uid.map_or_else(|| target.clone(), |field| Target::Custom { field })
            }
            Target::Split { separators, parts } => Target::Split {
                separators: separators.clone(),
                parts: parts.iter().map(|part| known(part, fields, reading)).collect(),
            },
            target => target.clone(),
        }
    }
    input.mapping.iter().map(|target| known(target, fields, reading)).collect()
}

/// Makes the custom fields that the mapping asks for; the uid of each mapped field.
fn make_fields(tx: &mut WriteTx<'_>, community: Uid, reading: &Reading) -> Result<Vec<Option<Uid>>> {
    let mut uids = Vec::with_capacity(reading.fields.len());
    for field in &reading.fields {
        let uid = match &field.known {
            Some(known) => known.uid,
            None => {
                let known =
                    members::fields(tx, community)?.into_iter().find(|known| known.name == field.name);
                match known {
                    Some(known) => known.uid,
                    None => {
                        let (name, kind) = (field.name.clone(), field.kind);
                        members::add_field(
                            tx,
                            AddField {
                                community,
                                name,
                                kind,
                                options: Vec::new(),
                                subject: FieldSubject::Member,
                            },
                        )?
                        .uid
                    }
                }
            }
        };
        uids.push(Some(uid));
    }
    Ok(uids)
}

/// Makes the tags, tiers and groups that the list names and nobody has.
fn make_names(
    tx: &mut WriteTx<'_>,
    resolved: &mut Resolved,
    input: &MemberImport,
    scope: Scope,
) -> Result<()> {
    let Resolved { reading, plan, .. } = resolved;
    let community_id = scope.community_id;
    let kind = input.channel_kind.unwrap_or(ChannelKind::WechatGroup);
    let cell = std::cell::RefCell::new(tx);
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    plan.lookups.complete(
        |place| {
            let name = reading.tags.name(number(place));
            workspace::tag_id_for(*cell.borrow_mut(), community_id, TagKind::Member, name)
        },
        |place| {
            let name = reading.tiers.name(number(place));
            tiers::tier_id_for(*cell.borrow_mut(), community_id, name)
        },
        |place| {
            let name = reading.channels.name(number(place));
            series::add_channel(*cell.borrow_mut(), community_id, &AddChannel::named(name, kind))
        },
    )
}

fn update_known(
    tx: &mut WriteTx<'_>,
    resolved: &Resolved,
    fields: &[Option<Uid>],
    scope: Scope,
) -> Result<()> {
    let Resolved { reading, plan, .. } = resolved;
    let by_name = inviters(&plan.existing.people);
    let today = workspace::today(tx, scope.community_id)?;
    let mut reader = reading.records.reader();
    for index in 0..reading.records.len() {
        let Some(person) = plan.matching.known(index).map(|place| &plan.existing.people[place]) else {
            continue;
        };
        let record = &reader.at(index)?;
        let namesake = plan.matching.namesake[index];
        let found = differences(person, record, &reading.fields, &plan.lookups, scope.channel_id, namesake);
        if found.is_empty() {
            continue;
        }
        let mut columns = BTreeMap::<&'static str, Value>::new();
        if found.name {
            columns.insert("name", Value::from(&*record.name));
        }
        for slot in &found.slots {
            columns.insert(slot.column(), Value::from(record.text(*slot)));
        }
        if let Some(lunar) = record.lunar.filter(|_| found.lunar) {
            columns.insert("birthday_lunar", Value::from(lunar));
        }
        if found.namesake {
            columns.insert("namesake", Value::from(true));
        }
        if found.custom.is_some() {
            let (custom, changed, _) = custom_json(&person.custom, record, fields);
            if changed {
                columns.insert("custom", Value::from(serde_json::to_string(&custom)?));
            }
        }
        if found.returned {
            columns.insert("deleted_at", Value::Null);
            if scope.channel_id.is_none() {
                columns.entry("left_on").or_insert(Value::Null);
            }
        }
        table::update_member(tx, person.id, &columns)?;
        if let Some(tier_id) = found.tier.and_then(|tier| plan.lookups.tier(tier)) {
            table::set_tier_moved(tx, person.id, person.tier_id, tier_id)?;
        }
        write_belongings(tx, resolved, &found, person.id, record, &by_name)?;
        let date = record.group.as_ref().and_then(|group| group.left_on.as_deref()).unwrap_or(&today);
        for place in &found.ends {
            table::end_place(tx, *place, date)?;
        }
        members::refresh_text(tx, person.id)?;
    }
    Ok(())
}

fn write_belongings(
    tx: &mut WriteTx<'_>,
    resolved: &Resolved,
    found: &super::compare::Differences<'_>,
    member_id: i64,
    record: &Record,
    by_name: &ByName<'_>,
) -> Result<()> {
    let Resolved { reading, plan, .. } = resolved;
    let now = tx.now();
    let mut writer = Writer::new(tx);
    for account in &found.accounts {
        writer.accounts(&[insert::account_of(account, Uid::new(now), member_id, &reading.platforms)])?;
    }
    // Two names of the list may mean one tag.
    let mut worn = Vec::new();
    for tag_id in found.tags.iter().filter_map(|&tag| plan.lookups.tag(tag)) {
        if !worn.contains(&tag_id) {
            writer.tags(&[NewTag { uid: Uid::new(now), member_id, tag_id }])?;
            worn.push(tag_id);
        }
    }
    for channel_id in found.joins.iter().filter_map(|&channel| plan.lookups.channel_id(channel)) {
        writer.memberships(&[insert::place_of(record, Uid::new(now), member_id, channel_id, by_name)])?;
    }
    for (id, account) in &found.account_changes {
        table::update_account(tx, *id, account.external_id.as_deref(), account.handle.as_deref())?;
    }
    for change in &found.place_changes {
        let says = insert::place_of(record, Uid::new(now), member_id, change.channel_id, by_name);
        table::update_place(tx, change.id, &says)?;
    }
    Ok(())
}

/// Whoever is missing from a complete list has left: the group whose list it is, else the community.
fn leave(tx: &mut WriteTx<'_>, plan: &Plan, scope: Scope) -> Result<()> {
    let today = match &plan.dated {
        Some(dated) => dated.as_of.clone(),
        None => workspace::today(tx, scope.community_id)?,
    };
    for person in plan.leaving.iter().map(|&place| &plan.existing.people[place]) {
        match scope.channel_id {
            Some(channel_id) => {
                if let Some(place) = person.place(channel_id) {
                    table::end_place(tx, place.id, &today)?;
                }
            }
            None => table::set_left(tx, person.id, &today)?,
        }
    }
    Ok(())
}
