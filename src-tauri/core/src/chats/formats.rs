//! All formats, in the order in which they win when two are equally sure.

mod chatlab;
mod copied;
mod discord;
mod discord_csv;
mod discourse;
mod discourse_topic;
mod feishu;
mod github;
mod line;
mod matrix;
mod mbox;
mod plain_txt;
mod qce;
mod qce_txt;
mod qq;
mod qq_mht;
mod rosters;
mod slack;
mod telegram;
mod vcard;
mod wechat;
mod wechat_csv;
mod whatsapp;

use super::{Chat, Event, Format, Message, Person, Problem, Sink, Time};
use crate::Result;

/// Every format.
pub static FORMATS: &[&dyn Format] = &[
    &chatlab::ChatLab,
    &wechat::WeFlow,
    &qce::Qce,
    &qce::QceChunks,
    &qce::QceLines,
    &discord::Discord,
    &telegram::Telegram,
    &wechat::Chatlog,
    &matrix::Matrix,
    &feishu::Feishu,
    &github::GitHub,
    &discourse_topic::DiscourseTopic,
    &rosters::WeComGroup,
    &rosters::QqMembers,
    &slack::Slack,
    &wechat_csv::PyWxDump,
    &wechat_csv::MemoTrace,
    &wechat_csv::ChatlogCsv,
    &discord_csv::DiscordCsv,
    &discourse::Discourse,
    &discourse_topic::DiscoursePosts,
    &vcard::VCard,
    &mbox::Mbox,
    &qq_mht::QqMht,
    &qq::Qq,
    &qce_txt::QceText,
    &plain_txt::WeFlowText,
    &plain_txt::ChatlogText,
    &plain_txt::WeLinkText,
    &whatsapp::WhatsApp,
    &line::Line,
    &copied::Copied,
];

/// The names of all formats, each once.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = FORMATS.iter().map(|format| format.name()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What WeChat or QQ says about who came and went, wherever its words were kept; whether it did.
pub fn notice(text: &str, time: Option<Time>, sink: &mut dyn Sink) -> Result<bool> {
    Ok(wechat::notice(text, time, sink)? || qq::notice(text.trim(), time, sink)?)
}

/// Hears nothing: for looking through a file before it is read.
pub struct Quiet;

impl Sink for Quiet {
    fn chat(&mut self, _: &Chat<'_>) -> Result<()> {
        Ok(())
    }
    fn member(&mut self, _: &Person<'_>) -> Result<()> {
        Ok(())
    }
    fn message(&mut self, _: &Message<'_>) -> Result<()> {
        Ok(())
    }
    fn event(&mut self, _: &Event<'_>) -> Result<()> {
        Ok(())
    }
    fn problem(&mut self, _: Problem) {}
}
