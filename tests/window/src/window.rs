//! One session of the built app: its own display, folders and bus, driven through WebKitWebDriver.

use std::{
    fs::File,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, Locator, error::NewSessionError, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{built, bus::Bus, display::Display, process::Running};

/// The app in a session.
pub struct Window {
    /// The driver's client, for clicks and keys.
    pub client: Client,
    folder: TempDir,
    driver: Running,
    display: Display,
    /// What shows its notices. Programs of the desktop end with their bus, so it goes last.
    pub bus: Bus,
}

impl Window {
    /// Starts the app on a fresh workspace; nobody shows its notices.
    pub async fn start() -> Self {
        Self::on(tempfile::tempdir().expect("a temporary folder"), Bus::without_service()).await
    }

    /// Starts the app on the workspace in `folder`/workspace and on a bus.
    pub async fn on(folder: TempDir, bus: Bus) -> Self {
        Self::with_arguments(folder, bus, &[]).await
    }

    /// Starts the app so, with arguments.
    pub async fn with_arguments(folder: TempDir, bus: Bus, arguments: &[&str]) -> Self {
        let display = Display::start();
        let (mut driver, mut began) = Self::begin(&folder, &bus, &display, arguments).await;
        // The driver now and then resets the first connection, or another program has taken its port: it is begun anew.
        for _ in 0..2 {
            if !matches!(began, Err(NewSessionError::FailedC(_))) {
                break;
            }
            drop(driver);
            (driver, began) = Self::begin(&folder, &bus, &display, arguments).await;
        }
        let client = began.expect("a session");
        let window = Self { client, folder, driver, display, bus };
        window.wait("body").await;
        window
    }

    /// Starts the driver, and the app through it.
    async fn begin(
        folder: &TempDir,
        bus: &Bus,
        display: &Display,
        arguments: &[&str],
    ) -> (Running, Result<Client, NewSessionError>) {
        let port = free_port();
        let log = File::create(folder.path().join("driver.log")).expect("a log");
        let mut command = Command::new("WebKitWebDriver");
        command
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .envs(surroundings(folder.path(), &display.name, &bus.address))
            // Without these the app does not open its web view to the driver, and the session never begins.
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(log.try_clone().expect("a log"))
            .stderr(log);
        let driver = Running::start(&mut command);
        wait_for_port(port);
        let mut capabilities = Capabilities::new();
        let options = json!({ "binary": built("tulou"), "args": arguments });
        capabilities.insert("webkitgtk:browserOptions".to_owned(), options);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let began = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await;
        (driver, began)
    }

    /// The folder of the workspace.
    pub fn workspace(&self) -> PathBuf {
        self.folder.path().join("workspace")
    }

    /// The folder of the person's configuration.
    pub fn configuration(&self) -> PathBuf {
        self.folder.path().join("config")
    }

    /// The display's name, for programs that look at the window from outside.
    pub fn display(&self) -> &str {
        &self.display.name
    }

    /// Starts the app a second time, as the person would, with arguments.
    pub fn start_again(&self, arguments: &[&str]) -> Running {
        let mut command = Command::new(built("tulou"));
        command
            .args(arguments)
            .envs(surroundings(self.folder.path(), &self.display.name, &self.bus.address))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Running::start(&mut command)
    }

    /// Waits for an element.
    pub async fn wait(&self, css: &str) -> fantoccini::elements::Element {
        let waited = self.client.wait().at_most(Duration::from_secs(20)).for_element(Locator::Css(css)).await;
        waited.unwrap_or_else(|reason| panic!("`{css}` did not appear: {reason}\n{}", self.log()))
    }

    /// Runs a command of the table through the page's own way to the core: `Ok(output)` or `Err(error)`.
    pub async fn rpc(&self, name: &str, input: Value) -> Result<Value, Value> {
        self.invoke("rpc", json!({ "name": name, "input": input })).await
    }

    /// Calls any command of Tauri, as a script in the page could.
    pub async fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let script = "const [command, input, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, input).then((ok) => done({ ok }), (error) => done({ error }));";
        let answer =
            self.client.execute_async(script, vec![json!(command), arguments]).await.expect("an answer");
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["ok"].clone()),
        }
    }

    /// Runs a script and returns its value.
    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("a value")
    }

    /// Waits for two frames, so that a screenshot shows the present page.
    pub async fn settle(&self) {
        let script = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));";
        self.client.execute_async(script, Vec::new()).await.expect("two frames");
    }

    /// What the app and the driver wrote.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("driver.log")).unwrap_or_default()
    }

    /// Asks the app, not its driver, to end, as a logout does; whether it did within `at_most`.
    pub async fn end_app(&self, at_most: Duration) -> bool {
        let app = built("tulou");
        let process = self.driver.started(&app).expect("the app runs");
        // SAFETY: plain system call on a process that belongs to this test.
        assert_eq!(unsafe { libc::kill(process, libc::SIGTERM) }, 0, "the app is there to be told");
        self.app_ends(at_most).await
    }

    /// Whether the app ends by itself within `at_most`.
    pub async fn app_ends(&self, at_most: Duration) -> bool {
        let app = built("tulou");
        let end = Instant::now() + at_most;
        while self.driver.started(&app).is_some() && Instant::now() < end {
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        self.driver.started(&app).is_none()
    }

    /// Ends the session and with it the app.
    pub async fn close(self) -> TempDir {
        let Self { client, folder, .. } = self;
        client.close().await.expect("the session ends");
        folder
    }
}

/// The app started without a driver: for what happens around the page.
pub struct Plain {
    /// The app.
    pub app: Running,
    _display: Display,
}

impl Plain {
    /// Starts the app on the workspace in `folder`/workspace.
    pub fn start(folder: &Path, bus: &Bus, extra: &[(&str, String)]) -> Self {
        let display = Display::start();
        let log = File::create(folder.join("app.log")).expect("a log");
        let mut command = Command::new(built("tulou"));
        command
            .envs(surroundings(folder, &display.name, &bus.address))
            .envs(extra.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a log"))
            .stderr(log);
        Self { app: Running::start(&mut command), _display: display }
    }
}

/// Folders of its own: WebKit and the app would else share storage between tests, and with the developer's own Tulou.
fn surroundings(folder: &Path, display: &str, bus: &str) -> Vec<(&'static str, String)> {
    let inside = |name: &str| folder.join(name).display().to_string();
    vec![
        ("DISPLAY", display.to_owned()),
        ("DBUS_SESSION_BUS_ADDRESS", bus.to_owned()),
        ("TULOU_WORKSPACE", inside("workspace")),
        ("XDG_DATA_HOME", inside("data")),
        ("XDG_CACHE_HOME", inside("cache")),
        ("XDG_CONFIG_HOME", inside("config")),
        ("LANG", "C.UTF-8".to_owned()),
        ("NO_AT_BRIDGE", "1".to_owned()),
    ]
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

fn wait_for_port(port: u16) {
    let end = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < end, "WebKitWebDriver does not listen");
        std::thread::sleep(Duration::from_millis(20));
    }
}
