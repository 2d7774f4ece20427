//! Every screen and each of its states, looked at as axe looks: in light and dark, in Danish and English, in three sizes.
//!
//! A scene is a walk through the states of some screens, by keys and pointer. The usual run walks each scene twice: light
//! and Danish and large, dark and English and as small as 200 % makes a window. `cargo xtask test --long` walks it in all
//! four ways, each in all three sizes.

mod pass;
mod scene;
mod scenes;

use pass::Pass;
use scene::Scene;
use scenes::{agreements, award, beginning, calendar, daily, directory, insurance, settings};

macro_rules! scenes {
    ($($name:ident: $scene:expr;)*) => { $(
        mod $name {
            use super::*;

            const SCENE: Scene = $scene;

            #[tokio::test]
            async fn in_light_and_danish() {
                Pass::LIGHT_DANISH.walk(&SCENE).await;
            }

            #[tokio::test]
            async fn in_dark_and_english() {
                Pass::DARK_ENGLISH.walk(&SCENE).await;
            }

            #[tokio::test]
            #[ignore = "long"]
            async fn in_light_and_english() {
                Pass::LIGHT_ENGLISH.walk(&SCENE).await;
            }

            #[tokio::test]
            #[ignore = "long"]
            async fn in_dark_and_danish() {
                Pass::DARK_DANISH.walk(&SCENE).await;
            }
        }
    )* };
}

scenes! {
    the_first_window: beginning::FIRST_WINDOW;
    a_new_office_and_its_code: beginning::A_NEW_OFFICE;
    an_office_that_does_not_open: beginning::START_UP_FAILURE;
    a_new_office: beginning::NEW_OFFICE;
    the_demo: beginning::DEMO_ENTRANCE;
    what_is_always_there: daily::SHELL;
    the_week: calendar::WEEK;
    day_overview_month_and_list: calendar::OTHER_VIEWS;
    finding_a_room: calendar::FINDING;
    quick_entry: calendar::QUICK_ENTRY;
    the_directory: directory::DIRECTORY;
    its_forms: directory::FORMS;
    its_lists: directory::LISTS;
    the_agreements: agreements::AGREEMENTS;
    what_the_office_wants_filled_in: agreements::OWN_VARIABLES;
    papers_of_a_list_of_agreements: agreements::PAPERS_OF_LIST;
    the_award_is_set_up: award::SETTINGS;
    who_is_nominated: award::NOMINEES;
    the_jury_scores: award::JUROR;
    what_scores_come_to: award::RESULTS;
    the_chair_decides: award::CHAIR;
    an_award_of_the_past: award::PAST;
    nominations_out_of_a_form: award::IMPORT;
    papers_of_the_award: award::PAPERS;
    an_award_is_handed_over: award::HANDING;
    the_insurance_register: insurance::REGISTER;
    figures_and_lists_of_the_register: insurance::FIGURES_AND_LISTS;
    claims_of_the_register: insurance::CLAIMS;
    papers_of_a_claim: insurance::CLAIM_PAPERS;
    what_a_volunteer_is_told: insurance::LETTER;
    who_is_covered_today: insurance::DESK;
    the_settings: settings::PARTS;
    its_houses_and_users: settings::FORMS;
    its_opening_hours: settings::OPENING;
    its_copies: settings::COPIES;
    its_log: settings::LOG;
}
