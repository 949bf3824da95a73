import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { renderHook } from "@testing-library/react";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { AttachmentView } from "../../bindings/AttachmentView";
import type { DeliveryText } from "../../bindings/DeliveryText";
import { currentToasts, dismiss } from "../../shared/toasts/toasts";
import { useCopying } from "./use-copying";

const clipboard = vi.hoisted(() => ({ copyText: vi.fn() }));
vi.mock("../../platform/clipboard", () => clipboard);
const shell = vi.hoisted(() => ({ clearClipboard: vi.fn(), copyFile: vi.fn(), tellAfar: vi.fn() }));
vi.mock("../../platform/sending", () => shell);

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
beforeEach(() => {
  for (const { id } of currentToasts()) dismiss(id);
  for (const mock of [clipboard.copyText, ...Object.values(shell)]) mock.mockReset().mockResolvedValue(undefined);
});

const poster: AttachmentView = { uid: "1", hash: "a", name: "海报.png", mime: "image/png", bytes: 9, created_at: 0 };
const delivery = (more: Partial<DeliveryText> = {}): DeliveryText => ({
  title: "早报",
  markdown: false,
  pieces: [{ uid: "p", kind: "text", text: "早", attachment: null }],
  notes: [],
  text: "早",
  lengths: [],
  missing: [],
  held: null,
  ...more,
});
const picture = delivery({ pieces: [{ uid: "p", kind: "image", text: "", attachment: poster }] });

const copy = (of: DeliveryText, afar: boolean) =>
  renderHook(() => useCopying(), {
    wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider>,
  }).result.current.copy(of, 0, "3 群", afar);
const said = () => currentToasts().map(({ text }) => text);

test("what is copied is said nowhere", async () => {
  expect(await copy(delivery(), true)).toBe("copied");
  expect(clipboard.copyText).toHaveBeenCalledWith("早");
  expect([shell.clearClipboard.mock.calls, shell.tellAfar.mock.calls, said()]).toEqual([[], [], []]);
});

test.each([
  ["held", delivery({ held: "舆情" }), "3 群 is held: 舆情"],
  ["incomplete", delivery({ missing: ["link"] }), "Something is missing in the text for 3 群. Fill it in first."],
  ["empty", delivery({ pieces: [] }), "There is nothing to copy for 3 群. Once more marks it as sent."],
])(
  "of what is %s nothing of the former group stays on the clipboard, and the other program hears why",
  async (_, of, why) => {
    expect(await copy(of, true)).toBe("refused");
    expect(clipboard.copyText).not.toHaveBeenCalled();
    expect(shell.clearClipboard).toHaveBeenCalledTimes(1);
    expect(shell.tellAfar).toHaveBeenCalledWith({ title: "Nothing was copied", text: why, open: "Show" });
    expect(said()).toEqual([why]);
  },
);

test("whoever presses in the window reads it there", async () => {
  clipboard.copyText.mockRejectedValue(new Error("busy"));
  expect(await copy(delivery(), false)).toBe("refused");
  expect(shell.clearClipboard).toHaveBeenCalledTimes(1);
  expect(shell.tellAfar).not.toHaveBeenCalled();
  expect(said()).toEqual(["The clipboard did not take the text. Try once more."]);
});

test("a picture that went as a file says so", async () => {
  shell.copyFile.mockResolvedValue("file");
  expect(await copy(picture, true)).toBe("copied");
  expect(said()).toEqual(["Copied as a file, not as a picture: 海报.png"]);
  expect(shell.tellAfar.mock.calls[0]?.[0].title).toBe("Copied in another way");
});

test("one that no way leads to is passed over by the next key", async () => {
  shell.copyFile.mockRejectedValue(new Error("a browser copies no files"));
  expect(await copy(picture, false)).toBe("stuck");
  expect(shell.clearClipboard).toHaveBeenCalledTimes(1);
  expect(said()).toEqual(["海报.png cannot be copied here. Drag it from its folder; Enter goes on without it."]);
});
