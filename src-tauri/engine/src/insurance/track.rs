//! On which of three tracks somebody is a volunteer, and what their task asks of the office.

use crate::shared::text_enum::text_enum;

text_enum! {
    /// How a volunteer is covered. The line between the first two is a judgement: the office makes it, with its reason.
    pub enum CoverTrack {
        /// Volunteer work (*frivilligt arbejde*): in the sense of the industrial injuries act, whose cover is compulsory.
        VolunteerWork = "volunteer_work",
        /// Volunteer effort (*frivillig indsats*): covered by the municipality as its council has decided (serviceloven
        /// § 18 a).
        VolunteerEffort = "volunteer_effort",
        /// Through an association, which sees to its own volunteers.
        ViaAssociation = "via_association",
    }
}

impl CoverTrack {
    /// Whether they are directly attached to the municipality, which then approves them.
    pub fn is_municipal(self) -> bool {
        self != Self::ViaAssociation
    }
}

text_enum! {
    /// What a volunteer drives in their task.
    #[derive(Default)]
    pub enum Driving {
        /// Nothing.
        #[default]
        None = "none",
        /// Their own car: its own insurance holds.
        OwnCar = "own_car",
        /// A car of the municipality.
        MunicipalCar = "municipal_car",
        /// A rickshaw.
        Rickshaw = "rickshaw",
    }
}
