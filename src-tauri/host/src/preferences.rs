//! Settings of this machine, outside of any workspace: language, theme, which workspace to open, whether closing hides.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tulou_core::{Error, Result};

/// The settings, as `preferences.json` in the folder of the app's configuration.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// `zh-CN` or `en`; nothing means the system's.
    pub language: Option<String>,
    /// The language that the page used last: without a chosen one, it asks the web view, which knows the system's better.
    pub spoken: Option<String>,
    /// `light` or `dark`; nothing means the system's.
    pub theme: Option<String>,
    /// The workspace to open; nothing means the usual folder.
    pub workspace: Option<PathBuf>,
    /// The keys that copy the next piece while something is being sent, as `CommandOrControl+Alt+N`; nothing means the usual
    /// ones, the empty text none.
    pub send_shortcut: Option<String>,
    /// Whether closing the window ends the app although a tray is there.
    pub close_ends: bool,
    /// Whether the app has just ended to start anew with another workspace.
    pub restarted: bool,
    #[serde(skip)]
    file: PathBuf,
}

impl Preferences {
    /// Reads the settings in `folder`. Missing or damaged settings are simply the defaults.
    pub fn load(folder: &Path) -> Self {
        let file = folder.join("preferences.json");
        let read = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { file, ..read.unwrap_or_default() }
    }

    /// Writes the settings, whole or not at all.
    pub fn save(&self) -> Result<()> {
        let told = |reason: std::io::Error| Error::io(&self.file, &reason);
        let text = serde_json::to_string_pretty(self)?;
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder).map_err(told)?;
        }
        let fresh = self.file.with_extension("new");
        std::fs::write(&fresh, text).and_then(|()| std::fs::rename(&fresh, &self.file)).map_err(told)
    }

    /// The language of texts outside of the page: the page's, so the chosen one, else the system's.
    pub fn words_language(&self) -> &'static str {
        let chosen =
            self.spoken.clone().or(self.language.clone()).or_else(system_language).unwrap_or_default();
        if chosen.to_ascii_lowercase().starts_with("zh") { "zh-CN" } else { "en" }
    }
}

fn system_language() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_survive_and_damaged_ones_are_the_defaults() {
        let folder = std::env::temp_dir().join(format!("tulou-preferences-{}", std::process::id()));
        let mut preferences = Preferences::load(&folder);
        assert_eq!(preferences.language, None);
        preferences.language = Some("zh-CN".to_owned());
        preferences.save().unwrap();
        assert_eq!(Preferences::load(&folder), preferences);
        assert_eq!(preferences.words_language(), "zh-CN");
        preferences.spoken = Some("en".to_owned());
        assert_eq!(preferences.words_language(), "en", "what the page speaks leads");
        std::fs::write(folder.join("preferences.json"), "{").unwrap();
        assert_eq!(Preferences::load(&folder).language, None);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
