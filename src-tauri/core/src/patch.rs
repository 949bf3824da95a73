//! One field of an edit: kept when it is left out, cleared by null, set by a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What an edit does to an optional field. Bear `#[serde(default)]` and `#[ts(optional, type = "… | null")]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// The field was left out.
    #[default]
    Keep,
    /// The field was null.
    Clear,
    /// The field has a new value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether the edit touches the field.
    pub fn is_some(&self) -> bool {
        !matches!(self, Self::Keep)
    }
    /// The new value: nothing when cleared, `old` when kept.
    pub fn apply(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Keep => old,
            Self::Clear => None,
            Self::Set(value) => Some(value),
        }
    }
    /// Changes the new value, which may be refused.
    pub fn try_map<U, E>(self, change: impl FnOnce(T) -> Result<U, E>) -> Result<Patch<U>, E> {
        Ok(match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(change(value)?),
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Set(value) => serializer.serialize_some(value),
            Self::Keep | Self::Clear => serializer.serialize_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Edit {
        #[serde(default)]
        note: Patch<String>,
    }

    #[test]
    fn a_field_is_kept_cleared_or_set() {
        let patch = |text: &str| serde_json::from_str::<Edit>(text).unwrap().note;
        assert_eq!(patch("{}"), Patch::Keep);
        assert_eq!(patch(r#"{"note":null}"#), Patch::Clear);
        assert_eq!(patch(r#"{"note":"x"}"#), Patch::Set("x".to_owned()));
        assert_eq!(patch("{}").apply(Some("old".to_owned())), Some("old".to_owned()));
        assert_eq!(patch(r#"{"note":null}"#).apply(Some("old".to_owned())), None);
    }
}
