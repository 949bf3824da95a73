//! Commands of name lists.

use super::table::commands;
use crate::name_lists::{self, ApplyNames, MissingPeople, NameList, NamesApplied, ReadNames, WhoHasNot};

commands! {
    /// Reads a list of names as people paste it, and says who is meant and how sure that is.
    read name_list_match(ReadNames) -> NameList = |_, tx, input| name_lists::read(tx, &input);
    /// Who has not: registered, come, the tag, the group; with mentions in pieces that the platform takes.
    read name_list_missing(WhoHasNot) -> MissingPeople = |_, tx, input| name_lists::missing(tx, &input);
    /// Does what a list of names is for, makes new members and remembers what names mean.
    write name_list_apply(ApplyNames) -> NamesApplied = |_, tx, input| name_lists::apply(tx, &input);
}
