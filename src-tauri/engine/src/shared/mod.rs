//! Value types that every capability speaks: ids, instants, text, money, identifiers, the calendar.
//! Nothing here does I/O, reads the clock or knows a capability.

pub mod field;
pub mod ids;
pub mod instant;
pub mod text_enum;
