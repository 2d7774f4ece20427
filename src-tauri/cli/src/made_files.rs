//! What is made from the gate's table: the listing of operations, the window's types, the list of rights.

use std::path::Path;

use frivillighus_engine::gate;
use serde_json::Value;

use crate::output::{self, Ending};
use crate::texts::Misuse;

/// Lists the operations, or one of them.
pub fn list_operations(name: Option<&str>, out: Option<&Path>) -> Result<(), Ending> {
    let all = gate::describe_operations();
    let Some(name) = name else { return output::answer(&all, out) };
    let one = all.as_array().and_then(|rows| rows.iter().find(|row| row["operation"] == name));
    let one: &Value = one.ok_or_else(|| Misuse::UnknownOperation(name.chars().take(80).collect()))?;
    output::answer(one, out)
}

/// Writes, from the repository's root, the window's types and the list of rights that a test compares, so that a change
/// of them is seen in review.
pub fn write_types() -> Result<(), Ending> {
    let files = [
        ("ui/src/backend/generated/operations.ts", gate::typescript()),
        ("tests/engine/permissions.txt", gate::permission_matrix()),
    ];
    for (file, text) in files {
        std::fs::write(file, text).map_err(|_| Misuse::FileUnreadable(file.to_owned()))?;
    }
    Ok(())
}
