//! The table of everything that can be asked of the office: one row per operation says its slice, who may, and what it
//! does to the log. A new operation does not exist until its row says all three.

use serde_json::Value;

use super::dispatch::{Running, Trace, answer, plain_bytes, read};
use super::schema::Schema;
use crate::access::{AccessNote, RequestContext, Role, Who};

const EVERYONE: Who = Who::Everyone;
const SIGNED_IN: Who = Who::SignedIn;
/// Works at the desk: books, registers, answers.
const DESK: Who = Who::Roles(&[Role::FrontDesk, Role::Consultant, Role::Manager]);
/// Reads the cards of associations and people.
const READERS: Who = Who::Roles(&[Role::FrontDesk, Role::Consultant, Role::Manager, Role::Auditor]);
/// Sees the calendar and the rooms.
const ROOM_READERS: Who = Who::Roles(&[Role::FrontDesk, Role::Consultant, Role::Manager, Role::Administrator]);
/// Drafts agreements, closes rooms.
const OFFICE: Who = Who::Roles(&[Role::Consultant, Role::Manager]);
/// Keeps what the municipality covers, and knows by which rules the register is kept.
const REGISTER_KEEPERS: Who = Who::Roles(&[Role::Consultant, Role::Manager, Role::Administrator]);
/// Sets up houses and rooms, and what the office works by.
const ROOM_SETTERS: Who = Who::Roles(&[Role::Manager, Role::Administrator]);
/// Decides who reads what is sealed, and takes somebody's name away for good.
const MANAGER: Who = Who::Roles(&[Role::Manager]);
/// Takes part in an award; in which, and in what of it, the operation decides by the year. The administrator never does.
const AWARD: Who = Who::Roles(&[Role::Consultant, Role::Manager, Role::Juror]);
/// Sees who was given the award in which year, which is public.
const WINNER_READERS: Who = Who::Roles(&[Role::FrontDesk, Role::Consultant, Role::Manager, Role::Auditor, Role::Juror]);
/// Users, backup, office details.
const ADMINISTRATOR: Who = Who::Roles(&[Role::Administrator]);
/// Reads the log; how much of it, the operation decides by role.
const LOG_READERS: Who =
    Who::Roles(&[Role::FrontDesk, Role::Consultant, Role::Manager, Role::Administrator, Role::Auditor]);

/// Sees what happened to a thing on its card.
const HISTORY_READERS: Who = Who::Roles(&[Role::FrontDesk, Role::Consultant, Role::Manager, Role::Administrator]);

/// What an operation does, as far as the log and the hosts care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Reads what is nobody's personal data.
    Reads,
    /// Looks at personal data: the gate notes it.
    Looks,
    /// Looks at the same again and again while it is worked on: the gate notes the first time.
    Previews,
    /// Searches among persons: the gate notes the words.
    Searches,
    /// Changes something: the operation writes its own events.
    Changes,
    /// Prints a paper that is not kept: the gate notes it. One that is kept writes its own event, as a change does.
    Prints,
    /// Gives data out as a file: the gate notes it.
    Exports,
}

impl From<Effect> for AccessNote {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::Reads | Effect::Searches | Effect::Changes => Self::Nothing,
            Effect::Looks | Effect::Previews => Self::Looked,
            Effect::Prints => Self::Printed,
            Effect::Exports => Self::Exported,
        }
    }
}

macro_rules! operations {
    ($table:ident, $answer:ty, $finish:ident, $describe:ident; $($slice:ident::$name:ident by $who:ident, $effect:ident;)*) => {
        /// Spelt like the function it stands for, so that one search finds both.
        #[expect(non_camel_case_types, reason = "the variant is the operation's name")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $table { $(
            #[doc = concat!("See `", stringify!($slice), "::", stringify!($name), "`.")]
            $name
        ),* }

        impl $table {
            /// Every operation, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name on the wire.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// The operation of this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|operation| operation.name() == name)
            }

            /// The slice it belongs to.
            pub fn slice(self) -> &'static str {
                match self { $(Self::$name => stringify!($slice)),* }
            }

            /// Who may.
            pub fn allowed(self) -> Who {
                match self { $(Self::$name => $who),* }
            }

            /// What it does.
            pub fn effect(self) -> Effect {
                match self { $(Self::$name => Effect::$effect),* }
            }

            pub(super) fn run<'a>(self, context: &'a RequestContext<'_>, input: Value) -> Running<'a, $answer> {
                match self { $(Self::$name => {
                    // A function of its own: unoptimised, this one would keep room on the stack for every operation at once.
                    fn running<'a>(context: &'a RequestContext<'_>, input: Value) -> Running<'a, $answer> {
                        Box::pin(async move {
                            let input = read(input)?;
                            let trace = Trace::of(&input);
                            Ok(($finish(crate::$slice::$name(context, input).await)?, trace))
                        })
                    }
                    running(context, input)
                }),* }
            }

            pub(super) fn describe(schema: &mut Schema) {
                $(schema.$describe(stringify!($name), crate::$slice::$name);)*
            }
        }
    };
}

operations! { Operation, String, answer, operation;
    access::office_state by EVERYONE, Reads;
    access::set_up_office by EVERYONE, Changes;
    access::sign_in by EVERYONE, Changes;
    access::sign_in_as_demo_role by EVERYONE, Changes;
    access::sign_out by SIGNED_IN, Changes;
    access::lock_seat by SIGNED_IN, Changes;
    access::unlock_seat by SIGNED_IN, Changes;
    access::list_users by ADMINISTRATOR, Reads;
    access::add_user by ADMINISTRATOR, Changes;
    access::change_user by ADMINISTRATOR, Changes;
    access::archive_user by ADMINISTRATOR, Changes;
    access::restore_user by ADMINISTRATOR, Changes;
    access::set_password by ADMINISTRATOR, Changes;
    access::change_own_password by SIGNED_IN, Changes;
    access::make_recovery_code by ADMINISTRATOR, Changes;
    access::recover_administrator by EVERYONE, Changes;
    access::sealing_state by REGISTER_KEEPERS, Reads;
    access::begin_sealing by MANAGER, Changes;
    access::grant_key by MANAGER, Changes;
    access::withdraw_key by MANAGER, Changes;
    access::make_key_code by MANAGER, Changes;
    access::recover_key by MANAGER, Changes;
    access::replace_lost_key by MANAGER, Changes;
    access::own_preferences by SIGNED_IN, Reads;
    access::keep_preferences by SIGNED_IN, Changes;
    access::office_details by SIGNED_IN, Reads;
    access::change_office_details by ADMINISTRATOR, Changes;
    access::keep_office_logo by ADMINISTRATOR, Changes;
    access::remove_office_logo by ADMINISTRATOR, Changes;
    access::save_draft by SIGNED_IN, Changes;
    access::list_drafts by SIGNED_IN, Reads;
    access::open_draft by SIGNED_IN, Reads;
    access::discard_draft by SIGNED_IN, Changes;
    access::list_reminders by SIGNED_IN, Reads;
    access::add_reminder by SIGNED_IN, Changes;
    access::finish_reminder by SIGNED_IN, Changes;
    access::reopen_reminder by SIGNED_IN, Changes;
    access::read_typed by SIGNED_IN, Reads;
    access::papers_about by DESK, Reads;
    access::journal_papers by OFFICE, Changes;
    desk::papers_in_journal by OFFICE, Looks;
    access::latest_change by EVERYONE, Reads;
    access::work_progress by SIGNED_IN, Reads;
    access::stop_work by SIGNED_IN, Reads;
    access::log_users by LOG_READERS, Reads;
    desk::read_log by LOG_READERS, Changes;
    desk::subject_history by HISTORY_READERS, Reads;
    desk::colleagues_news by DESK, Reads;
    access::note_news_seen by DESK, Changes;
    organisations::register_organisation by DESK, Changes;
    organisations::change_organisation by DESK, Changes;
    organisations::archive_organisation by DESK, Changes;
    organisations::restore_organisation by DESK, Changes;
    organisations::open_organisation by READERS, Looks;
    organisations::register_person by DESK, Changes;
    organisations::change_person by DESK, Changes;
    organisations::archive_person by DESK, Changes;
    organisations::restore_person by DESK, Changes;
    organisations::open_person by READERS, Looks;
    organisations::give_contact_role by DESK, Changes;
    organisations::change_contact_role by DESK, Changes;
    organisations::end_contact_role by DESK, Changes;
    organisations::withdraw_contact_role by DESK, Changes;
    organisations::reinstate_contact_role by DESK, Changes;
    organisations::find_parties by READERS, Searches;
    organisations::list_parties by READERS, Searches;
    organisations::count_parties by READERS, Reads;
    organisations::towns_of by DESK, Reads;
    organisations::look_at_party_table by OFFICE, Reads;
    organisations::judge_parties by OFFICE, Previews;
    organisations::import_parties by OFFICE, Changes;
    organisations::take_back_import by OFFICE, Changes;
    organisations::lay_import_again by OFFICE, Changes;
    organisations::list_grants by DESK, Reads;
    organisations::record_grant by OFFICE, Changes;
    organisations::change_grant by OFFICE, Changes;
    organisations::withdraw_grant by OFFICE, Changes;
    organisations::reinstate_grant by OFFICE, Changes;
    agreements::list_agreements by DESK, Reads;
    agreements::open_agreement by DESK, Looks;
    agreements::draft_agreement by OFFICE, Changes;
    agreements::change_agreement by OFFICE, Changes;
    agreements::change_clause by OFFICE, Changes;
    agreements::note_clause by OFFICE, Changes;
    agreements::settle_clause by OFFICE, Changes;
    agreements::unsettle_clause by OFFICE, Changes;
    agreements::add_clause by OFFICE, Changes;
    agreements::clause_library by OFFICE, Reads;
    agreements::keep_clause_library by OFFICE, Changes;
    agreements::own_variables by OFFICE, Reads;
    agreements::keep_own_variables by OFFICE, Changes;
    agreements::discard_agreement by OFFICE, Changes;
    agreements::restore_agreement by OFFICE, Changes;
    agreements::preview_text by DESK, Previews;
    agreements::print_agreement by OFFICE, Changes;
    agreements::change_terms by OFFICE, Changes;
    agreements::hand_on_agreement by OFFICE, Changes;
    agreements::take_back_agreement by OFFICE, Changes;
    agreements::sign_agreement by OFFICE, Changes;
    agreements::withdraw_signature by OFFICE, Changes;
    agreements::reinstate_signature by OFFICE, Changes;
    agreements::attach_signed_copy by OFFICE, Changes;
    agreements::detach_signed_copy by OFFICE, Changes;
    agreements::reattach_signed_copy by OFFICE, Changes;
    agreements::notice_outcome by OFFICE, Reads;
    agreements::terminate_agreement by OFFICE, Changes;
    agreements::withdraw_termination by OFFICE, Changes;
    agreements::renew_agreement by OFFICE, Changes;
    agreements::compare_agreement by DESK, Previews;
    agreements::note_evaluation by OFFICE, Changes;
    agreements::agreement_reminders by OFFICE, Reads;
    agreements::agreement_follow_up by DESK, Previews;
    agreements::set_goal by OFFICE, Changes;
    agreements::change_goal by OFFICE, Changes;
    agreements::keep_goal by OFFICE, Changes;
    agreements::carry_goal by OFFICE, Changes;
    agreements::evaluate_goal by OFFICE, Changes;
    agreements::keep_goal_evaluation by OFFICE, Changes;
    agreements::evaluation_sheet_text by OFFICE, Exports;
    agreements::print_evaluation_sheet by OFFICE, Changes;
    agreements::agreement_letter_text by OFFICE, Exports;
    agreements::print_agreement_letter by OFFICE, Changes;
    agreements::note_talk by OFFICE, Changes;
    agreements::change_talk by OFFICE, Changes;
    agreements::keep_talk by OFFICE, Changes;
    agreements::settle_next_step by OFFICE, Changes;
    agreements::set_requirement by OFFICE, Changes;
    agreements::confirm_requirement by OFFICE, Changes;
    agreements::print_agreement_list by OFFICE, Changes;
    agreements::agreement_watch by DESK, Reads;
    agreements::agreement_rule by ROOM_READERS, Reads;
    agreements::keep_agreement_rule by ROOM_SETTERS, Changes;
    award::award_years by AWARD, Reads;
    award::start_award_year by MANAGER, Changes;
    award::open_award_year by AWARD, Reads;
    award::change_award_year by OFFICE, Changes;
    award::award_candidates by OFFICE, Reads;
    award::appoint_award_member by OFFICE, Changes;
    award::change_award_member by OFFICE, Changes;
    award::remove_award_member by OFFICE, Changes;
    award::reinstate_award_member by OFFICE, Changes;
    award::begin_award_key by OFFICE, Changes;
    award::make_award_key_code by OFFICE, Changes;
    award::replace_lost_award_key by OFFICE, Changes;
    award::share_award_key by AWARD, Changes;
    award::recover_award_key by AWARD, Changes;
    award::list_nominees by OFFICE, Previews;
    award::open_nominee by OFFICE, Looks;
    award::earlier_texts by OFFICE, Looks;
    award::nominate by OFFICE, Changes;
    award::look_at_nomination_table by OFFICE, Reads;
    award::judge_nominations by OFFICE, Previews;
    award::import_nominations by OFFICE, Changes;
    award::take_back_nomination_import by OFFICE, Changes;
    award::lay_nomination_import_again by OFFICE, Changes;
    award::change_nomination by OFFICE, Changes;
    award::withdraw_nomination by OFFICE, Changes;
    award::reinstate_nomination by OFFICE, Changes;
    award::enclose_file by OFFICE, Changes;
    award::take_enclosed_away by OFFICE, Changes;
    award::put_enclosed_back by OFFICE, Changes;
    award::change_nominee by OFFICE, Changes;
    award::withdraw_nominee by OFFICE, Changes;
    award::reinstate_nominee by OFFICE, Changes;
    award::merge_nominees by OFFICE, Changes;
    award::part_nominee by OFFICE, Changes;
    award::judge_eligibility by OFFICE, Changes;
    award::award_interests by AWARD, Previews;
    desk::agreement_hints by AWARD, Reads;
    award::declare_interests by AWARD, Changes;
    award::decide_interest by AWARD, Changes;
    award::open_scoring by OFFICE, Changes;
    award::close_scoring by OFFICE, Changes;
    award::reopen_scoring by OFFICE, Changes;
    award::award_scoring by AWARD, Previews;
    award::read_for_scoring by AWARD, Previews;
    award::sheet_history by AWARD, Looks;
    award::score_nominee by AWARD, Changes;
    award::award_results by AWARD, Looks;
    award::decide_award by AWARD, Changes;
    award::award_decisions by AWARD, Looks;
    award::publish_award by AWARD, Changes;
    award::close_award_year by AWARD, Changes;
    award::award_papers by AWARD, Reads;
    award::print_nomination_form by OFFICE, Changes;
    award::print_jury_booklet by AWARD, Changes;
    award::print_jury_protocol by AWARD, Changes;
    award::print_recommendation by AWARD, Changes;
    award::open_handing_over by AWARD, Reads;
    award::keep_handing_over by OFFICE, Changes;
    award::print_diploma by AWARD, Changes;
    award::press_text by AWARD, Exports;
    award::print_press_text by AWARD, Changes;
    award::award_letters by OFFICE, Looks;
    award::award_letter_text by OFFICE, Exports;
    award::print_award_letter by OFFICE, Changes;
    award::print_letters_by_post by OFFICE, Changes;
    award::tick_award_letter by OFFICE, Changes;
    award::award_winners by WINNER_READERS, Reads;
    award::add_past_winner by OFFICE, Changes;
    award::change_past_winner by OFFICE, Changes;
    award::withdraw_past_winner by OFFICE, Changes;
    award::reinstate_past_winner by OFFICE, Changes;
    award::award_statistics by AWARD, Reads;
    insurance::list_volunteers by OFFICE, Searches;
    insurance::open_volunteer by OFFICE, Looks;
    insurance::register_volunteer by OFFICE, Changes;
    insurance::change_volunteer by OFFICE, Changes;
    insurance::withdraw_volunteer by OFFICE, Changes;
    insurance::reinstate_volunteer by OFFICE, Changes;
    insurance::attach_volunteer by OFFICE, Changes;
    insurance::change_attachment by OFFICE, Changes;
    insurance::approve_attachment by OFFICE, Changes;
    insurance::take_back_approval by OFFICE, Changes;
    insurance::pause_attachment by OFFICE, Changes;
    insurance::end_pause by OFFICE, Changes;
    insurance::end_attachment by OFFICE, Changes;
    insurance::withdraw_attachment by OFFICE, Changes;
    insurance::reinstate_attachment by OFFICE, Changes;
    insurance::judge_attachment by OFFICE, Reads;
    insurance::coverage_of_volunteer by OFFICE, Looks;
    insurance::coverage_on_day by OFFICE, Searches;
    insurance::covered_today by DESK, Searches;
    insurance::insurance_reminders by OFFICE, Reads;
    insurance::print_cover_proof by OFFICE, Changes;
    insurance::print_coverage_of_day by OFFICE, Changes;
    insurance::print_volunteer_agreement by OFFICE, Changes;
    insurance::print_information_sheet by OFFICE, Changes;
    insurance::information_sheet_text by OFFICE, Exports;
    insurance::look_at_volunteer_table by OFFICE, Reads;
    insurance::judge_volunteers by OFFICE, Previews;
    insurance::import_volunteers by OFFICE, Changes;
    insurance::take_back_volunteer_import by OFFICE, Changes;
    insurance::lay_volunteer_import_again by OFFICE, Changes;
    insurance::list_effort_types by REGISTER_KEEPERS, Reads;
    insurance::add_effort_type by REGISTER_KEEPERS, Changes;
    insurance::change_effort_type by REGISTER_KEEPERS, Changes;
    insurance::withdraw_effort_type by REGISTER_KEEPERS, Changes;
    insurance::reinstate_effort_type by REGISTER_KEEPERS, Changes;
    insurance::list_municipal_covers by REGISTER_KEEPERS, Reads;
    insurance::add_municipal_cover by REGISTER_KEEPERS, Changes;
    insurance::change_municipal_cover by REGISTER_KEEPERS, Changes;
    insurance::withdraw_municipal_cover by REGISTER_KEEPERS, Changes;
    insurance::reinstate_municipal_cover by REGISTER_KEEPERS, Changes;
    insurance::insurance_rules by REGISTER_KEEPERS, Reads;
    insurance::change_insurance_rules by ROOM_SETTERS, Changes;
    insurance::cpr_of by OFFICE, Previews;
    insurance::keep_cpr by OFFICE, Changes;
    insurance::choose_cpr by OFFICE, Changes;
    insurance::reveal_cpr by OFFICE, Changes;
    insurance::find_by_cpr by OFFICE, Changes;
    insurance::list_claims by OFFICE, Previews;
    insurance::open_claim by OFFICE, Looks;
    insurance::note_claim by OFFICE, Changes;
    insurance::change_claim by OFFICE, Changes;
    insurance::handle_claim by OFFICE, Changes;
    insurance::withdraw_claim by OFFICE, Changes;
    insurance::return_claim by OFFICE, Changes;
    insurance::print_claim_sheet by OFFICE, Changes;
    insurance::attach_claim_file by OFFICE, Changes;
    insurance::detach_claim_file by OFFICE, Changes;
    insurance::reattach_claim_file by OFFICE, Changes;
    insurance::insurer_report by OFFICE, Previews;
    insurance::delivered_insurer_reports by OFFICE, Reads;
    insurance::deliver_insurer_report by OFFICE, Changes;
    insurance::withdraw_insurer_report by OFFICE, Changes;
    insurance::reinstate_insurer_report by OFFICE, Changes;
    insurance::print_insurer_report by OFFICE, Changes;
    insurance::roll_call by OFFICE, Reads;
    insurance::start_roll_call by OFFICE, Changes;
    insurance::withdraw_roll_call by OFFICE, Changes;
    insurance::reinstate_roll_call by OFFICE, Changes;
    insurance::roll_call_list by OFFICE, Previews;
    insurance::answer_roll_call by OFFICE, Changes;
    insurance::note_roll_call_sent by OFFICE, Changes;
    insurance::carry_out_roll_call by OFFICE, Changes;
    insurance::take_back_roll_call by OFFICE, Changes;
    insurance::read_roll_call_sheet by OFFICE, Reads;
    insurance::print_roll_call_list by OFFICE, Changes;
    premises::list_premises by ROOM_READERS, Reads;
    premises::register_premises by ROOM_SETTERS, Changes;
    premises::change_premises by ROOM_SETTERS, Changes;
    premises::retire_premises by ROOM_SETTERS, Changes;
    premises::restore_premises by ROOM_SETTERS, Changes;
    premises::set_opening_hours by ROOM_SETTERS, Changes;
    premises::register_room by ROOM_SETTERS, Changes;
    premises::combine_rooms by ROOM_SETTERS, Changes;
    premises::change_room by ROOM_SETTERS, Changes;
    premises::retire_room by ROOM_SETTERS, Changes;
    premises::restore_room by ROOM_SETTERS, Changes;
    premises::close_rooms by OFFICE, Changes;
    premises::reopen_rooms by OFFICE, Changes;
    premises::restore_closure by OFFICE, Changes;
    premises::past_closures by ROOM_READERS, Reads;
    bookings::calendar by ROOM_READERS, Reads;
    bookings::today by ROOM_READERS, Reads;
    bookings::list_bookings by ROOM_READERS, Reads;
    bookings::list_moved by ROOM_READERS, Reads;
    bookings::find_bookings by DESK, Reads;
    bookings::list_closed_over by ROOM_READERS, Reads;
    bookings::open_booking by DESK, Looks;
    bookings::find_free by DESK, Reads;
    bookings::check_times by DESK, Reads;
    bookings::book_room by DESK, Changes;
    bookings::move_booking by DESK, Changes;
    bookings::change_booking by DESK, Changes;
    bookings::set_buffers by DESK, Changes;
    bookings::cancel_booking by DESK, Changes;
    bookings::restore_booking by DESK, Changes;
    bookings::approve_request by OFFICE, Changes;
    bookings::return_to_request by OFFICE, Changes;
    bookings::reject_request by OFFICE, Changes;
    bookings::reserve_booking by DESK, Changes;
    bookings::confirm_reservation by DESK, Changes;
    bookings::end_early by DESK, Changes;
    bookings::mark_no_show by DESK, Changes;
    bookings::mark_took_place by DESK, Changes;
    bookings::swap_rooms by DESK, Changes;
    bookings::last_booking_of by DESK, Reads;
    bookings::lending_to by DESK, Reads;
    bookings::waiting_bookings by DESK, Reads;
    bookings::due_notices by DESK, Reads;
    bookings::tick_notice by DESK, Changes;
    bookings::hold_room by DESK, Changes;
    bookings::release_hold by DESK, Changes;
    bookings::season_dates by ROOM_READERS, Reads;
    bookings::unknown_school_holidays by ROOM_READERS, Reads;
    bookings::keep_season_dates by ROOM_SETTERS, Changes;
    bookings::read_entry by DESK, Searches;
    bookings::read_closure by OFFICE, Reads;
    bookings::day_parts by ROOM_READERS, Reads;
    bookings::keep_day_parts by ROOM_SETTERS, Changes;
    bookings::booking_rules by ROOM_READERS, Reads;
    bookings::keep_booking_rules by ROOM_SETTERS, Changes;
    bookings::list_misfits by ROOM_READERS, Reads;
    bookings::plan_series by DESK, Reads;
    bookings::plan_series_answer by OFFICE, Reads;
    bookings::answer_series by OFFICE, Changes;
    bookings::take_back_answers by OFFICE, Changes;
    bookings::book_series by DESK, Changes;
    bookings::open_series by DESK, Reads;
    bookings::plan_missing_dates by DESK, Reads;
    bookings::add_missing_dates by DESK, Changes;
    bookings::cancel_series by DESK, Changes;
    bookings::plan_series_edit by DESK, Reads;
    bookings::edit_series by DESK, Changes;
    bookings::put_series_back by DESK, Changes;
    bookings::plan_extension by DESK, Reads;
    bookings::extend_series by DESK, Changes;
    bookings::take_back_extension by DESK, Changes;
    bookings::restore_series by DESK, Changes;
    bookings::open_letters by DESK, Looks;
    bookings::letter_text by DESK, Exports;
    bookings::print_letter by DESK, Changes;
    bookings::open_closure by DESK, Looks;
    bookings::change_closure by OFFICE, Changes;
    bookings::move_for_closure by OFFICE, Changes;
    bookings::bring_back by OFFICE, Changes;
    bookings::withdraw_closure by OFFICE, Changes;
    bookings::lay_closure_again by OFFICE, Changes;
    bookings::tick_call by DESK, Changes;
    bookings::print_call_list by DESK, Changes;
    bookings::print_day_sheet by DESK, Changes;
    bookings::print_door_signs by DESK, Changes;
    retention::retention_rules by REGISTER_KEEPERS, Reads;
    retention::change_retention_rules by ROOM_SETTERS, Changes;
    retention::retention_due by OFFICE, Looks;
    retention::retention_count by OFFICE, Reads;
    retention::look_at_anonymising by OFFICE, Looks;
    retention::anonymise_person by MANAGER, Changes;
    retention::information_letter_text by OFFICE, Exports;
    retention::print_information_letter by OFFICE, Changes;
    retention::forget_award by MANAGER, Changes;
    retention::forget_case by MANAGER, Changes;
    retention::forget_old by MANAGER, Changes;
    retention::thin_log by MANAGER, Changes;
    backup::backup_state by SIGNED_IN, Reads;
    backup::keep_backup_folder by ADMINISTRATOR, Changes;
    backup::keep_backup_generations by ADMINISTRATOR, Changes;
    backup::back_up_now by ADMINISTRATOR, Changes;
    backup::preview_backup by ADMINISTRATOR, Reads;
    backup::begin_restore by ADMINISTRATOR, Changes;
    backup::begin_export by ADMINISTRATOR, Changes;
}

operations! { BytesOperation, Vec<u8>, plain_bytes, bytes_operation;
    access::recovery_sheet by ROOM_SETTERS, Prints;
    agreements::preview_agreement by DESK, Previews;
    agreements::preview_evaluation_sheet by DESK, Previews;
    agreements::evaluation_sheet_mail by OFFICE, Exports;
    agreements::preview_agreement_letter by OFFICE, Previews;
    agreements::agreement_letter_mail by OFFICE, Exports;
    agreements::preview_agreement_list by OFFICE, Previews;
    agreements::export_agreement by OFFICE, Exports;
    agreements::export_agreements by OFFICE, Exports;
    agreements::export_agreement_papers by OFFICE, Exports;
    award::award_key_sheet by OFFICE, Prints;
    award::preview_nomination_form by OFFICE, Reads;
    award::preview_jury_booklet by AWARD, Previews;
    award::preview_jury_protocol by AWARD, Previews;
    award::preview_recommendation by AWARD, Previews;
    award::award_paper by AWARD, Looks;
    award::take_out_award_paper by AWARD, Exports;
    insurance::preview_cover_proof by OFFICE, Previews;
    insurance::preview_coverage_of_day by OFFICE, Previews;
    insurance::export_coverage_of_day by OFFICE, Exports;
    insurance::preview_volunteer_agreement by OFFICE, Previews;
    insurance::preview_information_sheet by OFFICE, Previews;
    insurance::information_sheet_mail by OFFICE, Exports;
    insurance::preview_claim_sheet by OFFICE, Previews;
    insurance::preview_insurer_report by OFFICE, Previews;
    insurance::export_insurer_report by OFFICE, Exports;
    insurance::preview_roll_call_list by OFFICE, Previews;
    insurance::export_roll_call_list by OFFICE, Exports;
    award::preview_diploma by AWARD, Previews;
    award::preview_press_text by AWARD, Previews;
    award::preview_award_letter by OFFICE, Previews;
    award::preview_letters_by_post by OFFICE, Previews;
    award::award_letter_mail by OFFICE, Exports;
    award::export_award_history by AWARD, Exports;
    retention::preview_access_report by OFFICE, Previews;
    retention::export_access_report by OFFICE, Exports;
    retention::preview_information_letter by OFFICE, Previews;
    retention::information_letter_mail by OFFICE, Exports;
    access::logo_picture by SIGNED_IN, Reads;
    access::paper by DESK, Looks;
    access::take_out_paper by DESK, Exports;
    desk::export_papers_for_journal by OFFICE, Exports;
    bookings::preview_letter by DESK, Previews;
    bookings::letter_mail by DESK, Exports;
    bookings::preview_call_list by DESK, Previews;
    bookings::preview_day_sheet by DESK, Previews;
    bookings::preview_door_signs by DESK, Previews;
}

impl Operation {
    /// Whether it works while the seat is locked: how the seat is opened again or left.
    pub(super) fn is_open_when_locked(self) -> bool {
        matches!(self, Self::unlock_seat | Self::sign_out | Self::lock_seat)
    }

    /// Whether windows ask it all the while, without anybody doing anything.
    pub(super) fn is_asked_by_itself(self) -> bool {
        matches!(self, Self::latest_change)
    }
}
