//! SQL of the search: the texts of what is planned and of channels.

use super::view::HitKind;
use crate::{Result, Uid, store::ReadTx, tasks};

const CHANNELS: &str = "SELECT uid, name, concat_ws(' ', number, account, announcement, note) FROM channel
    WHERE community_id = ?1 AND deleted_at IS NULL ORDER BY position, id";
const CONTENT: &str = "SELECT c.uid, c.title, concat_ws(' ', c.note,
      (SELECT group_concat(p.text, ' ') FROM piece p WHERE p.content_id = c.id))
    FROM content c WHERE c.community_id = ?1 AND c.deleted_at IS NULL ORDER BY c.updated_at DESC, c.id DESC";
const ACTIVITIES: &str = "SELECT uid, title, concat_ws(' ', host, place, note) FROM activity
    WHERE community_id = ?1 AND deleted_at IS NULL ORDER BY updated_at DESC, id DESC";
fn tasks() -> String {
    format!(
        "SELECT t.uid, t.title, coalesce(t.note, '') FROM task t
         WHERE t.community_id = ?1 AND {} ORDER BY t.done_at IS NOT NULL, t.updated_at DESC, t.id DESC",
        tasks::is_there("t")
    )
}

/// Gives title and text of every record of a kind to `receive`.
pub(super) fn each_text(
    tx: &ReadTx<'_>,
    kind: HitKind,
    community_id: i64,
    receive: &mut dyn FnMut(Uid, &str, &str),
) -> Result<()> {
    let sql = match kind {
        HitKind::Channel => CHANNELS.to_owned(),
        HitKind::Content => CONTENT.to_owned(),
        HitKind::Activity => ACTIVITIES.to_owned(),
        HitKind::Task => tasks(),
        HitKind::Member => return Ok(()),
    };
    let mut statement = tx.sql().prepare_cached(&sql)?;
    let mut rows = statement.query([community_id])?;
    while let Some(row) = rows.next()? {
        let (title, text) = (row.get_ref(1)?, row.get_ref(2)?);
        let text = text.as_str_or_null().ok().flatten().unwrap_or_default();
        receive(row.get(0)?, title.as_str().unwrap_or_default(), text);
    }
    Ok(())
}
