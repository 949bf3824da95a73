//! Measures kept texts of messages, one JSON object on standard output; `tests/bench/texts.py` runs it.
//!
//! `write FOLDER MESSAGES` makes an export of a chat, `import FOLDER KEEP WORKSPACE` imports it into a new workspace, `ask FOLDER
//! WORKSPACE` asks fifty questions of which the answers are known.

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, BufWriter, Write},
    path::Path,
    sync::Arc,
};

use serde_json::{Value, json};
use tulou_core::{
    api::{App, Ports},
    clock::SystemClock,
    store::Access,
};
use tulou_tests::measure::{call, milliseconds, peak_mb, percentile};

#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

const FIRST: u64 = 1_704_067_200;
const PAGE: usize = 50;
const RUNS: usize = 3;

/// Forms of messages as people in groups write them; half of the messages are made of free words instead.
const FORMS: [&str; 24] = [
    "请问{t}在哪里看？",
    "感谢分享，{t}太有用了！",
    "{c}有一起参加{t}的吗？",
    "收到",
    "哈哈哈哈哈",
    "+1",
    "已报名{t}，期待",
    "大家早上好☀️",
    "{t}今晚八点开始，别忘了",
    "这个问题我也遇到过，重启一下就好了",
    "有没有人能帮我看看{t}？谢谢🙏",
    "学到了",
    "第{n}天打卡，坚持！",
    "刚入群，先爬楼看看{t}",
    "{t}的链接发一下：https://example.com/p/{n}?from=group&t=1",
    "价格多少，是{n}元吗？",
    "求推荐{c}的咖啡馆☕",
    "新人报道，坐标{c}，做运营的",
    "我把{t}整理成表格了：https://docs.example.cn/s/{n}",
    "Thanks for sharing {t}!",
    "Does anyone know where {t} is?",
    "Could someone review {t} please? It's about item #{n}",
    "Day {n} check-in, keep going!",
    "Can we do {t} on Friday, 8pm Shanghai time?",
];
const TOPICS: [&str; 20] = [
    "新手教程",
    "周末线下活动",
    "会员积分",
    "打卡挑战",
    "直播回放",
    "源码编译",
    "版本更新",
    "年度报告",
    "优惠券",
    "读书会",
    "跑步训练营",
    "数据看板",
    "插件安装",
    "内测名额",
    "摄影比赛",
    "the onboarding guide",
    "the new release",
    "the leaderboard",
    "the roadmap",
    "the beta build",
];
const CITIES: [&str; 12] =
    ["上海", "北京", "深圳", "杭州", "成都", "广州", "武汉", "西安", "南京", "长沙", "厦门", "苏州"];
const WORDS: &str = "我们 你们 他们 今天 明天 昨天 晚上 早上 中午 下午 周末 时候 时间 地方 朋友 同学 老师 老板 公司 工作 项目 客户 产品 设计 方案 问题 办法 \
    意思 感觉 觉得 知道 认为 希望 需要 可以 应该 已经 还是 但是 因为 所以 如果 就是 不是 没有 一下 一起 一个 两个 几个 很多 有点 比较 特别 非常 真的 \
    其实 可能 大概 差不多 准备 开始 结束 继续 完成 安排 计划 参加 报名 签到 分享 推荐 购买 价格 便宜 快递 发货 退款 包邮 质量 颜色 尺寸 照片 视频 文章 \
    链接 文件 表格 会议 讨论 通知 公告 群里 群主 管理员 新人 欢迎 谢谢 辛苦 加油 厉害 好的 没事 抱歉 不好意思 天气 下雨 地铁 打车 吃饭 火锅 咖啡 奶茶 电影 \
    音乐 游戏 运动 健身 爬山 旅行 酒店 机票 孩子 妈妈 医院 身体 睡觉 熬夜 学习 考试 英语 论文 代码 服务器 数据库 接口 测试 上线 版本 更新 手机 电脑 苹果 华为 \
    的 了 在 是 和 也 都 就 要 去 来 说 看 想 给 把 被 吧 吗 呢 啊";

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    /// Small numbers are frequent, as frequent words are.
    fn skewed(&mut self, end: usize) -> usize {
        let one = self.below(end);
        self.below(one + 1)
    }
}

fn text(dice: &mut Dice, words: &[&str]) -> String {
    if dice.below(2) == 0 {
        let text = FORMS[dice.below(FORMS.len())].replace("{t}", TOPICS[dice.below(TOPICS.len())]);
        return text
            .replace("{c}", CITIES[dice.below(CITIES.len())])
            .replace("{n}", &dice.below(500).to_string());
    }
    let mut text = String::new();
    for place in 0..=dice.skewed(20) {
        if place > 0 && dice.below(6) == 0 {
            text.push('，');
        }
        text.push_str(words[dice.skewed(words.len())]);
    }
    text
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let report = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder, messages] => write(Path::new(folder), messages.parse().expect("a number")),
        ["import", folder, keep, workspace] => {
            import(Path::new(folder), keep == "keep", Path::new(workspace))
        }
        ["ask", folder, workspace] => ask(Path::new(folder), Path::new(workspace)),
        _ => panic!("no such task: {arguments:?}"),
    };
    println!("{report}");
}

/// Eight groups of one Telegram account; the texts lie beside it, a line for each, for the walk that knows the answers.
fn write(folder: &Path, messages: usize) -> Value {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let create = |name: &str| BufWriter::new(std::fs::File::create(folder.join(name)).expect("a file"));
    let (mut export, mut texts) = (create("result.json"), create("texts.txt"));
    let mut put = |line: &str| export.write_all(line.as_bytes()).expect("room on the disk");
    put("{\"about\": \"\", \"personal_information\": {}, \"chats\": {\"about\": \"\", \"list\": [");
    let of_group = messages / 8;
    for group in 0..8 {
        let comma = if group > 0 { "," } else { "" };
        put(&format!(
            "{comma}\n{{\"name\": \"群{group}\", \"type\": \"private_supergroup\", \"id\": {group}, \"messages\": ["
        ));
        for place in 0..of_group {
            let text = text(&mut dice, &words);
            let (at, who) = (FIRST + (place * 8 + group) as u64 * 50, dice.skewed(9_000));
            let mut line = String::from(if place > 0 { ",\n" } else { "\n" });
            write!(
                line,
                "{{\"id\": {}, \"type\": \"message\", \"date\": \"2024-01-01T00:00:00\", \"date_unixtime\": \"{at}\", \
                 \"from\": \"用户{who}\", \"from_id\": \"user{who}\", \"text\": {}}}",
                place + 1,
                json!(text)
            )
            .expect("text");
            put(&line);
            writeln!(texts, "{at}\t{text}").expect("room on the disk");
        }
        put("]}");
    }
    put("]}}");
    json!({ "messages": of_group * 8 })
}

fn import(folder: &Path, keep: bool, workspace: &Path) -> Value {
    let app = App::create(workspace, Arc::new(SystemClock), Ports::default()).expect("a workspace");
    let community =
        call(&app, "community_add", &json!({ "name": "大群", "tz": "Asia/Shanghai", "scale": "many" }));
    let community = &community["uid"];
    let input = json!({ "community": community, "paths": [folder.join("result.json")], "keep_texts": keep });
    let (took, report) = milliseconds(|| call(&app, "chat_import", &input));
    app.store.checkpoint().expect("a checkpoint");
    let room = call(&app, "texts_room", &json!({ "community": community }));
    let bytes = std::fs::metadata(app.store.path()).expect("a database").len();
    json!({ "import_s": took / 1e3, "messages": report["messages"], "room": room, "bytes": bytes, "peak_mb": peak_mb(false) })
}

/// Fifty questions, each with the parts that its hits must hold.
fn questions() -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |question: &str, parts: &[&str]| {
        all.push((question.to_owned(), parts.iter().map(|part| part.to_lowercase()).collect()));
    };
    for topic in &TOPICS[..15] {
        add(topic, &[topic]);
    }
    for (topic, city) in TOPICS.iter().zip(CITIES) {
        add(&format!("{city} {topic}"), &[city, topic]);
    }
    for piece in [
        "末线下",
        "服务器",
        "数据库接口",
        "酒店机票",
        "华为手机",
        "打车去",
        "火锅奶茶",
        "咖啡",
        "论文代码测试",
        "不好意思",
    ] {
        add(&format!("\"{piece}\""), &[piece]);
    }
    for number in ["7", "77", "123", "499"] {
        add(&format!("第{number}天打卡"), &[&format!("第{number}天打卡")]);
        add(&format!("\"p/{number}?from\""), &[&format!("p/{number}?from")]);
    }
    for words in ["onboarding guide", "roadmap friday", "leaderboard", "shanghai time beta", "没有这句话的"]
    {
        add(&format!("\"{words}\""), &[words]);
    }
    all
}

fn ask(folder: &Path, workspace: &Path) -> Value {
    let file = std::fs::File::open(folder.join("texts.txt")).expect("texts");
    let mut texts: Vec<(i64, String)> = BufReader::new(file)
        .lines()
        .map(|line| {
            let line = line.expect("a line");
            let (at, text) = line.split_once('\t').expect("two columns");
            (at.parse().expect("a number"), text.to_owned())
        })
        .collect();
    texts.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let app =
        App::open(workspace, Access::Write, Arc::new(SystemClock), Ports::default()).expect("a workspace");
    let overview = call(&app, "workspace_overview", &json!({}));
    let community = &overview["communities"][0]["uid"];
    let find = |words: &str| {
        let input = json!({ "community": community, "words": words, "limit": PAGE });
        milliseconds(|| call(&app, "text_search", &input))
    };
    // The dictionary is read when it is needed for the first time.
    let (first_ms, _) = find("周末线下活动");
    let (mut times, mut hits) = (Vec::new(), 0);
    let questions = questions();
    assert_eq!(questions.len(), 50);
    for (words, parts) in &questions {
        let expected: Vec<i64> = texts
            .iter()
            .filter(|(_, text)| {
                let folded = text.to_lowercase();
                parts.iter().all(|part| folded.contains(part))
            })
            .take(PAGE)
            .map(|(at, _)| *at)
            .collect();
        for _ in 0..RUNS {
            let (took, found) = find(words);
            let found: Vec<i64> = found["hits"]
                .as_array()
                .expect("hits")
                .iter()
                .map(|hit| hit["at"].as_i64().expect("a time") / 1000)
                .collect();
            assert_eq!(found, expected, "{words}");
            times.push(took);
        }
        hits += expected.len();
    }
    json!({
        "questions": questions.len(), "hits": hits, "p50_ms": percentile(&times, 50), "p95_ms": percentile(&times, 95),
        "worst_ms": percentile(&times, 100), "first_ms": first_ms,
    })
}
