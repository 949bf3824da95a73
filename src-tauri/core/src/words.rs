//! Texts that appear without the window: notices, the tray, the command line, reports. The page has its own catalogues.
//! Both languages stand in `words/`, in Fluent's form; `cargo xtask tidy` compares them.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

/// A value in a text: a number or a text.
pub type Value<'a> = FluentValue<'a>;

/// The language that is used when another is asked for.
const FALLBACK: &str = "en";

const TEXTS: &[(&str, &[&str])] = &[
    (
        "zh-CN",
        &[
            include_str!("../words/zh-CN/cli.ftl"),
            include_str!("../words/zh-CN/errors.ftl"),
            include_str!("../words/zh-CN/reminders.ftl"),
            include_str!("../words/zh-CN/window.ftl"),
        ],
    ),
    (
        FALLBACK,
        &[
            include_str!("../words/en/cli.ftl"),
            include_str!("../words/en/errors.ftl"),
            include_str!("../words/en/reminders.ftl"),
            include_str!("../words/en/window.ftl"),
        ],
    ),
];

/// The texts of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The texts of `language` (`zh-CN` or `en`); English for any other.
    pub fn new(language: &str) -> Self {
        let known = TEXTS.iter().find(|(name, _)| *name == language).or(TEXTS.last());
        let (name, texts) = known.copied().unwrap_or((FALLBACK, &[]));
        let mut bundle = FluentBundle::new(vec![name.parse().unwrap_or_default()]);
        // The marks that keep directions apart would show as boxes in terminals and some notices.
        bundle.set_use_isolating(false);
        for text in texts {
            // What does not parse is missing, and the tests below name it.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(part, _)| part);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The text `name` with `values` in it; the name itself when there is no such text.
    pub fn say<'a>(&self, name: &str, values: &[(&'a str, Value<'a>)]) -> String {
        let Some(pattern) = self.bundle.get_message(name).and_then(|message| message.value()) else {
            return name.to_owned();
        };
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_plurals_and_fall_back_to_english() {
        let english = Words::new("en");
        assert_eq!(english.say("reminder-missed", &[("count", 1.into())]), "1 reminder while you were away");
        assert_eq!(english.say("reminder-missed", &[("count", 7.into())]), "7 reminders while you were away");
        let chinese = Words::new("zh-CN");
        assert_eq!(chinese.say("reminder-missed", &[("count", 7.into())]), "您不在时有 7 条提醒");
        assert_eq!(Words::new("de").say("tray-quit", &[]), "Quit");
        assert_eq!(english.say("no-such-text", &[]), "no-such-text");
    }

    #[test]
    fn every_text_parses_without_a_fault() {
        for (language, texts) in TEXTS {
            for text in *texts {
                assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{language}: {text}");
            }
        }
    }
}
