//! Names with the numbers that they have in a file: ten million times a name is looked up, a few hundred thousand times it is new.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// Names in one text, one after the other: less memory than a text for each, and less to fetch when one is looked up.
#[derive(Debug, Default, Clone)]
pub(super) struct Numbered {
    text: String,
    names: Vec<Name>,
    numbers: HashTable<Entry>,
    builder: DefaultHashBuilder,
}

/// Where a name lies in the text.
#[derive(Debug, Clone, Copy)]
struct Name {
    start: usize,
    length: usize,
    hash: u64,
}

/// What is looked at to find a name: where it lies is beside its number, so that there is one place less to wait for.
#[derive(Debug, Clone, Copy)]
struct Entry {
    start: usize,
    length: u32,
    number: u32,
}

impl Numbered {
    /// None yet, and the same hashes as here.
    pub(super) fn emptied(&self) -> Self {
        Self { builder: self.builder.clone(), ..Self::default() }
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The names, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| self.text_of(name))
    }

    /// The number of a name that was read.
    pub(super) fn of(&self, name: &str) -> Option<usize> {
        self.find(name, self.builder.hash_one(name)).map(|number| number as usize)
    }

    /// The number of a name; the next one when it has none yet.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        self.number_of(name, self.builder.hash_one(name))
    }

    /// The numbers here of all names of another, by their numbers there. Hashes are those of one builder: see [`Self::emptied`].
    pub(super) fn numbers_of(&mut self, other: &Self) -> Vec<u32> {
        other.names.iter().map(|name| self.number_of(other.text_of(name), name.hash)).collect()
    }

    /// Forgets all names and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.names.clear();
        self.numbers.clear();
    }

    fn text_of(&self, name: &Name) -> &str {
        &self.text[name.start..name.start + name.length]
    }

    fn find(&self, name: &str, hash: u64) -> Option<u32> {
        let bytes = self.text.as_bytes();
        let is_it =
            |entry: &Entry| bytes[entry.start..entry.start + entry.length as usize] == *name.as_bytes();
        self.numbers.find(hash, is_it).map(|entry| entry.number)
    }

    fn number_of(&mut self, name: &str, hash: u64) -> u32 {
        if let Some(number) = self.find(name, hash) {
            return number;
        }
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let (start, length) = (self.text.len(), name.len());
        self.text.push_str(name);
        self.names.push(Name { start, length, hash });
        let names = &self.names;
        // A name of four billion letters is found by nobody; it is none.
        let entry = Entry { start, length: u32::try_from(length).unwrap_or(0), number };
        self.numbers.insert_unique(hash, entry, |entry| names[entry.number as usize].hash);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_numbers_in_the_order_in_which_they_come() {
        let mut names = Numbered::default();
        let numbers: Vec<u32> =
            ["甲", "", "乙", "甲", "甲乙", ""].into_iter().map(|name| names.number(name)).collect();
        assert_eq!(numbers, [0, 1, 2, 0, 3, 1]);
        assert_eq!(names.iter().collect::<Vec<_>>(), ["甲", "", "乙", "甲乙"]);
        assert_eq!([names.of("乙"), names.of("丙")], [Some(2), None]);
    }

    #[test]
    fn the_names_of_another_are_found_or_added() {
        let mut all = Numbered::default();
        let mut part = all.emptied();
        for round in 0..50_u32 {
            let names: Vec<String> =
                (0..200).map(|number| format!("m{}", number * (round + 1) % 777)).collect();
            let own: Vec<u32> = names.iter().map(|name| part.number(name)).collect();
            let numbers = all.numbers_of(&part);
            for (name, own) in names.iter().zip(own) {
                assert_eq!(all.of(name), Some(numbers[own as usize] as usize));
            }
            part.clear();
            assert_eq!((part.len(), part.of("m0")), (0, None));
        }
        let mut sorted: Vec<&str> = all.iter().collect();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), all.len(), "no name has two numbers");
    }
}
