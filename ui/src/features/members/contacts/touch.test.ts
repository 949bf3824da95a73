import { expect, it } from "vitest";
import type { TouchRule } from "../../../bindings/TouchRule";
import { ruleFor } from "./touch";

const rule = (kind: "tier" | "tag" | "member", uid: string, ideal: number | null): TouchRule => ({
  subject: { kind, uid },
  name: uid,
  touch: ideal === null ? null : { ideal, latest: 2 * ideal },
  since: "2026-03-02",
});
const ann = { uid: "ann", tier: "core", tags: ["vip", "book"] };

it("takes the shorter of what tier and tags say, and of others nothing", () => {
  const rules = [rule("tier", "core", 30), rule("tag", "vip", 14), rule("tag", "book", 20), rule("tag", "other", 1)];
  expect(ruleFor(rules, ann)?.name).toBe("vip");
  expect(ruleFor(rules, { ...ann, tags: [] })?.name).toBe("core");
  expect(ruleFor(rules, { uid: "ben", tier: null, tags: [] })).toBeUndefined();
});

it("lets the member's own go before all others, also where it leaves them in peace", () => {
  const rules = [rule("tag", "vip", 14), rule("member", "ann", 60), rule("member", "ben", null)];
  expect(ruleFor(rules, ann)?.touch?.ideal).toBe(60);
  expect(ruleFor(rules, { ...ann, uid: "ben" })).toMatchObject({ name: "ben", touch: null });
});
