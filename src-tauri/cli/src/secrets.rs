//! Passwords: from the terminal, from standard input, or from a file that only its owner can read.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::arguments::PasswordSource;
use crate::output::Ending;
use crate::texts::{Language, Misuse, password_prompt, server_password_prompt};

/// Nobody's password is longer; a file that is was given by mistake.
const MOST_BYTES: u64 = 4096;

/// The password of whoever signs in.
pub fn password(source: &PasswordSource, user_name: &str, language: Language) -> Result<String, Ending> {
    match source {
        PasswordSource::StandardInput => first_line_of_standard_input(),
        PasswordSource::File(path) => from_file(path),
        PasswordSource::Prompt => from_terminal(&password_prompt(user_name, language)),
    }
}

/// The server's password, where it stands in a file.
pub fn server_password(file: Option<&Path>) -> Result<Option<String>, Ending> {
    file.map(from_file).transpose()
}

/// The server's password, asked for.
pub fn ask_server_password(language: Language) -> Result<String, Ending> {
    from_terminal(server_password_prompt(language))
}

fn from_terminal(prompt: &str) -> Result<String, Ending> {
    // Where there is no terminal nobody can be asked.
    rpassword::prompt_password(prompt).map_err(|_| Misuse::NoPassword.into())
}

/// Read byte by byte: what follows the line belongs to the operation.
fn first_line_of_standard_input() -> Result<String, Ending> {
    let mut line = Vec::new();
    let mut input = std::io::stdin().lock();
    let mut byte = [0];
    while line.len() as u64 <= MOST_BYTES
        && input.read(&mut byte).map_err(|error| Ending::file(&error))? == 1
        && byte[0] != b'\n'
    {
        line.push(byte[0]);
    }
    let line = String::from_utf8(line).map_err(|_| Misuse::PasswordNotText)?;
    given(&line)
}

fn from_file(path: &Path) -> Result<String, Ending> {
    let name = path.to_string_lossy().into_owned();
    let unreadable = || Misuse::FileUnreadable(name.clone());
    let mut file = File::open(path).map_err(|_| unreadable())?;
    // Asked of the file that is open, not of the name: the two may differ by now.
    if is_open_to_others(&file.metadata().map_err(|_| unreadable())?) {
        return Err(Misuse::PasswordFileOpenToOthers(name).into());
    }
    let mut text = String::new();
    file.by_ref().take(MOST_BYTES).read_to_string(&mut text).map_err(|_| Misuse::PasswordNotText)?;
    given(&text)
}

fn given(text: &str) -> Result<String, Ending> {
    let password = text.lines().next().unwrap_or_default().trim_end_matches('\r').to_owned();
    if password.is_empty() { Err(Misuse::NoPassword.into()) } else { Ok(password) }
}

#[cfg(unix)]
fn is_open_to_others(facts: &std::fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&facts.permissions()) & 0o077 != 0
}

/// Elsewhere rights are told in another way, and the user's own folder is closed to others.
#[cfg(not(unix))]
fn is_open_to_others(_: &std::fs::Metadata) -> bool {
    false
}
