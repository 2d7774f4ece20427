//! A seat at the office for the length of one command.

use std::io::Read;
use std::path::Path;

use frivillighus_engine::access::Seat;
use frivillighus_engine::database::{OpenError, ServerLink};
use frivillighus_engine::demo;
use frivillighus_engine::gate::{self, BytesOperation, Operation};
use frivillighus_engine::office::{Clock, Office};
use serde_json::{Value, json};

use crate::arguments::{Arguments, CallInput};
use crate::output::{self, Ending};
use crate::secrets;
use crate::texts::{Language, Misuse};

/// Calls one operation and writes what it answers.
pub async fn call(arguments: &Arguments, operation: &str, input: &CallInput, language: Language) -> Result<(), Ending> {
    if Operation::named(operation).is_none() && BytesOperation::named(operation).is_none() {
        return Err(Misuse::UnknownOperation(operation.chars().take(80).collect()).into());
    }
    // A text that is no JSON is found before anybody is asked for a password.
    let given = match input {
        CallInput::Text(text) => Some(parsed(text)?),
        CallInput::StandardInput => None,
    };
    let seat = sit_down(arguments, language).await?;
    let answer = match given.map_or_else(from_standard_input, Ok) {
        Ok(input) => ask(&seat, operation, input).await,
        Err(ending) => Err(ending),
    };
    // What cannot be noted is not given out.
    leave(seat).await?;
    output::bytes(&answer?, arguments.out.as_deref())
}

async fn ask(seat: &Seat, operation: &str, input: Value) -> Result<Vec<u8>, Ending> {
    if BytesOperation::named(operation).is_some() {
        return gate::bytes(seat, operation, input).await.map_err(Ending::Refusal);
    }
    let answer = gate::call(seat, operation, input).await.map_err(Ending::Refusal)?;
    Ok(format!("{answer:#}\n").into_bytes())
}

fn parsed(text: &str) -> Result<Value, Ending> {
    serde_json::from_str(text).map_err(|_| Misuse::NotJson.into())
}

fn from_standard_input() -> Result<Value, Ending> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).map_err(|_| Misuse::NotJson)?;
    parsed(&text)
}

/// Opens the office and signs in as was asked for; without a name or a role the seat is a visitor's.
pub async fn sit_down(arguments: &Arguments, language: Language) -> Result<Seat, Ending> {
    let password = password_of(arguments, language)?;
    sign_in(open(arguments, language).await?, arguments, password).await
}

/// As [`sit_down`], to put an office back. `None` where its file is beyond opening, so that nobody can sign in there:
/// whoever may write the file could put it back by hand as well.
pub async fn sit_down_to_restore(
    arguments: &Arguments,
    office_file: &Path,
    language: Language,
) -> Result<Option<Seat>, Ending> {
    let password = password_of(arguments, language)?;
    match Office::open_file(office_file, clock_of(arguments)).await {
        Ok(office) => sign_in(with_rightful_clock(office, arguments).await?, arguments, password).await.map(Some),
        Err(error) if error.leaves_nobody_to_ask() => Ok(None),
        Err(error) => Err(Ending::refusal(&error)),
    }
}

fn password_of(arguments: &Arguments, language: Language) -> Result<Option<String>, Ending> {
    let user_name = arguments.user.as_deref();
    user_name.map(|user_name| secrets::password(&arguments.password, user_name, language)).transpose()
}

async fn sign_in(office: Office, arguments: &Arguments, password: Option<String>) -> Result<Seat, Ending> {
    let seat = Seat::new(office);
    let signed_in = match (&arguments.user, password, arguments.demo_role) {
        (Some(user_name), Some(password), _) => {
            gate::call(&seat, "sign_in", json!({ "userName": user_name, "password": password })).await
        }
        (_, _, Some(role)) => gate::call(&seat, "sign_in_as_demo_role", json!({ "role": role })).await,
        _ => Ok(Value::Null),
    };
    match signed_in {
        Ok(_) => Ok(seat),
        Err(refusal) => {
            seat.office().close().await;
            Err(Ending::Refusal(refusal))
        }
    }
}

/// Leaves the seat: what was still to be noted is, and every change is in the office file itself.
pub async fn leave(seat: Seat) -> Result<(), Ending> {
    let noted = gate::leave(&seat).await;
    seat.office().close().await;
    noted.map_err(Ending::Refusal)
}

/// Opens the office, with its clock held where that was asked for and the office is a demo.
pub async fn open(arguments: &Arguments, language: Language) -> Result<Office, Ending> {
    let place = arguments.office.as_deref().ok_or(Misuse::NoOffice)?;
    let clock = clock_of(arguments);
    let office = match place.to_str().filter(|text| ServerLink::is_one(text)) {
        Some(link) => connect(link, arguments, clock, language).await?,
        None => Office::open_file(place.as_ref(), clock).await.map_err(|error| Ending::refusal(&error))?,
    };
    with_rightful_clock(office, arguments).await
}

fn clock_of(arguments: &Arguments) -> Clock {
    arguments.now.map_or_else(Clock::system, Clock::held_at)
}

/// Refuses, and closes, a real office whose clock was to be held.
async fn with_rightful_clock(office: Office, arguments: &Arguments) -> Result<Office, Ending> {
    if arguments.now.is_some() && !demo::is_one(&office).await {
        office.close().await;
        return Err(Ending::Refusal(json!({ "code": "not_a_demo_office" })));
    }
    Ok(office)
}

/// The link, with the password where a file holds it.
pub fn link_of(arguments: &Arguments) -> Result<ServerLink, Ending> {
    let place = arguments.office.as_deref().ok_or(Misuse::NoOffice)?;
    let link = place.to_str().filter(|text| ServerLink::is_one(text)).ok_or(Misuse::NotAServer)?;
    let link = ServerLink::parse(link).map_err(|error| Ending::refusal(&error))?;
    let password = secrets::server_password(arguments.server_password_file.as_deref())?;
    Ok(link.with_password(password.as_deref()))
}

async fn connect(link: &str, arguments: &Arguments, clock: Clock, language: Language) -> Result<Office, Ending> {
    let with_file = link_of(arguments)?;
    match Office::connect(&with_file, clock.clone()).await {
        Err(OpenError::ServerRefused) if arguments.server_password_file.is_none() => {
            let password =
                secrets::ask_server_password(language).map_err(|_| Ending::refusal(&OpenError::ServerRefused))?;
            let link = ServerLink::parse(link).map_err(|error| Ending::refusal(&error))?;
            let asked = Office::connect(&link.with_password(Some(&password)), clock).await;
            asked.map_err(|error| Ending::refusal(&error))
        }
        outcome => outcome.map_err(|error| Ending::refusal(&error)),
    }
}
