// The community's own figures: a name and a unit for each, added by a name alone. What is stored is told before one is removed.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { FigureKind } from "../../bindings/FigureKind";
import { call } from "../../platform/call";
import { Button, IconButton } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import fields from "../../shared/fields/fields.module.css";
import { useFormats } from "../../shared/format/formats";
import { isIme } from "../../shared/keys";
import { showNote } from "../../shared/toasts/toasts";
import styles from "./Cells.module.css";
import { groupCount } from "./use-group-writes";

/** Money and rates have them; what is counted is typed without. */
const DECIMALS = 2;

export function OwnFiguresDialog({ kinds, onClose }: { kinds: FigureKind[]; onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const add = useWrite("figure_add", {
    onError: ({ details }) => {
      if (details.reason !== "taken") return false;
      showNote(t`There is a figure of that name already.`);
      return true;
    },
  });
  const [name, setName] = useState("");
  const [unit, setUnit] = useState("");
  const own = kinds.filter((kind): kind is FigureKind & { uid: string } => kind.uid !== null);
  const save = async () => {
    const text = name.trim();
    if (text === "") return;
    const input = { community, name: text, unit: unit.trim() || undefined, decimals: DECIMALS };
    if (!(await add.run(input, t`New figure: ${text}`))) return;
    setName("");
    setUnit("");
  };
  return (
    <Dialog
      title={t`Own figures`}
      width={460}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t`Close`}</Button>
          <Button look="primary" submit busy={add.pending} disabled={name.trim() === ""}>
            {t`Add`}
          </Button>
        </>
      }
    >
      <p className={styles.note}>{t`What you count beside people and messages: sign-ins, orders, turnover.`}</p>
      {own.map((kind) => (
        <OwnFigure key={kind.uid} kind={kind} />
      ))}
      <div className={styles.own}>
        <input
          className={fields.text}
          data-autofocus
          aria-label={t`Name of the new figure`}
          placeholder={t`New figure, for instance turnover`}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <input
          className={fields.text}
          aria-label={t`Unit of the new figure`}
          placeholder={t`Unit`}
          maxLength={20}
          value={unit}
          onChange={(event) => setUnit(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

function OwnFigure({ kind }: { kind: FigureKind & { uid: string } }) {
  const { t } = useLingui();
  const formats = useFormats();
  const edit = useWrite("figure_edit");
  const remove = useWrite("figure_remove");
  const [asked, ask] = useState<string | null>(null);
  const begin = async () => {
    const { values, groups, first, last } = await call("figure_stored", { uid: kind.uid });
    if (values === 0 || first === null || last === null) return void gone();
    const days = formats.days(first, last);
    const told = plural(values, { one: "# value", other: "# values" });
    ask(t`${told} of ${groupCount(groups)} go with it (${days}).`);
  };
  const gone = () => remove.run({ uid: kind.uid }, t`Figure removed: ${kind.name ?? ""}`);
  return (
    <>
      <div className={styles.own}>
        <Kept
          label={t`Name`}
          value={kind.name ?? ""}
          max={60}
          save={(text) => text.trim() !== "" && void edit.run({ uid: kind.uid, name: text })}
        />
        <Kept
          label={t`Unit`}
          value={kind.unit ?? ""}
          max={20}
          save={(text) => void edit.run({ uid: kind.uid, unit: text.trim() || null })}
        />
        <IconButton icon={IconTrash} size={16} label={t`Remove the figure…`} hint="left" onClick={() => void begin()} />
      </div>
      {asked && (
        <p className={styles.note} role="alert">
          {asked}{" "}
          <Button look="danger" size="small" busy={remove.pending} data-autofocus onClick={() => void gone()}>
            {t`Remove`}
          </Button>{" "}
          <Button size="small" onClick={() => ask(null)}>
            {t`Leave it`}
          </Button>
        </p>
      )}
    </>
  );
}

/** A field that is kept when it is left, or by Enter. */
function Kept({
  label,
  value,
  max,
  save,
}: {
  label: string;
  value: string;
  max: number;
  save: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  return (
    <input
      className={fields.text}
      aria-label={label}
      placeholder={label}
      maxLength={max}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text !== value && save(text)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || isIme(event)) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
