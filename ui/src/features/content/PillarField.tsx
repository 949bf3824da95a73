// The pillar of an item, with a new one made in place. The line shows once the community has pillars or asks for one.

import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { ChoiceField } from "../../shared/fields/ChoiceField";
import fields from "../../shared/fields/fields.module.css";
import { Field } from "../../shared/page/Drawer";
import { usePillars } from "./queries";

interface PillarFieldProps {
  value: string | null;
  onChange: (pillar: string | null) => void;
}

/** Colours for pillars, told apart in both themes; the first that is free is taken. */
const COLOURS = ["#12807a", "#b4532a", "#7458c4", "#b98a12", "#c04a73", "#3f7d4e", "#4a6fb5", "#7b746b"];

export function PillarField({ value, onChange }: PillarFieldProps) {
  const { t } = useLingui();
  const pillars = usePillars();
  const [making, setMaking] = useState(false);
  return (
    <Field label={t`Pillar`}>
      <ChoiceField
        label={t`Pillar`}
        value={value}
        choices={[
          { value: null, title: t`No pillar` },
          ...pillars.map(({ uid, name }) => ({ value: uid, title: name })),
        ]}
        more={[{ id: "pillar.new", title: t`New pillar…`, icon: IconPlus, run: () => setMaking(true) }]}
        onChange={onChange}
      />
      {making && (
        <NewPillar
          taken={pillars.map(({ color }) => color)}
          onMade={(uid) => {
            setMaking(false);
            if (uid) onChange(uid);
          }}
        />
      )}
    </Field>
  );
}

function NewPillar({ taken, onMade }: { taken: (string | null)[]; onMade: (uid: string | null) => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const add = useWrite("pillar_add");
  const [name, setName] = useState("");
  const make = async () => {
    if (!name.trim()) return;
    const color = COLOURS.find((colour) => !taken.includes(colour)) ?? COLOURS[0];
    const pillar = await add.run({ community, name: name.trim(), color });
    if (pillar) onMade(pillar.uid);
  };
  return (
    <Dialog
      title={t`New pillar`}
      width={360}
      onClose={() => onMade(null)}
      onSubmit={() => void make()}
      footer={
        <Button look="primary" submit busy={add.pending} disabled={!name.trim()}>
          {t`Add`}
        </Button>
      }
    >
      <input
        className={fields.text}
        data-autofocus
        value={name}
        maxLength={60}
        aria-label={t`Name of the pillar`}
        placeholder={t`Know-how, offers, talk…`}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  );
}
