// What a report is made of, asked when somebody wants one: nobody else on the page needs the figures of all groups.

import type { FiguresDay } from "../../../bindings/FiguresDay";
import type { TodayView } from "../../../bindings/TodayView";
import type { Whose } from "../../../bindings/Whose";
import { call } from "../../../platform/call";
import { addDays, type CivilDate } from "../../../shared/format/civil";
import { type Growth, newest } from "./growth";

export interface Reported {
  view: TodayView;
  growth: Growth;
  /** The day that the figures are of. */
  figuresOn: CivilDate;
}

/** Of a day, the present one unless it is named. In the morning nobody has counted yet: then the figures are those of the day before. */
export async function askReport(community: string, whose: Whose, on?: CivilDate): Promise<Reported> {
  const view = await call("today", { community, whose, on });
  const before = addDays(view.on, -1);
  const [today, yesterday] = await Promise.all([view.on, before].map((on) => call("figures_day", { community, on })));
  const { growth, isToday } = newest(today as FiguresDay, yesterday as FiguresDay);
  return { view, growth, figuresOn: isToday ? view.on : before };
}
