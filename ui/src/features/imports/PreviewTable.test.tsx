import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import type { ImportInspection } from "../../bindings/ImportInspection";
import { PreviewTable } from "./PreviewTable";
import type { ImportState } from "./use-import";

vi.mock("../../platform/call", () => ({ call: async () => [], inWindow: false }));
vi.mock("../../shared/community", () => ({ useCommunity: () => ({ uid: "c", name: "Club" }) }));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("marks the row of a problem by the number that the file gives it, also below empty rows", () => {
  const columns = [{ index: 0, header: "加入时间", samples: [], target: { kind: "joined_on" } }];
  const rows = [
    { row: 3, cells: ["2025-03-01"] },
    { row: 5, cells: ["昨天"] },
  ];
  const found = { header_row: 1, columns, rows } as unknown as ImportInspection;
  const problems = [
    { row: 5, column: 0, fault: "not_a_date", text: "昨天" },
    { row: 3, column: 0, fault: "first_only", text: "" },
  ];
  const state = { preview: { problems }, members: { mapping: [{ kind: "joined_on" }] } } as unknown as ImportState;
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>
        <PreviewTable state={state} found={found} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  const numbers = [...document.querySelectorAll("td:first-child")].map((cell) => cell.textContent);
  const bad = [...document.querySelectorAll("td[data-bad=true]")].map((cell) => cell.textContent);
  expect([numbers, bad]).toEqual([["3", "5"], ["昨天"]]);
});
