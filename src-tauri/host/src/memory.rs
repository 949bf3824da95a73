//! A memory limit that works on every system: a global allocator that counts, and ends the process at the limit.
//!
//! Only a reading child arms it. In the window and the command line it costs one relaxed load per allocation.
#![allow(unsafe_code)] // a global allocator cannot be written without it; both functions only forward to `System`

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicBool, AtomicIsize, Ordering},
};

/// The exit status of a process that asked for more memory than it may have.
pub const OVER_MEMORY: i32 = 86;

static ARMED: AtomicBool = AtomicBool::new(false);
static USED: AtomicIsize = AtomicIsize::new(0);
static LIMIT: AtomicIsize = AtomicIsize::new(isize::MAX);

/// The system's allocator with a count and a limit; each binary names it as its `#[global_allocator]`.
pub struct CountingAllocator;

/// Ends this process as soon as it holds more than `bytes`. Returns false when the binary has another allocator,
/// in which case nothing would be counted.
pub fn limit(bytes: isize) -> bool {
    LIMIT.store(bytes, Ordering::Relaxed);
    ARMED.store(true, Ordering::Relaxed);
    let before = USED.load(Ordering::Relaxed);
    let probe = std::hint::black_box(vec![0_u8; 4096]);
    let counted = USED.load(Ordering::Relaxed) - before >= 4096;
    drop(probe);
    counted
}

fn count(bytes: usize) {
    let bytes = isize::try_from(bytes).unwrap_or(isize::MAX);
    let used = USED.load(Ordering::Relaxed).saturating_add(bytes);
    if used > LIMIT.load(Ordering::Relaxed) {
        // Ending may allocate; it must not come here again.
        ARMED.store(false, Ordering::Relaxed);
        std::process::exit(OVER_MEMORY);
    }
    USED.fetch_add(bytes, Ordering::Relaxed);
}

fn discount(bytes: usize) {
    USED.fetch_sub(isize::try_from(bytes).unwrap_or(isize::MAX), Ordering::Relaxed);
}

// SAFETY: every call is passed on to `System` unchanged; counting touches only atomics.
unsafe impl GlobalAlloc for CountingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if ARMED.load(Ordering::Relaxed) {
            count(layout.size());
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if ARMED.load(Ordering::Relaxed) {
            count(layout.size());
        }
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        if ARMED.load(Ordering::Relaxed) {
            discount(layout.size());
        }
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if ARMED.load(Ordering::Relaxed) {
            count(size);
            discount(layout.size());
        }
        unsafe { System.realloc(pointer, layout, size) }
    }
}
