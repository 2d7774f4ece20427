//! Nothing outlives a test run: not when it passes, fails, is interrupted by Ctrl+C, or is killed outright.
//!
//! Everything the run starts carries its mark in the environment, also what the tests themselves start (the window's
//! driver, the window, its web process). A second process of this program, the sweeper, waits at the other end of a
//! pipe: the pipe closes whenever and however the run ends, and then it ends what carries the mark and removes the
//! run's folder. It stands in its own process group, out of Ctrl+C's reach.

use std::fs::{self, DirBuilder};
use std::io::{self, Read};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::machine::is_root;
use crate::obstacle::Obstacle;

const RUN_MARK: &str = "FRIVILLIGHUS_TEST_RUN";
const STEP_MARK: &str = "FRIVILLIGHUS_TEST_STEP";
/// A server needs a moment to close its files.
const GRACE: Duration = Duration::from_secs(5);
/// A socket's path may have 107 bytes; this leaves room for what comes after the temporary folder.
const LONGEST_TEMPORARY_FOLDER: usize = 50;

/// One test run: its folder, its mark, and who sweeps after it.
#[derive(Debug)]
pub struct Run {
    mark: String,
    folder: PathBuf,
    sweeper: Child,
}

impl Run {
    /// Makes the folder, readable to us only, and starts the sweeper.
    pub fn begin() -> Result<Self, Obstacle> {
        let mark = format!("frivillighus-{}-{}", std::process::id(), moment());
        let folder = temporary_folder().join(&mark);
        let refused = |error: io::Error| Obstacle::Machine(format!("{} cannot be made: {error}.", folder.display()));
        // Fails if it is there already, also as a link that somebody laid out.
        DirBuilder::new().mode(0o700).create(&folder).map_err(refused)?;
        let program = std::env::current_exe().map_err(|error| Obstacle::not_started("xtask", &error))?;
        let sweeper = Command::new(program)
            .args(["sweep", &mark])
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|error| Obstacle::not_started("xtask sweep", &error))?;
        Ok(Self { mark, folder, sweeper })
    }

    /// The run's own folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Marks a server that lives as long as the run.
    pub fn mark(&self, command: &mut Command) {
        command.env(RUN_MARK, &self.mark);
    }

    /// The mark of one step.
    pub fn step(&self, name: &str) -> StepMark {
        StepMark { run: self.mark.clone(), step: format!("{}-{name}", self.mark) }
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        drop(self.sweeper.stdin.take());
        let _ = self.sweeper.wait();
    }
}

/// What the processes of one step carry.
#[derive(Debug)]
pub struct StepMark {
    run: String,
    step: String,
}

impl StepMark {
    /// Lets a program, and all that it starts, carry it.
    pub fn put_on(&self, command: &mut Command) {
        command.env(RUN_MARK, &self.run).env(STEP_MARK, &self.step);
    }

    /// Ends what the step left running. An orphan would hold our pipe, and the next step's display, for ever.
    pub fn end_what_is_left(&self) {
        end_all(|process| process.carries(STEP_MARK, &self.step));
    }
}

/// The sweeper: waits until the run's pipe closes, then removes everything it left.
pub fn wait_and_sweep(mark: &str, folder: &Path) -> ExitCode {
    let _ = io::stdin().read_to_end(&mut Vec::new());
    // Servers work inside the folder and end by themselves when the run does; the rest has nothing worth saving.
    end_all(|process| process.carries(RUN_MARK, mark) && !process.works_in(folder));
    let until = Instant::now() + GRACE;
    while Instant::now() < until && processes().any(|process| process.works_in(folder)) {
        sleep(Duration::from_millis(20));
    }
    end_all(|process| process.carries(RUN_MARK, mark) || process.works_in(folder));
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// Sends a signal by `sh`'s own `kill`: the program of that name is not everywhere.
pub fn signal(name: &str, processes: &[u32]) {
    if processes.is_empty() {
        return;
    }
    let numbers: Vec<String> = processes.iter().map(u32::to_string).collect();
    let script = format!("kill -s {name} -- {}", numbers.join(" "));
    let _ = Command::new("sh").args(["-c", &script]).stdin(Stdio::null()).stderr(Stdio::null()).status();
}

fn end_all(chosen: impl Fn(&Process) -> bool) {
    let until = Instant::now() + GRACE;
    loop {
        let left: Vec<u32> = processes().filter(&chosen).map(|process| process.number).collect();
        if left.is_empty() || Instant::now() >= until {
            return;
        }
        signal("KILL", &left);
        sleep(Duration::from_millis(20));
    }
}

/// A process of this machine, not ourselves. One that has ended and is not yet reaped carries nothing and works nowhere.
struct Process {
    number: u32,
    folder: PathBuf,
}

impl Process {
    fn carries(&self, name: &str, value: &str) -> bool {
        let wanted = format!("{name}={value}");
        fs::read(self.folder.join("environ"))
            .is_ok_and(|environment| environment.split(|byte| *byte == 0).any(|entry| entry == wanted.as_bytes()))
    }

    fn works_in(&self, folder: &Path) -> bool {
        fs::read_link(self.folder.join("cwd")).is_ok_and(|place| place.starts_with(folder))
    }
}

fn processes() -> impl Iterator<Item = Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let number = entry.file_name().to_str()?.parse().ok()?;
        (number != std::process::id()).then(|| Process { number, folder: entry.path() })
    })
}

/// A folder that a server under another user reaches too, and short enough for a socket.
fn temporary_folder() -> PathBuf {
    let usual = std::env::temp_dir();
    if is_root() || usual.as_os_str().len() > LONGEST_TEMPORARY_FOLDER { PathBuf::from("/tmp") } else { usual }
}

/// Tells two runs with one process number apart.
fn moment() -> u128 {
    #[expect(clippy::disallowed_methods, reason = "names a temporary folder; no office is involved")]
    let now = std::time::SystemTime::now();
    now.duration_since(std::time::UNIX_EPOCH).map(|since| since.as_millis() % 100_000_000).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_mark(name: &str) -> StepMark {
        let run = format!("unit-{}-{name}", std::process::id());
        StepMark { step: format!("{run}-step"), run }
    }

    #[test]
    fn a_process_left_behind_in_its_own_group_is_ended() {
        let mark = a_mark("left");
        let mut command = Command::new("sleep");
        mark.put_on(command.arg("60").process_group(0));
        let mut left = command.spawn().unwrap();
        let mut stranger = Command::new("sleep").arg("60").spawn().unwrap();
        // On a busy machine a process is there a moment before its environment can be read.
        let environment = format!("/proc/{}/environ", left.id());
        while std::fs::read(&environment).unwrap().is_empty() {
            std::thread::yield_now();
        }
        mark.end_what_is_left();
        assert!(!left.wait().unwrap().success());
        assert!(stranger.try_wait().unwrap().is_none(), "a process without the mark lives on");
        stranger.kill().unwrap();
        stranger.wait().unwrap();
    }

    #[test]
    fn a_mark_is_not_taken_for_a_longer_one() {
        let mark = a_mark("one");
        let longer = StepMark { run: mark.run.clone(), step: format!("{}-more", mark.step) };
        let mut command = Command::new("sleep");
        longer.put_on(command.arg("60"));
        let mut other = command.spawn().unwrap();
        mark.end_what_is_left();
        assert!(other.try_wait().unwrap().is_none());
        longer.end_what_is_left();
        other.wait().unwrap();
    }
}
