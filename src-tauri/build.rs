//! The window's own commands become permissions, so that a page may call only what its capability names.
fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["call", "bytes", "host"]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        panic!("the window cannot be built: {error:#}");
    }
}
