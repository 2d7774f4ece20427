//! Puts on the machine what it lacks, as far as we may.

use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::machine::{Machine, Need, Purpose, Rights, packages};
use crate::obstacle::Obstacle;
use crate::stream::{Ended, run, say};

const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Debian's `postgresql` makes a cluster of its own when it is installed, and starts it. Nobody asked for one; a choice
/// that is already there stays.
const NO_CLUSTER: &str = "DPkg::Pre-Invoke::=f=/etc/postgresql-common/createcluster.conf; test -e $f || \
    { mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' > $f; }";

/// Looks at the machine and installs what is missing, or says what stands in the way.
pub fn prepare(purpose: Purpose) -> Result<(), Obstacle> {
    let machine = Machine::look(purpose);
    let needs = machine.plan(purpose)?;
    if needs.is_empty() {
        return Ok(());
    }
    say(&format!("Installing what is missing: {}", packages(needs)));
    install(needs, machine.rights)?;
    let still_missing = Machine::look(purpose).missing;
    if still_missing.is_empty() {
        return Ok(());
    }
    Err(Obstacle::Machine(format!("Still missing after it was installed: {}.", packages(&still_missing))))
}

fn install(needs: &[Need], rights: Rights) -> Result<(), Obstacle> {
    if !has_package_lists() {
        apt(rights, &["update"], &[])?;
    }
    let names: Vec<&str> = needs.iter().map(|need| need.package()).collect();
    if apt(rights, INSTALL, &names)?.is_well() {
        return Ok(());
    }
    // Lists that are out of date name packages that are gone.
    apt(rights, &["update"], &[])?;
    match apt(rights, INSTALL, &names)?.trouble {
        None => Ok(()),
        Some(trouble) => {
            let names = names.join(" ");
            Err(Obstacle::Machine(format!(
                "{trouble}, as it says above. When it is put right, or the packages are installed by hand \
                 (`apt-get install {names}`), try again."
            )))
        }
    }
}

const INSTALL: &[&str] = &["install", "-y", "--no-install-recommends"];

fn apt(rights: Rights, task: &[&str], names: &[&str]) -> Result<Ended, Obstacle> {
    let mut command = match rights {
        Rights::Sudo => {
            let mut command = Command::new("sudo");
            command.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            command
        }
        Rights::Root | Rights::None => Command::new("apt-get"),
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.args(["-q", "-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0", "-o", NO_CLUSTER]);
    run(command.args(task).args(names), LIMIT, None)
}

fn has_package_lists() -> bool {
    let entries = fs::read_dir("/var/lib/apt/lists").into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
}
