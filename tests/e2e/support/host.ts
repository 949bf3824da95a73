// A fresh workspace behind the test host, with a clock that stands still.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const top = resolve(import.meta.dirname, "../../../..");
const target = process.env.TULOU_TARGET ?? join(top, "target");
const suffix = process.platform === "win32" ? ".exe" : "";

/** Monday, 2 March 2026, nine in the morning in Shanghai. */
export const MONDAY = Date.UTC(2026, 2, 2, 1, 0, 0);

export interface Host {
  /** Where the UI and the command table are served. */
  address: string;
  /** The workspace's folder, for programs that work beside the window. */
  workspace: string;
  /** Runs a command; throws the core's error. */
  call<T = unknown>(name: string, input?: unknown): Promise<T>;
  /** Sets the clock. */
  setClock(now: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startHost(now = MONDAY): Promise<Host> {
  const program = join(target, "debug", `tulou-test-host${suffix}`);
  const dist = join(top, "ui", "dist");
  for (const needed of [program, join(dist, "index.html")]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run cargo xtask test once`);
  }
  const folder = mkdtempSync(join(tmpdir(), "tulou-journey-"));
  const workspace = join(folder, "workspace");
  const child = spawn(program, ["--workspace", workspace, "--dist", dist, "--now", String(now)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const address = await firstLine(child);
  return {
    address,
    workspace,
    async call<T>(name: string, input: unknown = {}) {
      const answer = await fetch(`${address}/rpc/${name}`, { method: "POST", body: JSON.stringify(input) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${name}: ${text}`);
      return JSON.parse(text) as T;
    },
    async setClock(moment) {
      const answer = await fetch(`${address}/clock/${moment}`, { method: "POST" });
      if (!answer.ok) throw new Error("the clock did not move");
    },
    async stop() {
      const ended = new Promise((done) => child.once("exit", done));
      child.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.once("exit", (code) => failed(new Error(`the test host ended with ${code}`)));
    if (child.stdout) createInterface({ input: child.stdout }).once("line", found);
  });
}
