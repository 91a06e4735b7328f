//! `smqc schema`: the JSON Schema of a kind, of any definition, or of an output.

use clap::{Arg, ArgMatches};

use super::Command;
use crate::cli::options::{self, Context, Exit, Failure};
use crate::evidence::validation::{Validation, ValidationStatement};
use crate::evidence::{ApprovalStatement, Statement};
use crate::language::{Message, Speaker};
use crate::model::{KINDS, schema_of, schema_of_any};
use crate::outputs::ModelJson;
use crate::report::{
    CaseJson, ChainsJson, CoverageReportJson, FindingsJson, MeasuredJson, WaiversJson, schema_of_output,
};
use serde_json::Value;

/// The name of an output and its schema.
pub type OutputSchema = (&'static str, fn() -> Value);

/// The schemas of what the program writes, by name.
pub const OUTPUT_SCHEMAS: &[OutputSchema] = &[
    ("approval-record", schema_of_output::<ApprovalStatement>),
    ("case", schema_of_output::<CaseJson>),
    ("chain", schema_of_output::<ChainsJson>),
    ("coverage", schema_of_output::<CoverageReportJson>),
    ("findings", schema_of_output::<FindingsJson>),
    ("measured", schema_of_output::<MeasuredJson>),
    ("model", schema_of_output::<ModelJson>),
    ("record", schema_of_output::<Statement>),
    ("validation", schema_of_output::<Validation>),
    ("validation-record", schema_of_output::<ValidationStatement>),
    ("waivers", schema_of_output::<WaiversJson>),
];

pub const COMMAND: Command = Command {
    name: "schema",
    about: "command-schema",
    arguments: |command, speaker: &Speaker| {
        command
            .arg(Arg::new("kind").value_name("KIND").default_value("any").help(speaker.word("option-kind")))
    },
    run,
};

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let name = matches.get_one::<String>("kind").map_or("any", String::as_str);
    let language = context.speaker.language();
    let of_output = OUTPUT_SCHEMAS.iter().find(|(own, _)| *own == name).map(|(_, make)| make());
    let schema = match KINDS.iter().find(|kind| kind.name == name || kind.slug == name) {
        Some(kind) => schema_of(kind, language),
        None if name == "any" => schema_of_any(language),
        None => match of_output {
            Some(schema) => schema,
            None => return Err(context.speaker.say(&Message::new("error-unknown-kind").with("kind", name))),
        },
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    options::print(&(text + "\n"))?;
    Ok(Exit::Clean)
}
