//! Chats kept as tables: columns found by the words of their header.
