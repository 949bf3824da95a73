//! The real window under test.
