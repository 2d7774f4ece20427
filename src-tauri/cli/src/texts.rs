//! Every sentence of the command line, in both languages. Danish unless the machine is set to English.

/// A language of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Danish,
    English,
}

impl Language {
    /// As `LC_ALL`, `LC_MESSAGES` or `LANG` says, in that order.
    pub fn of_this_machine() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Self::of(set.as_deref().unwrap_or_default())
    }

    fn of(locale: &str) -> Self {
        if locale.starts_with("en") { Self::English } else { Self::Danish }
    }

    fn pick(self, danish: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Danish => danish,
            Self::English => english,
        }
    }
}

/// How the program was misused. Each has a sentence that says what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misuse {
    /// An argument that is not known, or that lacks its value: the reader's own words.
    Unreadable(String),
    NoCommand,
    NoOffice,
    NotJson,
    NoPassword,
    PasswordTwice,
    PasswordWithoutUser,
    UserAndDemoRole,
    PasswordFileOpenToOthers(String),
    FileUnreadable(String),
    PasswordNotText,
    UnknownRole(String),
    UnknownTime(String),
    UnknownOperation(String),
    NotAFile,
    NotAServer,
    RestoreNotConfirmed,
    NothingToRestore,
}

impl Misuse {
    /// What is wrong and what to do.
    pub fn sentence(&self, language: Language) -> String {
        let (danish, english, what) = match self {
            Self::Unreadable(what) => (
                "Det kan ikke læses: {}. Skriv --help for hjælp.",
                "This cannot be read: {}. Write --help for help.",
                what.as_str(),
            ),
            Self::NoCommand => {
                ("Der mangler en kommando. Skriv --help for hjælp.", "A command is missing. Write --help for help.", "")
            }
            Self::NoOffice => {
                ("Der mangler et kontor: --office FIL-ELLER-LINK.", "An office is missing: --office FILE-OR-LINK.", "")
            }
            Self::NotJson => {
                ("Det, operationen skal have, er ikke JSON.", "What the operation is to have is not JSON.", "")
            }
            Self::NoPassword => (
                "Der mangler en adgangskode: --password-stdin eller --password-file FIL.",
                "A password is missing: --password-stdin or --password-file FILE.",
                "",
            ),
            Self::PasswordTwice => (
                "Vælg enten --password-stdin eller --password-file.",
                "Choose either --password-stdin or --password-file.",
                "",
            ),
            Self::PasswordWithoutUser => {
                ("Til en adgangskode hører --user NAVN.", "A password belongs with --user NAME.", "")
            }
            Self::UserAndDemoRole => {
                ("Vælg enten --user eller --demo-role.", "Choose either --user or --demo-role.", "")
            }
            Self::PasswordFileOpenToOthers(what) => (
                "Andre kan læse {}. Luk filen først: chmod 600.",
                "Others can read {}. Close the file first: chmod 600.",
                what.as_str(),
            ),
            Self::FileUnreadable(what) => ("{} kan ikke læses.", "{} cannot be read.", what.as_str()),
            Self::PasswordNotText => {
                ("Adgangskoden kan ikke læses som tekst.", "The password cannot be read as text.", "")
            }
            Self::UnknownRole(what) => (
                "Rollen {} findes ikke. Rollerne er front-desk, consultant, manager, administrator, auditor og juror.",
                "There is no role {}. The roles are front-desk, consultant, manager, administrator, auditor and juror.",
                what.as_str(),
            ),
            Self::UnknownTime(what) => (
                "Tidspunktet {} findes ikke. Skriv det som 2026-11-24T10:42.",
                "There is no time {}. Write it as 2026-11-24T10:42.",
                what.as_str(),
            ),
            Self::UnknownOperation(what) => (
                "Operationen {} findes ikke. Skriv operations for at se dem alle.",
                "There is no operation {}. Write operations to see them all.",
                what.as_str(),
            ),
            Self::NotAFile => {
                ("Det kan kun gøres med et kontor i en fil.", "That can only be done with an office in a file.", "")
            }
            Self::NotAServer => {
                ("Det kan kun gøres med et link til en server.", "That can only be done with a link to a server.", "")
            }
            Self::RestoreNotConfirmed => (
                "Intet er ændret. Skriv --yes for at lægge kontoret tilbage uden at blive spurgt.",
                "Nothing has changed. Write --yes to put the office back without being asked.",
                "",
            ),
            Self::NothingToRestore => (
                "Der ligger intet kontor. Skriv --new for at lave et nyt kontor af kopien.",
                "There is no office there. Write --new to make a new office of the copy.",
                "",
            ),
        };
        language.pick(danish, english).replace("{}", what)
    }
}

/// What a refusal means, for the person at the keyboard; the JSON is for programs. Only what the command line itself
/// runs into: an operation's own refusals are told by their code.
pub fn refusal_sentence(code: &str, language: Language) -> Option<&'static str> {
    let (danish, english) = match code {
        "office_missing" => ("Filen findes ikke.", "There is no such file."),
        "not_an_office" => ("Det er ikke et kontor.", "That is not an office."),
        "damaged" => (
            "Kontorets fil er beskadiget. Læg en sikkerhedskopi tilbage med restore.",
            "The office file is damaged. Put a backup back with restore.",
        ),
        "newer" => (
            "Kontoret er lavet med en nyere udgave af programmet.",
            "The office was made with a newer version of the program.",
        ),
        "server_not_prepared" => {
            ("Databasen er ikke klargjort. Kør prepare-server.", "The database is not prepared. Run prepare-server.")
        }
        "locked" => ("Filen er i brug af et andet program.", "The file is in use by another program."),
        "may_not_be_read" => (
            "Du har ikke lov til at læse filen. Bed den, der ejer den, om adgang.",
            "You may not read the file. Ask whoever owns it for access.",
        ),
        "read_only_folder" => ("Der kan ikke skrives i mappen.", "The folder cannot be written."),
        "on_network_drive" => (
            "Et kontor i en fil må ikke ligge på et netværksdrev.",
            "An office in a file must not be on a network drive.",
        ),
        "already_there" => ("Der er allerede en fil med det navn.", "There is a file of that name already."),
        "not_a_server_link" => ("Linket kan ikke læses.", "The link cannot be read."),
        "password_in_link" => (
            "Adgangskoden må ikke stå i linket. Brug --server-password-file.",
            "The password must not stand in the link. Use --server-password-file.",
        ),
        "server_unreachable" => ("Serveren svarer ikke.", "The server does not answer."),
        "server_refused" => ("Serveren afviser navn eller adgangskode.", "The server refuses the name or password."),
        "wrong_password" => ("Navn og adgangskode hører ikke sammen.", "Name and password do not belong together."),
        "wait_before_next_try" => ("Vent lidt før næste forsøg.", "Wait before the next try."),
        "not_a_demo_office" => ("Det kan kun gøres i et demokontor.", "That can only be done in a demo office."),
        "not_signed_in" => ("Log ind med --user.", "Sign in with --user."),
        "not_allowed" => ("Det må brugeren ikke.", "The user may not do that."),
        "backup_folder_not_chosen" => {
            ("Der er ikke valgt en mappe til sikkerhedskopier.", "No folder for backups has been chosen.")
        }
        "backup_belongs_to_server" => {
            ("Serverens ejer tager sikkerhedskopier.", "The server's owner makes the backups.")
        }
        "backup_unusable" => ("Sikkerhedskopien kan ikke bruges.", "The backup cannot be used."),
        "backup_of_another_office" => (
            "Kopien er af et andet kontor. Lav et nyt kontor af den med --new.",
            "The copy is of another office. Make a new office of it with --new.",
        ),
        "office_in_use" => {
            ("Kontoret er åbent et andet sted. Luk det først.", "The office is open somewhere else. Close it first.")
        }
        "restore_folder_full" => ("Der er ikke plads ved siden af kontoret.", "There is no room beside the office."),
        "restore_folder_read_only" => {
            ("Der kan ikke skrives i kontorets mappe.", "The office's folder cannot be written.")
        }
        "file_trouble" => ("Filen kunne ikke skrives.", "The file could not be written."),
        "stale" => (
            "Filerne er forældede. Kør cargo xtask types, og se ændringen efter.",
            "The files are stale. Run cargo xtask types and look the change over.",
        ),
        "unsound" => ("Kontoret er ikke i orden.", "The office is not sound."),
        _ => return None,
    };
    Some(language.pick(danish, english))
}

/// Asked where no other way to a password was given.
pub fn password_prompt(user_name: &str, language: Language) -> String {
    language.pick("Adgangskode for {}: ", "Password of {}: ").replace("{}", user_name)
}

/// Asked when the server wants a password.
pub fn server_password_prompt(language: Language) -> &'static str {
    language.pick("Serverens adgangskode: ", "The server's password: ")
}

/// Asked before an office is put back.
pub fn restore_question(language: Language) -> &'static str {
    language.pick("Læg kontoret tilbage til denne kopi? Skriv ja: ", "Put the office back to this copy? Write yes: ")
}

/// Whether an answer to [`restore_question`] is a yes.
pub fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "ja" | "yes")
}

/// Everything that can be written.
pub fn usage(language: Language) -> &'static str {
    language.pick(DANISH_USAGE, ENGLISH_USAGE)
}

const DANISH_USAGE: &str = "\
frivillighus-cli --office FIL-ELLER-LINK [valg] KOMMANDO

Kommandoer
  call OPERATION [JSON | -]   kalder en operation; - læser JSON fra standard input
  operations [OPERATION]      viser operationerne: hvad de skal have, svarer, og hvem der må
  check                       ser kontoret efter: skader og overlap
  backup [--if-due]           tager en sikkerhedskopi nu (administrator), eller dagens, hvis den mangler
  restore KOPI [--yes]        lægger kontoret tilbage til en sikkerhedskopi (administrator, når det kan åbnes);
                              den nuværende fil beholdes
  restore KOPI --new [--yes]  laver et nyt kontor af en sikkerhedskopi, hvor der intet ligger
  export                      skriver hele kontoret som JSON (administrator)
  demo FIL                    laver et demokontor
  prepare-server              laver eller opdaterer tabellerne på en server
  types [--check]             skriver, hvad der laves ud fra gatens tabel, eller siger kun, om det er forældet
                              (for udviklere)

Valg
  --user NAVN                 logger ind; adgangskoden spørges der om, eller:
  --password-stdin            første linje af standard input er adgangskoden
  --password-file FIL         en fil, som kun du kan læse (0600)
  --server-password-file FIL  serverens adgangskode, på samme måde
  --out FIL                   skriver svaret i en fil i stedet for på standard output
  --demo-role ROLLE           logger ind som rollen, i et demokontor
  --now 2026-11-24T10:42      holder uret, i et demokontor

Slutter med 0 for et svar, 1 for et nej, 2 for en misforståelse.";

const ENGLISH_USAGE: &str = "\
frivillighus-cli --office FILE-OR-LINK [options] COMMAND

Commands
  call OPERATION [JSON | -]   calls an operation; - reads the JSON from standard input
  operations [OPERATION]      lists the operations: what they take, what they answer, who may
  check                       looks the office through: damage and overlaps
  backup [--if-due]           makes a backup now (administrator), or today's if it is still to be made
  restore BACKUP [--yes]      puts the office back to a backup (administrator, where it opens);
                              the present file is kept
  restore BACKUP --new [--yes]
                              makes a new office of a backup, where there is none
  export                      writes the whole office as JSON (administrator)
  demo FILE                   makes a demo office
  prepare-server              makes or updates the tables on a server
  types [--check]             writes what is made from the gate's table, or only says whether it is stale
                              (for developers)

Options
  --user NAME                 signs in; the password is asked for, or:
  --password-stdin            the first line of standard input is the password
  --password-file FILE        a file that only you can read (0600)
  --server-password-file FILE the server's password, in the same way
  --out FILE                  writes the answer to a file instead of standard output
  --demo-role ROLE            signs in as the role, in a demo office
  --now 2026-11-24T10:42      holds the clock, in a demo office

Ends with 0 for an answer, 1 for a refusal, 2 for misuse.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_speaks_danish_unless_the_machine_is_english() {
        for (locale, language) in [
            ("en_GB.UTF-8", Language::English),
            ("en", Language::English),
            ("da_DK.UTF-8", Language::Danish),
            ("C.UTF-8", Language::Danish),
            ("", Language::Danish),
        ] {
            assert_eq!(Language::of(locale), language, "{locale}");
        }
    }
}
