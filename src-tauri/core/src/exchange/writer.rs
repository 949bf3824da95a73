//! Writing calendar files: lines folded at 75 octets, never inside a character (CALENDAR rules 1 and 2).

use super::values::push_text;

/// A calendar file in the making.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    /// Where the line that is being written begins.
    line: usize,
}

impl Writer {
    /// What has been written.
    pub fn finish(self) -> String {
        self.out
    }
    /// Writes a whole line as it stands.
    pub fn raw(&mut self, line: &str) {
        self.out.push_str(line);
        self.end();
    }
    /// Writes a TEXT property, unless it is empty: empty properties are errors to some readers.
    pub fn text(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.out.push_str(name);
        self.out.push(':');
        push_text(&mut self.out, value);
        self.end();
    }
    /// Writes a property whose value is not TEXT and needs no escaping.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.out.push_str(name);
        self.out.push(':');
        self.out.push_str(value);
        self.end();
    }
    /// Writes a property that `value` appends to `NAME`.
    pub fn with(&mut self, name: &str, value: impl FnOnce(&mut String)) {
        self.out.push_str(name);
        value(&mut self.out);
        self.end();
    }

    /// Ends the line, folding it where it is too long.
    fn end(&mut self) {
        const LIMIT: usize = 75;
        if self.out.len() - self.line > LIMIT {
            let long = self.out.split_off(self.line);
            let mut rest = long.as_str();
            let mut room = LIMIT;
            while rest.len() > room {
                let mut cut = room;
                while !rest.is_char_boundary(cut) {
                    cut -= 1;
                }
                self.out.push_str(&rest[..cut]);
                self.out.push_str("\r\n ");
                rest = &rest[cut..];
                // The blank of a continuation counts too.
                room = LIMIT - 1;
            }
            self.out.push_str(rest);
        }
        self.out.push_str("\r\n");
        self.line = self.out.len();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::lines;

    proptest! {
        #[test]
        fn any_text_comes_back_and_no_line_is_too_long(text in "[\\PC\n]{0,300}") {
            let mut writer = Writer::default();
            writer.raw("BEGIN:VCALENDAR");
            writer.text("SUMMARY", &text);
            writer.raw("END:VCALENDAR");
            let out = writer.finish();
            prop_assert!(out.split("\r\n").all(|line| line.len() <= 75));
            let (calendars, problems) = lines::read(out.as_bytes());
            prop_assert!(problems.is_empty());
            let read = calendars[0].property("SUMMARY").map(lines::Property::content).unwrap_or_default();
            prop_assert_eq!(read, text);
        }
    }
}
