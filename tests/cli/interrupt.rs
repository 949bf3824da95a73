//! Ctrl+C on work that takes a while: it stops soon, says so, ends with the status of an interrupt, and nothing is left.

#![cfg(unix)]

use std::{
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{Place, files, program};

const ROWS: usize = 200_000;

#[test]
fn an_import_of_a_large_list_that_is_interrupted_leaves_nothing() {
    let place = Place::made();
    let rows: String = (0..ROWS).map(|n| format!("会员{n},138{n:08},wx{n}\n")).collect();
    let list = place.file("large.csv", &format!("姓名,手机号,微信号\n{rows}"));
    let before = files(&place.workspace());
    let mut import = program();
    import.arg("--workspace").arg(place.workspace()).args(["import", &list]);
    let mut child = import.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut messages = BufReader::new(child.stderr.take().unwrap());
    // Interrupted in the middle: after it has said how far it is.
    let mut first = String::new();
    messages.read_line(&mut first).unwrap();
    assert!(first.trim().parse::<usize>().is_ok_and(|row| row < ROWS), "it is at work: {first:?}");
    let interrupted = Instant::now();
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let mut rest = String::new();
    messages.read_to_string(&mut rest).unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(130), "{rest}");
    assert!(interrupted.elapsed() < Duration::from_secs(10), "it stopped after {:?}", interrupted.elapsed());
    assert!(rest.contains("Nothing was changed"), "{rest}");
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "", "no result");
    assert_eq!(place.members(), 0);
    assert_eq!(files(&place.workspace()), before, "no file is left");
    place.good(["check"]);
}
