//! Issues and pull requests of a repository on GitHub, as `gh issue list --json …`, `gh pr view --json …` and `gh api` write
//! them. The repository is the chat: an issue is a message, what people write below it are answers to it.

use std::{
    borrow::Cow,
    io::{self, Read},
};

use serde::Deserialize;

use crate::{
    Result,
    chats::{
        Chat, Fault, Format, Kind, Message, Options, Person, Place, Problem, Reaction, Sample, Sink, Source,
        Time,
        formats::Quiet,
        json::{self, Json, Raw},
        lenient::{Flag, List, Number, Text},
    },
};

/// GitHub's JSON.
pub struct GitHub;

/// Programs that comments name without saying that they are programs.
const BOTS: &[&str] = &["github-actions", "dependabot", "copilot-pull-request-reviewer"];

impl Format for GitHub {
    fn name(&self) -> &'static str {
        "github"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let has = |keys: &[&str]| sample.has_keys(keys) || sample.items_have(keys);
        let is_listed = has(&["number", "author", "createdAt"]);
        // Of one issue somebody may have asked for what was said below it alone.
        let is_part = (has(&["comments"]) || has(&["reviews"]))
            && (sample.text.contains("authorAssociation") || sample.text.contains("#issuecomment-"));
        let is_rest = has(&["node_id", "user", "html_url"]);
        if is_listed || is_part || is_rest { 96 } else { 0 }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        // Where the addresses were not asked for, comments still have theirs.
        let mut known = None;
        each(source, options, &mut Quiet, |item, _, _| {
            if known.is_none() {
                known = item.repository();
            }
            Ok(())
        })?;
        let mut reader = Reader { known, chat: None };
        each(source, options, sink, |item, number, sink| reader.item(item, number, sink))
    }
}

/// Hands every issue, comment and review of a file to `take`: one, a list, a list of pages, or several of them.
fn each(
    source: &Source,
    options: &Options,
    sink: &mut dyn Sink,
    mut take: impl FnMut(Post<'_>, u64, &mut dyn Sink) -> Result<()>,
) -> Result<()> {
    let mut json = json::open(source, options.encoding.as_deref(), sink)?;
    let mut number = 0;
    values(&mut json, source, 0, sink, &mut |bytes, sink| {
        number += 1;
        json::one_item(bytes, number, sink, &mut |bytes, sink| {
            Ok(match serde_json::from_slice::<Post<'_>>(bytes) {
                Ok(item) => Ok(take(item, number, sink)?),
                Err(reason) => Err(reason),
            })
        })
    })?;
    json::tell_end(&mut json, source, sink)
}

type TakeValue<'a> = dyn FnMut(&[u8], &mut dyn Sink) -> Result<()> + 'a;

/// Pages lie in a list, and the lists of pages behind one another or in one more list.
const MOST_LISTS: u32 = 2;

fn values<R: Read>(
    json: &mut Json<R>,
    source: &Source,
    depth: u32,
    sink: &mut dyn Sink,
    take: &mut TakeValue<'_>,
) -> Result<()> {
    let broken = |reason: io::Error| source.broken(&reason);
    loop {
        let is_over = depth > 0 && !json.next_item().map_err(broken)?;
        match if is_over { None } else { json.peek().map_err(broken)? } {
            None => return Ok(()),
            Some(b'[') if depth < MOST_LISTS => {
                json.enter().map_err(broken)?;
                values(json, source, depth + 1, sink, take)?;
            }
            // What stands between values is no value.
            Some(b',' | b']' | b'}' | b':') => json.enter().map_err(broken)?,
            Some(_) => {
                let place = json.position();
                match json.raw().map_err(broken)? {
                    Raw::Bytes(bytes) => take(bytes, sink)?,
                    // The end of the file is told once, with its place.
                    Raw::Refused(Fault::Truncated) => {}
                    Raw::Refused(fault) => sink.problem(Problem::new(Place::Byte(place), fault)),
                }
            }
        }
    }
}

struct Reader {
    /// The repository of what names none itself.
    known: Option<String>,
    /// The repository that was told last.
    chat: Option<Option<String>>,
}

impl Reader {
    fn item(&mut self, mut item: Post<'_>, number: u64, sink: &mut dyn Sink) -> Result<()> {
        let repository = item.repository().or_else(|| self.known.clone());
        if self.chat.as_ref() != Some(&repository) {
            sink.chat(&Chat {
                name: repository.as_deref().map(Cow::Borrowed),
                platform: "github".into(),
                id: repository.as_deref().map(Cow::Borrowed),
                direct: false,
                zoned: true,
            })?;
            self.chat = Some(repository);
        }
        let opening = item.opening();
        let (comments, reviews) = (std::mem::take(&mut item.comments.0), std::mem::take(&mut item.reviews.0));
        // A list of what was said alone has no opening.
        if !item.title.is_empty() || !item.time().is_empty() {
            let answers = item.answers();
            let kind = if answers.is_some() { Kind::Reply } else { Kind::Message };
            tell(item, (kind, opening.clone(), answers), number, sink)?;
        }
        for below in comments.into_iter().chain(reviews) {
            let (id, answers) = (below.own_id(), opening.clone().or_else(|| below.answers()));
            tell(below, (Kind::Reply, id, answers), number, sink)?;
        }
        Ok(())
    }
}

fn tell(
    post: Post<'_>,
    (kind, id, answers): (Kind, Option<String>, Option<String>),
    number: u64,
    sink: &mut dyn Sink,
) -> Result<()> {
    // A review that nobody sent yet is its author's draft.
    if &*post.state == "PENDING" {
        return Ok(());
    }
    let time = Time::iso(post.time());
    if time.is_none() {
        sink.problem(Problem::new(Place::Element(number), Fault::BadTime));
    }
    let mut message = Message::new(kind);
    message.id = id.map(Cow::Owned);
    message.time = time;
    message.reply_to = answers.map(Cow::Owned);
    message.edited = post.includes_created_edit.0;
    message.reactions = post.reacted();
    message.author = Some(person(post.author.or(post.user).unwrap_or_default(), &post.author_association));
    message.text = match (post.title.is_empty(), post.body.is_empty()) {
        (false, false) => Cow::Owned(format!("{}\n\n{}", &*post.title, &*post.body)),
        (false, true) => post.title.0,
        (true, _) => post.body.0,
    };
    sink.message(&message)
}

/// The words of either interface as the sign that they are shown as.
fn emoji(name: &str) -> &str {
    match name {
        "THUMBS_UP" | "+1" => "👍",
        "THUMBS_DOWN" | "-1" => "👎",
        "LAUGH" | "laugh" => "😄",
        "HOORAY" | "hooray" => "🎉",
        "CONFUSED" | "confused" => "😕",
        "HEART" | "heart" => "❤️",
        "ROCKET" | "rocket" => "🚀",
        "EYES" | "eyes" => "👀",
        other => other,
    }
}

/// The same account is `app/x` in lists, `x[bot]` in one interface and plain `x` in comments.
fn person<'a>(account: Account<'a>, association: &str) -> Person<'a> {
    let written = &*account.login;
    let login = written.strip_prefix("app/").unwrap_or(written);
    let login = login.strip_suffix("[bot]").unwrap_or(login).to_owned();
    if login.is_empty() || login == "ghost" {
        let name: Cow<'_, str> = "ghost".into();
        return Person { id: Some(name.clone()), name: Some(name), deleted: true, ..Person::default() };
    }
    let bot = account.is_bot.0
        || login.len() != written.len()
        || &*account.kind == "Bot"
        || BOTS.contains(&login.as_str());
    let role = match association {
        "OWNER" | "MEMBER" | "COLLABORATOR" | "CONTRIBUTOR" => Some(association.to_lowercase().into()),
        _ => None,
    };
    Person {
        id: Some(Cow::Owned(login.clone())),
        name: account.name.given().or(Some(Cow::Owned(login))),
        bot,
        roles: role.into_iter().collect(),
        ..Person::default()
    }
}

/// `owner/name` and what stands behind it in the address of an issue, a comment or a review.
fn address(url: &str) -> Option<(String, &str)> {
    let path = url.split_once("://")?.1.split_once('/')?.1;
    let path = path.strip_prefix("api/v3/").unwrap_or(path);
    let path = path.strip_prefix("repos/").unwrap_or(path);
    let mut parts = path.splitn(3, '/');
    let (owner, name, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let is_post = ["issues/", "pull/", "pulls/", "discussions/"].iter().any(|kind| rest.starts_with(kind));
    is_post.then(|| (format!("{owner}/{name}"), rest))
}

/// The number of an issue in what stands behind the repository.
fn issue(rest: &str) -> Option<&str> {
    let number = rest.split_once('/')?.1;
    let end = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
    Some(&number[..end]).filter(|number| !number.is_empty())
}

impl Post<'_> {
    fn below(&self) -> impl Iterator<Item = &Self> {
        self.comments.0.iter().chain(&self.reviews.0)
    }

    fn repository(&self) -> Option<String> {
        std::iter::once(self)
            .chain(self.below())
            .find_map(|post| post.address().map(|(repository, _)| repository))
    }

    fn address(&self) -> Option<(String, &str)> {
        address(&self.html_url).or_else(|| address(&self.url))
    }

    fn time(&self) -> &str {
        [&self.created_at, &self.submitted_at, &self.created, &self.submitted]
            .into_iter()
            .find(|time| !time.is_empty())
            .map_or("", |time| time)
    }

    /// What it is called by where others answer it.
    fn opening(&self) -> Option<String> {
        match self.number.0 {
            Some(number) => Some(number.to_string()),
            None if self.title.is_empty() && !self.time().is_empty() => self.own_id(),
            None => self.below().find_map(Post::answers),
        }
    }

    /// What a comment or review is called by: what its address ends with, which both interfaces write alike. Of a review
    /// one of them writes no address.
    fn own_id(&self) -> Option<String> {
        let mark = self.address().and_then(|(_, rest)| Some(rest.split_once('#')?.1.to_owned()));
        let mark = mark.filter(|mark| self.node_id.is_empty() || !mark.starts_with("pullrequestreview-"));
        let named = || [&self.node_id, &self.id].into_iter().find(|id| !id.is_empty());
        mark.or_else(|| named().map(|id| id.to_string()))
    }

    fn reacted(&self) -> Vec<Reaction<'static>> {
        let groups =
            self.reaction_groups.0.iter().map(|group| (emoji(&group.content), group.users.total_count));
        let counts = self.reactions.iter().flat_map(Counts::counts);
        let reaction = |(name, count): (&str, Number)| {
            let count = u64::try_from(count.0?).ok().filter(|count| *count > 0)?;
            Some(Reaction { name: name.to_owned().into(), count, authors: Vec::new() })
        };
        groups.map(reaction).chain(counts.map(reaction)).flatten().collect()
    }

    /// The issue that a comment or review stands below, or the comment that it answers.
    fn answers(&self) -> Option<String> {
        if let Some(comment) = self.in_reply_to_id.0 {
            return Some(format!("discussion_r{comment}"));
        }
        let (_, rest) = self.address()?;
        rest.contains('#').then(|| issue(rest).map(str::to_owned)).flatten()
    }
}

/// What an issue, a comment and a review have in common, in the words of either interface.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Post<'a> {
    number: Number,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    comments: List<Post<'a>>,
    #[serde(borrow)]
    reviews: List<Post<'a>>,
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow, rename = "node_id")]
    node_id: Text<'a>,
    #[serde(borrow)]
    url: Text<'a>,
    #[serde(borrow, rename = "html_url")]
    html_url: Text<'a>,
    #[serde(borrow)]
    author: Option<Account<'a>>,
    #[serde(borrow)]
    user: Option<Account<'a>>,
    #[serde(borrow, alias = "author_association")]
    author_association: Text<'a>,
    #[serde(borrow)]
    created_at: Text<'a>,
    #[serde(borrow, rename = "created_at")]
    created: Text<'a>,
    #[serde(borrow)]
    submitted_at: Text<'a>,
    #[serde(borrow, rename = "submitted_at")]
    submitted: Text<'a>,
    #[serde(borrow)]
    body: Text<'a>,
    #[serde(borrow)]
    state: Text<'a>,
    includes_created_edit: Flag,
    #[serde(borrow)]
    reaction_groups: List<Group<'a>>,
    reactions: Option<Counts>,
    #[serde(rename = "in_reply_to_id")]
    in_reply_to_id: Number,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Account<'a> {
    #[serde(borrow)]
    login: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    is_bot: Flag,
    #[serde(borrow, rename = "type")]
    kind: Text<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Group<'a> {
    #[serde(borrow)]
    content: Text<'a>,
    users: Users,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Users {
    total_count: Number,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Counts {
    #[serde(rename = "+1")]
    up: Number,
    #[serde(rename = "-1")]
    down: Number,
    laugh: Number,
    hooray: Number,
    confused: Number,
    heart: Number,
    rocket: Number,
    eyes: Number,
}

impl Counts {
    fn counts(&self) -> [(&'static str, Number); 8] {
        [
            (emoji("+1"), self.up),
            (emoji("-1"), self.down),
            (emoji("laugh"), self.laugh),
            (emoji("hooray"), self.hooray),
            (emoji("confused"), self.confused),
            (emoji("heart"), self.heart),
            (emoji("rocket"), self.rocket),
            (emoji("eyes"), self.eyes),
        ]
    }
}
