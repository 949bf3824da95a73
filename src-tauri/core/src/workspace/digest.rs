//! The SHA-256 of a file, as hexadecimal text.

use std::{fs::File, io::Read, path::Path};

use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// The hash of the content of `path`.
pub fn sha256_of(path: &Path) -> Result<String> {
    let mut file = File::open(path).map_err(|error| Error::io(path, &error))?;
    let mut hash = Sha256::new();
    let mut block = vec![0_u8; 128 * 1024];
    loop {
        match file.read(&mut block).map_err(|error| Error::io(path, &error))? {
            0 => return Ok(hexadecimal(&hash.finalize())),
            read => hash.update(&block[..read]),
        }
    }
}

/// Bytes as hexadecimal text.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
