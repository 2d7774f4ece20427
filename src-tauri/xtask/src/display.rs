//! A display without a screen, for the window tests.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crate::obstacle::Obstacle;
use crate::sweep::{Run, signal};

const PATIENCE: Duration = Duration::from_secs(30);
const PARTING: Duration = Duration::from_secs(3);

/// Keeps what a program opens off the desktop it is started on, and takes away two switches that hang WebKit under its
/// driver.
pub fn keep_off_the_desktop(command: &mut Command) {
    for name in [
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
        "WEBKIT_DISABLE_DMABUF_RENDERER",
        "WEBKIT_DISABLE_COMPOSITING_MODE",
    ] {
        command.env_remove(name);
    }
}

/// A running Xvfb.
#[derive(Debug)]
pub struct Display {
    server: Child,
    number: u32,
}

impl Display {
    /// Starts one on a number that is free. `-noreset`: without it the display restarts when its last window closes, and
    /// a window opening in that instant dies.
    pub fn start(run: &Run) -> Result<Self, Obstacle> {
        let log_file = run.folder().join("display.log");
        let log = File::create(&log_file)
            .map_err(|error| Obstacle::Machine(format!("display.log cannot be written: {error}")))?;
        let mut command = Command::new("setpriv");
        command
            .args(["--pdeathsig=TERM", "Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24"])
            .args(["-nolisten", "tcp", "-noreset"])
            .current_dir(run.folder())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .process_group(0);
        run.mark(&mut command);
        let mut server = command.spawn().map_err(|error| Obstacle::not_started("Xvfb", &error))?;
        match announced_number(&mut server) {
            Some(number) => Ok(Self { server, number }),
            None => {
                stop(&mut server);
                let said = std::fs::read_to_string(log_file).unwrap_or_default();
                Err(Obstacle::Failed(format!("Xvfb names no display:\n{said}")))
            }
        }
    }

    /// For `DISPLAY`.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        stop(&mut self.server);
    }
}

fn announced_number(server: &mut Child) -> Option<u32> {
    let pipe = server.stdout.take()?;
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut line = String::new();
        let _ = BufReader::new(pipe).read_line(&mut line);
        let _ = sender.send(line);
    });
    receiver.recv_timeout(PATIENCE).ok()?.trim().parse().ok()
}

fn stop(server: &mut Child) {
    signal("TERM", &[server.id()]);
    let until = Instant::now() + PARTING;
    while Instant::now() < until {
        if !matches!(server.try_wait(), Ok(None)) {
            return;
        }
        sleep(Duration::from_millis(20));
    }
    let _ = server.kill();
    let _ = server.wait();
}
