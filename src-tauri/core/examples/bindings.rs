//! Writes the command table as TypeScript into a folder; `cargo xtask bindings` runs it. An example, so that it is built
//! with the core alone and never shipped.

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("usage: bindings FOLDER")?);
    std::fs::create_dir_all(&folder)?;
    Ok(tulou_core::api::write_bindings(&folder)?)
}
