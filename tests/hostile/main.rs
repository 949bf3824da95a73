//! Files that mean harm, or that a bad disk made: each gives a clear error or a reading with problems, soon and in bounded memory,
//! and the workspace stays as it is, to the byte. The built program reads them, in processes with an address space of one gigabyte.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what fails here fails the test

mod archives;
mod cut;
mod place;
mod tables;
mod texts;
