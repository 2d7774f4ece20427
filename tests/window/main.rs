//! The real window, walked with real keys and a real pointer.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why and stops")]

mod first_steps;
mod fixture;
