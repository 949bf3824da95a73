// Sending as a machine: copy the next piece, say that it was sent, go on. The page, the small window and the global shortcut
// press the same buttons.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import type { DeliveryText } from "../../bindings/DeliveryText";
import type { SendQueue } from "../../bindings/SendQueue";
import type { SendQueueInput } from "../../bindings/SendQueueInput";
import { call } from "../../platform/call";
import { channelName } from "../../shared/channels/use-channels";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { useLatest } from "../../shared/use-latest";
import { useNow } from "../../shared/use-now";
import { type Copy, copiesOf } from "./copies";
import { forget, type Known, NOTHING, note, settle, writing } from "./overlay";
import { currentOf, marksOf, type Step, stepAfter, stepsOf } from "./steps";
import { counted, sum, type Tally, withMarks } from "./tally";
import { useCopying } from "./use-copying";
import { useEndWords } from "./use-end-words";

const QUEUE_TABLES = [
  "content",
  "content_channel",
  "delivery",
  "schedule",
  "schedule_exception",
  "channel",
  "channel_tag",
  "hold",
  "hold_channel",
  // How far copying has come is kept in a table of this machine alone: another window copies from the same queue.
  "local",
];
const TEXT_TABLES = [
  "content",
  "piece",
  "channel",
  "schedule",
  "schedule_exception",
  "community",
  "hold",
  "hold_channel",
];

type State = "sent" | "skipped" | "failed";

export interface Sender {
  queue: SendQueue | undefined;
  steps: Step[];
  step: Step | undefined;
  text: DeliveryText | undefined;
  copies: Copy[];
  /** How many copies of the step are done. */
  copied: number;
  /** The piece that will not be copied here: the next key goes on without it. */
  stuck: boolean;
  /** Places of pieces that were passed over. */
  passed: readonly number[];
  /** How far everything has come that was there to send since the page was opened. */
  tally: { sent: number; total: number };
  /** Enter: copies the next piece, or says that all were sent. */
  next: () => Promise<void>;
  /** The global shortcut: as `next`, and where that said "sent" the first piece of the next delivery is copied as well. */
  copyNext: () => Promise<void>;
  /** Copies one piece, whichever was next. */
  copyAt: (place: number) => Promise<void>;
  again: () => void;
  mark: (state: State, reason?: string) => Promise<void>;
  markAll: () => Promise<void>;
  go: (by: 1 | -1) => void;
  choose: (key: string) => void;
}

export function useSender(input: SendQueueInput): Sender {
  const { t } = useLingui();
  const now = useNow();
  const { data: queue, refetch } = useCall("send_queue", input, { on: QUEUE_TABLES, keep: true });
  const latest = useRef(queue);
  latest.current = queue;
  const [overlay, setOverlay] = useState(NOTHING);
  const [chosen, setChosen] = useState<string | null>(null);
  const [stuckAt, setStuck] = useState<{ key: string; place: number } | null>(null);
  const [passed, setPassed] = useState<Record<string, number[]>>({});
  const [tally, setTally] = useTally(queue, input);
  const copying = useCopying();
  const endWords = useEndWords();
  const marking = useWrite("deliveries_mark");
  const markingAll = useWrite("deliveries_mark_each");
  /** From a key until what it did stands on the screen. */
  const busy = useRef(false);
  const over = useRef(false);
  const waiting = useRef<"next" | "copyNext" | null>(null);
  const written = useRef<Promise<unknown>>(Promise.resolve());
  /** The delivery of which somebody in another program knows that it holds nothing to copy. */
  const told = useRef<string | null>(null);
  const [, setTurn] = useState(0);

  // Things become due and late without anybody writing.
  const asked = useLatest(() => void refetch());
  const aged = queue?.next_at != null && queue.next_at <= now;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a minute as long as it is not asked anew.
  useEffect(() => {
    if (aged) asked();
  }, [aged, asked, now]);

  const steps = queue ? stepsOf(queue, overlay) : [];
  const step = currentOf(steps, chosen);
  const asks = useCall("delivery_text", textOf(step), { on: TEXT_TABLES, enabled: step !== undefined });
  const text = step && asks.data;
  // What is just being asked again may be another text by now.
  const ready = text !== undefined && !asks.isFetching;
  // The text of the next one is there before somebody asks for it.
  const following = step && steps.find(({ key }) => key === stepAfter(steps, step.key));
  useCall("delivery_text", textOf(following), { on: TEXT_TABLES, enabled: following !== undefined });
  const copies = text ? copiesOf(text) : [];
  const copied = Math.min(step?.copied ?? 0, copies.length);
  const stuck = stuckAt !== null && stuckAt.key === step?.key && stuckAt.place === copied;

  /** One write after the other, or an earlier one could come last; nobody waits for the disk before the next key. */
  const inTurn = <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
    const turn = written.current.then(write);
    written.current = turn.catch(() => undefined);
    return turn;
  };
  const known = (key: string, what: Known) => setOverlay((before) => note(before, key, what));
  const settled = (key: string, what: Known, until = latest.current) =>
    setOverlay((before) => settle(before, key, what, until));

  const made = (one: Step, count: number) => {
    const { uid, original } = one.item;
    const what = writing({ copied: count });
    known(one.key, what);
    const place = { uid, original, channel: one.channel.uid, pieces: count };
    // One that could not be kept costs a piece copied twice.
    void inTurn(() => call("send_copied", place).catch(() => undefined)).then(() => settled(one.key, what));
  };

  const copy = async (one: Step, of: DeliveryText, place: number, afar: boolean): Promise<void> => {
    const outcome = await copying.copy(of, place, stepName(one), afar);
    if (copiesOf(of).length === 0) told.current = one.key;
    setStuck(outcome === "stuck" ? { key: one.key, place } : null);
    if (outcome !== "copied") return;
    setPassed((before) => ({ ...before, [one.key]: (before[one.key] ?? []).filter((other) => other !== place) }));
    made(one, Math.max(Math.min(one.copied, copiesOf(of).length), place + 1));
  };

  const mark: Sender["mark"] = async (state, reason) => {
    if (!step) return;
    const { item, channel, key } = step;
    const { uid, original } = item;
    const what = writing({ gone: true });
    const pressed = latest.current;
    known(key, what);
    setTally((before) => withMarks(before, uid, original, state, 1));
    setChosen(stepAfter(steps, key));
    if (await inTurn(() => marking.run({ uid, original, channels: [channel.uid], state, reason }))) {
      // What failed comes up again, at the end: any queue but the one in which it was tried knows that.
      settled(key, what, state === "failed" ? pressed : latest.current);
      return;
    }
    // It was refused and has been said: the step is there as before.
    setOverlay((before) => forget(before, key, what));
    setTally((before) => withMarks(before, uid, original, state, -1));
    setChosen(key);
  };

  /** One at a time. A key that comes while something is on its way is not lost: it is pressed again when that has arrived
   *  and stands on the screen. */
  const alone = async (act: () => Promise<unknown>, again: typeof waiting.current = null): Promise<void> => {
    if (busy.current) {
      waiting.current = again;
      return;
    }
    busy.current = true;
    try {
      await act();
    } finally {
      over.current = true;
      setTurn((turn) => turn + 1);
    }
  };

  /** Goes on without the piece that is not copied here; the place of the next one. */
  const passOver = (one: Step): number => {
    setStuck(null);
    setPassed((before) => ({ ...before, [one.key]: [...(before[one.key] ?? []), copied] }));
    made(one, copied + 1);
    return copied + 1;
  };

  /** Whether nothing may be marked by this key: something stands against it, or somebody far away has to hear something first. */
  const isRefused = (one: Step, of: DeliveryText, afar: boolean): boolean =>
    of.held !== null || of.missing.length > 0 || (afar && copies.length === 0 && told.current !== one.key);

  const copyFollowing = async () => {
    if (!following) return queue && copying.refuse(endWords(queue), true);
    const then = await call("delivery_text", textOf(following));
    await copy(following, then, Math.min(following.copied, copiesOf(then).length), true);
  };

  const press = (afar: boolean) => {
    const key = afar ? "copyNext" : "next";
    return alone(async () => {
      if (!step) return queue && afar ? copying.refuse(endWords(queue), true) : undefined;
      if (!ready) {
        waiting.current = key;
        return;
      }
      const place = stuck ? passOver(step) : copied;
      if (place < copies.length || isRefused(step, text, afar)) return copy(step, text, place, afar);
      // In sight, what was passed over last is looked at before it is said that all was sent.
      if (stuck && !afar) return;
      void mark("sent");
      if (afar) await copyFollowing();
    }, key);
  };

  useEffect(() => {
    if (over.current) busy.current = over.current = false;
    if (busy.current || !waiting.current || !ready) return;
    const afar = waiting.current === "copyNext";
    waiting.current = null;
    void press(afar);
  });

  return {
    queue,
    steps,
    step,
    text,
    copies,
    copied,
    stuck,
    passed: (step && passed[step.key]) ?? [],
    tally: sum(tally),
    next: () => press(false),
    copyNext: () => press(true),
    copyAt: (place) => alone(async () => step && text && copy(step, text, place, false)),
    again: () => {
      if (!step) return;
      setStuck(null);
      setPassed((before) => ({ ...before, [step.key]: [] }));
      made(step, 0);
    },
    mark,
    markAll: () =>
      alone(async () => {
        const marks = marksOf(steps);
        const count = steps.length;
        const by = (times: 1 | -1) => (before: Tally) =>
          steps.reduce((tally, { item }) => withMarks(tally, item.uid, item.original, "sent", times), before);
        setTally(by(1));
        const answer = await inTurn(() => markingAll.run({ marks }, t`${count} marked as sent`));
        if (!answer) setTally(by(-1));
      }),
    go: (by) => step && setChosen(stepAfter(steps, step.key, by)),
    choose: setChosen,
  };
}

interface Seen {
  asked: string | undefined;
  queue: SendQueue | undefined;
  tally: Tally;
}

/** The tally of a page: what it was opened for, and every queue that came since. */
function useTally(queue: SendQueue | undefined, { items }: SendQueueInput) {
  const asked = JSON.stringify(items);
  const [seen, setSeen] = useState<Seen>({ asked: undefined, queue: undefined, tally: {} });
  if (queue && (seen.queue !== queue || seen.asked !== asked)) {
    const before = seen.asked === asked ? seen.tally : {};
    setSeen({ asked, queue, tally: counted(before, queue) });
  }
  const change = (act: (before: Tally) => Tally) => setSeen((before) => ({ ...before, tally: act(before.tally) }));
  return [seen.tally, change] as const;
}

function textOf(step: Step | undefined) {
  return { uid: step?.item.uid ?? "", original: step?.item.original ?? "", channel: step?.channel.uid ?? "" };
}

/** Says the names of a step as people speak of it. */
export const stepName = ({ channel }: Step): string => channelName(channel);
