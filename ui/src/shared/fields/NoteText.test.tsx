import { MantineProvider } from "@mantine/core";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { NoteText } from "./NoteText";

const save = vi.fn(async (_: string) => true);
const note = (value: string) => (
  <MantineProvider>
    <NoteText label="Note" value={value} onSave={save} />
  </MantineProvider>
);
const box = () => screen.getByLabelText<HTMLTextAreaElement>("Note");

it("follows what is stored, and writes nothing over it when it is only passed through", () => {
  const { rerender } = render(note("old"));
  rerender(note("undone"));
  expect(box().value).toBe("undone");
  fireEvent.focus(box());
  fireEvent.blur(box());
  expect(save).not.toHaveBeenCalled();
});

it("keeps what is typed until it is left, then follows again", async () => {
  const { rerender } = render(note("old"));
  fireEvent.change(box(), { target: { value: "typed" } });
  rerender(note("from elsewhere"));
  expect(box().value).toBe("typed");
  fireEvent.blur(box());
  expect(save).toHaveBeenCalledWith("typed");
  rerender(note("typed"));
  rerender(note("undone"));
  await waitFor(() => expect(box().value).toBe("undone"));
});
