//! `tulou-cli`: the command table for scripts and servers.
fn main() {}
