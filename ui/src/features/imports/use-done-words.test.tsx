import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { renderHook } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import type { ImportPreview } from "../../bindings/ImportPreview";
import { problemCount } from "./problems";
import { useDoneWords } from "./use-done-words";

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

it("counts the same problems after the import as before it", () => {
  const { result } = renderHook(useDoneWords, {
    wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider>,
  });
  const preview = {
    counts: { new: 4, updated: 0, renamed: 0, joined: 0, left: 0 },
    problem_counts: { no_name: 1, not_a_date: 2, namesake: 7 },
  } as unknown as ImportPreview;
  expect(problemCount(preview.problem_counts)).toBe(3);
  expect(result.current.done({ kind: "members", ...preview })).toBe("Import done: 4 new people, 3 problems");
  expect(result.current.done({ kind: "tasks", ...preview })).toBe("Import done: 4 new, 3 problems");
});
