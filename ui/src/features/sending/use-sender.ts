// Sending as a machine: copy the next piece, say that it was sent, go on. The page, the small window and the global shortcut
// press the same buttons.

import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import type { DeliveryText } from "../../bindings/DeliveryText";
import type { SendQueue } from "../../bindings/SendQueue";
import type { SendQueueInput } from "../../bindings/SendQueueInput";
import { call } from "../../platform/call";
import { copyFile, copyText } from "../../platform/clipboard";
import { CoreError } from "../../platform/core-error";
import { channelName } from "../../shared/channels/use-channels";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { showError, showNote } from "../../shared/toasts/toasts";
import { type Copy, copiesOf } from "./copies";
import { currentOf, marksOf, type Step, stepAfter, stepsOf } from "./steps";

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

export interface Sender {
  queue: SendQueue | undefined;
  steps: Step[];
  step: Step | undefined;
  text: DeliveryText | undefined;
  copies: Copy[];
  /** How many copies of the step are done. */
  copied: number;
  /** How many deliveries were marked since the page was opened. */
  marked: number;
  /** Enter: copies the next piece, or says that all were sent. */
  next: () => Promise<void>;
  /** The global shortcut: as `next`, and where that said "sent" the first piece of the next delivery is copied as well. */
  copyNext: () => Promise<void>;
  /** Copies one piece, whichever was next. */
  copyAt: (place: number) => Promise<void>;
  again: () => void;
  mark: (state: "sent" | "skipped" | "failed", reason?: string) => Promise<void>;
  markAll: () => Promise<void>;
  go: (by: 1 | -1) => void;
  choose: (key: string) => void;
}

/** What was marked while a queue was shown is no more in it; the next queue knows by itself. */
interface Gone {
  of: SendQueue | undefined;
  keys: ReadonlySet<string>;
}

export function useSender(input: SendQueueInput): Sender {
  const { t } = useLingui();
  const { data: queue } = useCall("send_queue", input, { on: QUEUE_TABLES, keep: true });
  const [gone, setGone] = useState<Gone>({ of: undefined, keys: new Set() });
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState<Record<string, number>>({});
  const [marked, setMarked] = useState(0);
  const marking = useWrite("deliveries_mark");
  const markingAll = useWrite("deliveries_mark_each");
  /** From a key until what it did stands on the screen. */
  const busy = useRef(false);
  const over = useRef(false);
  const waiting = useRef<"next" | "copyNext" | null>(null);
  const written = useRef<Promise<unknown>>(Promise.resolve());
  const [, setTurn] = useState(0);

  const steps = queue ? stepsOf(queue, gone.of === queue ? gone.keys : new Set()) : [];
  const step = currentOf(steps, chosen);
  const { data: text } = useCall("delivery_text", textOf(step), { on: TEXT_TABLES, enabled: step !== undefined });
  // The text of the next one is there before somebody asks for it.
  const following = step && steps.find(({ key }) => key === stepAfter(steps, step.key));
  useCall("delivery_text", textOf(following), { on: TEXT_TABLES, enabled: following !== undefined });
  const copies = text ? copiesOf(text) : [];
  const copiedOf = (one: Step, of: readonly Copy[]) => Math.min(done[one.key] ?? one.copied, of.length);

  /** One write after the other, or an earlier one could come last; nobody waits for the disk before the next key. */
  const inTurn = <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
    const turn = written.current.then(write);
    written.current = turn.catch(() => undefined);
    return turn;
  };

  const note = (one: Step, count: number) => {
    setDone((before) => ({ ...before, [one.key]: count }));
    const { uid, original } = one.item;
    const place = { uid, original, channel: one.channel.uid, pieces: count };
    // One that could not be kept costs a piece copied twice.
    void inTurn(() => call("send_copied", place).catch(() => undefined));
  };

  /** Puts one piece on the clipboard; whether it is there now. */
  const copy = async (one: Step, of: DeliveryText, place: number): Promise<boolean> => {
    if (of.held !== null) {
      showNote(t`This is held: ${of.held || t`no reason was given`}`);
      return false;
    }
    const what = copiesOf(of)[place];
    if (!what || of.missing.length > 0) return false;
    try {
      if (what.as === "text") await copyText(what.text);
      else await copyFile(what.file, what.as);
    } catch (fault) {
      if (fault instanceof CoreError && fault.code !== "invalid") showError(fault);
      else if (what.as === "text") showNote(t`The clipboard did not take the text. Try once more.`);
      else showNote(t`${what.file.name} cannot be copied here. Drag it from its folder instead.`);
      return false;
    }
    note(one, Math.max(copiedOf(one, copiesOf(of)), place + 1));
    return true;
  };

  const leave = (one: Step) => {
    setChosen(stepAfter(steps, one.key));
    setGone((before) => ({ of: queue, keys: new Set([...(before.of === queue ? before.keys : []), one.key]) }));
    setMarked((count) => count + 1);
  };

  const mark: Sender["mark"] = async (state, reason) => {
    if (!step) return;
    const { item, channel } = step;
    leave(step);
    const said = { uid: item.uid, original: item.original, channels: [channel.uid], state, reason };
    if (await inTurn(() => marking.run(said))) return;
    // It was refused and has been said: the step is there as before.
    setGone({ of: undefined, keys: new Set() });
    setMarked((count) => count - 1);
    setChosen(step.key);
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

  const next = () =>
    alone(async () => {
      if (!step) return;
      if (!text) {
        waiting.current = "next";
        return;
      }
      const place = copiedOf(step, copies);
      if (place < copies.length) await copy(step, text, place);
      else if (text.held === null && text.missing.length === 0) void mark("sent");
    }, "next");
  const copyNext = () =>
    alone(async () => {
      if (!step) {
        if (queue) showNote(t`Everything is sent.`);
        return;
      }
      if (!text) {
        waiting.current = "copyNext";
        return;
      }
      const place = copiedOf(step, copies);
      if (place < copies.length) return void (await copy(step, text, place));
      if (text.held !== null || text.missing.length > 0) return;
      void mark("sent");
      if (!following) return showNote(t`Everything is sent.`);
      const then = await call("delivery_text", textOf(following));
      await copy(following, then, copiedOf(following, copiesOf(then)));
    }, "copyNext");

  useEffect(() => {
    if (over.current) busy.current = over.current = false;
    if (busy.current || !waiting.current || !text) return;
    const again = waiting.current === "next" ? next : copyNext;
    waiting.current = null;
    void again();
  });

  return {
    queue,
    steps,
    step,
    text,
    copies,
    copied: step ? copiedOf(step, copies) : 0,
    marked,
    next,
    copyNext,
    copyAt: (place) => alone(async () => step && text && copy(step, text, place)),
    again: () => step && note(step, 0),
    mark,
    markAll: () =>
      alone(async () => {
        const count = steps.length;
        const marks = marksOf(steps);
        const answer = await inTurn(() => markingAll.run({ marks }, t`${count} marked as sent`));
        if (answer) setMarked((before) => before + count);
      }),
    go: (by) => step && setChosen(stepAfter(steps, step.key, by)),
    choose: setChosen,
  };
}

function textOf(step: Step | undefined) {
  return { uid: step?.item.uid ?? "", original: step?.item.original ?? "", channel: step?.channel.uid ?? "" };
}

/** Says the names of a step as people speak of it. */
export const stepName = ({ channel }: Step): string => channelName(channel);
