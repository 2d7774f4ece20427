//! Flow 11: a juror answers for every nominee, reads without names and scores by keyboard, one key a criterion and one more.

use frivillighus_tests::Engine;

use crate::offices::Desk;

const NOMINEES: [&str; 5] =
    ["Aksel Thorup Dahl", "Bodil Storgaard", "Inger Marie Falk", "Jytte Sandholt", "Natteravnene ved Stationen"];
/// With whom the juror is conflicted; another is rejected.
const CONFLICTED: &str = NOMINEES[4];
const JUDGED: usize = 3;
const CRITERIA: u32 = 5;

/// Everybody is accepted and scoring is open; of the jury nobody has answered.
async fn with_scoring_open(engine: Engine) -> Desk {
    let desk = Desk::of_the_demo(engine).await;
    let year = desk.award_of(2026).await;
    desk.colleague_opens_scoring(&year).await;
    desk.sit_down("Medlem af juryen").await;
    desk
}

impl Desk {
    /// By keyboard alone: the space bar says for each that there is no interest, an arrow key twice that there is one.
    async fn declares_by_keyboard(&self) {
        let window = &self.window;
        self.opens_award("Habilitet").await;
        window.sees("Svar for Merete Winther").await;
        window.keys("Tab").await;
        for name in NOMINEES {
            window.sees_in(&format!("[role=radiogroup][aria-label='{name}']:focus-within"), "Ingen interesse").await;
            window.keys("Space").await;
            if name == CONFLICTED {
                window.keys("ArrowRight ArrowRight").await;
                window.sees_in("label", "Grund").await;
            } else {
                window.keys("Tab").await;
            }
        }
        window.choose("Grund", "I ledelsen").await;
        window.press("Gem 5 svar").await;
        window.sees("Alt er besvaret.").await;
        window.sees_no_more(CONFLICTED).await;
    }

    async fn sees_no_name(&self) {
        let said = self.window.text().await;
        for name in NOMINEES {
            assert!(!said.contains(name), "{name} is named: {said}");
        }
    }
}

#[tokio::test]
async fn a_juror_answers_reads_blind_and_scores_with_one_key_a_criterion_and_one_more() {
    flow_eleven(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_juror_scores_the_same_way_in_an_office_on_a_server() {
    flow_eleven(Engine::Postgres).await;
}

async fn flow_eleven(engine: Engine) {
    let desk = with_scoring_open(engine).await;
    let window = &desk.window;
    desk.opens_award("Bedømmelse").await;
    window.sees("Svar først på habilitet for 4 indstillede.").await;
    desk.declares_by_keyboard().await;
    window.press_in("[role=tab]", "Bedømmelse").await;
    window.sees("Navne og kendetegn er skjult i første læsning.").await;
    desk.sees_no_name().await;
    let points = ["4", "5", "3", "4", "2"];
    for number in 1..=JUDGED {
        desk.reads_sheet(number).await;
        window.sees("De andres point vises, når alle dine egne skemaer er færdige.").await;
        let before = (window.inputs(), window.keystrokes());
        for point in points {
            window.keys(point).await;
        }
        window.keys("Enter").await;
        let used = (window.inputs() - before.0, window.keystrokes() - before.1);
        assert_eq!(used, (CRITERIA + 1, CRITERIA + 1), "one key a criterion and one more");
        window.sees_in("nav", &format!("{number} af {JUDGED} færdige")).await;
    }
    window.sees("Alle dine skemaer er færdige. Tak.").await;
    window.sees("Ingen andre har givet point endnu.").await;
    desk.sees_no_name().await;
    for (place, point) in points.into_iter().enumerate() {
        window.sees_in(&format!("[data-score-row]:nth-of-type({}) .on", place + 1), point).await;
    }
    let desk = desk.ends_and_starts_again().await;
    desk.sit_down("Medlem af juryen").await;
    desk.opens_award("Bedømmelse").await;
    desk.window.sees_in("nav", "3 af 3 færdige").await;
}

#[tokio::test]
async fn a_point_is_given_by_the_pointer_and_taken_back_and_whoever_abstains_gives_none() {
    let desk = with_scoring_open(Engine::Sqlite).await;
    let window = &desk.window;
    desk.opens_award("Habilitet").await;
    window.press("Ingen interesse i resten").await;
    window.press("Gem 5 svar").await;
    window.sees("Alt er besvaret.").await;
    window.press_in("[role=tab]", "Bedømmelse").await;
    desk.reads_sheet(1).await;
    window.press_in("[data-score-row]:nth-of-type(1) label", "3").await;
    window.sees_in("nav [aria-current=true]", "ikke færdig").await;
    window.press("Fjern point").await;
    window.sees_in("nav [aria-current=true]", "mangler").await;
    window.press("Jeg undlader at bedømme denne").await;
    window.sees_in("nav [aria-current=true]", "undlader").await;
    window.press("Næste skema").await;
    desk.reads_sheet(2).await;
    window.sees_in("nav", "1 af 4 færdige").await;
}
