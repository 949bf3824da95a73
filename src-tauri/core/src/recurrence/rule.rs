//! Rules as text: reading, checking, writing. The grammar is read by the engine; ranges are its business too.

use std::fmt::{self, Write as _};

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use ical::recur::{
    IcalRecurDateTime, IcalRecurFreq, IcalRecurRule, IcalRecurRuleError, IcalRecurSkip, IcalRecurWeekday,
    IcalRecurWeekdayNum,
};

use super::{Civil, Frequency, Rule, RuleEnd, Skip, UntilForm, Weekday, WeekdayNumber, Zone};
use crate::{Error, Result};

impl Rule {
    /// A rule of one frequency and nothing else.
    pub fn every(freq: Frequency) -> Self {
        Self {
            freq,
            interval: 1,
            end: RuleEnd::Never,
            by_month: Vec::new(),
            by_week_no: Vec::new(),
            by_year_day: Vec::new(),
            by_month_day: Vec::new(),
            by_day: Vec::new(),
            by_hour: Vec::new(),
            by_minute: Vec::new(),
            by_second: Vec::new(),
            by_set_pos: Vec::new(),
            week_start: Weekday::Monday,
            skip: Skip::Omit,
        }
    }

    /// Reads the value of an RRULE property. Unknown parts are ignored, as RFC 5545 asks; parts that the frequency
    /// forbids are read and have no effect, so that files from anywhere expand. [`Rule::check`] is the strict one.
    pub fn parse(text: &str) -> Result<Self> {
        let raw = IcalRecurRule::parse(text.trim().trim_start_matches("RRULE:"))
            .map_err(|error| reading(&error))?;
        if raw.scale.as_deref().is_some_and(|scale| scale != "GREGORIAN") {
            return Err(Error::invalid("rrule", "other_calendar_scale"));
        }
        let end = match (raw.count, raw.until) {
            (Some(count), _) => RuleEnd::Count { count },
            (None, Some(until)) => until_of(text, until)?,
            (None, None) => RuleEnd::Never,
        };
        Ok(Self {
            freq: frequency_of(raw.freq),
            interval: raw.interval,
            end,
            by_month: raw.by_month,
            by_week_no: raw.by_week_no,
            by_year_day: raw.by_year_day,
            by_month_day: raw.by_month_day,
            by_day: raw.by_day.iter().map(|day| weekday_number_of(*day)).collect(),
            by_hour: raw.by_hour,
            by_minute: raw.by_minute,
            by_second: raw.by_second,
            by_set_pos: raw.by_set_pos,
            week_start: weekday_of(raw.week_start),
            skip: match raw.skip {
                IcalRecurSkip::Omit => Skip::Omit,
                IcalRecurSkip::Backward => Skip::Backward,
                IcalRecurSkip::Forward => Skip::Forward,
            },
        })
    }

    /// Whether RFC 5545 3.3.10 allows the rule; what a user writes must pass, what a file brings need not.
    pub fn check(&self) -> Result<()> {
        use ical::recur::validate::IcalRecurRuleProblem as Problem;
        // Reading the written form checks every range in one place.
        let raw = IcalRecurRule::parse(&self.to_string()).map_err(|error| reading(&error))?;
        if matches!(self.end, RuleEnd::Count { count: 0 }) {
            return Err(Error::invalid("rrule", "count_zero"));
        }
        match raw.problems().first() {
            None => Ok(()),
            Some(Problem::PartFreq { part, .. }) => {
                Err(Error::invalid("rrule", "part_not_with_frequency").with("part", part.to_string()))
            }
            Some(Problem::OrdinalFreq { .. } | Problem::OrdinalWithWeekNo) => {
                Err(Error::invalid("rrule", "weekday_number_not_allowed"))
            }
            Some(Problem::SetPosAlone) => Err(Error::invalid("rrule", "set_pos_alone")),
            Some(Problem::UntilWithCount | Problem::SkipWithoutScale) => {
                Err(Error::invalid("rrule", "contradiction"))
            }
        }
    }

    /// The same rule with its bound as wall-clock time of `zone` (of no zone: the digits as they stand).
    #[must_use]
    pub fn localised(mut self, zone: Option<&Zone>) -> Self {
        if let RuleEnd::Until { until, form } = self.end {
            let until = match (form, zone) {
                (UntilForm::Date, _) => end_of_day(until),
                (UntilForm::Utc, Some(zone)) => zone.civil_of(until.and_utc().timestamp_millis()),
                _ => until,
            };
            self.end = RuleEnd::Until { until, form: UntilForm::Local };
        }
        self
    }

    /// The same rule that ends with a known last date.
    #[must_use]
    pub fn until(mut self, last: Civil) -> Self {
        self.end = RuleEnd::Until { until: last, form: UntilForm::Local };
        self
    }

    /// The engine's form, with everything that the rule leaves to its start written out and without its count, so
    /// that an expansion may begin at any period.
    pub(super) fn explicit(&self, start: Civil) -> IcalRecurRule {
        use chrono::Datelike;
        let mut raw = self.raw();
        let byte = |value: u32| u8::try_from(value).unwrap_or_default();
        let fill = |part: &mut Vec<u8>, value: u32| {
            if part.is_empty() {
                part.push(byte(value));
            }
        };
        if self.freq >= Frequency::Daily {
            fill(&mut raw.by_hour, start.hour());
        }
        if self.freq >= Frequency::Hourly {
            fill(&mut raw.by_minute, start.minute());
        }
        if self.freq >= Frequency::Minutely {
            fill(&mut raw.by_second, start.second());
        }
        if !self.selects_a_day() {
            let day = i8::try_from(start.day()).unwrap_or_default();
            match self.freq {
                Frequency::Weekly => raw.by_day.push(IcalRecurWeekdayNum {
                    ordinal: None,
                    weekday: to_engine(Weekday::of(start.date())),
                }),
                Frequency::Monthly => raw.by_month_day = vec![day],
                Frequency::Yearly => {
                    fill(&mut raw.by_month, start.month());
                    raw.by_month_day = vec![day];
                }
                _ => {}
            }
        }
        raw
    }

    /// Whether a part that is in force for this frequency chooses days, so that the start does not.
    fn selects_a_day(&self) -> bool {
        let yearly = self.freq == Frequency::Yearly;
        !self.by_day.is_empty()
            || (!self.by_month_day.is_empty() && self.freq != Frequency::Weekly)
            || (!self.by_week_no.is_empty() && yearly)
            || (!self.by_year_day.is_empty() && (yearly || self.freq < Frequency::Daily))
    }

    fn raw(&self) -> IcalRecurRule {
        IcalRecurRule {
            freq: match self.freq {
                Frequency::Secondly => IcalRecurFreq::Secondly,
                Frequency::Minutely => IcalRecurFreq::Minutely,
                Frequency::Hourly => IcalRecurFreq::Hourly,
                Frequency::Daily => IcalRecurFreq::Daily,
                Frequency::Weekly => IcalRecurFreq::Weekly,
                Frequency::Monthly => IcalRecurFreq::Monthly,
                Frequency::Yearly => IcalRecurFreq::Yearly,
            },
            until: match self.end {
                RuleEnd::Until { until, form: UntilForm::Date } => {
                    Some(super::expand::engine_time(end_of_day(until)))
                }
                RuleEnd::Until { until, .. } => Some(super::expand::engine_time(until)),
                _ => None,
            },
            count: None,
            interval: self.interval.max(1),
            by_second: self.by_second.clone(),
            by_minute: self.by_minute.clone(),
            by_hour: self.by_hour.clone(),
            by_day: self
                .by_day
                .iter()
                .map(|day| IcalRecurWeekdayNum { ordinal: day.number, weekday: to_engine(day.weekday) })
                .collect(),
            by_month_day: self.by_month_day.clone(),
            by_year_day: self.by_year_day.clone(),
            by_week_no: self.by_week_no.clone(),
            by_month: self.by_month.clone(),
            by_set_pos: self.by_set_pos.clone(),
            week_start: to_engine(self.week_start),
            scale: None,
            skip: match self.skip {
                Skip::Omit => IcalRecurSkip::Omit,
                Skip::Backward => IcalRecurSkip::Backward,
                Skip::Forward => IcalRecurSkip::Forward,
            },
        }
    }
}

impl fmt::Display for Rule {
    /// The normal form: parts in one order, defaults left out, upper case.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.skip {
            Skip::Omit => {}
            Skip::Backward => f.write_str("RSCALE=GREGORIAN;")?,
            Skip::Forward => f.write_str("RSCALE=GREGORIAN;")?,
        }
        write!(f, "FREQ={}", frequency_name(self.freq))?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.end {
            RuleEnd::Never => {}
            RuleEnd::Count { count } => write!(f, ";COUNT={count}")?,
            RuleEnd::Until { until, form } => {
                let form = match form {
                    UntilForm::Date => "%Y%m%d",
                    UntilForm::Local => "%Y%m%dT%H%M%S",
                    UntilForm::Utc => "%Y%m%dT%H%M%SZ",
                };
                write!(f, ";UNTIL={}", until.format(form))?;
            }
        }
        if self.week_start != Weekday::Monday {
            write!(f, ";WKST={}", self.week_start.letters())?;
        }
        list(f, "BYMONTH", &self.by_month)?;
        list(f, "BYWEEKNO", &self.by_week_no)?;
        list(f, "BYYEARDAY", &self.by_year_day)?;
        list(f, "BYMONTHDAY", &self.by_month_day)?;
        list(f, "BYDAY", &self.by_day)?;
        list(f, "BYHOUR", &self.by_hour)?;
        list(f, "BYMINUTE", &self.by_minute)?;
        list(f, "BYSECOND", &self.by_second)?;
        list(f, "BYSETPOS", &self.by_set_pos)?;
        match self.skip {
            Skip::Omit => Ok(()),
            Skip::Backward => f.write_str(";SKIP=BACKWARD"),
            Skip::Forward => f.write_str(";SKIP=FORWARD"),
        }
    }
}

impl fmt::Display for WeekdayNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(number) = self.number {
            write!(f, "{number}")?;
        }
        f.write_str(self.weekday.letters())
    }
}

fn list(f: &mut fmt::Formatter<'_>, name: &str, values: &[impl fmt::Display]) -> fmt::Result {
    for (index, value) in values.iter().enumerate() {
        if index == 0 {
            write!(f, ";{name}={value}")?;
        } else {
            f.write_char(',')?;
            write!(f, "{value}")?;
        }
    }
    Ok(())
}

fn reading(error: &IcalRecurRuleError) -> Error {
    Error::invalid("rrule", "not_a_rule").with("message", error.to_string())
}

/// The engine reads UNTIL without recording how it was written, so its form comes from the text.
fn until_of(text: &str, until: IcalRecurDateTime) -> Result<RuleEnd> {
    let value = text
        .split(';')
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("UNTIL"))
        .map_or("", |(_, value)| value.trim());
    let form = match value.len() {
        8 => UntilForm::Date,
        15 => UntilForm::Local,
        _ => UntilForm::Utc,
    };
    let until = super::expand::civil_time(until).ok_or_else(|| Error::invalid("rrule", "not_a_rule"))?;
    Ok(RuleEnd::Until { until, form })
}

fn end_of_day(at: NaiveDateTime) -> NaiveDateTime {
    let date: NaiveDate = at.date();
    date.and_hms_opt(23, 59, 59).unwrap_or(at)
}

fn frequency_of(freq: IcalRecurFreq) -> Frequency {
    match freq {
        IcalRecurFreq::Secondly => Frequency::Secondly,
        IcalRecurFreq::Minutely => Frequency::Minutely,
        IcalRecurFreq::Hourly => Frequency::Hourly,
        IcalRecurFreq::Daily => Frequency::Daily,
        IcalRecurFreq::Weekly => Frequency::Weekly,
        IcalRecurFreq::Monthly => Frequency::Monthly,
        IcalRecurFreq::Yearly => Frequency::Yearly,
    }
}

fn frequency_name(freq: Frequency) -> &'static str {
    ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"][freq as usize]
}

fn weekday_number_of(day: IcalRecurWeekdayNum) -> WeekdayNumber {
    // "0MO" has no meaning; it is read as every Monday, as the engine does elsewhere with what it cannot use.
    WeekdayNumber { number: day.ordinal.filter(|number| *number != 0), weekday: weekday_of(day.weekday) }
}

fn weekday_of(day: IcalRecurWeekday) -> Weekday {
    match day {
        IcalRecurWeekday::Monday => Weekday::Monday,
        IcalRecurWeekday::Tuesday => Weekday::Tuesday,
        IcalRecurWeekday::Wednesday => Weekday::Wednesday,
        IcalRecurWeekday::Thursday => Weekday::Thursday,
        IcalRecurWeekday::Friday => Weekday::Friday,
        IcalRecurWeekday::Saturday => Weekday::Saturday,
        IcalRecurWeekday::Sunday => Weekday::Sunday,
    }
}

fn to_engine(day: Weekday) -> IcalRecurWeekday {
    match day {
        Weekday::Monday => IcalRecurWeekday::Monday,
        Weekday::Tuesday => IcalRecurWeekday::Tuesday,
        Weekday::Wednesday => IcalRecurWeekday::Wednesday,
        Weekday::Thursday => IcalRecurWeekday::Thursday,
        Weekday::Friday => IcalRecurWeekday::Friday,
        Weekday::Saturday => IcalRecurWeekday::Saturday,
        Weekday::Sunday => IcalRecurWeekday::Sunday,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_structured_form_and_the_text_are_two_forms_of_one_rule() {
        for text in [
            "FREQ=DAILY",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=10;WKST=SU;BYDAY=TU,TH",
            "FREQ=MONTHLY;UNTIL=20271231T010000Z;BYDAY=-1FR",
            "FREQ=MONTHLY;UNTIL=20271231;BYMONTHDAY=1,-1",
            "FREQ=YEARLY;UNTIL=20271231T090000;BYMONTH=2;BYMONTHDAY=29",
            "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9,17;BYMINUTE=30;BYSETPOS=-2",
            "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD",
        ] {
            let rule = Rule::parse(text).unwrap();
            rule.check().unwrap();
            assert_eq!(rule.to_string(), text);
            let json = serde_json::to_string(&rule).unwrap();
            assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
        }
    }

    #[test]
    fn odd_spelling_is_read_and_written_normally() {
        let rule = Rule::parse("RRULE:byday=mo, we;X-OTHER=1;freq=weekly;interval=1;wkst=MO").unwrap();
        assert_eq!(rule.to_string(), "FREQ=WEEKLY;BYDAY=MO,WE");
    }

    #[test]
    fn what_the_rfc_forbids_does_not_pass_the_check() {
        for (text, reason) in [
            ("FREQ=WEEKLY;BYMONTHDAY=3", "part_not_with_frequency"),
            ("FREQ=WEEKLY;BYDAY=2MO", "weekday_number_not_allowed"),
            ("FREQ=DAILY;BYSETPOS=1", "set_pos_alone"),
            ("FREQ=DAILY;COUNT=0", "count_zero"),
        ] {
            let error = Rule::parse(text).unwrap().check().unwrap_err();
            assert_eq!(error.details["reason"], reason, "{text}");
        }
        for text in ["", "INTERVAL=2", "FREQ=FORTNIGHTLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYHOUR=24"] {
            assert!(Rule::parse(text).is_err(), "{text}");
        }
        assert!(Rule::parse("RSCALE=CHINESE;FREQ=YEARLY").is_err());
    }

    #[test]
    fn a_bound_in_utc_becomes_a_time_on_the_wall() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let rule = Rule::parse("FREQ=DAILY;UNTIL=20260310T163000Z").unwrap().localised(Some(&zone));
        assert_eq!(rule.to_string(), "FREQ=DAILY;UNTIL=20260311T003000");
    }
}
