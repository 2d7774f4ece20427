//! What was asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use frivillighus_engine::access::Role;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_engine::shared::wall_clock::WallTime;
use lexopt::{Arg, Parser, ValueExt};

use crate::texts::Misuse;

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Arguments {
    /// An office file, or a link to a server.
    pub office: Option<OsString>,
    /// Who signs in.
    pub user: Option<String>,
    /// Where the password comes from.
    pub password: PasswordSource,
    /// A file with the server's password.
    pub server_password_file: Option<PathBuf>,
    /// Sits down as a role, on a demo office.
    pub demo_role: Option<Role>,
    /// Holds the clock, on a demo office.
    pub now: Option<Instant>,
    /// Where the answer goes instead of standard output.
    pub out: Option<PathBuf>,
    /// What to do.
    pub command: Command,
}

/// Where a password comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasswordSource {
    /// It is asked for at the terminal.
    Prompt,
    /// The first line of standard input.
    StandardInput,
    /// A file that only its owner can read.
    File(PathBuf),
}

/// What to do.
#[derive(Debug, Clone)]
pub enum Command {
    Help,
    Version,
    Call { operation: String, input: CallInput },
    Operations(Option<String>),
    Types(Freshness),
    Demo(PathBuf),
    Check,
    Backup(BackupPace),
    Restore(RestoreWish),
    Export,
    PrepareServer,
}

/// What an operation is given.
#[derive(Debug, Clone)]
pub enum CallInput {
    /// This JSON.
    Text(String),
    /// What stands on standard input (after the password, where that comes from there too).
    StandardInput,
}

/// When a backup is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupPace {
    /// Now, by somebody who signs in.
    Now,
    /// Only if today's is still to be made; nobody signs in.
    IfDue,
}

/// What is done about files that are made from the gate's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// What is stale is written.
    Made,
    /// What is stale is told, and nothing is written.
    Checked,
}

/// An office to be put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreWish {
    /// The copy.
    pub backup: PathBuf,
    /// Whether that was agreed to beforehand.
    pub consent: Consent,
    /// Which office.
    pub target: RestoreTarget,
}

/// What a backup is put in the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestoreTarget {
    /// The office that lies there.
    Present,
    /// Nothing: it becomes an office of its own.
    New,
}

/// Whether an office is put back without a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// It was given as an argument.
    Given,
    /// It is asked for.
    AskedFor,
}

/// The words on the command line that are no options, in order, and the flags that belong to commands.
#[derive(Default)]
struct Words {
    plain: Vec<OsString>,
    yes: bool,
    new: bool,
    if_due: bool,
    check: bool,
}

impl Arguments {
    /// Reads what this process was started with.
    pub fn of_this_process() -> Result<Self, Misuse> {
        Self::parse(Parser::from_env())
    }

    fn parse(mut parser: Parser) -> Result<Self, Misuse> {
        let mut arguments = Self {
            office: None,
            user: None,
            password: PasswordSource::Prompt,
            server_password_file: None,
            demo_role: None,
            now: None,
            out: None,
            command: Command::Help,
        };
        let mut words = Words::default();
        while let Some(argument) = parser.next().map_err(unreadable)? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(Self { command: Command::Help, ..arguments }),
                Arg::Long("version") | Arg::Short('V') => return Ok(Self { command: Command::Version, ..arguments }),
                Arg::Long("yes") => words.yes = true,
                Arg::Long("new") => words.new = true,
                Arg::Long("if-due") => words.if_due = true,
                Arg::Long("check") => words.check = true,
                Arg::Long("password-stdin") => arguments.take_password(PasswordSource::StandardInput)?,
                Arg::Value(word) => words.plain.push(word),
                other => {
                    let name = owned_name(&other)?;
                    arguments.take(&name, &mut parser)?;
                }
            }
        }
        arguments.refuse_contradictions()?;
        arguments.command = words.into_command()?;
        Ok(arguments)
    }

    /// An option with a value.
    fn take(&mut self, name: &str, parser: &mut Parser) -> Result<(), Misuse> {
        let mut value = || parser.value().map_err(unreadable);
        match name {
            "office" => self.office = Some(value()?),
            "user" => self.user = Some(text(value()?)?),
            "password-file" => {
                let path = value()?.into();
                self.take_password(PasswordSource::File(path))?;
            }
            "server-password-file" => self.server_password_file = Some(value()?.into()),
            "demo-role" => self.demo_role = Some(role(&text(value()?)?)?),
            "now" => self.now = Some(time(&text(value()?)?)?),
            "out" => self.out = Some(value()?.into()),
            _ => return Err(Misuse::Unreadable(format!("--{name}"))),
        }
        Ok(())
    }

    fn take_password(&mut self, source: PasswordSource) -> Result<(), Misuse> {
        if self.password != PasswordSource::Prompt {
            return Err(Misuse::PasswordTwice);
        }
        self.password = source;
        Ok(())
    }

    fn refuse_contradictions(&self) -> Result<(), Misuse> {
        if self.user.is_some() && self.demo_role.is_some() {
            return Err(Misuse::UserAndDemoRole);
        }
        if self.user.is_none() && self.password != PasswordSource::Prompt {
            return Err(Misuse::PasswordWithoutUser);
        }
        Ok(())
    }
}

impl Words {
    fn into_command(self) -> Result<Command, Misuse> {
        let Self { plain, yes, new, if_due, check } = self;
        let mut rest = plain.into_iter();
        let name = text(rest.next().ok_or(Misuse::NoCommand)?)?;
        let mut next = |what: &str| rest.next().ok_or_else(|| Misuse::Unreadable(format!("{name} {what}")));
        let command = match name.as_str() {
            "help" => Command::Help,
            "call" => {
                let operation = text(next("OPERATION")?)?;
                let input = match rest.next().map(text).transpose()? {
                    None => CallInput::Text("{}".into()),
                    Some(dash) if dash == "-" => CallInput::StandardInput,
                    Some(json) => CallInput::Text(json),
                };
                Command::Call { operation, input }
            }
            "operations" => Command::Operations(rest.next().map(text).transpose()?),
            "types" => Command::Types(if check { Freshness::Checked } else { Freshness::Made }),
            "demo" => Command::Demo(next("FILE")?.into()),
            "check" => Command::Check,
            "backup" => Command::Backup(if if_due { BackupPace::IfDue } else { BackupPace::Now }),
            "restore" => {
                let consent = if yes { Consent::Given } else { Consent::AskedFor };
                let target = if new { RestoreTarget::New } else { RestoreTarget::Present };
                Command::Restore(RestoreWish { backup: next("BACKUP")?.into(), consent, target })
            }
            "export" => Command::Export,
            "prepare-server" => Command::PrepareServer,
            _ => return Err(Misuse::Unreadable(name)),
        };
        let (restores, backs_up) = (matches!(command, Command::Restore(_)), matches!(command, Command::Backup(_)));
        let makes_types = matches!(command, Command::Types(_));
        let flags = [
            ("--yes", yes, restores),
            ("--new", new, restores),
            ("--if-due", if_due, backs_up),
            ("--check", check, makes_types),
        ];
        if let Some((flag, ..)) = flags.into_iter().find(|(_, is_given, belongs)| *is_given && !belongs) {
            return Err(Misuse::Unreadable(flag.into()));
        }
        match rest.next() {
            Some(more) => Err(Misuse::Unreadable(more.to_string_lossy().into_owned())),
            None => Ok(command),
        }
    }
}

fn owned_name(argument: &Arg<'_>) -> Result<String, Misuse> {
    match argument {
        Arg::Long(name) => Ok((*name).to_owned()),
        Arg::Short(letter) => Err(Misuse::Unreadable(format!("-{letter}"))),
        Arg::Value(word) => Err(Misuse::Unreadable(word.to_string_lossy().into_owned())),
    }
}

/// The reader's own words name the option, never its value.
fn unreadable(error: lexopt::Error) -> Misuse {
    match error {
        lexopt::Error::MissingValue { option } => Misuse::Unreadable(option.unwrap_or_default()),
        lexopt::Error::UnexpectedOption(option) | lexopt::Error::UnexpectedValue { option, .. } => {
            Misuse::Unreadable(option)
        }
        _ => Misuse::Unreadable("?".into()),
    }
}

fn text(word: OsString) -> Result<String, Misuse> {
    word.string().map_err(|_| Misuse::Unreadable("?".into()))
}

/// `front-desk` or `front_desk`.
fn role(word: &str) -> Result<Role, Misuse> {
    Role::try_from(word.replace('-', "_")).map_err(|_| Misuse::UnknownRole(word.to_owned()))
}

fn time(word: &str) -> Result<Instant, Misuse> {
    let unknown = || Misuse::UnknownTime(word.to_owned());
    WallTime::parse(word).map_err(|_| unknown())?.start_instant().map_err(|_| unknown())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<Arguments, Misuse> {
        Arguments::parse(Parser::from_args(words))
    }

    #[test]
    fn a_call_takes_its_input_as_an_argument_from_standard_input_or_not_at_all() {
        for (words, input) in
            [(&["call", "office_state"][..], "{}"), (&["call", "office_state", "{\"a\":1}"], "{\"a\":1}")]
        {
            let Command::Call { operation, input: CallInput::Text(text) } = parsed(words).unwrap().command else {
                panic!("a call with a text")
            };
            assert_eq!((operation.as_str(), text.as_str()), ("office_state", input));
        }
        let command = parsed(&["--office", "x", "call", "office_state", "-"]).unwrap().command;
        assert!(matches!(command, Command::Call { input: CallInput::StandardInput, .. }));
    }

    #[test]
    fn what_cannot_be_meant_is_misuse() {
        let cases: [(&[&str], Misuse); 14] = [
            (&[], Misuse::NoCommand),
            (&["fly"], Misuse::Unreadable("fly".into())),
            (&["call"], Misuse::Unreadable("call OPERATION".into())),
            (&["check", "more"], Misuse::Unreadable("more".into())),
            (&["--password", "hemmelig", "check"], Misuse::Unreadable("--password".into())),
            (&["--password-stdin", "check"], Misuse::PasswordWithoutUser),
            (&["--user", "a", "--password-stdin", "--password-file", "f", "check"], Misuse::PasswordTwice),
            (&["--user", "a", "--demo-role", "manager", "check"], Misuse::UserAndDemoRole),
            (&["--demo-role", "mayor", "check"], Misuse::UnknownRole("mayor".into())),
            (&["--now", "2026-03-29T02:30", "check"], Misuse::UnknownTime("2026-03-29T02:30".into())),
            (&["check", "--yes"], Misuse::Unreadable("--yes".into())),
            (&["backup", "--new"], Misuse::Unreadable("--new".into())),
            (&["restore", "copy", "--if-due"], Misuse::Unreadable("--if-due".into())),
            (&["check", "--check"], Misuse::Unreadable("--check".into())),
        ];
        for (words, misuse) in cases {
            assert_eq!(parsed(words).err(), Some(misuse), "{words:?}");
        }
    }

    #[test]
    fn a_restore_makes_a_new_office_and_asks_nothing_only_where_that_is_written() {
        let wish = |words: &[&str]| match parsed(words).unwrap().command {
            Command::Restore(wish) => (wish.consent, wish.target),
            other => panic!("no restore: {other:?}"),
        };
        assert_eq!(wish(&["restore", "copy"]), (Consent::AskedFor, RestoreTarget::Present));
        assert_eq!(wish(&["restore", "copy", "--yes", "--new"]), (Consent::Given, RestoreTarget::New));
    }

    #[test]
    fn types_are_written_or_only_checked() {
        for (words, freshness) in [(&["types"][..], Freshness::Made), (&["types", "--check"], Freshness::Checked)] {
            let command = parsed(words).unwrap().command;
            assert!(matches!(command, Command::Types(asked) if asked == freshness), "{words:?}");
        }
    }

    #[test]
    fn a_role_is_written_with_a_hyphen_or_as_it_crosses() {
        for word in ["front-desk", "front_desk"] {
            assert_eq!(parsed(&["--demo-role", word, "check"]).unwrap().demo_role, Some(Role::FrontDesk));
        }
    }
}
