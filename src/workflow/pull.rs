//! Pull: an article and what was found in it come into the desk, as a new article or as a new draft of one it has.

use std::collections::HashMap;

use super::dates::is_url;
use super::leads::Leads;
use super::redraft::{self, Carried, DraftText, Redraft, Sentences};
use super::{Desk, WorkError};
use crate::domain::article::{ArticleText, Metadata, count_words};
use crate::domain::claim::{Claim, Fate};
use crate::domain::extraction::{Candidate, Extraction, ExtractorId, Mark};
use crate::domain::id::{ArticleId, ClaimId, DraftId, OperationId, Slug};
use crate::domain::operation::{Entity, Field};
use crate::domain::span::CharIndex;
use crate::store::{ClaimQuery, Draft, NewClaim, NewDraft, Reader, SameArticle, Writer};

/// The longest title that is made from a text without one, in characters.
const LONGEST_TITLE: usize = 80;

/// How the article was named on the command line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PullInput<'a> {
    /// The file as given.
    pub file: Option<&'a str>,
    /// The article that this is a draft of, where the editor says so.
    pub article: Option<&'a Slug>,
}

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is a new article.
    NewArticle,
    /// It is a new draft of an article.
    NewDraft {
        /// By which rule the article was found.
        matched: &'static str,
    },
    /// It is the latest draft of an article, letter by letter; nothing was stored.
    Unchanged,
}

/// What was pulled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulled {
    /// The article's name.
    pub slug: Slug,
    /// The number of the draft within the article.
    pub draft: u32,
    /// What became of the text.
    pub outcome: Outcome,
    /// The claims that were made, in the order of the text.
    pub claims: Vec<ClaimId>,
    /// How many claims of an earlier draft stand in this one as before.
    pub carried: usize,
    /// The claims whose words stand elsewhere.
    pub moved: Vec<ClaimId>,
    /// The claims whose words, or whose sentence, changed: with the words before and now.
    pub reworded: Vec<(ClaimId, String, String)>,
    /// The claims that had been cut and are back.
    pub back: Vec<ClaimId>,
    /// The claims of the draft before whose words left the text.
    pub cut: Vec<ClaimId>,
    /// How many words the text has.
    pub words: usize,
    /// How many outlets it names.
    pub outlets: usize,
    /// How many people it names.
    pub people: usize,
    /// The author's notes in it.
    pub marks: Vec<Mark>,
    /// The operation that records it.
    pub operation: Option<OperationId>,
}

/// Stores an article that was read, with what was found in it.
pub fn store_article(
    desk: &mut Desk<'_>,
    article: &ArticleText,
    found: &Extraction,
    extractor: &ExtractorId,
    input: &PullInput<'_>,
) -> Result<Pulled, WorkError> {
    let words = count_words(&article.text);
    if words == 0 {
        return Err(WorkError::NoWords { file: input.file.map(ToOwned::to_owned) });
    }
    exact(article, found, extractor)?;
    let name = extractor.to_string();
    let arrival = Arrival { article, found, extractor, name: &name, metadata: described(article), input };
    let intent = desk.intent(arrival.command(), None);
    let written = desk.store.write(&intent, |w| arrival.store(w))?;
    let stored = written.value;
    Ok(Pulled {
        slug: stored.slug,
        draft: stored.draft,
        outcome: stored.outcome,
        claims: stored.claims,
        carried: stored.fates.same,
        moved: stored.fates.moved,
        reworded: stored.fates.reworded,
        back: stored.fates.back,
        cut: stored.fates.cut,
        words,
        outlets: names(found),
        people: found.people.len(),
        marks: found.marks.clone(),
        operation: written.operation,
    })
}

/// What the write gives back.
struct Stored {
    slug: Slug,
    draft: u32,
    outcome: Outcome,
    claims: Vec<ClaimId>,
    fates: Fates,
}

/// What became of the claims of earlier drafts.
#[derive(Default)]
struct Fates {
    same: usize,
    moved: Vec<ClaimId>,
    reworded: Vec<(ClaimId, String, String)>,
    back: Vec<ClaimId>,
    cut: Vec<ClaimId>,
}

/// A text at the door.
struct Arrival<'a> {
    article: &'a ArticleText,
    found: &'a Extraction,
    extractor: &'a ExtractorId,
    name: &'a str,
    metadata: Metadata,
    input: &'a PullInput<'a>,
}

impl Arrival<'_> {
    /// The command as the history keeps it: the file without its folders.
    fn command(&self) -> String {
        let file = self.input.file.unwrap_or("-");
        let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
        format!("pull {}", file.replace(char::is_control, "?"))
    }

    fn store(&self, w: &mut Writer<'_>) -> Result<Stored, WorkError> {
        match self.known(w)? {
            Some((id, slug, matched)) => self.new_draft(w, id, slug, matched),
            None => self.new_article(w),
        }
    }

    /// The article that this is a draft of, and by which rule.
    fn known(&self, r: &Reader<'_>) -> Result<Option<(ArticleId, Slug, &'static str)>, WorkError> {
        if let Some(slug) = self.input.article {
            return Ok(Some((super::article::named(r, slug)?.id, slug.clone(), "named")));
        }
        let mut same = r.same_article(&SameArticle {
            url: self.metadata.url.as_deref(),
            file: self.input.file,
            external_id: self.article.external_id.as_deref(),
            title: self.metadata.title.as_deref(),
        })?;
        if same.len() > 1 {
            return Err(WorkError::SeveralArticles { slugs: same.into_iter().map(|(_, slug, _)| slug).collect() });
        }
        Ok(same.pop())
    }

    fn new_article(&self, w: &mut Writer<'_>) -> Result<Stored, WorkError> {
        let slug = w.free_slug(&Slug::from_title(self.metadata.title.as_deref().unwrap_or_default()))?;
        let id = w.create_article(&slug, &self.metadata)?;
        let (draft, number) = w.create_draft(id, &self.draft())?;
        let claims = self.make_claims(w, id, draft, self.found.claims.iter())?;
        Ok(Stored { slug, draft: number, outcome: Outcome::NewArticle, claims, fates: Fates::default() })
    }

    fn new_draft(
        &self,
        w: &mut Writer<'_>,
        id: ArticleId,
        slug: Slug,
        matched: &'static str,
    ) -> Result<Stored, WorkError> {
        let before = w.latest_draft(id)?;
        let same = before.as_ref().filter(|draft| draft.sha256 == self.article.sha256());
        // Somebody may have written into the margin of an unchanged text.
        let same = match same {
            Some(draft) if w.comments(draft.id)? == self.article.comments => Some(draft),
            _ => None,
        };
        if let Some(same) = same {
            let (draft, outcome) = (same.number, Outcome::Unchanged);
            return Ok(Stored { slug, draft, outcome, claims: Vec::new(), fates: Fates::default() });
        }
        let old = w.claims(&ClaimQuery { article: Some(slug.clone()), all: true, ..ClaimQuery::default() })?;
        let redraft = self.compare(&old, before.as_ref());
        let (draft, number) = w.create_draft(id, &self.draft())?;
        let mut fates = Fates { cut: redraft.cut, ..Fates::default() };
        let by_number: HashMap<ClaimId, &Claim> = old.iter().map(|claim| (claim.id, claim)).collect();
        for carried in &redraft.carried {
            let Some(claim) = by_number.get(&carried.claim) else { continue };
            w.create_anchor(carried.claim, draft, carried.span, carried.fate)?;
            self.update(w, claim, carried)?;
            fates.count(claim, carried);
        }
        let fresh = redraft.fresh.iter().filter_map(|&number| self.found.claims.get(number));
        let claims = self.make_claims(w, id, draft, fresh)?;
        Ok(Stored { slug, draft: number, outcome: Outcome::NewDraft { matched }, claims, fates })
    }

    fn compare(&self, old: &[Claim], before: Option<&Draft>) -> Redraft {
        let text = before.map_or("", |draft| draft.text.as_str());
        let blocks = before.map_or(&[][..], |draft| draft.blocks.as_slice());
        redraft::compare(DraftText { text, blocks }, old, self.text(), &self.found.claims)
    }

    fn text(&self) -> DraftText<'_> {
        DraftText { text: &self.article.text, blocks: &self.article.blocks }
    }

    /// Brings a claim up to its words in the new draft, and up to who says them there, unless an editor said who does.
    fn update(&self, w: &mut Writer<'_>, claim: &Claim, carried: &Carried) -> Result<(), WorkError> {
        let id = claim.id.get();
        if let Some(words) = &carried.words {
            w.change(Entity::Claim, id, Field::Text, Some(&claim.text), Some(words))?;
        }
        w.change(Entity::Claim, id, Field::Around, claim.around.as_deref(), carried.around.as_deref())?;
        let proposed = self.found.claims.iter().find(|candidate| candidate.span == carried.span);
        let Some(proposed) = proposed.filter(|_| carried.elsewise) else { return Ok(()) };
        let speaker = proposed.speaker.as_ref().map(|speaker| speaker.name.as_str());
        let outlet = proposed.outlet.as_deref();
        if (speaker, outlet) != (claim.speaker.as_deref(), claim.outlet.as_deref()) && !said_by_hand(w, claim.id)? {
            w.change(Entity::Claim, id, Field::Speaker, claim.speaker.as_deref(), speaker)?;
            w.change(Entity::Claim, id, Field::Outlet, claim.outlet.as_deref(), outlet)?;
        }
        Ok(())
    }

    fn draft(&self) -> NewDraft<'_> {
        NewDraft {
            article: self.article,
            file: self.input.file,
            extractor: self.extractor,
            people: &self.found.people,
            outlets: &self.found.outlets,
            marks: &self.found.marks,
        }
    }

    /// Makes claims, each with its place and, where it is credited to an outlet, the lead to it.
    fn make_claims<'c>(
        &self,
        w: &mut Writer<'_>,
        article: ArticleId,
        draft: DraftId,
        candidates: impl Iterator<Item = &'c Candidate>,
    ) -> Result<Vec<ClaimId>, WorkError> {
        let mut leads = Leads::of(article);
        let sentences = Sentences::of(self.text());
        let mut claims = Vec::new();
        for candidate in candidates {
            let claim = w.create_claim(&NewClaim {
                article,
                extractor: self.name,
                text: &candidate.text,
                kind: candidate.kind,
                worth: candidate.worth,
                reasons: &candidate.reasons,
                around: sentences.around(candidate.span).as_deref(),
                speaker: candidate.speaker.as_ref().map(|speaker| speaker.name.as_str()),
                outlet: candidate.outlet.as_deref(),
            })?;
            w.create_anchor(claim, draft, candidate.span, Fate::New)?;
            if let Some(outlet) = &candidate.outlet {
                leads.link(w, claim, outlet)?;
            }
            claims.push(claim);
        }
        Ok(claims)
    }
}

impl Fates {
    fn count(&mut self, claim: &Claim, carried: &Carried) {
        match carried.fate {
            _ if carried.back => self.back.push(claim.id),
            Fate::Moved => self.moved.push(claim.id),
            Fate::Reworded => {
                // Where only the sentence around it changed, that is what changed.
                let (was, is) = match &carried.words {
                    Some(words) => (Some(claim.text.clone()), Some(words.clone())),
                    None => (claim.around.clone(), carried.around.clone()),
                };
                let (was, is) = (was.unwrap_or_else(|| claim.text.clone()), is.unwrap_or_else(|| claim.text.clone()));
                self.reworded.push((claim.id, was, is));
            }
            Fate::New | Fate::Same | Fate::Cut => self.same += 1,
        }
    }
}

/// Whether an editor said by hand who says a claim.
fn said_by_hand(r: &Reader<'_>, claim: ClaimId) -> Result<bool, WorkError> {
    let changes = r.claim_file(claim)?.map(|file| file.history).unwrap_or_default();
    Ok(changes.iter().any(|change| {
        matches!(change.event.field, Field::Speaker | Field::Outlet)
            && (change.command.starts_with("claim ") || change.command.starts_with("undo "))
    }))
}

/// Refuses claims whose words are not those of their place, whoever proposed them.
fn exact(article: &ArticleText, found: &Extraction, extractor: &ExtractorId) -> Result<(), WorkError> {
    let index = CharIndex::new(&article.text);
    let wrong = found.claims.iter().find(|claim| claim.text.is_empty() || index.slice(claim.span) != claim.text);
    wrong.map_or(Ok(()), |claim| {
        let (start, end) = (claim.span.start, claim.span.end);
        Err(WorkError::NotTheWords { extractor: extractor.to_string(), start, end })
    })
}

/// What the article says about itself, with a title in any case and without an address that is none.
fn described(article: &ArticleText) -> Metadata {
    let mut metadata = article.metadata.clone();
    metadata.title = metadata.title.filter(|title| !title.trim().is_empty()).or_else(|| Some(title_of(&article.text)));
    metadata.url = metadata.url.filter(|url| is_url(url));
    metadata
}

/// A title for a text without one: the first words of its first line that has any.
///
/// `\n\n*\nIt rained in Ayr.` is called `It rained in Ayr.`
fn title_of(text: &str) -> String {
    let line = text.lines().find(|line| count_words(line) > 0).unwrap_or_default();
    let mut title = String::new();
    let mut length = 0;
    for word in line.split_whitespace() {
        let width = word.chars().count() + usize::from(length > 0);
        if length > 0 && length + width > LONGEST_TITLE {
            break;
        }
        if length > 0 {
            title.push(' ');
        }
        title.extend(word.chars().filter(|letter| !letter.is_control()).take(LONGEST_TITLE));
        length += width;
    }
    if title.is_empty() { "untitled".to_owned() } else { title }
}

/// How many outlets a text names.
fn names(found: &Extraction) -> usize {
    let names: std::collections::BTreeSet<&str> = found.outlets.iter().map(|outlet| outlet.name.as_str()).collect();
    names.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_a_title_is_called_by_its_first_words() {
        assert_eq!(title_of("\n\n***\nIt  rained in Ayr.\nAll day."), "It rained in Ayr.");
        let long = title_of(&"word ".repeat(40));
        assert!(long.chars().count() <= LONGEST_TITLE && long.ends_with("word"), "{long}");
        assert_eq!(title_of(&"é".repeat(200)).chars().count(), LONGEST_TITLE);
    }
}
