//! Every operation on both databases: its success and each of its refusals.
mod access;
mod agreements;
mod agreements_life;
mod backup;
mod bookings;
mod demo;
mod demo_agreements;
mod desk;
mod desk_access;
mod desk_process;
mod faults;
mod gate_table;
mod opening;
mod organisations;
mod premises;
mod statements;
