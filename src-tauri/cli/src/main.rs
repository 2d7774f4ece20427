//! The same gate without a window: for nightly jobs, and for trying every rule from outside. What an operation answers,
//! or why it says no, is written as JSON; a sentence for people goes to standard error.
//!
//! Ends with 0 for an answer, 1 for a refusal, 2 for misuse. A password is never taken as an argument, where every
//! program on the machine could read it.

mod arguments;
mod desk;
mod log_lines;
mod made_files;
mod output;
mod safekeeping;
mod secrets;
mod texts;

use std::process::ExitCode;

use crate::arguments::{Arguments, Command, Freshness};
use crate::output::Ending;
use crate::texts::Language;

fn main() -> ExitCode {
    log_lines::begin();
    let language = Language::of_this_machine();
    match run(language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(ending) => ending.tell(language),
    }
}

fn run(language: Language) -> Result<(), Ending> {
    let arguments = Arguments::of_this_process()?;
    match arguments.command.clone() {
        Command::Help => output::plain(texts::usage(language)),
        Command::Version => output::plain(concat!("frivillighus-cli ", env!("CARGO_PKG_VERSION"))),
        Command::Operations(name) => made_files::list_operations(name.as_deref(), arguments.out.as_deref()),
        Command::Types(Freshness::Made) => made_files::write_types(),
        Command::Types(Freshness::Checked) => made_files::check_types(),
        command => {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
            let runtime = runtime.map_err(|error| Ending::file(&error))?;
            runtime.block_on(in_an_office(command, &arguments, language))
        }
    }
}

async fn in_an_office(command: Command, arguments: &Arguments, language: Language) -> Result<(), Ending> {
    match command {
        Command::Call { operation, input } => desk::call(arguments, &operation, &input, language).await,
        Command::Backup(pace) => safekeeping::back_up(arguments, pace, language).await,
        Command::Restore(wish) => safekeeping::restore(arguments, &wish, language).await,
        Command::Export => safekeeping::export(arguments, language).await,
        Command::Check => safekeeping::check(arguments, language).await,
        Command::Demo(path) => safekeeping::make_demo(&path).await,
        Command::PrepareServer => safekeeping::prepare_server(arguments, language).await,
        Command::Help | Command::Version | Command::Operations(_) | Command::Types(_) => Ok(()),
    }
}
