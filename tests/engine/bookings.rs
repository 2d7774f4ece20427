//! Booking, moving, cancelling, looking; and that no space is ever booked twice.

mod booking;
mod borrowers;
mod clock_changes;
mod closed_over;
mod concurrency;
pub mod house_in_use;
mod house_rules;
mod killed;
mod letters;
mod looking;
mod processes;
mod quick_entry;
mod series;
mod stored_bookings;
mod taken;
mod undo;
