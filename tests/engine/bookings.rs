//! Booking, moving, cancelling, looking; and that no space is ever booked twice.

mod booking;
mod borrowers;
mod by_words;
mod clock_changes;
mod closed_over;
mod closing;
mod concurrency;
mod day_papers;
mod finding;
mod holds;
pub mod house_in_use;
mod house_rules;
mod killed;
mod lent_as;
mod letters;
mod looking;
mod notices;
mod processes;
mod quick_entry;
mod rules;
mod series;
mod states;
mod stored_bookings;
mod swapped;
mod taken;
mod undo;
mod waiting;
