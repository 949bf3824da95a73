//! What kinds of interactions weigh in a community: what it has set, else what serves most (METRICS, "Weight").

use serde_json::Value;

use super::view::{KindWeight, KindWeights, SetKindWeights};
use crate::{
    Error, Result, Uid,
    interactions::Kind,
    store::{ReadTx, WriteTx},
    workspace::{self, SetSetting},
};

/// More than this is a slip of the finger.
const MOST: u32 = 10_000;

/// The setting in which a community keeps its own weights: by name of the kind, in tenths.
fn setting(community: Uid) -> String {
    format!("insights.weights.{community}")
}

/// By code of the kind, in tenths.
pub(super) fn of_community(tx: &ReadTx<'_>, community: Uid) -> Result<[u32; Kind::ALL.len()]> {
    let settings = workspace::settings(tx)?.shared;
    let own = settings.get(&setting(community));
    Ok(Kind::ALL.map(|kind| weight(own, kind)))
}

/// What is unreadable is as usual.
fn weight(own: Option<&Value>, kind: Kind) -> u32 {
    let own = own.and_then(|own| own.get(kind.name())).and_then(Value::as_u64);
    own.and_then(|tenths| u32::try_from(tenths).ok())
        .filter(|tenths| *tenths <= MOST)
        .unwrap_or_else(|| kind.usual_weight())
}

/// What each kind that counts weighs in a community.
pub fn kind_weights(tx: &ReadTx<'_>, community: Uid) -> Result<KindWeights> {
    workspace::community_id(tx, community)?;
    let own = of_community(tx, community)?;
    let counting = Kind::ALL.into_iter().zip(own).filter(|(kind, _)| kind.counts());
    let kinds = counting.map(|(kind, tenths)| KindWeight {
        kind: kind.name().to_owned(),
        tenths,
        usual: kind.usual_weight(),
    });
    Ok(KindWeights { kinds: kinds.collect() })
}

/// Sets what kinds weigh; those that are not named stay.
pub fn set_kind_weights(tx: &mut WriteTx<'_>, input: &SetKindWeights) -> Result<KindWeights> {
    let mut own = serde_json::Map::new();
    for weight in kind_weights(tx, input.community)?.kinds {
        own.insert(weight.kind, weight.tenths.into());
    }
    for (kind, tenths) in &input.tenths {
        if !own.contains_key(kind) {
            return Err(Error::invalid("kind", "unknown").with("kind", kind.clone()));
        }
        if *tenths > MOST {
            return Err(Error::invalid("weight", "out_of_range").with("kind", kind.clone()));
        }
        own.insert(kind.clone(), (*tenths).into());
    }
    let key = setting(input.community);
    workspace::setting_set(tx, &SetSetting { key, value: own.into() })?;
    kind_weights(tx, input.community)
}
