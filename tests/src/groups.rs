//! A workspace of many groups for benchmarks: the same posts to all of them, day after day, each delivery marked.
//!
//! Everything goes through the core's own use cases, so that a benchmark measures what the product writes.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde_json::{Value, json};
use tulou_core::{
    Result, Uid,
    api::App,
    content::{self, AddContent, ContentState},
    patch::Patch,
    recurrence::{self, Zone},
    schedule::When,
    series::{self, FigureSource, FigureValue, KNOWN, SetFigures},
    store::{Step, WriteTx},
};

use crate::measure::call;

/// Groups of the workspace.
pub const GROUPS: usize = 500;
/// Posts of a day, each to all groups.
pub const POSTS: i64 = 12;
/// Days before the given one that are filled.
pub const DAYS: i64 = 365;

/// Makes the groups, ten to an account, in terms of fifty; their uids.
pub fn fill_groups(app: &App, community: &str) -> Vec<Uid> {
    let channels: Vec<Value> = (0..GROUPS)
        .map(|number| {
            json!({
                "name": format!("读书会 {} 群", number + 1), "number": format!("{:03}", number + 1),
                "kind": "wechat_group", "account": format!("小助手 {}", number / 10 + 1),
                "tags": [format!("{}期", number / 50 + 1)], "opened_on": "2020-01-01", "capacity": 500,
                "link": format!("https://example.org/g/{number}"),
            })
        })
        .collect();
    let made = call(app, "channels_add", &json!({ "community": community, "channels": channels }));
    serde_json::from_value(made).expect("uids")
}

/// Posts of every day from `DAYS` before `today` to the day after it, at every hour from eight on: those before today are
/// sent everywhere, those from today on to nobody.
pub fn fill_posts(app: &App, community: &str, groups: &[Uid], today: NaiveDate) {
    let community: Uid = community.parse().expect("a uid");
    let zone = Zone::named("Asia/Shanghai").expect("a zone");
    let making = |tx: &mut WriteTx<'_>| -> Result<()> {
        for day in -DAYS..=1 {
            for number in 0..POSTS {
                let start =
                    today.and_time(NaiveTime::MIN) + Duration::days(day) + Duration::hours(8 + number);
                let added = content::add(tx, post(community, groups, day, number, start))?;
                if day < 0 {
                    content::record_sent(tx, added.uid, "", groups, zone.resolve(start) + 60_000)?;
                }
            }
        }
        Ok(())
    };
    let tables = ["content", "piece", "content_channel", "delivery", "schedule"];
    app.store.write(Step::new("benchmark"), |tx| tx.bulk(&tables, making)).expect("posts");
}

/// Every known figure of every group on each of the last `DAYS` days before `today`.
pub fn fill_figures(app: &App, groups: &[Uid], today: NaiveDate) {
    let making = |tx: &mut WriteTx<'_>| -> Result<()> {
        for (number, &channel) in (0_i32..).zip(groups) {
            for day in 1..=DAYS {
                let on = recurrence::date_text(today - Duration::days(day));
                let people = 180 + number % 300;
                let figures = KNOWN.into_iter().zip([people, 4, 3, 20 + number % 9, 300]);
                let values = figures.map(|(figure, value)| FigureValue {
                    channel,
                    on: on.clone(),
                    figure: figure.to_owned(),
                    value: Some(f64::from(value)),
                    source: FigureSource::Typed,
                });
                series::set(tx, &SetFigures { values: values.collect() })?;
            }
        }
        Ok(())
    };
    app.store.write(Step::new("benchmark"), |tx| tx.bulk(&["series_figure"], making)).expect("figures");
}

fn post(community: Uid, groups: &[Uid], day: i64, number: i64, start: chrono::NaiveDateTime) -> AddContent {
    AddContent {
        community,
        title: None,
        text: Some(format!("第 {day} 天第 {number} 条 · {{群名}}（{{编号}}）\n入口 {{链接}}")),
        pieces: Vec::new(),
        state: Some(ContentState::Scheduled),
        owner: Patch::Clear,
        reviewer: None,
        pillar: Patch::Clear,
        channels: Some(groups.to_vec()),
        channel_tags: Vec::new(),
        when: Some(When::once(start, None)),
        language: None,
        note: None,
    }
}
