//! Values of one column, side by side.

use memchr::memmem;

use super::bits::Bits;

/// Stands between values; no UTF-8 text holds it, so nothing is found across two of them.
const BETWEEN: u8 = 0xff;

/// Texts of one column in one block of memory.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    present: Bits,
}

impl Texts {
    pub(super) fn push(&mut self, text: Option<&str>) {
        let place = self.ends.len();
        if let Some(text) = text {
            self.bytes.extend_from_slice(text.as_bytes());
            self.present.set(place, true);
        }
        self.bytes.push(BETWEEN);
        self.ends.push(self.bytes.len());
    }

    /// Adds the text in the form in which conditions compare it.
    pub(super) fn push_lower(&mut self, text: Option<&str>) {
        self.push(text.map(str::to_ascii_lowercase).as_deref());
    }

    pub(super) fn present(&self) -> &Bits {
        &self.present
    }

    pub(super) fn get(&self, place: usize) -> Option<&[u8]> {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.present.has(place).then(|| &self.bytes[start..self.ends[place] - 1])
    }

    /// The rows in which the text stands somewhere.
    pub(super) fn containing(&self, needle: &str) -> Bits {
        let mut found = Bits::default();
        if needle.is_empty() {
            return self.present.clone();
        }
        let finder = memmem::Finder::new(needle.as_bytes());
        let (mut row, mut at) = (0, 0);
        while let Some(hit) = finder.find(&self.bytes[at..]) {
            let hit = at + hit;
            while self.ends[row] <= hit {
                row += 1;
            }
            found.set(row, true);
            // One hit in a row is enough.
            at = self.ends[row];
            row += 1;
        }
        found
    }

    /// The rows whose text meets a condition.
    pub(super) fn matching(&self, meets: impl Fn(&[u8]) -> bool) -> Bits {
        let mut found = Bits::default();
        let mut start = 0;
        for (place, &end) in self.ends.iter().enumerate() {
            if meets(&self.bytes[start..end - 1]) {
                found.set(place, true);
            }
            start = end;
        }
        found.and(&self.present);
        found
    }
}

/// Numbers of one column.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    values: Vec<f64>,
    present: Bits,
}

impl Numbers {
    pub(super) fn push(&mut self, number: Option<f64>) {
        self.present.set(self.values.len(), number.is_some());
        self.values.push(number.unwrap_or_default());
    }
    pub(super) fn present(&self) -> &Bits {
        &self.present
    }
    pub(super) fn get(&self, place: usize) -> Option<f64> {
        self.present.has(place).then(|| self.values[place])
    }
    pub(super) fn matching(&self, meets: impl Fn(f64) -> bool) -> Bits {
        let mut found = Bits::default();
        for (place, &value) in self.values.iter().enumerate() {
            if meets(value) {
                found.set(place, true);
            }
        }
        found.and(&self.present);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_within_one_value_only() {
        let mut texts = Texts::default();
        for text in [Some("ab"), None, Some(""), Some("ba ab"), Some("b")] {
            texts.push(text);
        }
        let places = |bits: &Bits| (0..5).filter(|&place| bits.has(place)).collect::<Vec<_>>();
        assert_eq!(places(&texts.containing("ab")), [0, 3]);
        assert_eq!(places(&texts.containing("b")), [0, 3, 4]);
        assert_eq!(places(&texts.containing("bb")), [0; 0]);
        assert_eq!(places(&texts.containing("")), [0, 2, 3, 4]);
        assert_eq!(places(&texts.matching(|text| text.is_empty())), [2]);
        assert_eq!((texts.get(1), texts.get(4)), (None, Some(b"b".as_slice())));
    }
}
