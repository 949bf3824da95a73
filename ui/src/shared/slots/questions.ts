// What is asked about slots from anywhere; the dialogs belong to content, which keeps them beside every page.

import type { SlotDate } from "../../bindings/SlotDate";
import type { SlotView } from "../../bindings/SlotView";
import { question } from "../question";

/** Fill the next dates with texts; what was pasted already. */
export const filling = question<{ slot: string; name: string; text: string }>();

/** A slot is made, or changed; from one of its dates on, or that date alone, when one is given. */
export const editing = question<{ slot?: SlotView; date?: SlotDate }>();

export interface Placing {
  content: string;
  title: string;
}

/** An item is put on an empty date of a slot. */
export const placing = question<Placing>();
