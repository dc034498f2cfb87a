//! Generates the Kotlin and Swift sources of `cms-ffi` from its built library:
//! `cms-ffi-bindgen generate LIBRARY --language kotlin --out-dir FOLDER`.

fn main() {
    uniffi::uniffi_bindgen_main();
}
