//! The acceptance list of faults: kills, torn logs, full disks, missing rights, damage, newer files, second processes,
//! failing upgrades, set clocks. After each, what was acknowledged is there and the workspace is sound.

mod clock;
mod damage;
mod import;
mod kill;
mod opening;
mod released;
mod space;
mod support;
mod torn;
mod undo;
mod upgrade;
