//! Names in the order of their pinyin, and the forms under which they are found: full pinyin and initials.

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

use crate::tabular::fold;

/// Most forms of one name; beyond that, characters with several readings vary one at a time.
const MOST_FORMS: usize = 8;

/// Characters that are read otherwise as a surname.
const SURNAMES: &[(char, &str)] = &[
    ('曾', "zeng"),
    ('单', "shan"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('区', "ou"),
    ('查', "zha"),
    ('朴', "piao"),
    ('盖', "ge"),
    ('翟', "zhai"),
    ('覃', "qin"),
    ('缪', "miao"),
    ('种', "chong"),
    ('员', "yun"),
    ('任', "ren"),
    ('华', "hua"),
    ('秘', "bi"),
    ('冼', "xian"),
    ('洗', "xian"),
    ('乐', "yue"),
    ('召', "shao"),
    ('折', "she"),
    ('尉', "yu"),
    ('万', "wan"),
    ('长', "zhang"),
    ('澹', "tan"),
];

fn surname(c: char) -> Option<&'static str> {
    SURNAMES.iter().find(|(character, _)| *character == c).map(|(_, reading)| *reading)
}

/// A key whose byte order is the order of a Chinese address book: pinyin first, then the characters themselves.
pub fn sort_key(name: &str) -> String {
    let folded = fold(name.trim());
    let mut key = String::with_capacity(folded.len() * 3);
    for (index, c) in folded.chars().enumerate() {
        match (index == 0).then(|| surname(c)).flatten().or_else(|| c.to_pinyin().map(Pinyin::plain)) {
            Some(reading) => {
                key.push_str(reading);
                key.push(' ');
            }
            None => key.push(c),
        }
    }
    key.push('\u{1}');
    key.push_str(&folded);
    key
}

/// The folded text and, when it holds Chinese, its pinyin in full and its initials, with the readings that are in use.
pub fn search_forms(text: &str) -> Vec<String> {
    let folded = fold(text.trim());
    if folded.is_empty() {
        return Vec::new();
    }
    let mut forms = vec![folded.clone()];
    if folded.is_ascii() {
        return forms;
    }
    let readings: Vec<Vec<&'static str>> = folded.chars().enumerate().map(readings_of).collect();
    let characters: Vec<char> = folded.chars().collect();
    if readings.iter().all(Vec::is_empty) {
        return forms;
    }
    for choice in choices(&readings) {
        let (mut full, mut initials) = (String::new(), String::new());
        for ((readings, &chosen), &c) in readings.iter().zip(&choice).zip(&characters) {
            match readings.get(chosen) {
                Some(reading) => {
                    full.push_str(reading);
                    initials.extend(reading.chars().next());
                }
                // Marks between parts of a nickname are not typed; letters and digits are.
                None if c.is_alphanumeric() => {
                    full.push(c);
                    initials.push(c);
                }
                None => {}
            }
        }
        for form in [full, initials] {
            if !form.is_empty() && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// The plain readings of a character; none for what is not Chinese.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    surname(c).into_iter().chain(c.to_pinyin_multi().into_iter().flatten().map(Pinyin::plain))
}

/// The plain readings of a character, the likeliest first; none for what is not Chinese.
fn readings_of((index, c): (usize, char)) -> Vec<&'static str> {
    let mut readings: Vec<&'static str> = Vec::new();
    if index == 0 {
        readings.extend(surname(c));
    }
    let all = c.to_pinyin_multi().into_iter().flatten().map(Pinyin::plain);
    for reading in c.to_pinyin().map(Pinyin::plain).into_iter().chain(all) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// Which reading each character takes: every combination when they are few, else one other reading at a time.
fn choices(readings: &[Vec<&'static str>]) -> Vec<Vec<usize>> {
    let combinations: usize =
        readings.iter().map(|readings| readings.len().max(1)).fold(1, usize::saturating_mul);
    let first = vec![0; readings.len()];
    let mut choices = vec![first.clone()];
    for (place, readings) in readings.iter().enumerate() {
        let bases = if combinations <= MOST_FORMS { choices.clone() } else { vec![first.clone()] };
        for base in bases {
            for reading in 1..readings.len() {
                if choices.len() >= MOST_FORMS {
                    return choices;
                }
                let mut choice = base.clone();
                choice[place] = reading;
                choices.push(choice);
            }
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_an_address_book() {
        let mut names = vec!["张三", "Zoe", "阿宝", "曾国", "李四", "Bob", "单雄", "赵六", "12群主"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["12群主", "阿宝", "Bob", "李四", "单雄", "曾国", "张三", "赵六", "Zoe"]);
    }

    #[test]
    fn a_name_is_found_by_characters_pinyin_and_initials_in_every_reading() {
        let forms = search_forms("曾乐");
        for form in ["曾乐", "zengle", "zengyue", "zl", "zy", "cengle"] {
            assert!(forms.iter().any(|known| known == form), "{form} in {forms:?}");
        }
        assert_eq!(search_forms("Alice"), ["alice"]);
        assert!(search_forms("杭州-产品-张三").iter().any(|form| form.contains("zhangsan")));
        assert!(search_forms("杭州-产品-张三").iter().any(|form| form.contains("zs")));
    }

    #[test]
    fn a_long_name_full_of_readings_has_few_forms() {
        assert!(search_forms(&"行长重乐".repeat(15)).len() <= 1 + 2 * MOST_FORMS);
    }
}
