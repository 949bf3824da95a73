import { expect, test } from "vitest";
import { parseSendAddress, queueInput } from "./address";

test("an address takes anything and asks for what it says", () => {
  const raw = { items: ["u1", "u2@2026-03-02T08:00:00", 3], order: "sideways", account: 13800000000, tags: "x" };
  expect(queueInput("c", parseSendAddress(raw))).toEqual({
    community: "c",
    ahead: undefined,
    items: [{ uid: "u1" }, { uid: "u2", original: "2026-03-02T08:00:00" }],
    channels: undefined,
    tags: undefined,
    order: undefined,
    account: "13800000000",
    operator: undefined,
  });
  expect([true, 1, "yes"].map((ahead) => parseSendAddress({ ahead }).ahead)).toEqual([true, true, undefined]);
  expect(parseSendAddress({ order: "account", account: "" })).toMatchObject({ order: "account", account: "" });
});
