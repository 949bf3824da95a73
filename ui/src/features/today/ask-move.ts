// "Move to…" of a row: the row asks, the dialog beside the page answers.

import type { DayItem } from "../../bindings/DayItem";
import { question } from "../../shared/question";

export const moving = question<DayItem>();
