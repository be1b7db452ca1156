//! Short forms that end in a full stop, and what a full stop after them means. `sentence.rs` asks here.

/// What a full stop after a word means for the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The word is no short form: the stop ends a sentence.
    Ends,
    /// The sentence always goes on: `Dr.`, `e.g.`
    GoesOn,
    /// The sentence goes on before a number: `No. 7`, `Sept. 11`.
    BeforeNumber,
    /// The sentence ends only where the next word likes to start one: `U.S.`, `Inc.`
    Unsure,
}

/// Titles and connecting words; sorted.
const GOES_ON: &[&str] = &[
    "adm", "approx", "brig", "capt", "cf", "cmdr", "col", "cpl", "cpt", "det", "dr", "e.g", "fr", "ft", "gen", "gov",
    "hon", "i.e", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "mt", "prof", "pvt", "rep", "reps",
    "rev", "sen", "sens", "sgt", "supt", "v", "viz", "vs",
];

/// Words that a number follows; sorted.
const BEFORE_NUMBER: &[&str] = &[
    "apr", "art", "aug", "c", "ca", "ch", "dec", "feb", "fig", "figs", "jan", "jul", "jun", "mar", "no", "nos", "nov",
    "n°", "oct", "p", "para", "pp", "sec", "sep", "sept", "vol",
];

/// Companies, places, degrees: they stand inside sentences as well as at their end; sorted.
const UNSURE: &[&str] = &[
    "al", "ala", "ariz", "ark", "assn", "assoc", "ave", "blvd", "bros", "calif", "co", "colo", "conn", "corp", "cos",
    "dept", "dist", "esq", "est", "etc", "fla", "ga", "gmbh", "ill", "inc", "ind", "jr", "kan", "ky", "la", "ltd",
    "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "ph.d", "phd",
    "plc", "rd", "sr", "st", "ste", "tenn", "tex", "univ", "va", "vt", "wash", "wis", "wyo",
];

/// Words that start sentences and hardly ever go on after a short form; sorted.
const STARTERS: &[&str] = &[
    "a", "after", "all", "although", "an", "and", "another", "as", "at", "because", "before", "both", "but", "by",
    "did", "do", "does", "during", "earlier", "even", "every", "few", "for", "four", "from", "he", "her", "here",
    "his", "how", "however", "i", "if", "in", "is", "it", "its", "last", "later", "many", "meanwhile", "more", "most",
    "my", "neither", "next", "nobody", "no", "not", "now", "of", "on", "once", "one", "only", "our", "several", "she",
    "since", "so", "some", "still", "such", "that", "the", "their", "then", "there", "these", "they", "this", "those",
    "though", "three", "to", "today", "two", "under", "until", "we", "what", "when", "where", "whether", "while",
    "who", "why", "with", "you", "your",
];

/// What a full stop after `word` (without the stop) means.
///
/// `Gen` goes on (“Gen. Ruiz”), `general` ends.
pub(crate) fn stop_after(word: &str) -> Stop {
    let low = word.to_lowercase();
    let has = |list: &[&str]| list.contains(&low.as_str());
    let capital = word.starts_with(char::is_uppercase);
    if initial(word) {
        Stop::Unsure
    } else if has(GOES_ON) && (capital || matches!(low.as_str(), "e.g" | "i.e" | "vs" | "v" | "cf" | "approx" | "viz"))
    {
        Stop::GoesOn
    } else if has(BEFORE_NUMBER) {
        Stop::BeforeNumber
    } else if (has(UNSURE) && (capital || matches!(low.as_str(), "co" | "etc" | "al" | "st"))) || dotted(word) {
        Stop::Unsure
    } else {
        Stop::Ends
    }
}

/// Whether a word that follows a short form starts a new sentence.
pub(crate) fn starts_sentence(word: &str) -> bool {
    STARTERS.contains(&word.to_lowercase().as_str())
}

/// `J` in “J. Alder”.
fn initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// `U.S`, `a.m`, `Ph.D`: letters between stops, at most two at a time.
fn dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_means_what_its_word_says() {
        for (word, stop) in [
            ("Gen", Stop::GoesOn),
            ("general", Stop::Ends),
            ("rep", Stop::Ends),
            ("No", Stop::BeforeNumber),
            ("U.S", Stop::Unsure),
            ("p.m", Stop::Unsure),
            ("Inc", Stop::Unsure),
            ("J", Stop::Unsure),
            ("example.com", Stop::Ends),
            ("mill", Stop::Ends),
        ] {
            assert_eq!(stop_after(word), stop, "{word}");
        }
    }

    #[test]
    fn a_starter_is_no_name() {
        assert!(starts_sentence("The"));
        assert!(!starts_sentence("Government"));
    }
}
