//! SQL of dated lists: which came before, and what one of them dates.

use rusqlite::params;

use crate::{
    Result, Uid,
    store::{ReadTx, WriteTx},
};

/// The newest row ids of members and memberships: what comes after them came later.
#[derive(Debug, Clone, Copy)]
pub(in crate::imports) struct Newest {
    pub member: i64,
    pub membership: i64,
}

/// The days of the dated lists of a channel, or of the community: the newest one, and the newest before a day.
pub(in crate::imports) fn list_days(
    tx: &ReadTx<'_>,
    community_id: i64,
    channel: Option<Uid>,
    day: &str,
) -> Result<(Option<String>, Option<String>)> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT max(as_of), max(as_of) FILTER (WHERE as_of < ?3) FROM import_batch
             WHERE community_id = ?1 AND list_of IS ?2 AND as_of IS NOT NULL",
        )?
        .query_row(params![community_id, channel, day], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

pub(in crate::imports) fn newest(tx: &ReadTx<'_>) -> Result<Newest> {
    Ok(tx
        .sql()
        .prepare_cached(
            "SELECT (SELECT coalesce(max(id), 0) FROM member), (SELECT coalesce(max(id), 0) FROM membership)",
        )?
        .query_row([], |row| Ok(Newest { member: row.get(0)?, membership: row.get(1)? }))?)
}

/// Says of everybody who came since some rows, into the community and into a channel, that they joined on a day, unless it is known
/// when they did.
pub(in crate::imports) fn date_joins(
    tx: &WriteTx<'_>,
    since: Newest,
    channel_id: Option<i64>,
    on: &str,
) -> Result<()> {
    tx.sql()
        .prepare_cached("UPDATE member SET joined_on = ?2 WHERE id > ?1 AND joined_on IS NULL")?
        .execute(params![since.member, on])?;
    tx.sql()
        .prepare_cached(
            "UPDATE membership SET joined_on = ?2 WHERE id > ?1 AND joined_on IS NULL AND channel_id = ?3",
        )?
        .execute(params![since.membership, on, channel_id])?;
    Ok(())
}

/// Says of everybody who is in a channel, or in the community, and of whom nobody knows when they joined, that they were in it on a
/// day.
pub(in crate::imports) fn date_known(
    tx: &WriteTx<'_>,
    community_id: i64,
    channel_id: Option<i64>,
    on: &str,
) -> Result<()> {
    let unknown = "joined_on IS NULL AND left_on IS NULL AND (known_on IS NULL OR known_on > ?1)";
    let Some(channel_id) = channel_id else {
        let all = "UPDATE member SET known_on = ?1 WHERE community_id = ?2 AND deleted_at IS NULL AND";
        tx.sql().prepare_cached(&format!("{all} {unknown}"))?.execute(params![on, community_id])?;
        return Ok(());
    };
    let there = "SELECT member_id FROM membership WHERE channel_id = ?2 AND left_on IS NULL";
    let of_members = format!("UPDATE member SET known_on = ?1 WHERE id IN ({there}) AND {unknown}");
    tx.sql().prepare_cached(&of_members)?.execute(params![on, channel_id])?;
    let of_stays = format!("UPDATE membership SET known_on = ?1 WHERE channel_id = ?2 AND {unknown}");
    tx.sql().prepare_cached(&of_stays)?.execute(params![on, channel_id])?;
    Ok(())
}

/// The members who came into a channel since some rows.
pub(in crate::imports) fn came_into(tx: &ReadTx<'_>, since: Newest, channel_id: i64) -> Result<Vec<i64>> {
    let mut statement =
        tx.sql().prepare_cached("SELECT member_id FROM membership WHERE id > ?1 AND channel_id = ?2")?;
    let rows = statement.query_map([since.membership, channel_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
