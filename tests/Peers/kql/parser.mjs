// Microsoft's parser for the Kusto query language, with the schema that emitted commands declare.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("@kusto/language-service-next/bridge.min.js");
require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
const { Kusto, System } = globalThis;
const { KustoCode, GlobalState, Symbols } = Kusto.Language;

/** Cuts a file of texts at its lines "// ==== NAME", or else at its empty lines; of a page in Markdown, its blocks of KQL. */
export function sections(file, content) {
  if (file.endsWith(".md")) {
    content = [...content.matchAll(/^```kql\n([\s\S]*?)\n```$/gm)].map(([, block]) => block).join("\n\n");
  }
  if (!content.startsWith("// ==== ")) {
    return content.split(/\n\n+/).map((text, at) => ({ name: `${file}: ${at + 1}`, text }));
  }
  return content.split(/^\/\/ ==== /m).slice(1).map((section) => {
    const end = section.indexOf("\n");
    return { name: `${file}: ${section.slice(0, end)}`, text: section.slice(end + 1) };
  });
}

/** Makes a database of what the commands among the texts declare: tables, functions and graph models. */
export function declare(texts) {
  const symbols = [];
  const models = [];
  for (const text of new Set(texts.map((each) => each.text.trim()))) {
    let found;
    if ((found = /^\.create-merge table (\w+) (\([^)]*\))/.exec(text))) {
      symbols.push(new Symbols.TableSymbol.$ctor7(found[1], found[2], null));
    } else if ((found = /^\.create-or-alter function with \(.*\) (\w+)(\([^)]*\))\n(\{[\s\S]*\})\s*$/.exec(text))) {
      symbols.push(new Symbols.FunctionSymbol.$ctor16(found[1], found[2], found[3], null));
    } else if ((found = /^\.create-or-alter graph_model (\w+) ```([\s\S]*)```\s*$/.exec(text))) {
      models.push({ name: found[1], steps: JSON.parse(found[2]).Definition.Steps, schema: JSON.parse(found[2]).Schema });
    }
  }
  for (const model of models) {
    const queryOf = (kind) => model.steps.find(({ Kind }) => Kind === kind).Query;
    symbols.push(new Symbols.GraphModelSymbol.$ctor2(
      model.name, queryOf("AddEdges"), queryOf("AddNodes"), System.Array.init(["S20260101T000000Z"], System.String)));
  }
  const database = new Symbols.DatabaseSymbol.ctor("governance", System.Array.init(symbols, Symbols.Symbol));
  return { globals: GlobalState.Default.WithDatabase(database), models, count: symbols.length };
}

/** Parses and binds one text; gives the errors and the names of the result's columns. */
export function analyze(text, globals) {
  const code = KustoCode.ParseAndAnalyze(text, globals);
  const diagnostics = code.GetDiagnostics();
  const errors = [];
  for (let at = 0; at < diagnostics.Count; at++) {
    const found = diagnostics.getItem(at);
    if (found.Severity !== "Suggestion") {
      errors.push(`${found.Code} ${found.Message} at ${found.Start}: ${text.slice(found.Start, found.Start + 40)}`);
    }
  }
  const columns = [];
  const table = code.ResultType?.Columns;
  for (let at = 0; at < (table?.Count ?? 0); at++) columns.push(table.getItem(at).Name);
  return { errors, columns };
}
