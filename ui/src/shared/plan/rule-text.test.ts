import { setupI18n } from "@lingui/core";
import { describe, expect, it } from "vitest";
import { messages as english } from "../../locales/en/later.po";
import { messages as chinese } from "../../locales/zh-CN/later.po";
import { formatsFor } from "../format/formats";
import { newRule, onWeekdays, type Rule } from "./rule";
import { ruleText } from "./rule-text";

// A Tuesday, the last of its month.
const START = "2026-11-24T20:00:00";

const zh = setupI18n({ locale: "zh-CN", messages: { "zh-CN": chinese } });
const en = setupI18n({ locale: "en", messages: { en: english } });
const say = (rule: Rule, start = START) => [
  ruleText(zh, formatsFor("zh-CN"), rule, start),
  ruleText(en, formatsFor("en"), rule, start),
];

describe("a rule as a sentence", () => {
  const monthly = (parts: Partial<Rule>) => newRule("monthly", parts);
  it.each<[string, string, Rule]>([
    ["每天", "Every day", newRule("daily")],
    ["每 3 天", "Every 3 days", newRule("daily", { interval: 3 })],
    ["每周二", "Every week on Tuesday", newRule("weekly")],
    [
      "每周一、周三、周五",
      "Every week on Monday, Wednesday and Friday",
      newRule("weekly", { by_day: onWeekdays(["friday", "monday", "wednesday"]) }),
    ],
    [
      "每周一至周五",
      "Every week from Monday to Friday",
      newRule("weekly", { by_day: onWeekdays(["monday", "tuesday", "wednesday", "thursday", "friday"]) }),
    ],
    ["每 2 周的周二", "Every 2 weeks on Tuesday", newRule("weekly", { interval: 2 })],
    ["每月24日", "Every month on the 24th", monthly({})],
    ["每月1日、15日", "Every month on the 1st and 15th", monthly({ by_month_day: [15, 1] })],
    ["每 3 个月的24日", "Every 3 months on the 24th", monthly({ interval: 3 })],
    ["每月最后一天", "Every month on the last day", monthly({ by_month_day: [-1] })],
    ["每月第二个周二", "Every month on the second Tuesday", monthly({ by_day: [{ number: 2, weekday: "tuesday" }] })],
    ["每月最后一个周五", "Every month on the last Friday", monthly({ by_day: [{ number: -1, weekday: "friday" }] })],
    ["每年11月24日", "Every year on 24 Nov", newRule("yearly")],
    [
      "每年五月的第二个周日",
      "Every year on the second Sunday in May",
      newRule("yearly", { by_month: [5], by_day: [{ number: 2, weekday: "sunday" }] }),
    ],
    ["每周二，共 10 次", "Every week on Tuesday, 10 times", newRule("weekly", { end: { kind: "count", count: 10 } })],
    [
      "每天，到2026年12月31日 周四为止",
      "Every day, until Thu 31 Dec 2026",
      newRule("daily", { end: { kind: "until", until: "2026-12-31T23:59:59", form: "local" } }),
    ],
    [
      "每月最后一个工作日（周一至周五）",
      "Every month on the last working day (Monday to Friday)",
      monthly({
        by_day: onWeekdays(["monday", "tuesday", "wednesday", "thursday", "friday"]),
        by_set_pos: [-1],
      }),
    ],
    [
      "每月周六、周日中的第一个、最后一个",
      "Every month on the first and last of Saturday and Sunday",
      monthly({ by_day: onWeekdays(["saturday", "sunday"]), by_set_pos: [-1, 1] }),
    ],
    [
      "每周一、周二，只取其中第一个",
      "Every week on Monday and Tuesday, of these only the first",
      newRule("weekly", { by_day: onWeekdays(["monday", "tuesday"]), by_set_pos: [1] }),
    ],
    ["每月1日、15日、最后一天", "Every month on the 1st, 15th and last day", monthly({ by_month_day: [-1, 1, 15] })],
    [
      "每月第一个周一、第三个周一",
      "Every month on the first Monday and third Monday",
      monthly({
        by_day: [
          { number: 3, weekday: "monday" },
          { number: 1, weekday: "monday" },
        ],
      }),
    ],
    [
      "每年三月、九月的1日",
      "Every year on the 1st in March and September",
      newRule("yearly", { by_month: [3, 9], by_month_day: [1] }),
    ],
    ["每年每个月的15日", "Every year on the 15th in every month", newRule("yearly", { by_month_day: [15] })],
    ["每 6 小时", "Every 6 hours", newRule("hourly", { interval: 6 })],
    ["每天的 09:00、18:00", "Every day at 9 am and 6 pm", newRule("daily", { by_hour: [9, 18], by_minute: [] })],
    [
      "每月13日且为周五",
      "Every month on the 13th when it is Friday",
      monthly({ by_month_day: [13], by_day: onWeekdays(["friday"]) }),
    ],
  ])("is %s · %s", (inChinese, inEnglish, rule) => {
    expect(say(rule)).toEqual([inChinese, inEnglish]);
  });

  it("says what happens to the 31st in shorter months", () => {
    const [inChinese, inEnglish] = say(monthly({ skip: "backward" }), "2026-10-31T20:00:00");
    expect(inChinese).toBe("每月31日，没有这天的月份取最后一天");
    expect(inEnglish).toBe("Every month on the 31st, or the last day of a shorter month");
  });
});
