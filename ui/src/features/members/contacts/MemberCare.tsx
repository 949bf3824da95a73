// The part of a member's record that tells what they mean to the manager: contacts, what is known of them, whom they know, and how
// often they shall be heard of.

import { useLingui } from "@lingui/react/macro";
import { IconMessageHeart, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { FindingView } from "../../../bindings/FindingView";
import type { MemberRow } from "../../../bindings/MemberRow";
import { useActions } from "../../../shared/actions/use-actions";
import { IconButton } from "../../../shared/basics/Button";
import { Section } from "../../../shared/page/Drawer";
import { contacting } from "../../../shared/people/contacting";
import { Contacts } from "./Contacts";
import { FindingDialog } from "./FindingDialog";
import { Findings } from "./Findings";
import { RelationDialog, Relations } from "./Relations";
import { StayInTouch } from "./StayInTouch";

type Asked = { kind: "finding"; finding?: FindingView } | { kind: "relation" } | null;

export function MemberCare({ row }: { row: MemberRow }) {
  const { t } = useLingui();
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);
  const log = () => contacting.ask({ kind: "new", members: [row.uid], name: row.name });
  useActions([
    { id: "member.contact", title: t`Log a contact`, group: "edit", keys: "c", icon: IconMessageHeart, run: log },
  ]);
  return (
    <>
      <Section
        title={t`Contacts`}
        tools={
          <IconButton icon={IconMessageHeart} size={16} label={t`Log a contact`} keys="c" hint="left" onClick={log} />
        }
      >
        <Contacts row={row} />
      </Section>
      <Section title={t`Stay in touch`}>
        <StayInTouch row={row} />
      </Section>
      <Section
        title={t`Known about them`}
        tools={
          <IconButton
            icon={IconPlus}
            size={16}
            label={t`Add what is known`}
            hint="left"
            onClick={() => ask({ kind: "finding" })}
          />
        }
      >
        <Findings row={row} onEdit={(finding) => ask({ kind: "finding", finding })} />
      </Section>
      <Section
        title={t`Knows`}
        tools={
          <IconButton
            icon={IconPlus}
            size={16}
            label={t`Add whom they know`}
            hint="left"
            onClick={() => ask({ kind: "relation" })}
          />
        }
      >
        <Relations row={row} />
      </Section>
      {asked?.kind === "finding" && <FindingDialog row={row} finding={asked.finding} onClose={close} />}
      {asked?.kind === "relation" && <RelationDialog row={row} onClose={close} />}
    </>
  );
}
