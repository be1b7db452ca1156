//! Work on several cores whose results come in the order of the items, as if it had been done one by one.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items for each core are begun before the first of them is taken: bounds what is held in memory.
const AHEAD: usize = 4;

/// Does `work` on every item, on `jobs` cores, and gives the results to `take` in order; ends early where that fails.
pub(super) fn in_order<I, O: Send, E>(
    jobs: usize,
    items: impl Iterator<Item = I> + Send,
    work: impl Fn(I) -> O + Sync,
    mut take: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E> {
    let mut items = items.fuse();
    if jobs <= 1 {
        return items.by_ref().try_for_each(|item| take(work(item)));
    }
    let queue =
        Queue { state: Mutex::new(State { items: items.enumerate(), taken: 0, ended: false }), moved: Condvar::new() };
    thread::scope(|scope| {
        let (send, results) = mpsc::channel();
        for _ in 0..jobs {
            let (send, queue, work) = (send.clone(), &queue, &work);
            scope.spawn(move || {
                while let Some((number, item)) = queue.next(jobs * AHEAD) {
                    if send.send((number, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let (mut waiting, mut due) = (BTreeMap::new(), 0);
        for (number, result) in results {
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&due) {
                due += 1;
                let done = take(result);
                queue.has_taken(due, done.is_err());
                done?;
            }
        }
        Ok(())
    })
}

/// The items that are left, and how far their results have been taken.
struct Queue<T> {
    state: Mutex<State<T>>,
    moved: Condvar,
}

struct State<T> {
    items: T,
    taken: usize,
    ended: bool,
}

impl<I, T: Iterator<Item = (usize, I)>> Queue<T> {
    /// The next item, once the results of those before it are near.
    fn next(&self, ahead: usize) -> Option<(usize, I)> {
        let mut state = self.locked();
        if state.ended {
            return None;
        }
        let (number, item) = state.items.next()?;
        while number >= state.taken + ahead && !state.ended {
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        (!state.ended).then_some((number, item))
    }

    fn has_taken(&self, taken: usize, ended: bool) {
        let mut state = self.locked();
        (state.taken, state.ended) = (taken, ended);
        self.moved.notify_all();
    }

    fn locked(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_order_whatever_takes_longest() {
        for jobs in [1, 2, 7] {
            let work = |n: u64| {
                thread::sleep(Duration::from_micros((n * 37 % 11) * 100));
                n * 2
            };
            let mut taken = Vec::new();
            let done: Result<(), ()> = in_order(jobs, 0..100, work, |n| {
                taken.push(n);
                Ok(())
            });
            assert_eq!((done, taken), (Ok(()), (0..100).map(|n| n * 2).collect::<Vec<_>>()));
        }
    }

    #[test]
    fn a_failure_ends_the_work() {
        for jobs in [1, 3] {
            let mut taken = 0;
            let done = in_order(
                jobs,
                0..,
                |n: u64| n,
                |n| {
                    taken += 1;
                    if n == 20 { Err("enough") } else { Ok(()) }
                },
            );
            assert_eq!((done, taken), (Err("enough"), 21));
        }
    }
}
