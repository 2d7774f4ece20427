//! What went wrong below an answer, for whoever runs the program: a line on standard error. Never a name or what
//! somebody typed.

use std::io::Write;

use log::{LevelFilter, Log, Metadata, Record};

struct LogLines;

/// Begins to write warnings and failures.
pub fn begin() {
    static LINES: LogLines = LogLines;
    if log::set_logger(&LINES).is_ok() {
        log::set_max_level(LevelFilter::Warn);
    }
}

impl Log for LogLines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= LevelFilter::Warn
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let message = record.args().to_string().replace(['\r', '\n'], " ");
        let _ = writeln!(std::io::stderr(), "{} {}: {message}", record.level(), record.target());
    }

    fn flush(&self) {}
}
