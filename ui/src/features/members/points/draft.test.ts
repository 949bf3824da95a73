import { expect, test } from "vitest";
import { draftOf, type RuleDraft, ruleOf, withKind } from "./draft";

const DRAFT: RuleDraft = {
  name: " Messages ",
  source: { kind: "interaction", kinds: ["message"] },
  points: 2,
  cap: 10,
  cooldown: "",
  expires: "",
  from: "2026-03-01",
};

test("what is left empty is not asked of the core", () => {
  expect(ruleOf("c", DRAFT)).toEqual({
    community: "c",
    name: "Messages",
    source: DRAFT.source,
    points: 2,
    daily_cap: 10,
    cooldown_hours: undefined,
    expires_days: undefined,
    from: "2026-03-01",
  });
});

test.each([
  { ...DRAFT, name: " " },
  { ...DRAFT, points: "" as const },
  { ...DRAFT, points: 0 },
])("without a name or points there is no rule: %o", (draft) => {
  expect(ruleOf("c", draft)).toBeNull();
});

test("a rule that is there is typed as it is", () => {
  const rule = { ...DRAFT, uid: "r", daily_cap: 10, cooldown_hours: null, expires_days: null, active: true, given: 4 };
  expect(draftOf({ ...rule, points: 2 })).toEqual(DRAFT);
});

test("another source keeps the kinds where it looks at the log", () => {
  const streak = withKind({ kind: "active_day", kinds: ["check-in"] }, "streak");
  expect(streak).toEqual({ kind: "streak", kinds: ["check-in"], days: 7 });
  expect(withKind(streak, "attendance")).toEqual({ kind: "attendance" });
  expect(withKind({ kind: "referral" }, "interaction")).toEqual({ kind: "interaction", kinds: [] });
});
