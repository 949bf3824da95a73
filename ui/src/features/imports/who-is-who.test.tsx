import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Identity } from "../../bindings/Identity";
import type { MemberImport } from "../../bindings/MemberImport";
import type { Source } from "../../bindings/Source";
import type { Target } from "../../bindings/Target";
import { MembersSide } from "./MembersSide";
import { useImport } from "./use-import";

const call = vi.hoisted(() => vi.fn());
vi.mock("../../platform/call", () => ({ call, inWindow: false }));
vi.mock("../../shared/community", () => ({ useCommunity: () => ({ uid: "c", name: "Club" }) }));

const SOURCE: Source = { kind: "text", text: "姓名,会员卡号\n张三,7" };
const CARD = { kind: "account" as const, platform: "list" };
const BECOMES: Target[] = [CARD, { kind: "phone" }, { kind: "ignore" }];
const EMPTY = { changes: [], missing: [], new_tags: [], new_tiers: [], new_channels: [], new_fields: [] };
const NO_IDS = /has no ids/;

/** What the core offers for a mapping of these columns. */
function identitiesOf(mapping: Target[]): Identity[] {
  const offered: Identity[] = [CARD, { kind: "phone" }, { kind: "name" }];
  return offered.filter((one) => mapping.some((target) => JSON.stringify(target) === JSON.stringify(one)));
}

function answer(name: string, input: MemberImport) {
  if (name === "channels") return [];
  if (name === "import_inspect") {
    const columns = [{ kind: "name" }, { kind: "note" }].map((target, index) => ({ index, target, samples: [] }));
    return { kind: "members", header_row: 1, columns, rows: [], identities: [{ kind: "name" }], has_ids: false };
  }
  const identities = identitiesOf(input.mapping);
  const identity = input.identity ?? identities[0];
  const has_ids = identities.some(({ kind }) => kind === "account");
  return { counts: {}, identity, identities, has_ids, renames: [], problems: [], problem_counts: {}, ...EMPTY };
}

function Page() {
  const state = useImport(SOURCE, undefined);
  return (
    <>
      {BECOMES.map((target) => (
        <button key={target.kind} type="button" onClick={() => state.correct({ mapping: { 1: target } })}>
          {target.kind}
        </button>
      ))}
      {state.found && <MembersSide state={state} found={state.found} />}
    </>
  );
}

function show() {
  render(
    <I18nProvider i18n={i18n}>
      <MantineProvider env="test">
        <QueryClientProvider client={new QueryClient()}>
          <Page />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  );
}

const radios = () => [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")];
const choices = () => radios().map(({ value }) => JSON.parse(value).kind);
const chosen = () => JSON.parse(radios().find(({ checked }) => checked)?.value ?? "{}").kind;
const choose = (at: number) => fireEvent.click(radios()[at] as HTMLElement);
const lastAsked = () => call.mock.calls.filter(([name]) => name === "import_preview").at(-1)?.[1];

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
beforeEach(() => {
  call.mockReset();
  call.mockImplementation(async (name: string, input: MemberImport) => answer(name, input));
});

it("offers what a corrected column tells people apart by, and takes the best", async () => {
  show();
  await screen.findByText(NO_IDS);
  fireEvent.click(screen.getByText("account"));
  await vi.waitFor(() => expect(choices()).toEqual(["account", "name"]));
  await vi.waitFor(() => expect(chosen()).toBe("account"));
  expect(screen.queryByText(NO_IDS)).toBeNull();
});

it("goes back to the first when no column gives what was chosen any more", async () => {
  show();
  await screen.findByText(NO_IDS);
  fireEvent.click(screen.getByText("phone"));
  await vi.waitFor(() => expect(choices()).toEqual(["phone", "name"]));
  choose(1);
  await vi.waitFor(() => expect(lastAsked().identity).toEqual({ kind: "name" }));
  choose(0);
  await vi.waitFor(() => expect(lastAsked().identity).toEqual({ kind: "phone" }));
  fireEvent.click(screen.getByText("ignore"));
  await vi.waitFor(() => expect(choices()).toEqual(["name"]));
  await vi.waitFor(() => expect(lastAsked().identity).toBeUndefined());
  await vi.waitFor(() => expect(chosen()).toBe("name"));
});
