//! Who else was given somebody's name by the register: the insurer, where names go along with its figures, and the workplaces that
//! were asked who is still there. The log has both as things of the register, not of one volunteer.

use super::AccessReport;
use crate::documents::{Block, Document};
use crate::insurance::{GivenOnTold, GivenOnWith};
use crate::shared::format::{self, Language};

impl AccessReport {
    pub(super) fn given_on(&self, document: &mut Document) {
        let given = self.data.volunteer.iter().flat_map(|told| &told.given_on);
        let lines: Vec<String> = given.map(|one| self.given_line(one)).collect();
        if lines.is_empty() {
            return;
        }
        self.heading(document, "Givet videre til", "Given on to");
        document.blocks.extend(lines.into_iter().map(Block::paragraph));
    }

    fn given_line(&self, one: &GivenOnTold) -> String {
        let on = format::instant(one.at, self.language);
        let GivenOnTold { to, .. } = one;
        match (one.with, self.language) {
            (GivenOnWith::InsurerReport, Language::Da) => {
                format!("{to}, {on}: dit navn, sted og perioder, sammen med tallene til forsikringen")
            }
            (GivenOnWith::InsurerReport, Language::En) => {
                format!("{to}, {on}: your name, place and periods, along with the figures for the insurance")
            }
            (GivenOnWith::RollCall, Language::Da) => {
                format!("{to}, {on}: dit navn og hvad du laver, på listen ved den årlige optælling")
            }
            (GivenOnWith::RollCall, Language::En) => {
                format!("{to}, {on}: your name and what you do, on the list of the yearly roll-call")
            }
        }
    }
}
