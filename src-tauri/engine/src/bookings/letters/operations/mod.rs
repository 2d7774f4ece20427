//! Letters looked at, printed, copied and drafted as e-mails.

mod gathering;
mod mail;
mod offering;
mod printing;

pub(in crate::bookings) use gathering::recipient;
pub use mail::*;
pub use offering::*;
pub use printing::*;
