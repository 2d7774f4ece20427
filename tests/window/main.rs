//! The real window, walked with real keys and a real pointer.
mod accessibility;
mod axe;
mod calendar;
mod colleagues;
mod driver;
mod first_steps;
mod flows;
mod hands;
mod main_job;
mod nothing_lost;
mod offices;
mod palette;
mod papers;
mod seat;
mod start_up;
mod window;
