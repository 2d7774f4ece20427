/** The form of an attachment, of somebody new or of somebody who is in the register: as it is typed, and what it comes to. */
import { call } from '../../backend/call';
import type {
  AttachmentCard,
  AttachmentFacts,
  AttachmentId,
  CoverTrack,
  GuideAnswers,
  JudgedAttachment,
  EffortTypeCard,
  OrganisationId,
  PersonFacts,
  PersonId,
  VolunteerCard,
  VolunteerFacts,
  VolunteerPerson,
} from '../../backend/generated/operations';
import { newRequestKey } from '../../backend/requestKey';
import { refusedForm } from '../../backend/refusedForm';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import { blankPerson, partyOf, personOf, typedDate, type FormDraft, type PickedParty } from '../../organisations';
import { Submitting, undoStack, type Submitted } from '../../shared';
import { texts } from '../../texts';
import { draftOf } from '../drafts';
import { blankVolunteer } from '../facts';
import type { WritingPlace } from '../place';

/** The verdict is asked for when the typing pauses. */
const PAUSE_MILLISECONDS = 200;

type Typed = Omit<AttachmentFacts, 'workplaceId' | 'track' | 'associationId' | 'contactPersonId'>;

/** What stands in the form. Dates and hours are as they were typed: the engine reads them. */
export interface Fields extends Typed {
  person: PickedParty | null;
  /** Somebody who is in no records yet. */
  newPerson: (Pick<PersonFacts, 'fullName' | 'phone' | 'email' | 'protection'> & Partial<Pick<PersonFacts, 'address'>>) | null;
  volunteer: VolunteerFacts;
  workplace: PickedParty | null;
  association: PickedParty | null;
  contact: PickedParty | null;
  track: CoverTrack | null;
  /** Of an attachment that is changed: from which day on; empty corrects all of it. */
  holdsFrom: string;
}

function blank(): Fields {
  return {
    person: null,
    newPerson: null,
    volunteer: blankVolunteer(),
    workplace: null,
    association: null,
    contact: null,
    track: null,
    holdsFrom: '',
    trackReason: '',
    answers: { throughAssociation: 'open', agreedBeforehand: 'open', signsWeighed: 'open', signs: [] },
    activity: '',
    effortTypeId: null,
    task: '',
    startsOn: '',
    endsOn: '',
    weeklyHours: '',
    approvedBy: '',
    approvedOn: '',
    driving: 'none',
    withChildren: false,
    inHomes: false,
    handlesMoney: false,
    pauses: [],
    lookedAtOn: '',
  };
}

/** The problems that belong to a part of the form, where they go by other names. */
const PROBLEMS_OF: Readonly<Record<string, readonly string[]>> = {
  person: ['personId', 'fullName'],
  newPerson: ['personId', 'fullName', 'phone', 'email', 'address.postalCode'],
  volunteer: ['birthDate'],
  workplace: ['workplaceId'],
  association: ['associationId'],
  contact: ['contactPersonId'],
  track: ['track', 'trackReason', 'associationId'],
};

/** Stands for what is not chosen yet when the form is judged: nobody has this id, and nothing is stored. */
const NOBODY = 0;
/** Stands for words that are still to be written when the form is judged. */
const TO_COME = '…';

function idIn<I extends number>(picked: PickedParty | null): I | null {
  return picked ? (picked.party.id as number as I) : null;
}

/** The fields that go as they stand. */
function typedOf(fields: Fields): Typed {
  const { trackReason, answers, activity, effortTypeId, task, startsOn, endsOn, weeklyHours } = fields;
  const { approvedBy, approvedOn, driving, withChildren, inHomes, handlesMoney, pauses, lookedAtOn } = fields;
  const what = { trackReason, answers, activity, effortTypeId, task, startsOn, endsOn, weeklyHours };
  return { ...what, approvedBy, approvedOn, driving, withChildren, inHomes, handlesMoney, pauses, lookedAtOn };
}

/** The facts as they are sent; nothing while the workplace or the track is to be chosen. */
function factsOf(fields: Fields): AttachmentFacts | null {
  const { workplace, association, contact, track } = fields;
  const workplaceId = idIn<OrganisationId>(workplace);
  if (workplaceId === null || !track) return null;
  const associationId = track === 'via_association' ? idIn<OrganisationId>(association) : null;
  return { ...typedOf(fields), track, workplaceId, associationId, contactPersonId: idIn<PersonId>(contact) };
}

/** The facts as they are judged while they are written: what is still to come stands in for itself, so that the rest can be told. */
function judgedFacts(fields: Fields): AttachmentFacts {
  const filled: Fields = {
    ...fields,
    workplace: fields.workplace ?? standIn('workplace'),
    association: fields.association ?? standIn('association'),
    track: fields.track ?? 'volunteer_work',
    activity: fields.activity.trim() || TO_COME,
    trackReason: fields.trackReason.trim() || TO_COME,
    approvedBy: fields.approvedOn.trim() ? fields.approvedBy.trim() || TO_COME : '',
  };
  return factsOf(filled) as AttachmentFacts;
}

function standIn(kind: 'workplace' | 'association'): PickedParty {
  return { party: { of: 'organisation', id: NOBODY as OrganisationId }, kind, name: TO_COME, contact: null };
}

function slotOf(place: WritingPlace): string {
  if (place.at === 'new') return 'new';
  return place.at === 'attach' ? `attach-${place.volunteer}` : `change-${place.volunteer}-${place.attachment}`;
}

export class Attaching {
  fields = $state.raw<Fields>(blank());
  judged = $state.raw<JudgedAttachment | null>(null);
  efforts = $state.raw<readonly EffortTypeCard[]>([]);
  /** The card of whoever is in the register already. */
  registered = $state.raw<VolunteerCard | null>(null);
  /** Why the form could not be begun. */
  problem = $state('');
  readonly form = new Submitting();
  readonly #place: WritingPlace;
  readonly #draft: FormDraft<Fields>;
  readonly #key = newRequestKey();
  #version = 0;
  #chosen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #done = false;

  constructor(place: WritingPlace) {
    this.#place = place;
    this.#draft = draftOf<Fields>(slotOf(place));
  }

  /** Whether a verdict can be told: without a track and a first day there is none. */
  get isJudged(): boolean {
    return this.fields.track !== null && this.fields.startsOn.trim() !== '';
  }

  async begin(): Promise<void> {
    const place = this.#place;
    const [efforts, begun] = await Promise.all([call('list_effort_types', {}), this.#draft.read()]);
    if (efforts.ok) this.efforts = efforts.answer;
    if (place.at === 'new') await this.#beginNew(place, begun);
    else await this.#beginAt(place.volunteer, place.at === 'change' ? place.attachment : null);
    if (begun) this.fields = { ...this.fields, ...begun };
    this.#chosen = this.fields.track !== null;
    await this.#judge();
  }

  async #beginNew({ person, name, workplace }: Extract<WritingPlace, { at: 'new' }>, begun: Fields | null): Promise<void> {
    if (workplace) this.fields = { ...this.fields, workplace: await partyOf(workplace) };
    if (person) await this.pickPerson(await personOf(person));
    else if (begun?.person) await this.pickPerson(begun.person);
    else if (name) this.fields = { ...this.fields, newPerson: { fullName: name, phone: '', email: '', protection: 'open' } };
  }

  async #beginAt(personId: PersonId, attachmentId: AttachmentId | null): Promise<void> {
    const outcome = await call('open_volunteer', { personId });
    if (!outcome.ok) {
      this.problem = sentence(outcome.refusal);
      return;
    }
    this.registered = outcome.answer;
    const one = outcome.answer.attachments.find(({ id }) => id === attachmentId);
    if (one) await this.#take(one);
  }

  /** Shows an attachment as it is kept, with its dates as one types them. */
  async #take({ facts, version }: AttachmentCard): Promise<void> {
    const { workplaceId, associationId, contactPersonId, ...kept } = facts;
    const [workplace, association, contact] = await Promise.all([
      partyOf(workplaceId),
      associationId ? partyOf(associationId) : null,
      contactPersonId ? personOf(contactPersonId) : null,
    ]);
    this.#version = version;
    const pauses = kept.pauses.map((pause) => ({ ...pause, from: typedDate(pause.from), to: typedDate(pause.to) }));
    const [startsOn, endsOn, approvedOn] = [kept.startsOn, kept.endsOn, kept.approvedOn].map(typedDate) as [string, string, string];
    this.fields = { ...this.fields, ...kept, pauses, startsOn, endsOn, approvedOn, workplace, association, contact };
  }

  set(change: Partial<Fields>): void {
    this.fields = { ...this.fields, ...change };
    this.#forget(Object.keys(change));
    this.#draft.write(this.#title, this.fields);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#judge(), PAUSE_MILLISECONDS);
  }

  /** What was wrong with a field is not said of what stands there now. */
  #forget(changed: readonly string[]): void {
    const gone = changed.flatMap((field) => PROBLEMS_OF[field] ?? [field]);
    const left = Object.entries(this.form.problems).filter(([field]) => !gone.includes(field));
    if (left.length < Object.keys(this.form.problems).length) this.form.problems = Object.fromEntries(left);
  }

  answer(change: Partial<GuideAnswers>): void {
    this.set({ answers: { ...this.fields.answers, ...change } });
  }

  chooseTrack(track: CoverTrack): void {
    this.#chosen = true;
    this.set({ track });
  }

  /** Whoever is in the register already gets one more attachment instead. */
  async pickPerson(person: PickedParty | null): Promise<void> {
    this.set({ person, newPerson: null });
    const personId = person?.party.of === 'person' ? person.party.id : null;
    const outcome = personId ? await call('open_volunteer', { personId }) : null;
    if (this.fields.person !== person) return;
    this.registered = outcome?.ok && outcome.answer.keeping === 'kept' ? outcome.answer : null;
  }

  async #judge(): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await call('judge_attachment', { facts: judgedFacts(this.fields) });
    if (turn !== this.#turn || !outcome.ok) return;
    this.judged = outcome.answer;
    const { proposed } = outcome.answer.guide;
    // The proposal is taken until somebody chooses.
    if (!this.#chosen && proposed !== this.fields.track) this.set({ track: proposed });
  }

  get #title(): string {
    const { person, newPerson, activity } = this.fields;
    const who = this.registered?.fullName ?? person?.name ?? newPerson?.fullName ?? '';
    return [who, activity.trim()].filter(Boolean).join(', ');
  }

  /** Sends the form; answers whose card it belongs on, or nothing where something is to be put right. `alone` leaves out the attachment. */
  async send(what: 'all' | 'alone' = 'all'): Promise<PersonId | null> {
    if (this.#done) return null;
    let whose: PersonId | null = null;
    const send = async (): Promise<Submitted> => {
      const outcome = await this.#sent(what === 'all' ? factsOf(this.fields) : null);
      if (!outcome.ok) return { ok: false, ...this.#refused(outcome.refusal) };
      const { now, undo } = outcome.answer;
      whose = now.personId;
      if (undo) undoStack.push({ label: this.#label(now), undo, about: this.#about(now.personId) });
      return { ok: true };
    };
    const done = await this.form.submit(what === 'all' ? this.#missing() : this.#missingWho(), send);
    if (!done) return null;
    this.drop();
    return whose;
  }

  #sent(facts: AttachmentFacts | null) {
    const place = this.#place;
    if (place.at === 'change' && facts) {
      const holdsFrom = this.fields.holdsFrom.trim();
      return call('change_attachment', { attachmentId: place.attachment, version: this.#version, facts, ...(holdsFrom ? { holdsFrom } : {}) });
    }
    if (this.registered && facts) return call('attach_volunteer', { requestKey: this.#key, personId: this.registered.personId, facts });
    const { person, newPerson, volunteer } = this.fields;
    const who: VolunteerPerson = newPerson
      ? { who: 'new', facts: { ...blankPerson(''), ...newPerson } }
      : { who: 'known', personId: idIn<PersonId>(person) ?? (NOBODY as PersonId) };
    return call('register_volunteer', { requestKey: this.#key, person: who, facts: volunteer, ...(facts ? { attachment: facts } : {}) });
  }

  #refused(refusal: AnyRefusal) {
    const say = texts().attaching;
    const missing = {
      activity: say.where.activityMissing,
      startsOn: say.when.startsOnMissing,
      trackReason: say.guide.reasonMissing,
      fullName: say.who.fullNameMissing,
      approvedBy: say.when.approvedByMissing,
      approvedOn: say.when.approvedOnMissing,
    };
    return refusedForm(refusal, (path) => path.replace(/^(person\.facts|person|attachment|facts)\./, ''), missing);
  }

  #missingWho(): Record<string, string> {
    const say = texts().attaching.who;
    const { person, newPerson } = this.fields;
    if (newPerson) return newPerson.fullName.trim() ? {} : { fullName: say.fullNameMissing };
    return person || this.registered ? {} : { personId: say.personMissing };
  }

  /** What can be seen to be missing, in the order of the form. */
  #missing(): Record<string, string> {
    const say = texts().attaching;
    const { workplace, activity, track, association, startsOn } = this.fields;
    const wanted: [string, boolean, string][] = [
      ['workplaceId', workplace !== null, say.where.workplaceMissing],
      ['activity', activity.trim() !== '', say.where.activityMissing],
      ['track', track !== null, say.guide.trackMissing],
      ['associationId', track !== 'via_association' || association !== null, say.guide.associationMissing],
      ['startsOn', startsOn.trim() !== '', say.when.startsOnMissing],
    ];
    return { ...this.#missingWho(), ...Object.fromEntries(wanted.flatMap(([field, is, text]) => (is ? [] : [[field, text]]))) };
  }

  #label({ fullName }: VolunteerCard): string {
    const say = texts().insurance.did;
    const what = this.fields.activity.trim();
    if (this.#place.at === 'change') return say.attachmentChanged(fullName, what);
    return this.registered ? say.attached(fullName, what) : say.registered(fullName);
  }

  #about(personId: PersonId): string {
    return this.#place.at === 'change' ? `attachment:${this.#place.attachment}` : `volunteer:${personId}`;
  }

  /** The form was finished or given up. */
  drop(): void {
    this.#done = true;
    clearTimeout(this.#timer);
    void this.#draft.drop();
  }
}
