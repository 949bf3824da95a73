//! Support for tests through the command table: temporary workspaces, fixed clocks, builders.
