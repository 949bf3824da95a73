import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { renderHook } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { useCopy } from "./copy";
import { currentToasts } from "./toasts/toasts";

const copyText = vi.hoisted(() => vi.fn());
vi.mock("../platform/clipboard", () => ({ copyText }));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("says what was copied, or that the clipboard did not take it", async () => {
  const { result } = renderHook(useCopy, {
    wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider>,
  });
  copyText.mockResolvedValue(undefined);
  await result.current("a", "Copied");
  copyText.mockRejectedValue(new Error("refused"));
  await result.current("a", "Copied");
  const said = currentToasts().map(({ text }) => text);
  expect(said[0]).toBe("Copied");
  expect(said).toHaveLength(2);
  expect(said[1]).not.toBe("Copied");
});
