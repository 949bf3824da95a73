//! What the project needs from the system, how to see whether it is there, and which package brings it.

use crate::{
    setup::Purpose,
    shell::{installed, succeeds},
};

/// One thing the system must have.
pub struct Need {
    /// What it is called in messages.
    pub name: &'static str,
    /// Its packages for apt, dnf, pacman, brew and winget; empty where the system brings it.
    pub packages: Packages,
    purpose: Purpose,
    present: fn() -> bool,
}

/// Names of packages by package manager.
#[derive(Clone, Copy, Default)]
pub struct Packages {
    /// `a|b` where releases call it differently.
    pub apt: &'static [&'static str],
    pub dnf: &'static [&'static str],
    pub pacman: &'static [&'static str],
    pub brew: &'static [&'static str],
    pub winget: &'static [&'static str],
}

/// The needs that this machine does not meet.
pub fn missing(purpose: Purpose) -> Vec<&'static Need> {
    let system = if cfg!(target_os = "linux") {
        LINUX
    } else if cfg!(windows) {
        WINDOWS
    } else {
        MACOS
    };
    system
        .iter()
        .chain(EVERYWHERE)
        .filter(|need| need.purpose == Purpose::Build || need.purpose == purpose)
        .filter(|need| !(need.present)())
        .collect()
}

const NOTHING: Packages = Packages { apt: &[], dnf: &[], pacman: &[], brew: &[], winget: &[] };

const LINUX: &[Need] = &[
    Need {
        name: "a C compiler",
        packages: Packages {
            apt: &["build-essential", "pkg-config"],
            dnf: &["gcc", "gcc-c++", "make", "pkgconf-pkg-config"],
            pacman: &["base-devel"],
            ..NOTHING
        },
        purpose: Purpose::Build,
        present: || installed("cc") && installed("pkg-config"),
    },
    Need {
        name: "WebKitGTK 4.1 with its headers",
        packages: Packages {
            apt: &["libwebkit2gtk-4.1-dev"],
            dnf: &["webkit2gtk4.1-devel"],
            pacman: &["webkit2gtk-4.1"],
            ..NOTHING
        },
        purpose: Purpose::Build,
        present: || succeeds("pkg-config", &["--exists", "webkit2gtk-4.1"]),
    },
    Need {
        name: "the library of tray icons with its headers, which the bundler looks for",
        packages: Packages {
            apt: &["libayatana-appindicator3-dev"],
            dnf: &["libayatana-appindicator-gtk3-devel"],
            pacman: &["libayatana-appindicator"],
            ..NOTHING
        },
        purpose: Purpose::Dist,
        present: || succeeds("pkg-config", &["--exists", "ayatana-appindicator3-0.1"]),
    },
    Need {
        name: "a Chinese font",
        packages: Packages {
            apt: &["fonts-noto-cjk"],
            dnf: &["google-noto-sans-cjk-fonts"],
            pacman: &["noto-fonts-cjk"],
            ..NOTHING
        },
        purpose: Purpose::Test,
        present: has_chinese_font,
    },
    Need {
        name: "WebKitWebDriver",
        packages: Packages {
            apt: &["webkit2gtk-driver"],
            dnf: &["webkit2gtk4.1"],
            pacman: &["webkit2gtk-4.1"],
            ..NOTHING
        },
        purpose: Purpose::Test,
        present: || installed("WebKitWebDriver"),
    },
    Need {
        name: "a virtual display (Xvfb)",
        packages: Packages {
            apt: &["xvfb"],
            dnf: &["xorg-x11-server-Xvfb"],
            pacman: &["xorg-server-xvfb"],
            ..NOTHING
        },
        purpose: Purpose::Test,
        present: || installed("Xvfb"),
    },
    Need {
        name: "a private message bus (dbus-run-session)",
        packages: Packages { apt: &["dbus"], dnf: &["dbus-daemon"], pacman: &["dbus"], ..NOTHING },
        purpose: Purpose::Test,
        present: || installed("dbus-run-session"),
    },
    Need {
        name: "faketime",
        packages: Packages { apt: &["faketime"], dnf: &["libfaketime"], pacman: &["libfaketime"], ..NOTHING },
        purpose: Purpose::Test,
        present: || installed("faketime"),
    },
    Need {
        name: "libical, which judges our calendar files",
        packages: Packages {
            apt: &["libical3|libical3t64"],
            dnf: &["libical"],
            pacman: &["libical"],
            ..NOTHING
        },
        purpose: Purpose::Test,
        present: || succeeds("python3", &["-c", "import ctypes; ctypes.CDLL('libical.so.3')"]),
    },
    Need {
        name: "Chromium",
        packages: Packages {
            apt: &["chromium|chromium-browser"],
            dnf: &["chromium"],
            pacman: &["chromium"],
            ..NOTHING
        },
        purpose: Purpose::Test,
        present: || ["chromium", "chromium-browser", "google-chrome"].iter().any(|name| installed(name)),
    },
    Need {
        name: "Python 3 with venv",
        packages: Packages {
            apt: &["python3", "python3-venv"],
            dnf: &["python3"],
            pacman: &["python"],
            ..NOTHING
        },
        purpose: Purpose::Test,
        present: || succeeds("python3", &["-c", "import ensurepip, venv"]),
    },
];

const MACOS: &[Need] = &[Need {
    name: "Python 3",
    packages: Packages { brew: &["python@3.12"], ..NOTHING },
    purpose: Purpose::Test,
    present: || succeeds("python3", &["-c", "import venv"]),
}];

const WINDOWS: &[Need] = &[Need {
    name: "Python 3",
    packages: Packages { winget: &["Python.Python.3.12"], ..NOTHING },
    purpose: Purpose::Test,
    present: || succeeds("python", &["-c", "import venv"]),
}];

const EVERYWHERE: &[Need] = &[Need {
    name: "Node",
    packages: Packages {
        apt: &["nodejs", "npm"],
        dnf: &["nodejs", "npm"],
        pacman: &["nodejs", "npm"],
        brew: &["node@22"],
        winget: &["OpenJS.NodeJS.LTS"],
    },
    purpose: Purpose::Build,
    present: || installed("node") && installed("npm"),
}];

fn has_chinese_font() -> bool {
    crate::shell::output(crate::shell::command(".", "fc-list", &[":lang=zh", "family"]))
        .is_ok_and(|families| !families.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_linux_need_names_a_package_for_each_package_manager() {
        for need in LINUX {
            for names in [need.packages.apt, need.packages.dnf, need.packages.pacman] {
                assert!(!names.is_empty(), "{} has no package somewhere", need.name);
            }
        }
    }
}
