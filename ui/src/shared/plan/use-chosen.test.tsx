import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useChosen } from "./use-chosen";

describe("what was chosen", () => {
  it("is shown until what is stored says it, and a second choice works on the first", async () => {
    const { result, rerender } = renderHook(({ stored }) => useChosen(stored), { initialProps: { stored: "a" } });
    const done: ((written: boolean) => void)[] = [];
    const write = () => new Promise<boolean>((resolve) => done.push(resolve));
    let first: Promise<void> = Promise.resolve();
    let second: Promise<void> = Promise.resolve();
    act(() => {
      first = result.current.during("b", write);
    });
    expect(result.current.shown).toBe("b");
    act(() => {
      second = result.current.during("c", write);
    });
    done[0]?.(true);
    await act(() => first);
    rerender({ stored: "b" });
    expect(result.current.shown).toBe("c");
    done[1]?.(true);
    await act(() => second);
    rerender({ stored: "c" });
    expect(result.current.shown).toBe("c");
    rerender({ stored: "d" });
    expect(result.current.shown).toBe("d");
  });

  it("is not shown any longer when it was not written", async () => {
    const { result } = renderHook(() => useChosen("a"));
    await act(() => result.current.during("b", async () => false));
    expect(result.current.shown).toBe("a");
  });
});
