// A contact with members is noted from their table, their record and from Today: whoever asks is answered by one dialog.

import type { CareKey } from "../../bindings/CareKey";
import type { ContactView } from "../../bindings/ContactView";
import type { Uid } from "../../bindings/Uid";
import { question } from "../question";

/** With whom, in words, and what becomes of it. */
export type Contacting = { name: string } & (
  | { kind: "new"; members: Uid[] }
  | { kind: "edit"; contact: ContactView }
  /** It settles a reason for care, too. */
  | { kind: "care"; reason: CareKey }
);

export const contacting = question<Contacting>();
