use super::*;

fn sh(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    command
}

fn quick(script: &str, input: Vec<u8>) -> Result<Vec<u8>, Stopped> {
    run(sh(script), input, Limits { time: Duration::from_secs(20), printed: 1 << 20 })
}

#[test]
fn what_goes_in_comes_out() {
    assert_eq!(quick("cat", b"one\ntwo".to_vec()).unwrap(), b"one\ntwo");
}

#[test]
fn input_that_nobody_reads_holds_nobody_up() {
    let much = vec![b'x'; 4 << 20];
    assert_eq!(quick("printf done", much.clone()).unwrap(), b"done");
    assert_eq!(quick("exec <&-; printf done", much.clone()).unwrap(), b"done");
    assert_eq!(quick("head -c 3; printf done", much).unwrap(), b"xxxdone");
}

#[test]
fn both_outputs_are_read_while_the_input_is_written() {
    let script = "head -c 500000 /dev/zero >&2; head -c 500000 /dev/zero; cat >/dev/null";
    assert_eq!(quick(script, vec![b'x'; 1 << 20]).unwrap().len(), 500_000);
}

#[test]
fn an_exit_code_is_a_failure_with_the_last_words() {
    let failed = quick("echo no key >&2; exit 7", Vec::new()).unwrap_err().to_string();
    assert_eq!(failed, "failed: exit code 7\n  | no key");
    let killed = quick("kill -9 $$", Vec::new()).unwrap_err().to_string();
    assert!(killed.contains("signal: 9"), "{killed}");
}

#[test]
fn only_the_last_words_are_kept() {
    let failed = quick("head -c 100000 /dev/zero | tr '\\0' a >&2; echo end >&2; exit 1", Vec::new());
    let Err(Stopped::Failed { said, .. }) = failed else { panic!("{failed:?}") };
    assert!(said.len() <= LAST_WORDS && said.ends_with("aend"));
}

#[test]
fn when_the_time_runs_out_the_whole_group_ends() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("late");
    let script = format!("(sleep 2; echo late > '{}') & echo waiting >&2; wait", file.display());
    let begun = Instant::now();
    let ended = run(sh(&script), Vec::new(), Limits { time: Duration::from_millis(300), printed: 10 });
    let Err(Stopped::Time { said, .. }) = ended else { panic!("{ended:?}") };
    assert_eq!(said, "waiting");
    assert!(begun.elapsed() < Duration::from_secs(2));
    thread::sleep(Duration::from_millis(2200));
    assert!(!file.exists());
}

#[test]
fn what_a_program_leaves_behind_ends_with_it() {
    let begun = Instant::now();
    assert_eq!(quick("sleep 15 & printf done", Vec::new()).unwrap(), b"done");
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn outputs_that_close_early_are_no_end() {
    assert_eq!(quick("printf done; exec >&- 2>&-; sleep 0.2", Vec::new()).unwrap(), b"done");
}

#[test]
fn a_program_that_prints_without_end_is_ended() {
    let ended = quick("yes", Vec::new());
    assert!(matches!(ended, Err(Stopped::TooMuch(0x0010_0000))), "{ended:?}");
    let exact = run(sh("printf 1234567890"), Vec::new(), Limits { time: Duration::from_secs(20), printed: 10 });
    assert_eq!(exact.unwrap().len(), 10);
    let more = run(sh("printf 12345678901"), Vec::new(), Limits { time: Duration::from_secs(20), printed: 10 });
    assert!(matches!(more, Err(Stopped::TooMuch { .. })), "{more:?}");
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let gone = run(Command::new("no/such/program"), Vec::new(), Limits::default()).unwrap_err();
    assert_eq!(gone.to_string(), "was not found");
    let folder = run(Command::new("/"), Vec::new(), Limits::default()).unwrap_err();
    assert!(matches!(folder, Stopped::Start { .. }), "{folder:?}");
}
