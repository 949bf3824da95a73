//! The export of a Slack workspace: a zip of lists of people and channels, and a file for each channel and day.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    io::Read,
};

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Attachment, Chat, Event, EventKind, Fault, Format, Kind, Message, Options, Person, Place, Problem,
        Reaction, Sample, Sink, Source, Time,
        archive::Archive,
        json::{self, Json},
        lenient::{Flag, List, Number, Present, Text},
    },
};

/// Slack's zip.
pub struct Slack;

impl Format for Slack {
    fn name(&self) -> &'static str {
        "slack"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let Some(entries) = &sample.entries else { return 0 };
        let has =
            |name: &str| entries.iter().any(|entry| entry == name || entry.ends_with(&format!("/{name}")));
        if (has("users.json") || has("org_users.json")) && (has("channels.json") || has("groups.json")) {
            97
        } else {
            0
        }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let mut archive = Archive::open(source, options)?;
        let entries = archive.entries(source, sink)?;
        let leaf = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        let mut reader = Reader::default();
        // People belong to the whole workspace, not to a channel.
        sink.chat(&Chat { platform: "slack".into(), zoned: true, ..Chat::default() })?;
        // Those who are in lists come first: messages name them by id alone.
        for (index, name) in &entries {
            if matches!(leaf(name).as_str(), "users.json" | "org_users.json") {
                let (_, ended) = archive.read(source, *index, |stream| reader.users(stream, source, sink))?;
                tell_cut(ended, name, sink);
            }
        }
        let mut days: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
        for (index, name) in &entries {
            if let Some((folder, file)) = name.rsplit_once('/')
                && file.ends_with(".json")
                && file.as_bytes().first().is_some_and(u8::is_ascii_digit)
            {
                days.entry(folder).or_default().push((file, *index));
            }
        }
        for (folder, mut files) in days {
            let channel = leaf(folder);
            sink.chat(&Chat {
                name: Some(Cow::Borrowed(&channel)),
                platform: "slack".into(),
                id: None,
                direct: false,
                zoned: true,
            })?;
            files.sort_unstable();
            for (file, index) in files {
                let (_, ended) =
                    archive.read(source, index, |stream| reader.day(stream, &channel, source, sink))?;
                tell_cut(ended, &format!("{folder}/{file}"), sink);
            }
        }
        reader.tell_events(sink)
    }
}

fn tell_cut(ended: Option<Fault>, name: &str, sink: &mut dyn Sink) {
    if let Some(fault) = ended {
        sink.problem(Problem::new(Place::Entry(name.to_owned()), fault));
    }
}

#[derive(Debug, Clone, Default)]
struct Known {
    name: String,
    bot: bool,
    deleted: bool,
    roles: Vec<&'static str>,
}

/// Somebody came to a channel or left it.
struct Step {
    time: Option<Time>,
    came: bool,
    channel: String,
    inviter: Option<String>,
}

#[derive(Default)]
struct Reader {
    users: HashMap<String, Known>,
    steps: BTreeMap<String, Vec<Step>>,
}

impl Reader {
    fn users(&mut self, stream: &mut dyn Read, source: &Source, sink: &mut dyn Sink) -> Result<()> {
        let mut json = Json::new(stream);
        json::each_item(&mut json, source, sink, |bytes, sink| {
            let user = match serde_json::from_slice::<User<'_>>(bytes) {
                Ok(user) => user,
                Err(reason) => return Ok(Err(reason)),
            };
            let profile = user.profile;
            let name = profile
                .display_name
                .given()
                .or(profile.real_name.given())
                .or(user.real_name.given())
                .or(user.name.given())
                .unwrap_or_default();
            let mut roles = Vec::new();
            roles.extend(user.is_owner.0.then_some("owner"));
            roles.extend(user.is_admin.0.then_some("admin"));
            let bot = user.is_bot.0 || &*user.id == "USLACKBOT";
            let known = Known { name: name.into_owned(), bot, deleted: user.deleted.0, roles };
            sink.member(&known.person(&user.id))?;
            self.users.insert(user.id.to_string(), known);
            Ok(Ok(()))
        })?;
        Ok(())
    }

    fn day(
        &mut self,
        stream: &mut dyn Read,
        channel: &str,
        source: &Source,
        sink: &mut dyn Sink,
    ) -> Result<()> {
        let mut json = Json::new(stream);
        let mut number = 0;
        json::each_item(&mut json, source, sink, |bytes, sink| {
            let post = match serde_json::from_slice::<Post<'_>>(bytes) {
                Ok(post) => post,
                Err(reason) => return Ok(Err(reason)),
            };
            number += 1;
            self.post(post, channel, number, sink).map(Ok)
        })?;
        if json.truncated {
            let entry = format!("{channel}, element {}", number + 1);
            sink.problem(Problem::new(Place::Entry(entry), Fault::Truncated));
        }
        Ok(())
    }

    fn post(&mut self, post: Post<'_>, channel: &str, number: u64, sink: &mut dyn Sink) -> Result<()> {
        let time = of_ts(&post.ts);
        if time.is_none() {
            sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
        }
        let came = match &*post.subtype {
            "channel_join" | "group_join" => Some(true),
            "channel_leave" | "group_leave" => Some(false),
            _ => None,
        };
        if let Some(came) = came
            && !post.user.is_empty()
        {
            let step = Step {
                time,
                came,
                channel: channel.to_owned(),
                inviter: post.inviter.clone().given().map(Cow::into_owned),
            };
            self.steps.entry(post.user.to_string()).or_default().push(step);
        }
        let kind = match &*post.subtype {
            "" | "bot_message" | "file_share" | "me_message" | "thread_broadcast" | "reply_broadcast"
            | "slackbot_response" | "file_comment" | "file_mention" => Kind::Message,
            "tombstone" => Kind::Recalled,
            _ => Kind::System,
        };
        let answers = !post.thread_ts.is_empty() && *post.thread_ts != *post.ts;
        let mut message = Message::new(if answers && kind == Kind::Message { Kind::Reply } else { kind });
        message.time = time;
        message.reply_to = post.thread_ts.given().filter(|_| answers);
        message.text = post.text.0;
        message.edited = post.edited.0;
        message.attachments = post
            .files
            .0
            .into_iter()
            .map(|file| Attachment { kind: "file", name: file.name.given() })
            .collect();
        message.reactions = post
            .reactions
            .0
            .into_iter()
            .map(|reaction| Reaction {
                name: reaction.name.0,
                count: reaction.count.0.and_then(|count| u64::try_from(count).ok()).unwrap_or(0),
                authors: reaction.users.0.into_iter().filter_map(Text::given).map(Person::of_id).collect(),
            })
            .collect();
        let user = post.user.given().or(post.comment.and_then(|comment| comment.user.given()));
        message.author = Some(match user {
            Some(user) => match self.users.get(user.as_ref()) {
                Some(known) => Person { id: Some(user), ..known.person("") },
                None => {
                    // Programs of other workspaces are in no list of this one.
                    let bot = user == "USLACKBOT" || post.bot_id.given().is_some();
                    Person { bot, id: Some(user), ..Person::default() }
                }
            },
            None => {
                let (id, name) = (post.bot_id.given(), post.username.given());
                let bot = id.is_some() || &*post.subtype == "bot_message";
                Person { id, name, bot, ..Person::default() }
            }
        });
        message.id = post.ts.given();
        sink.message(&message)
    }

    /// Who is in some channel is in the community: the first channel is the coming, leaving the last one the going.
    fn tell_events(&mut self, sink: &mut dyn Sink) -> Result<()> {
        for (user, steps) in &mut self.steps {
            steps.sort_by_key(|step| step.time.map(Time::millis));
            let mut channels: Vec<&str> = Vec::new();
            for step in steps.iter() {
                let before = channels.len();
                channels.retain(|channel| *channel != step.channel);
                let was_in = channels.len() < before;
                if step.came {
                    channels.push(&step.channel);
                }
                let kind = match (step.came, before, channels.len()) {
                    (true, 0, _) if step.inviter.is_some() => EventKind::Invited,
                    (true, 0, _) => EventKind::Joined,
                    (false, _, 0) if was_in || before == 0 => EventKind::Left,
                    _ => continue,
                };
                let person = match self.users.get(user) {
                    Some(known) => known.person(user),
                    None => Person { id: Some(Cow::Borrowed(user)), ..Person::default() },
                };
                let by =
                    step.inviter.as_deref().map(|id| Person { id: Some(id.into()), ..Person::default() });
                sink.event(&Event { kind, person, by, time: step.time })?;
            }
        }
        Ok(())
    }
}

impl Known {
    fn person<'a>(&'a self, id: &'a str) -> Person<'a> {
        Person {
            id: Some(Cow::Borrowed(id)),
            name: Some(Cow::Borrowed(self.name.as_str())).filter(|name| !name.is_empty()),
            bot: self.bot,
            roles: self.roles.iter().map(|role| Cow::Borrowed(*role)).collect(),
            deleted: self.deleted,
            ..Person::default()
        }
    }
}

/// `1709600400.000100`: seconds and microseconds.
fn of_ts(ts: &str) -> Option<Time> {
    let (seconds, parts) = ts.split_once('.').unwrap_or((ts, ""));
    let seconds: i64 = seconds.parse().ok()?;
    let millis: i64 = parts.get(..3).and_then(|millis| millis.parse().ok()).unwrap_or(0);
    Time::of_millis(seconds.checked_mul(1_000)?.checked_add(millis)?)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct User<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    real_name: Text<'a>,
    deleted: Flag,
    #[serde(borrow)]
    profile: Profile<'a>,
    is_admin: Flag,
    is_owner: Flag,
    is_bot: Flag,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Profile<'a> {
    #[serde(borrow)]
    display_name: Text<'a>,
    #[serde(borrow)]
    real_name: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Post<'a> {
    #[serde(borrow)]
    subtype: Text<'a>,
    #[serde(borrow)]
    user: Text<'a>,
    #[serde(borrow)]
    text: Text<'a>,
    #[serde(borrow)]
    ts: Text<'a>,
    #[serde(borrow)]
    thread_ts: Text<'a>,
    #[serde(borrow)]
    bot_id: Text<'a>,
    #[serde(borrow)]
    username: Text<'a>,
    #[serde(borrow)]
    inviter: Text<'a>,
    edited: Present,
    #[serde(borrow)]
    files: List<Named<'a>>,
    #[serde(borrow)]
    reactions: List<Reacted<'a>>,
    #[serde(borrow)]
    comment: Option<Comment<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Named<'a> {
    #[serde(borrow)]
    name: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Comment<'a> {
    #[serde(borrow)]
    user: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reacted<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    count: Number,
    #[serde(borrow)]
    users: List<Text<'a>>,
}
