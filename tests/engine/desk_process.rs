//! Another desk as a process of its own (`tests/desk.rs`), which can be raced against and killed.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use frivillighus_engine::gate::Outcome;
use frivillighus_tests::TestPlace;
use serde_json::{Value, json};

/// Longer than any lock is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A desk at work. Killed when dropped.
pub struct DeskProcess {
    process: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl DeskProcess {
    /// Starts a desk and does not wait until the office is open.
    pub fn begin(place: &TestPlace) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_desk"));
        command.arg(place.name());
        Self::run(command)
    }

    /// Starts a desk with this command.
    pub fn run(mut command: Command) -> Self {
        let mut process =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the desk's program starts");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let input = process.stdin.take();
        Self { process, input, lines }
    }

    /// Starts a desk and waits until somebody sits there.
    pub fn at_work(place: &TestPlace) -> Self {
        let desk = Self::begin(place);
        desk.answer().expect("the desk's office opens");
        desk
    }

    /// Asks without waiting for the answer.
    pub fn ask(&mut self, operation: &str, input: &Value) {
        let line = format!("{}\n", json!([operation, input]));
        // One that is being killed may not read any more.
        let _ = self.input.as_mut().map(|pipe| pipe.write_all(line.as_bytes()));
    }

    /// The next outcome; `None` when the desk has ended. A line it could not finish tells of nothing.
    pub fn next(&self) -> Option<Outcome> {
        let line = match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => line,
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => panic!("the desk says nothing for {PATIENCE:?}"),
        };
        let mut outcome: Value = serde_json::from_str(&line).ok()?;
        Some(match outcome["refusal"].take() {
            Value::Null => Ok(outcome["answer"].take()),
            refusal => Err(refusal),
        })
    }

    /// The next outcome of a desk that goes on working.
    pub fn answer(&self) -> Outcome {
        self.next().expect("the desk answers")
    }

    /// `kill -9`: it gets no chance to finish anything.
    pub fn kill(&mut self) {
        self.process.kill().expect("the desk is killed");
        self.process.wait().expect("the desk has ended");
        self.input = None;
    }

    /// Sends it home and waits until it has left.
    pub fn leave(mut self) {
        self.input = None;
        let status = self.process.wait().expect("the desk ends");
        assert!(status.success(), "the desk ends with {status}");
    }
}

impl Drop for DeskProcess {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
