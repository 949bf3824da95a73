// What rows and the header of Today ask, to be answered by the dialogs beside the page.

import type { DayItem } from "../../bindings/DayItem";
import { question } from "../../shared/question";

export const moving = question<DayItem>();

/** Somebody wants to say when they are on duty. */
export const duty = question<true>();
