//! One event or to-do with its changed dates, written.

use chrono::Duration;

use super::{
    export::{is_utc, lines},
    lines::{Component, Property, read},
    model::{Alarm, Kept, Part, stand_in},
    rules,
    series::alarm_of,
    values::{push_civil, push_date},
    view::ExportOptions,
    writer::Writer,
};
use crate::{
    clock::Millis,
    recurrence::{Civil, Zone, civil_text, parse_civil},
    schedule::{Exception, ExceptionKind, Kind, Schedule, Tz, Window},
    subjects::Subject,
};

/// Something planned, with what is to be written of it.
pub(super) struct Entry<'a> {
    pub subject: &'a Subject,
    /// Its time; a task may have none.
    pub schedule: Option<&'a Schedule>,
    /// What came with it in a file.
    pub kept: Vec<Kept>,
    /// Its reminders; nothing when they are not known here, then alarms go out as they came.
    pub alarms: Option<Vec<Alarm>>,
    /// Dates of a repeating task that are done, and when that was.
    pub done: Vec<(Civil, Millis)>,
    /// The UID under which it is known elsewhere; without one it is the record's own.
    pub uid: Option<&'a String>,
    /// Whether it came in a file.
    pub came: bool,
}

/// Text properties, whose kept line is used while it says the same.
const TEXTS: [&str; 4] = ["SUMMARY", "DESCRIPTION", "LOCATION", "URL"];

/// One component of an entry: the master, or a date that is changed or done.
#[derive(Default)]
struct Dated<'a> {
    start: Option<Civil>,
    minutes: Option<i64>,
    /// The name of the date; nothing for the master.
    original: Option<Civil>,
    exception: Option<&'a Exception>,
    done_at: Option<Millis>,
}

impl Entry<'_> {
    /// Writes all components of the entry.
    pub fn write(&self, out: &mut Writer, community: &Zone, options: &ExportOptions) {
        let Some(schedule) = self.schedule else {
            let timeless = Dated { done_at: self.subject.done_at, ..Dated::default() };
            return self.component(out, community, options, &timeless);
        };
        if options.flatten && schedule.is_series() {
            return self.flat(out, schedule, community, options);
        }
        let master = Dated {
            start: Some(schedule.start),
            minutes: schedule.duration_min,
            done_at: self.subject.done_at,
            ..Dated::default()
        };
        self.component(out, community, options, &master);
        let changed: Vec<&Exception> =
            schedule.exceptions.iter().filter(|exception| is_component(exception)).collect();
        for exception in &changed {
            let dated = Dated {
                start: Some(exception.starts()),
                minutes: exception.duration_min.or(schedule.duration_min),
                original: Some(exception.original),
                exception: Some(*exception),
                done_at: self.done_on(exception.original),
            };
            self.component(out, community, options, &dated);
        }
        for (original, at) in self.done.iter().filter(|_| !options.tasks_as_events) {
            if changed.iter().all(|exception| exception.original != *original) {
                let (start, minutes) = (Some(*original), schedule.duration_min);
                let dated =
                    Dated { start, minutes, original: Some(*original), exception: None, done_at: Some(*at) };
                self.component(out, community, options, &dated);
            }
        }
    }

    fn done_on(&self, original: Civil) -> Option<Millis> {
        self.done.iter().find(|(known, _)| *known == original).map(|(_, at)| *at)
    }

    /// A series as single events, for programs that do not follow its rule.
    fn flat(&self, out: &mut Writer, schedule: &Schedule, community: &Zone, options: &ExportOptions) {
        let mut dates = Vec::new();
        schedule.collect(community, options.window(schedule, community), &mut dates);
        dates.sort_by_key(|date| date.start_at);
        for date in dates {
            let mut single = schedule.clone();
            single.ical_uid = name_of_date(&schedule.ical_uid, &date.original, date.start);
            single.start = date.start;
            single.duration_min = Some((date.end - date.start).num_minutes()).filter(|minutes| *minutes > 0);
            (single.rrule, single.related_to) = (None, None);
            single.exceptions.clear();
            let mut subject = self.subject.clone();
            subject.title = date.overrides.title.unwrap_or(subject.title);
            subject.place = date.overrides.place.or(subject.place);
            subject.note = date.overrides.note.or(subject.note);
            subject.done_at =
                parse_civil("original", &date.original).ok().and_then(|original| self.done_on(original));
            let kept = self.kept.iter().filter(|kept| kept.original.is_empty()).cloned().collect();
            let entry = Entry {
                subject: &subject,
                schedule: Some(&single),
                kept,
                alarms: self.alarms.clone(),
                done: Vec::new(),
                uid: None,
                came: self.came,
            };
            let dated = Dated {
                start: Some(single.start),
                minutes: single.duration_min,
                done_at: subject.done_at,
                ..Dated::default()
            };
            entry.component(out, community, options, &dated);
        }
    }

    fn component(&self, out: &mut Writer, community: &Zone, options: &ExportOptions, dated: &Dated<'_>) {
        let todo = self.subject.kind == Kind::Task && !options.tasks_as_events;
        let name = if todo { "VTODO" } else { "VEVENT" };
        if !todo && dated.start.is_none() {
            return;
        }
        out.plain("BEGIN", name);
        let changed = self.schedule.map_or(0, |schedule| schedule.updated_at).max(self.subject.updated_at);
        let changed = changed.max(dated.done_at.unwrap_or_default());
        match self.schedule {
            Some(schedule) => out.plain("UID", self.uid.unwrap_or(&schedule.ical_uid)),
            None => out.plain("UID", self.uid.unwrap_or(&self.subject.uid.to_string())),
        }
        stamp(out, "DTSTAMP", changed);
        stamp(out, "LAST-MODIFIED", changed);
        if let Some(schedule) = self.schedule {
            out.plain("SEQUENCE", &schedule.sequence.to_string());
            self.times(out, schedule, community, todo, dated);
        }
        self.words(out, dated, todo);
        self.inside(out, dated);
        out.plain("END", name);
    }

    fn times(&self, out: &mut Writer, schedule: &Schedule, community: &Zone, todo: bool, dated: &Dated<'_>) {
        let form = Form::of(schedule, community);
        let Some(start) = dated.start else { return };
        let seconds = self.seconds(dated);
        let end_name = if todo { "DUE" } else { "DTEND" };
        let end = match (schedule.all_day, dated.minutes) {
            (true, minutes) => Some(start + Duration::minutes(minutes.unwrap_or(1440).max(1440))),
            (false, None) => None,
            (false, Some(minutes)) => {
                let length = seconds.unwrap_or_else(|| Duration::minutes(minutes));
                Some(form.zone.civil_of(form.zone.resolve(start) + length.num_milliseconds()))
            }
        };
        if todo && end.is_none() && !schedule.is_series() {
            return form.write(out, "DUE", start);
        }
        form.write(out, "DTSTART", start);
        if let Some(end) = end {
            form.write(out, end_name, end);
        }
        if let Some(original) = dated.original {
            return form.write(out, "RECURRENCE-ID", original);
        }
        if let Some(rule) = schedule.rrule.as_deref() {
            out.plain("RRULE", &rules::text(rule, schedule, community));
        }
        for exception in &schedule.exceptions {
            match exception.kind {
                ExceptionKind::Skip => form.write(out, "EXDATE", exception.original),
                ExceptionKind::Add if exception.original != schedule.start => {
                    form.write(out, "RDATE", exception.original);
                }
                ExceptionKind::Add | ExceptionKind::Move => {}
            }
        }
        if let Some(related) = &schedule.related_to {
            out.plain("RELATED-TO", related);
        }
    }

    fn kept_of<'a>(&'a self, dated: &Dated<'_>, part: Part) -> impl Iterator<Item = &'a Kept> {
        let original = dated.original.map(civil_text).unwrap_or_default();
        self.kept.iter().filter(move |kept| kept.part == part && kept.original == original)
    }

    /// The exact length, when a file gave one that is not of whole minutes and the plan still says the same.
    fn seconds(&self, dated: &Dated<'_>) -> Option<Duration> {
        let kept = self.kept_of(dated, Part::Seconds).next()?;
        let exact = Duration::seconds(kept.raw.trim().parse().ok()?);
        (Some(super::parse::minutes(exact)) == dated.minutes).then_some(exact)
    }

    /// Texts, state, and everything that came and is not understood.
    fn words(&self, out: &mut Writer, dated: &Dated<'_>, todo: bool) {
        let raw: Vec<String> = self.kept_of(dated, Part::Properties).map(|kept| kept.raw.clone()).collect();
        let kept = properties(&raw.join("\n"));
        let own = dated.exception.map(|exception| &exception.overrides);
        let of = |own: Option<&String>, subject: Option<&str>| {
            own.cloned().or_else(|| subject.map(str::to_owned)).unwrap_or_default()
        };
        let subject = self.subject;
        let texts = [
            of(own.and_then(|own| own.title.as_ref()), Some(&subject.title)),
            of(own.and_then(|own| own.note.as_ref()), subject.note.as_deref()),
            of(own.and_then(|own| own.place.as_ref()), subject.place.as_deref()),
            subject.link.clone().unwrap_or_default(),
        ];
        let untitled = own.is_none_or(|own| own.title.is_none()) && self.is_untitled();
        for (name, text) in TEXTS.into_iter().zip(&texts) {
            if untitled && name == "SUMMARY" {
                kept.iter()
                    .filter(|property| property.name == name)
                    .for_each(|property| out.raw(&property.text));
                continue;
            }
            match kept.iter().find(|property| property.name == name && property.content() == *text) {
                Some(property) => out.raw(&property.text),
                None if name == "URL" => {
                    if !text.is_empty() && !text.contains(['\n', '\r']) {
                        out.plain(name, text);
                    }
                }
                None => out.text(name, text),
            }
        }
        let done = todo.then_some(dated.done_at).flatten();
        let says_done = |property: &Property| property.name == "STATUS" && property.value == "COMPLETED";
        if todo {
            let kept_status = kept.iter().find(|property| property.name == "STATUS");
            match (done, kept_status) {
                (Some(at), _) => {
                    out.raw("STATUS:COMPLETED");
                    stamp(out, "COMPLETED", at);
                    out.raw("PERCENT-COMPLETE:100");
                }
                (None, Some(status)) if !says_done(status) => out.raw(&status.text),
                (None, _) => out.raw("STATUS:NEEDS-ACTION"),
            }
        }
        let written = |name: &str| {
            TEXTS.contains(&name)
                || (todo && matches!(name, "STATUS" | "COMPLETED"))
                || (done.is_some() && name == "PERCENT-COMPLETE")
        };
        for property in kept.iter().filter(|property| !written(&property.name)) {
            out.raw(&property.text);
        }
    }

    /// What came without a title got one for the screen, and goes out without one as long as nobody gave it a better.
    fn is_untitled(&self) -> bool {
        let (note, place) = (self.subject.note.as_deref(), self.subject.place.as_deref());
        let came_with = |kept: &Kept| {
            let titled = |one: &Property| one.name == "SUMMARY" && !one.content().trim().is_empty();
            kept.part == Part::Properties && properties(&kept.raw).iter().any(titled)
        };
        self.came
            && self.subject.title == stand_in(note.unwrap_or_default(), place.unwrap_or_default())
            && !self.kept.iter().any(came_with)
    }

    /// Alarms: those that came while they are still wanted, then the others.
    fn inside(&self, out: &mut Writer, dated: &Dated<'_>) {
        let mut wanted = self.alarms.clone();
        let mut stayed = Vec::new();
        for kept in self.kept_of(dated, Part::Inside) {
            let alarm = component(&kept.raw).as_ref().and_then(alarm_of);
            let stays = match (alarm, &mut wanted) {
                (Some(alarm), Some(wanted)) => match wanted.iter().position(|known| *known == alarm) {
                    Some(place) => {
                        stayed.push(wanted.remove(place));
                        true
                    }
                    // Two of the same are one reminder here.
                    None if stayed.contains(&alarm) => true,
                    // The reminder was taken away here.
                    None => dated.original.is_some(),
                },
                _ => true,
            };
            if stays {
                lines(out, &kept.raw);
            }
        }
        if dated.original.is_some() && dated.done_at.is_some() {
            // Nobody needs to be told of what is done.
            return;
        }
        for alarm in wanted.unwrap_or_default() {
            out.raw("BEGIN:VALARM");
            out.raw("ACTION:DISPLAY");
            out.text("DESCRIPTION", &self.subject.title);
            let name = if alarm.from_end { "TRIGGER;RELATED=END" } else { "TRIGGER" };
            let sign = if alarm.lead_min > 0 { "-" } else { "" };
            out.plain(name, &format!("{sign}PT{}M", alarm.lead_min.abs()));
            out.raw("END:VALARM");
        }
    }
}

/// The UID of one date of a series that goes out as single events: the same wherever the date is moved to.
fn name_of_date(series: &str, original: &str, start: Civil) -> String {
    let at = if original.is_empty() { civil_text(start) } else { original.to_owned() };
    format!("{series}-{}", at.replace(['-', ':'], ""))
}

/// The UID of the series of which one date has this UID.
pub(super) fn series_of_date(uid: &str) -> Option<&str> {
    let (series, at) = uid.rsplit_once('-')?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (day, clock) = at.split_once('T')?;
    (day.len() == 8 && clock.len() == 6 && is_digits(day) && is_digits(clock)).then_some(series)
}

/// Whether a changed date is a component of its own: one that is merely added stands in RDATE.
fn is_component(exception: &Exception) -> bool {
    let changed =
        exception.start.is_some() || exception.duration_min.is_some() || !exception.overrides.is_empty();
    exception.kind == ExceptionKind::Move || (exception.kind == ExceptionKind::Add && changed)
}

/// How the times of a schedule are written.
struct Form<'a> {
    zone: &'a Zone,
    all_day: bool,
    floating: bool,
    utc: bool,
}

impl<'a> Form<'a> {
    fn of(schedule: &'a Schedule, community: &'a Zone) -> Self {
        let zone = schedule.zone(community);
        Self { zone, all_day: schedule.all_day, floating: schedule.tz == Tz::Floating, utc: is_utc(zone) }
    }

    fn write(&self, out: &mut Writer, name: &str, at: Civil) {
        out.with(name, |line| {
            if self.all_day {
                line.push_str(";VALUE=DATE:");
                return push_date(line, at.date());
            }
            if !self.floating && !self.utc {
                line.push_str(";TZID=");
                line.push_str(self.zone.name());
            }
            line.push(':');
            push_civil(line, at);
            if !self.floating && self.utc {
                line.push('Z');
            }
        });
    }
}

fn stamp(out: &mut Writer, name: &str, at: Millis) {
    out.with(name, |line| {
        line.push(':');
        push_civil(line, Zone::utc().civil_of(at));
        line.push('Z');
    });
}

/// The alarms among kept components.
pub(super) fn alarms_in(kept: &[String]) -> Vec<Alarm> {
    kept.iter().filter_map(|raw| component(raw).as_ref().and_then(alarm_of)).collect()
}

fn component(raw: &str) -> Option<Component> {
    read(raw.as_bytes()).0.into_iter().next()
}

fn properties(raw: &str) -> Vec<Property> {
    component(&format!("BEGIN:X\n{raw}\nEND:X\n")).map(|component| component.properties).unwrap_or_default()
}

impl ExportOptions {
    /// The window in which a series is written date by date.
    fn window(&self, schedule: &Schedule, community: &Zone) -> Window {
        const YEARS: Millis = 3 * 366 * 86_400_000;
        let start = schedule.zone(community).resolve(schedule.start);
        let from = self.from_at.unwrap_or(start.min(self.now - YEARS));
        Window { from, to: self.to_at.unwrap_or(self.now + YEARS) }
    }
}
