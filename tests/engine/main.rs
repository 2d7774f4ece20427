//! Every operation on both databases: its success and each of its refusals.

mod access;
mod bookings;
mod desk_access;
mod gate_table;
mod premises;
