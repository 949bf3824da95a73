// Points are given from the table of members, their record and the ledger: whoever asks is answered by one dialog.

import type { Selection } from "../../../bindings/Selection";
import type { Uid } from "../../../bindings/Uid";
import { question } from "../../../shared/question";

/** Whom, in words as well. */
export type Giving =
  | { kind: "give"; who: Selection; name: string }
  /** What one member gives another. */
  | { kind: "transfer"; from: Uid; name: string; balance: number };

export const giving = question<Giving>();
