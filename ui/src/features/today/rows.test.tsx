import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import type { DayItem } from "../../bindings/DayItem";
import type { WaitingItem } from "../../bindings/WaitingItem";
import { DayRow } from "./DayRow";
import { WaitingRow } from "./WaitingRow";

vi.mock("../../shared/navigation", () => ({ useOpen: () => vi.fn(), useGo: () => vi.fn() }));
vi.mock("../../shared/community", () => ({ useCommunity: () => ({ tz: "Asia/Shanghai" }) }));

const progress = { total: 40, sent: 37, skipped: 1, failed: 1 };
const post = { kind: "content", uid: "u", community: "c", original: "", title: "早报", owner: null } as const;
const item: DayItem = {
  ...post,
  progress,
  start: "2026-03-02T08:30:00",
  start_at: Date.UTC(2026, 2, 2, 0, 30),
  end_at: Date.UTC(2026, 2, 2, 0, 30),
  all_day: false,
  place: null,
  registrations: null,
  done: false,
  late: true,
};
const late: WaitingItem = { ...post, reason: "late_delivery", at: item.start_at, count: 1, total: 40, date: item };

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("counts what was sent alike in the day and in what waits", () => {
  render(
    <I18nProvider i18n={i18n}>
      <ul>
        <DayRow item={item} finish={vi.fn()} />
        <WaitingRow item={late} today="2026-03-02" finish={vi.fn()} />
        <WaitingRow item={{ ...late, reason: "failed_delivery" }} today="2026-03-02" finish={vi.fn()} />
      </ul>
    </I18nProvider>,
  );
  const counts = screen.getAllByRole("listitem").map((row) => row.textContent?.match(/\d+\/\d+/)?.[0]);
  expect(counts).toEqual(["37/40", "37/40", "37/40"]);
});
