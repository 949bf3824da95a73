import type { CommunityView } from "./CommunityView";
import type { Operator } from "./Operator";
import type { Settings } from "./Settings";
export type WorkspaceOverview = { path: string, read_only: boolean, communities: Array<CommunityView>, operators: Array<Operator>, settings: Settings, };
