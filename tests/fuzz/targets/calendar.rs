//! Calendar files and their rules.

use tulou_core::{
    exchange::{self, ItemKind},
    recurrence::{Rule, parse_civil},
};

use crate::campaign::Target;

pub const CALENDAR: Target = Target {
    name: "calendar",
    words: &[
        "BEGIN:VCALENDAR\r\n",
        "END:VCALENDAR\r\n",
        "BEGIN:VEVENT\r\n",
        "END:VEVENT\r\n",
        "BEGIN:VTODO\r\n",
        "END:VTODO\r\n",
        "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n",
        "BEGIN:VTIMEZONE\r\n",
        "TZID:Mars/Base\r\n",
        "RRULE:FREQ=DAILY\r\n",
        "DTSTART;TZID=Europe/Berlin:20260329T023000\r\n",
        "DTSTART;VALUE=DATE:20260229\r\n",
        "DTEND:20260301T000000Z\r\n",
        "RECURRENCE-ID:",
        "EXDATE:",
        "RDATE;VALUE=PERIOD:",
        "DURATION:-P1W2DT3H",
        "UID:a\r\n",
        "SEQUENCE:99999999999\r\n",
        "\r\n ",
        "\n\t",
        ";X=\"",
        "\\,",
        "\\n",
        "STATUS:COMPLETED\r\n",
        "COMPLETED:20260301T000000Z\r\n",
    ],
    seeds: || {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/calendars");
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
    },
    longest: 30_000,
    replays: 1_500,
    change: None,
    run: calendar,
};

pub const RULES: Target = Target {
    name: "rules",
    words: &[
        "FREQ=",
        "YEARLY",
        "MONTHLY",
        "WEEKLY",
        "DAILY",
        "HOURLY",
        "MINUTELY",
        "SECONDLY",
        ";INTERVAL=",
        ";COUNT=",
        ";UNTIL=",
        "20260301T000000Z",
        "20260301",
        ";BYDAY=",
        "MO,-1SU,53FR",
        ";BYMONTH=",
        ";BYMONTHDAY=",
        "-31,31",
        ";BYYEARDAY=",
        "-366",
        ";BYWEEKNO=",
        "53,-53",
        ";BYSETPOS=",
        ";BYHOUR=",
        ";BYMINUTE=",
        ";BYSECOND=60",
        ";WKST=SU",
        ";X-OWN=1",
        "lowercase",
    ],
    seeds: Vec::new,
    longest: 400,
    replays: 4_000,
    change: None,
    run: rule,
};

fn calendar(bytes: &[u8]) {
    let (parsed, again) = (exchange::parse(bytes), exchange::parse(bytes));
    assert_eq!(parsed.items, again.items, "the same each time");
    for item in &parsed.items {
        assert!(!item.uid.is_empty(), "an item without an identity");
        assert!(item.kind == ItemKind::Todo || item.when.is_some(), "an event without a time");
        let mut originals: Vec<_> = item.exceptions.iter().map(|exception| exception.original).collect();
        originals.dedup();
        assert_eq!(originals.len(), item.exceptions.len(), "a date that differs twice");
    }
    exchange::titled_days(&String::from_utf8_lossy(bytes));
}

fn rule(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(rule) = Rule::parse(&text) else { return };
    let written = rule.to_string();
    let read =
        Rule::parse(&written).unwrap_or_else(|error| panic!("{text:?} is written as {written:?}: {error}"));
    assert_eq!(read, rule, "{text:?} is written as {written:?}");
    let start = parse_civil("start", "2026-03-02T10:00:00").unwrap();
    let to = parse_civil("to", "2028-03-02T10:00:00").unwrap();
    let mut last = None;
    for date in rule.expand_between(start, start, Some(to)).take(50) {
        assert!(date >= start && date < to, "{date} is not in the window");
        assert!(last.is_none_or(|last| last < date), "{date} after {last:?}");
        last = Some(date);
    }
}
