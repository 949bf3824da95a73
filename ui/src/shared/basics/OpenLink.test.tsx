import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { addressIn, OpenLink } from "./OpenLink";

const openLink = vi.hoisted(() => vi.fn().mockResolvedValue(null));
vi.mock("../../platform/window", () => ({ openLink }));

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("opens addresses, and offers nothing for numbers and words", () => {
  expect(addressIn(" https://meeting.example/j/1?pwd=群 ")).toBe("https://meeting.example/j/1?pwd=群");
  expect(addressIn("HTTP://example.org")).toBe("HTTP://example.org");
  for (const text of ["", "123-456-789", "file:///etc/passwd", "https://a b", "see https://example.org"])
    expect(addressIn(text)).toBeNull();
  render(
    <I18nProvider i18n={i18n}>
      <OpenLink text="https://example.org/ " />
    </I18nProvider>,
  );
  fireEvent.click(screen.getByLabelText("Open the link"));
  expect(openLink).toHaveBeenCalledWith("https://example.org/");
});
