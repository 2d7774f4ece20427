//! How something stands, in words: what is agreed, what is kept, what holds nothing, and what it costs.

use super::{Writer, same};
use crate::bookings::letters::letter::Dated;
use crate::bookings::letters::told::Footing;
use crate::bookings::letters::wording::filled;
use crate::bookings::{Booking, Fee, Tariff};
use crate::documents::Part;
use crate::shared::format;
use crate::shared::localised_text::LocalisedText;
use crate::shared::money::Oere;

impl Writer<'_> {
    /// What is agreed or kept, and of a series also what is neither yet.
    pub(super) fn confirmation(&self) -> Vec<Part> {
        let words = &self.words.confirmation;
        let holding: Vec<&Dated> = self.letter.holding().collect();
        let intro = match (self.letter.is_only_reserved(), self.letter.is_series()) {
            (true, true) => &words.reserved_series,
            (true, false) => &words.reserved,
            (false, true) => &words.series_intro,
            (false, false) => &words.intro,
        };
        let mut parts = self.told(intro, &holding);
        if self.letter.is_series() {
            parts.extend(self.not_yet());
            parts.extend(self.without());
        }
        parts.extend(self.remember(&holding));
        parts
    }

    /// What was received, or has run out, and holds nothing.
    pub(super) fn receipt(&self) -> Vec<Part> {
        let words = &self.words.receipt;
        let open: Vec<&Dated> = self.letter.open().collect();
        let intro = match (self.letter.has_only_lapsed(), self.letter.is_series()) {
            (true, true) => &words.lapsed_series,
            (true, false) => &words.lapsed,
            (false, true) => &words.series_intro,
            (false, false) => &words.intro,
        };
        self.told(intro, &open)
    }

    fn told(&self, intro: &'static LocalisedText, dates: &[&Dated]) -> Vec<Part> {
        let mut parts = vec![Part::Paragraph(self.say(intro))];
        if self.letter.is_series() {
            parts.push(Part::Facts(self.series_facts(dates)));
            parts.push(Part::Heading(self.say(&self.words.labels.dates)));
            parts.push(Part::Rows(self.dates(dates, one_footing(dates).unwrap_or_default())));
        } else {
            parts.extend(dates.first().map(|dated| Part::Facts(self.facts(&dated.booking))));
        }
        parts
    }

    /// The dates of a series that hold nothing, each with how it stands.
    fn not_yet(&self) -> Vec<Part> {
        let open: Vec<&Dated> = self.letter.open().collect();
        if open.is_empty() {
            return Vec::new();
        }
        let heading = Part::Heading(self.say(&self.words.confirmation.not_yet));
        vec![heading, Part::Rows(self.dates(&open, Footing::Agreed))]
    }

    /// How something stands.
    pub(super) fn footing(&self, footing: Footing) -> String {
        let words = &self.words.footings;
        match footing {
            Footing::Requested => self.say(&words.requested),
            Footing::Reserved { until: None } => self.say(&words.reserved),
            Footing::Reserved { until: Some(until) } => {
                let moment = format::date_and_time(until.date(), until.time(), self.language);
                filled(&words.reserved_until, self.language, &[("until", &moment)])
            }
            Footing::Lapsed => self.say(&words.lapsed),
            Footing::Agreed => self.say(&words.agreed),
        }
    }

    /// How a booking stands and what it costs, where there is something to say of it.
    pub(super) fn terms(&self, booking: &Booking) -> Vec<(String, String)> {
        if booking.state.is_cancelled() {
            return Vec::new();
        }
        let price = booking.fee.map(|fee| (self.say(&self.words.labels.price), self.price(&fee)));
        self.standing(Footing::of(booking)).into_iter().chain(price).collect()
    }

    /// The same of several dates: how all of them stand, and what they cost together.
    pub(super) fn series_terms(&self, dates: &[&Dated]) -> Vec<(String, String)> {
        let standing = one_footing(dates).and_then(|footing| self.standing(footing));
        let price = self.price_of_all(dates).map(|price| (self.say(&self.words.labels.price), price));
        standing.into_iter().chain(price).collect()
    }

    /// What is agreed goes without saying.
    fn standing(&self, footing: Footing) -> Option<(String, String)> {
        (footing != Footing::Agreed).then(|| (self.say(&self.words.labels.standing), self.footing(footing)))
    }

    fn price(&self, fee: &Fee) -> String {
        let amount = format::money_in_letters(fee.amount, self.language);
        match fee.tariff {
            Tariff::PerHour { rate } => {
                let rate = format::money_in_letters(rate, self.language);
                filled(&self.words.prices.per_hour, self.language, &[("amount", &amount), ("rate", &rate)])
            }
            Tariff::Free | Tariff::PerBooking { .. } => amount,
        }
    }

    fn price_of_all(&self, dates: &[&Dated]) -> Option<String> {
        let fees: Vec<Fee> = dates.iter().filter_map(|dated| dated.booking.fee).collect();
        let first = fees.first()?;
        let sum = fees.iter().try_fold(Oere::ZERO, |sum, fee| sum.plus(fee.amount)).ok()?;
        let (each, sum) =
            (format::money_in_letters(first.amount, self.language), format::money_in_letters(sum, self.language));
        let text = match same(dates, |booking| booking.fee) {
            true => &self.words.prices.each,
            false => return Some(filled(&self.words.prices.in_all, self.language, &[("sum", &sum)])),
        };
        Some(filled(text, self.language, &[("each", &each), ("sum", &sum)]))
    }
}

/// How all of these stand, where they stand alike.
fn one_footing(dates: &[&Dated]) -> Option<Footing> {
    let first = dates.first().map(|dated| Footing::of(&dated.booking))?;
    same(dates, Footing::of).then_some(first)
}
