//! What rules there are, and what happens when one is not kept.

use crate::shared::text_enum::text_enum;

text_enum! {
    /// What a rule is about.
    pub enum RuleKind {
        /// Who may borrow, and what it costs.
        Lending = "lending",
        /// How far ahead one may book.
        Horizon = "horizon",
        /// How soon one may book.
        LeadTime = "lead_time",
        /// How long before a borrower cancels.
        CancelNotice = "cancel_notice",
        /// How long before the house takes a booking back.
        RecallNotice = "recall_notice",
        /// How long an option is kept.
        OptionTime = "option_time",
        /// Many people at a house that has to tell somebody.
        LargeEvent = "large_event",
        /// Whoever stays overnight.
        Overnight = "overnight",
        /// So many people that there has to be a plan of where they sit.
        SeatingPlan = "seating_plan",
        /// Hours that everybody wants.
        PrimeTime = "prime_time",
        /// Whoever books and does not come.
        NoShow = "no_show",
        /// Rooms and hours that somebody has to say yes to.
        Approval = "approval",
        /// How many may be in a room by law.
        HeadCount = "head_count",
        /// The yearly declaration on child-protection certificates.
        Declaration = "declaration",
        /// The shortest and the longest booking of a room.
        Length = "length",
        /// The times a booking begins and ends at.
        Grid = "grid",
        /// What of a booking has to lie within opening hours.
        OpeningHours = "opening_hours",
        /// Time between bookings.
        Buffers = "buffers",
        /// Days when a house is closed.
        ClosedDays = "closed_days",
    }
}

text_enum! {
    /// What happens when a rule is not kept.
    pub enum RuleForce {
        /// Nothing: nobody looks.
        Off = "off",
        /// It is told; nobody has to answer.
        Tell = "tell",
        /// It is told, and whoever books says why it is done all the same.
        Desk = "desk",
        /// The same, but only a consultant or a manager may.
        Office = "office",
    }
}
