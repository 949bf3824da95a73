import { describe, expect, test } from "vitest";
import { fillReport, type ReportValues } from "./template";

const values: ReportValues = {
  words: {
    community: "读书会",
    date: "3月2日 周一",
    sent: "117/120",
    joined: "12",
    left: null,
    people: null,
    net: null,
  },
  lists: { done: ["· 08:00 早报 40/40"], open: [], slipped: [], tomorrow: ["· 20:00 直播", "· 21:00 复盘"] },
};

describe("the template of the day's report", () => {
  test("is filled in both languages, braces of every width, and leaves what it does not know", () => {
    expect(fillReport("{社群} {date}｛发送｝ {口号}", values)).toBe("读书会 3月2日 周一117/120 {口号}");
  });

  test("drops headings of empty lists and lines of unknown figures, and says — beside a known one", () => {
    const template =
      "{社群} 日报\n人数 {总人数}\n新增 {新增}，退群 {退群}\n\n未完成\n{未完成}\n\n明日\n{明日}\n\n辛苦了";
    expect(fillReport(template, values)).toBe(
      "读书会 日报\n新增 12，退群 —\n\n明日\n· 20:00 直播\n· 21:00 复盘\n\n辛苦了",
    );
  });

  test("drops brackets of which nothing is known, whatever they are called", () => {
    const figures = "总人数 {总人数}（{数据日期}：新增 {新增}，退群 {退群}）";
    const known = (words: Record<string, string | null>) => ({ ...values, words: { ...values.words, ...words } });
    const both = known({ people: "6000", countedOn: "3月1日", left: "3" });
    expect(fillReport(figures, both)).toBe("总人数 6000（3月1日：新增 12，退群 3）");
    expect(fillReport(figures, known({ people: "6000", joined: null, countedOn: "3月1日" }))).toBe("总人数 6000");
    expect(fillReport(`${figures}\n完`, known({ joined: null, countedOn: "3月1日" }))).toBe("完");
    expect(fillReport("{people} people ({left} left), really", known({ people: "5" }))).toBe("5 people, really");
  });

  test("an empty day is its head alone", () => {
    const none = { ...values, lists: { done: [], open: [], slipped: [], tomorrow: [] } };
    expect(fillReport("{社群}\n\n已完成\n{已完成}\n\n{顺延}\n{明日}", none)).toBe("读书会");
  });
});
