//! The logs of a workspace's communities in memory, for as long as the application runs.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    activity, frame,
    frame::Frame,
    groups, growth,
    histories::Histories,
    lately::{self, Lately},
    log::Log,
    newcomers, overview, people, results, retention, rhythm,
    rules::Rules,
    view::{
        ActivityInsight, GroupsInsight, GrowthInsight, InsightFilter, NewcomersInsight, OverviewInsight,
        PeopleInsight, PeopleQuestion, ResultsInsight, RetentionInsight, RhythmInsight,
    },
};
use crate::{
    Result, Uid, members,
    recurrence::Zone,
    schedule,
    store::{ChangedRow, Mirror, Mirrored, ReadTx, Store, named_by},
    workspace,
};

/// Logs in memory; SQLite answers when one is not there or not current.
#[derive(Default)]
pub struct Index(Arc<Mirror<Log>>);

impl Mirrored for Log {
    const WATCHED: &'static [&'static str] = &[
        "interaction_segment",
        "interaction_author",
        "interaction_cover",
        "account",
        "member",
        "channel",
        "community",
    ];
    const RELOADING: &'static [&'static str] = &[];

    fn load(tx: &ReadTx<'_>, community_id: i64) -> Result<Self> {
        Self::load(tx, community_id, &schedule::zone_of(tx, community_id)?)
    }

    fn refresh(&mut self, tx: &ReadTx<'_>, changes: &[ChangedRow]) -> Result<()> {
        let mut channels = BTreeSet::new();
        let (mut has_other_authors, mut has_other_coverage) = (false, false);
        for change in changes {
            match change.table.as_str() {
                "interaction_segment" => match named_by(tx, change, "channel_id")? {
                    // What came and went in between says nothing of where.
                    ids if ids.is_empty() => self.worn = true,
                    ids => channels.extend(ids),
                },
                "member" => {
                    has_other_authors |= touches(change, &["name", "part", "deleted_at", "community_id"])
                }
                "channel" if touches(change, &["deleted_at", "community_id"]) => {
                    channels.insert(change.row_id);
                }
                "channel" => {}
                "interaction_cover" => has_other_coverage = true,
                "community" => self.worn |= touches(change, &["tz"]),
                _ => has_other_authors = true,
            }
        }
        if has_other_authors {
            self.read_authors(tx)?;
        }
        if has_other_coverage {
            self.read_coverage(tx)?;
        }
        self.read_channels(tx, &channels)
    }

    fn is_worn(&self) -> bool {
        self.worn
    }
}

/// Whether a change made a row, took it away, or concerns one of some columns.
fn touches(change: &ChangedRow, columns: &[&str]) -> bool {
    let before =
        change.before.as_deref().and_then(|image| serde_json::from_str::<serde_json::Value>(image).ok());
    before.is_none_or(|image| columns.iter().any(|column| image.get(column).is_some()))
}

impl Index {
    /// Questions of one snapshot.
    pub fn asking<'a, 'b>(
        &'a self,
        store: &'a Store,
        members: &'a members::Index,
        tx: &'a ReadTx<'b>,
    ) -> Asking<'a, 'b> {
        Asking { index: self, store, members, tx }
    }
}

/// Asks the logs of a snapshot.
#[derive(Clone, Copy)]
pub struct Asking<'a, 'b> {
    index: &'a Index,
    pub(super) store: &'a Store,
    pub(super) members: &'a members::Index,
    pub(super) tx: &'a ReadTx<'b>,
}

impl<'a, 'b> Asking<'a, 'b> {
    /// The snapshot.
    pub fn tx(&self) -> &'a ReadTx<'b> {
        self.tx
    }

    /// The members in memory.
    pub fn members(&self) -> &'a members::Index {
        self.members
    }
}

impl Asking<'_, '_> {
    /// Asks the log of a community by the clock of a zone. It is read first when it is not in memory yet.
    pub(super) fn log<A>(
        &self,
        (community_id, zone): (i64, &Zone),
        question: impl Fn(&Log) -> Result<A>,
    ) -> Result<A> {
        let (mirror, tx) = (&self.index.0, self.tx);
        if zone.name() == schedule::zone_of(tx, community_id)?.name() {
            if !mirror.is_loaded(community_id) {
                mirror.load(self.store, community_id)?;
            }
            if let Some(answer) = mirror.ask(tx, community_id, &question)? {
                return answer;
            }
        }
        question(&Log::load(tx, community_id, zone)?)
    }

    /// Whether the log of a community is in memory.
    pub(super) fn is_loaded(&self, community_id: i64) -> bool {
        self.index.0.is_loaded(community_id)
    }

    /// Asks what each member of a community did, by its own clock.
    pub fn histories<A>(&self, community: Uid, question: impl Fn(&Histories<'_>) -> Result<A>) -> Result<A> {
        let community_id = workspace::community_id(self.tx, community)?;
        let zone = schedule::zone_of(self.tx, community_id)?;
        let rules = Rules::of(self.tx, community)?;
        self.log((community_id, &zone), |log| question(&Histories::new(log, &rules)))
    }

    /// Who needs care by the log of a community; nothing where it has none.
    pub fn lately(&self, community: Uid, limit: usize) -> Result<Option<Lately>> {
        self.frame(&InsightFilter::whole(community), |frame| lately::lately(self.tx, frame, limit))
    }

    fn frame<A>(&self, filter: &InsightFilter, answer: impl Fn(&Frame<'_>) -> Result<A>) -> Result<A> {
        let community_id = workspace::community_id(self.tx, filter.community)?;
        let zone = frame::zone_of(self.tx, community_id, filter)?;
        self.log((community_id, &zone), |log| answer(&Frame::new(self.tx, self.members, log, filter)?))
    }

    /// What leads.
    pub fn overview(&self, filter: &InsightFilter) -> Result<OverviewInsight> {
        self.frame(filter, |frame| overview::overview((self.tx, self.members), frame, filter))
    }

    /// Who is there.
    pub fn activity(&self, filter: &InsightFilter) -> Result<ActivityInsight> {
        self.frame(filter, activity::activity)
    }

    /// Who stays.
    pub fn retention(&self, filter: &InsightFilter) -> Result<RetentionInsight> {
        self.frame(filter, |frame| retention::retention(self.tx, frame, filter))
    }

    /// At which hours.
    pub fn rhythm(&self, filter: &InsightFilter) -> Result<RhythmInsight> {
        self.frame(filter, |frame| rhythm::rhythm(self.tx, frame, filter))
    }

    /// Who weighs how much, who drifts away and who is back.
    pub fn people(&self, input: &PeopleQuestion) -> Result<PeopleInsight> {
        self.frame(&input.filter, |frame| people::people(self.tx, frame, input))
    }

    /// How newcomers begin.
    pub fn newcomers(&self, filter: &InsightFilter) -> Result<NewcomersInsight> {
        self.frame(filter, |frame| newcomers::newcomers(self.tx, frame, filter))
    }

    /// How the community grows.
    pub fn growth(&self, filter: &InsightFilter) -> Result<GrowthInsight> {
        self.frame(filter, |frame| growth::growth(self.tx, frame, filter))
    }

    /// How its groups do.
    pub fn groups(&self, filter: &InsightFilter) -> Result<GroupsInsight> {
        self.frame(filter, |frame| groups::of_groups(self.tx, frame, filter))
    }

    /// What came of what was published.
    pub fn results(&self, filter: &InsightFilter) -> Result<ResultsInsight> {
        self.frame(filter, |frame| results::results(self.tx, frame, filter))
    }
}
