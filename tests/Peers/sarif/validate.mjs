// Lets Microsoft's SARIF multitool judge logs: node validate.mjs GOOD.sarif... Ends with "sarif: N passed, M failed".
// The tool exits with 0 whatever it finds, so its own log is read. Notes are advice on style and pass; errors and warnings fail.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const tool = new URL("./node_modules/@microsoft/sarif-multitool/bin.js", import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), "mlgov-sarif-"));

let judgements = 0;
function complaints(log) {
  const output = join(work, `judged-${judgements++}.log`);
  const run = spawnSync(process.execPath, [tool, "validate", log, "--output", output, "--level", "Error;Warning", "--log", "ForceOverwrite"], { encoding: "utf8" });
  let text;
  try {
    text = readFileSync(output, "utf8");
  } catch {
    throw new Error(`the multitool wrote nothing: ${run.error ?? run.stderr ?? run.stdout}`);
  }

  const [judged] = JSON.parse(text).runs;
  const notified = (judged.invocations ?? []).flatMap((i) => [...(i.toolExecutionNotifications ?? []), ...(i.toolConfigurationNotifications ?? [])]).filter((n) => n.level === "error");
  return [...judged.results.map((r) => `${r.ruleId} ${r.message.text ?? r.message.arguments}`), ...notified.map((n) => n.message.text)];
}

let passed = 0, failed = 0;
function check(name, found, wanted) {
  const ok = wanted === (found.length > 0);
  console.log(`${ok ? "ok  " : "FAIL"} ${name}${ok ? "" : `: ${found.slice(0, 5).join("; ") || "nothing was found"}`}`);
  ok ? passed++ : failed++;
}

try {
  const logs = process.argv.slice(2);
  for (const log of logs) check(`multitool has nothing to say of ${log.split("/").pop()}`, complaints(log), false);

  // What a judge that sees nothing would pass as well.
  const broken = JSON.parse(readFileSync(logs[0], "utf8"));
  broken.runs[0].results[0].ruleIndex = 9999;
  broken.bogus = true;
  const file = join(work, "broken.sarif");
  writeFileSync(file, JSON.stringify(broken));
  check("multitool complains of a broken log", complaints(file), true);
} finally {
  rmSync(work, { recursive: true, force: true });
}

console.log(`sarif: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
