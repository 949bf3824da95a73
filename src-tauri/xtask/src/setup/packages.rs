//! Package managers: which one this machine has, and how it is asked.

use super::{
    lacking,
    needs::{Need, Packages},
};
use crate::shell::{Outcome, command, installed, output, run, say};

/// A package manager: the program, how it installs, whether it needs the administrator.
struct Manager {
    program: &'static str,
    refresh: &'static [&'static str],
    install: &'static [&'static str],
    as_root: bool,
    names: fn(&Packages) -> &'static [&'static str],
}

const MANAGERS: &[Manager] = &[
    Manager {
        program: "apt-get",
        refresh: &["update", "-qq"],
        install: &["install", "-y", "-qq", "-f", "--no-install-recommends"],
        as_root: true,
        names: |packages| packages.apt,
    },
    Manager {
        program: "dnf",
        refresh: &[],
        install: &["install", "-y"],
        as_root: true,
        names: |packages| packages.dnf,
    },
    Manager {
        program: "pacman",
        refresh: &[],
        install: &["-S", "--needed", "--noconfirm"],
        as_root: true,
        names: |packages| packages.pacman,
    },
    Manager {
        program: "brew",
        refresh: &[],
        install: &["install"],
        as_root: false,
        names: |packages| packages.brew,
    },
    Manager {
        program: "winget",
        refresh: &[],
        install: &["install", "--silent", "--accept-package-agreements", "--accept-source-agreements"],
        as_root: false,
        names: |packages| packages.winget,
    },
];

/// Installs what is missing, once more if the first try fails: mirrors and unpacking do fail now and then.
pub fn install_missing(missing: &[&Need]) -> Outcome {
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|need| need.name).collect::<Vec<_>>().join(", ");
    let Some(manager) = MANAGERS.iter().find(|manager| installed(manager.program)) else {
        return lacking(&format!("please install: {names} (no known package manager was found)"));
    };
    let packages: Vec<&str> =
        missing.iter().flat_map(|need| (manager.names)(&need.packages)).copied().collect();
    say(&format!("missing: {names}; installing {}", packages.join(" ")));
    let attempt = || {
        manager.run(manager.refresh)?;
        // Only now it is known what this release of the system calls them.
        manager.install(&packages.iter().map(|names| one_of(names)).collect::<Vec<_>>())
    };
    attempt().or_else(|reason| {
        say(&format!("{reason}; trying once more"));
        attempt()
    })
}

/// Debian and Ubuntu, and their releases, call some packages differently: of `a|b` the first that is known here.
fn one_of(names: &'static str) -> &'static str {
    let mut all = names.split('|');
    let usual = all.next().unwrap_or(names);
    let is_known =
        |name: &str| output(command(".", "apt-cache", &["show", name])).is_ok_and(|text| !text.is_empty());
    if usual == names || is_known(usual) { usual } else { all.find(|name| is_known(name)).unwrap_or(usual) }
}

impl Manager {
    fn install(&self, packages: &[&str]) -> Outcome {
        let arguments: Vec<&str> = self.install.iter().chain(packages).copied().collect();
        self.run(&arguments)
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        if arguments.is_empty() {
            return Ok(());
        }
        let mut words = vec![self.program];
        words.extend(arguments);
        if self.as_root && !is_root() {
            words.insert(0, "sudo");
        }
        let mut command = command(".", words[0], &words[1..]);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        run(command)
    }
}

fn is_root() -> bool {
    output(command(".", "id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}
