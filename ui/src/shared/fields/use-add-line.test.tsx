import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { useAddLine } from "./use-add-line";

const add = vi.fn<(lines: string[]) => Promise<boolean>>();

function Line() {
  return <input aria-label="line" {...useAddLine(add, (line) => line.replace(/^- /, ""))} />;
}

const field = () => screen.getByLabelText<HTMLInputElement>("line");
const enter = (text: string) => {
  fireEvent.change(field(), { target: { value: text } });
  fireEvent.keyDown(field(), { key: "Enter" });
};

beforeEach(() => {
  add.mockReset();
  render(<Line />);
});

it("adds what is typed and waits for the next", async () => {
  add.mockResolvedValue(true);
  enter(" one ");
  expect(add).toHaveBeenCalledWith(["one"]);
  await waitFor(() => expect(field().value).toBe(""));
});

it("gives back what was typed when it was not kept", async () => {
  add.mockResolvedValue(false);
  enter("one");
  await waitFor(() => expect(field().value).toBe("one"));
});

it("adds pasted lines at once and leaves what was typed alone", () => {
  add.mockResolvedValue(false);
  fireEvent.change(field(), { target: { value: "typed" } });
  fireEvent.paste(field(), { clipboardData: { getData: () => "- one\n\n- two\r\nthree" } });
  expect(add).toHaveBeenCalledOnce();
  expect(add).toHaveBeenCalledWith(["one", "two", "three"]);
  expect(field().value).toBe("typed");
});
