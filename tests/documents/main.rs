//! Papers as the office and its readers meet them: conforming, complete, and the same every time.

mod access_papers;
mod agreement_letters;
mod agreement_lists;
mod agreements;
mod award_handed_over;
mod award_papers;
mod claim_sheets;
mod conformance;
mod day_papers;
mod evaluation_sheets;
mod fuzz;
mod letters;
mod looks;
mod office;
mod references;
mod samples;
mod structure;
mod volunteer_papers;
mod wording;
