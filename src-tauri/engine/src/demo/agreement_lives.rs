//! What became of the demo's agreements after they were written: sent, signed, ended and followed by others, so that
//! there is one in every state.

use super::agreement_follow_up;
use super::desk::{Desk, Expected, at, day};
use crate::access::{self, PaperToOpen, Role};
use crate::agreements::{
    self, Agreement, AgreementSide, AgreementToHandOn, AgreementToOpen, AgreementToRenew, AgreementToTerminate,
    EvaluationNote, EvaluationToNote, GoalOutcome, HandOnTo, Holes, NoticeWay, RequirementKind, RequirementRule,
    SignatureToNote, SignedCopyToAttach, Terms, TermsChange,
};
use crate::database::DatabaseError;
use crate::organisations::{self, ContactRoleKind};
use crate::shared::ids::AgreementId;

use AgreementSide::{Association, Municipality};
use GoalOutcome::{Met, Missed, Partly};
use RequirementKind::{ChildProtection, Confidentiality, ContactsConfirmed};
use RequirementRule::{Applies, DoesNotApply};
use Step::{
    Aimed, Confirmed, Evaluated, FollowedBy, GoesOn, Judged, NoticeGiven, Reviewed, Ruled, Scanned, Sent, Signed,
    Talked,
};

/// Something that was done to an agreement, and when.
enum Step {
    /// It goes on by itself, a year at a time.
    GoesOn(&'static str),
    Reviewed(&'static str),
    Sent(&'static str),
    Signed(AgreementSide, &'static str),
    Scanned(&'static str),
    NoticeGiven(AgreementSide, &'static str),
    Evaluated(&'static str, &'static str, &'static str),
    /// A goal was set: what, by what it is seen, and when it is asked about.
    Aimed(&'static str, [&'static str; 3]),
    /// What came of the goal that was set first, second …: what and what next.
    Judged(&'static str, usize, GoalOutcome, [&'static str; 2]),
    /// Who took part, what was said, what is to be done and when.
    Talked(&'static str, [&'static str; 4]),
    /// Somebody of the association confirmed these.
    Confirmed(&'static str, &'static str, &'static [RequirementKind]),
    /// One applies here, or does not, whatever the clauses say.
    Ruled(&'static str, RequirementKind, RequirementRule, &'static str),
    /// The next one was begun and sent on the first day, and signed by both on the second.
    FollowedBy(&'static str, &'static str),
}

/// By the title of the agreement.
const LIVES: &[(&str, &[Step])] = &[
    (
        "Åben sangaften",
        &[
            Confirmed("2025-11-21", "kassereren", &[ContactsConfirmed]),
            Sent("2025-11-28"),
            Signed(Association, "2025-11-29"),
            Signed(Municipality, "2025-12-01"),
            Confirmed("2025-12-03", "formanden", &[Confidentiality]),
            Aimed("2025-12-03", ["40 sangere hver gang", "Tælling ved døren", "2026-10-01"]),
            Aimed("2025-12-03", ["Tre nye værter blandt deltagerne", "Navne på vagtplanen", "2026-11-16"]),
            Talked(
                "2026-09-09",
                [
                    "formanden og frivilligkonsulenten",
                    "Gymnastiksalen er for lille, når der kommer flere end 50.",
                    "Spørg huset, om salen i Havbjerg er ledig om onsdagen",
                    "2026-11-23",
                ],
            ),
            Judged("2026-10-06", 0, Met, ["I snit 43 sangere.", ""]),
            Evaluated("2026-10-06", "I snit 43 sangere. Målene er nået.", "Vi prøver også en eftermiddag i 2027."),
        ],
    ),
    (
        "Skriveværksted i foråret",
        &[Sent("2025-12-12"), Signed(Municipality, "2025-12-15"), Signed(Association, "2025-12-18")],
    ),
    (
        "Besøgsvenner på Plejecentret Havblik",
        &[
            GoesOn("2026-01-21"),
            Sent("2026-01-22"),
            Signed(Association, "2026-01-27"),
            Signed(Municipality, "2026-01-28"),
            Confirmed("2026-02-04", "koordinatoren", &[Confidentiality, ContactsConfirmed]),
            Aimed("2026-02-04", ["20 beboere har en fast besøgsven", "Plejecentrets liste", "2027-01-15"]),
        ],
    ),
    (
        "IT-hjælp for seniorer",
        &[
            Sent("2026-02-20"),
            Signed(Municipality, "2026-02-23"),
            Signed(Association, "2026-02-25"),
            Ruled("2026-02-27", ChildProtection, Applies, "Elever fra 6. klasse kommer fast og hjælper med."),
            Confirmed("2026-02-27", "formanden", &[Confidentiality, ContactsConfirmed]),
        ],
    ),
    (
        "Sorggruppe for voksne",
        &[
            Sent("2026-03-12"),
            Signed(Association, "2026-03-19"),
            Signed(Municipality, "2026-03-20"),
            Confirmed("2026-03-24", "formanden", RequirementKind::ALL),
            NoticeGiven(Association, "2026-10-12"),
        ],
    ),
    (
        "Lektiehjælp i Havbjerg",
        &[
            Sent("2026-06-10"),
            Signed(Municipality, "2026-06-15"),
            Signed(Association, "2026-06-18"),
            Scanned("2026-06-19"),
            Confirmed("2026-06-19", "formanden", RequirementKind::ALL),
            Aimed("2026-06-19", ["30 børn får hjælp hver uge", "Fremmødet, talt ugentligt", "2026-11-01"]),
            Judged(
                "2026-11-04",
                0,
                Partly,
                [
                    "22 børn i snit. Der mangler frivillige om torsdagen.",
                    "Opslag på gymnasiet; vi ser på det igen efter nytår.",
                ],
            ),
            Talked(
                "2026-11-04",
                ["kassereren, to frivillige og frivilligkonsulenten", "Torsdag er svær at bemande.", "", ""],
            ),
        ],
    ),
    ("Language café", &[Sent("2026-11-05"), Signed(Association, "2026-11-12")]),
    (
        "Julehjælp 2026",
        &[
            Sent("2026-10-29"),
            Signed(Municipality, "2026-10-30"),
            Signed(Association, "2026-10-30"),
            Ruled("2026-11-02", ContactsConfirmed, DoesNotApply, "Aftalen løber kun i to måneder."),
            Confirmed("2026-11-02", "formanden", RequirementKind::ALL),
        ],
    ),
    ("Reparationscafé den tredje lørdag i måneden", &[Reviewed("2026-11-20")]),
    (
        "Boldskole for børn uden klub",
        &[
            Sent("2025-12-16"),
            Signed(Association, "2025-12-18"),
            Signed(Municipality, "2025-12-19"),
            Confirmed("2026-01-05", "træneren", RequirementKind::ALL),
            Aimed("2026-01-05", ["Ti børn er blevet medlemmer af en klub", "Klubbernes egne tal", "2026-10-15"]),
            Judged(
                "2026-10-20",
                0,
                Missed,
                ["Fire børn. Kontingentet er for højt for flere familier.", "Søg støtte til kontingent"],
            ),
            FollowedBy("2026-11-17", "2026-11-20"),
        ],
    ),
];

/// Lives through them all.
pub(super) async fn live_through(desk: &Desk, drafted: &[Agreement]) -> Result<(), DatabaseError> {
    for (title, steps) in LIVES {
        let agreement = drafted.iter().find(|agreement| agreement.activity_title == *title).expected(title)?;
        let mut life = Life { desk, id: agreement.id };
        for step in *steps {
            life.take(step).await?;
        }
    }
    Ok(())
}

struct Life<'a> {
    desk: &'a Desk,
    id: AgreementId,
}

impl Life<'_> {
    async fn take(&mut self, step: &Step) -> Result<(), DatabaseError> {
        match *step {
            GoesOn(on) => self.go_on(on).await,
            Reviewed(on) => self.hand_on(on, HandOnTo::Review).await,
            Sent(on) => self.hand_on(on, HandOnTo::Association).await,
            Signed(side, on) => self.sign(side, on).await,
            Scanned(on) => self.scan(on).await,
            NoticeGiven(by, on) => self.terminate(by, on).await,
            Evaluated(on, result, next_step) => self.evaluate(on, result, next_step).await,
            Aimed(on, what) => agreement_follow_up::aim(self.desk, self.id, on, what).await,
            Judged(on, place, outcome, what) => {
                agreement_follow_up::judge(self.desk, self.id, on, (place, outcome, what)).await
            }
            Talked(on, what) => agreement_follow_up::talk(self.desk, self.id, on, what).await,
            Confirmed(on, by, kinds) => agreement_follow_up::confirm(self.desk, self.id, on, (by, kinds)).await,
            Ruled(on, kind, rule, reason) => {
                agreement_follow_up::rule(self.desk, self.id, on, (kind, rule, reason)).await
            }
            FollowedBy(begun, signed) => self.follow(begun, signed).await,
        }
    }

    async fn version(&self) -> Result<i64, DatabaseError> {
        Ok(self.card().await?.agreement.version)
    }

    async fn card(&self) -> Result<agreements::AgreementCard, DatabaseError> {
        let context = self.desk.context(Role::Consultant, "open_agreement");
        agreements::open_agreement(&context, AgreementToOpen { id: self.id }).await.expected("an agreement is opened")
    }

    async fn go_on(&self, on: &str) -> Result<(), DatabaseError> {
        self.desk.set(at(day(on), 10, 15));
        let context = self.desk.context(Role::Consultant, "change_terms");
        let terms = Terms { tacit_months: Some(12), ..Terms::default() };
        let input = TermsChange { id: self.id, version: self.version().await?, terms };
        agreements::change_terms(&context, input).await.expected("terms are agreed").map(|_| ())
    }

    async fn hand_on(&self, on: &str, to: HandOnTo) -> Result<(), DatabaseError> {
        self.desk.set(at(day(on), 13, 5));
        let context = self.desk.context(Role::Consultant, "hand_on_agreement");
        let input = AgreementToHandOn {
            request_key: self.desk.new_key(),
            id: self.id,
            version: self.version().await?,
            to,
            holes: Holes::Refuse,
            sent_on: None,
        };
        agreements::hand_on_agreement(&context, input).await.expected("an agreement is handed on").map(|_| ())
    }

    async fn sign(&self, side: AgreementSide, on: &str) -> Result<(), DatabaseError> {
        self.desk.set(at(day(on), 14, 25));
        let context = self.desk.context(Role::Consultant, "sign_agreement");
        let mut input = SignatureToNote {
            request_key: self.desk.new_key(),
            id: self.id,
            version: self.version().await?,
            side,
            name: "Henning Østergaard".into(),
            title: "centerleder".into(),
            signed_on: day(on),
            contact_role_id: None,
        };
        if side == Association {
            let organisation = self.card().await?.agreement.organisation_id;
            let mut tx = context.read().await?;
            let roles = organisations::contact_roles(&mut tx, organisation, day(on)).await?;
            drop(tx);
            let may_sign = |role: &organisations::ContactRole| role.facts.role == ContactRoleKind::AuthorisedSignatory;
            let role = roles.into_iter().find(may_sign).expected("somebody signs for the association")?;
            (input.name, input.title, input.contact_role_id) = (role.person_name, role.facts.title, Some(role.id));
        }
        agreements::sign_agreement(&context, input).await.expected("an agreement is signed").map(|_| ())
    }

    /// The demo has no pen: the paper itself stands for its scan.
    async fn scan(&self, on: &str) -> Result<(), DatabaseError> {
        use base64::Engine as _;
        self.desk.set(at(day(on), 9, 30));
        let version = self.card().await?.life.versions.into_iter().next().expected("a version")?;
        let context = self.desk.context(Role::Consultant, "attach_signed_copy");
        let bytes = access::paper(&context, PaperToOpen { id: version.paper_id }).await.expected("the paper")?;
        let input = SignedCopyToAttach {
            request_key: self.desk.new_key(),
            id: self.id,
            file_name: "underskrevet.pdf".into(),
            scan: base64::engine::general_purpose::STANDARD.encode(bytes),
        };
        agreements::attach_signed_copy(&context, input).await.expected("a scan is kept").map(|_| ())
    }

    async fn terminate(&self, given_by: AgreementSide, on: &str) -> Result<(), DatabaseError> {
        self.desk.set(at(day(on), 11, 0));
        let context = self.desk.context(Role::Consultant, "terminate_agreement");
        let input = AgreementToTerminate {
            id: self.id,
            version: self.version().await?,
            given_on: day(on),
            given_by,
            way: NoticeWay::WithNotice,
        };
        agreements::terminate_agreement(&context, input).await.expected("notice is given").map(|_| ())
    }

    async fn evaluate(&self, on: &str, result: &str, next_step: &str) -> Result<(), DatabaseError> {
        self.desk.set(at(day(on), 15, 10));
        let context = self.desk.context(Role::Consultant, "note_evaluation");
        let note = EvaluationNote { evaluated_on: day(on), result: result.into(), next_step: next_step.into() };
        let input = EvaluationToNote { id: self.id, version: self.version().await?, evaluation: Some(note) };
        agreements::note_evaluation(&context, input).await.expected("an evaluation is noted").map(|_| ())
    }

    async fn follow(&self, begun: &str, signed: &str) -> Result<(), DatabaseError> {
        self.desk.set(at(day(begun), 9, 50));
        let context = self.desk.context(Role::Consultant, "renew_agreement");
        let input = AgreementToRenew { request_key: self.desk.new_key(), id: self.id };
        let next = agreements::renew_agreement(&context, input).await.expected("an agreement is renewed")?.now;
        let next = Life { desk: self.desk, id: next.id };
        next.hand_on(begun, HandOnTo::Association).await?;
        next.sign(Association, signed).await?;
        next.sign(Municipality, signed).await
    }
}
