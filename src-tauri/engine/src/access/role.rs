//! Roles and the groups of roles that the gate's table is written with.

use crate::shared::text_enum::text_enum;

text_enum! {
    /// What somebody is at the office. A person may hold several; rights add up.
    pub enum Role {
        /// Books rooms, answers the phone.
        FrontDesk = "front_desk",
        /// The volunteer consultant, who uses most of it.
        Consultant = "consultant",
        /// Runs the centre.
        Manager = "manager",
        /// Users, settings, backup; opens no award and no CPR.
        Administrator = "administrator",
        /// The data protection officer: reads the log.
        Auditor = "auditor",
        /// Scores nominations, nothing else.
        Juror = "juror",
    }
}

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Also whoever has not signed in.
    Everyone,
    /// Whoever has signed in.
    SignedIn,
    /// Whoever holds one of these roles.
    Roles(&'static [Role]),
}

impl Who {
    /// Whether somebody with these roles may. `None` is a visitor.
    pub fn includes(self, roles: Option<&[Role]>) -> bool {
        match (self, roles) {
            (Self::Everyone, _) | (Self::SignedIn, Some(_)) => true,
            (Self::SignedIn | Self::Roles(_), None) => false,
            (Self::Roles(allowed), Some(held)) => held.iter().any(|role| allowed.contains(role)),
        }
    }
}
