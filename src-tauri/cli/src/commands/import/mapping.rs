//! `--map` and `--identity`: what the user says instead of what was recognised.

use serde_json::{Value, json};
use tulou_core::{
    Error, Result,
    imports::{Identity, Target},
};

/// The found mapping of a list of people, with what `--map` says instead.
pub fn of_people(inspection: &Value, overrules: &[String]) -> Result<Value> {
    overruled(inspection, overrules, person_target)
}

/// The same for a sheet: a column of its kind, `key`, `ignore`, or `field:Hobby` for a field of one's own.
pub fn of_sheet(inspection: &Value, overrules: &[String]) -> Result<Value> {
    let known = inspection["targets"].as_array().map_or(&[][..], Vec::as_slice);
    overruled(inspection, overrules, |field| match field.split_once(':') {
        Some(("field", name)) if !name.is_empty() => Ok(json!({ "kind": "own", "name": name })),
        None if matches!(field, "ignore" | "key") => Ok(json!({ "kind": field })),
        None if known.iter().any(|one| one["target"]["column"] == field) => {
            Ok(json!({ "kind": "column", "column": field }))
        }
        _ => Err(unknown("map", "unknown_field", field)),
    })
}

/// `phone`, `name_phone`, `account:wechat`.
pub fn identity(text: &str) -> Result<Value> {
    match text.split_once(':') {
        Some(("account", platform)) if !platform.is_empty() => {
            Ok(json!({ "kind": "account", "platform": platform }))
        }
        None if is_one::<Identity>(text) => Ok(json!({ "kind": text })),
        _ => Err(unknown("identity", "unknown_field", text)),
    }
}

/// An identity as `--identity` takes it.
pub fn identity_text(identity: &Value) -> String {
    let kind = identity["kind"].as_str().unwrap_or_default();
    match identity["platform"].as_str() {
        Some(platform) => format!("{kind}:{platform}"),
        None => kind.to_owned(),
    }
}

fn overruled(
    inspection: &Value,
    overrules: &[String],
    target: impl Fn(&str) -> Result<Value>,
) -> Result<Value> {
    let columns = inspection["columns"].as_array().map_or(&[][..], Vec::as_slice);
    let mut targets: Vec<Value> = columns.iter().map(|column| column["target"].clone()).collect();
    for overrule in overrules {
        let (header, field) =
            overrule.rsplit_once('=').ok_or_else(|| Error::invalid("map", "column=field"))?;
        let place = columns.iter().position(|column| column["header"] == header);
        let by_number = || header.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let place = place.or_else(by_number).filter(|place| *place < targets.len());
        let place = place.ok_or_else(|| unknown("map", "unknown_column", header))?;
        targets[place] = target(field)?;
    }
    Ok(targets.into())
}

/// `phone`, `account:wechat`, `handle:qq`, `field:Hobby`.
fn person_target(field: &str) -> Result<Value> {
    match field.split_once(':') {
        Some((kind @ ("account" | "handle"), platform)) if !platform.is_empty() => {
            Ok(json!({ "kind": kind, "platform": platform }))
        }
        Some(("field", name)) if !name.is_empty() => {
            Ok(json!({ "kind": "new_field", "name": name, "field_kind": "text" }))
        }
        None if is_one::<Target>(field) => Ok(json!({ "kind": field })),
        _ => Err(unknown("map", "unknown_field", field)),
    }
}

/// Whether the core knows a kind of that name that needs nothing else.
fn is_one<Kind: serde::de::DeserializeOwned>(name: &str) -> bool {
    serde_json::from_value::<Kind>(json!({ "kind": name })).is_ok()
}

fn unknown(option: &str, reason: &str, value: &str) -> Error {
    Error::invalid(option, reason).with("value", value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_read_as_it_is_written() {
        for text in ["uid", "phone", "name_phone", "account:wechat", "name"] {
            assert_eq!(identity_text(&identity(text).unwrap()), text);
        }
        for text in ["", "account", "account:", "phone:x", "shoe_size"] {
            assert!(identity(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_column_is_named_by_its_header_or_its_number() {
        let columns = json!({
            "columns": [
                { "header": "a=b", "target": { "kind": "ignore" } },
                { "header": "2", "target": { "kind": "ignore" } },
            ],
            "targets": [{ "target": { "kind": "column", "column": "head_count" }, "name": "Head count" }],
        });
        let mapped = |overrules: &[&str]| {
            of_people(&columns, &overrules.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
        };
        let kinds = |mapping: Value| [mapping[0]["kind"].clone(), mapping[1]["kind"].clone()];
        assert_eq!(kinds(mapped(&["a=b=name", "2=phone"]).unwrap()), ["name", "phone"]);
        assert_eq!(kinds(mapped(&["1=name"]).unwrap()), ["name", "ignore"]);
        for wrong in ["3=name", "0=name", "a=b", "name", "1=head_count", "1=account:", "1=field:"] {
            assert!(mapped(&[wrong]).is_err(), "{wrong}");
        }
        let of_groups = |overrule: &str| of_sheet(&columns, &[overrule.to_owned()]);
        assert_eq!(
            of_groups("1=head_count").unwrap()[0],
            json!({ "kind": "column", "column": "head_count" })
        );
        assert_eq!(of_groups("2=field:城市").unwrap()[1], json!({ "kind": "own", "name": "城市" }));
        assert!(of_groups("1=phone").is_err(), "groups have no telephone");
    }
}
