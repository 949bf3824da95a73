import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Selection } from "../../bindings/Selection";
import { currentMenu } from "../../shared/menu/menu";
import { MemberSelectionBar } from "./MemberSelectionBar";
import type { Directory } from "./use-directory";
import type { MemberWrites } from "./use-member-writes";

it("puts the selected ones into a group and takes them out of one", () => {
  i18n.loadAndActivate({ locale: "en", messages: {} });
  const writes = { join: vi.fn(), leave: vi.fn() };
  const channels = [
    { uid: "g", name: "一群", is_group: true },
    { uid: "p", name: "公众号", is_group: false },
  ];
  const who: Selection = { kind: "these", uids: ["a", "b"] };
  render(
    <I18nProvider i18n={i18n}>
      <MemberSelectionBar
        who={who}
        count={2}
        everyone={false}
        directory={{ channels } as Directory}
        writes={writes as unknown as MemberWrites}
        onClear={vi.fn()}
      />
    </I18nProvider>,
  );
  const choose = (action: string) => {
    fireEvent.click(screen.getByText(action));
    const items = currentMenu()?.groups.flat() ?? [];
    expect(items.map(({ title }) => title)).toEqual(["一群"]);
    items[0]?.run();
  };
  choose("Into a group");
  expect(writes.join).toHaveBeenCalledWith(who, 2, "g");
  choose("Out of a group");
  expect(writes.leave).toHaveBeenCalledWith(who, "g");
});
