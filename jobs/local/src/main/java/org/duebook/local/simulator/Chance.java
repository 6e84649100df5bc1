package org.duebook.local.simulator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The draws of one account, practice or event: a stream of its own that nothing else touches.
 *
 * <p>Only {@link StrictMath} is used, so that a seed gives the same history on every machine.
 */
final class Chance {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final SplittableRandom random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * The stream of one thing within a history; {@code purpose} keeps streams of different things
   * apart.
   */
  static Chance of(long seed, long purpose, long index) {
    return new Chance(mix(mix(mix(seed) + purpose) + index));
  }

  /**
   * Scatters the bits of a number; different numbers stay different (finalizer of MurmurHash3,
   * mixer 13).
   */
  static long mix(long number) {
    long bits = number + GOLDEN_GAMMA;
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** Evenly from {@code low} to {@code high}. */
  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A whole number, evenly from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** Evenly from 0 up to, but not including, {@code bound}. */
  long below(long bound) {
    return random.nextLong(bound);
  }

  /** Log-normal: half of the draws are below the median; sigma is the spread of the logarithm. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** The waiting time until the next of events that come independently, {@code mean} apart. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** A delay in whole days. */
  int days(Lag lag) {
    long days = StrictMath.round(logNormal(lag.medianDays(), lag.sigma()));
    return (int) Math.max(lag.minDays(), Math.min(lag.maxDays(), days));
  }

  /** One of some, with the probability that its weight has in the sum of all. */
  <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
    double sum = 0;
    for (T choice : choices) {
      sum += weight.applyAsDouble(choice);
    }
    double left = random.nextDouble() * sum;
    for (T choice : choices) {
      left -= weight.applyAsDouble(choice);
      if (left < 0) {
        return choice;
      }
    }
    return choices.get(choices.size() - 1);
  }

  /** An index, with the probability that its weight has in the sum of all. */
  int index(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  // Marsaglia's polar method; the second value of the pair is not kept, an account is small.
  private double gaussian() {
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }
}
