//! Every operation on both databases: its success and each of its refusals.

mod desk_access;
mod gate_table;
