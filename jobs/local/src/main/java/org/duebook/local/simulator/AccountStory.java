package org.duebook.local.simulator;

/**
 * One account: its draws, its agenda, and the stories that play in it. Nothing outside is touched
 * but the events, so an account's history depends on the seed and its own number only.
 */
final class AccountStory {
  private static final long ACCOUNT_STREAM = 2;

  private final World world;
  private final Chance chance;
  private final AccountProfile profile;
  private final Journal journal;
  private final BenefitYear benefits;
  private final Guarantor guarantor;
  private final Agenda agenda = new Agenda();

  AccountStory(World world, int accountIndex) {
    this.world = world;
    this.chance = Chance.of(world.seed(), ACCOUNT_STREAM, accountIndex);
    OpaqueIds ids = new OpaqueIds(world.seed(), accountIndex);
    this.profile = AccountProfile.draw(ids.next('g'), world.market(), chance);
    this.journal = new Journal(world, ids, profile);
    this.benefits = new BenefitYear(world.start(), profile.plan(), chance);
    this.guarantor = new Guarantor(this);
    new VisitStory(this).begin(world.start().toEpochDay());
  }

  /** Plays everything up to the end of a day; the day of the next step, or {@link Agenda#NEVER}. */
  long playThrough(long epochDay) {
    long end = (epochDay + 1) * Hours.DAY_MILLIS;
    while (agenda.nextTime() < end) {
      long now = agenda.nextTime();
      agenda.take().play(now);
    }
    return nextDay();
  }

  /** The day of the next step, or {@link Agenda#NEVER}. */
  long nextDay() {
    long next = agenda.nextTime();
    return next == Agenda.NEVER ? next : Hours.dayOf(next);
  }

  /** Plans a step for {@code days} from now, at a time and on a day when such things are done. */
  void plan(long now, int days, Hours hours, Agenda.Step step) {
    planOn(now, Hours.dayOf(now) + days, hours, step);
  }

  /** Plans a step for a day; if that leaves no time after now, for the next possible one. */
  void planOn(long now, long epochDay, Hours hours, Agenda.Step step) {
    long day = hours.openDay(Math.max(epochDay, Hours.dayOf(now)));
    long time = hours.within(day, chance);
    if (time <= now) {
      time = hours.within(hours.openDay(Hours.dayOf(now) + 1), chance);
    }
    agenda.add(time, step);
  }

  /** How many steps are planned. */
  int pendingSteps() {
    return agenda.size();
  }

  World world() {
    return world;
  }

  Chance chance() {
    return chance;
  }

  AccountProfile profile() {
    return profile;
  }

  Journal journal() {
    return journal;
  }

  BenefitYear benefits() {
    return benefits;
  }

  Guarantor guarantor() {
    return guarantor;
  }
}
