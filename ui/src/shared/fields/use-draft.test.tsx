import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useDraft } from "./use-draft";

afterEach(() => vi.useRealTimers());

const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });

/** The field, and all that it showed. */
function Field({ stored, showed }: { stored: string; showed: string[] }) {
  const draft = useDraft<string>(stored, async (text) => {
    client.setQueryData(["text"], text);
    return true;
  });
  showed.push(draft.value);
  return <input aria-label="text" value={draft.value} onChange={(event) => draft.set(event.target.value)} />;
}

function Record({ showed }: { showed: string[] }) {
  const { data } = useQuery({ queryKey: ["text"], queryFn: () => "", initialData: "before" });
  return <Field stored={data} showed={showed} />;
}

it("never shows again what was there before, once the new is stored", async () => {
  vi.useFakeTimers();
  const showed: string[] = [];
  render(
    <QueryClientProvider client={client}>
      <Record showed={showed} />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText("text"), { target: { value: "after" } });
  showed.length = 0;
  // One timer after the other, each with what React draws on it.
  for (let step = 0; step < 20; step++) await act(() => vi.advanceTimersByTimeAsync(50));
  expect(screen.getByLabelText<HTMLInputElement>("text").value).toBe("after");
  expect(new Set(showed)).toEqual(new Set(["after"]));
  act(() => client.setQueryData(["text"], "undone"));
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(screen.getByLabelText<HTMLInputElement>("text").value, "afterwards the stored text leads").toBe("undone");
});

it("stores one text after the other, however long the first one takes", async () => {
  vi.useFakeTimers();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  function Slow() {
    const draft = useDraft<string>("", (text) => {
      begun.push(text);
      return new Promise((end) => ends.push(() => end(true)));
    });
    return <input aria-label="slow" value={draft.value} onChange={(event) => draft.set(event.target.value)} />;
  }
  render(<Slow />);
  const type = async (value: string) => {
    fireEvent.change(screen.getByLabelText("slow"), { target: { value } });
    await act(() => vi.advanceTimersByTimeAsync(600));
  };
  await type("first");
  await type("second");
  expect(begun, "the second waits").toEqual(["first"]);
  ends[0]?.();
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(begun).toEqual(["first", "second"]);
  ends[1]?.();
  await act(() => vi.advanceTimersByTimeAsync(1));
});
