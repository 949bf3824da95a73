//! Seeded people, and seeded questions about them: the same for the test that compares and the benchmark that measures.

use serde_json::{Value, json};

/// A small generator of numbers: the same seed gives the same sequence on every machine.
#[derive(Debug, Clone)]
pub struct Seeded(u64);

impl Seeded {
    /// Begins a sequence.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }
    /// The next number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }
    /// One of these.
    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
    /// True one time in `times`.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

const SURNAMES: &[&str] =
    &["张", "李", "王", "曾", "单", "陈", "林", "欧阳", "Lee ", "刘", "赵", "周", "解", "仇"];
const GIVEN: &[&str] = &[
    "三", "小明", "丽", "伟", "芳", "娜", "长乐", "子涵", "宇轩", "晓", "重阳", "Bob", "静", "🐟", "国庆",
    "欣怡",
];
const CITIES: &[&str] = &["杭州", "上海", "北京", "深圳", "成都"];
const SOURCES: &[&str] = &["公众号", "朋友推荐", "Event", "地推"];
const TAGS: &[&str] = &["核心", "新人", "讲师", "志愿者", "潜水", "付费", "试用", "家长"];

/// A list of `count` people as CSV with the header that an import knows.
pub fn member_csv(count: usize, seed: u64) -> String {
    let mut random = Seeded::new(seed);
    let mut csv = String::from(
        "用户ID,姓名,手机,邮箱,生日,加入日期,离开日期,来源,等级,标签,所在群,备注,城市,积分,QQ号\n",
    );
    for number in 0..count {
        csv.push_str(&person(&mut random, number));
    }
    csv
}

fn person(random: &mut Seeded, number: usize) -> String {
    let mut some = |text: String, times: usize| if random.one_in(times) { String::new() } else { text };
    let phone = some(format!("13{:09}", number * 7919 % 1_000_000_000), 4);
    let email = some(format!("user{number}@example.com"), 3);
    let (year, month, day) = (random.below(40) + 1970, random.below(12) + 1, random.below(28) + 1);
    let birthday = if random.one_in(3) { String::new() } else { format!("{year}-{month:02}-{day:02}") };
    let (month, day) = (random.below(12) + 1, random.below(28) + 1);
    let joined = if random.one_in(10) { String::new() } else { format!("2025-{month:02}-{day:02}") };
    let left = if random.one_in(8) { format!("2026-01-{day:02}") } else { String::new() };
    let name = format!("{}{}", random.pick(SURNAMES), random.pick(GIVEN));
    let source = if random.one_in(4) { "" } else { random.pick(SOURCES) };
    let tier = ["", "新人", "活跃", "核心"][random.below(4)];
    let tags = match random.below(4) {
        0 => String::new(),
        1 => random.pick(TAGS).to_owned(),
        _ => format!("{}、{}", random.pick(TAGS), random.pick(TAGS)),
    };
    let group = if random.one_in(5) { String::new() } else { format!("{}群", random.below(40) + 1) };
    let note =
        if random.one_in(6) { format!("第{}次活动认识", random.below(30)) } else { String::new() };
    let city = if random.one_in(5) { "" } else { random.pick(CITIES) };
    let points = if random.one_in(4) { String::new() } else { random.below(1_000).to_string() };
    let qq = if random.one_in(2) { String::new() } else { (100_000 + number).to_string() };
    format!(
        "U{number:07},{name},{phone},{email},{birthday},{joined},{left},{source},{tier},{tags},{group},{note},{city},{points},{qq}\n"
    )
}

/// What questions can name: the uids of a community's records.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Member tags.
    pub tags: Vec<String>,
    /// Tiers.
    pub tiers: Vec<String>,
    /// Channels.
    pub channels: Vec<String>,
    /// Tags of channels.
    pub channel_tags: Vec<String>,
    /// Custom fields that hold text.
    pub texts: Vec<String>,
    /// Custom fields that hold numbers.
    pub numbers: Vec<String>,
}

fn some_of(random: &mut Seeded, of: &[String]) -> Vec<String> {
    (0..=random.below(3)).filter_map(|_| of.get(random.below(of.len())).cloned()).collect()
}

fn column(random: &mut Seeded, named: &Named) -> Value {
    let plain = [
        "name",
        "remark",
        "phone",
        "email",
        "birthday",
        "joined_on",
        "left_on",
        "source",
        "note",
        "tier",
        "created_at",
        "updated_at",
    ];
    let custom: Vec<&String> = named.texts.iter().chain(&named.numbers).collect();
    match random.below(plain.len() + custom.len()) {
        place if place < plain.len() => json!(plain[place]),
        place => json!({ "custom": custom[place - plain.len()] }),
    }
}

/// One random condition over any column.
pub fn condition(random: &mut Seeded, named: &Named) -> Value {
    let test = *random.pick(&[&"contains", &"equals", &"starts_with"]);
    let day = format!("2025-{:02}-{:02}", random.below(12) + 1, random.below(28) + 1);
    match random.below(16) {
        0 => json!({ "kind": "text", "field": "name", "test": test, "value": random.pick(SURNAMES) }),
        1 => {
            let value = format!("{}", random.below(100));
            json!({ "kind": "text", "field": random.pick(&["phone", "email", "note"]), "test": test, "value": value })
        }
        2 => json!({ "kind": "one_of", "field": "source", "values": [random.pick(SOURCES), "EVENT"] }),
        3 => json!({ "kind": "between", "field": "joined_on", "from": day, "to": null }),
        4 => json!({ "kind": "between", "field": "left_on", "from": null, "to": "2026-01-15" }),
        5 => {
            let low = random.below(800);
            json!({ "kind": "number", "field": { "custom": named.numbers[0] }, "min": low, "max": low + 300 })
        }
        6 => json!({ "kind": "empty", "field": column(random, named) }),
        7 => json!({ "kind": "tag", "any": some_of(random, &named.tags), "none": random.one_in(3) }),
        8 => json!({ "kind": "tier", "any": some_of(random, &named.tiers), "none": random.one_in(3) }),
        9 => json!({ "kind": "channel", "any": some_of(random, &named.channels), "none": random.one_in(3) }),
        10 => json!({ "kind": "status", "any": [random.pick(&["active", "left"])] }),
        11 => json!({ "kind": "platform", "any": ["qq"] }),
        12 => {
            let (from, to) = (random.below(12) + 1, random.below(12) + 1);
            json!({ "kind": "birthday", "from": format!("{from:02}-05"), "to": format!("{to:02}-20") })
        }
        13 => {
            json!({ "kind": "text", "field": { "custom": named.texts[0] }, "test": test, "value": random.pick(CITIES) })
        }
        14 if !named.channel_tags.is_empty() => {
            json!({ "kind": "channel_tag", "any": some_of(random, &named.channel_tags) })
        }
        _ => json!({ "kind": "between", "field": "created_at", "from": "2026-01-01", "to": day }),
    }
}

/// A random question: up to four conditions, any order, any offset.
pub fn question(random: &mut Seeded, named: &Named, community: &str, offsets: usize) -> Value {
    let mut parts: Vec<Value> = (0..random.below(5)).map(|_| condition(random, named)).collect();
    if random.one_in(5)
        && let Some(part) = parts.pop()
    {
        parts.push(json!({ "kind": "not", "of": part }));
    }
    let link = if random.one_in(5) { "any" } else { "all" };
    let filter = if parts.is_empty() { Value::Null } else { json!({ "kind": link, "of": parts }) };
    json!({
        "community": community, "filter": filter, "offset": random.below(offsets), "limit": 50,
        "sort": { "by": column(random, named), "descending": random.one_in(2) },
    })
}
