//! Random numbers that are the same on every machine, and random changes of bytes.

/// SplitMix64.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).expect("small")
    }

    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// A stretch of `bytes`, at most `longest` long.
    fn stretch(&mut self, bytes: &[u8], longest: usize) -> std::ops::Range<usize> {
        let from = self.below(bytes.len() + 1);
        let to = (from + self.below(longest + 1)).min(bytes.len());
        from..to
    }

    /// Changes `bytes` in one to six places; `words` are put in where the format may have them, `other` is another input.
    pub fn change(&mut self, bytes: &[u8], words: &[&str], other: &[u8], longest: usize) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.stretch(&bytes, 64);
            match self.below(9) {
                0 if !bytes.is_empty() => {
                    let place = self.below(bytes.len());
                    bytes[place] ^= 1 << self.below(8);
                }
                1 => drop(bytes.drain(at)),
                2 => {
                    let copy = bytes[at.clone()].to_vec();
                    bytes.splice(at.end..at.end, copy);
                }
                3 | 4 if !words.is_empty() => {
                    let word = self.one(words).as_bytes().to_vec();
                    let end = if self.below(2) == 0 { at.start } else { at.end };
                    bytes.splice(at.start..end, word);
                }
                5 => {
                    let from = self.stretch(other, 256);
                    bytes.splice(at, other[from].to_vec());
                }
                6 => {
                    let odd = [0, 9, 10, 13, 34, 44, 59, 0x7F, 0x80, 0xBF, 0xC0, 0xE4, 0xF0, 0xFE, 0xFF];
                    let byte = odd[self.below(odd.len())];
                    bytes.splice(at.start..at.start, vec![byte; 1 + self.below(40)]);
                }
                7 => {
                    let number = [0, 1, -1, 127, 255, 65_536, i64::from(i32::MAX), i64::MAX, i64::MIN];
                    let text = number[self.below(number.len())].to_string().into_bytes();
                    bytes.splice(at, text);
                }
                _ => bytes.truncate(at.start.max(1)),
            }
            bytes.truncate(longest);
        }
        bytes
    }
}
