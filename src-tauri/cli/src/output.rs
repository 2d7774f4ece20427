//! What is written, and how the program ends.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::texts::{Language, Misuse, refusal_sentence};

/// Why the program ends without an answer.
#[derive(Debug)]
pub enum Ending {
    /// A no, with its code and details.
    Refusal(Value),
    /// The program was called in a way it cannot understand.
    Misuse(Misuse),
    /// Whoever was reading has had enough.
    NobodyReads,
}

impl From<Misuse> for Ending {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl Ending {
    /// A refusal that serialises as one.
    pub fn refusal(error: &impl serde::Serialize) -> Self {
        Self::Refusal(serde_json::to_value(error).unwrap_or_else(|_| json!({ "code": "database", "details": "other" })))
    }

    /// A file that could not be read or written.
    pub fn file(error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::NobodyReads;
        }
        Self::Refusal(json!({ "code": "file_trouble", "details": error.kind().to_string() }))
    }

    /// Writes the refusal as JSON, says it in words, and gives the code to end with.
    pub fn tell(self, language: Language) -> ExitCode {
        match self {
            Self::Refusal(refusal) => {
                let _ = writeln!(std::io::stdout(), "{refusal:#}");
                if let Some(sentence) = refusal["code"].as_str().and_then(|code| refusal_sentence(code, language)) {
                    let _ = writeln!(std::io::stderr(), "{sentence}");
                }
                ExitCode::from(1)
            }
            Self::Misuse(misuse) => {
                let _ = writeln!(std::io::stderr(), "{}", misuse.sentence(language));
                ExitCode::from(2)
            }
            Self::NobodyReads => ExitCode::SUCCESS,
        }
    }
}

/// Writes lines for people.
pub fn plain(text: &str) -> Result<(), Ending> {
    writeln!(std::io::stdout(), "{text}").map_err(|error| Ending::file(&error))
}

/// Writes an answer, to a file where one is named.
pub fn answer(value: &Value, out: Option<&Path>) -> Result<(), Ending> {
    bytes(format!("{value:#}\n").as_bytes(), out)
}

/// Writes bytes, to a file where one is named.
pub fn bytes(bytes: &[u8], out: Option<&Path>) -> Result<(), Ending> {
    let written = match out {
        Some(path) => private_file(path).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all())),
        None => std::io::stdout().write_all(bytes).and_then(|()| std::io::stdout().flush()),
    };
    written.map_err(|error| Ending::file(&error))
}

/// A file that only this user can read: what an office gives out is seldom for everybody on the machine.
pub fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
