//! A queue that waits.
#![deny(missing_docs)]

use std::collections::VecDeque;
use std::fmt::{self, Display};
extern crate alloc;

mod wire;

/// Longest queue.
pub const MAX: usize = 1 << 10;
static mut COUNT: u32 = 0; // for tests only

/// Waits for its turn.
#[derive(Debug, Clone)]
#[repr(C)]
pub struct Queue<T, const N: usize = 4>
where
    T: Send,
{
    items: VecDeque<T>, größe: usize,
}

pub struct Unit;
struct Pair(u8, u8);

/* A choice. */
pub enum State {
    /// Not yet.
    Open,
    Closed { at: u64 },
}

union Bits {
    word: u32,
    bytes: [u8; 4],
}

pub type Result<T> = std::result::Result<T, Error>;

/// Can be measured.
pub trait Sized2: Display {
    const UNIT: &'static str;
    type Item;

    fn size(&self) -> usize;

    /// Twice that.
    fn double(&self) -> usize {
        self.size() * 2
    }
}

impl<T, const N: usize> Queue<T, N>
where
    T: Send,
{
    const START: usize = N;

    /// Makes one.
    #[must_use]
    pub fn new() -> Self {
        fn helper() -> usize { 0 }
        Self { items: VecDeque::new(), größe: helper() }
    }

    pub async unsafe fn take<'a>(&'a mut self) -> Option<&'a T> { self.items.front() } // the oldest
}

impl<T: Send> Sized2 for Queue<T> {
    const UNIT: &'static str = "items";
    type Item = T;
    fn size(&self) -> usize {
        self.items.len()
    }
}

impl<'a, T> From<&'a [T]> for crate::queue::Queue<T> {
    fn from(items: &'a [T]) -> Self { todo!() }
}

impl fmt::Display for &State {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "state") }
}

/// Makes a queue of its arguments.
#[macro_export]
macro_rules! queue {
    ($($x:expr),*) => { Queue::from(vec![$($x),*]) };
}

pub(crate) fn naïve<F>(f: F) -> u32 where F: Fn(u32) -> u32 { f(1) }

extern "C" {
    fn strlen(s: *const u8) -> usize;
}

thread_local! {
    static DEPTH: u32 = 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_oldest() {
        assert_eq!(1, 1);
    }

    mod deep { pub fn inner() {} }
}
