//! What a pull says of itself: coverage, what it set aside and why, marks with their lines, the language.

use crate::desk::Desk;

const MILL: &str = "Mill closed\n\nThe mill in York closed on 3 May 2019. Why did it?\n\nThat is terrible. TK check.\n";

#[test]
fn an_explanation_tells_of_every_sentence() {
    let desk = Desk::new();
    desk.write("mill.txt", MILL);
    let done = desk.run(&["pull", "mill.txt", "--dry-run", "--explain", "--format", "csv"]);
    assert_eq!(done.code, Some(0), "{}", done.talk);
    assert!(done.out.starts_with("file,line,decision,worth,kind,sentence,why"), "{}", done.out);
    assert!(done.out.contains("mill.txt,3,pulled,"), "{}", done.out);
    assert!(done.out.contains("mill.txt,3,set aside: question,"), "{}", done.out);
    assert!(done.out.contains("mill.txt,5,set aside: opinion,"), "{}", done.out);
    assert!(!desk.path().join("factcheck.db").exists());
}

#[test]
fn an_explanation_beside_a_real_pull_stores_it() {
    let desk = Desk::new();
    desk.write("mill.txt", MILL);
    let out = desk.ok(&["pull", "mill.txt", "--explain"]);
    assert!(out.contains("set aside:"), "{out}");
    assert!(desk.ok(&["list"]).contains("The mill in York closed"));
}

#[test]
fn a_pull_says_what_it_covers_and_where_the_author_left_notes() {
    let desk = Desk::new();
    desk.write("mill.txt", MILL);
    let talk = desk.run(&["pull", "mill.txt"]).talk;
    assert!(talk.contains(" of 19 words in claims ("), "{talk}");
    assert!(talk.contains("set aside (") && talk.contains("1 question"), "{talk}");
    assert!(talk.contains("line 5: 'TK', left by the author"), "{talk}");
}

#[test]
fn a_format_without_anything_to_print_is_refused() {
    let desk = Desk::new();
    desk.write("mill.txt", MILL);
    let done = desk.run(&["pull", "mill.txt", "--format", "json"]);
    assert_eq!(done.code, Some(2));
    assert!(done.talk.contains("--format is for --dry-run and --explain"), "{}", done.talk);
}

#[test]
fn a_text_in_another_language_is_warned_about_and_read() {
    let desk = Desk::new();
    let german = "Der Stadtrat hat am Montag beschlossen, dass die Mühle am Fluss im nächsten Jahr geschlossen wird. Die \
                  Bürgermeisterin sagte, dass 40 Menschen ihre Arbeit verlieren werden und dass das Geld für eine neue Schule \
                  gebraucht werde, die seit vielen Jahren versprochen ist.\n";
    desk.write("muehle.txt", german);
    let done = desk.run(&["pull", "muehle.txt"]);
    assert_eq!(done.code, Some(0), "{}", done.talk);
    assert!(done.talk.contains("warning: the text looks like German, not English"), "{}", done.talk);
    desk.write("mill.txt", MILL);
    assert!(!desk.run(&["pull", "mill.txt"]).talk.contains("language"));
}
