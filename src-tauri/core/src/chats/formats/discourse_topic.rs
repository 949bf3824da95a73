//! Posts of a Discourse forum: a topic as its address with `.json` shows it, and the archive of one's own posts.

use std::{borrow::Cow, collections::HashMap, io::Read};

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Message, Options, Person, Place, Problem, Reaction, Sample, Sink, Source,
        Time,
        delimited::{Row, each_row},
        formats::Quiet,
        html,
        json::{self, Json},
        lenient::{Flag, List, Number, Present, Text},
    },
};

/// Discourse's JSON of one topic.
pub struct DiscourseTopic;

/// Discourse's CSV of what somebody wrote.
pub struct DiscoursePosts;

/// What Discourse numbers a like with.
const LIKE: i64 = 2;

impl Format for DiscourseTopic {
    fn name(&self) -> &'static str {
        "discourse_topic"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        if sample.has_keys(&["post_stream"]) || sample.has_keys(&["latest_posts"]) { 97 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        // The title stands behind the posts, and an answer names the other post by its place.
        let mut numbers: HashMap<(Option<i64>, i64), String> = HashMap::new();
        let mut all = 0;
        let topic = walk(source, options, &mut Quiet, &mut |post, _, _| {
            all += 1;
            if let Some(number) = post.post_number.0 {
                numbers.insert((post.topic_id.0, number), post.id.to_string());
            }
            Ok(())
        })?;
        let mut chat = None;
        walk(source, options, sink, &mut |post, number, sink| {
            let id = post.topic_id.0.or(topic.id);
            if chat != Some(id) {
                chat = Some(id);
                let title = Some(post.topic_title.to_string()).filter(|title| !title.is_empty());
                sink.chat(&Chat {
                    name: title.or_else(|| topic.title.clone()).map(Cow::Owned),
                    platform: "discourse".into(),
                    id: id.map(|id| Cow::Owned(format!("topic {id}"))),
                    direct: topic.direct,
                    zoned: true,
                })?;
            }
            take(post, number, &numbers, sink)
        })?;
        // A long topic shows its first posts alone, and the numbers of the others.
        if topic.announced > all {
            sink.problem(Problem::new(Place::File, Fault::CountDiffers));
        }
        Ok(())
    }
}

#[derive(Default)]
struct Topic {
    id: Option<i64>,
    title: Option<String>,
    direct: bool,
    /// How many posts it has.
    announced: usize,
}

type Take<'a> = dyn FnMut(Post<'_>, u64, &mut dyn Sink) -> Result<()> + 'a;

/// Hands every post to `take`, and says what the file tells about the topic.
fn walk(source: &Source, options: &Options, sink: &mut dyn Sink, take: &mut Take<'_>) -> Result<Topic> {
    let mut json = json::open(source, options.encoding.as_deref(), sink)?;
    let broken = |reason: std::io::Error| source.broken(&reason);
    let mut topic = Topic::default();
    let mut key = String::new();
    json.enter().map_err(broken)?;
    while json.next_key(&mut key).map_err(broken)? {
        match key.as_str() {
            "id" => topic.id = json.value::<Number>().map_err(broken)?.0,
            "title" => topic.title = Some(json.text().map_err(broken)?).filter(|title| !title.is_empty()),
            "archetype" => topic.direct = json.text().map_err(broken)? == "private_message",
            "latest_posts" => posts(&mut json, source, sink, take)?,
            "post_stream" if json.peek().map_err(broken)? == Some(b'{') => {
                json.enter().map_err(broken)?;
                while json.next_key(&mut key).map_err(broken)? {
                    match key.as_str() {
                        "posts" => posts(&mut json, source, sink, take)?,
                        "stream" => topic.announced = json.value::<Vec<u64>>().map_err(broken)?.len(),
                        _ => json.skip().map_err(broken)?,
                    }
                }
            }
            _ => json.skip().map_err(broken)?,
        }
    }
    json::tell_end(&mut json, source, sink)?;
    Ok(topic)
}

fn posts<R: Read>(
    json: &mut Json<R>,
    source: &Source,
    sink: &mut dyn Sink,
    take: &mut Take<'_>,
) -> Result<()> {
    let mut number = 0;
    json::each_item(json, source, sink, |bytes, sink| {
        let post = match serde_json::from_slice::<Post<'_>>(bytes) {
            Ok(post) => post,
            Err(reason) => return Ok(Err(reason)),
        };
        number += 1;
        take(post, number, sink).map(Ok)
    })?;
    Ok(())
}

fn take(
    post: Post<'_>,
    number: u64,
    numbers: &HashMap<(Option<i64>, i64), String>,
    sink: &mut dyn Sink,
) -> Result<()> {
    let time = Time::iso(&post.created_at);
    if time.is_none() {
        sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
    }
    let answers = post.reply_to_post_number.0.map(|number| {
        numbers.get(&(post.topic_id.0, number)).cloned().unwrap_or_else(|| format!("#{number}"))
    });
    let mut message = Message::new(match post.post_type.0 {
        _ if post.deleted_at.0 || post.user_deleted.0 => Kind::Recalled,
        // A topic was closed, moved, pinned.
        Some(3) => Kind::System,
        _ if answers.is_some() => Kind::Reply,
        _ => Kind::Message,
    });
    message.id = post.id.given();
    message.time = time;
    message.reply_to = answers.map(Cow::Owned);
    message.edited = post.version.0.is_some_and(|version| version > 1);
    message.reactions = reactions(&post.reactions, &post.actions_summary);
    message.text = match post.raw.given() {
        Some(raw) => raw,
        None => Cow::Owned(html::plain(&post.cooked)),
    };
    let mut roles = Vec::new();
    roles.extend(post.admin.0.then_some(Cow::Borrowed("admin")));
    roles.extend(post.moderator.0.then_some(Cow::Borrowed("moderator")));
    roles.extend(post.trust_level.0.map(|level| Cow::Owned(format!("trust_level_{level}"))));
    let name = post.name.given().or(post.display_username.given());
    message.author = Some(Person {
        // As the list of users numbers them.
        id: post.user_id.0.map(|id| Cow::Owned(id.to_string())).or_else(|| post.username.clone().given()),
        name: name.or(post.username.given()),
        // Numbers below nothing are the forum's own accounts.
        bot: post.user_id.0.is_some_and(|id| id < 0),
        roles,
        ..Person::default()
    });
    sink.message(&message)
}

/// Where a forum has several reactions, likes are among them.
fn reactions<'a>(several: &List<Reacted<'a>>, actions: &List<Action>) -> Vec<Reaction<'a>> {
    let reaction = |name: Cow<'a, str>, count: Number| {
        let count = u64::try_from(count.0?).ok().filter(|count| *count > 0)?;
        Some(Reaction { name, count, authors: Vec::new() })
    };
    let found: Vec<_> = several.0.iter().filter_map(|one| reaction(one.id.0.clone(), one.count)).collect();
    if !found.is_empty() {
        return found;
    }
    let likes = actions.0.iter().filter(|action| action.id.0 == Some(LIKE));
    likes.filter_map(|action| reaction("❤️".into(), action.count)).collect()
}

impl Format for DiscoursePosts {
    fn name(&self) -> &'static str {
        "discourse_posts"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let header = sample.header();
        if ["topic_title", "post_raw", "created_at"].iter().all(|name| header.contains(name)) {
            97
        } else {
            0
        }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let names = ["topic_title", "is_pm", "post_raw", "post_cooked", "like_count", "url", "created_at"];
        let mut topic = String::new();
        each_row(source, options, &names, sink, |row, sink| {
            let (id, place) = address(row.cell(5));
            let named = id.map_or_else(|| row.cell(0).to_owned(), |id| format!("topic {id}"));
            if topic.is_empty() || topic != named {
                sink.chat(&Chat {
                    name: row.given(0).map(Cow::Borrowed),
                    platform: "discourse".into(),
                    id: Some(Cow::Borrowed(named.as_str())).filter(|id| !id.is_empty()),
                    direct: matches!(row.cell(1), "Yes" | "yes" | "true" | "是"),
                    zoned: true,
                })?;
                topic = named;
            }
            own(row, place, sink)
        })
    }
}

/// One's own post: the file does not say whose it is.
fn own(row: &Row<'_>, place: Option<&str>, sink: &mut dyn Sink) -> Result<()> {
    let time = Time::iso(row.cell(6));
    if time.is_none() {
        sink.problem(Problem::new(Place::Line(row.number), Fault::BadTime));
    }
    let mut message = Message::new(Kind::Message);
    message.id = place.map(|place| Cow::Owned(format!("#{place}")));
    message.time = time;
    message.author = Some(Person { name: Some("我".into()), ..Person::default() });
    message.text = match row.given(2) {
        Some(raw) => Cow::Borrowed(raw),
        None => Cow::Owned(html::plain(row.cell(3))),
    };
    let likes = row.cell(4).trim().parse().ok().filter(|likes| *likes > 0);
    message.reactions =
        likes.map(|count| Reaction { name: "❤️".into(), count, authors: Vec::new() }).into_iter().collect();
    sink.message(&message)
}

/// The topic and the place in it of an address like `https://forum/t/some-words/123/4`.
fn address(url: &str) -> (Option<&str>, Option<&str>) {
    let path = url.split_once("/t/").map_or("", |(_, path)| path);
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = path.split(['/', '?', '#']).skip(1);
    let topic = parts.next().filter(is_number);
    (topic, topic.and(parts.next().filter(is_number).or(Some("1"))))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Post<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    username: Text<'a>,
    #[serde(borrow)]
    display_username: Text<'a>,
    user_id: Number,
    #[serde(borrow)]
    created_at: Text<'a>,
    #[serde(borrow)]
    cooked: Text<'a>,
    #[serde(borrow)]
    raw: Text<'a>,
    post_number: Number,
    post_type: Number,
    reply_to_post_number: Number,
    topic_id: Number,
    #[serde(borrow)]
    topic_title: Text<'a>,
    actions_summary: List<Action>,
    #[serde(borrow)]
    reactions: List<Reacted<'a>>,
    version: Number,
    admin: Flag,
    moderator: Flag,
    trust_level: Number,
    deleted_at: Present,
    user_deleted: Flag,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Action {
    id: Number,
    count: Number,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reacted<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    count: Number,
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_names_topic_and_place() {
        assert_eq!(address("https://f.example/t/a-b/12/3"), (Some("12"), Some("3")));
        assert_eq!(address("https://f.example/t/a-b/12?u=me"), (Some("12"), Some("1")));
        assert_eq!(address("/t/a-b"), (None, None));
    }
}
