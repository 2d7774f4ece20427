//! Why `cargo xtask` stops: always a sentence that says what to do.

use std::fmt;

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The command line cannot be read; exit code 2.
    Misuse(String),
    /// The machine lacks something that this program cannot put there; exit code 2.
    Machine(String),
    /// A program that was started failed; it has said why itself. Exit code 1.
    Failed(String),
}

impl Obstacle {
    /// 1 when something failed, 2 when it could not begin.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Misuse(_) | Self::Machine(_) => 2,
            Self::Failed(_) => 1,
        }
    }

    /// A program that could not even be started.
    #[cfg(target_os = "linux")]
    pub fn not_started(program: &str, error: &std::io::Error) -> Self {
        Self::Machine(format!("`{program}` could not be started: {error}."))
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Misuse(sentence) | Self::Machine(sentence) | Self::Failed(sentence)) = self;
        formatter.write_str(sentence)
    }
}

/// What to do on a system that `cargo xtask` does not set up.
#[cfg(any(test, not(target_os = "linux")))]
pub fn other_system(system: &str) -> String {
    let (name, needs) = match system {
        "windows" => ("Windows", "the MSVC build tools and WebView2, which Windows 11 brings"),
        "macos" => ("macOS", "the Xcode command line tools (`xcode-select --install`)"),
        other => (other, "what Tauri 2 asks for on this system"),
    };
    format!(
        "`cargo xtask` sets up Debian and Ubuntu only; this is {name}, where Frivillighus is not tested.\n\
         To build it by hand, install Rust 1.94 or newer, Node.js 20.19 or newer and {needs}, then:\n  \
         npm --prefix ui ci\n  npm --prefix ui run build\n  cargo run --package frivillighus"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_systems_are_told_what_to_do_by_hand() {
        for (system, needle) in [("windows", "WebView2"), ("macos", "Xcode"), ("freebsd", "freebsd")] {
            let sentence = other_system(system);
            assert!(sentence.contains(needle) && sentence.contains("npm --prefix ui ci"), "{sentence}");
        }
    }

    #[test]
    fn what_could_not_begin_ends_with_2_and_what_failed_with_1() {
        assert_eq!(Obstacle::Machine(String::new()).exit_code(), 2);
        assert_eq!(Obstacle::Misuse(String::new()).exit_code(), 2);
        assert_eq!(Obstacle::Failed(String::new()).exit_code(), 1);
    }
}
