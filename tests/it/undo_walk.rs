//! Every write of the command table is done, undone and redone on random states, and the whole database compared.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::world::{World, demo_gone, input_of, writes};

const ROUNDS: u64 = 2;

/// One write: done, undone, redone. Says whether it changed anything.
fn walk(world: &World, name: &str, input: &Value) -> bool {
    let test = &world.test;
    test.clock.advance(60_000);
    let before = test.snapshot();
    test.call(name, input.clone());
    let after = test.snapshot();
    if after == before {
        return false;
    }
    let same = |expected: &str, what: &str| {
        let found = test.snapshot();
        let differs = expected.lines().zip(found.lines()).find(|(a, b)| a != b);
        assert!(found == expected, "{name}({input}) {what}: {differs:#?}");
    };
    test.call("undo", json!({}));
    same(&before, "was not undone");
    test.call("redo", json!({}));
    same(&after, "was not redone");
    true
}

#[test]
fn every_write_is_undone_and_redone_exactly() {
    let mut changing = BTreeSet::new();
    for seed in 1..=ROUNDS {
        let world = World::new(seed);
        for name in writes(seed) {
            let input = input_of(name, &world);
            if walk(&world, name, &input) {
                changing.insert(name);
            }
            if name == "demo" {
                demo_gone(&world);
            }
        }
    }
    let idle: Vec<_> = writes(1).into_iter().filter(|name| !changing.contains(name)).collect();
    assert!(idle.is_empty(), "these cases never change anything: {idle:?}");
}
