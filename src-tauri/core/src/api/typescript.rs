//! The command table as TypeScript: one declaration file per type (by ts-rs), and `commands.ts` with the whole table.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use ts_rs::{Config, TS, TypeVisitor};

use super::{COMMANDS, Kind, Progress, table::TypeOf};
use crate::{Code, Error, Result, change::Changed, logs};

/// Names of the exported types that `T` is written with: itself, or what it is a list or an option of.
pub(super) fn imports<T: TS + 'static>(config: &Config) -> Vec<String> {
    struct Names<'a>(&'a Config, Vec<String>);
    impl TypeVisitor for Names<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if T::output_path().is_some() {
                self.1.push(T::ident(self.0));
            }
        }
    }
    let mut names = Names(config, Vec::new());
    names.visit::<T>();
    T::visit_generics(&mut names);
    names.1
}

/// Every exported type that `T` is made of, itself included, with its name in Rust.
pub(super) fn parts<T: TS + 'static>(config: &Config) -> Vec<(String, &'static str)> {
    struct Parts<'a>(&'a Config, BTreeSet<&'static str>, Vec<(String, &'static str)>);
    impl TypeVisitor for Parts<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            let rust = std::any::type_name::<T>();
            if !self.1.insert(rust) {
                return;
            }
            if T::output_path().is_some() {
                self.2.push((T::ident(self.0), rust));
            }
            T::visit_generics(self);
            T::visit_dependencies(self);
        }
    }
    let mut parts = Parts(config, BTreeSet::new(), Vec::new());
    parts.visit::<T>();
    parts.2
}

/// Two types of one name would overwrite each other's file, and the window would believe the wrong one.
fn refuse_namesakes(config: &Config, types: &[TypeOf]) -> Result<()> {
    let mut known = BTreeMap::<String, &'static str>::new();
    for (name, rust) in types.iter().flat_map(|of| (of.parts)(config)) {
        let first = *known.entry(name.clone()).or_insert(rust);
        if first != rust {
            return Err(Error::internal(format!("{first} and {rust} are both called {name} in TypeScript")));
        }
    }
    Ok(())
}

/// Writes the declaration of `T`, or of what it is made of when it is a list or an option.
pub(super) fn export<T: TS + 'static>(config: &Config) -> std::result::Result<(), ts_rs::ExportError> {
    struct Export<'a>(&'a Config, std::result::Result<(), ts_rs::ExportError>);
    impl TypeVisitor for Export<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if self.1.is_ok() && T::output_path().is_some() {
                self.1 = T::export_all(self.0);
            }
        }
    }
    let mut export = Export(config, Ok(()));
    export.visit::<T>();
    T::visit_generics(&mut export);
    if T::output_path().is_none() {
        T::visit_dependencies(&mut export);
    }
    export.1
}

/// The formats that chats come in, so that the page names each of them.
fn chat_formats() -> String {
    let names: Vec<_> = logs::chat_formats().iter().map(|name| format!("\"{name}\"")).collect();
    format!(
        "\n/** Every format that exports of chats are read in. */\nexport type ChatFormat = {};\n",
        names.join(" | ")
    )
}

/// Writes all bindings into `folder`, which the caller has emptied.
pub fn write_bindings(folder: &Path) -> Result<()> {
    let config = Config::new().with_large_int("number").with_out_dir(folder);
    let mut types = Vec::new();
    for command in COMMANDS.iter().copied().flatten() {
        (command.types)(&mut |of| types.push(of));
    }
    refuse_namesakes(&config, &types)?;
    let failed = |error: ts_rs::ExportError| Error::internal(error);
    let mut imported = BTreeSet::new();
    let mut lines = String::new();
    for of in [TypeOf::of::<Changed>(), TypeOf::of::<Error>(), TypeOf::of::<Code>(), TypeOf::of::<Progress>()]
    {
        (of.export)(&config).map_err(failed)?;
    }
    for command in COMMANDS.iter().copied().flatten() {
        let mut names = Vec::new();
        let mut result = Ok(());
        (command.types)(&mut |of| {
            if result.is_ok() {
                result = (of.export)(&config);
            }
            imported.extend((of.imports)(&config));
            names.push((of.name)(&config));
        });
        result.map_err(failed)?;
        let doc = command.doc.trim().replace('\n', "\n   *");
        lines.push_str(&format!("  /** {doc} */\n  {}: [{}];\n", command.name, names.join(", ")));
    }
    let names = |kind: Kind| {
        let of_kind = COMMANDS.iter().copied().flatten().filter(|command| command.kind == kind);
        of_kind.map(|command| format!("\"{}\"", command.name)).collect::<Vec<_>>().join(" | ")
    };
    let mut text =
        String::from("// Written by `cargo xtask bindings` from the command table; never edited.\n");
    for name in imported {
        text.push_str(&format!("import type {{ {name} }} from \"./{name}\";\n"));
    }
    text.push_str(&format!(
        "\n/** Every command: its input and its output. */\nexport interface Commands {{\n{lines}}}\n"
    ));
    for (title, kind) in [("Write", Kind::Write), ("Job", Kind::Job)] {
        let union = names(kind);
        let union = if union.is_empty() { "never" } else { &union };
        text.push_str(&format!("\nexport type {title}Command = {union};\n"));
    }
    text.push_str(&chat_formats());
    let path = folder.join("commands.ts");
    std::fs::write(&path, text).map_err(|error| Error::io(&path, &error))
}
