import type { UndoState } from "./UndoState";
import type { StepView } from "./StepView";
import type { WorkspaceOverview } from "./WorkspaceOverview";
import type { CommunityView } from "./CommunityView";
import type { AddCommunity } from "./AddCommunity";
import type { Nothing } from "./Nothing";
export interface Commands {
  workspace_overview: [Nothing, WorkspaceOverview];
  community_add: [AddCommunity, CommunityView];
  undo: [Nothing, StepView];
  redo: [Nothing, StepView];
  undo_state: [Nothing, UndoState];
}
