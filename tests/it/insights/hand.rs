//! The figures as METRICS says them, by sets and loops.

use super::*;

/// The number of those who say something; one more has joined and is silent.
pub const MEMBERS: u8 = 8;
const CHANNELS: u8 = 2;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    at: i64,
    member: u8,
    channel: u8,
    kind: &'static str,
}

fn event() -> impl Strategy<Value = Event> {
    let kinds = prop::sample::select(vec!["message", "reply", "reaction", "check-in", "leave", "dance"]);
    (0..100 * 24 * 3600_i64, 0..MEMBERS, 0..CHANNELS, kinds).prop_map(|(at, member, channel, kind)| {
        // The second channel is known for a third of the time, and nobody ever says anything in the middle.
        let at = if channel == 1 { at / 3 } else { at };
        let at = if at > 40 * 86_400 && at < 60 * 86_400 { at + 30 * 86_400 } else { at };
        Event { at: 1_704_067_200 + at, member, channel, kind }
    })
}

pub fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 1..120).prop_map(|mut events| {
        events.sort();
        events
    })
}

pub fn csv(events: &[Event]) -> String {
    let mut text = String::from("time,member_id,channel,kind\n");
    for Event { at, member, channel, kind } in events {
        let time = chrono::DateTime::from_timestamp(*at, 0).unwrap().format("%Y-%m-%dT%H:%M:%SZ");
        text.push_str(&format!("{time},m{member},c{channel},{kind}\n"));
    }
    text
}

fn day_of(at: i64, clock: &Zone) -> NaiveDate {
    clock.civil_of(at * 1000).date()
}

fn counts(kind: &str) -> bool {
    ["message", "reply", "reaction", "check-in"].contains(&kind)
}

/// Who was there on which day, up to a day.
pub struct People {
    pub days: BTreeMap<u8, BTreeSet<NaiveDate>>,
    done: BTreeMap<NaiveDate, (u32, u32)>,
    /// By channel, the first and the last day of which it speaks.
    known: BTreeMap<u8, (NaiveDate, NaiveDate)>,
    as_of: NaiveDate,
}

impl People {
    pub fn of(events: &[Event], clock: &Zone, as_of: Option<NaiveDate>) -> Self {
        let mut known: BTreeMap<u8, (NaiveDate, NaiveDate)> = BTreeMap::new();
        for event in events {
            let day = day_of(event.at, clock);
            let span = known.entry(event.channel).or_insert((day, day));
            *span = (span.0.min(day), span.1.max(day));
        }
        let as_of = as_of.unwrap_or_else(|| known.values().map(|span| span.1).max().unwrap());
        let mut days: BTreeMap<u8, BTreeSet<NaiveDate>> = BTreeMap::new();
        let mut done: BTreeMap<NaiveDate, (u32, u32)> = BTreeMap::new();
        for event in events.iter().filter(|event| counts(event.kind)) {
            let day = day_of(event.at, clock);
            if day <= as_of {
                days.entry(event.member).or_default().insert(day);
                let done = done.entry(day).or_default();
                done.0 += 1;
                done.1 += u32::from(["message", "reply"].contains(&event.kind));
            }
        }
        Self { days, done, known, as_of }
    }

    pub fn first_known(&self) -> NaiveDate {
        self.known.values().map(|span| span.0).min().unwrap()
    }

    pub fn last_known(&self) -> NaiveDate {
        self.known.values().map(|span| span.1).max().unwrap()
    }

    pub fn is_known(&self, day: NaiveDate) -> bool {
        self.known.values().any(|(first, last)| *first <= day && day <= *last)
    }

    fn within(&self, day: NaiveDate, length: i64) -> usize {
        let range = day - Duration::days(length - 1)..=day;
        self.days.values().filter(|days| days.range(range.clone()).next().is_some()).count()
    }

    pub fn activity(&self, day: NaiveDate) -> Value {
        if !self.is_known(day) || day > self.as_of {
            return json!({ "on": day.to_string(), "people": null, "week": null, "month": null, "interactions": null, "messages": null });
        }
        let (interactions, messages) = self.done.get(&day).copied().unwrap_or_default();
        json!({
            "on": day.to_string(), "people": self.within(day, 1), "week": self.all_of(day, 7),
            "month": self.all_of(day, 30), "interactions": interactions, "messages": messages,
        })
    }

    /// The same where all of the days are known.
    fn all_of(&self, day: NaiveDate, length: i64) -> Option<usize> {
        self.are_known(day - Duration::days(length - 1), day).then(|| self.within(day, length))
    }

    fn are_known(&self, from: NaiveDate, to: NaiveDate) -> bool {
        from.iter_days().take_while(|day| *day <= to).all(|day| self.is_known(day))
    }

    /// The same; before the log begins there is nothing that could be missing.
    fn nothing_missing(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.are_known(from.max(self.first_known()), to)
    }

    /// The day of the first interaction.
    pub fn firsts(&self) -> Vec<(Option<u8>, NaiveDate)> {
        self.days.iter().map(|(member, days)| (Some(*member), *days.first().unwrap())).collect()
    }

    /// The day of joining, of those who joined while the log speaks.
    pub fn joined(&self, dated: &BTreeMap<u8, NaiveDate>) -> Vec<(Option<u8>, NaiveDate)> {
        let within = |day: &NaiveDate| self.first_known() <= *day && *day <= self.as_of;
        dated.iter().filter(|(_, day)| within(day)).map(|(member, day)| (Some(*member), *day)).collect()
    }

    pub fn cohorts(&self, interval: &str, starts: &[(Option<u8>, NaiveDate)]) -> Value {
        let mut cohorts: BTreeMap<NaiveDate, Vec<(Option<u8>, NaiveDate)>> = BTreeMap::new();
        for start in starts {
            cohorts.entry(begin(interval, start.1)).or_default().push(*start);
        }
        let told = cohorts.iter().map(|(start, members)| {
            let days = |member: &Option<u8>| member.and_then(|member| self.days.get(&member));
            let there = |from: NaiveDate, to: NaiveDate| {
                let is_there = |(member, _): &&(Option<u8>, NaiveDate)| {
                    days(member).is_some_and(|days| from <= to && days.range(from..=to).next().is_some())
                };
                members.iter().filter(is_there).count()
            };
            let (mut bounded, mut unbounded) = (Vec::new(), Vec::new());
            let mut from = *start;
            while from <= self.as_of {
                let to = after(interval, from) - Duration::days(1);
                let over = to <= self.as_of;
                let known = from == *start || self.nothing_missing(from, to);
                bounded.push((over && known).then(|| there(from, to)));
                let seen =
                    from.iter_days().take_while(|day| *day <= self.as_of).any(|day| self.is_known(day));
                unbounded.push((over && seen).then(|| there(from, self.as_of)));
                from = after(interval, from);
            }
            let end = after(interval, *start) - Duration::days(1);
            let bracket = [(1, 3), (4, 7), (8, 14), (15, 30)].map(|(first, last)| {
                let is_there = |(member, start): &&(Option<u8>, NaiveDate)| {
                    let range = *start + Duration::days(first)..=*start + Duration::days(last);
                    days(member).is_some_and(|days| days.range(range).next().is_some())
                };
                let until = end + Duration::days(last);
                let known = self.nothing_missing(*start + Duration::days(first), until);
                (until <= self.as_of && known).then(|| members.iter().filter(is_there).count())
            });
            json!({
                "start": start.to_string(), "size": members.len(), "complete": end <= self.as_of,
                "bounded": bounded, "unbounded": unbounded, "bracket": bracket,
            })
        });
        told.collect()
    }

    pub fn lifecycle(&self, interval: &str) -> Value {
        let mut steps = Vec::new();
        let mut from = begin(interval, self.first_known());
        let there = |from: NaiveDate| -> BTreeSet<u8> {
            let to = after(interval, from) - Duration::days(1);
            let is_there = |(_, days): &(&u8, &BTreeSet<NaiveDate>)| days.range(from..=to).next().is_some();
            self.days.iter().filter(is_there).map(|(member, _)| *member).collect()
        };
        let (mut before, mut ever) = (BTreeSet::new(), BTreeSet::new());
        let mut known_before = true;
        while from <= self.as_of {
            let now = there(from);
            let to = after(interval, from) - Duration::days(1);
            let new = now.difference(&ever).count();
            let retained = now.intersection(&before).count();
            let resurrected = now.len() - new - retained;
            let churned = before.difference(&now).count();
            let known = self.are_known(from, to) && known_before;
            known_before = self.nothing_missing(from, to);
            steps.push(json!({
                "start": from.to_string(), "complete": to <= self.as_of, "known": known, "active": now.len(),
                "new": new, "retained": retained, "resurrected": resurrected, "churned": churned,
                "quick_ratio": (churned > 0).then(|| (new + resurrected) as f64 / churned as f64),
                "period_over_period": (!before.is_empty()).then(|| retained as f64 / before.len() as f64),
            }));
            ever.extend(&now);
            before = now;
            from = after(interval, from);
        }
        json!(steps)
    }
}

fn begin(interval: &str, day: NaiveDate) -> NaiveDate {
    match interval {
        "day" => day,
        "week" => day - Duration::days(i64::from(day.weekday().num_days_from_monday())),
        _ => day.with_day(1).unwrap(),
    }
}

fn after(interval: &str, begin: NaiveDate) -> NaiveDate {
    match interval {
        "day" => begin + Duration::days(1),
        "week" => begin + Duration::days(7),
        _ => begin + chrono::Months::new(1),
    }
}
