package org.duebook.followup;

import java.util.EnumSet;
import java.util.Set;
import org.duebook.ledger.ActivityFact;
import org.duebook.ledger.ActivityFact.Channel;

/**
 * Which ways to reach the patient work and are allowed, read from the activities in order.
 *
 * <p>A channel that failed stays failed until the details are renewed or somebody is spoken with on
 * it. Only OPTED_IN lifts an OPTED_OUT; one without a channel means all channels.
 */
public final class ContactChannels {
  private static final Set<Channel> REACHING =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Channel.IN_PERSON)));

  private final Set<Channel> failed = EnumSet.noneOf(Channel.class);
  private final Set<Channel> optedOut = EnumSet.noneOf(Channel.class);
  private final Set<Channel> agreed = EnumSet.noneOf(Channel.class);
  private final Set<Channel> known = EnumSet.noneOf(Channel.class);

  ContactChannels() {}

  void read(ActivityFact activity) {
    Set<Channel> meant =
        activity.channel() == null ? EnumSet.allOf(Channel.class) : EnumSet.of(activity.channel());
    boolean named = activity.channel() != null;
    switch (activity.type()) {
      case CONTACT_FAILED -> {
        if (named) {
          failed.addAll(meant);
          known.removeAll(meant);
        }
      }
      case CONTACT_UPDATED -> {
        failed.removeAll(meant);
        if (named) {
          known.addAll(meant);
        }
      }
      case CONVERSATION -> {
        if (named) {
          failed.removeAll(meant);
          known.addAll(meant);
        }
      }
      case STATEMENT_SENT, REMINDER_SENT -> {
        if (named && !failed.containsAll(meant)) {
          known.addAll(meant);
        }
      }
      case OPTED_OUT -> {
        optedOut.addAll(meant);
        agreed.removeAll(meant);
      }
      case OPTED_IN -> {
        optedOut.removeAll(meant);
        if (named) {
          agreed.addAll(meant);
          known.addAll(meant);
        }
      }
      case CONSENT_GIVEN -> {
        if (named) {
          agreed.addAll(meant);
          known.addAll(meant);
        }
      }
      default -> {
        // Says nothing about a channel.
      }
    }
  }

  /** Whether a way to reach the patient has failed and was not renewed. */
  public boolean anyFailed() {
    return !failed.isEmpty();
  }

  /** Whether a channel has failed and was not renewed. */
  public boolean hasFailed(Channel channel) {
    return failed.contains(channel);
  }

  /** Whether a channel may not be used any more. */
  public boolean isOptedOut(Channel channel) {
    return optedOut.contains(channel);
  }

  /**
   * Whether a channel may be tried: it has not failed, the patient has not opted out, and has
   * agreed where that is needed.
   */
  public boolean mayUse(Channel channel, Set<Channel> consentNeeded) {
    return !failed.contains(channel)
        && !optedOut.contains(channel)
        && (!consentNeeded.contains(channel) || agreed.contains(channel));
  }

  /** Channels known to work: used or agreed to, not failed since, not opted out of. */
  public Set<Channel> reachable() {
    Set<Channel> reachable = EnumSet.copyOf(REACHING);
    reachable.retainAll(known);
    reachable.removeAll(failed);
    reachable.removeAll(optedOut);
    return Set.copyOf(reachable);
  }

  /**
   * Whether something failed and nothing is left; a letter is taken to arrive until one returns.
   */
  boolean needVerifying() {
    boolean letterArrives = !failed.contains(Channel.MAIL) && !optedOut.contains(Channel.MAIL);
    return anyFailed() && reachable().isEmpty() && !letterArrives;
  }
}
