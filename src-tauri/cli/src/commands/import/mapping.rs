//! `--map` and `--identity`: what the user says instead of what was recognised.

use serde_json::{Value, json};
use tulou_core::{
    Error, Result,
    imports::{Identity, Target},
    logs::MessageTarget,
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

/// The same for tables of messages, each of which may have other columns: whatever a column held that another one takes over, it
/// is left out.
pub fn of_messages(tables: &[Value], overrules: &[String]) -> Result<Value> {
    let mut mappings: Vec<Vec<Value>> = Vec::new();
    for table in tables {
        let columns = table["columns"].as_array().map_or(&[][..], Vec::as_slice);
        mappings.push(columns.iter().map(|column| column["target"].clone()).collect());
    }
    let mut said: Vec<Vec<usize>> = vec![Vec::new(); tables.len()];
    for overrule in overrules {
        let (header, field) = split(overrule)?;
        let target = message_target(field)?;
        let mut is_known = false;
        for ((table, mapping), said) in tables.iter().zip(&mut mappings).zip(&mut said) {
            let Some(place) = place_of(&table["columns"], header) else { continue };
            is_known = true;
            for (other, held) in mapping.iter_mut().enumerate() {
                if held["kind"] == target["kind"] && !said.contains(&other) {
                    *held = json!({ "kind": "ignore" });
                }
            }
            mapping[place] = target.clone();
            said.push(place);
        }
        if !is_known {
            // Other files than tables have no columns that could be mapped.
            return Err(match tables {
                [] => Error::invalid("map", "only_for_lists"),
                _ => unknown("map", "unknown_column", header),
            });
        }
    }
    let of_table = |(table, targets): (&Value, Vec<Value>)| {
        let columns = table["columns"].as_array().map_or(&[][..], Vec::as_slice);
        let headers: Vec<Value> = columns.iter().map(|column| column["header"].clone()).collect();
        json!({ "headers": headers, "targets": targets })
    };
    Ok(tables.iter().zip(mappings).map(of_table).collect::<Vec<_>>().into())
}

/// An identity as `--identity` takes it, or what a column holds as `--map` does.
pub fn text_of(target: &Value) -> String {
    let kind = target["kind"].as_str().unwrap_or_default();
    match target["platform"].as_str() {
        Some(platform) => format!("{kind}:{platform}"),
        None => kind.to_owned(),
    }
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

fn overruled(
    inspection: &Value,
    overrules: &[String],
    target: impl Fn(&str) -> Result<Value>,
) -> Result<Value> {
    let columns = inspection["columns"].as_array().map_or(&[][..], Vec::as_slice);
    let mut targets: Vec<Value> = columns.iter().map(|column| column["target"].clone()).collect();
    for overrule in overrules {
        let (header, field) = split(overrule)?;
        let place = place_of(&inspection["columns"], header);
        let place = place.ok_or_else(|| unknown("map", "unknown_column", header))?;
        targets[place] = target(field)?;
    }
    Ok(targets.into())
}

fn split(overrule: &str) -> Result<(&str, &str)> {
    overrule.rsplit_once('=').ok_or_else(|| Error::invalid("map", "column=field"))
}

/// A column is named by its header, or by its number from 1.
fn place_of(columns: &Value, header: &str) -> Option<usize> {
    let columns = columns.as_array().map_or(&[][..], Vec::as_slice);
    let place = columns.iter().position(|column| column["header"] == header);
    let by_number = || header.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    place.or_else(by_number).filter(|place| *place < columns.len())
}

/// `time`, `author`, `account:wechat`.
fn message_target(field: &str) -> Result<Value> {
    match field.split_once(':') {
        Some(("account", platform)) if !platform.is_empty() => {
            Ok(json!({ "kind": "account", "platform": platform }))
        }
        None if is_one::<MessageTarget>(field) => Ok(json!({ "kind": field })),
        _ => Err(unknown("map", "unknown_field", field)),
    }
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
            assert_eq!(text_of(&identity(text).unwrap()), text);
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

    #[test]
    fn what_one_column_of_messages_takes_over_no_other_one_holds() {
        let column = |header: &str, kind: &str| json!({ "header": header, "target": { "kind": kind } });
        let tables = [
            json!({ "columns": [column("when", "time"), column("who", "ignore"), column("nick", "author")] }),
            json!({ "columns": [column("who", "author")] }),
        ];
        let mapped = |overrules: &[&str]| {
            of_messages(&tables, &overrules.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
        };
        let kinds = |mappings: &Value, table: usize| {
            let targets = mappings[table]["targets"].as_array().unwrap();
            targets.iter().map(text_of).collect::<Vec<_>>().join(" ")
        };
        let found = mapped(&["who=author"]).unwrap();
        assert_eq!((kinds(&found, 0).as_str(), kinds(&found, 1).as_str()), ("time author ignore", "author"));
        let found = mapped(&["3=account:wechat", "nick=text"]).unwrap();
        assert_eq!(kinds(&found, 0), "time ignore text", "what is said last counts");
        assert_eq!(found[0]["headers"], json!(["when", "who", "nick"]));
        for wrong in ["who=phone", "who", "what=text", "who=account", "who=account:"] {
            assert!(mapped(&[wrong]).is_err(), "{wrong}");
        }
        let both = mapped(&["who=text", "nick=text"]).unwrap();
        assert_eq!(kinds(&both, 0), "time text text", "the core says that this cannot be");
    }
}
