//! The words by which publishers and documents are known. Gathered by hand; every list is sorted.

/// Publishers known by name, without `The`.
pub(super) const OUTLETS: &[&str] = &[
    "abc", "abc news", "al jazeera", "ap", "associated press", "atlantic", "axios", "bbc", "bloomberg",
    "bloomberg news", "boston globe", "breitbart", "breitbart news", "buzzfeed", "buzzfeed news", "cbs", "cbs news",
    "channel 4", "channel 4 news", "chicago tribune", "cnbc", "cnn", "daily beast", "daily caller", "daily express",
    "daily mail", "daily mirror", "daily telegraph", "economist", "evening standard", "financial times", "forbes",
    "fox", "fox business", "fox news", "fox news channel", "guardian", "hill", "huffington post", "independent", "itv",
    "itv news", "los angeles times", "mail", "mirror", "mother jones", "msnbc", "nbc", "nbc news",
    "new york daily news", "new york magazine", "new york post", "new york times", "new yorker", "newsnight",
    "newsweek", "npr", "observer", "panorama", "pbs", "politico", "post", "reuters", "scotsman", "sky", "sky news",
    "slate", "spectator", "sun", "sunday telegraph", "sunday times", "telegraph", "time", "time magazine", "times",
    "today programme", "usa today", "vanity fair", "vox", "wall street journal", "washington examiner",
    "washington post", "weekly standard", "wikileaks", "yahoo news",
];

/// Last words by which a publisher is known whatever its name.
pub(super) const OUTLET_ENDINGS: &[&str] = &[
    "broadcasting", "chronicle", "courier", "dispatch", "echo", "examiner", "gazette", "globe", "guardian", "herald",
    "independent", "inquirer", "journal", "magazine", "mirror", "news", "observer", "post", "press", "radio",
    "register", "review", "sentinel", "standard", "star", "telegraph", "television", "times", "tribune", "tv",
    "weekly",
];

/// Nouns behind a name that say that it is a publisher; they are no part of the name.
pub(super) const PUBLISHES: &[&str] = &[
    "broadcaster", "channel", "column", "columnist", "daily", "editorial", "interview", "magazine", "network",
    "newspaper", "newspapers", "op-ed", "podcast", "programme", "reporter", "show", "site", "tabloid", "website",
    "weekly",
];

/// Nouns of documents and of what is said in one voice, in the plural too.
pub(super) const HEADS: &[&str] = &[
    "accounts", "ad", "ads", "advert", "affidavit", "analysis", "article", "blog", "broadcast", "audit",
    "autobiography", "average", "book", "census", "column", "complaint", "constitution", "data", "diary", "documents",
    "dossier", "editorial", "email", "emails", "essay", "estimates", "figures", "filing", "filings", "findings",
    "indictment", "inquiry", "investigation", "judgment", "lawsuit", "leaflet", "letter", "manifesto", "memo",
    "memoir", "message", "minutes", "op-ed", "opinion", "paper", "papers", "petition", "piece", "poll", "polls",
    "records", "release", "report", "reports", "research", "review", "rules", "ruling", "speech", "statement",
    "statistics", "story", "study", "suit", "summary", "survey", "testimony", "transcript", "video",
];

/// Heads that are documents whatever is done with them, where a name stands before them: “a Harbour Echo poll”.
pub(super) const SURELY: &[&str] = &[
    "ad", "advert", "audit", "average", "book", "figures", "findings", "indictment", "lawsuit", "letter", "memoir",
    "op-ed", "poll", "report", "research", "ruling", "statement", "statistics", "study", "suit", "survey",
];

/// Heads that mean the one named before when they come again: “the report”.
pub(super) const AGAIN: &[&str] = &[
    "ad", "article", "audit", "book", "column", "complaint", "dossier", "indictment", "inquiry", "lawsuit", "letter",
    "memo", "memoir", "op-ed", "paper", "poll", "report", "review", "ruling", "statement", "study", "suit", "summary",
    "survey",
];

/// Nouns that mean the publisher named before when they come again: “the paper”.
pub(super) const PAPERS: &[&str] = &["broadcaster", "magazine", "newspaper", "paper", "tabloid", "website"];

/// Places where people post.
pub(super) const SOCIAL: &[&str] = &[
    "bluesky", "facebook", "instagram", "linkedin", "reddit", "snapchat", "telegram", "tiktok", "twitter", "whatsapp",
    "youtube",
];

/// Whom people tell things who publish nothing.
pub(super) const HEARERS: &[&str] = &[
    "americans", "britons", "commons", "congress", "democrats", "jurors", "lords", "mps", "parliament", "peers",
    "republicans", "senators", "voters",
];
