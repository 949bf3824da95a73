import { expect, it, vi } from "vitest";
import { everyRow } from "./queries";

const call = vi.hoisted(() => vi.fn());
vi.mock("../../platform/call", () => ({ call, transport: {} }));

it("asks for pages until it has the uid of every row", async () => {
  const total = 12_001;
  call.mockImplementation(async (_: string, { offset, limit }: { offset: number; limit: number }) => ({
    total,
    rows: Array.from({ length: Math.min(limit, total - offset) }, (_, at) => ({ uid: `c${offset + at}` })),
  }));
  const uids = (await everyRow({ community: "x", sort: "title" })).map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(total);
  expect(call).toHaveBeenCalledTimes(3);
  expect(call).toHaveBeenLastCalledWith("contents", { community: "x", sort: "title", offset: 10_000, limit: 5000 });
});
