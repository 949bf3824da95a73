//! Who may use whom: in the core by the table of layers, between crates, and in the UI by tiers.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;

use super::project::{File, Problem, Project, only_for_tests};

/// The modules of the core. A module uses only lines above its own; neighbours on one line never use each other, except
/// for the leaves of the first line.
const LAYERS: &[&[&str]] = &[
    &["id", "clock", "error", "change", "patch", "handfuls", "workers"],
    &["recurrence", "store", "tabular", "words"],
    &["chats", "workspace"],
    &["channels", "members", "schedule", "attachments", "days"],
    &["holds"],
    &["content", "activities", "tasks", "series", "interactions", "contacts", "points", "feedback"],
    &["tiers", "segments", "subjects", "sending", "slots", "name_lists", "groups", "texts"],
    &["calendar", "reminders", "exchange", "today", "trash"],
    &["imports", "search", "insights"],
    &["sheets", "logs", "standings"],
    &["care", "incentives"],
    &["schema", "reports", "demo"],
    &["backup"],
    &["check"],
    &["api"],
];

/// What the root of the core re-exports, by the module it comes from.
const ROOT_NAMES: &[(&str, &str)] =
    &[("Clock", "clock"), ("Code", "error"), ("Error", "error"), ("Result", "error"), ("Uid", "id")];

const CORE: &str = "src-tauri/core/src/";

/// Checks every use of one module by another.
pub fn check(project: &Project) -> Vec<Problem> {
    project.files.iter().flat_map(|file| [core_layers(file), ui_tiers(file)]).flatten().collect()
}

fn core_layers(file: &File) -> Vec<Problem> {
    let (Some(inside), Some(syntax)) = (file.path.strip_prefix(CORE), &file.rust) else { return Vec::new() };
    let own = inside.split(['/', '.']).next().unwrap_or_default();
    if own == "lib" || file.is_test() {
        return Vec::new();
    }
    let Some(own_layer) = layer(own) else {
        return vec![Problem::of(file, format!("module `{own}` is not in the table of layers"))];
    };
    let mut uses = Uses::default();
    uses.visit_file(syntax);
    let mut problems = Vec::new();
    for (line, name) in uses.found {
        let module =
            ROOT_NAMES.iter().find(|(root, _)| *root == name).map_or(name.as_str(), |(_, module)| module);
        match layer(module) {
            _ if module == own => {}
            Some(used) if used < own_layer || own_layer == 0 && used == 0 => {}
            Some(_) => problems.push(Problem::at(file, line, format!("`{own}` may not use `{module}`"))),
            None => {}
        }
    }
    problems
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|line| line.contains(&module))
}

/// Collects the first names after `crate::`, wherever they stand.
#[derive(Default)]
struct Uses {
    found: Vec<(usize, String)>,
}

impl Uses {
    fn tree(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => self.name(&path.ident),
            syn::UseTree::Name(name) => self.name(&name.ident),
            syn::UseTree::Rename(rename) => self.name(&rename.ident),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree)),
            _ => {}
        }
    }
    fn name(&mut self, ident: &syn::Ident) {
        self.found.push((ident.span().start().line, ident.to_string()));
    }
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) if ident == "crate" => {
                    if let Some(TokenTree::Ident(name)) = tokens.get(index + 3) {
                        self.name(name);
                    }
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !only_for_tests(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(path) = &item.tree
            && path.ident == "crate"
            && !only_for_tests(&item.attrs)
        {
            self.tree(&path.tree);
        }
    }
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if segments.next().is_some_and(|first| first.ident == "crate")
            && let Some(second) = segments.next()
        {
            self.name(&second.ident);
        }
        syn::visit::visit_path(self, path);
    }
    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        self.tokens(invocation.tokens.clone());
        syn::visit::visit_macro(self, invocation);
    }
}

/// `shared` knows no feature and no page frame, a feature knows no other feature, only `platform` knows Tauri.
fn ui_tiers(file: &File) -> Vec<Problem> {
    let Some(inside) = file.path.strip_prefix("ui/src/") else { return Vec::new() };
    if !(inside.ends_with(".ts") || inside.ends_with(".tsx")) {
        return Vec::new();
    }
    let own: Vec<&str> = inside.split('/').collect();
    let mut problems = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let Some(source) = imported(line) else { continue };
        let used = resolved(&own, source);
        let forbidden = match (own[0], used.first().map(String::as_str)) {
            ("platform", _) => matches!(used.first().map(String::as_str), Some("features" | "app")),
            (_, Some("@tauri-apps")) => true,
            ("shared", Some("features" | "app")) | ("features", Some("app")) => true,
            ("features", Some("features")) => used.get(1).map(String::as_str) != own.get(1).copied(),
            _ => false,
        };
        if forbidden {
            problems.push(Problem::at(file, index + 1, format!("may not import `{source}` here")));
        }
    }
    problems
}

fn imported(line: &str) -> Option<&str> {
    let after = line.split_once(" from \"").or_else(|| line.split_once("import(\""))?.1;
    after.split('"').next()
}

/// The parts of an imported path, seen from `ui/src`.
fn resolved(own: &[&str], source: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    if source.starts_with('.') {
        parts.extend(own[..own.len() - 1].iter().map(|part| (*part).to_owned()));
    }
    for part in source.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::project::said;

    fn problems(path: &str, text: &str) -> Vec<String> {
        said(&check(&Project::of(&[(path, text)])))
    }

    #[test]
    fn a_module_uses_only_the_lines_above_its_own() {
        let path = "src-tauri/core/src/members/ops.rs";
        assert!(problems(path, "use crate::{Error, store::ReadTx, workspace};").is_empty());
        assert_eq!(problems(path, "use crate::reminders::tick;").len(), 1);
        assert_eq!(problems(path, "use crate::{store::ReadTx, channels};").len(), 1, "a neighbour");
        assert_eq!(problems(path, "fn f() { crate::api::App::new(); }").len(), 1, "a path without use");
        assert_eq!(problems(path, "fn f() { foo!(crate::demo::fill()); }").len(), 1, "inside a macro");
        assert!(problems(path, "use crate::members::model;").is_empty());
        assert!(problems(path, "#[cfg(test)] mod tests { use crate::schema; }").is_empty());
        assert_eq!(problems("src-tauri/core/src/store.rs", "use crate::store::tx; use crate::Uid;"), [""; 0]);
    }

    #[test]
    fn leaves_know_only_each_other_and_a_new_module_must_be_placed() {
        assert!(problems("src-tauri/core/src/id.rs", "use crate::{Error, clock::Millis};").is_empty());
        assert_eq!(problems("src-tauri/core/src/id.rs", "use crate::store::Store;").len(), 1);
        assert!(problems("src-tauri/core/src/gadgets.rs", "")[0].contains("not in the table"));
    }

    #[test]
    fn the_ui_keeps_its_tiers() {
        let from =
            |path: &str, source: &str| problems(path, &format!("import {{ a }} from \"{source}\";")).len();
        assert_eq!(from("ui/src/shared/a.ts", "../features/members/queries"), 1);
        assert_eq!(from("ui/src/features/members/a.ts", "../../features/content/queries"), 1);
        assert_eq!(from("ui/src/features/members/a.ts", "../../shared/format"), 0);
        assert_eq!(from("ui/src/features/members/a.ts", "@tauri-apps/api/core"), 1);
        assert_eq!(from("ui/src/platform/tauri.ts", "@tauri-apps/api/core"), 0);
        assert_eq!(from("ui/src/features/members/a.ts", "../../app/router"), 1);
        assert_eq!(from("ui/src/features/members/a.ts", "../content/queries"), 1);
        assert_eq!(from("ui/src/features/members/rows/a.ts", "../queries"), 0);
        assert_eq!(from("ui/src/app/router.tsx", "../features/members/page"), 0);
    }
}
