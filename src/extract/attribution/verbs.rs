//! Verbs that credit words or thoughts to somebody, and what each may take behind it. Gathered by hand from reporting verbs
//! and the verbs of intent, view and blame that news credits people with.
//!
//! A verb stands here once, by its base form; [`verb`] knows its regular forms and those of [`IRREGULAR`].

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a verb may take behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Frames(u16);

impl Frames {
    /// A clause with or without `that`: “said it rained”. Such a verb can stand behind its words too: “it rained, she said”.
    pub(super) const SAYS: Self = Self(1);
    /// A clause with `that`, `how`, `whether`, `what`: “argued that it rained”.
    pub(super) const THAT: Self = Self(2);
    /// A noun phrase: “proposed a new bridge”.
    pub(super) const NOUN: Self = Self(4);
    /// An infinitive: “promised to build it”.
    pub(super) const TO: Self = Self(8);
    /// A hearer before the words: “told the Echo it rained”.
    pub(super) const HEARER: Self = Self(16);
    /// A noun phrase behind one of its prepositions: “called for a new bridge”.
    pub(super) const ABOUT: Self = Self(32);
    /// Its base form and its form in `-s` are nouns too: “his claims”.
    pub(super) const NAMES: Self = Self(64);
    /// Views that are nobody’s in particular: “is expected to rise”.
    pub(super) const PASSIVE: Self = Self(128);

    /// Nothing but a quotation: “boomed: ‘Out!’”
    pub(super) const QUOTES: Self = Self(256);

    /// What seems is nobody’s words: “seemed to end it”.
    pub(super) const SEEMS: Self = Self(512);

    /// Whether all of the other’s bits are here.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn of(letters: &str) -> Self {
        letters.chars().fold(Self::default(), |all, letter| {
            let one = match letter {
                'S' => Self::SAYS,
                'T' => Self::THAT,
                'N' => Self::NOUN,
                'I' => Self::TO,
                'H' => Self::HEARER,
                'A' => Self::ABOUT,
                'n' => Self::NAMES,
                'p' => Self::PASSIVE,
                'x' => Self::SEEMS,
                'Q' => Self::QUOTES,
                _ => Self::default(),
            };
            Self(all.0 | one.0)
        })
    }
}

/// Which form of a verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// “say”
    Base,
    /// “says”
    Present,
    /// “said”: past tense or past participle.
    Past,
    /// “saying”
    Ing,
}

/// A verb in one of its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    /// What it may take behind it.
    pub(super) frames: Frames,
    /// Which form it is.
    pub(super) form: Form,
    /// The prepositions that may stand before what it is about.
    pub(super) about: &'static str,
}

/// The verb that a word in lower case is a form of.
pub(super) fn verb(word: &str) -> Option<Verb> {
    FORMS.get(word).copied()
}

static FORMS: LazyLock<HashMap<String, Verb>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for (letters, about, bases) in VERBS {
        for base in bases.split_whitespace() {
            let frames = Frames::of(letters);
            let mut add = |word: String, form| {
                forms.entry(word).or_insert(Verb { frames, form, about });
            };
            let irregular = IRREGULAR.iter().find(|(known, ..)| known == &base);
            add(base.to_owned(), Form::Base);
            add(present(base), Form::Present);
            add(stem(base) + "ing", Form::Ing);
            match irregular {
                Some((_, pasts)) => pasts.split_whitespace().for_each(|past| add(past.to_owned(), Form::Past)),
                None => add(stem(base) + "ed", Form::Past),
            }
            if let Some(double) = doubled(base) {
                add(double.clone() + "ed", Form::Past);
                add(double + "ing", Form::Ing);
            }
        }
    }
    forms
});

/// “says”, “denies”, “stresses”.
fn present(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        format!("{stem}ies")
    } else if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

/// What `-ed` and `-ing` are put to; “denyed” does no harm beside “denied”, which [`IRREGULAR`] has.
fn stem(base: &str) -> String {
    let keeps = base.ends_with("ee") || base.ends_with("ye") || !base.ends_with('e');
    if keeps { base.to_owned() } else { base.strip_suffix('e').unwrap_or(base).to_owned() }
}

/// “admitt”: a short vowel before the last consonant may double it.
fn doubled(base: &str) -> Option<String> {
    let mut end = base.chars().rev();
    let (last, vowel, before) = (end.next()?, end.next()?, end.next()?);
    let is_vowel = |c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let doubles = matches!(last, 'b' | 'g' | 'l' | 'm' | 'n' | 'p' | 'r' | 't');
    (doubles && is_vowel(vowel) && !is_vowel(before)).then(|| format!("{base}{last}"))
}

/// What is no regular past tense or participle.
const IRREGULAR: &[(&str, &str)] = &[
    ("say", "said"),
    ("tell", "told"),
    ("think", "thought"),
    ("write", "wrote written"),
    ("speak", "spoke spoken"),
    ("know", "knew known"),
    ("see", "saw seen"),
    ("find", "found"),
    ("feel", "felt"),
    ("foresee", "foresaw foreseen"),
    ("swear", "swore sworn"),
    ("deny", "denied"),
    ("reply", "replied"),
    ("testify", "testified"),
    ("cry", "cried"),
    ("imply", "implied"),
    ("worry", "worried"),
    ("decry", "decried"),
    ("clarify", "clarified"),
    ("show", "showed shown"),
    ("read", "read"),
    ("hear", "heard"),
    ("understand", "understood"),
    ("forget", "forgot forgotten"),
    ("make", "made"),
    ("hold", "held"),
    ("mean", "meant"),
    ("lay", "laid"),
    ("seek", "sought"),
    ("choose", "chose chosen"),
    ("tweet", "tweeted"),
    ("retweet", "retweeted"),
    ("put", "put"),
    ("forecast", "forecast"),
    ("bet", "bet"),
    ("begin", "began"),
    ("sing", "sang sung"),
    ("identify", "identified"),
    ("justify", "justified"),
    ("specify", "specified"),
    ("reaffirm", "reaffirmed"),
];

/// What the verbs take, their prepositions, and the verbs.
const VERBS: &[(&str, &str, &str)] = &[
    ("A", "about over that", "fret wonder"),
    ("A", "against about", "inveigh rail"),
    ("A", "at", "lash"),
    ("A", "for", "advocate apologise apologize"),
    ("A", "of about out against", "speak"),
    ("A", "on upon", "dwell elaborate expand"),
    ("A", "to", "allude pay react refer"),
    ("An", "about over that", "worry"),
    ("An", "against about", "protest"),
    ("An", "for", "campaign lobby push"),
    ("An", "of about out against", "talk"),
    ("An", "on upon", "focus"),
    ("I", "", "hesitate"),
    ("Ix", "", "appear seem"),
    (
        "N",
        "",
        "accuse applaud assail bemoan castigate characterise characterize chastise chide commend condemn \
        credit criticize decry defend denounce depict deride dismiss downplay dub endorse float hail \
        herald invoke lambast lambaste laud liken oppose portray quote rebuke rebut reference refute reject \
        repeat ridicule salute savage scold slam tout unveil welcome withdraw",
    ),
    ("NAn", "for on upon", "call"),
    ("NI", "", "decide decline intend opt prefer propose recommend refuse seek threaten want"),
    ("NIH", "", "beg encourage exhort implore instruct urge"),
    ("NIHn", "", "order press"),
    ("NIn", "", "aim plan wish"),
    ("NIp", "", "expect"),
    ("Nn", "", "blame brand champion cite favor favour forecast label mock name praise project support view"),
    (
        "Q",
        "",
        "allow approve bark begin boom chant continue croon deadpan email enthuse gush inquire \
        intone laugh mouth mumble murmur mutter proclaim rant read recite roar scoff scrawl scream sigh \
        sing snap snarl sneer summarise summarize text thunder vent venture",
    ),
    ("QA", "against about", "fume"),
    ("QA", "for", "plead"),
    ("QA", "on upon", "reflect"),
    ("QA", "to", "object"),
    ("QN", "", "criticise"),
    ("QNIn", "", "offer"),
    ("QNn", "", "blast"),
    ("QST", "", "blog chime counter exclaim interject marvel muse opine retort surmise testify write yell"),
    ("QSTA", "to", "respond"),
    ("QSTAn", "on upon", "comment"),
    ("QSTIn", "", "pledge"),
    ("QSTN", "", "assert declare observe"),
    ("QSTNA", "about of", "quip"),
    ("QSTNA", "for", "argue"),
    ("QSTNA", "of about against", "caution"),
    ("QSTNA", "on upon", "insist"),
    ("QSTNAn", "about of", "boast joke"),
    ("QSTNIn", "", "vow"),
    ("QSTN", "", "lament"),
    ("QSTNn", "", "tweet"),
    ("QSTn", "", "answer post reply shout whisper"),
    ("QTA", "to out", "point"),
    ("QTN", "", "recount"),
    ("QTNIn", "", "demand"),
    ("QTNn", "", "echo"),
    ("Qn", "", "appeal"),
    (
        "ST",
        "",
        "add affirm assume attest calculate clarify feel foresee imagine imply maintain posit realise \
        realize reckon specify speculate suspect swear theorise theorize",
    ),
    ("STAn", "at", "hint"),
    ("STn", "", "find"),
    (
        "STN",
        "",
        "acknowledge announce concede conclude confirm contend deny disclose emphasise emphasize explain \
        indicate mention predict reiterate remark retweet reveal suggest",
    ),
    ("STNA", "about of", "complain gripe"),
    ("STNAp", "of", "say"),
    ("STNI", "to", "confess"),
    ("STNIA", "to", "admit"),
    ("STNIHA", "of about against", "warn"),
    ("STNIn", "", "hope promise"),
    ("STNn", "", "claim estimate note recall state stress"),
    ("STNnp", "", "report"),
    ("STNp", "", "see"),
    ("STn", "", "cry fear figure guess reason signal"),
    ("STp", "", "allege believe deem know think"),
    ("THA", "of about", "tell"),
    ("TIA", "with on to", "agree concur disagree"),
    (
        "TN",
        "",
        "convey demonstrate describe discover discuss dispute express forget illustrate learn ponder \
        relate remember stipulate underline underscore voice",
    ),
    ("TNH", "", "assure convince inform notify persuade remind"),
    ("TNIH", "", "advise"),
    ("TNIH", "about for on", "ask"),
    ("TNn", "", "debate detail document doubt highlight outline question request show"),
    ("p", "", "consider regard rumour understand"),
];
