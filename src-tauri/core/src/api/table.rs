//! What one line of the command table is, and the macro that writes it.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;
use ts_rs::TS;

pub use super::view::Nothing;
use super::{App, Job};
use crate::{Code, Error, Result, backup::Reason};

/// What a command may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Reads a snapshot.
    Read,
    /// Writes one undoable step.
    Write,
    /// Writes what concerns this machine alone.
    Local,
    /// Runs long, with progress and cancel.
    Job,
}

/// One command of the table.
pub struct Command {
    /// The name, as every door uses it.
    pub name: &'static str,
    /// What it may do.
    pub kind: Kind,
    /// What it does, for help texts.
    pub doc: &'static str,
    /// Runs it: JSON in, JSON out.
    pub run: fn(&App, &str, &Job<'_>) -> Result<String>,
    /// Its types, for the bindings.
    pub types: fn(&mut dyn FnMut(TypeOf)),
}

/// One type of a command, as the bindings need it.
pub struct TypeOf {
    /// Its name in TypeScript.
    pub name: fn(&ts_rs::Config) -> String,
    /// The names of the types that it uses, itself included.
    pub imports: fn(&ts_rs::Config) -> Vec<String>,
    /// Every exported type that it is made of, itself included: its name in TypeScript and in Rust.
    pub parts: fn(&ts_rs::Config) -> Vec<(String, &'static str)>,
    /// Writes its declaration, and those it depends on, into the configuration's folder.
    pub export: fn(&ts_rs::Config) -> std::result::Result<(), ts_rs::ExportError>,
}

impl TypeOf {
    /// The description of `T`.
    pub fn of<T: TS + 'static>() -> Self {
        Self {
            name: T::name,
            imports: super::typescript::imports::<T>,
            parts: super::typescript::parts::<T>,
            export: super::typescript::export::<T>,
        }
    }
}

/// Reads a command's input; an empty text is an empty object.
pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    Ok(serde_json::from_str(if text.trim().is_empty() { "{}" } else { text })?)
}

/// More memory than this is not kept in mind for an answer.
const LONGEST_KNOWN: usize = 4 << 20;

/// Writes what was read. A large answer, as a month or a page of members, is about as long as the one before it, so the
/// text gets its memory at once instead of being moved while it grows.
pub(super) fn answer<T: Serialize>(before: &AtomicUsize, output: &T) -> Result<String> {
    let mut text = Vec::with_capacity(before.load(Ordering::Relaxed));
    serde_json::to_writer(&mut text, output)?;
    before.store((text.len() + text.len() / 16).min(LONGEST_KNOWN), Ordering::Relaxed);
    String::from_utf8(text).map_err(|_| Error::new(Code::Internal))
}

/// Takes the backup that must come before a risky write.
pub(super) fn back_up_before(app: &App, job: &Job<'_>, reason: Option<Reason>) -> Result<()> {
    match reason {
        Some(reason) if !app.store.read_only() => super::backup::before(app, job, reason).map(drop),
        _ => Ok(()),
    }
}

/// Writes lines of the command table: `/// What it does.` `kind name(Input) -> Output = |app, tx, input| body;`
/// A write may name, after its input, the function of `risk` that says whether a backup comes first.
macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $kind:ident $name:ident($input:ty $(; $risk:path)?) -> $output:ty =
        |$app:pat_param, $context:pat_param, $in:pat_param| $body:expr; )*) => {
        /// The commands of this domain.
        pub(super) const COMMANDS: &[$crate::api::Command] = &[$( $crate::api::Command {
            name: stringify!($name),
            kind: $crate::api::table::commands!(@kind $kind),
            doc: concat!($($doc, "\n"),+),
            run: $crate::api::table::commands!(
                @run $kind $name, $input, [$($risk)?], $output, $app, $context, $in, $body),
            types: |add| {
                add($crate::api::table::TypeOf::of::<$input>());
                add($crate::api::table::TypeOf::of::<$output>());
            },
        } ),*];
    };
    (@kind read) => { $crate::api::Kind::Read };
    (@kind write) => { $crate::api::Kind::Write };
    (@kind local) => { $crate::api::Kind::Local };
    (@kind job) => { $crate::api::Kind::Job };
    (@run read $name:ident, $input:ty, [], $output:ty, $app:pat_param, $context:pat_param, $in:pat_param, $body:expr) => {
        |app, text, _job| {
            let input: $input = $crate::api::table::parse(text)?;
            let body: fn(&$crate::api::App, &$crate::store::ReadTx<'_>, $input) -> $crate::Result<$output> =
                |$app, $context, $in| $body;
            static BEFORE: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
            $crate::api::table::answer(&BEFORE, &app.store.read(|tx| body(app, tx, input))?)
        }
    };
    (@run write $name:ident, $input:ty, [$($risk:path)?], $output:ty, $app:pat_param, $context:pat_param, $in:pat_param, $body:expr) => {
        |app, text, job| {
            let input: $input = $crate::api::table::parse(text)?;
            let reason = None$(.or($risk(app, &input)?))?;
            $crate::api::table::back_up_before(app, job, reason)?;
            let body: fn(&$crate::api::App, &mut $crate::store::WriteTx<'_>, $input) -> $crate::Result<$output> =
                |$app, $context, $in| $body;
            let step = $crate::store::Step::new(stringify!($name));
            Ok(serde_json::to_string(&app.store.write(step, |tx| body(app, tx, input))?)?)
        }
    };
    (@run local $name:ident, $input:ty, [], $output:ty, $app:pat_param, $context:pat_param, $in:pat_param, $body:expr) => {
        |app, text, _job| {
            let input: $input = $crate::api::table::parse(text)?;
            let body: fn(&$crate::api::App, &mut $crate::store::WriteTx<'_>, $input) -> $crate::Result<$output> =
                |$app, $context, $in| $body;
            Ok(serde_json::to_string(&app.store.write_local(|tx| body(app, tx, input))?)?)
        }
    };
    (@run job $name:ident, $input:ty, [], $output:ty, $app:pat_param, $context:pat_param, $in:pat_param, $body:expr) => {
        |app, text, job| {
            let input: $input = $crate::api::table::parse(text)?;
            let body: fn(&$crate::api::App, &$crate::api::Job<'_>, $input) -> $crate::Result<$output> =
                |$app, $context, $in| $body;
            Ok(serde_json::to_string(&body(app, job, input)?)?)
        }
    };
}
pub(super) use commands;
