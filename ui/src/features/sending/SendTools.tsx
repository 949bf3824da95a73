// In which order, from which account, whose groups: choices that stand in the header and in the address.

import { useLingui } from "@lingui/react/macro";
import { IconArrowsSort, IconClockShare, IconDeviceMobile, IconUser } from "@tabler/icons-react";
import type { SendOrder } from "../../bindings/SendOrder";
import type { SendQueue } from "../../bindings/SendQueue";
import { Button } from "../../shared/basics/Button";
import { openMenu } from "../../shared/menu/menu";
import { useOperators } from "../../shared/people/use-operators";
import type { SendAddress } from "./address";

interface SendToolsProps {
  queue: SendQueue;
  address: SendAddress;
  onChange: (patch: Partial<SendAddress>) => void;
}

export function SendTools({ queue, address, onChange }: SendToolsProps) {
  const { t } = useLingui();
  const { nameOf } = useOperators();
  const { accounts, operators } = queue;
  const orders: Record<SendOrder, string> = {
    item: t`Post by post`,
    group: t`Group by group`,
    account: t`Account by account`,
  };
  const order = address.order ?? "item";
  const offered = (Object.keys(orders) as SendOrder[]).filter((one) => one !== "account" || accounts.length > 1);
  const account = (key: string) => key || t`No account`;
  const operator = (key: string) => nameOf(key || null);
  const narrowed = (chosen: string | undefined, keys: typeof accounts, all: string, patch: (key?: string) => void) => [
    [{ id: "all", title: all, checked: chosen === undefined, run: () => patch(undefined) }],
    keys.map(({ key, open }) => ({
      id: key || "none",
      title: keys === accounts ? account(key) : operator(key),
      note: String(open),
      checked: chosen === key,
      run: () => patch(key),
    })),
  ];
  // Groups that nobody looks after are not asked for by themselves: there is no one to be.
  const people = operators.filter(({ key }) => key !== "");
  // What is named is sent whenever it is due.
  const early = address.items === undefined && (queue.ahead > 0 || address.ahead === true);
  return (
    <>
      {early && (
        <Button
          size="small"
          look="quiet"
          icon={IconClockShare}
          aria-pressed={address.ahead === true}
          onClick={() => onChange({ ahead: address.ahead ? undefined : true })}
        >
          {address.ahead ? t`Only what is due` : t`Send ahead: ${queue.ahead}`}
        </Button>
      )}
      <Button
        size="small"
        look="quiet"
        icon={IconArrowsSort}
        aria-haspopup="menu"
        onClick={(event) =>
          openMenu(event.currentTarget, t`Order`, [
            offered.map((one) => ({
              id: one,
              title: orders[one],
              checked: one === order,
              run: () => onChange({ order: one === "item" ? undefined : one }),
            })),
          ])
        }
      >
        {orders[order]}
      </Button>
      {(accounts.length > 1 || address.account !== undefined) && (
        <Button
          size="small"
          look="quiet"
          icon={IconDeviceMobile}
          aria-haspopup="menu"
          onClick={(event) =>
            openMenu(
              event.currentTarget,
              t`Account`,
              narrowed(address.account, accounts, t`All accounts`, (key) => onChange({ account: key })),
            )
          }
        >
          {address.account === undefined ? t`All accounts` : account(address.account)}
        </Button>
      )}
      {(people.length > 0 || address.operator !== undefined) && (
        <Button
          size="small"
          look="quiet"
          icon={IconUser}
          aria-haspopup="menu"
          onClick={(event) =>
            openMenu(
              event.currentTarget,
              t`Owner`,
              narrowed(address.operator, people, t`Everyone's groups`, (key) => onChange({ operator: key })),
            )
          }
        >
          {address.operator === undefined ? t`Everyone's groups` : operator(address.operator)}
        </Button>
      )}
    </>
  );
}
