//! Papers of every size, with invented people and associations.

use std::sync::LazyLock;

use frivillighus_engine::documents::{
    Align, Block, Clause, ClauseParagraph, Column, Content, Document, Fitted, HeadingLevel, List, Margins, Numbering,
    PageFormat, PageFrame, Paper, Party, Picture, RowHeads, Signatory, SignatureLine, Span, Spans, Table, Tone, render,
};
use frivillighus_engine::shared::format::Language;
use frivillighus_engine::shared::instant::Instant;

/// A logo of three blocks, finer than it need be.
pub fn logo(height: f64) -> Picture {
    Picture::from_png(logo_png(), "Østby Frivilligcenters bomærke", height).unwrap()
}

/// The same as a file.
pub fn logo_png() -> Vec<u8> {
    const SIDE: usize = 512;
    const PETROL: [u8; 4] = [0x0e, 0x5b, 0x61, 255];
    const AMBER: [u8; 4] = [0xb1, 0x6f, 0x08, 255];
    const NOTHING: [u8; 4] = [0; 4];
    let colour = |x: usize, y: usize| match (x * 100 / SIDE, y * 100 / SIDE) {
        (47..=53, _) | (54.., 62..=68) => NOTHING,
        (..47, _) | (_, 69..) => PETROL,
        _ => AMBER,
    };
    let pixels: Vec<u8> = (0..SIDE * SIDE).flat_map(|at| colour(at % SIDE, at / SIDE)).collect();
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, SIDE as u32, SIDE as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    png
}

/// 23 November 2026, 10.30 in Denmark.
pub fn made_on() -> Instant {
    Instant::from_unix(1_795_426_200)
}

pub fn paper(title: &str, blocks: Vec<Block>) -> Document {
    let mut document = Document::new(title, "Østby Frivilligcenter", Language::Da, "test-1", made_on());
    document.blocks = blocks;
    document
}

/// Every sample as it is printed, once for all tests.
pub fn printed() -> &'static [(&'static str, Paper)] {
    static PAPERS: LazyLock<Vec<(&'static str, Paper)>> =
        LazyLock::new(|| all().into_iter().map(|(name, document)| (name, render(&document).unwrap())).collect());
    &PAPERS
}

/// Every sample with the name it is saved under.
pub fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("smallest", smallest()),
        ("agreement", agreement()),
        ("short-agreement", short_agreement()),
        ("list", insurance_list(200)),
        ("extreme", extreme()),
        ("diploma", diploma()),
        ("english", english()),
        ("empty-fields", empty_fields()),
    ]
}

pub fn smallest() -> Document {
    paper("Tom", Vec::new())
}

fn clause(number: usize, heading: &str, paragraphs: &[&str]) -> Block {
    let numbered = paragraphs.len() > 1;
    let paragraphs = paragraphs
        .iter()
        .enumerate()
        .map(|(index, text)| {
            if numbered {
                let mut paragraph = ClauseParagraph::numbered(format!("{number}.{}", index + 1), *text);
                paragraph.anchor = Some(format!("clause-{number}.{}", index + 1));
                paragraph
            } else {
                ClauseParagraph::plain(*text)
            }
        })
        .collect();
    let clause = Clause { number: number.to_string(), heading: heading.to_owned(), paragraphs };
    Block::from(Content::Clause(clause)).anchored(format!("clause-{number}"))
}

fn side(heading: &str, lines: &[(&str, bool)]) -> Signatory {
    let lines = lines
        .iter()
        .map(
            |(text, is_rule)| {
                if *is_rule { SignatureLine::Rule((*text).to_owned()) } else { SignatureLine::Text((*text).into()) }
            },
        )
        .collect();
    Signatory { heading: heading.to_owned(), lines }
}

pub fn agreement() -> Document {
    let mut blocks = vec![
        Block::from(Content::Letterhead { logo: Some(logo(28.0)), unit: "Østby Frivilligcenter".to_owned() }),
        Block::title("Samarbejdsaftale"),
        Block::subtitle("om Læsevenner på Østby Bibliotek"),
        Block::note("Aftalenr. 2026-014 · Sagsnr. 27.15.12-G01-8-26 · Version 3"),
        Block::from(Content::Parties(vec![
            Party {
                role: "Kommunen".to_owned(),
                lines: vec![
                    "Østby Kommune, Kultur og Fritid".into(),
                    "Rådhuspladsen 1, 4990 Østby".into(),
                    "CVR-nr. 29 18 84 59".into(),
                    Span::Italic("i det følgende: kommunen".to_owned()).into(),
                ],
            },
            Party {
                role: "Foreningen".to_owned(),
                lines: vec![
                    "Læsevennerne i Østby".into(),
                    "Åvænget 12, 4990 Østby".into(),
                    "CVR-nr. 40 11 22 37".into(),
                    Span::Italic("i det følgende: foreningen".to_owned()).into(),
                ],
            },
        ])),
    ];
    blocks.extend(agreement_clauses());
    blocks.push(Block::paragraph(vec![
        Span::Bold("Bilag: ".to_owned()),
        Span::Text(
            "1. Ordensregler for Østby Bibliotek. 2. Tavshedserklæring for frivillige. Reglerne kan også læses på "
                .to_owned(),
        ),
        Span::Link {
            words: "www.oestby.example/frivillig".into(),
            address: "https://www.oestby.example/frivillig".to_owned(),
        },
        Span::Text(".".to_owned()),
    ]));
    blocks.push(Block::heading(HeadingLevel::Section, "Underskrifter"));
    blocks.push(
        Block::from(Content::Signatures(vec![
            side("For kommunen", &[("Sted og dato", true), ("Underskrift", true), ("Mette Holm, centerleder", false)]),
            side(
                "For foreningen",
                &[
                    ("Sted og dato", true),
                    ("Underskrift", true),
                    ("Søren Åkjær, formand", false),
                    ("Underskrift (anden tegningsberettiget)", true),
                ],
            ),
        ]))
        .anchored("signatures"),
    );
    blocks.push(Block::note(Span::Italic("Aftalen er udfærdiget i to eksemplarer, ét til hver part.".to_owned())));
    let mut document = paper("Samarbejdsaftale med Læsevennerne i Østby", blocks);
    document.identifier = "agreement-2026-014-v3".to_owned();
    document.margins = Margins {
        head: Some("Samarbejdsaftale · Østby Kommune og Læsevennerne i Østby".to_owned()),
        foot: Some("Aftalenr. 2026-014 · Version 3".to_owned()),
        numbering: Numbering::PageOfPages,
        ..Margins::default()
    };
    document
}

fn agreement_clauses() -> Vec<Block> {
    vec![
        clause(
            1,
            "Formål",
            &[
                "Parterne vil sammen give børn i indskolingen læselyst og en voksen at læse med. Aftalen beskriver, hvad vi vil nå, og hvem der gør hvad, så samarbejdet er let at forstå for borgere, frivillige og medarbejdere. Vi møder hinanden med respekt for forskellige roller og med mod til at prøve noget nyt.",
            ],
        ),
        clause(
            2,
            "Aktiviteten",
            &[
                "Aktiviteten består i højtlæsning, lektielæsning og boglån for børn og deres familier. Den foregår hver tirsdag kl. 15–17 på Østby Bibliotek, Børnesalen. Vi regner med cirka 12 frivillige og 30 deltagere.",
            ],
        ),
        clause(
            3,
            "Målgruppe",
            &[
                "Aktiviteten er for børn i 0.–3. klasse. Det er frivilligt at deltage. Deltagerbetaling: ingen. Borgerne får kendskab til aktiviteten ved opslag på skolerne og på kommunens hjemmeside.",
            ],
        ),
        clause(
            4,
            "Roller og ansvar",
            &[
                "Foreningen står for at finde og introducere de frivillige, lægge vagtplan og holde kontakt med familierne.",
                "Kommunen står for lokale, bøger, kaffe og en fast kontaktperson på biblioteket.",
                "De frivillige bidrager med det, kun frivillige kan give: tid, nærvær og fællesskab. De udfører ikke kommunens kerneopgaver, træffer ikke afgørelser om borgere og træder ikke i stedet for ansatte. Fagligt ansvar og myndighedsansvar ligger altid hos kommunen.",
                "Foreningen bestemmer selv over sine indre forhold. Aftalen ændrer ikke på det.",
            ],
        ),
        clause(
            5,
            "De frivillige",
            &[
                "Foreningen finder, introducerer og støtter de frivillige.",
                "Kommunen viser nye frivillige rundt og fortæller om sikkerhed, brand, førstehjælp og kontaktpersoner, før de begynder.",
                "Frivillige får ikke løn. Nødvendige udgifter dækkes sådan: efter bilag, højst 1.200 kr. om året for hver frivillig.",
                "Frivillige modtager ikke penge, lån, arv eller større gaver fra deltagerne, og de håndterer hverken deltagernes penge eller medicin, medmindre det er aftalt skriftligt.",
            ],
        ),
        clause(
            6,
            "Kontaktpersoner og dialog",
            &[
                "Kommunens kontaktperson er bibliotekar Jens Bøgh. Foreningens kontaktperson er Amal Haddad. Skifter en kontaktperson, får den anden part besked med det samme.",
                "Parterne mødes mindst to gange om året og ellers, når en af dem beder om det. Aflysninger og ændringer meldes hurtigst muligt og helst to hverdage før.",
            ],
        ),
        clause(
            7,
            "Lokaler og udstyr",
            &[
                "Kommunen stiller Børnesalen gratis til rådighed tirsdage kl. 14.30–17.30. Tiderne bookes gennem Østby Frivilligcenter.",
                "Husets ordensregler og det højeste antal personer i lokalet gælder og er vedlagt som bilag. Foreningen rydder op efter sig, melder skader samme dag og afleverer nøgler og adgangskort, når aftalen slutter.",
                "Får kommunen i særlige tilfælde selv brug for lokalet, giver den besked mindst 8 dage før og hjælper med at finde et andet.",
            ],
        ),
        clause(
            8,
            "Økonomi",
            &[
                "Kommunen bidrager med 18.000 kr. for perioden 1. januar – 31. december 2027 efter servicelovens § 18. Beløbet bruges til bøger, transport og et sommerarrangement.",
                "Målene for tilskuddet er 30 deltagende børn og 12 frivillige. Foreningen sender regnskab og en kort beskrivelse af resultaterne senest 1. marts 2028. Penge, der ikke er brugt efter formålet, betales tilbage, medmindre kommunen skriftligt har godkendt andet.",
                "Hver part bærer i øvrigt sine egne udgifter.",
            ],
        ),
        clause(
            9,
            "Forsikring",
            &[
                "De frivillige, som kommunen har godkendt og registreret på forhånd, er omfattet af kommunens ansvars- og ulykkesforsikring, mens de udfører den aftalte opgave. Kørsel i egen bil dækkes af bilens egne forsikringer. Skader meldes straks til kommunens kontaktperson.",
            ],
        ),
        clause(
            10,
            "Tavshedspligt og bekymring",
            &[
                "Den, der gennem samarbejdet får fortrolige oplysninger om en borger, en frivillig eller en medarbejder, må ikke give dem videre. Tavshedspligten fortsætter, når samarbejdet er slut, og brud kan straffes efter straffeloven. Frivillige skriver under på en tavshedserklæring, før de begynder.",
                "Bliver en frivillig bekymret for et barn eller en ung under 18 år, skal kommunen have besked uden ophold. Er bekymringen om en voksen, tales der først med kommunens kontaktperson.",
            ],
        ),
        clause(
            11,
            "Børneattest og straffeattest",
            &[
                "Foreningen indhenter børneattest, før en person fast skal have direkte kontakt med børn under 15 år eller færdes fast blandt dem. Ingen begynder på opgaven, før attesten er set. Attesterne gemmes ikke længere end nødvendigt, og den anden part får kun at vide, at de er indhentet.",
            ],
        ),
        clause(
            12,
            "Personoplysninger",
            &[
                "Hver part er selv dataansvarlig for de personoplysninger, den behandler, og giver kun oplysninger videre, når det er nødvendigt og lovligt. Oplysninger om deltageres helbred eller sociale forhold udveksles kun, når deltageren har sagt ja, eller når loven giver adgang til det. Behandler den ene part oplysninger på den andens vegne, laves der en særskilt databehandleraftale. Brud på sikkerheden meldes straks til den anden parts kontaktperson.",
            ],
        ),
        clause(
            13,
            "Synlighed, opfølgning og evaluering",
            &[
                "Parterne må gerne omtale samarbejdet og nævner hinanden. Billeder af genkendelige personer bruges kun med samtykke.",
                "Vi følger op hvert halvår og evaluerer samlet senest 1. november 2027. Vi ser på: antal deltagere og frivillige, om målene er nået, hvad der virker, og hvad vi ændrer.",
            ],
        ),
        clause(
            14,
            "Uenighed",
            &[
                "Bliver vi uenige, taler kontaktpersonerne sammen først. Finder de ikke en løsning inden 30 dage, mødes centerlederen og foreningens formand. Er uenigheden stadig ikke løst, kan kommunens frivilligkonsulent inddrages, før aftalen siges op.",
            ],
        ),
        clause(
            15,
            "Periode, ændring og opsigelse",
            &[
                "Aftalen gælder fra 1. januar 2027 til 31. december 2027 og bliver taget op til fornyelse senest 1. oktober 2027.",
                "Ændringer aftales skriftligt. Begge parter kan sige aftalen op med tre måneders varsel til udgangen af en måned. Ved grove brud på aftalen eller loven kan den stoppes med det samme.",
                "Når aftalen slutter, sørger parterne sammen for, at deltagere og frivillige får besked i god tid.",
            ],
        ),
    ]
}

/// One page, with labels and values and a field nobody has filled in.
pub fn short_agreement() -> Document {
    let mut document = paper(
        "Samarbejdsaftale med Havnekoret",
        vec![
            Block::from(Content::Letterhead { logo: Some(logo(24.0)), unit: "Østby Frivilligcenter".to_owned() }),
            Block::title("Samarbejdsaftale"),
            Block::subtitle("mellem Østby Frivilligcenter og Havnekoret"),
            Block::from(Content::KeyValues(vec![
                ("Periode".to_owned(), "1. januar 2027 – 31. december 2027".into()),
                ("Kontaktperson".to_owned(), "Lone Østergaard, formand".into()),
                ("Lokale".to_owned(), "Musiklokalet, tirsdage kl. 19–21.30".into()),
                ("Tilskud".to_owned(), Span::Missing("tilskud".to_owned()).into()),
            ])),
            clause(1, "Formål", &["Parterne vil sammen styrke sangfællesskabet i Østby. Havnekoret åbner sine øveaftener for nye medlemmer og synger til to af centrets arrangementer om året."]),
            Block::from(Content::Clause(Clause {
                number: "2".to_owned(),
                heading: "Lokaler".to_owned(),
                paragraphs: vec![ClauseParagraph::plain(vec![
                    Span::Text("Havnekoret råder over ".to_owned()),
                    Span::Missing("lokale".to_owned()),
                    Span::Text(" tirsdag ".to_owned()),
                    Span::Bold("kl. 19–21.30".to_owned()),
                    Span::Text(" uden leje. Lokalet afleveres ".to_owned()),
                    Span::Italic("ryddeligt".to_owned()),
                    Span::Text(". Centret kan med 14 dages varsel flytte en øveaften til et andet egnet lokale.".to_owned()),
                ])],
            }))
            .anchored("clause-2"),
            Block::paragraph("Foreningen sørger for:"),
            Block::from(Content::List(List::bulleted([
                "at stole og borde står, som de stod, og at vinduerne er lukkede,".into(),
                "at nøglen afleveres samme aften i postkassen ved hovedindgangen, også når øveaftenen slutter før tid, og uanset om andre stadig er i huset.".into(),
            ]))),
            Block::from(Content::Signatures(vec![
                side("For Østby Frivilligcenter", &[("Dato og underskrift", true)]),
                side("For Havnekoret", &[("Dato og underskrift", true)]),
            ])),
        ],
    );
    document.margins.foot = Some("Aftalenr. 2026-015 · Kladde".to_owned());
    document.margins.ribbon = Some("DEMO · personer og foreninger er opdigtede".to_owned());
    document
}

const FIRST: [&str; 10] =
    ["Åse", "Bjørn", "Çelik", "Dorthe", "Øyvind", "Fatima", "Łukasz", "Hanne", "أمل", "Jørgen-Æmil"];
const LAST: [&str; 7] = ["Ågård", "Bøgh Mikkelsen", "Østergaard-Sørensen", "Holm", "حداد", "Żółkiewska", "Nguyễn"];

pub fn insurance_list(rows: usize) -> Document {
    let rows = (0..rows)
        .map(|row| {
            let name = format!("{} {}", FIRST[row % FIRST.len()], LAST[row % LAST.len()]);
            let task = ["Besøgsven", "Læseven på biblioteket", "Chauffør og medhjælper ved arrangementer"][row % 3];
            vec![
                Spans::from(name),
                Spans::from(task),
                Spans::from(format!("{}. {} 2026", row % 28 + 1, ["januar", "maj", "september"][row % 3])),
                Spans::from(format!("{}.{:03}", row % 9 + 1, row * 37 % 1000)),
            ]
        })
        .collect();
    let mut document = paper(
        "Frivillige omfattet af forsikringen",
        vec![
            Block::title("Frivillige omfattet af forsikringen"),
            Block::note("Opgjort 23. november 2026"),
            Block::from(Content::Table(Table {
                columns: vec![
                    Column::share("Navn", 3),
                    Column::share("Opgave", 4),
                    Column::points("Indmeldt", 92.0),
                    Column::points("Timer", 56.0).flush_right(),
                ],
                rows,
                row_heads: RowHeads::First,
            }))
            .anchored("list"),
            Block::paragraph("Listen er sendt til forsikringsselskabet."),
        ],
    );
    document.margins.head = Some("Frivillige omfattet af forsikringen".to_owned());
    document
}

pub const COMPOUND: &str = "Frivillighedspolitikudvalgssekretariatsmedarbejderuddannelsen";

/// What no office writes, and one day does.
pub fn extreme() -> Document {
    let long = format!(
        "{} ",
        "Parterne aftaler, at fællesskabet på tværs af foreninger, institutioner og forvaltninger styrkes."
    )
    .repeat(90);
    let tall = "En celle, der er højere end en side. ".repeat(150);
    let mut blocks = vec![
        Block::title(format!("En titel så lang, at den fylder flere linjer, om {COMPOUND} og {COMPOUND}")),
        Block::paragraph(COMPOUND.to_lowercase().repeat(4)),
        Block::paragraph(vec![
            Span::Text("Se ".to_owned()),
            Span::Link {
                words: format!("https://www.oestby.example/{}", "meget-lang-sti/".repeat(14)).into(),
                address: "https://www.oestby.example/".to_owned(),
            },
            Span::Text(" og ring til أمل حداد (فاطمة الزهراء عبد الرحمن) på 12 34 56 78. ".to_owned()),
            Span::BoldItalic(
                "Grønlandsk ĸ, samisk ŋŧš, vietnamesisk Nguyễn Thị, 12 ½ m², 5 € – “citat” … ☐ ✓ →".to_owned(),
            ),
            Span::Text(" A\u{30A}rhus, e\u{301}t, q\u{303}\u{323} og فَاطِمَة.".to_owned()),
        ]),
        clause(1, "En paragraf over flere sider", &[&long, &long, "Kort."]),
        clause(12, "", &["", ""]),
        Block::heading(HeadingLevel::Part, "Under en paragraf"),
        Block::from(Content::Table(Table {
            columns: vec![
                Column::share(COMPOUND, 1),
                Column::share("Mellem", 1),
                Column::points("Smal", 24.0).flush_right(),
            ],
            rows: vec![
                vec![COMPOUND.into(), tall.as_str().into(), "1".into()],
                vec!["for få".into()],
                vec!["for".into(), "mange".into(), "1000000000".into(), "celler".into()],
                Vec::new(),
            ],
            row_heads: RowHeads::None,
        })),
        Block::page_break(),
        Block::page_break(),
        Block::picture(logo(2000.0)).centred(),
    ];
    blocks.push(Block::from(Content::Signatures(
        (0..5)
            .map(|_| side(COMPOUND, &[("Sted og dato", true), ("Underskrift", true), ("أمل حداد, forkvinde", false)]))
            .collect(),
    )));
    let mut document = paper("Det <yderste> & \"mere\" æøå", blocks);
    document.margins.head = Some(format!("{COMPOUND} {COMPOUND} {COMPOUND}"));
    document.margins.foot = document.margins.head.clone();
    document
}

pub fn diploma() -> Document {
    let reason = "for i ti år at have åbnet døren for alle, der vil synge, og for at have gjort havnen til et sted, hvor man mødes på tværs af alder, sprog og baggrund";
    let mut document = paper(
        "Diplom til Havnekoret",
        vec![
            Block::picture(logo(64.0)).centred(),
            Block::subtitle("Østby Kommune").centred(),
            Block::from(
                Fitted::line(Span::Bold("Frivillighedsprisen 2026".to_owned()), 34.0, 20.0)
                    .in_tone(Tone::Strong)
                    .as_title(),
            )
            .centred(),
            Block::ornament(),
            Block::from(Fitted::line(Span::Italic("tildeles".to_owned()), 14.0, 14.0).in_tone(Tone::Quiet)).centred(),
            Block::from(Fitted::line(Span::Bold("Havnekoret i Østby".to_owned()), 38.0, 20.0).in_lines(2)).centred(),
            Block::from(Fitted::line(reason, 16.0, 12.0).in_lines(3)).centred(),
            Block::spread(),
            Block::signed_by(vec![
                vec!["Ida Holm".to_owned(), "borgmester".to_owned()],
                vec!["formand for juryen".to_owned()],
            ]),
        ],
    );
    document.page = PageFormat::A4Landscape;
    document.margins.numbering = Numbering::None;
    document.margins.frame = PageFrame::Ornate;
    document
}

pub fn english() -> Document {
    let mut document = Document::new("House rules", "Østby Volunteer Centre", Language::En, "house-rules", made_on());
    document.blocks = vec![
        Block::title("House rules"),
        Block::heading(HeadingLevel::Section, "Rooms"),
        Block::paragraph("Rooms are free of charge for associations. Please leave the room as you found it."),
        Block { align: Align::Right, ..Block::paragraph("Østby, 23 November 2026") },
    ];
    document
}

pub fn empty_fields() -> Document {
    paper(
        "Tomme felter",
        vec![
            Block::from(Content::Letterhead { logo: None, unit: String::new() }),
            Block::title(""),
            Block::subtitle(""),
            Block::paragraph(""),
            Block::paragraph(Vec::new()),
            Block::heading(HeadingLevel::Part, ""),
            Block::from(Content::List(List::bulleted(["".into()]))),
            Block::from(Content::List(List::bulleted([]))),
            Block::from(Content::KeyValues(vec![(String::new(), "".into())])),
            Block::from(Content::KeyValues(Vec::new())),
            Block::from(Content::Parties(vec![Party { role: String::new(), lines: Vec::new() }])),
            Block::from(Content::Table(Table { columns: Vec::new(), rows: Vec::new(), row_heads: RowHeads::None })),
            Block::from(Content::Table(Table {
                columns: vec![Column::share("", 0)],
                rows: vec![Vec::new()],
                row_heads: RowHeads::First,
            })),
            Block::from(Content::Signatures(vec![Signatory { heading: String::new(), lines: Vec::new() }])),
            Block::heading(HeadingLevel::Section, "Sidste"),
        ],
    )
}
