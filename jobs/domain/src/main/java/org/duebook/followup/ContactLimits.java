package org.duebook.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.duebook.ledger.ActivityFact.Channel;

/**
 * The first day on which limits allow a contact, from what was done so far. Once a day allows it,
 * every later one does, so the day is the same whenever it is asked for.
 */
final class ContactLimits {
  private final ContactPolicy policy;
  private final AccountActivities activities;
  private final LocalDate lastPaymentOn;

  /** Limits after the latest payment of anyone, which may be null. */
  ContactLimits(ContactPolicy policy, AccountActivities activities, LocalDate lastPaymentOn) {
    this.policy = policy;
    this.activities = activities;
    this.lastPaymentOn = lastPaymentOn;
  }

  /** For a reminder or another contact; null if nothing ever limited it. */
  LocalDate contactFrom() {
    LocalDate from =
        lastPaymentOn == null ? null : lastPaymentOn.plusDays(policy.quietDaysAfterPayment() + 1L);
    for (ContactPolicy.Cap cap : policy.caps()) {
      from = later(from, roomFrom(activities.contacts(), cap));
    }
    return from;
  }

  /** For a call, which is an attempt and may become a conversation. */
  LocalDate callFrom() {
    LocalDate from =
        later(contactFrom(), roomFrom(activities.callAttempts(), policy.calls().cap()));
    LocalDate spokenOn = activities.lastConversationOn();
    return spokenOn == null
        ? from
        : later(from, spokenOn.plusDays(policy.calls().quietDaysAfterConversation() + 1L));
  }

  LocalDate from(Channel channel) {
    return channel == Channel.PHONE ? callFrom() : contactFrom();
  }

  /** The first of some channels that may be used, or null. */
  Channel first(Channel... wanted) {
    Set<Channel> consentNeeded = policy.consentNeeded();
    for (Channel channel : wanted) {
      if (activities.channels().mayUse(channel, consentNeeded)) {
        return channel;
      }
    }
    return null;
  }

  private static LocalDate roomFrom(List<LocalDate> days, ContactPolicy.Cap cap) {
    return days.size() < cap.most()
        ? null
        : days.get(days.size() - cap.most()).plusDays(cap.days());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
