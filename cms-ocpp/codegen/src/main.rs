//! Writes the OCPP messages of `cms-ocpp` from the official JSON schemas.
//!
//! `cargo run -p cms-ocpp-codegen -- --schemas DIR --out cms-ocpp/src/generated`, where DIR is the folder `ocpp` of the
//! Python package `ocpp` 2.1.0 (`pip download --no-deps ocpp==2.1.0`). The output is formatted and the same on every run.
//! The schemas may not be copied, so they are read here and only their facts are written; no sentence of theirs is.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool speaks to its caller")]

mod actions;
mod docs;
mod emit;
mod inline;
mod json;
mod model;
mod names;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::model::{Model, Version};

fn main() -> ExitCode {
    match run() {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let (schemas, out) = arguments()?;
    let mut files = vec![emit::root()];
    let mut summary = Vec::new();
    for version in Version::ALL {
        let model = Model::load(&schemas, version)?;
        summary.push(format!(
            "{}: {} actions, {} data types, {} enums",
            version.number(),
            model.messages.len(),
            model.objects.len(),
            model.enums.len()
        ));
        files.extend(emit::version(&model));
    }
    // Only what is generated lies there, so what is no longer written must go.
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    for file in files {
        let path = out.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        fs::write(&path, &file.text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    format(&out)?;
    Ok(summary.join("\n"))
}

fn arguments() -> Result<(PathBuf, PathBuf), String> {
    const USAGE: &str = "usage: cms-ocpp-codegen --schemas DIR --out DIR";
    let mut schemas = None;
    let mut out = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().map(PathBuf::from);
        match argument.as_str() {
            "--schemas" => schemas = value,
            "--out" => out = value,
            _ => return Err(USAGE.to_owned()),
        }
    }
    schemas.zip(out).ok_or_else(|| USAGE.to_owned())
}

/// Formats everything below the root module, whose declarations rustfmt follows.
fn format(out: &Path) -> Result<(), String> {
    let output = Command::new("rustfmt").args(["--edition", "2024"]).arg(out.join("mod.rs")).output();
    let output = output.map_err(|error| format!("rustfmt: {error}"))?;
    if output.status.success() { Ok(()) } else { Err(format!("rustfmt: {}", String::from_utf8_lossy(&output.stderr))) }
}
