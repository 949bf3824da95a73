//! Names with the numbers that they have in a file: ten million times a name is looked up, a few hundred thousand times it is new.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// Names in one text, one after the other: less memory than a text for each, and less to fetch when one is looked up.
#[derive(Debug, Default, Clone)]
pub(super) struct Numbered {
    text: String,
    ends: Vec<usize>,
    hashes: Vec<u64>,
    numbers: HashTable<u32>,
    builder: DefaultHashBuilder,
}

impl Numbered {
    /// None yet, and the same hashes as here.
    pub(super) fn emptied(&self) -> Self {
        Self { builder: self.builder.clone(), ..Self::default() }
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The names, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.name(number))
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
        (0..other.len()).map(|number| self.number_of(other.name(number), other.hashes[number])).collect()
    }

    /// Forgets all names and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.hashes.clear();
        self.numbers.clear();
    }

    fn name(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[number]]
    }

    fn find(&self, name: &str, hash: u64) -> Option<u32> {
        self.numbers.find(hash, |number| self.name(*number as usize) == name).copied()
    }

    fn number_of(&mut self, name: &str, hash: u64) -> u32 {
        if let Some(number) = self.find(name, hash) {
            return number;
        }
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.text.push_str(name);
        self.ends.push(self.text.len());
        self.hashes.push(hash);
        let hashes = &self.hashes;
        self.numbers.insert_unique(hash, number, |number| hashes[*number as usize]);
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
