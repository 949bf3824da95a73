import { beforeEach, expect, it, vi } from "vitest";
import { currentToasts, dismiss } from "./toasts";
import { followSteps, sayDone } from "./undo-offer";

const core = vi.hoisted(() => ({ newest: null as { uid: string; command: string } | null, tell: (_: unknown) => {} }));
vi.mock("../../platform/call", () => ({
  call: async () => ({ undo: core.newest, redo: null }),
  transport: {
    onSignal: (listener: (signal: unknown) => void) => {
      core.tell = listener;
      return () => undefined;
    },
  },
}));

const offered = () => currentToasts().map(({ text, step }) => [text, step]);
const changed = { kind: "changed", tables: ["member"], step_id: 1, external: false };

beforeEach(() => {
  for (const { id } of currentToasts()) dismiss(id);
});

it("offers to undo the step of its own command", async () => {
  core.newest = { uid: "a", command: "member_edit" };
  await sayDone("member_edit", "Renamed");
  expect(offered()).toEqual([["Renamed", "a"]]);
});

it("offers nothing when the newest step is another's: the command changed nothing, or something was faster", async () => {
  core.newest = { uid: "b", command: "members_set_cells" };
  await sayDone("member_edit", "Renamed");
  core.newest = null;
  expect(offered()).toEqual([["Renamed", undefined]]);
});

it("takes the offer back once a newer step stands, and keeps what was said", async () => {
  followSteps();
  core.newest = { uid: "a", command: "member_edit" };
  await sayDone("member_edit", "Renamed");
  core.tell(changed);
  await Promise.resolve();
  expect(offered()).toEqual([["Renamed", "a"]]);
  core.newest = { uid: "b", command: "content_edit" };
  core.tell(changed);
  await vi.waitFor(() => expect(offered()).toEqual([["Renamed", undefined]]));
});
