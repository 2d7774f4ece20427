//! Building and starting the programs themselves.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::machine::Purpose;
use crate::obstacle::Obstacle;
use crate::page::Page;
use crate::places::Places;
use crate::set_up;
use crate::stream::say;

/// Sets up, builds, and opens the window.
pub fn run(program_arguments: &[String]) -> Result<ExitCode, Obstacle> {
    let places = Places::find()?;
    set_up::prepare(Purpose::Run)?;
    Page::of(&places).build(None)?;
    say("Building Frivillighus (the first time takes some minutes)");
    build(&places, "frivillighus")?;
    say("Opening Frivillighus");
    // Takes our place, so that Ctrl+C and the exit code are the program's own.
    let error = Command::new(places.program()).args(program_arguments).exec();
    Err(Obstacle::not_started("frivillighus", &error))
}

/// Lets the command-line tool write the window's types.
pub fn write_types() -> Result<ExitCode, Obstacle> {
    let places = Places::find()?;
    build(&places, "frivillighus-cli")?;
    start(&places, &places.command_line_tool(), &["types".to_owned()])
}

/// Lets the command-line tool make a demo office.
pub fn make_demo(arguments: &[String]) -> Result<ExitCode, Obstacle> {
    let places = Places::find()?;
    build(&places, "frivillighus-cli")?;
    let words: Vec<String> = std::iter::once("demo".to_owned()).chain(arguments.iter().cloned()).collect();
    let mut command = Command::new(places.command_line_tool());
    // Stays where the user stands: the file's name is theirs.
    ended(command.args(words), "frivillighus-cli")
}

/// Builds one program for debug. Always out of the whole workspace: cargo joins the features of what it builds
/// together, and a part alone would compile the dependencies a second time.
fn build(places: &Places, program: &str) -> Result<(), Obstacle> {
    cargo(places, &["build", "--workspace", "--bin", program])
}

/// Runs cargo in the repository.
pub fn cargo(places: &Places, words: &[&str]) -> Result<(), Obstacle> {
    match places.cargo(words).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Obstacle::Failed(format!("`cargo {}` failed, as it says above.", words.join(" ")))),
        Err(error) => Err(Obstacle::not_started("cargo", &error)),
    }
}

fn start(places: &Places, program: &Path, arguments: &[String]) -> Result<ExitCode, Obstacle> {
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ended(Command::new(program).args(arguments).current_dir(&places.root), &name)
}

/// Runs a program to its end and hands on its exit code.
pub fn ended(command: &mut Command, name: &str) -> Result<ExitCode, Obstacle> {
    let status = command.status().map_err(|error| Obstacle::not_started(name, &error))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    Ok(ExitCode::from(code))
}
