//! The one command of the window: `rpc(name, input)` runs the core's command table on a blocking thread. Names that begin
//! with `window_` are the shell's own and are answered in `native`.

use std::sync::Arc;

use serde_json::Value;
use tauri::{
    AppHandle, Manager, Webview,
    ipc::{Channel, JavaScriptChannelId, Response},
};
use tulou_core::{
    Error, Result,
    api::{self, Job, Progress},
};

use crate::{native, shell::Shell};

/// Runs one command. `progress` hears of the advance of jobs; its id names the job for `window_cancel`.
#[tauri::command]
pub async fn rpc(
    handle: AppHandle,
    webview: Webview,
    name: String,
    input: Value,
    progress: Option<JavaScriptChannelId>,
) -> Result<Response> {
    if let Some(call) = name.strip_prefix("window_") {
        let label = webview.label().to_owned();
        let channel = progress.map(|id| id.channel_on(webview));
        let answer = native::answer(&handle, &label, call, input, channel).await?;
        return Ok(Response::new(answer.to_string()));
    }
    let progress = progress.map(|id| id.channel_on(webview));
    // A panic ends the task, not the app, and reaches the page as an error with a code.
    let task = tauri::async_runtime::spawn_blocking(move || run(&handle, &name, &input, progress));
    task.await.unwrap_or_else(|reason| Err(Error::internal(reason))).map(Response::new)
}

fn run(handle: &AppHandle, name: &str, input: &Value, progress: Option<Channel<Progress>>) -> Result<String> {
    let shell = handle.state::<Shell>();
    let app = shell.app()?;
    let id = progress.as_ref().map(Channel::id);
    let cancelled = id.map_or_else(Arc::default, |id| shell.begin_job(id));
    let report = |advance: Progress| {
        // A page that was closed meanwhile hears nothing, and the job is told by its switch.
        if let Some(channel) = &progress {
            drop(channel.send(advance));
        }
    };
    let _ended = Ended { shell: &shell, id };
    api::call(&app, name, &input.to_string(), &Job::new(&report, &cancelled))
}

/// Forgets the job when it ends, also by a panic.
struct Ended<'a> {
    shell: &'a Shell,
    id: Option<u32>,
}

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            self.shell.end_job(id);
        }
    }
}
