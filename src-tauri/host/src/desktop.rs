//! What the desktop can show of us: whether there is a graphics processor, whether there is a tray, and whether our library
//! for it can be loaded.

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

/// Without a graphics processor WebKit would draw through an emulated one and copy the pictures back: the first paint takes half
/// as long again. It is told to draw by itself then. Comes first in the program, because the environment is changed.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
pub fn draw_without_emulation() {
    let is_device = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b"renderD");
    let devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    if devices.map(|entry| entry.file_name()).any(|name| is_device(&name)) {
        return;
    }
    for name in ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_SKIA_ENABLE_CPU_RENDERING"] {
        if std::env::var_os(name).is_none() {
            // SAFETY: no other thread is there yet that could read the environment.
            unsafe { std::env::set_var(name, "1") };
        }
    }
}

/// The other systems' web views look after that themselves.
#[cfg(not(target_os = "linux"))]
pub fn draw_without_emulation() {}
