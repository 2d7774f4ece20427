//! The award before the jury scores: a year begins, the jury is appointed, nominations are typed in, gathered and checked.

use frivillighus_engine::access::Role;
use frivillighus_tests::new_key;
use serde_json::{Value, json};

use super::{DIFFERENCE, EFFORT, WHY};
use crate::offices::Desk;

/// Who is typed in at the desk, and how somebody else spells it.
pub const WINNER: &str = "Kirsten Prøvedal";
const MISSPELT: &str = "Kirsten Prøvedall";
/// With whom a juror is conflicted.
pub const CONFLICTED: &str = "Natcaféen Fyret";
pub const THIRD: &str = "Bo Solbjerg";

/// What is asked of everybody, as it stands on the screen.
const RULES: [&str; 8] = [
    "Indsatsen ydes i kommunen",
    "Indsatsen er frivillig og ulønnet",
    "Lønnede indstilles kun for indsats uden for jobbet",
    "Har ikke indstillet sig selv",
    "Er ikke i juryen",
    "Er ikke i udvalget, der afgør",
    "Er ikke ansat på kontoret",
    "Har ikke fået prisen de seneste år",
];

impl Desk {
    /// The manager begins the award of next year, and takes nothing along from this one.
    pub async fn begins_the_award(&self) {
        let window = &self.window;
        window.keys("G P").await;
        window.press("Nyt prisår").await;
        window.focus_is_on("År").await;
        assert_eq!(window.value_of("År").await, "2027", "the next year is proposed");
        window.press("Begynd året").await;
        window.sees("Vælg, hvem der er sekretær").await;
        window.choose("Sekretær", "Signe").await;
        window.press("Tag beløb, udvalg, kriterier og jury med").await;
        window.press("Begynd året").await;
        window.sees_in("h1", "Frivillighedsprisen 2027").await;
        window.sees_in("section", "Signe Ærenlund").await;
    }

    /// The secretary appoints two who sign in and two who work on paper, and makes the key of the year.
    pub async fn appoints_the_jury(&self) {
        let window = &self.window;
        self.opens_award("Opsætning").await;
        window.sees("Du er sekretær.").await;
        let jury = [
            ("formand", "Henning", "Henning Østergaard"),
            ("medlem", "Merete", "Merete Winther"),
            ("medlem", "", "Ulla Toftegaard"),
            ("medlem", "", "Jens Kvistgaard"),
        ];
        for (position, user, name) in jury {
            window.press("Udpeg").await;
            window.choose("Plads", position).await;
            if user.is_empty() {
                window.write("Navn", name).await;
                // One of them has a card, which is offered while the field has the focus.
                window.keys("Tab").await;
            } else {
                window.choose("Bruger", user).await;
            }
            window.press("Gem").await;
            window.sees_in("section li", name).await;
            window.sees_in(".undo-bar", "Udpeget til prisåret").await;
        }
        window.press("Lav årets nøgle").await;
        window.sees("Koden vises kun nu.").await;
        window.press("Koden er gemt væk").await;
        window.sees("Uden nøgle: Henning Østergaard og Merete Winther.").await;
    }

    /// The secretary types in a nomination from paper; what is missing is told first, and nothing typed is lost.
    pub async fn types_a_nomination(&self) {
        let window = &self.window;
        self.opens_award("Indstillede").await;
        window.press("Ny indstilling").await;
        window.write("1. Hvem indstilles?", WINNER).await;
        window.keys("Escape").await;
        window.write("4. Hvor ydes indsatsen?", "Ringetjenesten").await;
        window.write("5. Siden hvilket år?", "2018").await;
        window.write("6. Hvad gør den indstillede?", EFFORT).await;
        window.write("7. Hvilken forskel gør det", DIFFERENCE).await;
        window.write("8. Hvorfor netop denne kandidat?", WHY).await;
        window.write("11. Indstillers navn", "Ib Holm").await;
        window.write("11. Telefon", "84 00 00 12").await;
        window.press("Gem").await;
        window.sees("Sæt kryds, når den, der indstiller, er indforstået").await;
        window.sees("Vælg indstillerens tilknytning til den indstillede").await;
        assert_eq!(window.value_of("6. Hvad gør den indstillede?").await, EFFORT);
        window.choose("12. Tilknytning til den indstillede", "bruger").await;
        window.press("14. Indforstået med").await;
        window.press("Gem").await;
        window.sees_in(".undo-bar", "Indstillingen er skrevet ind").await;
        window.sees_in("h3", WINNER).await;
    }

    /// Somebody else spelt the name another way: the two are gathered, parted and gathered again, with both reasons.
    pub async fn gathers_a_twin(&self, year: &Value) {
        let window = &self.window;
        self.colleague_nominates(year, MISSPELT, "Karen Elmholt").await;
        self.colleague_nominates(year, CONFLICTED, "Mette Asferg").await;
        self.colleague_nominates(year, THIRD, "Sanne Brix").await;
        window.sees("Er det den samme?").await;
        window.press("Saml dem").await;
        window.sees_in(".undo-bar", "To indstillede er samlet").await;
        window.sees("Samlet med").await;
        window.sees_in("article", "Karen Elmholt").await;
        window.sees_in("article", "Ib Holm").await;
        window.keys("Ctrl Z").await;
        window.sees("Er det den samme?").await;
        window.keys("Ctrl Shift Z").await;
        window.sees_no_more("Er det den samme?").await;
    }

    async fn colleague_nominates(&self, year: &Value, name: &str, nominator: &str) {
        let input = json!({
            "requestKey": new_key(), "awardYearId": year, "nomineeId": null,
            "nominee": { "name": name, "kind": if name == CONFLICTED { "group" } else { "person" } },
            "nomination": {
                "effort": "Holder åbent om natten for dem, der ikke kan sove alene. ".repeat(5),
                "difference": "Mange har et sted at gå hen, når alt andet er lukket. ".repeat(3),
                "why": "Det er sket hver nat i mange år, uden at nogen har sagt tak. ".repeat(2),
                "nominator": nominator, "nominatorPhone": "84 00 00 14", "tie": "other", "informed": true,
            },
            "receivedOn": "23/8-2027", "receivedTime": "12.00",
        });
        self.colleague(Role::Consultant, "nominate", input).await;
    }

    /// Rule by rule for one, and a verdict; a colleague does the others.
    pub async fn checks_the_rules(&self, year: &Value) {
        let window = &self.window;
        self.opens_award("Kan modtage").await;
        window.press_in("main li a", WINNER).await;
        window.sees_in("h3", WINNER).await;
        window.press("Ja, godkendt til bedømmelse").await;
        window.press("Gem").await;
        window.sees("Svar på alle regler, før du godkender").await;
        for rule in RULES {
            self.chooses(rule, "I orden").await;
        }
        window.press("Gem").await;
        window.sees_in(".undo-bar", "Reglerne er set efter").await;
        window.sees_in("main li", "godkendt").await;
        self.colleague_accepts_all(year).await;
    }
}
