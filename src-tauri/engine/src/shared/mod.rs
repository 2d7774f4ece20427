//! Value types that every capability speaks: ids, instants, text, money, identifiers, the calendar.
//! Nothing here does I/O, reads the clock or knows a capability.

pub mod calendar;
pub mod clock_change;
pub mod cpr;
pub mod cvr;
pub mod date_entry;
pub mod email;
pub mod field;
pub(crate) mod forgotten_name;
pub mod format;
pub mod gln;
pub mod hours_entry;
pub mod ids;
pub mod instant;
pub mod localised_text;
pub mod money;
pub mod p_number;
pub mod phone;
pub mod postal;
pub(crate) mod remembered;
pub mod rule_sources;
pub mod text;
pub mod text_enum;
pub mod text_value;
pub mod wall_clock;

#[cfg(test)]
mod vectors;
