//! The texts of the demo and of the starter week, one file per language.

use serde::Deserialize;

use crate::Result;

/// Everything that is read on the screens of the demo.
#[derive(Debug, Deserialize)]
pub(super) struct Texts {
    pub community: String,
    pub group: String,
    pub cities: Vec<String>,
    pub terms: Vec<String>,
    pub accounts: Vec<String>,
    pub announcement: String,
    pub channels: Vec<Place>,
    pub pillars: Vec<String>,
    pub city_field: String,
    pub ladder: String,
    pub tiers: Vec<String>,
    pub member_tags: Vec<String>,
    pub families: Vec<String>,
    pub givens: Vec<String>,
    pub between_names: String,
    pub sources: Vec<String>,
    pub daily: Post,
    pub posts: Vec<Post>,
    pub ideas: Vec<Post>,
    pub drafts: Vec<Post>,
    pub skip_reason: String,
    pub talk: Talk,
    pub activities: Vec<Talk>,
    pub checklist: Vec<String>,
    pub tasks: Vec<String>,
    pub weekly_task: String,
    pub bot: String,
    pub says: Vec<String>,
    pub answers: Vec<String>,
    pub welcomes: Vec<String>,
    pub starter: Starter,
}

/// A channel beside the groups.
#[derive(Debug, Deserialize)]
pub(super) struct Place {
    pub name: String,
    pub kind: crate::channels::ChannelKind,
}

/// A post: its pillar by place in the list, and its text.
#[derive(Debug, Deserialize)]
pub(super) struct Post {
    pub pillar: usize,
    pub text: String,
}

/// An activity.
#[derive(Debug, Deserialize)]
pub(super) struct Talk {
    pub title: String,
    pub format: crate::activities::ActivityFormat,
    pub host: String,
    pub place: Option<String>,
    pub link: Option<String>,
    pub note: String,
}

/// The first week of one group: (days from the next Monday, time, text).
#[derive(Debug, Deserialize)]
pub(super) struct Starter {
    pub posts: Vec<StarterPost>,
    pub activity: Talk,
    pub tasks: Vec<String>,
}

/// A post of the first week.
#[derive(Debug, Deserialize)]
pub(super) struct StarterPost {
    pub day: i64,
    pub time: String,
    pub text: String,
}

const CHINESE: &str = include_str!("zh-CN.json");
const ENGLISH: &str = include_str!("en.json");

/// The texts in a language; English for any but Chinese.
pub(super) fn texts(language: &str) -> Result<Texts> {
    Ok(serde_json::from_str(if language.starts_with("zh") { CHINESE } else { ENGLISH })?)
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn both_languages_say_the_same_things() {
        let (chinese, english) = (texts("zh-CN").unwrap(), texts("en-GB").unwrap());
        for texts in [&chinese, &english] {
            let pillars = texts.pillars.len();
            let posts = texts.posts.iter().chain(&texts.ideas).chain(&texts.drafts).chain([&texts.daily]);
            assert!(posts.into_iter().all(|post| post.pillar < pillars && !post.text.trim().is_empty()));
            assert!(texts.group.contains("{n}"), "groups are numbered");
        }
        let sizes = |texts: &super::Texts| {
            [
                texts.posts.len(),
                texts.ideas.len(),
                texts.drafts.len(),
                texts.activities.len(),
                texts.tasks.len(),
                texts.checklist.len(),
                texts.says.len(),
                texts.answers.len(),
                texts.welcomes.len(),
                texts.starter.posts.len(),
                texts.starter.tasks.len(),
            ]
        };
        assert_eq!(sizes(&chinese), sizes(&english));
    }
}
