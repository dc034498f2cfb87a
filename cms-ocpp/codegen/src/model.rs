//! What is written, in the terms of Rust, as read from the schemas.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::actions::{Action, actions};
use crate::inline;
use crate::json::Json;
use crate::names;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V1_6,
    V2_0_1,
    V2_1,
}

impl Version {
    pub(crate) const ALL: [Self; 3] = [Self::V1_6, Self::V2_0_1, Self::V2_1];

    /// The module and the feature.
    pub(crate) fn module(self) -> &'static str {
        match self {
            Self::V1_6 => "v1_6",
            Self::V2_0_1 => "v2_0_1",
            Self::V2_1 => "v2_1",
        }
    }

    /// The variant of `cms_ocpp::Version`.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Self::V1_6 => "V1_6",
            Self::V2_0_1 => "V2_0_1",
            Self::V2_1 => "V2_1",
        }
    }

    pub(crate) fn number(self) -> &'static str {
        match self {
            Self::V1_6 => "1.6",
            Self::V2_0_1 => "2.0.1",
            Self::V2_1 => "2.1",
        }
    }

    /// The folder of its schemas in the Python package `ocpp`.
    fn folder(self) -> &'static str {
        match self {
            Self::V1_6 => "v16",
            Self::V2_0_1 => "v201",
            Self::V2_1 => "v21",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Text { max: Option<u32> },
    Uri,
    Integer(Range),
    Number(Range),
    Boolean,
    Time,
    Enum(String),
    Object(String),
    CustomData,
    List { item: Box<Self>, min: usize, max: Option<usize> },
    Anything,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Range {
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
    pub(crate) digits: Option<u32>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    pub(crate) json: String,
    pub(crate) required: bool,
    pub(crate) kind: Kind,
    pub(crate) default: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Object {
    pub(crate) name: String,
    /// The name in the specification.
    pub(crate) specified: String,
    pub(crate) open: bool,
    pub(crate) members: Vec<Member>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) specified: String,
    pub(crate) words: Vec<String>,
}

pub(crate) struct Message {
    pub(crate) action: Action,
    /// The name of the action's type, and the stem of those of its payloads.
    pub(crate) name: String,
    pub(crate) request: Object,
    pub(crate) response: Option<Object>,
}

pub(crate) struct Model {
    pub(crate) version: Version,
    pub(crate) messages: Vec<Message>,
    pub(crate) objects: BTreeMap<String, Object>,
    pub(crate) enums: BTreeMap<String, Enum>,
}

impl Model {
    /// Reads the schemas of a version.
    pub(crate) fn load(root: &Path, version: Version) -> Result<Self, String> {
        let folder = root.join(version.folder()).join("schemas");
        let mut model = Self { version, messages: Vec::new(), objects: BTreeMap::new(), enums: BTreeMap::new() };
        let mut files = 0;
        for action in actions(version) {
            let name = names::pascal(action.name);
            let find =
                |candidates: &[String]| candidates.iter().map(|file| folder.join(file)).find(|path| path.is_file());
            let request = find(&[format!("{}Request.json", action.name), format!("{}.json", action.name)])
                .ok_or_else(|| format!("no schema of the request {} in {}", action.name, folder.display()))?;
            let response = find(&[format!("{}Response.json", action.name)]);
            files += 1 + usize::from(response.is_some());
            let request = model.payload(&request, format!("{name}Request"))?;
            let response = response.map(|path| model.payload(&path, format!("{name}Response"))).transpose()?;
            model.messages.push(Message { action, name, request, response });
        }
        let present = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let present = present.flatten().filter(|entry| entry.path().extension().is_some_and(|it| it == "json")).count();
        if present != files {
            return Err(format!("{}: {present} schemas, but the actions have {files}", folder.display()));
        }
        model.check_names()?;
        Ok(model)
    }

    /// All types of a version share one module.
    fn check_names(&self) -> Result<(), String> {
        let mut names: Vec<&str> = self.objects.keys().chain(self.enums.keys()).map(String::as_str).collect();
        for message in &self.messages {
            names.extend([message.name.as_str(), message.request.name.as_str()]);
            names.extend(message.response.as_ref().map(|response| response.name.as_str()));
        }
        names.sort_unstable();
        let twice: Vec<&str> =
            names.windows(2).filter(|pair| pair.first() == pair.last()).map(|pair| pair[0]).collect();
        for this in self.enums.values() {
            let mut variants: Vec<String> = this.words.iter().map(|word| names::variant(word)).collect();
            variants.push("Unknown".to_owned());
            variants.sort_unstable();
            if let Some(pair) = variants.windows(2).find(|pair| pair.first() == pair.last()) {
                return Err(format!("{} has two variants {}", this.name, pair[0]));
            }
        }
        if twice.is_empty() {
            Ok(())
        } else {
            Err(format!("two types of {} are named {}", self.version.number(), twice.join(", ")))
        }
    }

    fn payload(&mut self, path: &Path, name: String) -> Result<Object, String> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let schema: Json = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        self.object(&schema, &schema, name.clone(), name, path).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn object(
        &mut self,
        schema: &Json,
        file: &Json,
        name: String,
        specified: String,
        path: &Path,
    ) -> Result<Object, String> {
        let required: Vec<&str> =
            schema.get("required").map(Json::items).unwrap_or_default().iter().filter_map(Json::text).collect();
        let mut members = Vec::new();
        for (json, value) in schema.get("properties").map(Json::members).unwrap_or_default() {
            let kind = self.kind(value, file, &name, json, path)?;
            let default = value.get("default").map(|default| match default {
                Json::Text(text) => format!("`{text}`"),
                Json::Number(number) => format!("{number}"),
                Json::Boolean(value) => format!("`{value}`"),
                Json::Null | Json::List(_) | Json::Object(_) => String::new(),
            });
            members.push(Member { json: json.clone(), required: required.contains(&json.as_str()), kind, default });
        }
        // The extension of the vendor stands first in some schemas; a reader looks for it last.
        members.sort_by_key(|member| member.kind == Kind::CustomData);
        let open = schema.get("additionalProperties").and_then(Json::boolean) != Some(false);
        Ok(Object { name, specified, open, members })
    }

    fn kind(&mut self, value: &Json, file: &Json, owner: &str, json: &str, path: &Path) -> Result<Kind, String> {
        if let Some(reference) = value.get("$ref").and_then(Json::text) {
            let definition = reference.trim_start_matches("#/definitions/");
            let schema = file
                .get("definitions")
                .and_then(|definitions| definitions.get(definition))
                .ok_or_else(|| format!("{definition} is not defined"))?;
            if definition == "CustomDataType" {
                return Ok(Kind::CustomData);
            }
            let name = match self.version {
                Version::V1_6 => inline::security_type(definition),
                Version::V2_0_1 | Version::V2_1 => names::type_name(definition),
            };
            return self.named(schema, file, name, definition.to_owned(), path);
        }
        let bound = |name: &str| value.get(name).and_then(Json::number).map(|number| number as i64);
        let size = |name: &str| bound(name).and_then(|number| u32::try_from(number).ok());
        let range = Range { min: bound("minimum"), max: bound("maximum"), digits: fraction_digits(value)? };
        match value.get("type").and_then(Json::text) {
            Some("string") if value.get("enum").is_some() => {
                let (name, specified) = inline::enum_type(owner, json)
                    .ok_or_else(|| format!("give the values of {owner}.{json} a name in inline.rs"))?;
                self.named(value, file, name, specified, path)
            }
            Some("string") => match value.get("format").and_then(Json::text) {
                Some("date-time") => Ok(Kind::Time),
                Some("uri") => Ok(Kind::Uri),
                None => Ok(Kind::Text { max: size("maxLength") }),
                Some(other) => Err(format!("{owner}.{json} has the unknown format {other}")),
            },
            Some("integer") => Ok(Kind::Integer(range)),
            Some("number") => Ok(Kind::Number(range)),
            Some("boolean") => Ok(Kind::Boolean),
            Some("array") => {
                let items = value.get("items").ok_or_else(|| format!("{owner}.{json} has no items"))?;
                let min =
                    if inline::is_added_by_the_package(self.version, owner, json) { None } else { size("minItems") };
                Ok(Kind::List {
                    item: Box::new(self.kind(items, file, owner, json, path)?),
                    min: min.unwrap_or_default() as usize,
                    max: size("maxItems").map(|max| max as usize),
                })
            }
            Some("object") => {
                let (name, specified) = inline::object_type(json)
                    .ok_or_else(|| format!("give the object {owner}.{json} a name in inline.rs"))?;
                self.named(value, file, name, specified, path)
            }
            None => Ok(Kind::Anything),
            Some(other) => Err(format!("{owner}.{json} has the unknown type {other}")),
        }
    }

    /// A data type or enum; one that occurs in several schemas must be the same in all.
    fn named(
        &mut self,
        schema: &Json,
        file: &Json,
        name: String,
        specified: String,
        path: &Path,
    ) -> Result<Kind, String> {
        if let Some(words) = schema.get("enum") {
            let words: Vec<String> = words.items().iter().filter_map(Json::text).map(str::to_owned).collect();
            let words = inline::without_additions(self.version, &name, words);
            let this = Enum { name: name.clone(), specified, words };
            match self.enums.get(&name) {
                Some(other) if *other != this => Err(format!("{name} differs: {other:?}, {this:?}")),
                _ => {
                    self.enums.insert(name.clone(), this);
                    Ok(Kind::Enum(name))
                }
            }
        } else {
            let this = self.object(schema, file, name.clone(), specified, path)?;
            match self.objects.get(&name) {
                Some(other) if *other != this => Err(format!("{name} differs: {other:?}, {this:?}")),
                _ => {
                    self.objects.insert(name.clone(), this);
                    Ok(Kind::Object(name))
                }
            }
        }
    }
}

/// A `multipleOf` that is a power of ten, as digits after the point.
fn fraction_digits(value: &Json) -> Result<Option<u32>, String> {
    let Some(step) = value.get("multipleOf").and_then(Json::number) else { return Ok(None) };
    (0..=6)
        .find(|digits| (step * 10_f64.powi(*digits as i32) - 1.0).abs() < 1e-9)
        .map(Some)
        .ok_or_else(|| format!("the step {step} is no power of ten"))
}
