//! Other people's programs judge what ours says about time: python-dateutil, zoneinfo, icalendar, khal, libical.

mod exports;
mod files;
mod readers;
mod recurrence;
mod support;
mod zones;
