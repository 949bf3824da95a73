//! Rows of a sheet: a name, a phone number, a remark, a count; with or without a line of headings.

use super::{Entry, Parsed, Person, Skipped, company, person, words};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Name,
    Phone,
    People,
    More,
    Note,
}

/// What a heading says about its column.
fn column(heading: &str) -> Option<Column> {
    let heading = heading.trim().to_lowercase();
    let is = |names: &[&str]| names.contains(&heading.as_str());
    if is(&["序号", "编号", "no", "no.", "#"]) {
        Some(Column::Number)
    } else if is(&[
        "姓名",
        "名字",
        "昵称",
        "群昵称",
        "微信昵称",
        "微信名",
        "成员",
        "name",
        "nickname",
        "member",
    ]) {
        Some(Column::Name)
    } else if is(&["电话", "手机", "手机号", "联系方式", "联系电话", "phone", "mobile", "tel"])
    {
        Some(Column::Phone)
    } else if is(&["人数", "总人数", "people", "count"]) {
        Some(Column::People)
    } else if is(&["携带人数", "带几人", "extra", "guests", "+1"]) {
        Some(Column::More)
    } else if is(&["备注", "说明", "note", "notes", "remark", "城市", "公司", "部门"]) {
        Some(Column::Note)
    } else {
        None
    }
}

/// Reads a text of which every line has columns; says whether it is one.
pub(super) fn read(lines: &[String], known: &dyn Fn(&str) -> bool, parsed: &mut Parsed) -> bool {
    let full: Vec<(u32, &String)> = (1..).zip(lines).filter(|(_, line)| !line.is_empty()).collect();
    if full.iter().filter(|(_, line)| line.contains('\t')).count() * 2 <= full.len() {
        return false;
    }
    let mut columns: Vec<Option<Column>> = Vec::new();
    for (at, line) in full {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let headings: Vec<Option<Column>> = cells.iter().map(|cell| column(cell)).collect();
        if columns.is_empty() && headings.contains(&Some(Column::Name)) {
            columns = headings;
            parsed.skipped.push(Skipped { line: at, text: line.replace('\t', " ") });
            continue;
        }
        let people =
            if columns.is_empty() { by_looks(&cells, known) } else { by_heading(&cells, &columns, known) };
        if people.is_empty() {
            parsed.skipped.push(Skipped { line: at, text: line.replace('\t', " ") });
        }
        let place = cells[0].parse().ok();
        let entry = |person| Entry { line: at, place, raw: line.replace('\t', " "), person };
        parsed.entries.extend(people.into_iter().map(entry));
    }
    true
}

fn by_heading(cells: &[&str], columns: &[Option<Column>], known: &dyn Fn(&str) -> bool) -> Vec<Person> {
    let mut people = Vec::new();
    let mut about = Person::default();
    for (cell, column) in cells.iter().zip(columns) {
        match column {
            Some(Column::Name) if people.is_empty() => people = person::people(cell, true, known),
            Some(Column::Phone) => about.phone = crate::members::normal_phone(cell),
            Some(Column::People) => about.take_company(company::take(&format!("人 共{cell}")).1),
            Some(Column::More) => {
                about.take_company(company::take(&format!("人 +{}", cell.trim_start_matches('+'))).1)
            }
            Some(Column::Number) => {}
            Some(Column::Name | Column::Note) | None => about.say(cell),
        }
    }
    match people.first_mut() {
        Some(first) => first.join(about),
        None if about.phone.is_some() => people.push(about),
        None => {}
    }
    people
}

/// Without headings the first cell that is no number is the name; cells that are all names are all people.
fn by_looks(cells: &[&str], known: &dyn Fn(&str) -> bool) -> Vec<Person> {
    let cells: Vec<&str> = cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
    let number =
        cells.first().is_some_and(|cell| cell.len() <= 4 && cell.bytes().all(|byte| byte.is_ascii_digit()));
    let cells = &cells[usize::from(number && cells.len() > 1)..];
    if cells.len() > 1 && cells.iter().all(|cell| known(cell) || words::may_be_a_name(cell)) {
        return cells.iter().map(|cell| Person::named(cell)).collect();
    }
    let mut people = Vec::new();
    for cell in cells {
        let found = person::people(cell, true, known);
        if people.is_empty() {
            people = found;
            continue;
        }
        let Some(first) = people.first_mut() else { continue };
        let mut about = found.into_iter().next().unwrap_or_default();
        let name = std::mem::take(&mut about.name);
        about.doubt = None;
        first.join(about);
        first.say(&name);
    }
    people
}
