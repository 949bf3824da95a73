//! The tables of every domain, in the order of their foreign keys; what belongs to which record in its history; and the
//! steps between released versions.

use crate::{
    activities, care, channels, contacts, content, days, exchange, feedback, holds, imports, interactions,
    logs, members, name_lists, points, reminders, schedule, segments, series, sheets, slots,
    store::{Belonging, Label, Schema, Tie},
    tasks, texts, tiers, workspace,
};

/// The schema of this version of Tulou.
pub const SCHEMA: Schema = Schema {
    tables: &[
        workspace::TABLES,
        channels::TABLES,
        holds::TABLES,
        members::TABLES,
        tiers::TABLES,
        contacts::TABLES,
        points::TABLES,
        feedback::TABLES,
        segments::TABLES,
        imports::TABLES,
        schedule::TABLES,
        content::TABLES,
        slots::TABLES,
        activities::TABLES,
        name_lists::TABLES,
        tasks::TABLES,
        series::TABLES,
        interactions::TABLES,
        texts::TABLES,
        logs::TABLES,
        days::TABLES,
        exchange::TABLES,
        reminders::TABLES,
        sheets::TABLES,
        care::TABLES,
    ],
    upgrades: &[],
};

const fn belongs(owner: &'static str, table: &'static str, column: &'static str, label: Label) -> Belonging {
    Belonging { owner, table, tie: Tie::NamesOwner(column), label }
}

const fn time_of(owner: &'static str) -> Belonging {
    Belonging { owner, table: "schedule", tie: Tie::NamedByOwner("schedule_id"), label: Label::AsOwner }
}

const CHANNEL: Label = Label::Named("channel_id", "channel", "name");

/// What the history of a record tells beside the record itself. Where something could belong to two, it belongs to the one in
/// whose drawer it is changed: a delivery to its post, not to its group.
pub const BELONGINGS: &[Belonging] = &[
    belongs("content", "piece", "content_id", CHANNEL),
    belongs("content", "content_channel", "content_id", CHANNEL),
    belongs("content", "delivery", "content_id", CHANNEL),
    belongs("content", "slot_item", "content_id", Label::Named("slot_id", "slot", "name")),
    belongs("content", "task", "content_id", Label::Column("title")),
    time_of("content"),
    belongs("activity", "activity_channel", "activity_id", CHANNEL),
    belongs("activity", "registration", "activity_id", Label::Column("name")),
    belongs("activity", "task", "activity_id", Label::Column("title")),
    time_of("activity"),
    time_of("task"),
    time_of("slot"),
    belongs("slot", "slot_channel", "slot_id", CHANNEL),
    belongs("slot", "slot_tag", "slot_id", Label::Named("tag_id", "tag", "name")),
    belongs("schedule", "schedule_exception", "schedule_id", Label::Column("original")),
    belongs("schedule", "occurrence_done", "schedule_id", Label::Column("original")),
    belongs("schedule", "reminder", "schedule_id", Label::AsOwner),
    belongs("member", "account", "member_id", Label::Column("handle")),
    belongs("member", "membership", "member_id", CHANNEL),
    belongs("member", "member_tag", "member_id", Label::Named("tag_id", "tag", "name")),
    belongs("member", "tier_move", "member_id", Label::Named("to_tier_id", "tier", "name")),
    belongs("member", "tier_hold", "member_id", Label::Column("until")),
    belongs("member", "contact", "member_id", Label::Column("on_day")),
    belongs("member", "finding", "member_id", Label::Column("text")),
    belongs("member", "feedback", "member_id", Label::Column("quote")),
    belongs("member", "point_entry", "member_id", Label::Column("reason")),
    belongs("member", "relation", "member_id", Label::Named("other_id", "member", "name")),
    belongs("channel", "channel_tag", "channel_id", Label::Named("tag_id", "tag", "name")),
    belongs("channel", "series_figure", "channel_id", Label::Column("day")),
];
