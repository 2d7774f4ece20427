//! `cargo xtask`: sets the machine up, builds, opens and tests Frivillighus.
//!
//! It only spawns other programs. It never depends on the engine, so that it answers within seconds on a fresh clone,
//! and it never panics: what it cannot do it says in a sentence.

mod command_line;
mod obstacle;

#[cfg(target_os = "linux")]
mod bench_run;
#[cfg(target_os = "linux")]
mod display;
#[cfg(target_os = "linux")]
mod machine;
#[cfg(target_os = "linux")]
mod page;
#[cfg(target_os = "linux")]
mod places;
#[cfg(target_os = "linux")]
mod postgres;
#[cfg(target_os = "linux")]
mod program;
#[cfg(target_os = "linux")]
mod report;
#[cfg(target_os = "linux")]
mod set_up;
#[cfg(target_os = "linux")]
mod steps;
#[cfg(target_os = "linux")]
mod stream;
#[cfg(target_os = "linux")]
mod sweep;
#[cfg(target_os = "linux")]
mod test_run;

use std::process::ExitCode;

use command_line::{Task, parse};
use obstacle::Obstacle;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match parse(&words).and_then(perform) {
        Ok(code) => code,
        Err(obstacle) => {
            eprintln!("\n{obstacle}");
            ExitCode::from(obstacle.exit_code())
        }
    }
}

#[cfg(target_os = "linux")]
fn perform(task: Task) -> Result<ExitCode, Obstacle> {
    match task {
        Task::Help => Ok(print_help()),
        Task::Run { program_arguments } => program::run(&program_arguments),
        Task::Test(wishes) => test_run::test(&wishes),
        Task::Types => program::write_types(),
        Task::Demo { arguments } => program::make_demo(&arguments),
        Task::Bench { arguments } => bench_run::bench(&arguments),
        Task::Sweep { mark, folder } => Ok(sweep::wait_and_sweep(&mark, &folder)),
    }
}

#[cfg(not(target_os = "linux"))]
fn perform(task: Task) -> Result<ExitCode, Obstacle> {
    match task {
        Task::Help => Ok(print_help()),
        _ => Err(Obstacle::Machine(obstacle::other_system(std::env::consts::OS))),
    }
}

fn print_help() -> ExitCode {
    println!("{}", command_line::HELP);
    ExitCode::SUCCESS
}
