//! What may stand only in certain files: SQL in `table.rs` and `store/`, types for TypeScript in
//! `view.rs` or `model.rs`.

use proc_macro2::{Literal, TokenStream, TokenTree};
use syn::visit::Visit;

use super::project::{File, Problem, Project, only_for_tests};

/// How the statements of our database begin.
const STATEMENTS: &[&str] = &[
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "REPLACE INTO ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE TEMP ",
    "CREATE INDEX ",
    "CREATE UNIQUE ",
    "CREATE TRIGGER ",
    "CREATE VIEW ",
    "CREATE VIRTUAL ",
    "DROP TABLE ",
    "DROP INDEX ",
    "DROP TRIGGER ",
    "ALTER TABLE ",
    "PRAGMA ",
    "BEGIN IMMEDIATE",
    "BEGIN EXCLUSIVE",
    "VACUUM",
    "ATTACH ",
    "WITH RECURSIVE ",
];

/// Checks all product Rust.
pub fn check(project: &Project) -> Vec<Problem> {
    project.files.iter().filter(|file| file.is_product_rust()).flat_map(check_file).collect()
}

fn check_file(file: &File) -> Vec<Problem> {
    let Some(syntax) = &file.rust else { return Vec::new() };
    let mut placement =
        Placement { file, sql: holds_sql(file), types: holds_types(file), problems: Vec::new() };
    placement.visit_file(syntax);
    placement.problems
}

fn holds_sql(file: &File) -> bool {
    file.name() == "table.rs"
        || file.path.contains("/table/")
        || file.path.ends_with("core/src/store.rs")
        || file.path.contains("core/src/store/")
        || file.path.starts_with("src-tauri/xtask/")
}

/// `view.rs`; `model.rs`, whose words a view need not repeat; the leaves and the command table, which are of no domain.
fn holds_types(file: &File) -> bool {
    let leaf = ["error.rs", "id.rs", "change.rs"]
        .iter()
        .any(|leaf| file.path.ends_with(&format!("core/src/{leaf}")));
    let view = matches!(file.name(), "view.rs" | "model.rs") || file.path.contains("/view/");
    view || leaf || file.path.contains("core/src/api/")
}

struct Placement<'a> {
    file: &'a File,
    sql: bool,
    types: bool,
    problems: Vec<Problem>,
}

impl Placement<'_> {
    fn text(&mut self, text: &str, line: usize) {
        let begin = text.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
        if !self.sql && STATEMENTS.iter().any(|statement| begin.starts_with(statement)) {
            self.problems.push(Problem::at(self.file, line, "SQL belongs in `table.rs` or `store/`"));
        }
    }
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => self.literal(literal),
                _ => {}
            }
        }
    }
    fn literal(&mut self, literal: Literal) {
        let line = literal.span().start().line;
        if let syn::Lit::Str(text) = syn::Lit::new(literal) {
            self.text(&text.value(), line);
        }
    }
    fn derives(&mut self, attributes: &[syn::Attribute]) {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let syn::Meta::List(list) = &attribute.meta else { continue };
            let exported = list
                .tokens
                .clone()
                .into_iter()
                .any(|token| matches!(token, TokenTree::Ident(name) if name == "TS"));
            if exported && !self.types {
                let line = attribute.pound_token.span.start().line;
                self.problems.push(Problem::at(
                    self.file,
                    line,
                    "`TS` is derived in `view.rs` or `model.rs`",
                ));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Placement<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !only_for_tests(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.derives(&item.attrs);
    }
    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.derives(&item.attrs);
    }
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.text(&literal.value(), literal.span().start().line);
    }
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {
        // Documentation may speak of SQL.
    }
    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        self.tokens(invocation.tokens.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::project::said;

    fn problems(path: &str, text: &str) -> Vec<String> {
        said(&check(&Project::of(&[(path, text)])))
    }

    #[test]
    fn sql_stands_in_table_files_and_in_the_store() {
        let text = "fn f(c: &C) { c.run(\"  select 1\"); c.run(\"\\n  SELECT id\\n FROM a\"); }";
        assert_eq!(problems("src-tauri/core/src/members/ops.rs", text).len(), 1);
        for path in ["members/table.rs", "members/table/find.rs", "store/tx.rs", "store.rs"] {
            assert!(problems(&format!("src-tauri/core/src/{path}"), text).is_empty(), "{path}");
        }
        assert_eq!(
            problems("src-tauri/core/src/a.rs", "fn f() { run(format!(\"DELETE FROM {t}\")) }").len(),
            1
        );
        assert!(problems("src-tauri/core/src/a.rs", "/// SELECT is a word.\nfn f() {}").is_empty());
        assert!(
            problems("src-tauri/core/src/a.rs", "#[cfg(test)] mod t { const A: &str = \"SELECT 1\"; }")
                .is_empty()
        );
        assert_eq!(problems("src-tauri/src/rpc.rs", "const A: &str = \"PRAGMA user_version\";").len(), 1);
    }

    #[test]
    fn types_for_typescript_stand_in_view_files() {
        let text = "#[derive(Debug, TS)]\nstruct A;";
        assert_eq!(problems("src-tauri/core/src/members/ops.rs", text).len(), 1);
        for path in
            ["members/view.rs", "members/view/inputs.rs", "members/model.rs", "error.rs", "api/job.rs"]
        {
            assert!(problems(&format!("src-tauri/core/src/{path}"), text).is_empty(), "{path}");
        }
        assert!(problems("src-tauri/core/src/members/ops.rs", "#[derive(Debug)]\nstruct A;").is_empty());
    }
}
