//! HTTP host over the command table.
fn main() {}
