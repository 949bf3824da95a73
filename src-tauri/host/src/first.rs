//! What a page is given before its own scripts run, and answered while it is still being read.

use serde_json::{Value, json};
use tulou_core::{
    Result,
    api::{self, App, NoProgress},
};

/// Runs before the page's own scripts: where it begins, what is known already, and the question for everything else, which is on its way while
/// the page is still being read.
pub fn script(boot: &Value, address: &str) -> String {
    let begin = if address.is_empty() {
        String::new()
    } else {
        format!("if (!location.hash) history.replaceState(null, '', {});", as_script(&address.into()))
    };
    let ask = r#"window.__TAURI_INTERNALS__.invoke("rpc", { name: "window_opened", input: {} })"#;
    format!("{begin} window.__TULOU__ = {{ ...{}, opened: {ask} }};", as_script(boot))
}

/// JSON is JavaScript except for two line separators; `<` is escaped so that no text can end a script.
fn as_script(boot: &Value) -> String {
    boot.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Answers to the questions that the frame and Today ask first, so that they paint without asking. One that fails is left
/// out: the page asks it again and shows the error where it belongs.
pub fn answers(app: &App) -> Vec<Value> {
    let nobody = NoProgress::default();
    let answer = |name: &str, input: &Value| -> Result<Value> {
        let output = api::call(app, name, &input.to_string(), &nobody.job())?;
        let output: Value = serde_json::from_str(&output)?;
        Ok(json!({ "name": name, "input": input, "output": output }))
    };
    let Ok(overview) = answer("workspace_overview", &json!({})) else { return Vec::new() };
    let questions = first_questions(&overview["output"]["communities"][0]);
    let others = questions.iter().filter_map(|(name, input)| answer(name, input).ok()).collect::<Vec<_>>();
    std::iter::once(overview).chain(others).collect()
}

/// What the frame and Today ask of the first community, word for word (`ui/src/shared/day.ts`): a difference only costs
/// the time that this saves.
fn first_questions(community: &Value) -> Vec<(&'static str, Value)> {
    let mut questions = vec![("reminders_waiting", json!({})), ("demo_state", json!({}))];
    if let Some(uid) = community["uid"].as_str() {
        questions.push(("today", json!({ "community": uid, "whose": "all" })));
    }
    questions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_first_question_is_in_the_command_table() {
        let questions = first_questions(&json!({ "uid": "u", "tz": "Asia/Shanghai" }));
        assert_eq!(questions.last(), Some(&("today", json!({ "community": "u", "whose": "all" }))));
        for (name, _) in questions {
            assert!(api::find(name).is_some(), "{name} is no command");
        }
    }

    #[test]
    fn boot_values_cannot_end_the_script() {
        let script = as_script(&json!({ "name": "</script>\u{2028}" }));
        assert!(!script.contains('<') && !script.contains('\u{2028}'));
        assert_eq!(serde_json::from_str::<Value>(&script).unwrap()["name"], "</script>\u{2028}");
    }
}
