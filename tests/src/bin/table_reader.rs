//! The reading child of the tests: what `tulou` and `tulou-cli` do before anything else, and nothing more.

#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

fn main() {
    tulou_host::answer_read_table();
}
