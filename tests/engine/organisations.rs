//! Organisations, people, contact roles, and finding them.

/// How many lines of the log fit a condition. They are copied where nobody looks, since the log itself is only read by rule.
macro_rules! logged {
    ($test:ident, $condition:literal) => {
        $test
            .sabotage(concat!(
                "INSERT INTO recovery_codes (code_hash, made_at) SELECT event, at FROM events WHERE ",
                $condition
            ))
            .await
            .unwrap()
    };
}

pub mod builders;
mod cards;
mod directory;
mod grants;
mod importing;
mod people;
mod protection;
mod roles;
mod search;
