//! Development tasks: run, test, tidy, bindings, schema, dist, bench, soak, fuzz.
fn main() {}
