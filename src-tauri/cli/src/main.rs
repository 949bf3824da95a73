//! `tulou-cli`: the command table for scripts and servers.

#[global_allocator]
static ALLOCATOR: tulou_host::CountingAllocator = tulou_host::CountingAllocator;

fn main() {
    tulou_host::answer_read_table();
}
