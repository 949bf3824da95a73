//! The arguments: their shape here, their texts in `core/words/*/cli.ftl`.

use std::{ffi::OsString, path::PathBuf};

use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::speech::Speech;

#[derive(Debug, Parser)]
#[command(name = "tulou-cli", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Debug, Clone, Args)]
pub struct Options {
    #[arg(long, global = true, display_order = 90, env = "TULOU_WORKSPACE", value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    #[arg(long, global = true, display_order = 91)]
    pub json: bool,
    #[arg(long, global = true, display_order = 92, value_name = "LANGUAGE")]
    lang: Option<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Init(Init),
    Demo(Demo),
    Inspect(Inspect),
    Import(Import),
    Export(Export),
    Occurrences(Occurrences),
    Insights(Insights),
    Search(Search),
    Backup(Backup),
    Restore(Restore),
    Check(Check),
    Call(Call),
    Commands,
}

#[derive(Debug, Args)]
pub struct Inspect {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub format: Option<String>,
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    #[arg(long = "day-first", value_name = "YES")]
    pub day_first: Option<bool>,
    #[arg(long)]
    pub unpack: bool,
}

#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub community: Option<String>,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long = "as", value_name = "WHAT", value_enum)]
    pub list_of: Option<ListOf>,
    #[arg(long, value_name = "FIELD")]
    pub identity: Option<String>,
    #[arg(long)]
    pub renames: bool,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub complete: bool,
    #[arg(long = "as-of", value_name = "DATE")]
    pub as_of: Option<String>,
    #[arg(long)]
    pub grid: bool,
    #[arg(long = "goes-to", value_name = "GROUP")]
    pub goes_to: Vec<String>,
    #[arg(long = "on-conflict", value_name = "SIDE", value_parser = ["here", "sheet"])]
    pub on_conflict: Option<String>,
    #[arg(long = "without-refused")]
    pub without_refused: bool,
    #[arg(long, value_name = "NAME")]
    pub format: Option<String>,
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    #[arg(long = "day-first", value_name = "YES")]
    pub day_first: Option<bool>,
    #[arg(long, value_name = "NAME")]
    pub me: Option<String>,
    #[arg(long)]
    pub unassigned: bool,
    #[arg(long)]
    pub unpack: bool,
    #[arg(long = "keep-text", value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub keep_text: Option<bool>,
    #[arg(long, value_name = "CHANNEL")]
    pub into: Option<String>,
    #[arg(long, value_name = "KEY")]
    pub chats: Vec<String>,
}

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListOf {
    People,
    Groups,
    Contents,
    Activities,
    Tasks,
    Figures,
}

impl ListOf {
    /// What `import_inspect` calls it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::People => "members",
            Self::Groups => "groups",
            Self::Contents => "contents",
            Self::Activities => "activities",
            Self::Tasks => "tasks",
            Self::Figures => "figures",
        }
    }
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    Calendar,
    Members,
    Contents,
    Activities,
    Tasks,
    Groups,
    Figures,
    Chat,
    All,
}

impl Part {
    /// The kind of sheet that it is written as.
    pub fn sheet(self) -> Option<&'static str> {
        Some(match self {
            Self::Contents => "contents",
            Self::Activities => "activities",
            Self::Tasks => "tasks",
            Self::Groups => "groups",
            Self::Figures => "figures",
            Self::Calendar | Self::Members | Self::Chat | Self::All => return None,
        })
    }
}

#[derive(Debug, Args)]
pub struct Export {
    #[arg(value_name = "WHAT", value_enum)]
    pub what: Part,
    #[arg(value_name = "OUT")]
    pub out: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub community: Option<String>,
    #[arg(long)]
    pub flatten: bool,
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub channel: Vec<String>,
    #[arg(long, value_name = "KIND", value_parser = ["content", "activity", "task"])]
    pub kind: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub owner: Vec<String>,
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    #[arg(long)]
    pub tasks_as_events: bool,
    #[arg(long)]
    pub salvage: bool,
}

#[derive(Debug, Args)]
pub struct Occurrences {
    #[arg(long, value_name = "DAY|INSTANT")]
    pub from: String,
    #[arg(long, value_name = "DAY|INSTANT")]
    pub to: String,
    #[arg(long, value_name = "NAME")]
    pub community: Option<String>,
}

#[derive(Debug, Args)]
pub struct Insights {
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    #[arg(long = "as-of", value_name = "DAY")]
    pub as_of: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub channel: Vec<String>,
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    #[arg(long, value_name = "PLATFORM", value_delimiter = ',')]
    pub platform: Vec<String>,
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub kind: Vec<String>,
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub segment: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub tier: Option<String>,
    #[arg(long, value_name = "INTERVAL", value_parser = ["week", "month", "day"])]
    pub interval: Option<String>,
    #[arg(long, value_name = "COHORT", value_parser = ["first", "join"])]
    pub cohort: Option<String>,
    #[arg(long)]
    pub members: bool,
    #[arg(long = "member-tag", value_name = "TAG")]
    pub member_tag: Vec<String>,
    #[arg(long = "without-tag", value_name = "TAG")]
    pub without_tag: Vec<String>,
    #[arg(long = "without-tier", value_name = "NAME")]
    pub without_tier: Vec<String>,
    #[arg(long = "without-team")]
    pub without_team: bool,
    #[arg(long, value_name = "NAME")]
    pub community: Option<String>,
}

#[derive(Debug, Args)]
pub struct Search {
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub channel: Vec<String>,
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub limit: u32,
    #[arg(long, value_name = "NAME")]
    pub community: Option<String>,
}

#[derive(Debug, Args)]
pub struct Backup {
    #[arg(value_name = "FILE.tulou")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub list: bool,
}

#[derive(Debug, Args)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    #[arg(long)]
    pub repair: bool,
}

#[derive(Debug, Args)]
pub struct Init {
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub community: String,
    #[arg(long, value_name = "ZONE")]
    pub tz: String,
    #[arg(long, value_name = "SCALE", default_value = "several", value_parser = ["one", "several", "many"])]
    pub scale: String,
}

#[derive(Debug, Args)]
pub struct Demo {
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "ZONE")]
    pub tz: Option<String>,
    #[arg(long)]
    pub remove: bool,
}

#[derive(Debug, Args)]
pub struct Call {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[arg(value_name = "JSON", default_value = "{}")]
    pub input: String,
}

/// Reads the arguments; help is in the language of `speech`.
pub fn parse(given: &[OsString], speech: &Speech) -> Result<(Options, Command), clap::Error> {
    let matches = spoken(Cli::command(), speech).try_get_matches_from(given)?;
    let cli = Cli::from_arg_matches(&matches)?;
    Ok((cli.options, cli.command))
}

/// Gives every command and argument its text, and the help its headings.
fn spoken(command: clap::Command, speech: &Speech) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let version =
        clap::Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(94);
    let mut command = headed(command, "cli-about", "cli-option", speech)
        .subcommand_help_heading(speech.say("cli-heading-commands", &[]))
        .disable_version_flag(true)
        .arg(described(version, "cli-option", speech));
    for name in names {
        let text = format!("cli-{name}");
        command = command.mut_subcommand(&name, |sub| headed(sub, &text, &text, speech));
    }
    command
}

/// One command: its text and examples, which are called `about`, and its arguments, whose texts begin with `prefix`.
fn headed(command: clap::Command, about: &str, prefix: &str, speech: &Speech) -> clap::Command {
    let usage = speech.say("cli-heading-usage", &[]);
    let help = clap::Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(93);
    command
        .about(speech.say(about, &[]))
        .after_help(speech.say(&format!("{about}-examples"), &[]))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .mut_args(|argument| described(argument, prefix, speech))
        .disable_help_flag(true)
        .arg(described(help, "cli-option", speech))
}

/// One argument: its text, what it can be, and under which heading it stands.
fn described(argument: clap::Arg, prefix: &str, speech: &Speech) -> clap::Arg {
    let mut text = speech.say(&format!("{prefix}-{}", argument.get_id()), &[]);
    let takes_value = argument.get_action().takes_values();
    let possible: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|_| takes_value)
        .map(|value| value.get_name().to_owned())
        .collect();
    if !possible.is_empty() {
        text.push_str(&speech.say("cli-possible", &[("values", possible.join(", ").into())]));
    }
    if let Some(name) = argument.get_env() {
        text.push_str(&speech.say("cli-variable", &[("name", name.to_string_lossy().into())]));
    }
    let heading = if argument.is_positional() { "cli-heading-arguments" } else { "cli-heading-options" };
    argument
        .help(text)
        .hide_possible_values(takes_value)
        .hide_env(takes_value)
        .help_heading(speech.say(heading, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_its_text_in_both_languages() {
        for language in ["en", "zh"] {
            let speech = Speech::of(language);
            let command = spoken(Cli::command(), &speech);
            let mut texts = vec![command.get_about(), command.get_after_help()];
            texts.extend(command.get_arguments().map(clap::Arg::get_help));
            for sub in command.get_subcommands() {
                texts.extend([sub.get_about(), sub.get_after_help()]);
                texts.extend(sub.get_arguments().map(clap::Arg::get_help));
            }
            for text in texts {
                let text = text.expect("a text").to_string();
                assert!(!text.starts_with("cli-"), "{language}: no text for {text}");
            }
        }
    }

    #[test]
    fn the_shape_is_sound() {
        Cli::command().debug_assert();
    }
}
