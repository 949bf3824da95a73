import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, expect, it, vi } from "vitest";
import { CommunityProvider } from "../community";
import { TagsDialog } from "./TagsDialog";

vi.mock("../data/query", () => ({ useCall: () => ({ data: [{ name: "vip" }, { name: "new" }] }) }));
vi.mock("../dialog/Dialog", () => ({
  Dialog: ({ children, footer }: { children: ReactNode; footer: ReactNode }) => (
    <>
      {children}
      {footer}
    </>
  ),
}));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

function show(having: string[][]) {
  const save = vi.fn();
  render(
    <I18nProvider i18n={i18n}>
      <CommunityProvider value={{ uid: "c" } as never}>
        <TagsDialog kind="member" title="Tags" having={having} onClose={() => undefined} onSave={save} />
      </CommunityProvider>
    </I18nProvider>,
  );
  return save;
}

const box = (name: string) => screen.getByRole("checkbox", { name });
const mark = (name: string) => box(name).getAttribute("aria-checked");

it("shows which tags all, some and none have", () => {
  show([["vip"], []]);
  expect(["vip", "new"].map(mark)).toEqual(["mixed", "false"]);
});

it("says nothing of tags whose bearers are too many to look at, and can leave them as they are", () => {
  const save = show([]);
  const seen = [mark("vip")];
  for (let press = 0; press < 3; press += 1) {
    fireEvent.click(box("vip"));
    seen.push(mark("vip"));
  }
  expect(seen).toEqual(["mixed", "true", "false", "mixed"]);
  fireEvent.click(box("new"));
  fireEvent.click(box("new"));
  fireEvent.click(screen.getByText("Save"));
  expect(save).toHaveBeenCalledWith([], ["new"]);
});
