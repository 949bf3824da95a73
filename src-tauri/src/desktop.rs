//! What the desktop can show of us: whether there is a tray, and whether our library for it can be loaded.

/// Whether a tray icon would be seen. On Linux a panel must offer the service, and the library that speaks to it must be
/// there: without it, making the icon would end the program.
#[cfg(target_os = "linux")]
pub fn has_tray() -> bool {
    const LIBRARIES: [&str; 2] = ["libayatana-appindicator3.so.1", "libappindicator3.so.1"];
    panel_listens() && LIBRARIES.iter().any(|name| loads(name))
}

/// Windows and macOS always have one.
#[cfg(not(target_os = "linux"))]
pub fn has_tray() -> bool {
    true
}

/// Loading a library runs its start code; these two are the ones that the tray would load in any case.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn loads(name: &str) -> bool {
    // SAFETY: the library's initialisers have no precondition; GTK, which they need, is loaded already.
    unsafe { libloading::Library::new(name) }.is_ok()
}

#[cfg(target_os = "linux")]
fn panel_listens() -> bool {
    let ask = async || -> zbus::Result<bool> {
        let bus = zbus::Connection::session().await?;
        let names = zbus::fdo::DBusProxy::new(&bus).await?;
        Ok(names.name_has_owner("org.kde.StatusNotifierWatcher".try_into()?).await?)
    };
    zbus::block_on(ask()).unwrap_or(false)
}
