// What is asked about slots from anywhere; the dialogs belong to content, which keeps them beside every page.

import type { SlotView } from "../../bindings/SlotView";
import { question } from "../question";

/** Fill the next dates with texts; what was pasted already. */
export const filling = question<{ slot: string; name: string; text: string }>();

/** A slot is made, or changed. */
export const editing = question<{ slot?: SlotView }>();
