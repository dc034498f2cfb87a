//! Writes the JavaScript side of a compiled WebAssembly module: `cms-wasm-bindgen MODULE.wasm NAME FOLDER`.
//!
//! FOLDER gets `NAME.js`, `NAME.d.ts` and `NAME_bg.wasm`. It stands for the command-line tool of wasm-bindgen, which would
//! have to be installed in exactly the version of the library, and takes four times as long to compile.

use std::{env, path::PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let [module, name, folder] = arguments()?;
    // `web` loads in every runtime, since whoever calls it says where the module comes from. Its own default would be a
    // `new URL(…)` that bundlers follow, so that an application would ship a file it never asks for.
    Bindgen::new()
        .input_path(&module)
        .web(true)?
        .omit_default_module_path(true)
        .out_name(&name)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(PathBuf::from(&folder))
        .with_context(|| format!("{module} could not be bound; was it compiled with wasm-bindgen 0.2.130?"))
}

fn arguments() -> Result<[String; 3]> {
    let given: Vec<String> = env::args().skip(1).collect();
    match <[String; 3]>::try_from(given) {
        Ok(arguments) => Ok(arguments),
        Err(given) => bail!("three arguments are needed, MODULE.wasm NAME FOLDER, and {} came", given.len()),
    }
}
