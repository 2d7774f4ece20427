//! Reading the event log: who did what, when. How much of it, each role decides by itself; nobody rewrites it.

mod logged_event;
mod news;
mod operations;
mod store;

pub(crate) use logged_event::ToldOfAwards;
pub use logged_event::{LogCursor, LogPage, LogTopic, LogUser, LoggedEvent};
pub(crate) use news::news;
pub use news::{NewsSeen, note_news_seen};
pub use operations::{ChangeSeen, LatestChange, LogToRead, SubjectHistory, latest_change, log_users};
pub(super) use operations::{KNOW_VOLUNTEERS, clock_behind, knows_claims};
pub(crate) use operations::{
    count_reasons_about, count_searches_for, forget_names_in_lines, forget_reasons_about, forget_searches_for,
    forget_searches_for_any, lines_about, read_log, standing_mark, subject_history,
};
pub(super) use store::STATEMENTS;
pub(crate) use store::{count_old_lines, thin_log};
