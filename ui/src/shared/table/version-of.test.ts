import { expect, it } from "vitest";
import { versionOf } from "./version-of";

it("names the same rows alike and others otherwise, however alike they are", () => {
  const rows = [{ uid: "a" }];
  expect(versionOf(rows)).toBe(versionOf(rows));
  expect(versionOf([...rows])).not.toBe(versionOf(rows));
});
