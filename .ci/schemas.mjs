// A second implementation reads the published schemas: ajv (draft 2020-12) with YAML 1.2, as editors do.
// Every document of the examples is accepted by schemas/smqc.schema.json and by the schema of its kind,
// in both languages; the same document with an unknown key, or without its id, is refused.
//
// node .ci/schemas.mjs MODULES [FOLDER …]    MODULES: where `npm install ajv yaml` was run

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, ...folders] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const Ajv = require("ajv/dist/2020").default;
const YAML = require("yaml");

const schemas = resolve(import.meta.dirname ?? ".ci", "../schemas");
const roots = folders.length > 0 ? folders : [resolve(schemas, "../examples")];

const NOTES = ["x-audience", "x-measure", "x-ref", "x-value"];
const FORMATS = ["double", "int32", "int64", "uint", "uint32", "uint64"];

function validators() {
  const all = new Map();
  for (const language of ["", "fr"]) {
    const folder = join(schemas, language);
    for (const file of readdirSync(folder).filter((file) => file.endsWith(".schema.json"))) {
      const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
      ajv.addVocabulary(NOTES);
      all.set(join(language, file), ajv.compile(JSON.parse(readFileSync(join(folder, file), "utf8"))));
    }
  }
  for (const file of readdirSync(join(schemas, "output"))) {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true, formats: Object.fromEntries(FORMATS.map((name) => [name, true])) });
    ajv.compile(JSON.parse(readFileSync(join(schemas, "output", file), "utf8")));
  }
  return all;
}

function yamlFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name));
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return paths.filter((path) => !/\/(build|evidence)\//.test(path)).sort();
}

/** The documents of a file, with the line each begins on. */
function documents(path) {
  const text = readFileSync(path, "utf8");
  const lines = new YAML.LineCounter();
  return YAML.parseAllDocuments(text, { version: "1.2", schema: "core", lineCounter: lines })
    .filter((document) => document.contents?.range && document.contents.value !== null)
    .map((document) => {
      if (document.errors.length > 0) throw new Error(`${path}: ${document.errors[0].message}`);
      return { line: lines.linePos(document.contents.range[0]).line, value: document.toJS() };
    });
}

const slug = (kind) => kind.replace(/(?<!^)([A-Z])/g, "-$1").toLowerCase();

const all = validators();
const faults = [];
let count = 0;

for (const path of roots.flatMap(yamlFiles)) {
  for (const { line, value } of documents(path)) {
    count += 1;
    const names = ["smqc", slug(value.kind)].flatMap((name) => [`${name}.schema.json`, join("fr", `${name}.schema.json`)]);
    for (const name of names) {
      const validate = all.get(name);
      if (validate === undefined) {
        faults.push(`${path}:${line}: no ${name}`);
        continue;
      }
      if (!validate(value)) {
        const told = validate.errors.filter((error) => error.keyword !== "if");
        faults.push(...told.map((error) => `${path}:${line}: ${name}: ${error.instancePath} ${error.message} (${error.schemaPath})`));
      }
      const { id, ...nameless } = value;
      if (validate({ ...value, "no-such-key": 1 })) faults.push(`${path}:${line}: ${name} lets an unknown key pass`);
      if (validate(nameless)) faults.push(`${path}:${line}: ${name} lets a missing id pass`);
    }
  }
}

if (count === 0) faults.push("no document found");
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${count} documents, ${all.size} schemas: accepted, and refused when spoilt.`);
