//! What the letters about an award say, in both languages, to one and to several.

use super::letters::AwardLetterKind;
use crate::shared::format::Language;

/// The words of one letter; `{{…}}` stands for what is filled in.
pub(super) struct LetterWords {
    pub title: &'static str,
    pub says: &'static [&'static str],
}

const fn words(title: &'static str, says: &'static [&'static str]) -> LetterWords {
    LetterWords { title, says }
}

/// To a person; to a group or an association.
const WINNER_DA: [LetterWords; 2] = [
    words(
        "Tillykke med {{award}}",
        &[
            "Kære {{to}}",
            "Stort tillykke. Du modtager {{award}} for {{reason}}.",
            "Prisen blev overrakt {{handed}}. {{with}}",
            "Tak for din tid, dit nærvær og den forskel, du gør for andre.",
        ],
    ),
    words(
        "Tillykke med {{award}}",
        &[
            "Kære alle i {{to}}",
            "Stort tillykke. I modtager {{award}} for {{reason}}.",
            "Prisen blev overrakt {{handed}}. {{with}}",
            "Tak for jeres tid, jeres nærvær og den forskel, I gør for andre.",
        ],
    ),
];
const NOMINEE_DA: [LetterWords; 2] = [
    words(
        "Du var indstillet til {{award}}",
        &[
            "Kære {{to}}",
            "Nogen har lagt mærke til det, du gør, og har indstillet dig til {{award}}. Det siger vi tak for, både til dem og til dig.",
            "I år går prisen til {{winner}} for {{reason}}. {{count}}",
            "Din indsats betyder noget, også uden en pris. Oplysningerne i indstillingen er kun brugt til at vælge årets modtager og slettes bagefter.",
        ],
    ),
    words(
        "I var indstillet til {{award}}",
        &[
            "Kære alle i {{to}}",
            "Nogen har lagt mærke til det, I gør, og har indstillet jer til {{award}}. Det siger vi tak for, både til dem og til jer.",
            "I år går prisen til {{winner}} for {{reason}}. {{count}}",
            "Jeres indsats betyder noget, også uden en pris. Oplysningerne i indstillingen er kun brugt til at vælge årets modtager og slettes bagefter.",
        ],
    ),
];
const WINNERS_NOMINATOR_DA: LetterWords = words(
    "Tak for din indstilling til {{award}}",
    &[
        "Kære {{to}}",
        "Du indstillede {{nominee}} til {{award}}. Vi kan nu fortælle, at {{winner}} modtager prisen for {{reason}}.",
        "Prisen blev overrakt {{handed}}. Tak, fordi du fik øje på indsatsen og skrev til os.",
        "Oplysningerne i din indstilling er kun brugt til at vælge årets modtager og slettes bagefter.",
    ],
);
const NOMINATOR_DA: LetterWords = words(
    "Tak for din indstilling til {{award}}",
    &[
        "Kære {{to}}",
        "Du indstillede {{nominee}} til {{award}}. Tak, fordi du fik øje på indsatsen og skrev til os.",
        "I år går prisen til {{winner}} for {{reason}}. {{count}}",
        "Du er velkommen til at indstille igen til næste år. Oplysningerne i din indstilling er kun brugt til at vælge årets modtager og slettes bagefter.",
    ],
);
const NOMINATOR_OF_REJECTED_DA: LetterWords = words(
    "Tak for din indstilling til {{award}}",
    &[
        "Kære {{to}}",
        "Du indstillede {{nominee}} til {{award}}. Tak, fordi du fik øje på indsatsen og skrev til os.",
        "Indstillingen kunne ikke indgå i bedømmelsen efter prisens regler. Ring eller skriv til os, hvis du vil vide hvorfor. I år går prisen til {{winner}} for {{reason}}.",
        "Oplysningerne i din indstilling slettes.",
    ],
);
const WINNER_EN: LetterWords = words(
    "Congratulations on {{award}}",
    &[
        "Dear {{to}}",
        "Warm congratulations. You are given {{award}} for {{reason}}.",
        "The award was handed over {{handed}}. {{with}}",
        "Thank you for your time, your presence and the difference you make for others.",
    ],
);
const NOMINEE_EN: LetterWords = words(
    "You were nominated for {{award}}",
    &[
        "Dear {{to}}",
        "Somebody noticed what you do and nominated you for {{award}}. We thank them, and we thank you.",
        "This year the award goes to {{winner}} for {{reason}}. {{count}}",
        "What you do matters, with or without an award. What was written about you was only used to choose this year's recipient and is deleted afterwards.",
    ],
);
const WINNERS_NOMINATOR_EN: LetterWords = words(
    "Thank you for your nomination for {{award}}",
    &[
        "Dear {{to}}",
        "You nominated {{nominee}} for {{award}}. We can now tell you that {{winner}} is given it for {{reason}}.",
        "The award was handed over {{handed}}. Thank you for noticing and for writing to us.",
        "What you wrote was only used to choose this year's recipient and is deleted afterwards.",
    ],
);
const NOMINATOR_EN: LetterWords = words(
    "Thank you for your nomination for {{award}}",
    &[
        "Dear {{to}}",
        "You nominated {{nominee}} for {{award}}. Thank you for noticing and for writing to us.",
        "This year the award goes to {{winner}} for {{reason}}. {{count}}",
        "You are welcome to nominate again next year. What you wrote was only used to choose this year's recipient and is deleted afterwards.",
    ],
);
const NOMINATOR_OF_REJECTED_EN: LetterWords = words(
    "Thank you for your nomination for {{award}}",
    &[
        "Dear {{to}}",
        "You nominated {{nominee}} for {{award}}. Thank you for noticing and for writing to us.",
        "The nomination could not be judged under the rules of the award. Ring or write to us if you would like to know why. This year the award goes to {{winner}} for {{reason}}.",
        "What you wrote is deleted.",
    ],
);

/// The words of a letter to one, or to several.
pub(super) fn words_of(kind: AwardLetterKind, language: Language, is_one: bool) -> &'static LetterWords {
    let place = usize::from(!is_one);
    match (kind, language) {
        (AwardLetterKind::Winner, Language::Da) => &WINNER_DA[place],
        (AwardLetterKind::Nominee, Language::Da) => &NOMINEE_DA[place],
        (AwardLetterKind::WinnersNominator, Language::Da) => &WINNERS_NOMINATOR_DA,
        (AwardLetterKind::Nominator, Language::Da) => &NOMINATOR_DA,
        (AwardLetterKind::NominatorOfRejected, Language::Da) => &NOMINATOR_OF_REJECTED_DA,
        (AwardLetterKind::Winner, Language::En) => &WINNER_EN,
        (AwardLetterKind::Nominee, Language::En) => &NOMINEE_EN,
        (AwardLetterKind::WinnersNominator, Language::En) => &WINNERS_NOMINATOR_EN,
        (AwardLetterKind::Nominator, Language::En) => &NOMINATOR_EN,
        (AwardLetterKind::NominatorOfRejected, Language::En) => &NOMINATOR_OF_REJECTED_EN,
    }
}
