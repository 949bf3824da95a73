//! Wrong arguments in the language of the program: the argument parser itself speaks English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::speech::Speech;

/// The message for arguments that cannot be read, with how they are written. `None` where the parser's own is no sentence: help
/// and version.
pub fn message(error: &clap::Error, speech: &Speech) -> Option<String> {
    let name = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::InvalidValue if text(error, ContextKind::InvalidValue).is_empty() => "no-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "value",
        ErrorKind::UnknownArgument => "unknown",
        ErrorKind::InvalidSubcommand => "command",
        ErrorKind::MissingRequiredArgument => "missing",
        ErrorKind::MissingSubcommand => "no-command",
        ErrorKind::ArgumentConflict => "twice",
        _ => "other",
    };
    let argument = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand]
        .iter()
        .map(|kind| text(error, *kind))
        .find(|text| !text.is_empty());
    let values = [
        ("argument", argument.unwrap_or_default().into()),
        ("value", text(error, ContextKind::InvalidValue).into()),
        ("kind", error.kind().to_string().into()),
    ];
    let mut lines = vec![speech.say(&format!("cli-usage-{name}"), &values)];
    for (kind, name) in [
        (ContextKind::ValidValue, "cli-usage-possible"),
        (ContextKind::ValidSubcommand, "cli-usage-possible"),
        (ContextKind::SuggestedArg, "cli-usage-meant"),
        (ContextKind::SuggestedSubcommand, "cli-usage-meant"),
        (ContextKind::SuggestedValue, "cli-usage-meant"),
    ] {
        let values = text(error, kind);
        if !values.is_empty() {
            lines.push(format!("  {}", speech.say(name, &[("values", values.into())])));
        }
    }
    let usage = text(error, ContextKind::Usage);
    if let Some((_, usage)) = usage.split_once(':') {
        lines.push(format!("\n{} {}", speech.say("cli-heading-usage", &[]), usage.trim()));
    }
    lines.push(format!("\n{}", speech.say("cli-usage-help", &[])));
    Some(lines.join("\n"))
}

/// What the parser tells of one thing, as text.
fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}
