import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterContextProvider,
} from "@tanstack/react-router";
import { render, screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { CommunityProvider } from "../shared/community";
import { Sidebar } from "./Sidebar";

vi.mock("../shared/day", () => ({ useReminders: () => ({ waiting: [] }) }));
vi.mock("../shared/light", () => ({ useGroupsHidden: () => false, useInsightsHidden: () => false }));
vi.mock("./MenuButton", () => ({ MenuButton: () => null }));
vi.mock("./features", () => ({
  FEATURES: [
    { words: "groups", pages: [{ name: "groups", path: "groups" }] },
    {
      words: "members",
      pages: [
        { name: "members", path: "members" },
        {
          name: "members",
          path: "members/imports",
          entry: ({ kind }: { kind?: unknown }) => (kind === "groups" ? "groups" : "members"),
        },
      ],
    },
  ],
}));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

/** All that are marked: it must be one. */
async function marked(address: string): Promise<string> {
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: "$" });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await router.load();
  const { unmount } = render(
    <RouterContextProvider router={router as never}>
      <I18nProvider i18n={i18n}>
        <CommunityProvider value={{ uid: "c", name: "Readers" } as never}>
          <Sidebar communities={[]} />
        </CommunityProvider>
      </I18nProvider>
    </RouterContextProvider>,
  );
  await waitFor(() => screen.getByText("Members"));
  const found = [...document.querySelectorAll("[aria-current=page]")].map(({ textContent }) => textContent).join();
  unmount();
  return found;
}

it("marks the entry of the page, and of what a page is about where it may be either", async () => {
  expect(await marked("/members")).toBe("Members");
  expect(await marked("/members/123")).toBe("Members");
  expect(await marked("/groups")).toBe("Groups");
  expect(await marked("/members/imports")).toBe("Members");
  expect(await marked("/members/imports?kind=groups")).toBe("Groups");
});
