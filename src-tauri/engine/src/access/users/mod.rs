//! Who may sign in, as what, and how each likes the screen; how the last administrator gets back in.
//! The hard rule: one administrator can always sign in.

mod operations;
mod preferences;
mod recovery;
mod store;
mod user;

pub(crate) use operations::staff;
pub use operations::*;
pub(super) use operations::{check_names, check_password, refuse};
pub use preferences::{Appearance, Density, Preferences, Shortcuts, TextSize, keep_preferences, own_preferences};
pub use recovery::{RecoverAdministrator, RecoveryCode, make_recovery_code, recover_administrator};
pub(super) use recovery::{bare, random_code};
pub(super) use store::STATEMENTS;
pub(super) use store::list;
pub(crate) use store::user_name;
pub use user::User;
