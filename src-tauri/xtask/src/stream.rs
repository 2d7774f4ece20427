//! Runs a program and shows what it says, without the hundreds of lines that say nothing (crates compiled, tests that
//! passed, packages unpacked): those are counted, and the count is shown now and then as a sign of life.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::obstacle::Obstacle;
use crate::report::Counts;
use crate::sweep::StepMark;

const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(100);
/// How long a pipe may stay open after its program has ended; something orphaned may still hold it.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    /// Why it did not end well.
    pub trouble: Option<String>,
    /// Tests it counted, when it is `cargo test`.
    pub counts: Counts,
}

impl Ended {
    /// Whether it ended well.
    pub fn is_well(&self) -> bool {
        self.trouble.is_none()
    }
}

/// Prints a line. That nobody listens any more is no reason to stop.
pub fn say(line: &str) {
    if cfg!(test) {
        // Kept apart from what the test run around this one counts.
        println!("{line}");
    } else {
        let _ = writeln!(std::io::stdout().lock(), "{line}");
    }
}

/// Runs it to its end and shows what it says. What it leaves running is ended too, if it carries the mark.
pub fn run(command: &mut Command, limit: Duration, mark: Option<&StepMark>) -> Result<Ended, Obstacle> {
    if let Some(mark) = mark {
        mark.put_on(command);
    }
    let name = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| Obstacle::not_started(&name, &error))?;
    let lines = read_lines(&mut child);
    let mut show = Show::new();
    let started = Instant::now();
    let mut trouble = None;
    let status = loop {
        show.lines_for(&lines, GLANCE);
        match child.try_wait() {
            Ok(Some(status)) => break Some(status),
            Ok(None) if started.elapsed() < limit => {}
            Ok(None) => {
                trouble = Some(format!("`{name}` did not end within {} minutes", limit.as_secs() / 60));
                let _ = child.kill();
                break child.wait().ok();
            }
            Err(error) => {
                trouble = Some(format!("`{name}` was lost: {error}"));
                break None;
            }
        }
    };
    if let Some(mark) = mark {
        mark.end_what_is_left();
    }
    show.last_lines(&lines);
    let badly = status.filter(|status| !status.success()).map(|status| format!("`{name}` ended with {status}"));
    Ok(Ended { trouble: trouble.or(badly), counts: show.counts })
}

fn read_lines(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    if let Some(pipe) = child.stdout.take() {
        read_from(pipe, sender.clone());
    }
    if let Some(pipe) = child.stderr.take() {
        read_from(pipe, sender);
    }
    receiver
}

fn read_from(pipe: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while pipe.read_until(b'\n', &mut bytes).is_ok_and(|length| length > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned();
            if sender.send(line).is_err() {
                return;
            }
            bytes.clear();
        }
    });
}

/// What is shown and what is only counted.
struct Show {
    counts: Counts,
    unseen: Vec<(&'static str, u64)>,
    last_shown: Instant,
    last_was_blank: bool,
}

impl Show {
    fn new() -> Self {
        Self { counts: Counts::default(), unseen: Vec::new(), last_shown: Instant::now(), last_was_blank: true }
    }

    fn lines_for(&mut self, lines: &Receiver<String>, patience: Duration) {
        let until = Instant::now() + patience;
        loop {
            match lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(line) => self.line(&line),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    thread::sleep(until.saturating_duration_since(Instant::now()));
                    break;
                }
            }
            if Instant::now() >= until {
                break;
            }
        }
        self.sign_of_life();
    }

    fn last_lines(&mut self, lines: &Receiver<String>) {
        let until = Instant::now() + LAST_WORDS;
        while let Ok(line) = lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
            self.line(&line);
        }
    }

    fn line(&mut self, line: &str) {
        self.counts.read_line(line);
        if let Some(kind) = only_counted(line) {
            match self.unseen.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, number)) => *number += 1,
                None => self.unseen.push((kind, 1)),
            }
            return;
        }
        let is_blank = line.trim().is_empty();
        if is_blank && self.last_was_blank {
            return;
        }
        self.last_was_blank = is_blank;
        self.last_shown = Instant::now();
        say(&format!("    {line}"));
    }

    fn sign_of_life(&mut self) {
        if self.last_shown.elapsed() < SIGN_OF_LIFE {
            return;
        }
        self.last_shown = Instant::now();
        let parts: Vec<String> = self.unseen.iter().map(|(kind, number)| format!("{number} {kind}")).collect();
        say(&format!("    … {}", if parts.is_empty() { "at work".to_owned() } else { parts.join(", ") }));
    }
}

/// Lines that come by the hundred and say nothing one by one.
fn only_counted(line: &str) -> Option<&'static str> {
    const KINDS: [(&str, &[&str]); 3] = [
        ("crates", &["Compiling ", "Checking ", "Downloaded ", "Downloading ", "Fresh ", "Blocking "]),
        (
            "packages",
            &[
                "Get:",
                "Hit:",
                "Ign:",
                "Selecting previously",
                "Preparing to unpack",
                "Unpacking ",
                "Setting up ",
                "Processing triggers",
                "(Reading database",
            ],
        ),
        ("test programs", &["running "]),
    ];
    let text = line.trim_start();
    if text.starts_with("test ") && text.ends_with(" ... ok") {
        return Some("tests passed");
    }
    KINDS.into_iter().find(|(_, starts)| starts.iter().any(|start| text.starts_with(start))).map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Duration) -> Ended {
        run(Command::new("sh").args(["-c", script]), limit, None).unwrap()
    }

    #[test]
    fn lines_that_come_by_the_hundred_are_only_counted() {
        assert_eq!(only_counted("   Compiling serde v1.0.229"), Some("crates"));
        assert_eq!(only_counted("test bookings::a_room ... ok"), Some("tests passed"));
        assert_eq!(only_counted("Setting up xvfb (2:21.1.7) ..."), Some("packages"));
        for line in ["test bookings::a_room ... FAILED", "error[E0425]: cannot find", "E: Unable to locate package"] {
            assert_eq!(only_counted(line), None, "{line}");
        }
    }

    #[test]
    fn tests_are_counted_from_both_pipes() {
        let ended = shell(
            "echo 'test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured'; \
             echo 'test result: FAILED. 1 passed; 2 failed; 0 ignored;' >&2; exit 101",
            Duration::from_secs(20),
        );
        assert_eq!((ended.counts.passed, ended.counts.failed, ended.counts.left_for_long), (4, 2, 1));
        assert!(!ended.is_well());
    }

    #[test]
    fn what_does_not_end_is_ended_and_said() {
        let ended = shell("exec sleep 30", Duration::from_millis(200));
        assert!(ended.trouble.is_some_and(|trouble| trouble.contains("did not end")));
    }

    #[test]
    fn a_program_that_is_not_there_is_an_obstacle() {
        let ended = run(&mut Command::new("no-such-program-here"), Duration::from_secs(1), None);
        assert!(matches!(ended, Err(Obstacle::Machine(_))));
    }
}
