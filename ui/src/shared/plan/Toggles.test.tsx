import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Toggles } from "./Toggles";

const items = Array.from({ length: 10 }, (_, index) => ({ key: index + 1, text: String(index + 1) }));

it("is one stop of the Tab key, and the arrows walk in its rows", async () => {
  const toggle = vi.fn();
  render(
    <>
      <Toggles label="Dates" columns={4} items={items} chosen={[3]} onToggle={toggle} />
      <input aria-label="next" />
    </>,
  );
  const focused = () => document.activeElement?.textContent;
  await userEvent.tab();
  expect(focused()).toBe("3");
  await userEvent.keyboard("{ArrowDown}");
  expect(focused()).toBe("7");
  await userEvent.keyboard("{ArrowDown}{ArrowLeft}");
  expect(focused()).toBe("9");
  await userEvent.keyboard("{ArrowUp}{Enter}");
  expect(toggle).toHaveBeenLastCalledWith(5);
  await userEvent.keyboard("{Home} ");
  expect(toggle).toHaveBeenLastCalledWith(1);
  await userEvent.keyboard("{End}");
  expect(focused()).toBe("10");
  await userEvent.tab();
  expect(screen.getByLabelText("next")).toBe(document.activeElement);
});

it("says which are on, and names a short one in full", () => {
  render(
    <Toggles
      label="Days"
      columns={7}
      items={[{ key: "mo", text: "一", name: "周一" }]}
      chosen={["mo"]}
      onToggle={vi.fn()}
    />,
  );
  expect(screen.getByRole("button", { name: "周一", pressed: true })).toBeTruthy();
});
