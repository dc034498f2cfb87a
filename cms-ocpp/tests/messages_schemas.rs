//! The generated messages against the official schemas themselves: what a schema allows is read and written again
//! unchanged, and what it forbids is reported at its place.
//!
//! Set `CMS_SCHEMAS` to the folder `ocpp` of the Python package `ocpp` 2.1.0; the schemas may not be copied here.
#![cfg(all(feature = "v1_6", feature = "v2_0_1", feature = "v2_1"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests are tests as well")]

use std::path::{Path, PathBuf};

use cms_ocpp::Version;
use cms_ocpp::message::{ActionInfo, actions};
use cms_ocpp::schema::{Object, ViolationKind};
use serde_json::{Map, Value, json};

/// A schema file and the reader of the payload it describes.
struct Case {
    name: String,
    schema: Value,
    info: &'static ActionInfo,
    response: bool,
}

impl Case {
    fn decode(&self, text: &str) -> Result<Box<dyn Object>, cms_ocpp::decode::PayloadError> {
        if self.response { self.info.decode_response(text).unwrap() } else { self.info.decode_request(text) }
    }
}

fn cases() -> Option<Vec<Case>> {
    let Some(root) = std::env::var_os("CMS_SCHEMAS").map(PathBuf::from) else {
        println!("skipped: CMS_SCHEMAS is not set");
        return None;
    };
    let mut cases = Vec::new();
    for (version, folder) in [(Version::V1_6, "v16"), (Version::V2_0_1, "v201"), (Version::V2_1, "v21")] {
        let folder = root.join(folder).join("schemas");
        for info in actions(version) {
            let first = [format!("{}Request.json", info.name), format!("{}.json", info.name)];
            let request = first.iter().map(|file| folder.join(file)).find(|path| path.exists()).unwrap();
            cases.push(case(&request, info, false));
            if !info.is_send() {
                cases.push(case(&folder.join(format!("{}Response.json", info.name)), info, true));
            }
        }
    }
    assert_eq!(cases.len(), 78 + 128 + 181);
    Some(cases)
}

fn case(path: &Path, info: &'static ActionInfo, response: bool) -> Case {
    let text = std::fs::read_to_string(path).unwrap();
    let mut schema: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
    if info.version == Version::V1_6 && info.name == "MeterValues" && !response {
        // What the package adds to the schema of the OCA.
        let values = &mut schema["properties"]["meterValue"];
        values.as_object_mut().unwrap().remove("minItems").unwrap();
        let samples = &mut values["items"]["properties"]["sampledValue"];
        samples.as_object_mut().unwrap().remove("minItems").unwrap();
        let units = samples["items"]["properties"]["unit"]["enum"].as_array_mut().unwrap();
        units.retain(|unit| unit != "Hertz");
    }
    Case { name: format!("{}/{}", info.version, path.file_stem().unwrap().to_string_lossy()), schema, info, response }
}

/// How an instance is made.
#[derive(Clone, Copy)]
struct Shape {
    /// Optional members as well.
    all: bool,
    /// Lists and texts as long as they may be.
    long: bool,
    /// Which word of each enum.
    turn: usize,
}

struct Instances<'a> {
    root: &'a Value,
}

impl<'a> Instances<'a> {
    fn resolve(&self, schema: &'a Value) -> &'a Value {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(reference) => &self.root["definitions"][reference.trim_start_matches("#/definitions/")],
            None => schema,
        }
    }

    fn build(&self, schema: &'a Value, shape: Shape) -> Value {
        let schema = self.resolve(schema);
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return words[shape.turn % words.len()].clone();
        }
        let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
        match schema.get("type").and_then(Value::as_str) {
            Some("object") => {
                let required = required(schema);
                let mut object = Map::new();
                for (name, member) in members(schema) {
                    if shape.all || required.contains(&name.as_str()) {
                        object.insert(name.clone(), self.build(member, shape));
                    }
                }
                if shape.all && schema["additionalProperties"] != json!(false) {
                    object.insert("whatTheVendorAdds".into(), json!({"deep": [1.50, null, {"x": "y"}]}));
                }
                Value::Object(object)
            }
            Some("array") => {
                let min = bound("minItems").unwrap_or(0.0) as usize;
                let max = bound("maxItems").map_or(2, |max| (max as usize).min(24));
                let count = if shape.long { max } else { min.max(usize::from(shape.all)) };
                (0..count).map(|_| self.build(&schema["items"], shape)).collect()
            }
            Some("string") => match schema.get("format").and_then(Value::as_str) {
                Some("date-time") => json!("2025-01-31T09:30:00.125Z"),
                Some("uri") => json!("ftp://user@example.com/log%20s?x=1#y"),
                _ => {
                    // Two bytes each: the bounds are characters.
                    let max = bound("maxLength").unwrap_or(40.0) as usize;
                    json!("é".repeat(if shape.long { max } else { max.min(3) }))
                }
            },
            Some("integer") => {
                let low = bound("minimum").unwrap_or(-5.0);
                json!((if shape.long { bound("maximum").unwrap_or(2147483647.0) } else { low }) as i64)
            }
            Some("number") => {
                let middle = if bound("maximum") == Some(0.0) { "-16.1" } else { "16.1" };
                serde_json::from_str(middle).unwrap()
            }
            Some("boolean") => json!(shape.turn % 2 == 0),
            None => json!({"any": ["thing", 1]}),
            other => panic!("{other:?}"),
        }
    }
}

fn required(schema: &Value) -> Vec<&str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn members(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten()
}

fn widest_enum(value: &Value) -> usize {
    let own = value.get("enum").and_then(Value::as_array).map_or(0, Vec::len);
    let below = match value {
        Value::Object(members) => members.values().map(widest_enum).max(),
        Value::Array(items) => items.iter().map(widest_enum).max(),
        _ => None,
    };
    own.max(below.unwrap_or(0))
}

#[test]
fn what_a_schema_allows_is_read_and_written_again_unchanged() {
    let Some(cases) = cases() else { return };
    let mut count = 0;
    for case in &cases {
        let instances = Instances { root: &case.schema };
        let mut shapes = vec![Shape { all: false, long: false, turn: 0 }, Shape { all: true, long: true, turn: 0 }];
        shapes.extend((0..widest_enum(&case.schema)).map(|turn| Shape { all: true, long: false, turn }));
        for shape in shapes {
            let instance = instances.build(&case.schema, shape);
            let decoded = case.decode(&instance.to_string());
            let decoded = decoded.unwrap_or_else(|error| panic!("{}: {error}\n{instance}", case.name));
            let again: Value = serde_json::from_str(&decoded.to_json()).unwrap();
            assert_eq!(again, instance, "{}", case.name);
            assert_eq!(decoded.violations(), [], "{}", case.name);
            count += 1;
        }
    }
    assert!(count > 2000, "{count} instances");
}

/// A way to break an instance, and what must be reported.
struct Break {
    instance: Value,
    path: String,
    kind: ViolationKind,
}

/// Every single way to break an instance that its schema names.
fn breaks<'a>(instances: &Instances<'a>, schema: &'a Value, instance: &Value, path: &str, into: &mut Vec<Break>) {
    let schema = instances.resolve(schema);
    let here = instance.pointer(path).unwrap().clone();
    let mut change = |value: Value, at: &str, kind: ViolationKind| {
        let mut instance = instance.clone();
        *instance.pointer_mut(path).unwrap() = value;
        into.push(Break { instance, path: at.to_owned(), kind });
    };
    let type_of = schema.get("type").and_then(Value::as_str);
    if let Some(type_name) = type_of.filter(|_| !path.is_empty()) {
        change(Value::Null, path, ViolationKind::Null);
        for other in [json!("text"), json!(7), json!(true), json!([]), json!({})] {
            let same = match type_name {
                "object" => other.is_object(),
                "array" => other.is_array(),
                "string" => other.is_string(),
                "boolean" => other.is_boolean(),
                _ => other.is_number(),
            };
            if !same {
                change(other, path, ViolationKind::WrongType);
            }
        }
    }
    let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
    match type_of {
        Some("string") => {
            if let Some(max) = bound("maxLength") {
                change(json!("é".repeat(max as usize + 1)), path, ViolationKind::TooLong);
            }
            if schema.get("enum").is_some() {
                change(json!("no such word"), path, ViolationKind::UnknownWord);
            }
            match schema.get("format").and_then(Value::as_str) {
                Some("date-time") => change(json!("2025-01-31 09:30"), path, ViolationKind::BadTime),
                Some("uri") => change(json!("no uri"), path, ViolationKind::BadUri),
                _ => {}
            }
        }
        Some("integer" | "number") => {
            if let Some(min) = bound("minimum") {
                change(json!(min as i64 - 1), path, ViolationKind::BelowMinimum);
            }
            if let Some(max) = bound("maximum") {
                change(json!(max as i64 + 1), path, ViolationKind::AboveMaximum);
            }
            if schema.get("multipleOf").is_some() {
                change(serde_json::from_str("16.05").unwrap(), path, ViolationKind::TooPrecise);
            }
            if type_of == Some("integer") {
                change(serde_json::from_str("1.5").unwrap(), path, ViolationKind::WrongType);
            }
        }
        Some("array") => {
            let items = here.as_array().unwrap();
            if bound("minItems").is_some_and(|min| min >= 1.0) {
                change(json!([]), path, ViolationKind::TooFewItems);
            }
            if let Some(max) = bound("maxItems") {
                change(vec![items[0].clone(); max as usize + 1].into(), path, ViolationKind::TooManyItems);
            }
            if !items.is_empty() {
                breaks(instances, &schema["items"], instance, &format!("{path}/0"), into);
            }
        }
        Some("object") => {
            let object = here.as_object().unwrap();
            for name in required(schema) {
                let mut object = object.clone();
                object.remove(name).unwrap();
                change(object.into(), &format!("{path}/{name}"), ViolationKind::MissingMember);
            }
            if schema["additionalProperties"] == json!(false) {
                let mut object = object.clone();
                object.insert("what/is~this".into(), json!(1));
                change(object.into(), &format!("{path}/what~1is~0this"), ViolationKind::UnknownMember);
            }
            for (name, member) in members(schema) {
                breaks(instances, member, instance, &format!("{path}/{name}"), into);
            }
        }
        _ => {}
    }
}

#[test]
fn what_a_schema_forbids_is_reported_at_its_place() {
    let Some(cases) = cases() else { return };
    let mut count = 0;
    for case in &cases {
        let instances = Instances { root: &case.schema };
        let instance = instances.build(&case.schema, Shape { all: true, long: false, turn: 0 });
        let mut all = Vec::new();
        breaks(&instances, &case.schema, &instance, "", &mut all);
        for Break { instance, path, kind } in all {
            let Err(error) = case.decode(&instance.to_string()) else {
                panic!("{}: {kind:?} at {path} was accepted\n{instance}", case.name)
            };
            let found: Vec<_> = error.violations().iter().map(|it| (it.path.as_str(), it.kind)).collect();
            assert_eq!(found, [(path.as_str(), kind)], "{}\n{instance}", case.name);
            count += 1;
        }
    }
    assert!(count > 10_000, "{count} broken instances");
}
