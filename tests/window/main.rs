//! The real window, walked with real keys and a real pointer.
mod first_steps;
mod fixture;
