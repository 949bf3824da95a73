//! The close button of a window: the virtual display has no window manager, so this says what one would say.

use x11rb::{
    CURRENT_TIME,
    connection::Connection,
    protocol::xproto::{Atom, AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window},
    rust_connection::RustConnection,
};

/// Asks the window that is seen on a display to close, as its close button does.
pub fn press_close_button(display: &str) {
    let (connection, screen) = RustConnection::connect(Some(display)).expect("the display");
    let root = connection.setup().roots[screen].root;
    let (protocols, delete) = (atom(&connection, "WM_PROTOCOLS"), atom(&connection, "WM_DELETE_WINDOW"));
    let windows = connection.query_tree(root).expect("a request").reply().expect("the windows").children;
    let takes_it =
        |window: &Window| is_seen(&connection, *window) && lists(&connection, *window, protocols, delete);
    let window = windows.into_iter().find(takes_it).expect("a window with a close button");
    let press = ClientMessageEvent::new(32, window, protocols, [delete, CURRENT_TIME, 0, 0, 0]);
    // Waits until the display has done it: the requests of a client that has hung up already are dropped unread.
    connection
        .send_event(false, window, EventMask::NO_EVENT, press)
        .expect("a request")
        .check()
        .expect("sent");
}

fn atom(connection: &RustConnection, name: &str) -> Atom {
    connection.intern_atom(false, name.as_bytes()).expect("a request").reply().expect("an atom").atom
}

fn is_seen(connection: &RustConnection, window: Window) -> bool {
    let attributes = connection.get_window_attributes(window).expect("a request").reply();
    attributes.is_ok_and(|attributes| attributes.map_state == MapState::VIEWABLE)
}

fn lists(connection: &RustConnection, window: Window, list: Atom, atom: Atom) -> bool {
    let held =
        connection.get_property(false, window, list, AtomEnum::ATOM, 0, 64).expect("a request").reply();
    held.is_ok_and(|held| held.value32().is_some_and(|mut atoms| atoms.any(|one| one == atom)))
}
