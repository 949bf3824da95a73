//! A workspace with something of everything, dice, and an input for every write of the command table: for tests that walk
//! through all of them.

mod care;
mod points;
mod slots;

use std::cell::Cell;

use rusqlite::Connection;
use serde_json::{Value, json};
use tulou_core::api::{COMMANDS, Kind};
use tulou_tests::TestApp;

/// A workspace with something of everything, and dice.
pub struct World {
    pub test: TestApp,
    pub community: String,
    dice: Cell<u64>,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let (test, community) = TestApp::with_community();
        let world = Self { test, community, dice: Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1) };
        world.fill();
        world
    }

    /// A number below `end`, by xorshift.
    fn below(&self, end: u64) -> u64 {
        let mut state = self.dice.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.dice.set(state);
        (state >> 11) % end
    }

    fn one<'a>(&self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }

    fn word(&self) -> String {
        format!("{}{}", self.one(&["早报", "打卡", "分享", "🌞 晨读", "Q&A", "100%_纯"]), self.below(100_000))
    }

    fn day(&self) -> String {
        format!("2026-03-{:02}", 1 + self.below(28))
    }

    fn when(&self) -> Value {
        let start = format!("{}T{:02}:30:00", self.day(), self.below(24));
        match self.below(4) {
            0 => json!({ "start": start, "all_day": true }),
            1 => json!({ "start": start, "rule": self.rule() }),
            2 => json!({ "start": start, "duration_min": 90, "tz": "Europe/Berlin", "rule": self.rule() }),
            _ => json!({ "start": start, "duration_min": 45 }),
        }
    }

    fn rule(&self) -> Value {
        json!({ "freq": self.one(&["daily", "weekly", "monthly"]), "interval": 1 + self.below(2), "end": { "kind": "never" } })
    }

    /// Uids of some records of a table, each of them at most once; `filter` is a condition.
    fn some(&self, table: &str, filter: &str, count: usize) -> Vec<String> {
        let conn = Connection::open(self.test.path().join("main.db")).unwrap();
        let mut statement =
            conn.prepare(&format!("SELECT lower(hex(uid)) FROM {table} WHERE {filter} ORDER BY id")).unwrap();
        let mut all: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        let mut chosen = Vec::new();
        while chosen.len() < count && !all.is_empty() {
            let place = usize::try_from(self.below(all.len() as u64)).unwrap();
            let hex = all.swap_remove(place);
            chosen.push(format!(
                "{}-{}-{}-{}-{}",
                &hex[..8],
                &hex[8..12],
                &hex[12..16],
                &hex[16..20],
                &hex[20..]
            ));
        }
        chosen
    }

    fn any(&self, table: &str) -> String {
        self.pick(table, "1")
    }

    fn pick(&self, table: &str, filter: &str) -> String {
        if let Some(uid) = self.some(table, filter, 1).pop() {
            return uid;
        }
        // The walk has used them up.
        self.fill();
        self.some(table, filter, 1).pop().unwrap_or_else(|| panic!("no {table} where {filter}"))
    }

    /// A dated record and the name of one of its dates.
    fn dated(&self, table: &str) -> (String, String) {
        let uid = self.pick(table, "deleted_at IS NULL AND schedule_id IS NOT NULL");
        let conn = Connection::open(self.test.path().join("main.db")).unwrap();
        let sql = format!(
            "SELECT coalesce((SELECT start FROM schedule s WHERE s.id = t.schedule_id AND (s.rrule IS NOT NULL
               OR EXISTS (SELECT 1 FROM schedule_exception e WHERE e.schedule_id = s.id))
               AND NOT EXISTS (SELECT 1 FROM schedule_exception e WHERE e.schedule_id = s.id AND e.original = s.start)), '')
             FROM {table} t WHERE uid = ?1"
        );
        let bytes = u128::from_str_radix(&uid.replace('-', ""), 16).unwrap().to_be_bytes();
        let original: String = conn.query_row(&sql, [bytes.as_slice()], |row| row.get(0)).unwrap();
        (uid, original)
    }

    /// Something of everything. Names differ each time, so it can be done again.
    fn fill(&self) {
        let call = |name: &str, input: Value| self.test.call(name, input);
        let community = &self.community;
        call("operator_add", json!({ "name": "小王" }));
        call("tag_add", json!({ "community": community, "kind": "member", "name": "老成员" }));
        let channels: Vec<Value> = ["wechat_group", "discord", "qq_group"]
            .map(|kind| json!({ "name": self.word(), "kind": kind, "tags": ["1期"] }))
            .into();
        let channels = call("channels_add", json!({ "community": community, "channels": channels }));
        call("pillar_add", json!({ "community": community, "name": self.word() }));
        call(
            "saved_view_set",
            json!({ "community": community, "page": "content", "name": self.word(), "query": {} }),
        );
        call("field_add", json!({ "community": community, "name": self.word(), "kind": "text" }));
        call(
            "field_add",
            json!({ "community": community, "name": self.word(), "kind": "text", "subject": "content" }),
        );
        let ladder = call(
            "ladder_add",
            json!({ "community": community, "name": self.word(), "tiers": ["新人", "常客"] }),
        );
        call(
            "segment_add",
            json!({ "community": community, "name": self.word(), "filter": { "kind": "all", "of": [] } }),
        );
        let everybody = json!({ "tier": ladder["tiers"][0]["uid"], "rule": { "kind": "all", "of": [] } });
        call(
            "ladder_rules_set",
            json!({ "ladder": ladder["uid"], "rules": [everybody], "review": "month", "lower_mark": 90, "grace_days": 14 }),
        );
        let mut people = Vec::new();
        for _ in 0..3 {
            let member = call(
                "member_add",
                json!({ "community": community, "name": self.word(), "tags": ["老成员"] }),
            );
            let member = &member["row"]["uid"];
            // By hand on a ladder with rules: they are held there.
            call(
                "members_move_tier",
                json!({ "who": { "kind": "these", "uids": [member] }, "tier": ladder["tiers"][0]["uid"] }),
            );
            call(
                "account_add",
                json!({ "member": member, "platform": "wechat", "external_id": self.word() }),
            );
            call("membership_add", json!({ "member": member, "channel": channels[0] }));
            let text = self.word();
            call(
                "contact_add",
                json!({ "members": [member], "way": "voice", "text": text, "follow_up_on": self.day() }),
            );
            call("finding_add", json!({ "member": member, "kind": "need", "text": text }));
            people.push(member.clone());
        }
        call("relation_set", json!({ "member": people[0], "other": people[1], "kind": self.word() }));
        call("feedback_add", care::feedback(self));
        call("point_rule_add", points::rule(self));
        let who = json!({ "kind": "these", "uids": people });
        call("points_add", json!({ "who": who, "points": 20, "reason": self.word() }));
        for _ in 0..4 {
            call(
                "content_add",
                json!({ "community": community, "text": self.word(), "channels": channels, "when": self.when() }),
            );
            let activity = call(
                "activity_add",
                json!({ "community": community, "title": self.word(), "when": self.when(), "capacity": 2 }),
            );
            call("task_add", json!({ "community": community, "title": self.word(), "when": self.when() }));
            call(
                "task_add",
                json!({ "community": community, "title": self.word(), "activity": activity["uid"] }),
            );
        }
        let when = json!({ "start": "2026-03-02T08:00:00", "rule": self.rule() });
        call("slot_add", json!({ "community": community, "name": self.word(), "when": when }));
        self.test.call("registrations_add", self.registration());
    }

    fn registration(&self) -> Value {
        let (uid, original) = self.dated("activity");
        let people = json!([{ "name": self.word(), "extra": 1 }, { "member": self.any("member") }, { "name": self.word() }]);
        json!({ "uid": uid, "original": original, "people": people })
    }
}

/// An input for a command that succeeds in this world; nothing when there is no case for it.
/// An input with which the write of that name changes something in most states; nothing for an unknown name.
fn input(name: &str, world: &World) -> Option<Value> {
    plan_input(name, world)
        .or_else(|| slots::input(name, world))
        .or_else(|| care::input(name, world))
        .or_else(|| points::input(name, world))
        .or_else(|| people_input(name, world))
        .or_else(|| place_input(name, world))
}

/// Inputs of content, activities, tasks, the calendar and the trash.
fn plan_input(name: &str, world: &World) -> Option<Value> {
    let w = world;
    let community = &w.community;
    let content = || w.pick("content", "deleted_at IS NULL");
    let contents = || w.some("content", "deleted_at IS NULL", 2);
    let operator = || w.any("operator");
    let note = || if w.below(3) == 0 { Value::Null } else { json!(w.word()) };
    Some(match name {
        "content_add" => json!({ "community": community, "text": w.word(), "when": w.when() }),
        "contents_add" => {
            json!({ "items": [{ "community": community, "title": w.word(), "state": "idea" }, { "community": community, "text": w.word() }] })
        }
        "content_edit" => {
            let own = w.some("field_def", "subject = 'content'", 1);
            let custom: Value =
                own.into_iter().map(|field| (field, note())).collect::<serde_json::Map<_, _>>().into();
            json!({ "uid": content(), "custom": custom, "title": note(), "note": w.word(), "owner": operator(), "when": w.when(),
                                  "channels": w.some("channel", "deleted_at IS NULL", 2) })
        }
        "content_pieces_set" => {
            json!({ "uid": content(), "pieces": [{ "kind": "text", "text": w.word() }, { "kind": "link", "text": w.word() }] })
        }
        "content_duplicate" => json!({ "uid": content() }),
        "contents_move" => {
            json!({ "uids": contents(), "state": w.one(&["draft", "scheduled", "published"]) })
        }
        "contents_edit" => {
            json!({ "uids": contents(), "owner": operator(), "pillar": w.any("pillar"), "language": note() })
        }
        "contents_edit_each" => {
            let edits: Vec<Value> = contents()
                .iter()
                .map(|uid| json!({ "uid": uid, "title": note(), "owner": operator() }))
                .collect();
            json!({ "edits": edits, "moves": [{ "uids": contents(), "state": w.one(&["draft", "scheduled", "published"]) }] })
        }
        "activities_edit" => {
            let some = w.some("activity", "deleted_at IS NULL", 2);
            let edits: Vec<Value> =
                some.iter().map(|uid| json!({ "uid": uid, "title": w.word(), "host": note() })).collect();
            json!({ "edits": edits })
        }
        "calendar_shift" => {
            let kind = w.one(&["content", "activity"]);
            let uids = w.some(kind, "deleted_at IS NULL", 3);
            json!({ "kind": kind, "uids": uids, "days": w.below(9), "minutes": 15 * w.below(9) })
        }
        "contents_channels_set" => {
            json!({ "uids": contents(), "add_tags": ["1期"], "remove": [w.any("channel")] })
        }
        "contents_schedule" => {
            json!({ "items": contents().iter().map(|uid| json!({ "uid": uid, "when": w.when() })).collect::<Vec<_>>() })
        }
        "contents_trash" => json!({ "uids": [content()], "trashed": true }),
        "deliveries_mark" => {
            let (uid, original) = w.dated("content");
            json!({ "uid": uid, "original": original, "state": w.one(&["sent", "skipped", "failed"]), "reason": w.word() })
        }
        "deliveries_mark_each" => {
            let (uid, original) = w.dated("content");
            let second = w.pick("content", "deleted_at IS NULL AND schedule_id IS NULL");
            let other = json!({ "uid": second, "state": "sent", "channels": [] });
            json!({ "marks": [{ "uid": uid, "original": original, "state": "sent" }, other] })
        }
        "hold_begin" => match w.below(2) {
            0 => json!({ "community": community, "reason": w.word() }),
            _ => json!({ "community": community, "reason": w.word(), "channels": [w.any("channel")] }),
        },
        "hold_lift" => json!({ "uid": held(w), "answers": [] }),
        "pillar_add" => json!({ "community": community, "name": w.word(), "target_share": 0.3 }),
        "pillar_edit" => {
            json!({ "uid": w.any("pillar"), "name": w.word(), "color": "#336699", "target_share": null })
        }
        "pillar_remove" => json!({ "uid": w.any("pillar") }),
        "activity_add" => json!({ "community": community, "title": w.word(), "when": w.when() }),
        "activity_edit" => {
            json!({ "uid": w.pick("activity", "deleted_at IS NULL"), "host": note(), "capacity": 1 + w.below(9), "when": w.when() })
        }
        "activity_duplicate" => json!({ "uid": w.pick("activity", "deleted_at IS NULL") }),
        "activities_trash" => json!({ "uids": [w.pick("activity", "deleted_at IS NULL")], "trashed": true }),
        "registrations_add" => w.registration(),
        "registrations_mark" => {
            json!({ "uids": [w.any("registration")], "state": w.one(&["came", "cancelled", "no_show", "waiting"]) })
        }
        "registration_edit" => json!({ "uid": w.any("registration"), "extra": w.below(5), "note": note() }),
        "name_list_apply" => {
            let (uid, original) = w.dated("activity");
            let purpose = match w.below(4) {
                0 => json!({ "kind": "register", "activity": uid, "original": original }),
                1 => json!({ "kind": "attend", "activity": uid, "original": original }),
                2 => json!({ "kind": "win", "activity": uid, "original": original, "award": w.word() }),
                _ => json!({ "kind": "tag", "tag": w.word() }),
            };
            let member = w.pick("member", "deleted_at IS NULL");
            let people = json!([{ "member": member, "name": "甲", "extra": w.below(4) }, { "name": w.word(), "new_member": true }]);
            json!({ "community": community, "purpose": purpose, "people": people, "learned": [{ "key": w.word(), "member": member }] })
        }
        "task_add" => json!({ "community": community, "title": w.word(), "when": w.when() }),
        "tasks_add" => {
            json!({ "items": [{ "community": community, "title": w.word() }, { "community": community, "title": w.word(), "when": w.when() }] })
        }
        "task_duplicate" => json!({ "uid": w.pick("task", "deleted_at IS NULL") }),
        "task_edit" => {
            json!({ "uid": w.pick("task", "deleted_at IS NULL"), "title": w.word(), "owner": operator(), "when": w.when() })
        }
        "tasks_mark" => {
            let (uid, original) = w.dated("task");
            json!({ "tasks": [{ "uid": uid, "original": original }], "done": w.below(8) > 0 })
        }
        "tasks_order" => json!({ "uids": w.some("task", "deleted_at IS NULL", 3) }),
        "tasks_trash" => json!({ "uids": [w.pick("task", "deleted_at IS NULL")], "trashed": true }),
        "trash_restore" => json!({ "items": [{ "kind": "content", "uid": trashed(w, "content") }] }),
        "trash_empty" => {
            json!({ "items": [{ "kind": "activity", "uid": trashed(w, "activity") }, { "kind": "channel", "uid": trashed(w, "channel") }] })
        }
        "reminders_set" => {
            json!({ "subject_kind": "content", "subject": w.pick("content", "schedule_id IS NOT NULL AND deleted_at IS NULL"),
                                   "reminders": [{ "anchor": "start", "lead_min": w.below(500) }] })
        }
        "calendar_edit" => {
            let (uid, original) = w.dated("activity");
            let scope = w.one(&["this", "following", "all"]);
            json!({ "kind": "activity", "uid": uid, "original": original, "scope": scope, "change": { "duration_min": 15 + w.below(200) } })
        }
        "calendar_copy" => {
            let kind = w.one(&["content", "activity", "task"]);
            // A step of what is in the trash is in the trash with it.
            let beside = |parent: &str| {
                format!("{parent}_id NOT IN (SELECT id FROM {parent} WHERE deleted_at IS NOT NULL)")
            };
            let is_there = match kind {
                "task" => format!(
                    "deleted_at IS NULL AND (activity_id IS NULL OR {}) AND (content_id IS NULL OR {})",
                    beside("activity"),
                    beside("content")
                ),
                _ => "deleted_at IS NULL".to_owned(),
            };
            json!({ "kind": kind, "uid": w.pick(kind, &is_there), "when": w.when() })
        }
        "calendar_date_add" => {
            // Seconds that no rule here names: it is always one more date.
            let start = format!("2026-05-{:02}T{:02}:{:02}:07", 1 + w.below(28), w.below(24), w.below(60));
            json!({ "kind": "activity", "uid": repeating(w), "start": start })
        }
        "saved_view_set" => {
            json!({ "community": community, "page": "content", "name": w.word(), "query": { "q": w.word() } })
        }
        "saved_view_remove" => json!({ "uid": w.any("saved_view") }),
        "calendar_delete" => {
            let (uid, original) = w.dated("task");
            json!({ "kind": "task", "uid": uid, "original": original, "scope": w.one(&["this", "following", "all"]) })
        }
        "calendar_import" => json!({ "community": community, "path": calendar_file(w) }),
        "zone_set" => {
            json!({ "community": community, "tz": w.one(&["Europe/Berlin", "Asia/Tokyo", "America/New_York"]) })
        }
        _ => return None,
    })
}

/// An activity that repeats; one is made when there is none.
fn repeating(world: &World) -> String {
    let filter = "deleted_at IS NULL AND schedule_id IN (SELECT id FROM schedule WHERE rrule IS NOT NULL)";
    if let Some(uid) = world.some("activity", filter, 1).pop() {
        return uid;
    }
    let when = json!({ "start": "2026-03-02T09:30:00", "rule": world.rule() });
    let input = json!({ "community": world.community, "title": world.word(), "when": when });
    world.test.call("activity_add", input)["uid"].as_str().unwrap().to_owned()
}

/// A hold that is on; one is begun when there is none.
fn held(world: &World) -> String {
    if let Some(uid) = world.some("hold", "ended_at IS NULL", 1).pop() {
        return uid;
    }
    let begun = json!({ "community": world.community, "reason": world.word() });
    world.test.call("hold_begin", begun)["uid"].as_str().unwrap().to_owned()
}

/// An own figure with a value of a group; one is made when there is none.
fn own_figure(world: &World) -> String {
    if let Some(uid) = world.some("figure_def", "1", 1).pop() {
        return uid;
    }
    let made = world.test.call("figure_add", json!({ "community": world.community, "name": world.word() }));
    let channel = world.pick("channel", "deleted_at IS NULL");
    let value = json!({ "channel": channel, "on": world.day(), "figure": made["key"], "value": 1, "source": "typed" });
    world.test.call("figures_set", json!({ "values": [value] }));
    made["uid"].as_str().unwrap().to_owned()
}

/// A record of a table that lies in the trash; one is put there when there is none.
fn trashed(world: &World, table: &str) -> String {
    if let Some(uid) = world.some(table, "deleted_at IS NOT NULL", 1).pop() {
        return uid;
    }
    let uid = world.pick(table, "deleted_at IS NULL");
    let command = match table {
        "content" => "contents_trash",
        "activity" => "activities_trash",
        _ => "channels_trash",
    };
    world.test.call(command, json!({ "uids": [uid], "trashed": true }));
    uid
}

/// A calendar of one event that no calendar before had.
fn calendar_file(world: &World) -> String {
    let path = world.test.path().join("in.ics");
    let number = world.below(1_000_000);
    let text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:{number}@example.org\r\nDTSTAMP:20260301T000000Z\r\n\
         DTSTART:20260310T100000Z\r\nSUMMARY:e{number}\r\nX-OWN:kept\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Inputs of members, tiers, segments.
fn people_input(name: &str, world: &World) -> Option<Value> {
    let w = world;
    let community = &w.community;
    let member = || w.pick("member", "deleted_at IS NULL");
    let these = || json!({ "kind": "these", "uids": w.some("member", "deleted_at IS NULL", 2) });
    Some(match name {
        "member_add" => {
            json!({ "community": community, "name": w.word(), "phone": "13800138000", "birthday": "02-29", "tags": [w.word()] })
        }
        "member_edit" => json!({ "uid": member(), "name": w.word(), "remark": w.word(), "note": null }),
        "members_edit" => {
            json!({ "who": these(), "change": { "kind": "tags", "add": [w.word()], "remove": ["老成员"] } })
        }
        "members_set_cells" => {
            json!({ "cells": [{ "uid": member(), "field": "remark", "value": w.word() }] })
        }
        "members_trash" => json!({ "who": { "kind": "these", "uids": [member()] }, "trashed": true }),
        "members_move_tier" => json!({ "who": these(), "tier": w.any("tier"), "reason": w.word() }),
        "members_let_go" => json!({ "who": these(), "ladder": w.any("ladder") }),
        "account_add" => json!({ "member": member(), "platform": "qq", "external_id": w.word() }),
        "account_remove" => json!({ "uid": w.any("account") }),
        "membership_add" => {
            let empty = "deleted_at IS NULL AND id NOT IN (SELECT channel_id FROM membership)";
            json!({ "member": member(), "channel": w.pick("channel", empty), "nickname": w.word() })
        }
        "membership_edit" => {
            json!({ "uid": w.any("membership"), "nickname": w.word(), "left_on": "2026-03-02" })
        }
        "membership_remove" => json!({ "uid": w.any("membership") }),
        "field_add" => json!({ "community": community, "name": w.word(), "kind": "text" }),
        "field_edit" => json!({ "uid": w.any("field_def"), "name": w.word() }),
        "field_remove" => json!({ "uid": w.any("field_def") }),
        "ladder_add" => json!({ "community": community, "name": w.word(), "tiers": ["甲", "乙"] }),
        "ladder_edit" => json!({ "uid": w.any("ladder"), "name": w.word() }),
        "ladder_remove" => json!({ "uid": w.any("ladder") }),
        "tier_add" => json!({ "ladder": w.any("ladder"), "name": w.word() }),
        "tier_edit" => json!({ "uid": w.any("tier"), "name": w.word() }),
        "tier_remove" => json!({ "uid": w.any("tier") }),
        "segment_add" => {
            json!({ "community": community, "name": w.word(), "filter": { "kind": "all", "of": [] } })
        }
        "segment_edit" => json!({ "uid": w.any("segment"), "name": w.word() }),
        "segment_remove" => json!({ "uid": w.any("segment") }),
        _ => return None,
    })
}

/// Inputs of the workspace and its channels.
fn place_input(name: &str, world: &World) -> Option<Value> {
    let w = world;
    let community = &w.community;
    let channel = || w.pick("channel", "deleted_at IS NULL");
    Some(match name {
        "demo" => {
            demo_gone(w);
            json!({ "language": w.one(&["zh-CN", "en"]), "tz": "Asia/Shanghai" })
        }
        "demo_remove" => {
            demo_gone(w);
            w.test.call("demo", json!({ "language": "en", "tz": "Europe/London" }));
            json!({})
        }
        "starter_week" => json!({ "community": community, "language": "en" }),
        "starter_week_keep" | "starter_week_clear" => {
            w.test.call("starter_week", json!({ "community": community, "language": "zh-CN" }));
            json!({ "community": community })
        }
        "community_add" => json!({ "name": w.word(), "tz": "Asia/Shanghai", "scale": "several" }),
        "community_edit" => {
            json!({ "uid": community, "name": w.word(), "scale": w.one(&["one", "several", "many"]) })
        }
        "community_trash" => {
            let made =
                w.test.call("community_add", json!({ "name": w.word(), "tz": "Asia/Tokyo", "scale": "one" }));
            json!({ "uid": made["uid"], "trashed": true })
        }
        "operator_remove" => {
            json!({ "uid": w.test.call("operator_add", json!({ "name": w.word() }))["uid"] })
        }
        "operator_add" => json!({ "name": w.word() }),
        "operator_edit" => json!({ "uid": w.any("operator"), "name": w.word() }),
        "tag_add" => json!({ "community": community, "kind": "channel", "name": w.word() }),
        "tags_merge" => {
            let tags = w.some("tag", "kind = 'member'", 1);
            let into =
                w.test.call("tag_add", json!({ "community": community, "kind": "member", "name": w.word() }));
            json!({ "from": tags, "into": into["uid"] })
        }
        "members_merge" | "members_keep_apart" => {
            let add = |name: &str| {
                let made = w
                    .test
                    .call("member_add", json!({ "community": community, "name": name, "tags": ["老成员"] }));
                made["row"]["uid"].clone()
            };
            let (one, other) = (add(&w.word()), add(&w.word()));
            let account = json!({ "member": one, "platform": "qq", "external_id": w.word() });
            w.test.call("account_add", account);
            for member in [&one, &other] {
                w.test.call("membership_add", json!({ "member": member, "channel": w.any("channel") }));
            }
            if name == "members_merge" {
                json!({ "from": one, "into": other })
            } else {
                json!({ "one": one, "other": other })
            }
        }
        "people_assign" => {
            let text = format!("time,member,kind\n2026-02-01T09:00:00Z,{},message\n", w.word());
            let input = json!({ "community": community, "source": { "kind": "text", "text": text } });
            w.test.call("log_import", input);
            let found = w.test.call("people_unassigned", json!({ "community": community }));
            match w.below(2) {
                0 => json!({ "community": community }),
                _ => {
                    let made = w.test.call("member_add", json!({ "community": community, "name": w.word() }));
                    json!({ "community": community, "people": [found["people"][0]["uid"]], "member": made["row"]["uid"] })
                }
            }
        }
        "log_remove" => {
            let text =
                "time,member,kind\n2026-02-01T09:00:00Z,李四,message\n2026-02-02T09:00:00Z,王五,打卡\n";
            let input = json!({ "community": community, "source": { "kind": "text", "text": text } });
            json!({ "batch": w.test.call("log_import", input)["batch"] })
        }
        "log_zone" => {
            let text = format!("time,member,kind\n2026-02-01 09:00:00,{},message\n", w.word());
            let input = json!({ "community": community, "source": { "kind": "text", "text": text } });
            json!({ "batch": w.test.call("log_import", input)["batch"], "zone": "Pacific/Auckland" })
        }
        "tag_remove" => json!({ "uid": w.any("tag") }),
        "tag_edit" => json!({ "uid": w.any("tag"), "name": w.word(), "color": "#a0b0c0" }),
        "setting_set" => {
            json!({ "key": w.one(&["a", "b"]), "value": { "deep": [w.below(100), null, w.word()] } })
        }
        "channels_add" => {
            json!({ "community": community, "channels": [{ "name": w.word(), "kind": "slack", "tags": ["1期"], "head_count": w.below(500) }] })
        }
        "channel_edit" => {
            json!({ "uid": channel(), "note": w.word(), "capacity": 1 + w.below(500), "announcement": null })
        }
        "channels_edit" => {
            let uids = w.some("channel", "deleted_at IS NULL", 2);
            let state = w.one(&["full", "quiet", "closed"]);
            json!({ "edits": uids.iter().map(|uid| json!({ "uid": uid, "state": state })).collect::<Vec<_>>() })
        }
        "channels_tag" => json!({ "uids": [channel()], "add": [w.word()], "remove": ["1期"] }),
        "channels_trash" => json!({ "uids": [channel()], "trashed": true }),
        "figures_set" => {
            json!({ "values": [{ "channel": channel(), "on": w.day(), "figure": w.one(&["成交额", "毛利"]), "value": 0.1 + w.below(9) as f64, "source": "typed" }] })
        }
        "figure_add" => json!({ "community": community, "name": w.word(), "unit": "元" }),
        "counting_rules_set" => {
            json!({ "community": community, "tenths": { "reply": 16 + w.below(900) }, "score_days": 91 + w.below(200) })
        }
        "insight_goal_set" => {
            json!({ "community": community, "figure": "net", "period": "2026-03", "value": w.below(900) })
        }
        "figure_edit" => json!({ "uid": own_figure(w), "name": w.word(), "decimals": 1 }),
        "figure_remove" => json!({ "uid": own_figure(w) }),
        "days_import" => {
            json!({ "text": format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{0}\r\nDTSTART;VALUE=DATE:203001{1:02}\r\nSUMMARY:休\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", w.word(), 1 + w.below(28)), "kind": "off" })
        }
        "days_remove" => json!({ "year": 2030 }),
        _ => return None,
    })
}

/// The demo holds thousands of rows that every later comparison would read again.
pub fn demo_gone(world: &World) {
    if world.test.call("demo_state", json!({}))["community"] != Value::Null {
        world.test.call("demo_remove", json!({}));
    }
}

/// The writes of the command table, in an order of its own for each seed: what a command meets depends on what came before.
pub fn writes(seed: u64) -> Vec<&'static str> {
    let all = COMMANDS.iter().copied().flatten().filter(|command| command.kind == Kind::Write);
    let mut names: Vec<&str> = all.map(|command| command.name).collect();
    names.sort_by_key(|name| {
        name.bytes().fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte))) % 1009
    });
    names
}

/// As [`input`]; a write without a case fails, so a new command brings its case along.
pub fn input_of(name: &str, world: &World) -> Value {
    input(name, world).unwrap_or_else(|| panic!("`{name}` writes and has no case among the inputs"))
}
