//! Writes what is generated from the core: `export bindings FOLDER` (TypeScript), `export schema FILE` (SQL).
//! `cargo xtask bindings` and `cargo xtask schema` run it.

use std::{error::Error, fs, path::Path};

use tulou_core::{api, schema::SCHEMA, store};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["bindings", folder] => {
            fs::create_dir_all(folder)?;
            Ok(api::write_bindings(Path::new(folder))?)
        }
        ["schema", file] => Ok(fs::write(file, store::schema_text(&SCHEMA)?)?),
        _ => Err("usage: export bindings FOLDER | export schema FILE".into()),
    }
}
