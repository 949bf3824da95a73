//! In which language the program speaks, and how an error becomes a sentence.

use std::ffi::OsString;

use serde_json::Value as Json;
use tulou_core::{
    Error,
    words::{Value, Words},
};

/// The words of the chosen language.
pub struct Speech {
    language: &'static str,
    words: Words,
}

impl Speech {
    /// `--lang`, else `TULOU_LANG`, else the language of the terminal.
    pub fn choose(given: &[OsString]) -> Self {
        let asked = asked_language(given).or_else(|| {
            ["TULOU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        });
        Self::of(asked.as_deref().unwrap_or_default())
    }

    /// The words for a language name such as `zh_CN.UTF-8`.
    pub fn of(language: &str) -> Self {
        let language = if language.starts_with("zh") { "zh-CN" } else { "en" };
        Self { language, words: Words::new(language) }
    }

    /// The language that is spoken, `en` or `zh-CN`.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The text `name` with `values` in it. Names of files and chats are other people's: what would move the cursor or colour the
    /// terminal is shown as a sign.
    pub fn say<'a>(&self, name: &str, values: &[(&'a str, Value<'a>)]) -> String {
        let shown: Vec<_> = values.iter().map(|(name, value)| (*name, shown(value))).collect();
        self.words.say(name, &shown)
    }

    /// The place of something odd in a file, as the core writes it: `line 7`.
    pub fn place(&self, place: &str) -> String {
        let (kind, at) = place.split_once(' ').unwrap_or((place, ""));
        self.say("cli-place", &[("kind", kind.into()), ("at", at.into())])
    }

    /// The sentence for an error, with its details filled in.
    pub fn error(&self, error: &Error) -> String {
        let code = serde_json::to_value(error.code).ok().and_then(|code| code.as_str().map(str::to_owned));
        let name = format!("error-{}", code.unwrap_or_default().replace('_', "-"));
        let details: Vec<(String, String)> =
            error.details.iter().map(|(key, value)| (key.clone(), plain(value))).collect();
        let mut values: Vec<(&str, Value<'_>)> =
            details.iter().map(|(key, value)| (key.as_str(), Value::from(value.as_str()))).collect();
        for expected in
            ["field", "reason", "kind", "uid", "path", "message", "name", "needs", "has", "limit", "zone"]
        {
            if !error.details.contains_key(expected) {
                values.push((expected, Value::from("?")));
            }
        }
        let sentence = self.say(&name, &values);
        match error.details.get("row").or_else(|| error.details.get("line")) {
            Some(place) => format!("{sentence} ({})", self.say("place-row", &[("row", plain(place).into())])),
            None => sentence,
        }
    }
}

fn shown<'a>(value: &Value<'a>) -> Value<'a> {
    let moves = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    match value {
        Value::String(text) if text.contains(moves) => text.replace(moves, "\u{fffd}").into(),
        other => other.clone(),
    }
}

fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// `--lang` must be known before the other arguments are read, because their help is in that language.
fn asked_language(given: &[OsString]) -> Option<String> {
    let texts: Vec<_> = given.iter().filter_map(|argument| argument.to_str()).collect();
    texts.iter().enumerate().find_map(|(index, text)| match text.strip_prefix("--lang") {
        Some("") => texts.get(index + 1).map(|next| (*next).to_owned()),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tulou_core::Code;

    #[test]
    fn every_error_has_a_sentence_in_both_languages() {
        for language in ["en", "zh_CN.UTF-8"] {
            let speech = Speech::of(language);
            for code in Code::ALL {
                let sentence = speech.error(&Error::new(*code));
                assert!(!sentence.starts_with("error-"), "{language}: {sentence}");
                assert!(!sentence.contains('{'), "{language}: {sentence}");
            }
        }
    }

    #[test]
    fn details_stand_in_the_sentence() {
        let error = Error::new(Code::NoWorkspace).with("path", "a/b");
        assert!(Speech::of("en").error(&error).contains("a/b"));
        let error = Error::invalid("tz", "unknown_zone").with("row", 7);
        assert!(Speech::of("zh").error(&error).contains('7'));
    }

    #[test]
    fn the_language_is_found_before_the_arguments_are_parsed() {
        let given = |texts: &[&str]| texts.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(asked_language(&given(&["x", "--lang", "zh-CN"])).as_deref(), Some("zh-CN"));
        assert_eq!(asked_language(&given(&["x", "--lang=en", "call"])).as_deref(), Some("en"));
        assert_eq!(asked_language(&given(&["x", "call"])), None);
    }
}
