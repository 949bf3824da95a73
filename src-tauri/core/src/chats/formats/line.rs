//! LINE's export of one chat as text.

use std::{borrow::Cow, collections::HashMap};

use crate::{
    Result,
    chats::{
        Chat,
        EventKind::{Invited, Joined, Left},
        Format, Kind, Options, Sample, Sink, Source,
        clock::{self, Cursor, Half, Order, OrderGuess, Parts},
        draft::{
            Draft,
            Sentence::{self, After, Around, Between, Passive},
            tell,
        },
        lines,
    },
};

/// LINE's text.
pub struct Line;

const SENTENCES: &[Sentence] = &[
    After(" joined the group", Joined),
    After(" joined the chat", Joined),
    After(" left the group", Left),
    After(" left the chat", Left),
    Around(" added ", " to the group", Invited),
    Around(" removed ", " from the group", Left),
    After("已加入群組", Joined),
    After("加入群組", Joined),
    After("已加入聊天", Joined),
    After("加入聊天", Joined),
    After("已離開群組", Left),
    After("離開群組", Left),
    After("已離開聊天", Left),
    After("離開聊天", Left),
    Around("已將", "退出群組", Left),
    Around("將", "退出群組", Left),
    Around("已將", "加入群組", Invited),
    After("已加入群组", Joined),
    After("已加入该群", Joined),
    Around("已将", "添加至群", Invited),
    Around("已将", "添加到群", Invited),
    Around("已新增", "至群組", Invited),
    After("已退群", Left),
    After("加入了群组", Joined),
    After("加入群组", Joined),
    After("已退出群组", Left),
    After("退出了群组", Left),
    After("退出群组", Left),
    After("がグループに参加しました", Joined),
    After("が参加しました", Joined),
    After("がグループを退会しました", Left),
    After("が退会しました", Left),
    After("がグループから退出しました", Left),
    After("が退出しました", Left),
    Passive("がグループから退会させられました", Left),
    Around("が", "をグループに追加しました", Invited),
    Around("が", "をグループから退会させました", Left),
];

/// An invitation is no coming: who accepts it is told by another line.
const INVITED: &[&str] = &["invited ", "邀請", "邀请", "招待しました"];

const RECALLED: &[&str] = &[
    "unsent a message",
    "Message unsent",
    "撤回了一条消息",
    "已收回訊息",
    "已收回消息",
    "收回了訊息",
    "がメッセージの送信を取り消しました",
    "メッセージの送信を取り消しました",
];

const MEDIA: &[(&str, &str)] = &[
    ("[照片]", "photo"),
    ("[图片]", "photo"),
    ("[圖片]", "photo"),
    ("[Photo]", "photo"),
    ("[写真]", "photo"),
    ("[貼圖]", "sticker"),
    ("[贴图]", "sticker"),
    ("[Sticker]", "sticker"),
    ("[スタンプ]", "sticker"),
    ("[影片]", "video"),
    ("[视频]", "video"),
    ("[Video]", "video"),
    ("[動画]", "video"),
    ("[語音訊息]", "voice"),
    ("[语音信息]", "voice"),
    ("[语音消息]", "voice"),
    ("[Voice message]", "voice"),
    ("[ボイスメッセージ]", "voice"),
    ("[檔案]", "file"),
    ("[文件]", "file"),
    ("[File]", "file"),
    ("[ファイル]", "file"),
];

impl Format for Line {
    fn name(&self) -> &'static str {
        "line"
    }

    fn sniff(&self, sample: &Sample) -> u32 {
        let titled = sample
            .lines
            .first()
            .is_some_and(|line| line.trim_start_matches('\u{feff}').starts_with("[LINE]"));
        // Blanks in place of tabs are believed only where lines of dates stand between.
        let blanks = sample.share(|line| date_line(line).is_some()) > 0;
        let is = |line: &str| Clock::of(line, '\t').is_some() || blanks && Clock::of(line, ' ').is_some();
        match sample.share(is) {
            _ if titled => 99,
            0 => 0,
            // The first line is one of a date.
            _ => sample.headed(|line| is(line) || date_line(line).is_some()),
        }
    }

    fn read(&self, source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<()> {
        let (order, names) = survey(source, options, sink)?;
        let mut reader =
            Reader { order, names, day: None, draft: None, quoted: false, begun: false, stem: source.stem() };
        lines::each(source, options, sink, |number, line, sink| reader.line(number, line, sink))?;
        reader.begin(None, sink)?;
        reader.flush(sink)
    }
}

/// Looks at the whole file: the order of its dates and, where blanks stand for tabs, the names that begin its lines.
fn survey(source: &Source, options: &Options, sink: &mut dyn Sink) -> Result<(Order, Option<Names>)> {
    let mut guess = OrderGuess::default();
    let (mut tabs, mut names) = (false, Names::default());
    lines::each(source, options, &mut super::Quiet, |_, line, _| {
        if let Some((parts, slash, named)) = date_line(line) {
            guess.see(parts, slash, named);
        } else if Clock::of(line, '\t').is_some() {
            tabs = true;
        } else if let Some(clock) = Clock::of(line, ' ') {
            names.see(clock.rest);
        }
        Ok(())
    })?;
    let order = guess.decide(options, sink);
    Ok((order, (!tabs).then_some(names)))
}

/// How often lines begin with one, two and three words: a name is as long as it is always followed by the same.
#[derive(Default)]
struct Names {
    counts: HashMap<String, u64>,
}

impl Names {
    fn see(&mut self, rest: &str) {
        for words in 1..=3 {
            if let Some((name, _)) = split_words(rest, words) {
                *self.counts.entry(name.to_owned()).or_default() += 1;
            }
        }
    }

    fn split<'a>(&self, rest: &'a str) -> Option<(&'a str, &'a str)> {
        let (first, mut found) = (split_words(rest, 1)?, split_words(rest, 1)?);
        let count = self.counts.get(first.0).copied().unwrap_or(0);
        for words in 2..=3 {
            match split_words(rest, words) {
                Some(longer) if count > 1 && self.counts.get(longer.0) == Some(&count) => found = longer,
                _ => break,
            }
        }
        Some(found)
    }
}

/// The first words of a line, and what follows them.
fn split_words(rest: &str, words: usize) -> Option<(&str, &str)> {
    let (at, _) = rest.match_indices(' ').nth(words - 1)?;
    Some((&rest[..at], &rest[at + 1..]))
}

struct Reader {
    order: Order,
    names: Option<Names>,
    day: Option<Parts>,
    draft: Option<Draft>,
    /// Inside a text of several lines, which stands in quotes.
    quoted: bool,
    begun: bool,
    stem: String,
}

impl Reader {
    fn line(&mut self, number: u64, line: &str, sink: &mut dyn Sink) -> Result<()> {
        let plain = line.trim_start_matches('\u{feff}');
        if number <= 2
            && let Some(title) = plain.strip_prefix("[LINE]")
        {
            return self.begin(Some(title.trim()), sink);
        }
        let separator = if self.names.is_some() { ' ' } else { '\t' };
        if let Some(clock) = Clock::of(plain, separator)
            && (self.day.is_some())
            && !(self.quoted && separator == ' ')
        {
            self.begin(None, sink)?;
            self.flush(sink)?;
            self.message(&clock);
            return Ok(());
        }
        if !self.quoted
            && let Some((parts, ..)) = date_line(plain)
        {
            self.begin(None, sink)?;
            self.flush(sink)?;
            self.day = Some(parts);
            return Ok(());
        }
        if let Some(draft) = &mut self.draft {
            draft.line(plain);
            if self.quoted && plain.ends_with('"') {
                self.quoted = false;
                draft.text = draft.text.trim_matches('"').replace("\"\"", "\"");
            }
        }
        Ok(())
    }

    fn message(&mut self, clock: &Clock<'_>) {
        let hour = clock::hour(clock.hour, clock.half);
        let time = self.day.and_then(|day| clock::local(self.order, day, hour, clock.minute, None));
        let split = match &self.names {
            Some(_) if is_notice(clock.rest) => None,
            Some(names) => names.split(clock.rest),
            None => clock.rest.split_once('\t'),
        };
        let mut draft = match split {
            Some((name, text)) if !name.is_empty() => {
                let mut draft = Draft::new(Kind::Message, time, text);
                draft.author_name = Some(name.to_owned());
                draft
            }
            Some((_, text)) => Draft::new(Kind::System, time, text),
            None => Draft::new(Kind::System, time, clock.rest),
        };
        if draft.kind == Kind::Message {
            self.quoted = draft.text.starts_with('"') && draft.text.matches('"').count() % 2 == 1;
            draft.attachment =
                MEDIA.iter().find_map(|(mark, kind)| (draft.text.trim() == *mark).then_some(*kind));
        }
        self.draft = Some(draft);
    }

    /// Begins the chat, unless that was done.
    fn begin(&mut self, title: Option<&str>, sink: &mut dyn Sink) -> Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let name = title.unwrap_or(&self.stem);
        let name = ["のトーク履歴", "的聊天記錄", "的聊天记录"]
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .or_else(|| name.strip_prefix("Chat history in "))
            .or_else(|| name.strip_prefix("Chat history with "))
            .unwrap_or(name);
        sink.chat(&Chat {
            name: Some(Cow::Borrowed(name)),
            platform: "line".into(),
            id: None,
            direct: false,
            zoned: false,
        })
    }

    fn flush(&mut self, sink: &mut dyn Sink) -> Result<()> {
        self.quoted = false;
        let Some(mut draft) = self.draft.take() else { return Ok(()) };
        let text = draft.text.trim().trim_end_matches(['.', '。']).to_owned();
        if draft.kind == Kind::System {
            if !INVITED.iter().any(|words| text.contains(words)) {
                tell(SENTENCES, &text, draft.time, sink)?;
            }
        } else if RECALLED.iter().any(|words| text.ends_with(words))
            && draft
                .author_name
                .as_ref()
                .is_some_and(|name| text.trim_start_matches(name.as_str()).trim().len() <= 60)
            && (RECALLED.contains(&text.as_str())
                || draft.author_name.as_ref().is_some_and(|name| text.starts_with(name.as_str())))
        {
            draft.kind = Kind::Recalled;
        }
        draft.finish(sink)
    }
}

/// Whether a line without tabs is one of LINE's own.
fn is_notice(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '。']);
    let ends = SENTENCES.iter().any(|sentence| match sentence {
        Sentence::After(words, _) | Sentence::Passive(words, _) => text.ends_with(words),
        Sentence::Around(before, after, _) | Sentence::Before(before, after, _) => {
            text.contains(before) && text.ends_with(after)
        }
        Between(..) => false,
    });
    ends || RECALLED.iter().any(|words| text.ends_with(words))
}

/// The time in front of a line, and what follows it.
struct Clock<'a> {
    hour: u32,
    minute: u32,
    half: Option<Half>,
    rest: &'a str,
}

impl<'a> Clock<'a> {
    fn of(line: &'a str, separator: char) -> Option<Self> {
        let mut cursor = Cursor::new(line);
        let word = cursor.word(3);
        let front = if word.is_empty() { None } else { Some(clock::half(&word)?) };
        let (hour, minute, second, behind) = cursor.time()?;
        let rest = cursor.rest().strip_prefix(separator)?;
        (second.is_none() && hour <= 24 && minute < 60 && !rest.is_empty()).then_some(Self {
            hour,
            minute,
            half: front.or(behind),
            rest,
        })
    }
}

/// `2024/03/05(火)`, `2017.09.02 Saturday`, `Fri, 1/30/2026`; also whether there are slashes and a day's name in front.
fn date_line(line: &str) -> Option<(Parts, bool, bool)> {
    let line = line.trim();
    if line.len() > 48 || line.contains('\t') {
        return None;
    }
    let mut cursor = Cursor::new(line);
    let named = match line.split_once(", ") {
        Some((day, _))
            if (3..=9).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_alphabetic()) =>
        {
            cursor.word(day.len() + 2);
            true
        }
        _ => false,
    };
    let (parts, slash) = cursor.date()?;
    let rest = cursor.rest().trim_start_matches('.');
    let weekday = rest.is_empty()
        || rest.starts_with(['(', '（', '周', '週', '星'])
        || rest.strip_prefix(' ').is_some_and(|day| {
            day.starts_with(['(', '（', '周', '週', '星'])
                || day.bytes().all(|byte| byte.is_ascii_alphabetic())
        });
    let year = parts.0 > 31 || parts.2 > 31;
    (weekday && year && rest.chars().count() <= 12).then_some((parts, slash, named))
}
