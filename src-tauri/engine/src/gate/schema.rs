//! What the operations look like from outside: TypeScript for the window, a listing for the command line, the
//! permission matrix and every SQL text for the tests. Read off the functions themselves, so nothing is written twice.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::{Config, TS, TypeVisitor};

use super::dispatch::{GateError, Input};
use super::operations::{BytesOperation, Operation};
use crate::access::{LEAST_PASSWORD_CHARACTERS, RequestContext, Role, Who};
use crate::database::Statement;

/// Collects the types of all operations.
pub(super) struct Schema {
    config: Config,
    declarations: BTreeMap<String, String>,
    rows: Vec<Row>,
    bytes_rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    input: String,
    input_shape: String,
    answer: String,
    answer_shape: String,
    refusal: String,
    sample: Value,
    /// What the names in the two shapes stand for.
    named: BTreeMap<String, String>,
}

/// The types that shapes name, and those that these name.
struct Named {
    config: Config,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Named {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if !self.declarations.contains_key(&name) {
                self.declarations.insert(name, T::decl(&self.config));
                T::visit_dependencies(self);
            }
        }
        T::visit_generics(self);
    }
}

impl TypeVisitor for Schema {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only what has a declaration of its own; the rest is written out where it is used.
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        let declaration = documented::<T>(&self.config);
        match self.declarations.get(&name) {
            Some(there) => assert!(*there == declaration, "two types are called {name}"),
            None => {
                self.declarations.insert(name, declaration);
                T::visit_dependencies(self);
            }
        }
        T::visit_generics(self);
    }
}

fn config() -> Config {
    Config::new().with_large_int("number")
}

fn documented<T: TS + 'static + ?Sized>(config: &Config) -> String {
    format!("{}export {}", T::docs().unwrap_or_default(), T::decl(config))
}

impl Schema {
    fn of_all() -> Self {
        let (rows, bytes_rows) = (Vec::new(), Vec::new());
        let mut schema = Self { config: config(), declarations: BTreeMap::new(), rows, bytes_rows };
        schema.visit::<GateError>();
        Operation::describe(&mut schema);
        BytesOperation::describe(&mut schema);
        schema.visit_events();
        schema.visit::<crate::host::HostRequest>();
        schema.visit::<crate::host::HostAnswer>();
        schema
    }

    fn visit_events(&mut self) {
        self.visit::<crate::access::AccessEvent>();
        self.visit::<crate::backup::BackupEvent>();
        self.visit::<crate::organisations::OrganisationEvent>();
        self.visit::<crate::agreements::AgreementEvent>();
        self.visit::<crate::award::AwardEvent>();
        self.visit::<crate::insurance::InsuranceEvent>();
        self.visit::<crate::retention::RetentionEvent>();
        self.visit::<crate::premises::PremisesEvent>();
        self.visit::<crate::bookings::BookingEvent>();
    }

    /// Notes an operation. The function is never called: its types are read off it.
    pub(super) fn operation<I, A, E>(
        &mut self,
        name: &'static str,
        _: impl AsyncFn(&RequestContext<'_>, I) -> Result<A, E>,
    ) where
        I: Input + Serialize,
        A: TS + 'static,
        E: TS + 'static,
    {
        let row = self.row::<I, A, E>(name);
        self.rows.push(row);
    }

    /// Notes an operation that answers bytes.
    pub(super) fn bytes_operation<I, E>(
        &mut self,
        name: &'static str,
        _: impl AsyncFn(&RequestContext<'_>, I) -> Result<Vec<u8>, E>,
    ) where
        I: Input + Serialize,
        E: TS + 'static,
    {
        let row = self.row::<I, (), E>(name);
        self.bytes_rows.push(row);
    }

    fn row<I: Input + Serialize, A: TS + 'static, E: TS + 'static>(&mut self, name: &'static str) -> Row {
        self.visit::<I>();
        self.visit::<A>();
        self.visit::<E>();
        let mut named = Named { config: config(), declarations: BTreeMap::new() };
        named.visit::<I>();
        named.visit::<A>();
        Row {
            named: named.declarations,
            name,
            input: I::name(&self.config),
            input_shape: I::inline(&self.config),
            answer: A::name(&self.config),
            answer_shape: A::inline(&self.config),
            refusal: E::name(&self.config),
            sample: serde_json::to_value(I::sample()).unwrap_or_default(),
        }
    }
}

/// Everything the window needs to know of the engine, as one TypeScript file.
pub fn typescript() -> String {
    let schema = Schema::of_all();
    let mut file = String::from("// Made from the engine by `cargo xtask types`. Never edited by hand.\n\n");
    for declaration in schema.declarations.values() {
        let _ = writeln!(file, "{}\n", declaration.trim());
    }
    write_table(&mut file, "Operations", &schema.rows);
    write_table(&mut file, "BytesOperations", &schema.bytes_rows);
    let refusals = union(schema.rows.iter().chain(&schema.bytes_rows).map(|row| row.refusal.as_str()));
    let _ = writeln!(file, "/** Every no there is. */\nexport type Refusal = GateError | {refusals};\n");
    let events = union(
        schema.declarations.keys().map(String::as_str).filter(|name| name.ends_with("Event") && *name != "LoggedEvent"),
    );
    let _ = writeln!(file, "/** Everything that can stand in the log. */\nexport type OfficeEvent = {events};\n");
    let _ = writeln!(
        file,
        "/** The least characters of a password. */\nexport const leastPasswordCharacters = {LEAST_PASSWORD_CHARACTERS};\n"
    );
    write_permissions(&mut file);
    file
}

/// Who may, so that the page shows nobody a button that would be refused. The gate has the last word all the same.
fn write_permissions(file: &mut String) {
    file.push_str("/** Who may ask for what. */\nexport const permissions = {\n");
    let operations = Operation::ALL.iter().map(|operation| (operation.name(), operation.allowed()));
    let bytes = BytesOperation::ALL.iter().map(|operation| (operation.name(), operation.allowed()));
    for (name, who) in operations.chain(bytes) {
        let words: Vec<String> = words_for(who).iter().map(|word| format!("'{word}'")).collect();
        let _ = writeln!(file, "  {name}: [{}],", words.join(", "));
    }
    file.push_str("} as const;\n");
}

fn write_table(file: &mut String, name: &str, rows: &[Row]) {
    let _ = writeln!(file, "export interface {name} {{");
    for row in rows {
        let Row { name, input, answer, refusal, .. } = row;
        let _ = writeln!(file, "  {name}: {{ input: {input}; answer: {answer}; refusal: {refusal} }};");
    }
    file.push_str("}\n\n");
}

fn union<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut unique: Vec<&str> = names.collect();
    unique.sort_unstable();
    unique.dedup();
    unique.join(" | ")
}

/// Every operation with its shape, a sample and who may, for the command line.
pub fn describe_operations() -> Value {
    let schema = Schema::of_all();
    schema.rows.iter().chain(&schema.bytes_rows).map(described).collect()
}

/// One operation, with every type that its shapes name.
pub fn describe_operation(name: &str) -> Option<Value> {
    let schema = Schema::of_all();
    let row = schema.rows.iter().chain(&schema.bytes_rows).find(|row| row.name == name)?;
    let mut one = described(row);
    one["types"] = json!(row.named);
    Some(one)
}

fn described(row: &Row) -> Value {
    let allowed = Operation::named(row.name)
        .map(Operation::allowed)
        .or_else(|| BytesOperation::named(row.name).map(BytesOperation::allowed));
    json!({
        "operation": row.name,
        "input": row.input_shape,
        "answer": row.answer_shape,
        "sample": row.sample,
        "allowed": allowed.map(words_for),
        "bytes": BytesOperation::named(row.name).is_some(),
    })
}

fn words_for(who: Who) -> Vec<&'static str> {
    match who {
        Who::Everyone => vec!["everyone"],
        Who::SignedIn => vec!["signed_in"],
        Who::Roles(roles) => roles.iter().map(|role| role.as_str()).collect(),
    }
}

/// One line per operation: its name, its effect and who may. A copy is checked in, so that a change of rights is seen.
pub fn permission_matrix() -> String {
    let mut lines = String::new();
    let mut line = |name: &str, effect: super::Effect, who: Who| {
        let cells: Vec<String> = Role::ALL
            .iter()
            .map(|role| if who.includes(Some(&[*role])) { role.as_str() } else { "-" }.to_owned())
            .collect();
        let visitor = if who.includes(None) { "visitor" } else { "-" };
        let _ =
            writeln!(lines, "{name:<36} {:<9} {visitor:<8} {}", format!("{effect:?}").to_lowercase(), cells.join(" "));
    };
    for operation in Operation::ALL {
        line(operation.name(), operation.effect(), operation.allowed());
    }
    for operation in BytesOperation::ALL {
        line(operation.name(), operation.effect(), operation.allowed());
    }
    lines
}

/// Every SQL text of every store.
pub fn statements() -> Vec<Statement> {
    [
        &crate::access::STATEMENTS.concat()[..],
        crate::backup::STATEMENTS,
        &crate::organisations::STATEMENTS.concat()[..],
        &crate::agreements::STATEMENTS.concat()[..],
        &crate::award::STATEMENTS.concat()[..],
        &crate::insurance::STATEMENTS.concat()[..],
        crate::retention::STATEMENTS,
        &crate::premises::STATEMENTS.concat()[..],
        &crate::bookings::STATEMENTS.concat()[..],
    ]
    .concat()
}
