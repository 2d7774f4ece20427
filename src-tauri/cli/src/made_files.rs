//! What is made from the gate's table: the listing of operations, the window's types, the list of rights.

use std::path::Path;

use frivillighus_engine::gate;
use serde_json::json;

use crate::output::{self, Ending};
use crate::texts::Misuse;

/// Lists the operations, or shows one of them with every type that it names.
pub fn list_operations(name: Option<&str>, out: Option<&Path>) -> Result<(), Ending> {
    let Some(name) = name else { return output::answer(&gate::describe_operations(), out) };
    let one = gate::describe_operation(name);
    let one = one.ok_or_else(|| Misuse::UnknownOperation(name.chars().take(80).collect()))?;
    output::answer(&one, out)
}

/// What is made from the table, each with its place from the repository's root. Tests compare both files, so that a change
/// of them is seen in review.
fn made_files() -> [(&'static str, String); 2] {
    [
        ("ui/src/backend/generated/operations.ts", gate::typescript()),
        ("tests/engine/permissions.txt", gate::permission_matrix()),
    ]
}

/// Writes the window's types and the list of rights. What is as it should be is left alone: nothing is built anew for it.
pub fn write_types() -> Result<(), Ending> {
    write(Path::new("."), &made_files())
}

/// Says which of them are stale, and writes nothing.
pub fn check_types() -> Result<(), Ending> {
    let stale = stale(Path::new("."), &made_files());
    if stale.is_empty() { Ok(()) } else { Err(Ending::Refusal(json!({ "code": "stale", "details": stale }))) }
}

type Made = (&'static str, String);

fn write(root: &Path, made: &[Made]) -> Result<(), Ending> {
    let stale = stale(root, made);
    for (file, text) in made.iter().filter(|(file, _)| stale.contains(file)) {
        std::fs::write(root.join(file), text).map_err(|_| Misuse::FileUnreadable((*file).to_owned()))?;
    }
    Ok(())
}

fn stale(root: &Path, made: &[Made]) -> Vec<&'static str> {
    let is_fresh = |(file, text): &&Made| std::fs::read(root.join(file)).is_ok_and(|there| there == text.as_bytes());
    made.iter().filter(|made| !is_fresh(made)).map(|(file, _)| *file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stale_is_told_and_only_that_is_written() {
        let root = std::env::temp_dir().join(format!("frivillighus-made-{}", std::process::id()));
        std::fs::create_dir_all(&root).unwrap();
        let made = [("types.ts", "new".to_owned()), ("rights.txt", "as it is".to_owned())];
        std::fs::write(root.join("types.ts"), "old").unwrap();
        std::fs::write(root.join("rights.txt"), "as it is").unwrap();
        let written_at = || std::fs::metadata(root.join("rights.txt")).unwrap().modified().unwrap();
        let before = written_at();
        assert_eq!(stale(&root, &made), ["types.ts"]);
        assert_eq!(std::fs::read_to_string(root.join("types.ts")).unwrap(), "old", "looking changes nothing");
        write(&root, &made).unwrap();
        assert_eq!((stale(&root, &made).len(), written_at()), (0, before));
        std::fs::remove_file(root.join("rights.txt")).unwrap();
        assert_eq!(stale(&root, &made), ["rights.txt"]);
        std::fs::remove_dir_all(&root).unwrap();
    }
}
