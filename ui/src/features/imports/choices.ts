// Whose word counts for single cells that both sides changed.

import type { SheetChoice } from "../../bindings/SheetChoice";
import type { SheetSide } from "../../bindings/SheetSide";

/** The choices with this one in the place of an earlier one for the same cell. */
export function choose(choices: readonly SheetChoice[], choice: SheetChoice): SheetChoice[] {
  const others = choices.filter(({ row, column }) => row !== choice.row || column !== choice.column);
  return [...others, choice];
}

/** Whose word counts for a cell: what was chosen for it, else what was said for all. */
export function sideOf(choices: readonly SheetChoice[], all: SheetSide, row: number, column: string): SheetSide {
  return choices.find((choice) => choice.row === row && choice.column === column)?.side ?? all;
}
