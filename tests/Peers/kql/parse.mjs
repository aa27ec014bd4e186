// Gives every emitted text to Microsoft's parser, bound to the emitted schema; and broken ones, to see that it would have told.
// Usage: node parse.mjs TEXTS FILE...   TEXTS holds the library's texts below lines "// ==== NAME", other files texts between empty lines;
// what the schema commands among them declare counts for all.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { analyze, declare, sections } from "./parser.mjs";

let passed = 0;
let failed = 0;

function check(name, ok, detail) {
  ok ? passed++ : failed++;
  console.log(`${ok ? "ok  " : "FAIL"} kql ${name}${ok ? "" : `: ${detail}`}`);
}

const texts = process.argv.slice(2).flatMap((file) => sections(basename(file), readFileSync(file, "utf8")));
const { globals, models, count } = declare(texts);
check("schema is declared", count >= 7 && models.length >= 1, `${count} symbols, ${models.length} graph models`);
for (const { name, text } of texts) {
  const { errors } = analyze(text, globals);
  check(name, errors.length === 0, errors.slice(0, 3).join("; "));
}

for (const model of models) {
  for (const step of model.steps) {
    const { errors, columns } = analyze(step.Query, globals);
    const named = [step.NodeIdColumn, step.SourceColumn, step.TargetColumn, step.LabelsColumn].filter(Boolean);
    const schema = Object.keys(step.Kind === "AddNodes" ? model.schema.Nodes[step.Labels[0]] : model.schema.Edges[step.Labels[0]]);
    const missing = [...named, ...schema].filter((column) => !columns.includes(column));
    check(`${model.name} ${step.Kind}`, errors.length === 0 && missing.length === 0, `${errors.join("; ")} missing: ${missing}`);
  }
}

const tables = Object.fromEntries(texts.map(({ text }) => /^\.create-merge table (\w+) \(([^)]*)\)/.exec(text)).filter(Boolean)
  .map(([, table, columns]) => [table, columns.split(", ").map((column) => column.split(":")[0])]));
for (const { name, text } of texts) {
  const mapping = /^\.create-or-alter table (\w+) ingestion (json|csv) mapping "\w+"\n```\n([\s\S]*)\n```/.exec(text);
  if (mapping) {
    const places = JSON.parse(mapping[3]);
    const wanted = tables[mapping[1]].map((column, at) => `${column}=${mapping[2] === "csv" ? at : `$.${column}`}`);
    const found = places.map(({ Column, Properties }) => `${Column}=${Properties.Ordinal ?? Properties.Path}`);
    check(`${name} maps every column`, wanted.join() === found.join(), found.join());
  }
}

const upstream = texts.find(({ name }) => name.endsWith("tables: upstream")).text;
const model = texts.find(({ name }) => name.endsWith("graph model: upstream")).text;
for (const [name, broken] of [
  ["an unknown column", upstream.replaceAll("Role in", "Rolle in")],
  ["an unknown function", upstream.replaceAll("LineageEdgesAt", "LineageKantenAt")],
  ["an unknown node property", upstream.replaceAll("start.Id", "start.Key")],
  ["an unknown operator", upstream.replace("graph-shortest-paths", "graph-longest-paths")],
  ["a literal that ends too early", upstream.replace('where start.Id == "', 'where start.Id == ""')],
  ["an unknown graph model", model.replace('graph("MLGovernanceLineage"', 'graph("Nowhere"')],
  ["a command that is none", ".create-or-alter graf_model M ```{}```"],
  ["a function over an unknown column", ".create-or-alter function F(at:datetime) { LineageNodes | where Taken <= at }"],
  ["a type that is none", ".create-merge table T (Id:text)"],
]) {
  check(`is told of ${name}`, analyze(broken, globals).errors.length > 0, "the parser found nothing wrong");
}

console.log(`kql: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
