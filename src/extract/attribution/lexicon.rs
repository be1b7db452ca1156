//! The words by which speech, people and publishers are known. Gathered by hand from reporting verbs and news usage;
//! every list is sorted, so that it is searched by halves.

use super::token::Token;

/// Verbs that report speech, in the forms that news uses.
pub(super) const CUES: &[&str] = &[
    "accuse", "accused", "accuses", "acknowledge", "acknowledged", "acknowledges", "add", "added", "adding", "adds",
    "admit", "admits", "admitted", "advised", "affirmed", "agreed", "agrees", "allege", "alleged", "alleges",
    "announce", "announced", "announces", "answered", "appealed", "argue", "argued", "argues", "arguing", "ask",
    "asked", "asks", "assert", "asserted", "asserts", "assured", "believe", "believed", "believes", "boasted",
    "called", "cautioned", "challenged", "charged", "claim", "claimed", "claiming", "claims", "commented",
    "complained", "complains", "concede", "conceded", "concedes", "concluded", "concludes", "confirm", "confirmed",
    "confirms", "continued", "continues", "countered", "cried", "criticised", "criticized", "declare", "declared",
    "declares", "declined", "demanded", "denied", "denies", "deny", "described", "describes", "disclosed",
    "emphasised", "emphasized", "estimated", "estimates", "exclaimed", "explain", "explained", "explains", "expressed",
    "feared", "feels", "felt", "found", "hinted", "hoped", "hopes", "indicated", "informed", "insist", "insisted",
    "insisting", "insists", "joked", "joked", "lamented", "learned", "maintained", "maintains", "mentioned", "noted",
    "notes", "observed", "objected", "pleaded", "pledged", "pointed", "praised", "predicted", "predicts", "proclaimed",
    "promised", "proposed", "questioned", "quipped", "reads", "recalled", "recalls", "recounted", "referred",
    "refused", "reiterated", "remarked", "reminded", "repeated", "replied", "replies", "report", "reported", "reports",
    "responded", "retorted", "reveal", "revealed", "reveals", "said", "say", "saying", "says", "showed", "shows",
    "shouted", "signalled", "speculated", "spoke", "stated", "states", "stressed", "stresses", "suggest", "suggested",
    "suggests", "tell", "telling", "tells", "testified", "thinks", "thought", "threatened", "told", "tweeted",
    "tweets", "urged", "urges", "voiced", "vowed", "vows", "warn", "warned", "warning", "warns", "wondered", "write",
    "writes", "writing", "wrote", "yelled",
];

/// Words between a subject and its verb.
pub(super) const BETWEEN: &[&str] = &[
    "again", "also", "always", "been", "being", "can", "could", "did", "do", "does", "had", "has", "have", "in", "is",
    "just", "later", "may", "might", "never", "not", "now", "once", "only", "publicly", "recently", "since", "still",
    "the", "then", "to", "turn", "was", "were", "will", "would", "yesterday", "couldn't", "couldn’t", "didn't",
    "didn’t", "doesn't", "doesn’t", "don't", "don’t", "hadn't", "hadn’t", "hasn't", "hasn’t", "haven't", "haven’t",
    "isn't", "isn’t", "wasn't", "wasn’t", "won't", "won’t", "wouldn't", "wouldn’t", "all", "both",
];

/// Words that end a noun phrase on its left or right.
pub(super) const BREAKS: &[&str] = &[
    "after", "although", "and", "as", "at", "because", "before", "but", "by", "during", "from", "how", "if", "in",
    "into", "on", "since", "so", "than", "that", "though", "through", "to", "told", "under", "until", "what", "when",
    "where", "whether", "which", "while", "who", "whom", "whose", "why", "with",
];

/// Titles that stand before a name and are no part of it; with the gender that they tell.
pub(super) const TITLES: &[(&str, Option<Gender>)] = &[
    ("archbishop", None),
    ("baroness", Some(Gender::Female)),
    ("bishop", None),
    ("capt", None),
    ("chancellor", None),
    ("chief", None),
    ("col", None),
    ("congressman", Some(Gender::Male)),
    ("congresswoman", Some(Gender::Female)),
    ("councillor", None),
    ("dame", Some(Gender::Female)),
    ("dr", None),
    ("gen", None),
    ("general", None),
    ("gov", None),
    ("governor", None),
    ("judge", None),
    ("justice", None),
    ("king", Some(Gender::Male)),
    ("lady", Some(Gender::Female)),
    ("lord", Some(Gender::Male)),
    ("lt", None),
    ("mayor", None),
    ("minister", None),
    ("miss", Some(Gender::Female)),
    ("mp", None),
    ("mr", Some(Gender::Male)),
    ("mrs", Some(Gender::Female)),
    ("ms", Some(Gender::Female)),
    ("pope", Some(Gender::Male)),
    ("president", None),
    ("president-elect", None),
    ("prime", None),
    ("prince", Some(Gender::Male)),
    ("princess", Some(Gender::Female)),
    ("prof", None),
    ("professor", None),
    ("queen", Some(Gender::Female)),
    ("rep", None),
    ("rev", None),
    ("reverend", None),
    ("secretary", None),
    ("sen", None),
    ("senator", None),
    ("sgt", None),
    ("sir", Some(Gender::Male)),
    ("vice", None),
];

/// What pronouns and titles tell of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// Last words of names that are bodies, places or things, not people.
pub(super) const BODIES: &[&str] = &[
    "academy", "act", "administration", "agency", "america", "army", "assembly", "association", "authority", "avenue",
    "bank", "bill", "board", "britain", "bureau", "cabinet", "campaign", "center", "centre", "city", "club", "coast",
    "college", "commission", "committee", "commodities", "commons", "company", "conference", "congress", "convention",
    "corporation", "council", "county", "court", "day", "democrat", "democrats", "department", "east", "election",
    "energy", "england", "europe", "event", "federation", "forum", "foundation", "fund", "general", "government",
    "group", "hall", "hill", "hospital", "hotel", "house", "inc", "institute", "intelligence", "international",
    "island", "journal", "justice", "kingdom", "league", "ltd", "magazine", "mail", "ministry", "mirror", "morgan",
    "movement", "nations", "network", "news", "north", "office", "organization", "parliament", "party", "police",
    "post", "press", "questions", "radio", "report", "republic", "republican", "republicans", "review", "school",
    "scotland", "senate", "service", "services", "society", "south", "square", "states", "street", "sun", "telegraph",
    "times", "today", "tower", "treasury", "tribune", "trust", "union", "university", "wales", "war", "week", "west",
    "york",
];

/// Heads of noun phrases that name an office held by one person at a time.
pub(super) const OFFICES: &[&str] = &[
    "ambassador", "billionaire", "businessman", "businesswoman", "candidate", "chairman", "chairwoman", "chancellor",
    "chief", "commissioner", "congressman", "congresswoman", "director", "executive", "governor", "leader", "mayor",
    "minister", "mogul", "nominee", "pm", "president", "premier", "secretary", "senator", "speaker", "frontrunner",
    "peer",
];

/// Words before an office that say it is another one, or somebody else's.
pub(super) const OTHER_OFFICE: &[&str] =
    &["acting", "deputy", "ex", "former", "junior", "late", "next", "outgoing", "previous", "shadow", "then", "vice"];

/// Reporting verbs whose form is also a noun: a subject must stand right before them.
pub(super) const ALSO_NOUNS: &[&str] =
    &["claim", "claims", "notes", "report", "reports", "states", "shows", "warning", "writing"];

/// Heads of noun phrases that speak for somebody else.
pub(super) const SPOKESMEN: &[&str] =
    &["aide", "official", "representative", "source", "spokesman", "spokesperson", "spokeswoman", "spokesmen"];

/// Documents that say something.
pub(super) const DOCUMENTS: &[&str] = &[
    "affidavit", "analysis", "article", "audit", "book", "column", "complaint", "documents", "editorial", "email",
    "filing", "indictment", "inquiry", "letter", "lawsuit", "memo", "paper", "petition", "poll", "report", "statement",
    "study", "suit", "survey", "transcript",
];

/// Words that start sentences with a capital and are no names.
pub(super) const NO_NAMES: &[&str] = &[
    "a", "after", "all", "also", "although", "an", "and", "another", "any", "as", "asked", "at", "because", "before",
    "both", "but", "by", "despite", "during", "each", "earlier", "even", "every", "few", "following", "for", "from",
    "he", "her", "here", "his", "how", "however", "i", "if", "in", "instead", "it", "its", "last", "later", "like",
    "many", "meanwhile", "more", "most", "mr", "my", "no", "nor", "not", "now", "of", "on", "once", "one", "only",
    "or", "other", "our", "over", "she", "since", "so", "some", "speaking", "still", "such", "that", "the", "their",
    "then", "there", "these", "they", "this", "those", "though", "through", "to", "today", "two", "under", "until",
    "we", "what", "when", "where", "whether", "which", "while", "who", "why", "with", "without", "yes", "yet", "you",
    "your", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// Whether a word is in a list of one of the kinds above.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// Whether a month behind a given name or a title is a last name: “Ada May”, “Mrs May”.
pub(super) fn is_last_name(before: Option<&Token<'_>>, word: Option<&Token<'_>>) -> bool {
    let (Some(before), Some(word)) = (before, word) else { return false };
    let month = matches!(word.text, "May" | "March" | "June" | "August");
    let given = before.capital
        && !before.possessive
        && (super::given_names::given_name(&before.lower).is_some() || titled(&before.lower).is_some());
    month && given && !word.quoted && word.range.start - before.range.end < 3
}

/// Whether a word is a title.
pub(super) fn is_title(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    TITLES.iter().any(|(title, _)| *title == word)
}

/// The gender that a title tells.
pub(super) fn titled(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    TITLES.iter().find(|(title, _)| *title == word).and_then(|(_, gender)| *gender)
}
