// A new task from anywhere: one line, Enter.

import { useLingui } from "@lingui/react/macro";
import { IconCheckbox } from "@tabler/icons-react";
import { useState } from "react";
import { useActions } from "../../shared/actions/use-actions";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import fields from "../../shared/fields/fields.module.css";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useOperators } from "../../shared/people/use-operators";
import { WhenField } from "../../shared/plan/WhenField";
import { dueDay } from "./due";
import styles from "./NewTask.module.css";

export default function TasksAmbient() {
  const { t } = useLingui();
  const [making, setMaking] = useState(false);
  useActions([
    {
      id: "task.new",
      title: t`New task`,
      group: "create",
      icon: IconCheckbox,
      keywords: t({ message: "new task to do todo", comment: "Search words; in Chinese with pinyin initials" }),
      run: () => setMaking(true),
    },
  ]);
  return making && <NewTask onClose={() => setMaking(false)} />;
}

function NewTask({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community, tz } = useCommunity();
  const { me } = useOperators();
  const add = useWrite("task_add");
  const [title, setTitle] = useState("");
  const suggested = dueDay(dayOf(civilAt(Date.now(), tz)));
  const [when, setWhen] = useState<typeof suggested | null>(null);
  const make = async () => {
    const text = title.trim();
    if (!text) return;
    const task = await add.run(
      { community, title: text, ...(when ? { when } : {}), ...(me ? { owner: me.uid } : {}) },
      t`New task: ${text}`,
    );
    if (task) onClose();
  };
  return (
    <Dialog
      title={t`New task`}
      onClose={onClose}
      onSubmit={() => void make()}
      footer={
        <Button look="primary" submit busy={add.pending} disabled={!title.trim()}>
          {t`Add`}
        </Button>
      }
    >
      <div className={styles.form}>
        <input
          className={fields.text}
          data-autofocus
          value={title}
          maxLength={300}
          aria-label={t`What is to be done`}
          placeholder={t`What is to be done?`}
          onChange={(event) => setTitle(event.target.value)}
        />
        <WhenField value={when} suggested={suggested} anyTime clearable onChange={setWhen} />
      </div>
    </Dialog>
  );
}
