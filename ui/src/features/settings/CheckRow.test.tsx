import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import type { CheckReport } from "../../bindings/CheckReport";
import type { Finding } from "../../bindings/Finding";
import { CheckRow } from "./CheckRow";

const run = vi.hoisted(() => vi.fn());
vi.mock("../../shared/data/use-write", () => ({ useWrite: () => ({ run, pending: false }) }));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("says each finding, and what became of it", async () => {
  const lost: Finding = { rule: "broken_reference", place: "task", count: 2, repairable: true };
  const gone: Finding = { rule: "attachment_missing", place: "c7c7", count: 1, repairable: false };
  const found: CheckReport = { findings: [lost, gone], remaining: [lost, gone], backup: null };
  run.mockResolvedValueOnce(found).mockResolvedValueOnce({ ...found, remaining: [gone], backup: "b" });
  render(
    <I18nProvider i18n={i18n}>
      <CheckRow onDone={() => undefined} />
    </I18nProvider>,
  );
  fireEvent.click(screen.getByText("Check"));
  expect(await screen.findByText("task: 2 references to nothing")).toBeTruthy();
  expect(screen.getByText("The attachment c7c7 is missing")).toBeTruthy();
  expect(screen.queryByText("repaired")).toBeNull();
  fireEvent.click(screen.getByText("Repair"));
  const repaired = await screen.findByText("repaired");
  expect(repaired.parentElement?.textContent).toContain("references to nothing");
  expect(screen.queryByText("Repair")).toBeNull();
});
