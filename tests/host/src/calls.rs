//! Commands over HTTP: `POST /rpc/NAME` with the input as body. A request may name its job in the header `tulou-job`; its
//! progress then comes as events, and `POST /cancel/JOB` stops it.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::IntoResponse,
};
use serde_json::json;
use tulou_core::{
    Error, Result,
    api::{self, Job, Progress},
};

use crate::Host;

/// The running jobs by the name that the page gave them.
#[derive(Default)]
pub struct Jobs(Mutex<HashMap<String, Arc<AtomicBool>>>);

impl Jobs {
    fn with<T>(&self, body: impl FnOnce(&mut HashMap<String, Arc<AtomicBool>>) -> T) -> T {
        body(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Runs one command; an error is answered with status 422 and the error as JSON.
pub async fn call(
    State(host): State<Arc<Host>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    input: String,
) -> impl IntoResponse {
    let job = headers.get("tulou-job").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let task = tokio::task::spawn_blocking(move || run(&host, &name, &input, job));
    let outcome = task.await.unwrap_or_else(|reason| Err(Error::internal(reason)));
    let (status, body) = match outcome {
        Ok(output) => (StatusCode::OK, output),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, serde_json::to_string(&error).unwrap_or_default()),
    };
    (status, [(CONTENT_TYPE, "application/json")], body)
}

fn run(host: &Host, name: &str, input: &str, job: Option<String>) -> Result<String> {
    let cancelled = Arc::new(AtomicBool::new(false));
    if let Some(job) = &job {
        host.jobs.with(|jobs| jobs.insert(job.clone(), cancelled.clone()));
    }
    let report = |progress: Progress| {
        if let Some(job) = &job {
            let advance = json!({ "job": job, "done": progress.done, "total": progress.total });
            host.events.send("progress", &advance.to_string());
        }
    };
    let outcome = api::call(&host.app, name, input, &Job::new(&report, &cancelled));
    if let Some(job) = &job {
        host.jobs.with(|jobs| jobs.remove(job));
    }
    outcome
}

/// Stops a job. One that has ended needs no stopping.
pub async fn cancel(State(host): State<Arc<Host>>, Path(job): Path<String>) -> StatusCode {
    if let Some(cancelled) = host.jobs.with(|jobs| jobs.get(&job).cloned()) {
        cancelled.store(true, Ordering::Relaxed);
    }
    StatusCode::NO_CONTENT
}

/// Sets the clock of a host that was started with `--now`.
pub async fn set_clock(State(host): State<Arc<Host>>, Path(now): Path<i64>) -> StatusCode {
    match &host.clock {
        Some(clock) => {
            clock.set(now);
            StatusCode::NO_CONTENT
        }
        None => StatusCode::CONFLICT,
    }
}
