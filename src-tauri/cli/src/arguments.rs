//! The arguments: their shape here, their texts in `core/words/*/cli.ftl`.

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

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
    #[arg(long, global = true, env = "TULOU_WORKSPACE", value_name = "DIR", hide_env_values = true)]
    pub workspace: Option<PathBuf>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Init(Init),
    Demo(Demo),
    Import(Import),
    Export(Export),
    Occurrences(Occurrences),
    Backup(Backup),
    Restore(Restore),
    Check(Check),
    Call(Call),
    Commands,
}

#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub community: Option<String>,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub complete: bool,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    Calendar,
    Members,
    All,
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

/// Gives every command and argument its text.
fn spoken(command: clap::Command, speech: &Speech) -> clap::Command {
    let mut command = command
        .about(speech.say("cli-about", &[]))
        .after_help(speech.say("cli-about-examples", &[]))
        .mut_args(|argument| {
            let text = speech.say(&format!("cli-option-{}", argument.get_id()), &[]);
            argument.help(text)
        });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            sub.about(speech.say(&format!("cli-{name}"), &[]))
                .after_help(speech.say(&format!("cli-{name}-examples"), &[]))
                .mut_args(|argument| {
                    let text = speech.say(&format!("cli-{name}-{}", argument.get_id()), &[]);
                    argument.help(text)
                })
        });
    }
    command
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
