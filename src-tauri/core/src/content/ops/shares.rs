//! The share that an operator has in sending.

use std::collections::HashMap;

use crate::{
    Result, Uid,
    content::{table, view::DeliveryProgress},
    holds::Holding,
    store::ReadTx,
    workspace,
};

/// Of which of the items the groups are looked after by operators, and whether some of them by this one.
pub fn looked_after(tx: &ReadTx<'_>, content_ids: &[i64], operator: Uid) -> Result<HashMap<i64, bool>> {
    table::looked_after(tx, content_ids, workspace::operator_id(tx, operator)?)
}

/// How far each (item, date) has come in the groups of an operator.
pub fn shares(
    tx: &ReadTx<'_>,
    dates: &[(i64, String)],
    operator: Uid,
    holding: &Holding,
) -> Result<HashMap<(i64, String), DeliveryProgress>> {
    let operator_id = workspace::operator_id(tx, operator)?;
    let mut shares = HashMap::with_capacity(dates.len());
    for (content_id, original) in dates {
        let share = table::share(tx, (*content_id, original), operator_id, holding)?;
        shares.insert((*content_id, original.clone()), share);
    }
    Ok(shares)
}
