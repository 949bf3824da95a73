//! Commands of points and what gives them.

use super::{
    App,
    table::{Nothing, commands},
};
use crate::{
    Result, Uid,
    incentives::{self, CountPoints, PointBoard, PointBoardQuestion, PointForecast, PointsSettled},
    members::MemberRef,
    points::{
        self, AddPointRule, AddPoints, EditPointRule, ListPointRules, ListPoints, MemberPoints, PointPage,
        PointRule, PointRuleRef, PointsWritten, ReversePoints, TransferPoints,
    },
    store::Step,
};

commands! {
    /// A part of the ledger of points, the newest entry first, with the sum of all of it.
    read points(ListPoints) -> PointPage = |_, tx, input| points::ledger(tx, &input);
    /// What a member has, was ever given, and what of it expires next.
    read member_points(MemberRef) -> MemberPoints = |_, tx, input| points::of_member(tx, input.uid);
    /// Gives members points, or takes them.
    write points_add(AddPoints) -> PointsWritten = |_, tx, input| points::add(tx, &input);
    /// Takes entries back, each by an entry of its own.
    write points_reverse(ReversePoints) -> PointsWritten = |_, tx, input| points::reverse(tx, &input);
    /// Gives points of one member to another.
    write points_transfer(TransferPoints) -> PointsWritten = |_, tx, input| points::transfer(tx, &input);
    /// The rules that give points.
    read point_rules(ListPointRules) -> Vec<PointRule> = |_, tx, input|
        Ok(points::rules(tx, input.community)?.into_iter().map(|(_, rule)| rule).collect());
    /// Makes a rule that gives points; it gives nothing until they are counted.
    write point_rule_add(AddPointRule) -> Uid = |_, tx, input| points::add_rule(tx, &input);
    /// Changes a rule; what is left out stays, null clears.
    write point_rule_edit(EditPointRule) -> Nothing = |_, tx, input| points::edit_rule(tx, input).map(|()| Nothing {});
    /// Removes a rule; what it gave stays given.
    write point_rule_remove(PointRuleRef) -> Nothing = |_, tx, input| points::remove_rule(tx, input.uid).map(|()| Nothing {});
    /// What a rule that need not be saved would have given.
    read points_forecast(AddPointRule) -> PointForecast = |app, tx, input|
        incentives::forecast(app.asking_standings(tx), &input);
    /// Counts what rules give and writes what is missing, as one step.
    job points_settle(CountPoints) -> PointsSettled = |app, _, input| settle(app, &input);
    /// Who was given most in a period, and how evenly it is shared.
    read points_board(PointBoardQuestion) -> PointBoard = |app, tx, input| incentives::board(tx, &app.members, &input);
}

fn settle(app: &App, input: &CountPoints) -> Result<PointsSettled> {
    let found = app.store.read(|tx| incentives::settlement(app.asking_standings(tx), input))?;
    app.store.write(Step::new("points_settle"), |tx| incentives::settle(tx, &found))
}
