//! What another program on the display sees and does: it reads the clipboard, and keys are pressed while it has the focus.

use std::time::{Duration, Instant};

use x11rb::{
    COPY_DEPTH_FROM_PARENT, CURRENT_TIME,
    connection::Connection,
    protocol::{
        Event,
        xproto::{AtomEnum, ConnectionExt, CreateWindowAux, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, WindowClass},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

/// How long whoever owns the clipboard may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the clipboard holds as `target` (`UTF8_STRING`, `image/png`, `text/uri-list`); nothing when it is not there so.
pub fn clipboard(display: &str, target: &str) -> Option<Vec<u8>> {
    let (connection, screen) = RustConnection::connect(Some(display)).expect("the display");
    let root = connection.setup().roots[screen].root;
    let window = connection.generate_id().expect("an id");
    let shape = CreateWindowAux::new();
    connection
        .create_window(
            COPY_DEPTH_FROM_PARENT,
            window,
            root,
            0,
            0,
            1,
            1,
            0,
            WindowClass::INPUT_ONLY,
            0,
            &shape,
        )
        .expect("a window");
    let atom = |name: &str| {
        connection.intern_atom(false, name.as_bytes()).expect("a request").reply().expect("an atom").atom
    };
    let (selection, target, place) = (atom("CLIPBOARD"), atom(target), atom("TULOU_TEST"));
    connection.convert_selection(window, selection, target, place, CURRENT_TIME).expect("a request");
    connection.flush().expect("the request is sent");
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        match connection.poll_for_event().expect("the display") {
            Some(Event::SelectionNotify(answer)) if answer.property == x11rb::NONE => return None,
            Some(Event::SelectionNotify(_)) => {
                let held = connection.get_property(true, window, place, AtomEnum::ANY, 0, u32::MAX / 4);
                return Some(held.expect("a request").reply().expect("the content").value);
            }
            Some(_) => {}
            None => std::thread::yield_now(),
        }
    }
    None
}

/// The code of a key by its name of X.
fn code(connection: &RustConnection, keysym: u32) -> u8 {
    let setup = connection.setup();
    let (first, last) = (setup.min_keycode, setup.max_keycode);
    let asked = connection.get_keyboard_mapping(first, last - first + 1).expect("a request");
    let mapping = asked.reply().expect("the keys");
    let per_key = usize::from(mapping.keysyms_per_keycode);
    let place = mapping.keysyms.chunks(per_key).position(|of_key| of_key.contains(&keysym));
    first + u8::try_from(place.expect("a key of the keyboard")).expect("a code")
}

/// Presses keys together, as somebody does in whatever program has the focus: their names of X, the last one is the key itself.
pub fn press(display: &str, keysyms: &[u32]) {
    let (connection, _) = RustConnection::connect(Some(display)).expect("the display");
    let codes: Vec<u8> = keysyms.iter().map(|keysym| code(&connection, *keysym)).collect();
    let send = |kind, code| {
        connection.xtest_fake_input(kind, code, CURRENT_TIME, x11rb::NONE, 0, 0, 0).expect("a request");
    };
    codes.iter().for_each(|code| send(KEY_PRESS_EVENT, *code));
    codes.iter().rev().for_each(|code| send(KEY_RELEASE_EVENT, *code));
    // Any answer says that the keys were pressed before the connection goes, which would drop them.
    connection.get_input_focus().expect("a request").reply().expect("the keys are pressed");
}
