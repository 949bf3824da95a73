import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Source } from "../../bindings/Source";
import { useCorrections } from "./use-import";

it("forgets the corrections of one list with the next, however that came", () => {
  const first: Source = { kind: "file", path: "/a.csv" };
  const next: Source = { kind: "file", path: "/b.csv" };
  const { result, rerender } = renderHook(({ source }: { source: Source | null }) => useCorrections(source), {
    initialProps: { source: first },
  });
  act(() => result.current.correct({ headerRow: 3 }));
  act(() => result.current.correct({ complete: true }));
  expect(result.current.corrections).toMatchObject({ headerRow: 3, complete: true });
  rerender({ source: next });
  expect(result.current.corrections.headerRow).toBeUndefined();
  act(() => result.current.correct({ channel: "group" }));
  expect(result.current.corrections).toMatchObject({ channel: "group", complete: false });
  expect(result.current.corrections.headerRow).toBeUndefined();
});
