//! Names in one cell: lists as people write them, and so that they can be told apart again.

use super::tidy;

/// Characters at which lists of names are cut.
const CUTS: [char; 8] = ['、', ',', '，', ';', '；', '|', '｜', '\n'];
/// Longest name of a list, in characters.
const LONGEST: usize = 200;

/// Names in one cell, so that they can be told apart again.
pub fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let plain = names.iter().all(|name| !name.contains(CUTS));
    names.join(if plain { "、" } else { "\n" })
}

/// The names in a cell: the whole of it when it is one, its lines when there are several, else what stands between the cuts.
pub fn pieces(text: &str, is_name: &dyn Fn(&str) -> bool) -> Vec<String> {
    let whole = tidy(text);
    if whole.is_empty() {
        return Vec::new();
    }
    if is_name(&whole) {
        return vec![whole];
    }
    let mut names: Vec<String> = Vec::new();
    for line in whole.lines().map(str::trim) {
        let cut: Vec<&str> =
            if is_name(line) { vec![line] } else { line.split(CUTS).map(str::trim).collect() };
        for name in cut {
            if !name.is_empty() && !names.iter().any(|known| known == name) {
                names.push(name.chars().take(LONGEST).collect());
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_cell_come_back_however_they_are_written() {
        for names in [vec!["读书会1群"], vec!["一群", "二群"], vec!["上海、杭州群", "二群"]] {
            let cell = joined(names.iter().copied());
            assert_eq!(pieces(&cell, &|name| names.contains(&name)), names, "{cell}");
        }
        assert_eq!(pieces("A,B；C｜A", &|_| false), ["A", "B", "C"]);
    }
}
