//! Users, recovery, preferences, office details, drafts, papers and the log.

mod recovery;
mod users;
