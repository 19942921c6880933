// Holds schemas/*.schema.json against the corpus: a validator of JSON Schema,
// reading YAML as editors do (core types), must say of each case what the
// compiler says, but for the cases marked `except`.
//
//   node run.mjs TEST_FIELDS     TEST_FIELDS: the built program test_fields
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import yaml from "js-yaml";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
const validators = Object.fromEntries(
    ["module", "translation", "library"].map((name) => [
        name,
        ajv.compile(JSON.parse(readFileSync(here(`../../schemas/${name}.schema.json`), "utf8"))),
    ]),
);

function schemaVerdict(file, text) {
    try {
        return validators[file](yaml.load(text, { schema: yaml.CORE_SCHEMA })) ? "good" : "bad";
    } catch (error) {
        if (error instanceof yaml.YAMLException) return "bad";
        throw error;
    }
}

const compiler = new Map(
    execFileSync(process.argv[2], ["--verdicts"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
        .trimEnd().split("\n").map((line) => line.split("\t").reverse()),
);
const cases = readFileSync(here("corpus.txt"), "utf8").split(/^=== /m).slice(1);
const count = { good: 0, bad: 0, except: 0, exceptThatAgree: 0 };
const wrong = [];
for (const text of cases) {
    const end = text.indexOf("\n");
    const head = text.slice(0, end);
    const file = head.split(" ", 1)[0];
    const said = compiler.get(head);
    const schema = schemaVerdict(file, text.slice(end + 1));
    if (head.includes(" except ")) {
        count.except++;
        if (schema === said) count.exceptThatAgree++;
    } else if (schema !== said) {
        wrong.push(`${head}: compiler ${said}, schema ${schema} ${JSON.stringify(validators[file].errors?.slice(0, 2))}`);
    } else {
        count[said]++;
    }
}
if (compiler.size !== cases.length) wrong.push(`the compiler read ${compiler.size} cases of ${cases.length}: are two named alike?`);
for (const line of wrong) console.log(line);
console.log(`front matter: ${cases.length} cases; compiler and schema agree on ${count.good} good and ${count.bad} bad, differ on ` +
    `${wrong.length}; ${count.except} that a schema cannot say (it agrees on ${count.exceptThatAgree} of them)`);
process.exit(wrong.length ? 1 : 0);
