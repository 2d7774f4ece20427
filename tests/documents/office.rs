//! Agreements as the office prints them: drafted through the gate, in an office of its own.

use base64::Engine as _;
use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_tests::{Engine, TestOffice, TestSeat, new_key};
use serde_json::{Value, json};

/// A printed agreement.
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was asked to print it, so that it can be asked again.
    pub print: Value,
    /// Whoever printed it.
    pub consultant: TestSeat,
    /// Their office.
    pub office: TestOffice,
}

impl Printed {
    /// The stored paper with this number.
    pub async fn paper(&self, id: &Value) -> Vec<u8> {
        gate::bytes(&self.consultant.seat, "paper", json!({ "id": id })).await.expect("the stored paper")
    }
}

/// Who is agreed with, and what.
pub struct Wanted {
    pub association: Value,
    pub people: Vec<Value>,
    pub title: String,
    pub language: &'static str,
    /// What is written for every variable that is missing; `None` leaves the holes.
    pub filling: Option<String>,
    pub values: Value,
    /// Changes of clauses, but for agreement and version.
    pub clauses: Vec<Value>,
    pub office: OfficeHead,
}

/// What the office has told of itself.
#[derive(PartialEq)]
pub enum OfficeHead {
    /// Its name.
    Name,
    /// All of it, and a logo.
    Whole,
}

/// Everything missing that can be.
pub fn smallest() -> Wanted {
    Wanted {
        association: json!({ "kind": "association", "name": "Kor", "borrowerCategory": "social" }),
        people: Vec::new(),
        title: "Sang".to_owned(),
        language: "da",
        filling: None,
        values: json!({}),
        clauses: Vec::new(),
        office: OfficeHead::Name,
    }
}

/// An agreement as they usually are.
pub fn usual(language: &'static str) -> Wanted {
    Wanted {
        association: json!({ "kind": "association", "name": "Koret Klangbølgen", "borrowerCategory": "social",
            "cvr": "99900377", "street": "Kirkebakken 12", "postalCode": "2683", "town": "Havbjerg" }),
        people: vec![
            json!({ "name": "Åse Bækgaard", "role": "authorised_signatory", "title": "formand" }),
            json!({ "name": "Ib O'Brien", "role": "authorised_signatory", "title": "kasserer" }),
        ],
        title: "Åben sangaften".to_owned(),
        language,
        filling: None,
        values: json!({
            "purpose": "give flere borgere lyst til at \"synge ud\" sammen", "activity_description": "fælles sang",
            "time_and_frequency": "den første onsdag i hver måned kl. 19.00–21.30", "place": "Havbjerg Gamle Skole",
            "number_of_volunteers": "8", "number_of_participants": "40", "target_group": "alle voksne",
            "referral": "opslag på biblioteket", "association_tasks": "dirigent, sanghæfter og kaffe",
            "municipality_tasks": "lokale og klaver", "rooms": "Gymnastiksalen", "room_times": "onsdage kl. 19.00–21.30",
            "grant_amount": "25000", "grant_period": "1. august 2026 til 31. juli 2027", "grant_purpose": "noder",
            "goals": "at 40 kommer fast", "report_date": "1/10-2027", "evaluation_date": "1/9-2027",
            "municipality_signatory": "Henning Østergaard, centerleder",
        }),
        clauses: vec![
            json!({ "key": "economy", "variant": "grant" }),
            json!({ "key": "certificates", "state": "off" }),
        ],
        office: OfficeHead::Whole,
    }
}

/// Clauses with every mark there is, and some that are none.
pub fn marked() -> Wanted {
    let mut wanted = usual("da");
    wanted.values["association_tasks"] = json!("- dirigent\n- sanghæfter, som **foreningen** trykker\n- kaffe");
    wanted.values["annexes"] = json!("1. Husets ordensregler\n2. Tavshedserklæring");
    wanted.association["name"] = json!("Koret *Klangbølgen*");
    wanted.clauses.push(json!({ "key": "purpose", "body": "Parterne vil sammen **{{purpose}}**. Hos {{association_name}} er *alle* \
        velkomne, ***også*** nye. Læs [reglerne for frivillighedskoordinatoruddannelsen](https://bogelunde.example/regler) først." }));
    wanted.clauses.push(json!({ "key": "contacts", "body": "Parterne mødes {{meeting_frequency}}:\n1. i august\n  - om planen\n  \
        - om lokalerne\n2. i maj\nAflysninger meldes til [kontoret](mailto:centret@bogelunde.example).\n# Ingen overskrift\n\
        ![billede](https://a.example/a.png) og `kode` og <b>html</b> og 5 * 3 * 2" }));
    wanted
}

/// Words of sixty letters, names longer than a line, other scripts, thirty pages.
pub fn extreme() -> Wanted {
    let compound = "frivillighedskoordineringsudvalgsformandskandidatopstillingsmøde";
    let name = format!("Foreningen for {compound} i Bøgelunde Strand, Havbjerg, Lille Tømmerup og omegn");
    let paragraph = format!("{compound} {} ", "Vi mødes på torvet, og alle er velkomne til at være med. ".repeat(10));
    let body = (0..12).map(|_| paragraph.trim()).collect::<Vec<_>>().join("\n");
    let keys =
        ["purpose", "activity", "target_group", "roles", "volunteers", "contacts", "premises", "confidentiality"];
    let mut clauses: Vec<Value> = keys.iter().map(|key| json!({ "key": key, "body": body })).collect();
    clauses.push(
        json!({ "key": "personal_data", "body": format!("{body}\n{body}").chars().take(7_900).collect::<String>() }),
    );
    clauses.push(
        json!({ "key": "evaluation", "body": "{{evaluation_points}}\n".repeat(6), "heading": compound.repeat(3) }),
    );
    for (key, variant) in [("economy", "grant"), ("insurance", "municipality")] {
        clauses.push(json!({ "key": key, "variant": variant }));
    }
    Wanted {
        association: json!({ "kind": "association", "name": name, "borrowerCategory": "social",
            "street": "Christian Frederik Emil von Østergaards Allé 1234 B, 14. sal, dør 17, bygning Æ",
            "postalCode": "2683", "town": "Havbjerg" }),
        people: vec![
            json!({ "name": "محمد عبد الرحمن", "role": "authorised_signatory", "title": "formand" }),
            json!({ "name": "Kĸaaĸortoĸ Ålisa-Ũtuĸaĸ Łukaszewicz-Żółkiewska von Østergaard-Ærenlund", "role": "authorised_signatory" }),
        ],
        title: format!("{compound} og {}", "fællesspisning ".repeat(5).trim()),
        language: "da",
        filling: Some(format!("{compound}, {compound} og Þórður → ✓")),
        values: json!({ "evaluation_points": body, "goals": body }),
        clauses,
        office: OfficeHead::Name,
    }
}

/// Drafts it, writes it and prints it.
pub async fn print(wanted: &Wanted) -> Printed {
    let office = TestOffice::on(Engine::Sqlite).await;
    if wanted.office == OfficeHead::Whole {
        tell_all(&office.seat(Role::Administrator).await).await;
    }
    let consultant = office.seat(Role::Consultant).await;
    let organisation = consultant
        .ask("register_organisation", json!({ "requestKey": new_key(), "facts": wanted.association }))
        .await["now"]["organisation"]["id"]
        .clone();
    for person in &wanted.people {
        give(&consultant, &organisation, person).await;
    }
    let mut agreement = consultant
        .ask(
            "draft_agreement",
            json!({ "requestKey": new_key(), "organisationId": organisation,
            "activityTitle": wanted.title, "language": wanted.language }),
        )
        .await["now"]
        .clone();
    for clause in &wanted.clauses {
        let mut change = clause.clone();
        (change["id"], change["version"]) = (agreement["id"].clone(), agreement["version"].clone());
        agreement = consultant.ask("change_clause", change).await["now"].clone();
    }
    let mut values = wanted.values.clone();
    if let Some(filling) = &wanted.filling {
        let card = consultant.ask("open_agreement", json!({ "id": agreement["id"] })).await;
        for name in card["missing"].as_array().expect("a list") {
            let name = name.as_str().expect("a name");
            if values.get(name).is_none() {
                values[name] = filling.clone().into();
            }
        }
    }
    let change = json!({ "id": agreement["id"], "version": agreement["version"], "values": values });
    agreement = consultant.ask("change_agreement", change).await["now"].clone();
    let print = json!({ "id": agreement["id"], "version": agreement["version"], "holes": "print" });
    let mut asked = print.clone();
    asked["requestKey"] = json!(new_key());
    let stored = consultant.ask("print_agreement", asked).await;
    let bytes = gate::bytes(&consultant.seat, "paper", json!({ "id": stored["now"]["id"] })).await.expect("the paper");
    Printed { bytes, print, consultant, office }
}

pub async fn tell_all(administrator: &TestSeat) {
    let before = administrator.ask("office_details", json!({})).await;
    let details = json!({ "version": before["version"], "name": "Bøgelunde Frivilligcenter",
        "municipalityName": "Bøgelunde Kommune", "street": "Strandengen 85", "postalCode": "2681",
        "town": "Bøgelunde Strand", "cvr": "99900008", "phone": "84 00 00 00", "email": "centret@bogelunde.example",
        "language": "da", "lockAfterMinutes": 60 });
    administrator.ask("change_office_details", details).await;
    let png = base64::engine::general_purpose::STANDARD.encode(crate::samples::logo_png());
    administrator.ask("keep_office_logo", json!({ "png": png, "text": "Kommunens våben" })).await;
}

async fn give(consultant: &TestSeat, organisation: &Value, person: &Value) {
    let mut facts = json!({ "fullName": person["name"], "phone": "84 00 01 45" });
    for (key, value) in person["facts"].as_object().into_iter().flatten() {
        facts[key] = value.clone();
    }
    let registered = consultant.ask("register_person", json!({ "requestKey": new_key(), "facts": facts })).await;
    let title = person["title"].as_str().unwrap_or_default();
    let role = json!({ "role": person["role"], "title": title });
    consultant
        .ask(
            "give_contact_role",
            json!({ "requestKey": new_key(), "organisationId": organisation,
            "personId": registered["now"]["person"]["id"], "facts": role }),
        )
        .await;
}
