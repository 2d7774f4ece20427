//! Every operation on both databases: its success and each of its refusals.

mod access;
mod desk_access;
mod gate_table;
mod premises;
