// The first minute: what the community is called, how many groups it has, and in; or the demo first. Everything else has defaults.

import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconCircles, IconMessage, IconMessages } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { Scale } from "../../bindings/Scale";
import { inWindow } from "../../platform/call";
import { setPreference } from "../../platform/preferences";
import { runAction } from "../../shared/actions/registry";
import OpenArchive from "../../shared/archive/OpenArchive";
import { Button } from "../../shared/basics/Button";
import { useWrite } from "../../shared/data/use-write";
import { ZoneSelect } from "../../shared/fields/ZoneSelect";
import { ownZone } from "../../shared/format/civil";
import { chooseLanguage, type Language } from "../../shared/format/locale";
import { pressed } from "../../shared/keys";
import styles from "./WelcomePage.module.css";

export default function WelcomePage() {
  const { t, i18n } = useLingui();
  const [name, setName] = useState("");
  const typed = useRef(false);
  const [scale, setScale] = useState<Scale>("one");
  const [tz, setTz] = useState(ownZone());
  const add = useWrite("community_add");
  const demo = useWrite("demo");
  const starter = useWrite("starter_week");

  const start = async () => {
    const made = await add.run({ name: name.trim(), tz, scale });
    if (!made) return;
    setPreference("community", made.uid);
    // One group begins with an example of a week, to keep or to clear in Today.
    if (scale === "one") await starter.run({ community: made.uid, language: i18n.locale });
  };

  const lookAround = async () => {
    const made = await demo.run({ language: i18n.locale, tz });
    if (made?.community) setPreference("community", made.community);
  };

  const scales: { value: Scale; icon: typeof IconMessage; title: string; text: string }[] = [
    { value: "one", icon: IconMessage, title: t`One group`, text: t`Light: a plan and a member list` },
    { value: "several", icon: IconMessages, title: t`Several groups`, text: t`Plans by group, tags and owners` },
    { value: "many", icon: IconCircles, title: t`Many groups`, text: t`The same programme in dozens of groups` },
  ];

  return (
    <main className={styles.page}>
      <div className={styles.language}>
        {(["zh-CN", "en"] as Language[]).map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={i18n.locale === language}
            onClick={() => void chooseLanguage(language)}
          >
            {language === "en" ? "English" : "简体中文"}
          </button>
        ))}
      </div>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) void start();
        }}
      >
        <svg width="56" height="56" viewBox="0 0 22 22" className={styles.house} aria-hidden="true">
          <circle cx="11" cy="11" r="9" />
          <circle cx="11" cy="11" r="5.5" />
          <circle cx="11" cy="11" r="1.75" data-core />
          <path d="M11 16.5V20" data-gate />
        </svg>
        <h1>{t`Welcome to Tulou`}</h1>
        <p
          className={styles.lead}
        >{t`One place for the plan, the people and the numbers of your community. Everything stays on this computer.`}</p>
        <TextInput
          size="md"
          label={t`What is your community called?`}
          placeholder={t`Reading Club`}
          value={name}
          maxLength={120}
          data-autofocus
          autoFocus
          onChange={(event) => {
            typed.current = true;
            setName(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            // A field in which nothing was typed yet has nothing to take back: the last community, just removed, has.
            if (typed.current || pressed(event.nativeEvent) !== "mod+z") return;
            event.preventDefault();
            runAction("app.undo");
          }}
        />
        <fieldset className={styles.scales}>
          <legend>{t`How many groups do you run?`}</legend>
          {scales.map(({ value, icon: Icon, title, text }) => (
            <label key={value} className={styles.scale} data-chosen={scale === value}>
              <input
                type="radio"
                name="scale"
                value={value}
                checked={scale === value}
                onChange={() => setScale(value)}
              />
              <Icon size={22} stroke={1.5} aria-hidden />
              <strong>{title}</strong>
              <span>{text}</span>
            </label>
          ))}
          <p className={styles.note}>{t`This sets what is shown at first, never what is possible.`}</p>
        </fieldset>
        <ZoneSelect label={t`Time zone`} value={tz} onChange={(zone) => zone && setTz(zone)} />
        <Button look="primary" size="large" submit busy={add.pending} disabled={!name.trim()}>
          {t`Start`}
        </Button>
        <Button
          busy={demo.pending}
          onClick={() => void lookAround()}
        >{t`Look around in a demo community first`}</Button>
        {inWindow && (
          <Button look="quiet" onClick={() => runAction("workspace.open_archive")}>
            {t`Open a workspace from a Tulou file…`}
          </Button>
        )}
      </form>
      <OpenArchive />
    </main>
  );
}
