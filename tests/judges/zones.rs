//! The VTIMEZONE of every zone that we know, from 2000 to 2037, read by dateutil and compared with Python's zoneinfo.

use tulou_core::{
    exchange::zone_text,
    recurrence::{Zone, zone_names},
};

use crate::support;

/// 2000-01-01.
const FROM: i64 = 946_684_800_000;

#[test]
fn the_vtimezone_of_every_zone_says_what_zoneinfo_says() {
    let Some(python) = support::python() else { return };
    let mut input = String::new();
    let names = zone_names();
    for name in &names {
        let zone = Zone::named(name).unwrap();
        input += &format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", zone_text(&zone, FROM));
    }
    let answer = support::run(&python, "zones.py", &[], &input);
    let (differing, counts): (Vec<&str>, Vec<&str>) = answer.lines().partition(|line| line.contains(": "));
    println!("{}", counts.concat());
    assert!(differing.is_empty(), "{} zones differ:\n{}", differing.len(), differing.join("\n"));
    assert!(counts.concat().starts_with(&format!("{} zones", names.len())));
}
