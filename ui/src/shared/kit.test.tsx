import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render } from "@testing-library/react";
import { expect, it, vi } from "vitest";

vi.mock("./community", () => ({ useCommunityIfAny: () => null }));

it("never shows another theme while a part that uses Mantine comes up", async () => {
  i18n.loadAndActivate({ locale: "en", messages: {} });
  localStorage.setItem("tulou.scheme", JSON.stringify("dark"));
  const { default: Kit } = await import("./kit");
  const set = vi.spyOn(document.documentElement, "setAttribute");
  render(
    <I18nProvider i18n={i18n}>
      <Kit>{null}</Kit>
    </I18nProvider>,
  );
  const shown = set.mock.calls.filter(([name]) => name === "data-mantine-color-scheme").map(([, value]) => value);
  expect(new Set(shown)).toEqual(new Set(["dark"]));
  localStorage.clear();
});
