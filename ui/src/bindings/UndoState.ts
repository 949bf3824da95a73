import type { StepView } from "./StepView";
export type UndoState = { undo: StepView | null, redo: StepView | null, };
