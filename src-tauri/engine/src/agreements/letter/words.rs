//! The words of the letters, in both languages.

use crate::shared::format::Language;

/// What a letter says in one language, with `{{names}}` to fill in.
pub(super) struct Words {
    pub titles: [&'static str; 3],
    /// What a letter of notice is called where the notice was the association's.
    pub received: &'static str,
    /// What a letter of notice is called after a gross breach: the office's own, and where the association told.
    pub ended_at_once: [&'static str; 2],
    pub number: &'static str,
    pub case: &'static str,
    pub period: &'static str,
    pub last_day: &'static str,
    pub given_on: &'static str,
    pub ended_on: &'static str,
    pub notice: &'static str,
    pub accompanying: [&'static str; 2],
    pub runs_out: &'static str,
    pub tell_us: &'static str,
    pub successor: &'static str,
    pub no_successor: &'static str,
    pub goes_on: &'static str,
    pub unless: &'static str,
    pub given: &'static str,
    pub was_given: &'static str,
    /// The same after a gross breach: nobody has notice to wait for.
    pub given_at_once: &'static str,
    pub was_given_at_once: &'static str,
    pub until_then: [&'static str; 2],
    pub handing_back: &'static str,
    pub volunteer: &'static str,
    pub received_by: &'static str,
    /// Name, date of birth, date, signature.
    pub signs: [&'static str; 4],
    pub questions: &'static str,
    pub ring: &'static str,
    pub write: &'static str,
    pub or: &'static str,
    pub regards: &'static str,
    pub ribbon: &'static str,
}

const DANISH: Words = Words {
    titles: ["Samarbejdsaftale til underskrift", "Jeres samarbejdsaftale", "Opsigelse af samarbejdsaftale"],
    received: "Bekræftelse af jeres opsigelse",
    ended_at_once: ["Ophævelse af samarbejdsaftale", "Bekræftelse af jeres ophævelse"],
    number: "Aftalenr.",
    case: "Sagsnr.",
    period: "Periode",
    last_day: "Sidste dag",
    given_on: "Opsagt den",
    ended_on: "Ophævet den",
    notice: "Varsel",
    accompanying: [
        "Tak for samtalen om vores samarbejde. Her er samarbejdsaftalen, som vi har talt om den.",
        "Læs den igennem. Er der noget, der ikke passer, så sig til, før I skriver under. Ellers skriver den, der kan tegne foreningen, under og sender et eksemplar tilbage til os.",
    ],
    runs_out: "Vores samarbejdsaftale udløber den {{ends}}. Vi er glade for samarbejdet og vil gerne tale med jer om at fortsætte.",
    tell_us: "Sig til senest den {{by}}, om I vil fortsætte, og om noget skal være anderledes. Så når vi at have en ny aftale klar, før den gamle udløber.",
    successor: "Vi har skrevet et udkast til en ny aftale ({{number}}). Den tager sin begyndelse, når den gamle slutter.",
    no_successor: "Hvis I gerne vil fortsætte, skriver vi et udkast til en ny aftale, som vi kan tale om.",
    goes_on: "Vores samarbejdsaftale fortsætter af sig selv med {{step}} fra den {{next}}, hvis ingen af os siger den op. I behøver ikke gøre noget.",
    unless: "Vil I stoppe eller lave noget om, så sig til senest den {{by}}.",
    given: "Vi opsiger hermed samarbejdsaftalen med {{notice}}. Aftalens sidste dag er den {{ends}}.",
    was_given: "Vi har modtaget jeres opsigelse af samarbejdsaftalen. Med {{notice}} er aftalens sidste dag den {{ends}}.",
    given_at_once: "Vi ophæver hermed samarbejdsaftalen med øjeblikkelig virkning på grund af groft brud på aftalen. Aftalens sidste dag er den {{ends}}.",
    was_given_at_once: "Vi har modtaget besked om, at I ophæver samarbejdsaftalen med øjeblikkelig virkning på grund af groft brud på aftalen. Aftalens sidste dag er den {{ends}}.",
    until_then: [
        "Indtil da gælder aftalen, som den plejer. Vi vil gerne tale med jer om, hvordan vi slutter godt af, og hvad der sker med lokaler, nøgler og udstyr.",
        "Tak for jeres indsats og for samarbejdet.",
    ],
    handing_back: "Vi vil gerne aftale med jer, hvad der skal ske med lokaler, nøgler og udstyr.",
    volunteer: "Den frivillige",
    received_by: "Modtaget af",
    signs: ["Navn", "Fødselsdato", "Dato", "Underskrift"],
    questions: "Spørgsmål",
    ring: "ring på {{phone}}",
    write: "skriv til {{email}}",
    or: "eller",
    regards: "Venlig hilsen",
    ribbon: "Demodata – alle personer er opdigtede",
};

const ENGLISH: Words = Words {
    titles: [
        "Cooperation agreement to be signed",
        "Your cooperation agreement",
        "Termination of a cooperation agreement",
    ],
    received: "Confirmation of your notice",
    ended_at_once: ["Cancellation of a cooperation agreement", "Confirmation of your cancellation"],
    number: "Agreement no.",
    case: "Case no.",
    period: "Period",
    last_day: "Last day",
    given_on: "Notice given on",
    ended_on: "Cancelled on",
    notice: "Notice",
    accompanying: [
        "Thank you for talking with us about our cooperation. Here is the cooperation agreement as we spoke of it.",
        "Please read it through. If something is not right, tell us before you sign. Otherwise whoever may sign for the association signs it and sends one copy back to us.",
    ],
    runs_out: "Our cooperation agreement runs out on {{ends}}. We are glad of the cooperation and would like to talk with you about going on.",
    tell_us: "Please tell us by {{by}} whether you want to go on, and whether anything should be different. Then a new agreement can be ready before the old one runs out.",
    successor: "We have drafted a new agreement ({{number}}). It begins when the old one ends.",
    no_successor: "If you want to go on, we will draft a new agreement that we can talk about.",
    goes_on: "Our cooperation agreement goes on by itself for {{step}} from {{next}}, unless one of us gives notice. You need not do anything.",
    unless: "If you want to stop or change something, please tell us by {{by}}.",
    given: "We hereby give notice of the cooperation agreement, with {{notice}}. Its last day is {{ends}}.",
    was_given: "We have received your notice of the cooperation agreement. With {{notice}}, its last day is {{ends}}.",
    given_at_once: "We hereby end the cooperation agreement with immediate effect because of a gross breach of it. Its last day is {{ends}}.",
    was_given_at_once: "We have received word that you end the cooperation agreement with immediate effect because of a gross breach of it. Its last day is {{ends}}.",
    until_then: [
        "Until then the agreement holds as usual. We would like to talk with you about how to end well, and what becomes of rooms, keys and equipment.",
        "Thank you for what you have done, and for the cooperation.",
    ],
    handing_back: "We would like to agree with you on what becomes of rooms, keys and equipment.",
    volunteer: "The volunteer",
    received_by: "Received by",
    signs: ["Name", "Date of birth", "Date", "Signature"],
    questions: "Questions",
    ring: "ring {{phone}}",
    write: "write to {{email}}",
    or: "or",
    regards: "Kind regards",
    ribbon: "Demo data – all persons are invented",
};

impl Words {
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Da => &DANISH,
            Language::En => &ENGLISH,
        }
    }
}
