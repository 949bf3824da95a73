//! A message bus of the test's own with a notification service on it, which notes what it is asked to show and can press
//! the buttons.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use zbus::{OwnedVariant, connection, interface, object_server::SignalEmitter};

use crate::process::Running;

const PATH: &str = "/org/freedesktop/Notifications";

/// What the app asked the desktop to show.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The service's number for it.
    pub id: u32,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Its buttons: key and label in turn.
    pub actions: Vec<String>,
}

/// The bus and, unless it was asked for without, the service.
pub struct Bus {
    /// Its address for `DBUS_SESSION_BUS_ADDRESS`.
    pub address: String,
    notices: Arc<Mutex<Vec<Notice>>>,
    connection: Option<zbus::Connection>,
    _daemon: Running,
}

impl Bus {
    /// A bus with a notification service.
    pub fn with_service() -> Self {
        let mut bus = Self::without_service();
        let service = Service(bus.notices.clone());
        bus.connection = Some(zbus::block_on(async {
            connection::Builder::address(bus.address.as_str())
                .name("org.freedesktop.Notifications")
                .serve_at(PATH, service)
                .build()
                .await
                .expect("a connection to the bus under the service's name")
        }));
        bus
    }

    /// Pretends that the desktop has a panel with a place for tray icons.
    pub fn add_panel(&self) {
        let connection = self.connection.as_ref().expect("a service");
        zbus::block_on(connection.request_name("org.kde.StatusNotifierWatcher")).expect("the panel's name");
    }

    /// A bus on which nothing shows notices.
    pub fn without_service() -> Self {
        let mut command = Command::new("dbus-daemon");
        command
            .args(["--session", "--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut daemon = Running::start(&mut command);
        let output = daemon.child().stdout.take().expect("the bus's output");
        let mut address = String::new();
        BufReader::new(output).read_line(&mut address).expect("the bus's address");
        Self {
            address: address.trim().to_owned(),
            notices: Arc::default(),
            connection: None,
            _daemon: daemon,
        }
    }

    /// Everything that was shown so far.
    pub fn notices(&self) -> Vec<Notice> {
        self.notices.lock().expect("notices").clone()
    }

    /// Waits until `count` notices were shown.
    pub fn wait_for(&self, count: usize, at_most: Duration) -> Vec<Notice> {
        let end = Instant::now() + at_most;
        loop {
            let notices = self.notices();
            if notices.len() >= count {
                return notices;
            }
            assert!(Instant::now() < end, "{} of {count} notices came within {at_most:?}", notices.len());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Presses a button of a notice, as a person does.
    pub fn press(&self, notice: u32, action: &str) {
        let connection = self.connection.as_ref().expect("a service");
        zbus::block_on(async {
            let service =
                connection.object_server().interface::<_, Service>(PATH).await.expect("the service");
            Service::action_invoked(service.signal_emitter(), notice, action).await.expect("a signal");
            Service::notification_closed(service.signal_emitter(), notice, 2).await.expect("a signal");
        });
    }
}

struct Service(Arc<Mutex<Vec<Notice>>>);

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[allow(clippy::too_many_arguments)] // the desktop's interface
    fn notify(
        &self,
        _app: &str,
        replaces: u32,
        _icon: &str,
        title: String,
        text: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedVariant>,
        _timeout: i32,
    ) -> u32 {
        let mut notices = self.0.lock().expect("notices");
        let next = u32::try_from(notices.len()).expect("few notices") + 1;
        let id = if replaces == 0 { next } else { replaces };
        notices.push(Notice { id, title, text, actions });
        id
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "persistence"].map(str::to_owned).to_vec()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("test".to_owned(), "tulou".to_owned(), "1".to_owned(), "1.2".to_owned())
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;
}
