//! The HTTP host of the browser journeys: the built UI and the command table from one loopback address, with the content
//! policy of the window. It is never shipped.
//!
//! `tulou-test-host --workspace DIR --dist DIR [--port N] [--now MILLIS]` prints its address and serves until its standard
//! input ends, so that it cannot outlive the test that started it.

mod assets;
mod calls;
mod events;

use std::{
    error::Error,
    io::{Read, Write},
    path::PathBuf,
    sync::Arc,
};

use axum::{
    Router,
    routing::{get, post},
};
use tokio::net::TcpListener;
use tulou_core::{
    Clock,
    api::App,
    clock::{FixedClock, SystemClock},
    store::Access,
};

/// What every request can reach.
pub struct Host {
    app: App,
    dist: PathBuf,
    clock: Option<Arc<FixedClock>>,
    events: events::Events,
    jobs: calls::Jobs,
}

/// Counts, so that a child that reads a workbook can be held to its limit.
#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tulou_host::answer_read_table();
    let options = Options::read(std::env::args().skip(1))?;
    let clock = options.now.map(|now| Arc::new(FixedClock::at(now)));
    let app = open(&options.workspace, clock.clone())?;
    let host = Arc::new(Host {
        app,
        dist: options.dist,
        clock,
        events: events::Events::default(),
        jobs: calls::Jobs::default(),
    });
    events::follow(&host);
    let routes = Router::new()
        .route("/rpc/{name}", post(calls::call))
        .route("/cancel/{job}", post(calls::cancel))
        .route("/clock/{now}", post(calls::set_clock))
        .route("/changes", get(events::stream))
        .fallback(get(assets::serve))
        .with_state(host);
    let listener = TcpListener::bind(("127.0.0.1", options.port)).await?;
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    std::thread::spawn(end_with_input);
    axum::serve(listener, routes).await?;
    Ok(())
}

/// Opens the workspace, or makes it.
fn open(folder: &std::path::Path, fixed: Option<Arc<FixedClock>>) -> tulou_core::Result<App> {
    let clock: Arc<dyn Clock> = match fixed {
        Some(clock) => clock,
        None => Arc::new(SystemClock),
    };
    if folder.join("workspace.json").exists() {
        App::open(folder, Access::Write, clock, tulou_host::ports())
    } else {
        App::create(folder, clock, tulou_host::ports())
    }
}

/// Open event streams would keep a graceful end waiting, so the process ends with its input.
fn end_with_input() {
    let mut nothing = [0_u8; 64];
    while std::io::stdin().read(&mut nothing).is_ok_and(|read| read > 0) {}
    std::process::exit(0);
}

struct Options {
    workspace: PathBuf,
    dist: PathBuf,
    port: u16,
    now: Option<i64>,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let (mut workspace, mut dist, mut port, mut now) = (None, None, 0, None);
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--workspace" => workspace = Some(PathBuf::from(value)),
                "--dist" => dist = Some(PathBuf::from(value)),
                "--port" => port = value.parse()?,
                "--now" => now = Some(value.parse()?),
                _ => return Err(format!("unknown option {name}").into()),
            }
        }
        Ok(Self {
            workspace: workspace.ok_or("--workspace is missing")?,
            dist: dist.ok_or("--dist is missing")?,
            port,
            now,
        })
    }
}
