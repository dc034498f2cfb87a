//! The text of the generated files.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::docs;
use crate::model::{Enum, Kind, Member, Message, Model, Object, Range, Version};
use crate::names;

/// A file by its path below the output folder.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// All files of a version.
pub(crate) fn version(model: &Model) -> Vec<File> {
    let module = model.version.module();
    let mut files = vec![File { path: format!("{module}/mod.rs"), text: version_module(model) }];
    for message in &model.messages {
        let path = format!("{module}/{}.rs", names::snake(message.action.name));
        files.push(File { path, text: message_file(message, model.version) });
    }
    for object in model.objects.values() {
        let path = format!("{module}/datatypes/{}.rs", names::snake(&object.name));
        files.push(File { path, text: object_file(object, model.version) });
    }
    for this in model.enums.values() {
        let path = format!("{module}/enums/{}.rs", names::snake(&this.name));
        files.push(File { path, text: enum_file(this, model.version) });
    }
    let objects: Vec<&String> = model.objects.keys().collect();
    let enums: Vec<&String> = model.enums.keys().collect();
    files.push(File {
        path: format!("{module}/datatypes/mod.rs"),
        text: list_module(model.version, "data types", &objects),
    });
    files.push(File { path: format!("{module}/enums/mod.rs"), text: list_module(model.version, "enums", &enums) });
    files
}

/// The module of all versions.
pub(crate) fn root() -> File {
    let mut text = format!("{HEADER}\n//! The messages of every version.\n");
    for version in Version::ALL {
        let module = version.module();
        let _ = write!(text, "\n#[cfg(feature = \"{module}\")]\npub mod {module};\n");
    }
    File { path: "mod.rs".to_owned(), text }
}

const HEADER: &str = "// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.\n";

fn list_module(version: Version, what: &str, names: &[&String]) -> String {
    let mut text = format!("{HEADER}\n//! The {what} of OCPP {}, one file each.\n\n", version.number());
    for name in names {
        let _ = writeln!(text, "mod {};", names::snake(name));
    }
    text.push('\n');
    for name in names {
        let _ = writeln!(text, "pub use self::{}::{name};", names::snake(name));
    }
    text
}

fn version_module(model: &Model) -> String {
    let number = model.version.number();
    let mut text =
        format!("{HEADER}\n//! The messages of OCPP {number}: one file per action, and the types they share.\n\n");
    text.push_str("mod datatypes;\nmod enums;\n");
    for message in &model.messages {
        let _ = writeln!(text, "mod {};", names::snake(message.action.name));
    }
    let all = |names: &mut dyn Iterator<Item = &String>| names.cloned().collect::<Vec<_>>().join(", ");
    let _ = write!(
        text,
        "\nuse crate::message::ActionInfo;\n\npub use self::datatypes::{{{}}};\npub use self::enums::{{{}}};\n",
        all(&mut model.objects.keys()),
        all(&mut model.enums.keys())
    );
    for message in &model.messages {
        let mut names = vec![message.name.as_str(), message.request.name.as_str()];
        names.extend(message.response.as_ref().map(|response| response.name.as_str()));
        let _ = writeln!(text, "pub use self::{}::{{{}}};", names::snake(message.action.name), names.join(", "));
    }
    if model.version != Version::V1_6 {
        text.push_str("pub use crate::types::CustomData;\n");
    }
    let _ = write!(text, "\n/// Every action of OCPP {number}, by name.\npub const ACTIONS: &[ActionInfo] = &[\n");
    for message in &model.messages {
        let _ = writeln!(text, "    {}::INFO,", message.name);
    }
    text.push_str("];\n");
    text
}

fn message_file(message: &Message, version: Version) -> String {
    let Message { action, name, request, response } = message;
    let mut text = HEADER.to_owned();
    let _ = write!(text, "\n//! `{}`: {}\n//!\n//! {}.\n\n", action.name, action.summary, action.section);
    imports(&mut text, &[Some(request), response.as_ref()].into_iter().flatten().collect::<Vec<_>>(), true);
    let _ = write!(
        text,
        "/// {}\n///\n/// {}.\n#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]\npub struct {name};\n\n",
        action.summary, action.section
    );
    let about = if response.is_some() { "The request" } else { "The payload, which has no response," };
    structure(&mut text, request, &format!("{about} of [`{name}`]: {}", lower(action.summary)), version);
    if let Some(response) = response {
        structure(&mut text, response, &format!("The response of [`{name}`]."), version);
    }
    table(&mut text, request);
    if let Some(response) = response {
        table(&mut text, response);
    }
    let arrow = response.as_ref().map_or_else(String::new, |response| format!(" -> {}", response.name));
    let _ = write!(
        text,
        "define_action!(\n    {name},\n    {},\n    {},\n    {:?},\n    {:?},\n    {:?},\n    {:?},\n    {}{arrow}\n);\n",
        version.variant(),
        action.direction.variant(),
        action.name,
        action.block,
        action.section,
        action.summary,
        request.name
    );
    text
}

fn lower(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

fn object_file(object: &Object, version: Version) -> String {
    let mut text = format!("{HEADER}\n");
    imports(&mut text, &[object], false);
    let about =
        format!("{}\n///\n/// OCPP {}, `{}`.", docs::type_summary(&object.name), version.number(), object.specified);
    structure(&mut text, object, &about, version);
    table(&mut text, object);
    text
}

fn enum_file(this: &Enum, version: Version) -> String {
    let mut text = format!("{HEADER}\nuse crate::schema::open_enum;\n\nopen_enum! {{\n");
    let _ = write!(
        text,
        "    /// {}\n    ///\n    /// OCPP {}, `{}`.\n    {} {{\n",
        docs::type_summary(&this.name),
        version.number(),
        this.specified,
        this.name
    );
    for word in &this.words {
        let variant = names::variant(word);
        let _ = write!(text, "        /// `{word}`{}\n        {variant} = {word:?},\n", docs::word(&this.name, word));
    }
    text.push_str("    }\n}\n");
    text
}

fn imports(text: &mut String, objects: &[&Object], message: bool) {
    let mut datatypes = BTreeSet::new();
    let mut enums = BTreeSet::new();
    let mut types = BTreeSet::from(["Extra"]);
    let mut schema = BTreeSet::from(["object"]);
    for member in objects.iter().flat_map(|object| &object.members) {
        schema.insert("ValueSchema");
        used(&member.kind, &mut datatypes, &mut enums, &mut types, &mut schema);
    }
    if message {
        text.push_str("use crate::message::define_action;\n");
    }
    let join = |names: BTreeSet<&str>| names.into_iter().collect::<Vec<_>>().join(", ");
    let _ = writeln!(text, "use crate::schema::{{{}}};", join(schema));
    let _ = writeln!(text, "use crate::types::{{{}}};", join(types));
    let parent = if message { "super" } else { "super::super" };
    // A data type refers to its neighbours through their module.
    if !datatypes.is_empty() {
        let from = if message { "super::datatypes" } else { "super" };
        let _ = writeln!(text, "use {from}::{{{}}};", join(datatypes));
    }
    if !enums.is_empty() {
        let _ = writeln!(text, "use {parent}::enums::{{{}}};", join(enums));
    }
    text.push('\n');
}

fn used<'a>(
    kind: &'a Kind,
    datatypes: &mut BTreeSet<&'a str>,
    enums: &mut BTreeSet<&'a str>,
    types: &mut BTreeSet<&'a str>,
    schema: &mut BTreeSet<&'a str>,
) {
    match kind {
        Kind::Text { .. } | Kind::Uri => drop(schema.insert("TextSchema")),
        Kind::Integer(_) => drop(schema.insert("RangeSchema")),
        Kind::Number(_) => {
            schema.insert("RangeSchema");
            types.insert("JsonDecimal");
        }
        Kind::Boolean => {}
        Kind::Time => drop(types.insert("Timestamp")),
        Kind::Enum(name) => drop(enums.insert(name)),
        Kind::Object(name) => drop(datatypes.insert(name)),
        Kind::CustomData => drop(types.insert("CustomData")),
        Kind::List { item, .. } => {
            schema.insert("ListSchema");
            used(item, datatypes, enums, types, schema);
        }
        Kind::Anything => drop(types.insert("RawJson")),
    }
}

fn structure(text: &mut String, object: &Object, about: &str, version: Version) {
    let required: Vec<&Member> = object.members.iter().filter(|member| member.required).collect();
    let default = if required.is_empty() { ", Default" } else { "" };
    let name = &object.name;
    let _ = write!(text, "/// {about}\n#[derive(Debug, Clone, PartialEq{default})]\npub struct {name} {{\n");
    for member in &object.members {
        let rust = rust_type(&member.kind);
        let rust = if member.required { rust } else { format!("Option<{rust}>") };
        let _ = write!(
            text,
            "    /// {}\n    pub {}: {rust},\n",
            docs::member(&object.name, member, version),
            names::field(&member.json)
        );
    }
    text.push_str("    /// Members that the schema does not name.\n    pub extra: Extra,\n}\n\n");
    let _ = writeln!(text, "impl {name} {{");
    if required.is_empty() {
        text.push_str("    /// Without any member.\n    #[must_use]\n    pub fn new() -> Self {\n        Self::default()\n    }\n}\n\n");
        return;
    }
    let parameters: Vec<String> = required
        .iter()
        .map(|member| {
            let rust = rust_type(&member.kind);
            let rust = if rust == "String" { "impl Into<String>".to_owned() } else { rust };
            format!("{}: {rust}", names::field(&member.json))
        })
        .collect();
    let generic = parameters.iter().any(|parameter| parameter.contains("impl Into"));
    let must_use = if generic { "" } else { "    #[must_use]\n" };
    let _ = write!(
        text,
        "    /// With the required members.\n{must_use}    pub fn new({}) -> Self {{\n        Self {{ ",
        parameters.join(", ")
    );
    for member in &object.members {
        let field = names::field(&member.json);
        let _ = match (member.required, &member.kind) {
            (false, _) => write!(text, "{field}: None, "),
            (true, Kind::Text { .. } | Kind::Uri) => write!(text, "{field}: {field}.into(), "),
            (true, _) => write!(text, "{field}, "),
        };
    }
    text.push_str("extra: Extra::default() }\n    }\n}\n\n");
}

fn table(text: &mut String, object: &Object) {
    let openness = if object.open { "open" } else { "closed" };
    if object.members.is_empty() {
        let _ = write!(text, "object! {{\n    {} {openness} {{}}\n}}\n\n", object.name);
        return;
    }
    let _ = write!(text, "object! {{\n    {} {openness} {{\n", object.name);
    for (position, member) in object.members.iter().enumerate() {
        let presence = if member.required { "required" } else { "optional" };
        let field = names::field(&member.json);
        let _ =
            writeln!(text, "        {position} {field}: {:?} {presence} {};", member.json, value_schema(&member.kind));
    }
    text.push_str("    }\n}\n\n");
}

fn rust_type(kind: &Kind) -> String {
    match kind {
        Kind::Text { .. } | Kind::Uri => "String".to_owned(),
        Kind::Integer(_) => "i64".to_owned(),
        Kind::Number(_) => "JsonDecimal".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Time => "Timestamp".to_owned(),
        Kind::Enum(name) | Kind::Object(name) => name.clone(),
        Kind::CustomData => "CustomData".to_owned(),
        Kind::List { item, .. } => format!("Vec<{}>", rust_type(item)),
        Kind::Anything => "RawJson".to_owned(),
    }
}

fn value_schema(kind: &Kind) -> String {
    match kind {
        Kind::Text { max: None } => "ValueSchema::Text(TextSchema::ANY)".to_owned(),
        Kind::Text { max: Some(max) } => format!("ValueSchema::Text(TextSchema::up_to({max}))"),
        Kind::Uri => "ValueSchema::Text(TextSchema::URI)".to_owned(),
        Kind::Integer(range) => format!("ValueSchema::Integer({})", range_schema(range)),
        Kind::Number(range) => format!("ValueSchema::Number({})", range_schema(range)),
        Kind::Boolean => "ValueSchema::Boolean".to_owned(),
        Kind::Time => "ValueSchema::Time".to_owned(),
        Kind::Enum(name) => format!("ValueSchema::Choice({name}::SCHEMA)"),
        Kind::Object(name) => format!("ValueSchema::Object({name}::SCHEMA)"),
        Kind::CustomData => "ValueSchema::Object(CustomData::SCHEMA)".to_owned(),
        Kind::List { item, min, max } => {
            format!("ValueSchema::List(&ListSchema::new({}, {min}, {max:?}))", value_schema(item))
        }
        Kind::Anything => "ValueSchema::Anything".to_owned(),
    }
}

fn range_schema(range: &Range) -> String {
    let mut text = "RangeSchema::ANY".to_owned();
    if let Some(min) = range.min {
        let _ = write!(text, ".at_least({min})");
    }
    if let Some(max) = range.max {
        let _ = write!(text, ".at_most({max})");
    }
    if let Some(digits) = range.digits {
        let _ = write!(text, ".fraction_digits_up_to({digits})");
    }
    text
}
