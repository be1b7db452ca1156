//! The words that features look for, in small letters, each list sorted (a test holds that).
//!
//! Written for this project; `features.rs` says what each list means for a sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Which lists a word is in, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lists(u64);

impl Lists {
    /// The lists of a word in small letters.
    pub(crate) fn of(low: &str) -> Self {
        INDEX.get(low).copied().unwrap_or_default()
    }

    /// Both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they share a list.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Every word with its lists; looked up, never walked.
static INDEX: LazyLock<HashMap<&'static str, Lists>> = LazyLock::new(|| {
    let mut index: HashMap<_, Lists> = HashMap::new();
    for (list, words) in WORDS {
        for word in *words {
            let lists = index.entry(*word).or_default();
            *lists = lists.and(*list);
        }
    }
    index
});

/// Words of blame and wrong.
pub(crate) const ACCUSE: Lists = Lists(1 << 0);
/// Courts, police and what they do.
pub(crate) const LEGAL: Lists = Lists(1 << 1);
/// Words that compare.
pub(crate) const COMPARE: Lists = Lists(1 << 2);
/// First, last, only and most.
pub(crate) const SUPERLATIVE: Lists = Lists(1 << 3);
/// Words that name a cause.
pub(crate) const CAUSE: Lists = Lists(1 << 4);
/// Verbs that report what somebody said, wrote or holds.
pub(crate) const SAY: Lists = Lists(1 << 5);
/// What people and bodies do that makes news; past and present.
pub(crate) const ACT: Lists = Lists(1 << 6);
/// Words that leave a way out.
pub(crate) const HEDGE: Lists = Lists(1 << 7);
/// Words of judgement.
pub(crate) const OPINION: Lists = Lists(1 << 8);
/// What ought to be.
pub(crate) const MUST: Lists = Lists(1 << 9);
/// What people feel, think or want.
pub(crate) const FEEL: Lists = Lists(1 << 10);
/// What is to come.
pub(crate) const FUTURE: Lists = Lists(1 << 11);
/// Offices, titles, occupations.
pub(crate) const ROLE: Lists = Lists(1 << 12);
/// Documents and findings.
pub(crate) const DOCUMENT: Lists = Lists(1 << 13);
/// Organisations.
pub(crate) const BODY: Lists = Lists(1 << 14);
/// Months and days.
pub(crate) const MONTHS: Lists = Lists(1 << 15);
/// Times without a number.
pub(crate) const TIME: Lists = Lists(1 << 16);
/// Numbers in words.
pub(crate) const NUMBERS: Lists = Lists(1 << 17);
/// Money in words.
pub(crate) const MONEY: Lists = Lists(1 << 18);
/// Going up and down, win and loss.
pub(crate) const CHANGE: Lists = Lists(1 << 19);
/// Death, hurt and danger.
pub(crate) const HARM: Lists = Lists(1 << 20);
/// Forms of be, have, do and the like.
pub(crate) const VERBS: Lists = Lists(1 << 21);
/// The past of be and have.
pub(crate) const PAST: Lists = Lists(1 << 22);
/// The one who speaks.
pub(crate) const FIRST_PERSON: Lists = Lists(1 << 23);
/// The one spoken to.
pub(crate) const SECOND_PERSON: Lists = Lists(1 << 24);
/// Somebody named before.
pub(crate) const THIRD: Lists = Lists(1 << 25);
/// What an editor puts around a text.
pub(crate) const FURNITURE: Lists = Lists(1 << 26);
/// Openings that lean on the sentence before.
pub(crate) const BEGIN_THIS: Lists = Lists(1 << 27);
/// Amounts that nobody can count.
pub(crate) const VAGUE: Lists = Lists(1 << 28);
/// Relations.
pub(crate) const FAMILY: Lists = Lists(1 << 29);

#[rustfmt::skip]
const WORDS: &[(Lists, &[&str])] = &[
    (ACCUSE, &[
        "abuse", "abused", "abuses", "abusing", "accusation", "accusations", "accuse", "accused", "accuses",
        "accusing", "allegation", "allegations", "alleged", "allegedly", "alleges", "assault", "assaulted",
        "attack", "attacked", "attacking", "attacks", "blame", "blamed", "blames", "blasted", "breach", "breached",
        "bribe", "bribed", "bribery", "bribes", "cheated", "cheating", "collusion", "condemned", "conspiracy",
        "corrupt", "corruption", "cover-up", "coverup", "criticised", "criticism", "criticized", "deceived",
        "defamatory", "defraud", "denied", "denies", "deny", "denying", "dishonest", "doping", "embezzled",
        "embezzlement", "extortion", "failed", "fake", "faked", "false", "falsely", "forged", "fraud", "fraudulent",
        "guilty", "harassed", "harassment", "illegal", "illegally", "improper", "improperly", "incitement",
        "kickback", "kickbacks", "laundering", "liar", "lied", "lies", "lying", "misconduct", "mishandled",
        "misleading", "misled", "misuse", "misused", "murder", "murdered", "negligence", "negligent", "plagiarised",
        "plagiarism", "plagiarized", "plot", "racist", "rape", "raped", "scandal", "sexist", "slammed", "slander",
        "stole", "stolen", "theft", "threatened", "threatening", "torture", "tortured", "unlawful", "unlawfully",
        "violated", "violation", "violations", "violence", "wrongdoing",
    ]),
    (LEGAL, &[
        "acquitted", "appeal", "appealed", "appeals", "arrest", "arrested", "arrests", "attorney", "bail", "ban",
        "bankruptcy", "banned", "banning", "barred", "charge", "charged", "charges", "compensation", "complaint",
        "constitutional", "contempt", "convicted", "conviction", "convictions", "court", "courts", "custody",
        "damages", "defendant", "defendants", "deported", "detained", "detention", "evidence", "extradited",
        "extradition", "fbi", "felony", "fine", "fined", "fines", "guilty", "hearing", "imprisoned", "indicted",
        "indictment", "injunction", "inquest", "inquiry", "investigate", "investigated", "investigating",
        "investigation", "investigations", "investigators", "jail", "jailed", "judge", "judges", "jury", "law",
        "laws", "lawsuit", "lawsuits", "lawyer", "lawyers", "legal", "legislation", "liable", "libel", "litigation",
        "magistrates", "offence", "offences", "offense", "pleaded", "police", "prison", "probe", "prosecute",
        "prosecuted", "prosecution", "prosecutor", "prosecutors", "ruled", "ruling", "sanction", "sanctioned",
        "sanctions", "sentence", "sentenced", "settlement", "statute", "subpoena", "subpoenaed", "sue", "sued",
        "sues", "suing", "suspect", "suspects", "suspended", "suspension", "testified", "testify", "testimony",
        "trial", "tribunal", "tribunals", "verdict", "warrant",
    ]),
    (COMPARE, &[
        "ahead", "behind", "best", "better", "bigger", "biggest", "busiest", "cheapest", "closest", "deadliest",
        "double", "doubled", "earliest", "fastest", "fell", "fewer", "first", "greater", "greatest", "half",
        "higher", "highest", "larger", "largest", "last", "latest", "leading", "least", "less", "longest", "lower",
        "lowest", "more", "most", "nearest", "never", "newest", "oldest", "only", "outnumbered", "overtook",
        "poorest", "quadrupled", "record", "richest", "rose", "shortest", "slowest", "smaller", "smallest", "sole",
        "strongest", "than", "top", "triple", "tripled", "twice", "unprecedented", "weakest", "worse", "worst",
        "youngest",
    ]),
    (SUPERLATIVE, &[
        "biggest", "busiest", "cheapest", "closest", "deadliest", "earliest", "fastest", "first", "greatest",
        "highest", "largest", "last", "leading", "least", "longest", "lowest", "most", "nearest", "never", "newest",
        "oldest", "only", "poorest", "record", "richest", "second-largest", "shortest", "slowest", "smallest",
        "sole", "strongest", "top", "unprecedented", "weakest", "youngest",
    ]),
    (CAUSE, &[
        "amid", "because", "blamed", "cause", "caused", "causes", "causing", "consequently", "contributed",
        "driven", "drove", "due", "forced", "forcing", "fueled", "fuelled", "leading", "leads", "led", "owing",
        "prompted", "prompting", "prompts", "result", "resulted", "resulting", "results", "sparked", "thanks",
        "thereby", "therefore", "triggered", "triggering",
    ]),
    (SAY, &[
        "accept", "accepted", "accepting", "acknowledged", "acknowledges", "acknowledging", "add", "added",
        "adding", "adds", "admits", "admitted", "admitting", "advised", "alleged", "alleges", "announced",
        "announces", "announcing", "argue", "argued", "argues", "arguing", "asked", "asking", "asks", "asserted",
        "asserting", "asserts", "assured", "believe", "believed", "believes", "blamed", "boasted", "called",
        "calling", "claim", "claimed", "claiming", "claims", "commented", "complained", "conceded", "concedes",
        "concluded", "concludes", "confirmed", "confirming", "confirms", "contended", "contends", "countered",
        "criticised", "criticized", "declared", "declares", "declined", "denied", "denies", "denying", "described",
        "describes", "disclosed", "emphasised", "emphasized", "estimated", "estimates", "explained", "explaining",
        "explains", "expressed", "found", "hinted", "indicated", "indicates", "insisted", "insisting", "insists",
        "joked", "maintained", "maintains", "mentioned", "noted", "notes", "noting", "observed", "pledged",
        "pointed", "predicted", "predicts", "promised", "promises", "promising", "proposed", "quoted", "reacted",
        "recalled", "recalls", "refused", "reiterated", "rejected", "remarked", "repeated", "replied", "reported",
        "reporting", "reports", "responded", "reveal", "revealed", "reveals", "said", "saying", "says", "showed",
        "shows", "stated", "states", "stating", "stressed", "stresses", "suggested", "suggesting", "suggests",
        "telling", "tells", "testified", "told", "tweeted", "urged", "urges", "urging", "vowed", "vows", "warned",
        "warning", "warns", "writes", "writing", "wrote",
    ]),
    (ACT, &[
        "abandoned", "abolished", "accepted", "acquired", "acted", "adopted", "agreed", "aired", "announced",
        "appeared", "appointed", "approached", "approved", "arrived", "asked", "assassinated", "attended",
        "awarded", "backed", "bailed", "banned", "beat", "became", "began", "begun", "blocked", "bombed", "born",
        "bought", "broadcast", "broke", "brought", "built", "called", "came", "campaigned", "canceled", "cancelled",
        "captured", "caught", "challenged", "changed", "chose", "closed", "collapsed", "collected", "commissioned",
        "competed", "completed", "conducted", "confirmed", "contacted", "crashed", "created", "cut", "dated",
        "defeated", "defended", "delayed", "delivered", "demanded", "developed", "died", "disappeared",
        "discovered", "dismissed", "donated", "dropped", "earned", "elected", "emerged", "employed", "ended",
        "endorsed", "entered", "escaped", "established", "expanded", "expelled", "faced", "failed", "fell", "filed",
        "finished", "fired", "flew", "forced", "formed", "fought", "founded", "funded", "gained", "gave", "got",
        "granted", "grew", "hacked", "halted", "held", "helped", "hired", "hit", "hosted", "imposed", "increased",
        "injured", "installed", "introduced", "invaded", "invested", "invited", "issued", "joined", "kicked",
        "kidnapped", "killed", "knew", "landed", "launched", "leaked", "left", "lifted", "lived", "lost", "made",
        "married", "met", "moved", "named", "negotiated", "nominated", "obtained", "offered", "opened", "opposed",
        "ordered", "organised", "organized", "ousted", "owned", "paid", "passed", "performed", "played", "pleaded",
        "posted", "postponed", "praised", "presented", "produced", "promoted", "proposed", "protested", "published",
        "purchased", "pushed", "qualified", "quit", "raised", "ran", "reached", "received", "recorded", "recruited",
        "reduced", "refused", "rejected", "released", "removed", "replaced", "reported", "represented", "rescued",
        "resigned", "retained", "retired", "returned", "revealed", "rose", "sacked", "saved", "scored", "scrapped",
        "secured", "seized", "selected", "sent", "served", "set", "shot", "showed", "shut", "signed", "sold",
        "spent", "split", "spoke", "staged", "started", "stepped", "stole", "stopped", "struck", "submitted",
        "succeeded", "suffered", "supported", "surrendered", "survived", "suspended", "taught", "threw", "took",
        "topped", "toured", "traded", "trained", "transferred", "traveled", "travelled", "tried", "turned",
        "unveiled", "used", "vetoed", "visited", "voted", "walked", "went", "withdrew", "won", "worked", "wounded",
        "wrote",
    ]),
    (HEDGE, &[
        "apparently", "appear", "appears", "could", "likelier", "likely", "may", "maybe", "might", "perhaps",
        "possible", "possibly", "potential", "potentially", "presumably", "probably", "rumored", "rumoured", "seem",
        "seemed", "seemingly", "seems", "should", "suggests", "supposedly", "unclear", "unlikely", "would",
    ]),
    (OPINION, &[
        "absolutely", "absurd", "amazing", "awesome", "awful", "bad", "beautiful", "best", "better", "brilliant",
        "crazy", "dangerous", "deeply", "delighted", "disappointed", "disappointing", "disaster", "disastrous",
        "disgrace", "disgraceful", "disgusting", "dumb", "easy", "embarrassing", "excellent", "exciting",
        "extraordinary", "extremely", "fabulous", "fair", "fantastic", "fantasy", "favorite", "favourite", "fine",
        "fool", "foolish", "frankly", "fun", "funny", "good", "great", "greatest", "happy", "hard", "hideous",
        "hilarious", "honest", "hope", "hopefully", "hopes", "horrible", "horrific", "huge", "ideal", "important",
        "impossible", "impressive", "incredible", "incredibly", "inevitable", "insane", "interesting", "ironic",
        "ironically", "kind", "love", "lovely", "loves", "lucky", "mad", "magnificent", "marvellous", "nasty",
        "naturally", "nice", "nonsense", "nuts", "obvious", "obviously", "outrageous", "outstanding", "perfect",
        "pleased", "poor", "powerful", "pretty", "proud", "really", "reckless", "remarkable", "ridiculous", "right",
        "sad", "sadly", "sensible", "serious", "shame", "shameful", "sick", "silly", "simply", "smart", "stunning",
        "stupid", "superb", "sure", "surely", "surprise", "surprised", "surprising", "talented", "terrible",
        "terrific", "thrilled", "tough", "tragic", "true", "truly", "truth", "ugly", "unbelievable", "unfair",
        "unfortunately", "unjust", "very", "vital", "weak", "well", "wise", "wonderful", "worrying", "worse",
        "worst", "worth", "wrong",
    ]),
    (MUST, &[
        "let", "let's", "must", "mustn't", "need", "needs", "ought", "should", "shouldn't",
    ]),
    (FEEL, &[
        "afraid", "anger", "angry", "believe", "believes", "care", "desire", "dream", "enjoy", "enjoyed",
        "enjoying", "fear", "fears", "feel", "feeling", "feelings", "feels", "felt", "glad", "guess", "hate",
        "hated", "hope", "hoped", "hopes", "hoping", "imagine", "know", "knows", "like", "liked", "love", "loved",
        "mean", "remember", "think", "thinking", "thinks", "thought", "understand", "want", "wanted", "wants",
        "wish", "worried", "worry",
    ]),
    (FUTURE, &[
        "'ll", "due", "expected", "forthcoming", "going", "gonna", "planned", "planning", "plans", "scheduled",
        "set", "shall", "soon", "tomorrow", "upcoming", "will", "won't",
    ]),
    (ROLE, &[
        "adviser", "advisor", "aide", "aides", "ambassador", "analyst", "analysts", "archbishop", "author",
        "bishop", "boss", "candidate", "candidates", "captain", "chairman", "chairwoman", "champion", "chancellor",
        "chief", "coach", "columnist", "commissioner", "congressman", "congresswoman", "counsel", "deputy",
        "director", "dr", "economist", "economists", "editor", "executive", "executives", "founder", "general",
        "goalkeeper", "governor", "head", "judge", "king", "lawmaker", "lawmakers", "leader", "leaders",
        "lieutenant", "lord", "manager", "mayor", "midfielder", "minister", "ministers", "mp", "mps", "nominee",
        "officer", "official", "officials", "owner", "pope", "premier", "president", "presidents", "prince",
        "princess", "professor", "prosecutor", "queen", "rep", "representative", "secretary", "sen", "senator",
        "senators", "sergeant", "sheriff", "sir", "spokesman", "spokesperson", "spokeswoman", "strategist",
        "striker", "superintendent", "veteran", "winner",
    ]),
    (DOCUMENT, &[
        "agreement", "article", "audit", "bill", "budget", "census", "contract", "data", "deal", "document",
        "documents", "email", "emails", "figures", "filing", "filings", "findings", "letter", "letters", "memo",
        "memoir", "newspaper", "paper", "papers", "poll", "polling", "polls", "record", "records", "report",
        "reported", "reports", "research", "researchers", "statement", "statistics", "studies", "study", "survey",
        "surveys", "transcript", "treaties", "treaty", "website",
    ]),
    (BODY, &[
        "administration", "agencies", "agency", "airline", "army", "assembly", "association", "authorities",
        "authority", "bank", "board", "campaign", "charity", "club", "college", "commission", "committee",
        "companies", "company", "congress", "consortium", "corporation", "council", "department", "embassy",
        "federation", "firm", "firms", "force", "forces", "foundation", "government", "group", "groups", "hospital",
        "house", "institute", "institution", "intelligence", "league", "ministry", "navy", "nhs", "office",
        "organisation", "organization", "parliament", "party", "pentagon", "police", "regulator", "school",
        "senate", "society", "squad", "team", "trust", "un", "union", "unions", "university", "watchdog", "white",
    ]),
    (MONTHS, &[
        "apr", "april", "aug", "august", "dec", "december", "feb", "february", "friday", "jan", "january", "july",
        "june", "march", "monday", "nov", "november", "oct", "october", "saturday", "sept", "september", "sunday",
        "thursday", "tuesday", "wednesday",
    ]),
    (TIME, &[
        "afternoon", "ago", "century", "current", "currently", "day", "days", "decade", "decades", "earlier",
        "evening", "fall", "hour", "hours", "last", "later", "midnight", "minutes", "month", "monthly", "months",
        "morning", "night", "noon", "overnight", "previous", "previously", "recent", "recently", "season", "since",
        "spring", "summer", "today", "tomorrow", "tonight", "until", "week", "weekend", "weekly", "weeks", "winter",
        "year", "yearly", "years", "yesterday",
    ]),
    (NUMBERS, &[
        "billion", "billions", "cent", "dozen", "dozens", "eight", "eighteen", "eighty", "eleven", "fifteen",
        "fifty", "five", "forty", "four", "fourteen", "fourth", "half", "hundred", "hundreds", "majority",
        "million", "millions", "nine", "nineteen", "ninety", "per", "percent", "quarter", "quarters", "second",
        "seven", "seventeen", "seventy", "six", "sixteen", "sixty", "ten", "tens", "third", "thirteen", "thirty",
        "thousand", "thousands", "three", "trillion", "twelve", "twenty", "twice", "two",
    ]),
    (MONEY, &[
        "billion", "bucks", "cash", "cents", "cost", "costs", "debt", "dollar", "dollars", "earnings", "euro",
        "euros", "expenditure", "fee", "fees", "fund", "funding", "funds", "income", "loan", "loans", "million",
        "money", "paid", "payment", "payments", "penny", "pounds", "price", "prices", "profit", "profits",
        "revenue", "salary", "sales", "shares", "spending", "sum", "tax", "taxes", "trillion", "turnover", "wage",
        "wages", "yen", "yuan",
    ]),
    (CHANGE, &[
        "beat", "beaten", "climbed", "cut", "cuts", "decline", "declined", "declines", "decrease", "decreased",
        "defeat", "defeated", "drop", "dropped", "fall", "fallen", "falling", "fell", "gain", "gained", "gains",
        "goal", "goals", "grew", "grow", "growing", "grown", "growth", "halved", "increase", "increased",
        "increases", "increasing", "jump", "jumped", "loss", "losses", "lost", "plunged", "points", "rate", "rates",
        "reduced", "reduction", "rise", "risen", "rises", "rising", "rose", "score", "scored", "shrank", "slipped",
        "slumped", "soared", "surged", "tumbled", "victory", "vote", "voted", "votes", "win", "winning", "wins",
        "won",
    ]),
    (HARM, &[
        "accident", "bomb", "bombing", "bombings", "bombs", "casualties", "collision", "crash", "crashed", "dead",
        "deadly", "death", "deaths", "destroyed", "die", "died", "dies", "disaster", "disease", "earthquake",
        "exploded", "explosion", "fatal", "fire", "flood", "gun", "gunman", "hostage", "hostages", "hurt",
        "injured", "injuries", "injury", "kidnapped", "kill", "killed", "killer", "killing", "killings", "missile",
        "missiles", "murdered", "nuclear", "rocket", "shooting", "shootings", "shot", "slaughter", "soldiers",
        "suicide", "terror", "terrorism", "terrorist", "terrorists", "toll", "troops", "tsunami", "victim",
        "victims", "war", "weapon", "weapons", "wounded",
    ]),
    (VERBS, &[
        "am", "appears", "are", "aren't", "asks", "be", "becomes", "been", "begins", "being", "believes", "brings",
        "builds", "calls", "can", "can't", "cannot", "claims", "closes", "comes", "continues", "costs", "could",
        "couldn't", "cuts", "did", "didn't", "do", "does", "doesn't", "dominates", "don't", "earns", "ends",
        "faces", "fails", "fights", "finds", "gets", "gives", "goes", "grows", "had", "hadn't", "has", "hasn't",
        "have", "haven't", "having", "he's", "helps", "hits", "holds", "i'm", "i've", "is", "isn't", "it's",
        "keeps", "knows", "launches", "leads", "leaves", "lives", "looks", "loses", "makes", "may", "means",
        "meets", "might", "moves", "must", "needs", "offers", "opens", "opposes", "owns", "plans", "plays",
        "proposes", "provides", "puts", "raises", "reaches", "refers", "remains", "represents", "returns", "rises",
        "rolls", "rules", "runs", "says", "seeks", "seems", "sells", "serves", "she's", "should", "shows", "signs",
        "spends", "stands", "starts", "stays", "supports", "takes", "tells", "that's", "there's", "they're",
        "they've", "tries", "turns", "uses", "wants", "was", "wasn't", "we're", "we've", "were", "weren't", "who's",
        "will", "wins", "won't", "works", "would", "wouldn't", "writes", "you're",
    ]),
    (PAST, &[
        "been", "did", "didn't", "had", "hadn't", "has", "hasn't", "have", "was", "wasn't", "were", "weren't",
    ]),
    (FIRST_PERSON, &[
        "i", "i'd", "i'll", "i'm", "i've", "me", "mine", "my", "myself", "our", "ours", "ourselves", "us", "we",
        "we'd", "we'll", "we're", "we've",
    ]),
    (SECOND_PERSON, &[
        "you", "you'd", "you'll", "you're", "you've", "your", "yours", "yourself", "yourselves",
    ]),
    (THIRD, &[
        "he", "her", "hers", "herself", "him", "himself", "his", "she", "their", "them", "they",
    ]),
    (FURNITURE, &[
        "advertisement", "advertising", "archive", "bookmark", "caption", "click", "comment", "comments",
        "continue", "copyright", "courtesy", "credit", "download", "email", "embedded", "facebook", "follow",
        "gallery", "getty", "image", "images", "listen", "logo", "miss", "newsletter", "photo", "photograph",
        "photos", "picture", "pictured", "podcast", "related", "reprinted", "reuters", "rights", "scroll", "share",
        "sign", "slideshow", "story", "subscribe", "text", "tweet", "twitter", "updated", "video", "view", "watch",
    ]),
    (BEGIN_THIS, &[
        "and", "but", "it", "it's", "no", "so", "that", "that's", "these", "this", "those", "well", "yes",
    ]),
    (VAGUE, &[
        "always", "any", "anybody", "anyone", "anything", "big", "bit", "each", "enough", "ever", "every",
        "everybody", "everyone", "everything", "few", "lot", "lots", "many", "much", "never", "nobody", "none",
        "nothing", "often", "plenty", "rarely", "several", "some", "somebody", "someone", "something", "sometimes",
        "stuff", "thing", "things", "usually",
    ]),
    (FAMILY, &[
        "brother", "child", "children", "cousin", "daughter", "family", "father", "grandfather", "grandmother",
        "husband", "married", "mother", "parents", "sister", "son", "uncle", "widow", "wife",
    ]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_says_a_word_once() {
        for (_, list) in WORDS {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }

    #[test]
    fn a_word_knows_its_lists() {
        assert!(Lists::of("fraud").meets(ACCUSE));
        assert!(!Lists::of("mill").meets(ACCUSE));
    }
}
