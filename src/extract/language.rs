//! Which language a text is in, where it is plainly not English.

use whatlang::{Lang, detect};

/// How many characters are looked at.
const LOOKED_AT: usize = 10_000;

/// The fewest words by which a language is told.
const FEWEST: usize = 40;

/// The English name of the language of a text, unless it is English, short, or mixed.
#[must_use]
pub fn foreign(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let start = text.get(..end)?;
    if start.split_whitespace().take(FEWEST).count() < FEWEST {
        return None;
    }
    let found = detect(start).filter(whatlang::Info::is_reliable)?;
    (found.lang() != Lang::Eng).then(|| found.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_is_named() {
        let german = "Der Stadtrat hat am Montag beschlossen, dass die Mühle am Fluss im nächsten Jahr geschlossen wird. Die \
                      Bürgermeisterin sagte, dass vierzig Menschen ihre Arbeit verlieren werden und dass das Geld für eine neue \
                      Schule gebraucht werde, die seit vielen Jahren versprochen ist.";
        let french = "Le conseil municipal a décidé lundi que le moulin au bord de la rivière sera fermé l’année prochaine. La \
                      maire a déclaré que quarante personnes perdront leur emploi et que l’argent servira à construire une \
                      nouvelle école promise depuis de nombreuses années aux habitants du village.";
        let russian = "Городской совет решил в понедельник, что мельница у реки будет закрыта в следующем году. Мэр сказала, что \
                       сорок человек потеряют работу, а деньги пойдут на новую школу, которую обещали жителям уже много лет. Об \
                       этом сообщили в среду местные газеты и радио, а жители вышли на площадь.";
        assert_eq!(foreign(german), Some("German"));
        assert_eq!(foreign(french), Some("French"));
        assert_eq!(foreign(russian), Some("Russian"));
    }

    #[test]
    fn english_with_foreign_words_and_short_texts_are_not() {
        let english = "The council decided on Monday that the mill by the river will close next year. “Mae hyn yn drist iawn i bawb,” \
                       the mayor said in Welsh, and added that forty people will lose their work. The money is meant for a new \
                       school that was promised to the village many years ago.";
        assert_eq!(foreign(english), None);
        assert_eq!(foreign("Der Stadtrat hat am Montag beschlossen."), None);
        assert_eq!(foreign(""), None);
    }
}
