//! Runs a program: words in, words out, with a limit to its time and to what it prints.
//!
//! Three threads write its input and read its two outputs, so that neither side waits for the other, whatever the program
//! reads and in whichever order it prints. It has a process group of its own, which ends with it.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How much of what a program says on standard error is kept: the last of it.
const LAST_WORDS: usize = 4096;
/// How long the outputs are waited for once the program has ended: they end with it, unless something that left its
/// process group still holds them.
const GRACE: Duration = Duration::from_secs(3);
/// The longest pause between two looks at a program.
const LONGEST_PAUSE: Duration = Duration::from_millis(20);

/// What a program may use up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may run.
    pub time: Duration,
    /// How many bytes it may print.
    pub printed: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_mins(2), printed: 64 << 20 }
    }
}

/// Why a program did not do its work; reads on behind the program's name.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// There is no such program.
    #[error("was not found")]
    NotFound,
    /// It could not be started, or not be watched.
    #[error("cannot be run: {0}")]
    Start(io::Error),
    /// Its time ran out.
    #[error("had no answer after {} s and was ended{}", .time.as_secs_f64(), quoted(said))]
    Time {
        /// How long it had.
        time: Duration,
        /// The last of what it said on standard error.
        said: String,
    },
    /// It says itself that it failed.
    #[error("failed: {}{}", ended(*.status), quoted(said))]
    Failed {
        /// How it ended.
        status: ExitStatus,
        /// The last of what it said on standard error.
        said: String,
    },
    /// It printed more bytes than it may.
    #[error("printed more than {0} bytes and was ended")]
    TooMuch(usize),
    /// It ended, and something that it started keeps its output open.
    #[error("ended, but something that it left behind keeps its output open")]
    HeldOpen,
}

fn ended(status: ExitStatus) -> String {
    status.code().map_or_else(|| status.to_string(), |code| format!("exit code {code}"))
}

/// The last words of a program beneath the sentence about it, each line marked as theirs.
fn quoted(said: &str) -> String {
    said.lines().fold(String::new(), |told, line| told + "\n  | " + line)
}

/// What a thread has to tell.
enum Event {
    Printed(io::Result<Vec<u8>>),
    Said(String),
}

/// Why a program runs no more.
enum End {
    Itself,
    Time,
    TooMuch,
}

/// What is known of a program so far.
#[derive(Default)]
struct Heard {
    printed: Option<io::Result<Vec<u8>>>,
    said: Option<String>,
}

impl Heard {
    fn hear(&mut self, event: Event) {
        match event {
            Event::Printed(printed) => self.printed = Some(printed),
            Event::Said(said) => self.said = Some(said),
        }
    }

    fn is_too_much(&self, limit: usize) -> bool {
        matches!(&self.printed, Some(Ok(printed)) if printed.len() > limit)
    }
}

/// Runs a program with `input` on its standard input and gives what it prints.
pub(crate) fn run(command: Command, input: Vec<u8>, limits: Limits) -> Result<Vec<u8>, Stopped> {
    let deadline = Instant::now() + limits.time;
    let mut child = start(command)?;
    let events = listen(&mut child, input, limits.printed);
    let mut heard = Heard::default();
    let end = watch(&mut child, &events, &mut heard, deadline, limits.printed);
    // Before the program is waited for: until then its number, which is the group's, belongs to nobody else.
    kill_group(&mut child);
    let status = child.wait();
    let (end, status) = (end.map_err(Stopped::Start)?, status.map_err(Stopped::Start)?);
    drain(&events, &mut heard);
    let too_much = heard.is_too_much(limits.printed);
    let said = heard.said.unwrap_or_default();
    match end {
        End::Time => Err(Stopped::Time { time: limits.time, said }),
        _ if too_much => Err(Stopped::TooMuch(limits.printed)),
        End::Itself if !status.success() => Err(Stopped::Failed { status, said }),
        End::Itself | End::TooMuch => match heard.printed {
            Some(Ok(printed)) => Ok(printed),
            Some(Err(source)) => Err(Stopped::Start(source)),
            None => Err(Stopped::HeldOpen),
        },
    }
}

fn start(mut command: Command) -> Result<Child, Stopped> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => Stopped::NotFound,
        _ => Stopped::Start(source),
    })
}

/// Starts the threads that write and read.
fn listen(child: &mut Child, input: Vec<u8>, limit: usize) -> Receiver<Event> {
    let (tell, events) = mpsc::channel();
    if let Some(mut stdin) = child.stdin.take() {
        // A program may end, or close its input, without having read it: that is its own affair.
        thread::spawn(move || stdin.write_all(&input));
    }
    if let Some(stdout) = child.stdout.take() {
        let tell: Sender<Event> = tell.clone();
        thread::spawn(move || tell.send(Event::Printed(read_up_to(stdout, limit))));
    }
    if let Some(stderr) = child.stderr.take() {
        thread::spawn(move || tell.send(Event::Said(last_words(stderr))));
    }
    events
}

/// Everything that is printed; one byte more than the limit where it is too much.
fn read_up_to(stdout: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut printed = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    stdout.take(most).read_to_end(&mut printed)?;
    Ok(printed)
}

/// The last of what is said.
fn last_words(mut stderr: impl Read) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0; LAST_WORDS];
    loop {
        match stderr.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(0) | Err(_) => break,
            Ok(read) => {
                kept.extend_from_slice(buffer.get(..read).unwrap_or_default());
                kept.drain(..kept.len().saturating_sub(LAST_WORDS));
            }
        }
    }
    String::from_utf8_lossy(&kept).trim().to_owned()
}

/// Waits until a program has ended, its time has run out, or it has printed too much.
fn watch(
    child: &mut Child,
    events: &Receiver<Event>,
    heard: &mut Heard,
    deadline: Instant,
    limit: usize,
) -> io::Result<End> {
    let mut pause = Duration::from_millis(1);
    loop {
        match events.recv_timeout(pause) {
            Ok(event) => heard.hear(event),
            Err(RecvTimeoutError::Timeout) => {}
            // Both outputs are closed; only the end is missing.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(pause),
        }
        if heard.is_too_much(limit) {
            return Ok(End::TooMuch);
        }
        if has_ended(child)? {
            return Ok(End::Itself);
        }
        if Instant::now() >= deadline {
            return Ok(End::Time);
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// Hears what is left to hear of a program that has ended.
fn drain(events: &Receiver<Event>, heard: &mut Heard) {
    let deadline = Instant::now() + GRACE;
    while let Ok(event) = events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        heard.hear(event);
    }
}

/// Whether a program has ended. Its number stays taken, so that its group can still be ended safely.
#[cfg(unix)]
fn has_ended(child: &mut Child) -> io::Result<bool> {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
    let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    match waitid(WaitId::Pid(Pid::from_child(child)), look) {
        Ok(ended) => Ok(ended.is_some()),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn has_ended(child: &mut Child) -> io::Result<bool> {
    Ok(child.try_wait()?.is_some())
}

/// Ends a program and everything of its group. What has ended already cannot be ended, which is no failure.
#[cfg(unix)]
fn kill_group(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}

#[cfg(not(unix))]
fn kill_group(child: &mut Child) {
    let _ = child.kill();
}

#[cfg(all(test, unix))]
#[path = "process_tests.rs"]
mod tests;
