//! Sizes: files, functions and the shell stay small; every Rust file says what it is for; no file is called `utils`.

use syn::{spanned::Spanned, visit::Visit};

use super::project::{File, Problem, Project, only_for_tests};

const RUST_LINES: usize = 500;
const COMMAND_TABLE_LINES: usize = 800;
const COMPONENT_LINES: usize = 300;
const FUNCTION_LINES: usize = 70;
const SHELL_LINES: usize = 1_500;

/// Checks every file, and the shell as a whole.
pub fn check(project: &Project) -> Vec<Problem> {
    let mut problems: Vec<Problem> = project.files.iter().flat_map(check_file).collect();
    let shell: Vec<&File> = project.files.iter().filter(|file| is_shell(file)).collect();
    let lines: usize = shell.iter().map(|file| file.text.lines().count()).sum();
    if let (true, Some(first)) = (lines > SHELL_LINES, shell.first()) {
        problems.push(Problem::of(first, format!("the shell has {lines} lines, more than {SHELL_LINES}")));
    }
    problems
}

fn is_shell(file: &File) -> bool {
    file.path.starts_with("src-tauri/src/") && file.is_product_rust()
}

fn check_file(file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    let stem = file.name().split('.').next().unwrap_or_default();
    if matches!(stem, "utils" | "util" | "helpers" | "misc") {
        problems.push(Problem::of(file, "a file is named for what it holds, not `utils`"));
    }
    let Some(syntax) = &file.rust else {
        if file.path.ends_with(".tsx") && !file.path.contains(".test.") {
            problems.extend(too_long(file, COMPONENT_LINES));
        }
        return problems;
    };
    if !file.text.starts_with("//!") {
        problems.push(Problem::of(file, "begins without `//!`: say what lives here"));
    }
    if file.is_test() {
        return problems;
    }
    let limit = if file.path.ends_with("core/src/api.rs") { COMMAND_TABLE_LINES } else { RUST_LINES };
    problems.extend(too_long(file, limit));
    let mut functions = Functions { file, problems };
    functions.visit_file(syntax);
    functions.problems
}

fn too_long(file: &File, limit: usize) -> Option<Problem> {
    let lines = file.text.lines().count();
    (lines > limit).then(|| Problem::at(file, limit, format!("{lines} lines, more than {limit}")))
}

struct Functions<'a> {
    file: &'a File,
    problems: Vec<Problem>,
}

impl Functions<'_> {
    fn measure(&mut self, name: &syn::Ident, whole: proc_macro2::Span) {
        let lines = whole.end().line + 1 - name.span().start().line;
        if lines > FUNCTION_LINES {
            let text = format!("function `{name}` has {lines} lines, more than {FUNCTION_LINES}");
            self.problems.push(Problem::at(self.file, name.span().start().line, text));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !only_for_tests(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig.ident, function.span());
        syn::visit::visit_item_fn(self, function);
    }
    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig.ident, function.span());
        syn::visit::visit_impl_item_fn(self, function);
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
    fn a_rust_file_needs_its_first_words_and_has_at_most_500_lines() {
        assert!(problems("src-tauri/core/src/a.rs", "//! Good.\nfn a() {}\n").is_empty());
        assert!(problems("src-tauri/core/src/a.rs", "fn a() {}\n")[0].contains("`//!`"));
        let long = format!("//! Long.\n{}", "// x\n".repeat(500));
        assert!(problems("src-tauri/core/src/a.rs", &long)[0].contains("501 lines"));
        assert!(problems("src-tauri/core/src/api.rs", &long).is_empty());
        assert!(problems("tests/it/a.rs", &long).is_empty());
    }

    #[test]
    fn a_function_has_at_most_70_lines_outside_of_tests() {
        let body = "    let _a = 1;\n".repeat(70);
        let long = format!("//! F.\n/// Doc.\nfn long() {{\n{body}}}\n");
        assert_eq!(problems("src-tauri/core/src/a.rs", &long).len(), 1);
        assert!(problems("src-tauri/core/src/a.rs", &long.replacen("    let _a = 1;\n", "", 2)).is_empty());
        let method = format!("//! F.\nstruct S;\nimpl S {{\nfn long() {{\n{body}}}\n}}\n");
        assert_eq!(problems("src-tauri/core/src/a.rs", &method).len(), 1);
        let test = format!("//! F.\n#[cfg(test)]\nmod tests {{\nfn long() {{\n{body}}}\n}}\n");
        assert!(problems("src-tauri/core/src/a.rs", &test).is_empty());
    }

    #[test]
    fn components_and_the_whole_shell_have_limits_too() {
        assert_eq!(problems("ui/src/features/a/page.tsx", &"x\n".repeat(301)).len(), 1);
        assert!(problems("ui/src/features/a/page.test.tsx", &"x\n".repeat(301)).is_empty());
        let file = format!("//! Shell.\n{}", "// x\n".repeat(480));
        let names = ["a", "b", "c", "d"].map(|name| format!("src-tauri/src/{name}.rs"));
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), file.as_str())).collect();
        assert!(check(&Project::of(&files[..3])).is_empty());
        assert!(said(&check(&Project::of(&files)))[0].contains("the shell has 1924 lines"));
    }

    #[test]
    fn nothing_is_called_utils() {
        assert_eq!(problems("ui/src/shared/utils.ts", "").len(), 1);
        assert_eq!(problems("src-tauri/core/src/helpers.rs", "//! H.\n").len(), 1);
    }
}
