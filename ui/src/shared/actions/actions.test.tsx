import { fireEvent, render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { type Action, runAction } from "./registry";
import { useActions, useShortcuts } from "./use-actions";

function Offers({ actions }: { actions: Action[] }) {
  useActions(actions);
  return null;
}

function Window({ children }: { children: React.ReactNode }) {
  useShortcuts();
  return (
    <>
      <input aria-label="text" />
      {children}
    </>
  );
}

const action = (id: string, keys: string, more: Partial<Action> = {}) => ({
  ...more,
  id,
  title: id,
  group: "view" as const,
  keys,
  run: vi.fn<() => void>(),
});

it("runs an action by its keys, and by two strokes", () => {
  const today = action("today", "t");
  const go = action("go", "g c");
  render(
    <Window>
      <Offers actions={[today, go]} />
    </Window>,
  );
  fireEvent.keyDown(window, { key: "t" });
  fireEvent.keyDown(window, { key: "g" });
  fireEvent.keyDown(window, { key: "c" });
  expect(today.run).toHaveBeenCalledTimes(1);
  expect(go.run).toHaveBeenCalledTimes(1);
});

it("leaves letters to who types, but not chords that are meant for typing, too", () => {
  const today = action("today", "t");
  const palette = action("palette", "mod+k", { whileTyping: true });
  const { getByLabelText } = render(
    <Window>
      <Offers actions={[today, palette]} />
    </Window>,
  );
  fireEvent.keyDown(getByLabelText("text"), { key: "t" });
  fireEvent.keyDown(getByLabelText("text"), { key: "k", ctrlKey: true });
  expect(today.run).not.toHaveBeenCalled();
  expect(palette.run).toHaveBeenCalledTimes(1);
});

it("gives keys to the part of the window that came last, and back when it goes", () => {
  const page = action("page.close", "escape");
  const drawer = action("drawer.close", "escape");
  const { rerender } = render(
    <Window>
      <Offers key="page" actions={[page]} />
      <Offers key="drawer" actions={[drawer]} />
    </Window>,
  );
  fireEvent.keyDown(window, { key: "Escape" });
  rerender(
    <Window>
      <Offers key="page" actions={[page]} />
    </Window>,
  );
  fireEvent.keyDown(window, { key: "Escape" });
  expect(drawer.run).toHaveBeenCalledTimes(1);
  expect(page.run).toHaveBeenCalledTimes(1);
});

it("runs nothing while an input method composes", () => {
  const today = action("today", "t");
  render(
    <Window>
      <Offers actions={[today]} />
    </Window>,
  );
  fireEvent.keyDown(window, { key: "t", isComposing: true });
  expect(today.run).not.toHaveBeenCalled();
});

it("lets a button wait for the part that does what it says", async () => {
  const late = action("late", "l");
  expect(runAction("late")).toBe(false);
  render(<Offers actions={[late]} />);
  await vi.waitFor(() => expect(late.run).toHaveBeenCalledOnce());
  render(<Offers actions={[action("other", "o")]} />);
  await Promise.resolve();
  expect(late.run).toHaveBeenCalledOnce();
});
