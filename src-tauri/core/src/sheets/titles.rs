//! Events and posts by their titles, as a cell of another record names them.

use std::collections::HashMap;

use super::{
    kinds::{activities, contents},
    view::SheetKind,
};
use crate::{
    Result, Uid,
    store::ReadTx,
    tabular::{fold, tidy},
};

/// Records with a name that no other of them bears: the title; with its day where several have that.
#[derive(Default)]
pub(super) struct Titles(Vec<(Uid, String)>);

impl Titles {
    /// Those of a community.
    pub(super) fn of(tx: &ReadTx<'_>, community: Uid, kind: SheetKind) -> Result<Self> {
        Ok(match kind {
            SheetKind::Activities => {
                let rows = activities::rows(tx, community)?;
                Self::told_apart(rows.into_iter().map(|row| (row.uid, row.title, row.start)).collect())
            }
            SheetKind::Contents => {
                let rows = contents::rows(tx, community)?;
                Self::told_apart(rows.into_iter().map(|row| (row.uid, row.title, row.start)).collect())
            }
            _ => Self::default(),
        })
    }

    fn told_apart(rows: Vec<(Uid, String, Option<String>)>) -> Self {
        let dated = |title: &str, start: Option<&str>| match start.and_then(|start| start.get(..10)) {
            Some(day) => format!("{title} ({day})"),
            None => title.to_owned(),
        };
        let plain = bearers(rows.iter().map(|(_, title, _)| title.clone()));
        let names: Vec<(Uid, String)> = rows
            .into_iter()
            .map(|(uid, title, start)| {
                let title = tidy(&title).split_whitespace().collect::<Vec<_>>().join(" ");
                let alone = plain.get(&fold(&title)) == Some(&1);
                (uid, if alone { title } else { dated(&title, start.as_deref()) })
            })
            .collect();
        let borne = bearers(names.iter().map(|(_, name)| name.clone()));
        let mut met: HashMap<String, usize> = HashMap::new();
        let numbered = names.into_iter().map(|(uid, name)| {
            let nth = met.entry(fold(&name)).or_default();
            *nth += 1;
            let alone = borne.get(&fold(&name)) == Some(&1);
            (uid, if alone { name } else { format!("{name} ({nth})") })
        });
        Self(numbered.collect())
    }

    /// What a cell calls a record; nothing when it is in the trash.
    pub(super) fn name(&self, uid: Option<Uid>) -> &str {
        let found = self.0.iter().find(|(known, _)| Some(*known) == uid);
        found.map_or("", |(_, name)| name.as_str())
    }

    /// The one record that a text names.
    pub(super) fn named(&self, text: &str) -> Option<Uid> {
        let wanted = fold(&tidy(text).split_whitespace().collect::<Vec<_>>().join(" "));
        self.0.iter().find(|(_, name)| fold(name) == wanted).map(|(uid, _)| *uid)
    }
}

fn bearers(names: impl Iterator<Item = String>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for name in names {
        *counts.entry(fold(&name)).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_titles_are_told_apart_by_their_days() {
        let uids: Vec<Uid> = (0..5).map(|_| Uid::new(0)).collect();
        let rows = [
            ("共读", None),
            ("周会", Some("2026-03-05T20:00:00")),
            ("周会", Some("2026-03-12T20:00:00")),
            ("早报", Some("2026-03-05")),
            ("早报", Some("2026-03-05")),
        ];
        let rows = uids
            .iter()
            .zip(rows)
            .map(|(uid, (title, start))| (*uid, title.to_owned(), start.map(str::to_owned)));
        let titles = Titles::told_apart(rows.collect());
        let names: Vec<&str> = uids.iter().map(|uid| titles.name(Some(*uid))).collect();
        assert_eq!(
            names,
            [
                "共读",
                "周会 (2026-03-05)",
                "周会 (2026-03-12)",
                "早报 (2026-03-05) (1)",
                "早报 (2026-03-05) (2)"
            ]
        );
        assert_eq!(titles.named(" 周会  (2026-03-12)"), Some(uids[2]));
        assert_eq!((titles.named("周会"), titles.named("")), (None, None), "several are called so");
    }
}
