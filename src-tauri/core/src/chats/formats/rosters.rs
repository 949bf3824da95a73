//! Lists of a group's members as the interfaces of platforms give them: WeCom's group of customers, and QQ's page of a group.

use std::borrow::Cow;

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Chat, Event, EventKind, Fault, Format, Options, Person, Place, Problem, Sample, Sink, Source, Time,
        json,
        lenient::{Number, Text},
    },
};

/// WeCom's detail of a group of customers: who is in it, since when, brought in by whom.
pub struct WeComGroup;

/// The members of a group that QQ's page of groups shows.
pub struct QqMembers;

impl Format for WeComGroup {
    fn name(&self) -> &'static str {
        "wecom_group"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let is_answer = sample.has_keys(&["group_chat"]) || sample.has_keys(&["member_list"]);
        if is_answer && sample.text.contains("\"member_list\"") { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        let (mut name, mut id, mut people) = (None, None, Vec::new());
        let (mut key, mut number) = (String::new(), 0);
        json.enter().map_err(broken)?;
        while json.next_key(&mut key).map_err(broken)? {
            match key.as_str() {
                // What is about the group may stand in the answer, or be all that was kept of it.
                "group_chat" if json.peek().map_err(broken)? == Some(b'{') => json.enter().map_err(broken)?,
                "name" => name = Some(json.text().map_err(broken)?),
                "chat_id" => id = Some(json.text().map_err(broken)?),
                "member_list" => {
                    json::each_item(&mut json, source, &mut *sink, |bytes, _| {
                        number += 1;
                        Ok(serde_json::from_slice::<Customer<'_>>(bytes)
                            .map(|one| people.push((number, one.owned()))))
                    })?;
                }
                _ => json.skip().map_err(broken)?,
            }
        }
        json::tell_end(&mut json, source, sink)?;
        let given = |text: Option<String>| text.filter(|text| !text.is_empty()).map(Cow::Owned);
        let (name, id) = (given(name), given(id));
        sink.chat(&Chat { name, platform: "wecom".into(), id, direct: false, zoned: true })?;
        for (number, person) in people {
            person.tell(number, sink)?;
        }
        Ok(())
    }
}

/// One who is in a group.
struct Member {
    id: String,
    name: String,
    is_staff: bool,
    joined: Option<Time>,
    inviter: String,
}

impl Member {
    fn tell(self, number: u64, sink: &mut dyn Sink) -> Result<()> {
        let given = |text: String| Some(text).filter(|text| !text.is_empty()).map(Cow::<str>::Owned);
        if self.joined.is_none() {
            sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
        }
        let roles = self.is_staff.then_some(Cow::Borrowed("staff")).into_iter().collect();
        let person = Person { id: given(self.id), name: given(self.name), roles, ..Person::default() };
        let by = given(self.inviter).map(|id| Person { id: Some(id), ..Person::default() });
        let kind = if by.is_some() { EventKind::Invited } else { EventKind::Joined };
        sink.member(&Person { joined: self.joined, ..person.clone() })?;
        sink.event(&Event { kind, person, by, time: self.joined })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Customer<'a> {
    #[serde(borrow)]
    userid: Text<'a>,
    #[serde(rename = "type")]
    kind: Number,
    join_time: Number,
    #[serde(borrow)]
    invitor: Option<Inviter<'a>>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    group_nickname: Text<'a>,
}

impl Customer<'_> {
    fn owned(self) -> Member {
        Member {
            id: self.userid.to_string(),
            name: if self.group_nickname.is_empty() { &self.name } else { &self.group_nickname }.to_string(),
            is_staff: self.kind.0 == Some(1),
            joined: self.join_time.0.and_then(Time::of_epoch),
            inviter: self.invitor.unwrap_or_default().userid.to_string(),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Inviter<'a> {
    #[serde(borrow)]
    userid: Text<'a>,
}

impl Format for QqMembers {
    fn name(&self) -> &'static str {
        "qq_members"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if sample.has_keys(&["mems"]) && sample.text.contains("\"uin\"") { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut json = json::open(source, options.encoding.as_deref(), sink)?;
        let broken = |reason: std::io::Error| source.broken(&reason);
        sink.chat(&Chat {
            name: Some(Cow::Owned(source.stem())),
            platform: "qq".into(),
            id: None,
            direct: false,
            zoned: true,
        })?;
        let (mut key, mut number) = (String::new(), 0);
        json.enter().map_err(broken)?;
        while json.next_key(&mut key).map_err(broken)? {
            if key != "mems" {
                json.skip().map_err(broken)?;
                continue;
            }
            json::each_item(&mut json, source, sink, |bytes, sink| {
                number += 1;
                Ok(match serde_json::from_slice::<Mem<'_>>(bytes) {
                    Ok(one) => Ok(one.owned().tell(number, sink)?),
                    Err(reason) => Err(reason),
                })
            })?;
        }
        json::tell_end(&mut json, source, sink)
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Mem<'a> {
    #[serde(borrow)]
    uin: Text<'a>,
    #[serde(borrow)]
    nick: Text<'a>,
    #[serde(borrow)]
    card: Text<'a>,
    role: Number,
    join_time: Number,
}

impl Mem<'_> {
    fn owned(self) -> Member {
        Member {
            id: self.uin.to_string(),
            name: if self.card.is_empty() { &self.nick } else { &self.card }.to_string(),
            // The owner and those whom they made administrators.
            is_staff: self.role.0.is_some_and(|role| role < 2),
            joined: self.join_time.0.and_then(Time::of_epoch),
            inviter: String::new(),
        }
    }
}
