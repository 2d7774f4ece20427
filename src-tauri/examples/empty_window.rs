//! The least that a window of Tauri's can be: what `cargo xtask bench` compares our own start with.
use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "what the window's own start-up code does is not ours")]
fn main() -> ExitCode {
    match tauri::Builder::default().run(tauri::generate_context!("examples/empty_window/tauri.conf.json")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the empty window does not open: {error}");
            ExitCode::FAILURE
        }
    }
}
