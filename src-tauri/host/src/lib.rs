//! What the window and the command line share of the operating system: child readers, notifications.
