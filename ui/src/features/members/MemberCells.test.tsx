import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { NamesCell } from "./MemberCells";

it("shows what has a name, and leaves nothing behind of what has none", () => {
  const { container, rerender } = render(<NamesCell names={["", "", "vip"]} mark />);
  const shown = () => [...container.querySelectorAll("bdi")].map((mark) => mark.textContent);
  expect(shown()).toEqual(["vip"]);
  rerender(<NamesCell names={["Readers", "Readers"]} />);
  expect(shown(), "two groups of one name are two").toEqual(["Readers", "Readers"]);
  rerender(<NamesCell names={["new"]} mark />);
  expect(shown()).toEqual(["new"]);
});
