import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Signal } from "../../platform/call";

const shell = vi.hoisted(() => ({ tell: (_: unknown) => {}, flushed: vi.fn() }));
vi.mock("../../platform/call", () => ({
  transport: {
    onSignal: (listener: (signal: unknown) => void) => {
      shell.tell = listener;
      return () => undefined;
    },
  },
}));
vi.mock("../../platform/window", () => ({ flushed: shell.flushed }));

const { followLeaving, isLeaving, noteWriting, writeDrafts } = await import("./open-drafts");
const { useDraft } = await import("./use-draft");

followLeaving();
const tell = (signal: Signal) => shell.tell(signal);

/** A store that says when it is done. */
function store() {
  const stored: string[] = [];
  let end = () => {};
  const save = vi.fn((text: string) => {
    stored.push(isLeaving() ? `${text}, leaving` : text);
    return new Promise<boolean>((done) => {
      end = () => done(true);
    });
  });
  return { stored, save, end: () => end() };
}

function Field({ save, onLeave }: { save: (text: string) => Promise<boolean>; onLeave?: boolean }) {
  const draft = useDraft<string>("", save, onLeave);
  return <input aria-label="text" value={draft.value} onChange={(event) => draft.set(event.target.value)} />;
}

const type = (value: string) => fireEvent.change(screen.getByLabelText("text"), { target: { value } });

it("answers the shell when what was typed is stored, not before", async () => {
  const { stored, save, end } = store();
  render(<Field save={save} onLeave />);
  type("half a sentence");
  tell({ kind: "leaving" });
  expect(stored, "at once, and nobody is asked anything").toEqual(["half a sentence, leaving"]);
  await Promise.resolve();
  expect(shell.flushed).not.toHaveBeenCalled();
  end();
  await vi.waitFor(() => expect(shell.flushed).toHaveBeenCalledOnce());
  expect(isLeaving()).toBe(false);
  tell({ kind: "leaving" });
  await vi.waitFor(() => expect(shell.flushed).toHaveBeenCalledTimes(2));
  expect(save, "nothing is written twice").toHaveBeenCalledOnce();
});

it("waits for a write that was under way, also of a field that is gone, and for one that fails", async () => {
  const { save, end } = store();
  const { unmount } = render(<Field save={save} />);
  type("closed at once");
  unmount();
  expect(save).toHaveBeenCalledWith("closed at once");
  let refuse = (_: Error) => {};
  const failing = noteWriting(
    new Promise((_, reject) => {
      refuse = reject;
    }),
  );
  let written = false;
  const all = writeDrafts().then(() => {
    written = true;
  });
  end();
  await Promise.resolve();
  expect(written).toBe(false);
  refuse(new Error("disk full"));
  await expect(failing).rejects.toThrow("disk full");
  await all;
});

it("leaves the field that has the focus, because many keep their text only then", async () => {
  const kept = vi.fn();
  render(<input aria-label="plain" onBlur={kept} />);
  screen.getByLabelText("plain").focus();
  await writeDrafts();
  expect(kept).toHaveBeenCalledOnce();
});

it("writes when the page goes, and while it is only hidden what needs no question", () => {
  const hide = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  const typing = store();
  const { unmount } = render(<Field save={typing.save} />);
  type("typed");
  fireEvent(document, new Event("visibilitychange"));
  expect(typing.stored).toEqual(["typed"]);
  unmount();
  const asking = store();
  render(<Field save={asking.save} onLeave />);
  type("asks");
  fireEvent(document, new Event("visibilitychange"));
  expect(asking.stored).toEqual([]);
  fireEvent(window, new Event("pagehide"));
  expect(asking.stored).toEqual(["asks, leaving"]);
  hide.mockRestore();
});
