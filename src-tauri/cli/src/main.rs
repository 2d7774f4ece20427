//! The same gate without a window.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("types") => write_types(),
        Some("operations") => {
            println!("{:#}", frivillighus_engine::gate::describe_operations());
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("frivillighus-cli types | operations");
            ExitCode::from(2)
        }
    }
}

/// Writes what is made from the gate's table, from the repository's root: the window's types, and the list of rights
/// that a test compares so that a change of them is seen in review.
fn write_types() -> ExitCode {
    use frivillighus_engine::gate;
    let files = [
        ("ui/src/backend/generated/operations.ts", gate::typescript()),
        ("tests/engine/permissions.txt", gate::permission_matrix()),
    ];
    for (file, text) in files {
        if let Err(error) = std::fs::write(file, text) {
            eprintln!("{file}: {error}");
            return ExitCode::from(1);
        }
    }
    ExitCode::SUCCESS
}
