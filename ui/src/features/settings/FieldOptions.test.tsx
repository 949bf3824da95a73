import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { FieldView } from "../../bindings/FieldView";
import { FieldOptions } from "./FieldOptions";

const run = vi.hoisted(() => vi.fn());
vi.mock("../../shared/data/use-write", () => ({ useWrite: () => ({ run, pending: false }) }));
vi.mock("../../shared/data/query", () => ({
  useCall: () => ({
    data: [
      { option: "Hangzhou", members: 2 },
      { option: "Chengdu", members: 0 },
    ],
  }),
}));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
beforeEach(() => run.mockReset().mockResolvedValue({}));

const FIELD: FieldView = { uid: "f", name: "City", kind: "choice", options: ["Hangzhou", "Chengdu"] };
const show = (field = FIELD) =>
  render(
    <I18nProvider i18n={i18n}>
      <MantineProvider>
        <FieldOptions subject="member" field={field} />
      </MantineProvider>
    </I18nProvider>,
  );

it("says who has an option before it is taken away, and takes it from them", () => {
  show();
  fireEvent.click(screen.getByLabelText("Remove Hangzhou from the field and from 2 members"));
  expect(run).toHaveBeenCalledWith({ uid: "f", options: ["Chengdu"] }, "Option removed: Hangzhou");
  expect(screen.getByLabelText("Remove Chengdu")).toBeTruthy();
});

it("renames an option where it stands, and gives the old name back when the new one is refused", async () => {
  run.mockResolvedValueOnce(undefined);
  show();
  const [first] = screen.getAllByLabelText<HTMLInputElement>("Option");
  if (!first) throw new Error("no option");
  fireEvent.change(first, { target: { value: "Chengdu" } });
  fireEvent.keyDown(first, { key: "Enter" });
  expect(run).toHaveBeenCalledWith(
    { uid: "f", renamed_option: { from: "Hangzhou", to: "Chengdu" } },
    "Renamed to Chengdu",
  );
  await waitFor(() => expect(first.value).toBe("Hangzhou"));
});

it("adds an option that is none yet, whatever its case and width", () => {
  show();
  const field = screen.getByLabelText("New option");
  fireEvent.change(field, { target: { value: " ｈangzhou" } });
  expect(screen.getByText("Add").closest("button")?.disabled).toBe(true);
  fireEvent.change(field, { target: { value: " Xi'an " } });
  fireEvent.click(screen.getByText("Add"));
  expect(run).toHaveBeenCalledWith({ uid: "f", options: ["Hangzhou", "Chengdu", "Xi'an"] }, "Added: Xi'an");
});

it("keeps the last option", () => {
  show({ ...FIELD, options: ["Hangzhou"] });
  expect(screen.getByLabelText<HTMLButtonElement>(/^Remove Hangzhou/).disabled).toBe(true);
});
