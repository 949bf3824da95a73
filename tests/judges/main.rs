//! Other people's programs judge what ours says about time: python-dateutil, zoneinfo, icalendar.

mod files;
mod recurrence;
mod support;
mod zones;
