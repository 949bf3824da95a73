//! Name lists: who is meant on every line that people produce, and what a list does, once and again.
//!
//! `tests/fixtures/names` holds pasted lists by their form. After `⇒` stands what each line means: `=` is matched, `~` likely,
//! `?` one of several, `.` nobody known, `x` called off, `#` no name, `&` goes on with the line before; then the member, company,
//! `=n` for the line that it repeats, `!` and what is not sure.

use std::{collections::HashMap, fs, path::Path};

use proptest::prelude::*;
use serde_json::{Value, json};
use tulou_tests::{TestApp, measure::milliseconds};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/names")
}

/// A community with the people of the fixture: its uid, the list's group, members by their ids in the fixture.
struct Club {
    test: TestApp,
    community: String,
    group: String,
    members: HashMap<String, String>,
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

impl Club {
    fn new() -> Self {
        let (test, community) = TestApp::with_community();
        let channels = json!([{ "name": "读书会 1 群", "kind": "wechat_group" }, { "name": "读书会 2 群", "kind": "wechat_group" }]);
        let channels = test.call("channels_add", json!({ "community": community, "channels": channels }));
        let (group, other) = (text(&channels[0]), text(&channels[1]));
        let mut members = HashMap::new();
        let people = fs::read_to_string(folder().join("people.txt")).unwrap();
        for line in people.lines().filter(|line| !line.starts_with('#')) {
            let line = line.replace("\\|", "\u{1}");
            let cells: Vec<String> = line.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect();
            let [id, name, place, nickname, handle, remark, phone] = &cells[..] else { panic!("{line}") };
            let some = |text: &String| if text.is_empty() { Value::Null } else { json!(text) };
            let new =
                json!({ "community": community, "name": name, "remark": some(remark), "phone": some(phone) });
            let uid = text(&test.call("member_add", new)["row"]["uid"]);
            if !handle.is_empty() {
                test.call("account_add", json!({ "member": uid, "platform": "wechat", "handle": handle }));
            }
            if place == "left" {
                test.call("member_edit", json!({ "uid": uid, "left_on": "2026-02-01" }));
            } else if place != "-" {
                let channel = if place == "A" { &group } else { &other };
                test.call(
                    "membership_add",
                    json!({ "member": uid, "channel": channel, "nickname": some(nickname) }),
                );
            }
            members.insert(id.clone(), uid);
        }
        let learned = json!([{ "key": "老大", "member": members["gj"] }, { "key": "路人" }]);
        let purpose = json!({ "kind": "tag", "tag": "x" });
        test.call(
            "name_list_apply",
            json!({ "community": community, "purpose": purpose, "people": [], "learned": learned }),
        );
        Self { test, community, group, members }
    }

    fn read(&self, text: &str, purpose: &Value) -> Value {
        let input = json!({ "community": self.community, "text": text, "purpose": purpose, "channels": [self.group] });
        self.test.call("name_list_match", input)
    }

    fn activity(&self, input: Value) -> String {
        let mut new = json!({ "community": self.community, "title": "读书会", "channels": [self.group] });
        new.as_object_mut().unwrap().extend(input.as_object().unwrap().clone());
        text(&self.test.call("activity_add", new)["uid"])
    }

    /// Applies a list as somebody does who settles nothing by hand: the sure and the likely as members, the rest as texts.
    fn apply(&self, text: &str, purpose: &Value) -> Value {
        let list = self.read(text, purpose);
        let people: Vec<Value> = list["entries"].as_array().unwrap().iter().filter(|one| one["cancelled"] == false && one["repeats"].is_null())
            .map(|one| {
                let member = if one["state"] == "matched" || one["state"] == "likely" { one["candidates"][0]["member"].clone() } else { Value::Null };
                json!({ "member": member, "name": one["name"], "extra": one["extra"].as_i64().unwrap_or(0), "note": one["note"] })
            })
            .collect();
        self.test.call(
            "name_list_apply",
            json!({ "community": self.community, "purpose": purpose, "people": people }),
        )
    }
}

/// What one line is expected to mean.
#[derive(Debug, Default)]
struct Expected {
    kind: char,
    who: Vec<String>,
    extra: Option<i64>,
    repeats: Option<u64>,
    doubt: Option<String>,
}

fn expected(text: &str) -> Expected {
    let text = text.trim();
    let mut expected = Expected { kind: text.chars().next().unwrap(), ..Expected::default() };
    for word in text[expected.kind.len_utf8()..].split_whitespace() {
        if let Some(extra) = word.strip_prefix('+').and_then(|extra| extra.parse().ok()) {
            expected.extra = Some(extra);
        } else if let Some(line) = word.strip_prefix('=') {
            expected.repeats = Some(line.parse().unwrap());
        } else if let Some(doubt) = word.strip_prefix('!') {
            expected.doubt = Some(doubt.to_owned());
        } else {
            expected.who.push(word.to_owned());
        }
    }
    expected
}

#[derive(PartialEq)]
enum Outcome {
    Right,
    Shown,
    SilentlyWrong,
}

fn judge(expected: &Expected, entry: &Value, ids: &HashMap<String, String>) -> Outcome {
    let candidates: Vec<&str> = entry["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ids[one["member"].as_str().unwrap()].as_str())
        .collect();
    let state = entry["state"].as_str().unwrap();
    let cancelled = entry["cancelled"] == true;
    let who = match expected.kind {
        '=' => state == "matched" && !cancelled && candidates[0] == expected.who[0],
        '~' => state == "likely" && !cancelled && candidates[0] == expected.who[0],
        'x' => cancelled && candidates.first().copied() == expected.who.first().map(String::as_str),
        '?' => state == "ambiguous" && expected.who.iter().all(|one| candidates.contains(&one.as_str())),
        '.' => state == "unknown" && entry["name"] == expected.who.join(" "),
        _ => false,
    };
    let extra = entry["extra"].as_i64();
    let company =
        extra.unwrap_or(0) == expected.extra.unwrap_or(0) || expected.doubt.as_deref() == Some("company");
    let repeats = entry["repeats"].as_u64() == expected.repeats;
    let doubt = entry["doubt"].as_str() == expected.doubt.as_deref();
    if who && company && repeats && doubt {
        return Outcome::Right;
    }
    // Whatever is neither sure nor plain is shown and asked about.
    let asked = cancelled || entry["doubt"].is_string() || state != "matched" || entry["repeats"].is_number();
    if asked { Outcome::Shown } else { Outcome::SilentlyWrong }
}

#[test]
fn lists_of_every_form_are_read_and_never_silently_wrong() {
    let club = Club::new();
    let ids: HashMap<String, String> =
        club.members.iter().map(|(id, uid)| (uid.clone(), id.clone())).collect();
    let mut files: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut lines, mut right, mut forms, mut silent, mut said) = (0, 0, 0, 0, String::new());
    for file in files.iter().filter(|file| !file.ends_with("people.txt")) {
        forms += 1;
        let text = fs::read_to_string(file).unwrap();
        let rows: Vec<(&str, Option<&str>)> = text
            .lines()
            .map(|line| line.split_once(" ⇒").map_or((line, None), |(line, means)| (line, Some(means))))
            .collect();
        let pasted: Vec<&str> = rows.iter().map(|(line, _)| *line).collect();
        let list = club.read(&pasted.join("\n"), &json!({ "kind": "tag", "tag": "y" }));
        for (at, (line, means)) in (1_u64..).zip(&rows) {
            let Some(means) = means else { continue };
            let entries: Vec<&Value> =
                list["entries"].as_array().unwrap().iter().filter(|one| one["line"] == at).collect();
            let skipped = list["skipped"].as_array().unwrap().iter().any(|one| one["line"] == at);
            let wanted: Vec<Expected> = means.split(" ; ").map(expected).collect();
            lines += 1;
            let outcome = match wanted[0].kind {
                '#' if skipped && entries.is_empty() => Outcome::Right,
                '&' if !skipped && entries.is_empty() => Outcome::Right,
                '#' | '&'
                    if entries.iter().any(|one| one["state"] == "matched" && one["doubt"].is_null()) =>
                {
                    Outcome::SilentlyWrong
                }
                '#' | '&' => Outcome::Shown,
                _ if entries.is_empty() && skipped => Outcome::Shown,
                _ if entries.len() < wanted.len() => Outcome::SilentlyWrong,
                _ if entries.len() > wanted.len() => Outcome::Shown,
                _ => {
                    let all: Vec<Outcome> =
                        wanted.iter().zip(&entries).map(|(one, entry)| judge(one, entry, &ids)).collect();
                    if all.contains(&Outcome::SilentlyWrong) {
                        Outcome::SilentlyWrong
                    } else if all.contains(&Outcome::Shown) {
                        Outcome::Shown
                    } else {
                        Outcome::Right
                    }
                }
            };
            right += i32::from(outcome == Outcome::Right);
            silent += i32::from(outcome == Outcome::SilentlyWrong);
            if outcome != Outcome::Right {
                let how = if outcome == Outcome::SilentlyWrong { "SILENTLY WRONG" } else { "shown" };
                let read: Vec<String> = entries
                    .iter()
                    .map(|one| {
                        let first = one["candidates"]
                            .as_array()
                            .unwrap()
                            .iter()
                            .map(|one| ids[one["member"].as_str().unwrap()].clone())
                            .collect::<Vec<_>>();
                        format!(
                            "{} {} {:?} +{} note {} doubt {} x {} repeats {}",
                            one["state"],
                            one["name"],
                            first,
                            one["extra"],
                            one["note"],
                            one["doubt"],
                            one["cancelled"],
                            one["repeats"]
                        )
                    })
                    .collect();
                said.push_str(&format!(
                    "{} {at} {how}: {line} ⇒{means}\n    {}\n",
                    file.file_stem().unwrap().display(),
                    read.join("\n    ")
                ));
            }
        }
    }
    println!("{right} of {lines} lines right in {forms} forms\n{said}");
    assert!(lines >= 300 && forms >= 25, "{lines} lines, {forms} forms");
    assert_eq!(silent, 0, "{said}");
    assert!(right * 100 >= lines * 98, "{right} of {lines}\n{said}");
}

fn registrations(club: &Club, activity: &str) -> Vec<(String, i64, String)> {
    let list = club.test.call("registrations", json!({ "uid": activity }));
    let rows = list["registrations"].as_array().unwrap().iter();
    rows.map(|one| (text(&one["name"]), one["extra"].as_i64().unwrap(), text(&one["state"]))).collect()
}

fn row(name: &str, extra: i64, state: &str) -> (String, i64, String) {
    (name.to_owned(), extra, state.to_owned())
}

#[test]
fn the_longer_list_adds_only_what_is_new_and_company_follows_it() {
    let club = Club::new();
    let uid = club.activity(json!({}));
    let purpose = json!({ "kind": "register", "activity": uid });
    let first = club.apply("#接龙\n读书会\n\n1. 张三 +1\n2. 路过的人\n3. 小明", &purpose);
    assert_eq!(
        first,
        json!({ "added": 3, "already": 0, "changed": 0, "called_off": 0, "moved_up": [], "new_members": 0, "left_out": 0 })
    );
    let longer = "#接龙\n读书会\n\n1. 张三 +2\n2. 路过的人\n3. 小明\n4. 李四\n5. ~~王五~~";
    let seen = club.read(longer, &purpose);
    let zhang = &seen["entries"][0]["candidates"][0];
    assert_eq!((&zhang["already"]["extra"], &zhang["already"]["state"]), (&json!(1), &json!("registered")));
    assert_eq!(seen["entries"][1]["already"]["state"], "registered", "a text is known by its name");
    assert_eq!(
        club.apply(longer, &purpose),
        json!({ "added": 1, "already": 2, "changed": 1, "called_off": 0, "moved_up": [], "new_members": 0, "left_out": 0 })
    );
    let expected = [
        row("张三", 2, "registered"),
        row("路过的人", 0, "registered"),
        row("陈小明", 0, "registered"),
        row("李四", 0, "registered"),
    ];
    assert_eq!(registrations(&club, &uid), expected);
    // One undo takes the whole list back.
    club.test.call("undo", json!({}));
    assert_eq!(registrations(&club, &uid).len(), 3);
    assert_eq!(registrations(&club, &uid)[0].1, 1);
}

#[test]
fn who_calls_it_off_later_loses_the_seat_and_the_first_of_the_waiting_has_it() {
    let club = Club::new();
    let uid = club
        .activity(json!({ "capacity": 2, "when": { "start": "2026-04-05T20:00:00", "duration_min": 60 } }));
    let purpose = json!({ "kind": "register", "activity": uid });
    club.apply("1. 张三\n2. 路过的人\n3. 王五\n4. 赵六", &purpose);
    let states =
        |club: &Club| -> Vec<String> { registrations(club, &uid).into_iter().map(|one| one.2).collect() };
    assert_eq!(states(&club), ["registered", "registered", "waiting", "waiting"]);
    let off = json!([
        { "member": club.members["zs"], "name": "张三", "called_off": true },
        { "name": "路过的人", "called_off": true },
        { "member": club.members["xj"], "name": "谢娟", "called_off": true },
    ]);
    let apply = |purpose: &Value| {
        let input = json!({ "community": club.community, "purpose": purpose, "people": off });
        club.test.call("name_list_apply", input)
    };
    let done = apply(&purpose);
    assert_eq!((&done["called_off"], &done["moved_up"]), (&json!(2), &json!(["王五", "赵六"])), "{done}");
    assert_eq!(states(&club), ["cancelled", "cancelled", "registered", "registered"]);
    let again = apply(&purpose);
    assert_eq!((&again["called_off"], &again["moved_up"]), (&json!(0), &json!([])));
    // What changed nothing is no step.
    club.test.call("undo", json!({}));
    assert_eq!(
        states(&club),
        ["registered", "registered", "waiting", "waiting"],
        "one undo gives the seats back"
    );
    // Where nobody registers it means nothing.
    let came = apply(&json!({ "kind": "attend", "activity": uid }));
    assert_eq!((&came["called_off"], &came["added"], &came["changed"]), (&json!(0), &json!(0), &json!(0)));
    assert_eq!(apply(&json!({ "kind": "tag", "tag": "x" }))["added"], 0);
}

#[test]
fn attendance_takes_who_is_registered_and_who_walked_in_and_winners_are_shown() {
    let club = Club::new();
    let uid = club.activity(json!({}));
    club.apply("张三、李四、王五", &json!({ "kind": "register", "activity": uid }));
    let came = json!({ "kind": "attend", "activity": uid });
    assert_eq!(club.apply("1. 张三\n2. 赵六", &came)["changed"], 1);
    let expected = [
        row("张三", 0, "came"),
        row("李四", 0, "registered"),
        row("王五", 0, "registered"),
        row("赵六", 0, "came"),
    ];
    assert_eq!(registrations(&club, &uid), expected);
    let missing =
        club.test.call("name_list_missing", json!({ "community": club.community, "purpose": came }));
    assert_eq!(
        (&missing["of"], &missing["pieces"][0]["text"]),
        (&json!(4), &json!("@李四\u{2005}@王五\u{2005}"))
    );
    let win = |award: &str| json!({ "kind": "win", "activity": uid, "award": award });
    club.apply("张三、杨洋", &win("一等奖"));
    let again = club.apply("张三、李四", &win("最佳提问"));
    assert_eq!((&again["changed"], &again["already"]), (&json!(2), &json!(0)));
    assert_eq!(club.apply("张三", &win("一等奖"))["already"], 1);
    let list = club.test.call("registrations", json!({ "uid": uid }));
    let awards: Vec<&Value> =
        list["registrations"].as_array().unwrap().iter().map(|one| &one["award"]).collect();
    assert_eq!(
        awards,
        [&json!("一等奖、最佳提问"), &json!("最佳提问"), &Value::Null, &Value::Null, &json!("一等奖")]
    );
    assert_eq!(list["registrations"][4]["state"], "came", "who won took part");
    let refused = json!({ "community": club.community, "purpose": win(" "), "people": [{ "name": "张三" }] });
    assert!(club.test.try_call("name_list_apply", refused).is_err(), "a prize has a name");
}

#[test]
fn tags_and_groups_take_members_new_ones_too_and_leave_texts_out() {
    let club = Club::new();
    let apply = |purpose: Value| {
        let people = json!([
            { "member": club.members["zs"], "name": "张三" },
            { "name": "新来的", "new_member": true, "phone": "139 0000 1111" },
            { "name": "新来的", "new_member": true },
            { "name": "路过" }
        ]);
        club.test.call(
            "name_list_apply",
            json!({ "community": club.community, "purpose": purpose, "people": people }),
        )
    };
    let tagged = apply(json!({ "kind": "tag", "tag": "志愿者" }));
    assert_eq!(
        tagged,
        json!({ "added": 2, "already": 1, "changed": 0, "called_off": 0, "moved_up": [], "new_members": 1, "left_out": 1 })
    );
    let find = json!({ "community": club.community, "search": "13900001111", "limit": 5 });
    assert_eq!(club.test.call("members", find)["rows"][0]["tags"].as_array().unwrap().len(), 1);
    // The second 新来的 is another member, who bears no tag.
    let joined = apply(json!({ "kind": "join", "channel": club.group }));
    assert_eq!((&joined["already"], &joined["added"]), (&json!(2), &json!(1)), "张三 is in the group");
    let who = json!({ "community": club.community, "purpose": { "kind": "tag", "tag": "志愿者" }, "channels": [club.group] });
    let missing = club.test.call("name_list_missing", who);
    let names: Vec<&str> =
        missing["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"杭州-产品-周杰") && !names.contains(&"张三"), "by what they are called there");
    assert_eq!(missing["people"].as_array().unwrap().len() as u64 + 1, missing["of"].as_u64().unwrap());
}

#[test]
fn a_correction_is_remembered_and_gives_way_where_two_are_called_so() {
    let club = Club::new();
    let purpose = json!({ "kind": "tag", "tag": "x" });
    let state = |name: &str| {
        let entry = club.read(name, &purpose)["entries"][0].clone();
        (text(&entry["state"]), entry["candidates"][0]["member"].as_str().map(str::to_owned))
    };
    let learn = |key: &str, member: Option<&str>| {
        let input = json!({ "community": club.community, "purpose": purpose, "people": [], "learned": [{ "key": key, "member": member }], "channels": [club.group] });
        club.test.call("name_list_apply", input);
    };
    assert_eq!(state("阿飞").0, "unknown");
    learn("阿飞", Some(&club.members["gf"]));
    assert_eq!(state("阿飞"), ("matched".to_owned(), Some(club.members["gf"].clone())));
    learn("阿飞", Some(&club.members["lu"]));
    assert_eq!(state("阿飞").1, Some(club.members["lu"].clone()), "what was said last");
    // Two are called so: the one who was meant last time comes first, and it is asked.
    learn("王芳", Some(&club.members["wf2"]));
    assert_eq!(state("王芳"), ("likely".to_owned(), Some(club.members["wf2"].clone())));
    learn("张三", None);
    let entry = club.read("张三", &purpose)["entries"][0].clone();
    assert_eq!((&entry["state"], &entry["stays_text"]), (&json!("unknown"), &json!(true)));
    // What was said of one group says nothing in another place.
    let elsewhere = json!({ "community": club.community, "text": "阿飞", "purpose": purpose });
    assert_eq!(club.test.call("name_list_match", elsewhere)["entries"][0]["state"], "unknown");
    club.test.call(
        "members_trash",
        json!({ "who": { "kind": "these", "uids": [club.members["lu"]] }, "trashed": true }),
    );
    assert_eq!(state("阿飞").0, "unknown", "who is gone is nobody");
}

#[test]
fn three_hundred_lines_find_their_members_among_five_thousand() {
    let (test, community) = TestApp::with_community();
    let rows = tulou_tests::people::member_csv(5_000, 7);
    let source = json!({ "kind": "text", "text": rows });
    let seen = test.call("import_inspect", json!({ "community": community, "source": source }));
    let mapping: Vec<_> =
        seen["columns"].as_array().unwrap().iter().map(|column| column["target"].clone()).collect();
    test.call("import_apply", json!({ "community": community, "source": source, "header_row": 1, "mapping": mapping, "identity": seen["identities"][0] }));
    let page = test.call("members", json!({ "community": community, "limit": 5000 }));
    assert_eq!(page["total"], 5_000);
    let rows = page["rows"].as_array().unwrap();
    let lines: Vec<String> = (0..300)
        .map(|at| {
            let row = &rows[at * 16];
            match at % 6 {
                0 => format!(
                    "{}. {} {}",
                    at + 1,
                    row["name"].as_str().unwrap(),
                    row["phone"].as_str().unwrap_or("")
                ),
                1 => format!("{}. 路人{at}", at + 1),
                2 => format!("{}. 上海-{}", at + 1, row["name"].as_str().unwrap()),
                _ => format!("{}. {} +1", at + 1, row["name"].as_str().unwrap()),
            }
        })
        .collect();
    let input =
        json!({ "community": community, "text": lines.join("\n"), "purpose": { "kind": "tag", "tag": "x" } });
    let (first, list) = milliseconds(|| test.call("name_list_match", input.clone()));
    let (second, _) = milliseconds(|| test.call("name_list_match", input));
    println!("300 lines among 5,000: {first:.1} ms, then {second:.1} ms in a debug build");
    assert_eq!(list["entries"].as_array().unwrap().len(), 300);
    for (at, entry) in list["entries"].as_array().unwrap().iter().enumerate().filter(|(at, _)| at % 6 == 0) {
        if rows[at * 16]["phone"].is_string() {
            assert_eq!(entry["candidates"][0]["member"], rows[at * 16]["uid"], "{entry}");
        }
    }
}

/// Names with their company, line by line.
type Lines = Vec<(String, i64)>;

/// A person of a list: a name, and how many they bring.
fn lists() -> impl Strategy<Value = (Lines, Lines, Vec<i64>)> {
    let names = prop::sample::subsequence(
        vec![
            "张三",
            "李四",
            "王五",
            "小明",
            "赵六",
            "杨洋",
            "Mary Ann",
            "Peter Pan",
            "五月的风",
            "🐟",
            "新人甲",
            "杭州-产品-周杰",
        ],
        2..12,
    )
    .prop_shuffle();
    (names, 1_usize..11, prop::collection::vec(0_i64..4, 12), prop::collection::vec(0_i64..4, 12)).prop_map(
        |(names, cut, first, second)| {
            let cut = cut.min(names.len() - 1);
            let list = |extras: &[i64], count: usize| {
                names
                    .iter()
                    .take(count)
                    .map(|name| (*name).to_owned())
                    .zip(extras.iter().copied())
                    .collect::<Vec<_>>()
            };
            (list(&first, cut), list(&second, names.len()), second)
        },
    )
}

fn chain(people: &[(String, i64)]) -> String {
    let lines = (1..).zip(people).map(|(at, (name, extra))| {
        if *extra > 0 { format!("{at}. {name} +{extra}") } else { format!("{at}. {name}") }
    });
    format!("#接龙\n今晚读书\n\n{}", lines.collect::<Vec<_>>().join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_list_and_then_a_longer_one_never_doubles_anybody((short, long, _) in lists()) {
        thread_local!(static CLUB: Club = Club::new());
        CLUB.with(|club| {
            let uid = club.activity(json!({}));
            let purpose = json!({ "kind": "register", "activity": uid });
            let first = club.apply(&chain(&short), &purpose);
            prop_assert_eq!(&first["added"], &json!(short.len()));
            let second = club.apply(&chain(&long), &purpose);
            let changed = short.iter().zip(&long).filter(|(before, after)| before.1 != after.1).count();
            prop_assert_eq!(&second["added"], &json!(long.len() - short.len()));
            prop_assert_eq!(&second["changed"], &json!(changed));
            let extras: Vec<i64> = registrations(club, &uid).iter().map(|one| one.1).collect();
            prop_assert_eq!(extras, long.iter().map(|one| one.1).collect::<Vec<_>>());
            let before = club.test.snapshot();
            let third = club.apply(&chain(&long), &purpose);
            prop_assert_eq!(&third["already"], &json!(long.len()));
            // Nothing but the step itself was written.
            prop_assert_eq!(club.test.snapshot(), before);
            Ok(())
        })?;
    }
}
