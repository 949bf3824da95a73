//! The window of Tulou: a thin shell over the command table of `tulou-core`.
fn main() {}
