//! What says from when, until when, how many times, and what is left out.

use super::cursor::{Cursor, lexicon};
use super::days::{day, longer};
use super::phrase::{DayPhrase, EndPhrase, ExceptPhrase, Phrase};
use super::tokens::folded;
use super::words::{AND, MONTH, THE, WEEKDAY, count};
use crate::bookings::series::SeasonDates;

lexicon! {
    UNTIL: () = [(
        "til og med|frem til og med|t.o.m.|tom.|til|indtil|frem til|until|till|up to and including|through|to@en|ending",
        (),
    )];
    FROM: () = [(
        "fra og med|f.o.m.|fom.|fra|starter|start|med start|første gang|from|starting|starting from|beginning|begynder",
        (),
    )];
    /// The end of what follows: `sæsonens slutning`, `the end of the season`.
    END_OF: () = [("slutningen af|udgangen af|the end of|end of", ())];
    REST_OF: () = [("resten af|hele|rest of|the rest of|for the rest of|whole|the whole|all", ())];
    OUT: () = [("ud|slutning|afslutning|igennem|through", ())];
    SEASON: () = [("sæsonen|sæsonens|sæson|sæsonslut|the season|season", ())];
    CHRISTMAS: () = [("jul|juleferien|christmas|xmas", ())];
    YEAR: () = [("året|årets|the year|year", ())];
    TIMES: () = [("gange|gang|times|sessions|occasions", ())];
    EXCEPT: () = [(
        "undtagen|undtaget|med undtagelse af|bortset fra|på nær|pånær|ikke|dog ikke|men ikke|except|except for|excluding|\
         apart from|but not|not|uden@da",
        (),
    )];
    IN: () = [("i|in|on|for|d.|den|the|på", ())];
    SCHOOL: () = [(
        "skoleferier|skoleferierne|skolernes ferier|skoleferie|skoleferien|ferier|ferierne|school holidays|the school holidays|\
         school breaks",
        (),
    )];
    PUBLIC: () = [(
        "helligdage|helligdagene|på helligdage|helligdag|public holidays|the public holidays|bank holidays|holidays",
        (),
    )];
    /// English names of the schools' holidays, by the beginning of the Danish one.
    HOLIDAY: &'static str = [
        ("winter holiday|winter holidays|winter break", "vinterferie"),
        ("christmas holiday|christmas holidays|christmas break", "juleferie"),
        ("easter holiday|easter holidays|easter break|easter", "påskeferie"),
        ("summer holiday|summer holidays|summer break", "sommerferie"),
        ("autumn holiday|autumn holidays|autumn break", "efterårsferie"),
        ("påsken", "påskeferie"),
    ];
}

/// An end, a beginning, a number of times or an exception, whichever stands here; the longest.
pub(super) fn recognise<'t>(cursor: Cursor<'t>, season: &SeasonDates) -> Option<(Phrase, Cursor<'t>)> {
    let end = end(cursor, season).map(|(end, after)| (Phrase::Until(end), after));
    let from = from(cursor).map(|(day, after)| (Phrase::From(day), after));
    let except = except(cursor, season).map(|(excepted, after)| (Phrase::Except(excepted), after));
    [end, from, except].into_iter().flatten().reduce(longer)
}

fn end<'t>(cursor: Cursor<'t>, season: &SeasonDates) -> Option<(EndPhrase, Cursor<'t>)> {
    let until = UNTIL.read(cursor).map(|((), after)| after);
    let named = until.and_then(|after| named_end(after, season));
    let dated = until.and_then(end_day).map(|(day, after)| (EndPhrase::On(day), after));
    let months_end = until.and_then(months_end);
    let whole = rest(cursor, season);
    [named, dated, months_end, whole, times(cursor)].into_iter().flatten().reduce(longer)
}

/// `udgangen af marts`.
fn months_end(cursor: Cursor<'_>) -> Option<(EndPhrase, Cursor<'_>)> {
    let ((), after) = END_OF.read(cursor)?;
    MONTH.read(after).map(|(month, after)| (EndPhrase::MonthsEnd(month), after))
}

/// What a repetition runs up to: a date, a week, a weekday, a month.
fn end_day(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let found = day(cursor).filter(|(day, _)| {
        matches!(
            day,
            DayPhrase::Dates(_)
                | DayPhrase::Weeks(..)
                | DayPhrase::Weekday(..)
                | DayPhrase::Away(..)
                | DayPhrase::WeekAway(_)
                | DayPhrase::OfMonth(_)
        )
    });
    let month = MONTH.read(cursor).map(|(month, after)| (DayPhrase::Month(month), after));
    found.into_iter().chain(month).reduce(longer)
}

/// `jul`, `sæsonens slutning`, or whatever else the office has a name for.
fn named_end<'t>(cursor: Cursor<'t>, season: &SeasonDates) -> Option<(EndPhrase, Cursor<'t>)> {
    let cursor = cursor.past(&END_OF);
    let own = season.named.iter().filter_map(|named| {
        let after = spelt(cursor, &named.name)?;
        Some((EndPhrase::Named(named.name.clone()), after))
    });
    let known = CHRISTMAS.read(cursor).map(|((), after)| (EndPhrase::Named(named_like(season, "jul")), after));
    let season_ends = SEASON.read(cursor).map(|((), after)| (the_season(season), after.past(&OUT)));
    let year_ends =
        YEAR.read(cursor).filter(|_| cursor.at() > 0).map(|((), after)| (EndPhrase::YearsEnd, after.past(&OUT)));
    own.chain(known).chain(season_ends).chain(year_ends).reduce(longer)
}

/// `resten af sæsonen`, `hele sæsonen`, `sæsonen ud`, `rest of the season`, `året ud`.
fn rest<'t>(cursor: Cursor<'t>, season: &SeasonDates) -> Option<(EndPhrase, Cursor<'t>)> {
    let said = REST_OF.read(cursor).map(|((), after)| after);
    let start = said.unwrap_or(cursor);
    let of_season = SEASON.read(start).map(|((), after)| (the_season(season), after));
    let (end, after) = of_season.or_else(|| YEAR.read(start).map(|((), after)| (EndPhrase::YearsEnd, after)))?;
    let out = OUT.read(after).map(|((), after)| after);
    (said.is_some() || out.is_some()).then(|| (end, out.unwrap_or(after)))
}

fn the_season(season: &SeasonDates) -> EndPhrase {
    EndPhrase::Named(named_like(season, "sæson"))
}

/// The office's own name for a date, by how it begins; that beginning itself where the office has none.
fn named_like(season: &SeasonDates, beginning: &str) -> String {
    let sought = folded(beginning);
    let own = season.named.iter().find(|named| folded(&named.name).starts_with(&sought));
    own.map_or_else(|| beginning.to_owned(), |named| named.name.clone())
}

/// Past a name, however its words stand together.
fn spelt<'t>(cursor: Cursor<'t>, name: &str) -> Option<Cursor<'t>> {
    let sought = folded(name);
    let (mut read, mut after) = (String::new(), cursor);
    while read.len() < sought.len() {
        let (word, next) = after.word()?;
        read.push_str(word);
        after = next;
    }
    (!sought.is_empty() && read == sought).then_some(after)
}

/// `8 gange`, `fem gange`.
fn times(cursor: Cursor<'_>) -> Option<(EndPhrase, Cursor<'_>)> {
    let (many, after) = count(cursor)?;
    let ((), after) = TIMES.read(after)?;
    (many > 0).then_some((EndPhrase::Count(many), after))
}

/// `fra 5/1`, `fra uge 2`, `fra januar`.
fn from(cursor: Cursor<'_>) -> Option<(DayPhrase, Cursor<'_>)> {
    let ((), start) = FROM.read(cursor)?;
    // A weekday before its date says no more.
    let after_weekday = WEEKDAY.read(start).map(|(_, after)| after);
    let dated = after_weekday.and_then(day).filter(|(day, _)| matches!(day, DayPhrase::Dates(_)));
    let plain = day(start).filter(|(day, _)| {
        matches!(
            day,
            DayPhrase::Dates(_)
                | DayPhrase::Weeks(..)
                | DayPhrase::WeekAway(_)
                | DayPhrase::Away(..)
                | DayPhrase::OfMonth(_)
                | DayPhrase::Weekday(..)
        )
    });
    let month = MONTH.read(start).map(|(month, after)| (DayPhrase::Month(month), after));
    dated.into_iter().chain(plain).chain(month).reduce(longer)
}

/// `undtagen uge 42`, `ikke 24/12 og 31/12`, `bortset fra vinterferien`.
fn except<'t>(cursor: Cursor<'t>, season: &SeasonDates) -> Option<(Vec<ExceptPhrase>, Cursor<'t>)> {
    let ((), start) = EXCEPT.read(cursor)?;
    let (first, mut after) = excepted(start, season)?;
    let mut found = vec![first];
    loop {
        let next = after.past_mark(&[',']).past(&AND);
        let again = EXCEPT.read(next).map_or(next, |((), further)| further);
        match excepted(again, season).filter(|_| again.at() > after.at()) {
            Some((more, further)) => {
                found.push(more);
                after = further;
            }
            None => break,
        }
    }
    Some((found, after))
}

fn excepted<'t>(cursor: Cursor<'t>, season: &SeasonDates) -> Option<(ExceptPhrase, Cursor<'t>)> {
    let cursor = cursor.past_all(&IN);
    let school = SCHOOL.read(cursor).map(|((), after)| (ExceptPhrase::SchoolHolidays, after));
    let public = PUBLIC.read(cursor).map(|((), after)| (ExceptPhrase::PublicHolidays, after));
    let holiday = holiday(cursor, season).map(|(name, after)| (ExceptPhrase::Holiday(name), after));
    let month = MONTH.read(cursor).map(|(month, after)| (ExceptPhrase::Day(DayPhrase::Month(month)), after));
    let on_day = day(cursor.past(&THE)).filter(|(day, _)| {
        matches!(
            day,
            DayPhrase::Dates(_)
                | DayPhrase::Weeks(..)
                | DayPhrase::OfMonth(_)
                | DayPhrase::Range(..)
                | DayPhrase::WeekRange(..)
        )
    });
    // A day of the month after `d.`: the article was read already.
    let of_month = cursor.back().and_then(day).filter(|(day, _)| matches!(day, DayPhrase::OfMonth(_)));
    let on_day = on_day.into_iter().chain(of_month).map(|(day, after)| (ExceptPhrase::Day(day), after));
    [school, public, holiday, month].into_iter().flatten().chain(on_day).reduce(longer)
}

/// A holiday of the schools by its name: `vinterferien`, `winter holidays`. The year at its end is not said.
fn holiday<'t>(cursor: Cursor<'t>, season: &SeasonDates) -> Option<(String, Cursor<'t>)> {
    if let Some((name, after)) = HOLIDAY.read(cursor) {
        return Some((folded(name), after));
    }
    let (word, after) = cursor.word()?;
    let names = season.school_holidays.iter().filter_map(|holiday| holiday.name.split_whitespace().next());
    let found = names.map(folded).find(|name| {
        let ending = word.strip_prefix(name.as_str());
        matches!(ending, Some("" | "n" | "en" | "r" | "rne"))
    });
    Some((found?, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::quick_entry::phrase::WrittenDate;
    use crate::bookings::quick_entry::tokens::tokens_of;
    use crate::bookings::series::{DayOfYear, NamedDate, SchoolHoliday};
    use crate::shared::format::Language;

    fn season() -> SeasonDates {
        let named = |name: &str, month, day| NamedDate {
            name: name.into(),
            every_year: Some(DayOfYear { month, day }),
            dates: vec![],
        };
        let holiday = SchoolHoliday {
            name: "Vinterferie 2027".into(),
            first_on: "2027-02-13".parse().expect("a date"),
            last_on: "2027-02-21".parse().expect("a date"),
        };
        SeasonDates {
            version: 1,
            most_dates: 400,
            named: vec![named("Jul", 12, 23), named("Sæsonens slutning", 4, 30), named("Sankt Hans", 6, 23)],
            school_holidays: vec![holiday],
        }
    }

    fn read(text: &str) -> Option<(Phrase, usize)> {
        let tokens = tokens_of(text);
        let found = recognise(Cursor::new(&tokens, Language::Da), &season())?;
        Some((found.0, tokens.len() - found.1.at()))
    }

    fn dates(dates: &[(u32, u32)]) -> DayPhrase {
        let written = |(day, month): &(u32, u32)| WrittenDate { day: *day, month: *month, year: None, slashed: true };
        DayPhrase::Dates(dates.iter().map(written).collect())
    }

    #[test]
    fn ends_are_read_by_date_by_week_by_name_and_by_count() {
        let named = |name: &str| Some((Phrase::Until(EndPhrase::Named(name.into())), 0));
        assert_eq!(read("til 15/12"), Some((Phrase::Until(EndPhrase::On(dates(&[(15, 12)]))), 0)));
        assert_eq!(read("t.o.m. 15/12 kl"), Some((Phrase::Until(EndPhrase::On(dates(&[(15, 12)]))), 1)));
        assert_eq!(read("til uge 51"), Some((Phrase::Until(EndPhrase::On(DayPhrase::Weeks(vec![51], None))), 0)));
        assert_eq!(read("8 gange"), Some((Phrase::Until(EndPhrase::Count(8)), 0)));
        assert_eq!(read("fem gange"), Some((Phrase::Until(EndPhrase::Count(5)), 0)));
        assert_eq!(read("året ud"), Some((Phrase::Until(EndPhrase::YearsEnd), 0)));
        for text in ["til jul", "INDTIL JUL", "until Christmas"] {
            assert_eq!(read(text), named("Jul"), "{text}");
        }
        for text in ["resten af sæsonen", "hele sæsonen", "saesonen ud", "til sæsonens slutning", "rest of the season"]
        {
            assert_eq!(read(text), named("Sæsonens slutning"), "{text}");
        }
        assert_eq!(read("til sankthans"), named("Sankt Hans"), "whatever the office has a name for");
        for text in ["til 20", "sæsonen", "hele dagen", "8 pers"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn exceptions_are_read_in_lists() {
        let except = |list: Vec<ExceptPhrase>, left| Some((Phrase::Except(list), left));
        let on = |day| ExceptPhrase::Day(day);
        let two = vec![on(dates(&[(24, 12)])), on(dates(&[(31, 12)]))];
        assert_eq!(read("undtagen 24/12 og 31/12"), except(two.clone(), 0));
        assert_eq!(read("ikke 24/12, 31/12 klang"), except(two, 1));
        let weeks = vec![on(DayPhrase::Weeks(vec![52, 53, 12], None))];
        assert_eq!(read("bortset fra uge 52, 53 og 12"), except(weeks, 0));
        assert_eq!(read("undtagen i vinterferien"), except(vec![ExceptPhrase::Holiday("vinterferie".into())], 0));
        assert_eq!(read("except school holidays"), except(vec![ExceptPhrase::SchoolHolidays], 0));
        assert_eq!(read("undtagen januar"), except(vec![on(DayPhrase::Month(1))], 0));
        assert_eq!(read("ikke klangbølgen"), None);
    }

    #[test]
    fn beginnings_are_read() {
        assert_eq!(read("fra 5/1 til"), Some((Phrase::From(dates(&[(5, 1)])), 1)));
        assert_eq!(read("fra tirsdag d. 5/1"), Some((Phrase::From(dates(&[(5, 1)])), 0)));
        assert_eq!(read("fra januar"), Some((Phrase::From(DayPhrase::Month(1)), 0)));
        assert_eq!(read("fra uge 2"), Some((Phrase::From(DayPhrase::Weeks(vec![2], None)), 0)));
        assert_eq!(read("fra 19"), None);
    }
}
