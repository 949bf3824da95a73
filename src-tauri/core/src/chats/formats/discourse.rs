//! Discourse's list of users: people without messages.

use std::borrow::Cow;

use crate::{
    Result,
    chats::{Chat, Format, Options, Person, Sample, Sink, Source, Time, delimited::each_row},
};

/// Discourse's CSV of users.
pub struct Discourse;

impl Format for Discourse {
    fn name(&self) -> &'static str {
        "discourse_users"
    }

    fn is_list(&self) -> bool {
        true
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let header = sample.header();
        if ["username", "trust_level", "created_at"].iter().all(|name| header.contains(name)) {
            96
        } else {
            0
        }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        sink.chat(&Chat { name: None, platform: "discourse".into(), id: None, direct: false, zoned: true })?;
        let names = ["id", "name", "username", "created_at", "trust_level", "admin", "moderator"];
        each_row(source, options, &names, sink, |row, sink| {
            let mut roles = Vec::new();
            let yes = |column| matches!(row.cell(column), "true" | "1");
            roles.extend(yes(5).then_some(Cow::Borrowed("admin")));
            roles.extend(yes(6).then_some(Cow::Borrowed("moderator")));
            roles.extend(row.given(4).map(|level| Cow::Owned(format!("trust_level_{level}"))));
            sink.member(&Person {
                id: row.given(0).map(Cow::Borrowed),
                name: row.given(1).or(row.given(2)).map(Cow::Borrowed),
                roles,
                joined: row.given(3).and_then(Time::iso),
                ..Person::default()
            })
        })
    }
}
