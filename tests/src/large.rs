//! A large workspace for benchmarks: 200,000 members and 20,000 planned items in forty groups, with a fixed seed.
//!
//! Everything goes through the core's own use cases, so that a benchmark measures what the product writes.

use chrono::{Duration, NaiveDate};
use serde_json::json;
use tulou_core::{
    Result, Uid,
    activities::{self, ActivityFormat, AddActivity, NewRegistration, Register},
    api::App,
    channels,
    clock::Millis,
    content::{self, AddContent, ContentState},
    patch::Patch,
    recurrence::{Civil, Rule, Zone},
    schedule::When,
    store::{Step, WriteTx},
    tasks::{self, AddTask, MarkTasks, TaskDate},
};

use crate::{
    measure::call,
    people::{Seeded, member_csv},
};

/// Members of a large workspace.
pub const MEMBERS: usize = 200_000;
/// Planned items of a large workspace.
pub const PLANNED: usize = 20_000;
/// Groups that the list of members names.
pub const GROUPS: usize = 40;
/// Days before and after the given one over which the plan lies.
const DAYS: std::ops::Range<i64> = -700..400;
/// One post in so many goes to all groups; others go to a few.
const TO_ALL: usize = 12;

/// Imports `count` people, their groups, tags and tiers with them; the community's uid is the given one.
pub fn fill_members(app: &App, community: &str, count: usize) {
    let source = json!({ "kind": "text", "text": member_csv(count, 1) });
    let seen = call(app, "import_inspect", &json!({ "community": community, "source": source }));
    let columns = seen["columns"].as_array().expect("columns");
    let mapping: Vec<_> = columns.iter().map(|column| column["target"].clone()).collect();
    let import = json!({
        "community": community, "source": source, "header_row": 1, "mapping": mapping,
        "identity": seen["identities"][0],
    });
    let report = call(app, "import_apply", &import);
    assert_eq!(report["done"]["counts"]["new"], count);
}

/// Plans `count` items around a day: six in ten are posts, two activities, two tasks; one in twenty repeats weekly.
pub fn fill_plan(app: &App, community: &str, count: usize, around: NaiveDate) {
    let community: Uid = community.parse().expect("a uid");
    let making = |tx: &mut WriteTx<'_>| -> Result<()> {
        let overview =
            channels::list(tx, &channels::ListChannels { community, is_group: Some(true), trashed: false })?;
        let plan = Plan {
            community,
            around,
            zone: Zone::named("Asia/Shanghai")?,
            groups: overview.into_iter().map(|channel| channel.uid).collect(),
        };
        let tables = ["content", "piece", "content_channel", "delivery", "schedule", "activity", "task"];
        tx.bulk(&tables, |tx| plan.fill(tx, count))
    };
    app.store.write(Step::new("benchmark"), making).expect("a plan");
}

struct Plan {
    community: Uid,
    around: NaiveDate,
    zone: Zone,
    groups: Vec<Uid>,
}

impl Plan {
    fn fill(&self, tx: &mut WriteTx<'_>, count: usize) -> Result<()> {
        let mut random = Seeded::new(2);
        for number in 0..count {
            match random.below(10) {
                0..6 => self.post(tx, &mut random, number)?,
                6..8 => self.activity(tx, &mut random, number)?,
                _ => self.task(tx, &mut random, number)?,
            }
        }
        Ok(())
    }

    fn when(&self, random: &mut Seeded, number: usize, minutes: Option<i64>) -> Result<When> {
        let days = DAYS.start + i64::try_from(random.below(DAYS.count())).unwrap_or_default();
        let minute = 30 * (14 + i64::try_from(random.below(29)).unwrap_or_default());
        let start =
            self.around.and_time(chrono::NaiveTime::MIN) + Duration::days(days) + Duration::minutes(minute);
        let rule = number.is_multiple_of(20).then(|| Rule::parse("FREQ=WEEKLY;COUNT=10")).transpose()?;
        Ok(When { rule, ..When::once(start, minutes) })
    }

    fn some_groups(&self, random: &mut Seeded) -> Vec<Uid> {
        if random.one_in(TO_ALL) {
            return self.groups.clone();
        }
        let first = random.below(self.groups.len());
        self.groups.iter().cycle().skip(first).take(1 + random.below(5)).copied().collect()
    }

    fn is_over(&self, start: Civil) -> bool {
        start.date() < self.around - Duration::days(1)
    }

    fn instant(&self, start: Civil) -> Millis {
        self.zone.resolve(start)
    }

    fn post(&self, tx: &mut WriteTx<'_>, random: &mut Seeded, number: usize) -> Result<()> {
        let when = self.when(random, number, None)?;
        let (start, once) = (when.start, when.rule.is_none());
        let groups = self.some_groups(random);
        let text = format!("第 {number} 则：今晚八点一起读《土楼》第 {} 章，欢迎带朋友来。", number % 40 + 1);
        let state = (!once || !self.is_over(start)).then_some(ContentState::Scheduled);
        let added = content::add(
            tx,
            AddContent {
                community: self.community,
                title: None,
                text: Some(text),
                pieces: Vec::new(),
                state,
                owner: Patch::Clear,
                reviewer: None,
                pillar: Patch::Clear,
                channels: Some(groups.clone()),
                channel_tags: Vec::new(),
                when: Some(when),
                language: None,
                note: None,
            },
        )?;
        if once && self.is_over(start) {
            content::record_sent(tx, added.uid, "", &groups, self.instant(start) + 60_000)?;
        }
        Ok(())
    }

    fn activity(&self, tx: &mut WriteTx<'_>, random: &mut Seeded, number: usize) -> Result<()> {
        let when = self.when(random, number, Some(90))?;
        let once = when.rule.is_none();
        let added = activities::add(
            tx,
            AddActivity {
                community: self.community,
                title: format!("第 {number} 场共读"),
                format: Some(ActivityFormat::Talk),
                place: Some("城西书店二楼".to_owned()),
                link: None,
                host: Some("林老师".to_owned()),
                capacity: Some(30),
                owner: Patch::Clear,
                channels: Some(self.some_groups(random)),
                channel_tags: Vec::new(),
                when: Some(when),
                note: None,
            },
        )?;
        if once && random.one_in(2) {
            let person = |place: usize| NewRegistration {
                member: None,
                name: Some(format!("报名者{place}")),
                extra: 0,
                note: None,
            };
            let people = (0..random.below(6)).map(person).collect();
            activities::register(tx, &Register { uid: added.uid, original: String::new(), people })?;
        }
        Ok(())
    }

    fn task(&self, tx: &mut WriteTx<'_>, random: &mut Seeded, number: usize) -> Result<()> {
        let when = self.when(random, number, Some(30))?;
        let done = when.rule.is_none() && self.is_over(when.start);
        let added = tasks::add(
            tx,
            AddTask {
                community: self.community,
                title: format!("准备第 {number} 件物料"),
                activity: None,
                content: None,
                owner: None,
                when: Some(when),
                note: None,
            },
        )?;
        if done {
            let task = TaskDate { uid: added.uid, original: String::new() };
            tasks::mark(tx, &MarkTasks { tasks: vec![task], done: true })?;
        }
        Ok(())
    }
}
