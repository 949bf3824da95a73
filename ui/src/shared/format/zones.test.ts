import { setupI18n } from "@lingui/core";
import { expect, test } from "vitest";
import { CITIES } from "./cities";
import { zoneChoices } from "./zones";

test("a zone is found by what people call its cities", () => {
  const id = CITIES["Asia/Shanghai"]?.id ?? "";
  const i18n = setupI18n({ locale: "zh-CN", messages: { "zh-CN": { [id]: "上海、北京" } } });
  const found = zoneChoices(i18n).find(({ value }) => value === "Asia/Shanghai");
  expect(found?.label).toMatch(/^中国.*上海、北京 {2}UTC\+8$/);
});

test("cities are named of zones that exist", () => {
  const exists = (zone: string) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
    } catch {
      return false;
    }
  };
  expect(Object.keys(CITIES).filter((zone) => !exists(zone))).toEqual([]);
});
