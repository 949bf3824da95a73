import { render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Signal } from "../platform/call";

const heard = vi.hoisted(() => ({ listener: (_: unknown) => {} }));
vi.mock("../platform/call", () => ({
  transport: {
    onSignal: (listener: (signal: unknown) => void) => {
      heard.listener = listener;
      return () => undefined;
    },
  },
}));

const { followDrops, useFileDrop } = await import("./drops");
const tell = (signal: Signal) => heard.listener(signal);

function Taker({ take, endings }: { take: (paths: string[]) => void; endings?: string[] }) {
  useFileDrop(take, endings);
  return null;
}

const ARCHIVES = [".tulou"];

it("gives files of one ending to whoever asks for it, others to the newest part, and opened ones as soon as it is there", () => {
  followDrops();
  const [lists, archives] = [vi.fn(), vi.fn()];
  tell({ kind: "files_opened", paths: ["/files/群.TULOU"] });
  render(<Taker take={archives} endings={ARCHIVES} />);
  expect(archives).toHaveBeenLastCalledWith(["/files/群.TULOU"]);
  render(<Taker take={lists} />);
  tell({ kind: "files_dropped", paths: ["/files/a.csv"] });
  expect(lists).toHaveBeenLastCalledWith(["/files/a.csv"]);
  tell({ kind: "files_dropped", paths: ["/files/b.tulou"] });
  expect(archives).toHaveBeenLastCalledWith(["/files/b.tulou"]);
  tell({ kind: "files_dropped", paths: ["/files/b.tulou", "/files/a.csv"] });
  expect(lists).toHaveBeenCalledTimes(2);
});
