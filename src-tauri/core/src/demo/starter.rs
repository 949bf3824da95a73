//! The first week of somebody who runs one group: a few posts, a talk, two tasks, to keep or to clear.

use chrono::{Datelike, Duration};
use serde_json::json;

use super::{
    texts::texts,
    view::{StarterRef, StarterWeek},
};
use crate::{
    Error, Result, Uid,
    activities::{self, AddActivity},
    content::{self, AddContent},
    patch::Patch,
    recurrence::parse_civil,
    schedule::{self, When},
    store::{ReadTx, WriteTx},
    tasks::{self, AddTask},
    trash,
    workspace::{self, SetSetting, row_id},
};

fn key(community: Uid) -> String {
    format!("starter_week.{community}")
}

/// What was made and neither kept nor cleared: (table, uid).
fn made(tx: &ReadTx<'_>, community: Uid) -> Result<Vec<(String, Uid)>> {
    let settings = workspace::settings(tx)?;
    let value = settings.shared.get(&key(community)).cloned();
    let value = value.ok_or_else(|| Error::not_found("starter_week", community))?;
    Ok(serde_json::from_value(value)?)
}

/// Plans the week that begins on the next Monday (on this one, while it is Monday).
pub fn make(tx: &mut WriteTx<'_>, input: &StarterWeek) -> Result<()> {
    let community_id = workspace::community_id(tx, input.community)?;
    let texts = texts(&input.language)?.starter;
    let zone = schedule::zone_of(tx, community_id)?;
    let today = zone.civil_of(tx.now()).date();
    let to_monday = (7 - i64::from(today.weekday().num_days_from_monday())) % 7;
    let day = |days: i64| today.checked_add_signed(Duration::days(to_monday + days)).unwrap_or(today);
    let mut made: Vec<(&str, Uid)> = Vec::new();
    for post in texts.posts {
        let start = parse_civil("start", &format!("{}T{}", day(post.day), post.time))?;
        let add = AddContent {
            community: input.community,
            title: None,
            text: Some(post.text),
            pieces: Vec::new(),
            state: None,
            owner: Patch::Keep,
            reviewer: None,
            pillar: Patch::Keep,
            channels: None,
            channel_tags: Vec::new(),
            when: Some(When::once(start, None)),
            language: None,
            note: None,
        };
        made.push(("content", content::add(tx, add)?.uid));
    }
    let talk = texts.activity;
    let start = parse_civil("start", &format!("{}T20:00:00", day(2)))?;
    let add = AddActivity {
        community: input.community,
        title: talk.title,
        format: Some(talk.format),
        place: talk.place,
        link: talk.link,
        host: Some(talk.host),
        capacity: None,
        owner: Patch::Keep,
        channels: None,
        channel_tags: Vec::new(),
        when: Some(When::once(start, Some(60))),
        note: Some(talk.note),
    };
    made.push(("activity", activities::add(tx, add)?.uid));
    for (title, days) in texts.tasks.into_iter().zip([1, 5]) {
        let midnight = parse_civil("start", &format!("{}T00:00:00", day(days)))?;
        let when = Some(When { all_day: true, ..When::once(midnight, None) });
        let community = input.community;
        let add = AddTask { community, title, activity: None, content: None, owner: None, when, note: None };
        made.push(("task", tasks::add(tx, add)?.uid));
    }
    tx.describe(json!({ "count": made.len() }));
    workspace::setting_set(tx, &SetSetting { key: key(input.community), value: json!(made) })
}

/// Keeps the week: it is the manager's own from now on.
pub fn keep(tx: &mut WriteTx<'_>, input: &StarterRef) -> Result<()> {
    made(tx, input.community)?;
    workspace::setting_set(tx, &SetSetting { key: key(input.community), value: json!(null) })
}

/// Clears what is left of the week.
pub fn clear(tx: &mut WriteTx<'_>, input: &StarterRef) -> Result<()> {
    for (table, uid) in made(tx, input.community)? {
        // What was ended by hand meanwhile is gone already.
        if let Ok(id) = row_id(tx, &table, uid) {
            trash::end(tx, &table, &[id])?;
        }
    }
    workspace::setting_set(tx, &SetSetting { key: key(input.community), value: json!(null) })
}
