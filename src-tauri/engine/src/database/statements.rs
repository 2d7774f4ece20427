//! Every SQL text is a named constant in a list, so that a test can prepare each of them on both engines.

/// One SQL text of a store.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The constant's name.
    pub name: &'static str,
    /// The text, the same on both engines.
    pub sql: &'static str,
}

/// Declares SQL constants and the list `STATEMENTS` of them.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$meta])* const $name: &str = $sql;)*
        /// Every SQL text of this store.
        pub(crate) const STATEMENTS: &[$crate::database::Statement] =
            &[$($crate::database::Statement { name: stringify!($name), sql: $name }),*];
    };
}
pub(crate) use statements;
